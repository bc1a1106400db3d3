"""What the report of a bundle tells: which addresses, what was seen there, when, how, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from takedown.evidence.bundle.trail import Trail


@dataclass(frozen=True, slots=True)
class Spreader:
    """One post that showed or passed on a copy, as its host told of it."""

    kind: str
    handle: str
    host: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One address.

    Attributes:
        reported: the person gave it herself, and the program has not recognised the file by itself.
        sha256: each digest of the bytes as served that was seen there, hex; more than one where the file changed.
        size: bytes; width, height: pixels; 0 where nothing was measured.
        sightings, captures: the numbers of their folders.
    """

    number: int
    url: str
    page: str
    host: str
    first: datetime
    last: datetime
    verdict: str
    checked_at: datetime | None
    method: str
    reported: bool = False
    sha256: tuple[str, ...] = ()
    size: int = 0
    width: int = 0
    height: int = 0
    spreaders: tuple[Spreader, ...] = ()
    sightings: tuple[int, ...] = ()
    captures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the ledger: its number, its kind, and the address or the letter that it is about.

    Attributes:
        kind: ``handover-event-<kind>`` in ``locale/``. detail: a verdict, or empty.
    """

    at: datetime
    entry: int
    kind: str
    address: int = 0
    letter: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter that was sent: the number of its folder, to whom, on which basis, when."""

    number: int
    recipient: str
    at: datetime
    reference: str
    answers: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """One timestamp: the number of its files, by whom, when, and how many of the ledger's entries it covers."""

    number: int
    authority: str
    at: datetime
    covers: int


@dataclass(frozen=True, slots=True)
class Account:
    """All that the report tells.

    Attributes:
        case: the reference. key: the fingerprint of the signing key, hex. software: its name and version.
        whole: false where nothing but addresses and the ledger is given.
        context: what the visits were made with, by field (``handover-context-<field>``), each value once.
        entries: of this case; posts: in the file of posts.
        trail: the sums for one file, as an example; ``None`` where there is none to show.
    """

    case: str
    opened_at: datetime
    made_at: datetime
    key: str
    software: str
    whole: bool
    seen: tuple[Seen, ...]
    events: tuple[Event, ...]
    letters: tuple[Sent, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    context: tuple[tuple[str, tuple[str, ...]], ...] = ()
    entries: int = 0
    posts: int = 0
    trail: Trail | None = None
