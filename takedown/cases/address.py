"""A known address of a copy, and what every look at it found. A copy is down only when all of its addresses are."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from takedown.cases.match import Verdict
from takedown.cases.noun import Moment, Noun

LOOKS_KEPT = 40
"""The last looks that an address keeps with their reasons; the ledger keeps all."""


class AddressRole(StrEnum):
    """What stands at an address of a copy."""

    FILE = "file"
    """The media as matched."""
    ORIGINAL = "original"
    """The full size that a matched thumbnail leads to."""
    THUMBNAIL = "thumbnail"
    PAGE = "page"
    """A page of the host that serves the file."""
    EMBED = "embed"
    """A page that only shows a file which another host serves."""
    FEED = "feed"
    API = "api"
    """A feed or an interface that lists the copy."""

    @property
    def serves(self) -> bool:
        """Whether the address gives the media themselves."""
        return self in (AddressRole.FILE, AddressRole.ORIGINAL, AddressRole.THUMBNAIL)


class Looked(Noun):
    """One look: when, what it found, and why in a code (``look-<code>`` in ``locale/``)."""

    at: Moment
    verdict: Verdict
    reason: str
    status: int = 0


class Address(Noun):
    """One address of one copy. Stored once per match and address.

    ``verdict`` is what the looks together prove: ``gone`` and ``soft-gone`` take two looks apart in time; the last
    look alone is ``looks[-1]``.
    """

    id: str
    case_id: str
    match_id: str
    """The match that the address belongs to; the matches of one picture on one page are one copy."""
    role: AddressRole
    added_at: Moment
    verdict: Verdict = Verdict.UNKNOWN
    checked_at: Moment | None = None
    next_at: Moment | None = None
    """When the schedule looks again; ``None``: not on its own."""
    url: str
    looks: Annotated[tuple[Looked, ...], Field(max_length=LOOKS_KEPT)] = ()
