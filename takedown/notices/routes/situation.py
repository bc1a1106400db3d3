"""What a route is chosen from, and what is shown of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from takedown.cases.case import Adult
from takedown.cases.particulars import Particulars
from takedown.cases.recipient import Channel, Deadline, Recipient

FEWEST = 5
"""Fewer cases say nothing of a recipient, and might say something of a person: their figures are never shown."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a recipient did so far on a route, in this home's own cases.

    Attributes:
        cases: in how many cases it was written to; at least ``FEWEST``.
        removed: in how many of them every copy was proven gone. median_hours: from sending to the proof, of those.
    """

    cases: int
    removed: int
    median_hours: float | None

    @property
    def share(self) -> float:
        """Of the cases, how many ended with the copies gone: 0 to 1."""
        return self.removed / self.cases


Results = Mapping[tuple[str, str], Result]
"""By recipient and route."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One copy, and who could do something about it.

    Attributes:
        adult: whether the person was 18 or older. country: hers, ISO 3166-1 alpha-2, or empty.
        particulars: her answers; none is guessed.
        holders: who keeps the copy or stands behind, the nearest to the file first.
        directory: everybody else who may be asked: search engines, authorities, hotlines, hash banks.
        today: for the age of entries. results: measured, perhaps none.
    """

    adult: Adult
    country: str
    particulars: Particulars
    holders: tuple[Recipient, ...]
    directory: tuple[Recipient, ...]
    today: date
    results: Results = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One route to one recipient, with what a person should know before she chooses it; codes have words.

    Attributes:
        channel: the way in; of low confidence only where ``held`` says so; ``None`` where there is none.
        why: ``route-why-<why>``, two sentences. learns: ``route-learns-<learns>``, what the recipient learns about her.
        public: ``route-public-<public>``, what whoever published it, or everybody, may learn.
        then: ``route-then-<then>``, what happens if nothing comes: the next rung.
        clock: the deadline that the basis itself sets; ``None``: none, or our own rhythm (``rhythm``).
        rhythm: whether our own reminders follow.
        consequences: ``route-consequence-<code>``, to be read before anything else.
        held: element codes that keep it from being proposed yet; shown after all others.
        old: the entry was read so long ago that a person should look at it again before.
        result: measured here, with at least ``FEWEST`` cases.
    """

    recipient: Recipient
    basis: str
    channel: Channel | None
    why: str
    learns: str
    public: str
    then: str
    clock: Deadline | None
    rhythm: bool
    consequences: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    old: bool = False
    result: Result | None = None
