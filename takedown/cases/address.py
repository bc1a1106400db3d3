"""A known address of a copy, and what every look at it found. A copy is down only when all of its addresses are.

What the looks together prove is decided here: a single 404 may be a mistake, a moment's trouble or a host that hides
from one visitor, so it proves nothing; two looks apart in time do. Not being let in proves nothing either way.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field

from takedown.cases.match import Verdict
from takedown.cases.noun import Moment, Noun

ABSENT = frozenset({Verdict.GONE, Verdict.SOFT_GONE})
"""What a look or a state says of a copy that isn't there: plainly, or behind an answer that says so in its own way."""
_SILENT = frozenset({Verdict.BLOCKED, Verdict.UNREACHABLE})
"""Looks that neither prove nor disprove anything."""

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

    @property
    def absences(self) -> tuple[Looked, ...]:
        """The looks that found nothing since the copy was last seen there."""
        since = max((place for place, one in enumerate(self.looks) if one.verdict is Verdict.LIVE), default=-1)
        return tuple(one for one in self.looks[since + 1 :] if one.verdict in ABSENT)

    @property
    def pending(self) -> bool:
        """Whether it seems to be gone, and the second look that would prove it is still to come."""
        return bool(self.absences) and self.verdict not in ABSENT

    @property
    def gone_since(self) -> Moment | None:
        """When the first of the looks found nothing, of what is proven gone."""
        return self.absences[0].at if self.verdict in ABSENT and self.absences else None

    @property
    def reappeared_at(self) -> Moment | None:
        """When the copy was there again after looks that found nothing; ``None`` where it was never away."""
        away = max((place for place, one in enumerate(self.looks) if one.verdict in ABSENT), default=None)
        if away is None:
            return None
        return next((one.at for one in self.looks[away:] if one.verdict is Verdict.LIVE), None)

    def looked(self, look: Looked, apart: timedelta) -> Self:
        """Return the address after one more look.

        Args:
            look: what was found, the last of all looks.
            apart: how far apart two looks have to be to prove that it is gone.
        """
        looks = (*self.looks, look)[-LOOKS_KEPT:]
        changes = {"looks": looks, "checked_at": look.at, "verdict": self._proven(look, apart)}
        return self.model_copy(update=changes)

    def came_back(self, before: Self) -> bool:
        """Return whether the copy, proven gone ``before``, is there again."""
        return before.verdict in ABSENT and self.verdict is Verdict.LIVE

    def _proven(self, look: Looked, apart: timedelta) -> Verdict:
        """Return what the looks prove together with this one."""
        if look.verdict in _SILENT:
            return self.verdict if self.verdict in ABSENT else look.verdict
        if look.verdict not in ABSENT:
            return look.verdict
        earlier = [one for one in self.absences if look.at - one.at >= apart]
        if not earlier:
            return self.verdict if self.verdict in ABSENT else Verdict.UNKNOWN
        plain = look.verdict is Verdict.GONE and any(one.verdict is Verdict.GONE for one in earlier)
        return Verdict.GONE if plain else Verdict.SOFT_GONE
