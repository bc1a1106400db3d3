"""A row of the overview: one copy or one letter, in which lane it is, and what lists are sorted and filtered by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Lane(StrEnum):
    """What is to be done with a row, the most urgent first.

    ``overdue``: the clock of a letter has passed. ``back``: a copy that was gone is there again. ``answered``: somebody
    answered, and a person has to read it. ``confirm``: found, and sure enough that a person should decide. ``new``:
    found, less sure. ``write``: confirmed, and nobody was written to. ``letters``: drafted or approved, not sent.
    ``waiting``: somebody else's turn. ``down``: gone. ``aside``: not hers, hers and may stay, withdrawn, or of a case
    that nothing is done for.
    """

    OVERDUE = "overdue"
    BACK = "back"
    ANSWERED = "answered"
    CONFIRM = "confirm"
    NEW = "new"
    WRITE = "write"
    LETTERS = "letters"
    WAITING = "waiting"
    DOWN = "down"
    ASIDE = "aside"


WORK = (Lane.OVERDUE, Lane.BACK, Lane.ANSWERED, Lane.CONFIRM, Lane.NEW, Lane.WRITE, Lane.LETTERS)
"""The lanes in which it is a person's turn."""


class Row(NamedTuple):
    """One copy (a match) or one letter (a notice).

    Attributes:
        id: of the match or the notice. kind: which of both.
        lane: as stored; ``lane_at`` counts the clock in.
        at: since when it is in its lane, as a row's date (RFC 3339, UTC); ``due_at``: a letter's clock, perhaps empty.
        state: of the match or the notice. verdict, confidence, method: of a copy.
        host: of a copy, or of all of a letter's copies where they have one in common.
        recipient: the directory's id of whom it goes or would go to; empty where nobody is known.
        reference: a letter's own. letter: what kind of letter.
        notice_id: of a copy, the last letter about it. match_ids: of a letter, what it is about.
        held: it waits for a second look. lacks: how many elements a draft lacks.
    """

    id: str
    kind: Literal["copy", "letter"]
    case_id: str
    lane: Lane
    at: str
    state: str
    due_at: str = ""
    verdict: str = ""
    confidence: str = ""
    method: str = ""
    host: str = ""
    recipient: str = ""
    reference: str = ""
    letter: str = ""
    notice_id: str = ""
    match_ids: tuple[str, ...] = ()
    held: bool = False
    lacks: int = 0

    def lane_at(self, moment: str) -> Lane:
        """Return its lane at ``moment`` (RFC 3339, UTC): a letter whose clock has passed is overdue."""
        return Lane.OVERDUE if self.lane is Lane.WAITING and "" < self.due_at <= moment else self.lane


_SURENESS = {"certain": "0", "likely": "1", "possible": "2"}
_NEWEST_FIRST = frozenset({Lane.BACK, Lane.NEW, Lane.DOWN, Lane.ASIDE})


def in_order(lane: Lane, rows: Iterable[Row]) -> list[Row]:
    """Return the rows of one lane in the order in which they are worked on."""
    if lane in (Lane.OVERDUE, Lane.WAITING):
        return sorted(rows, key=lambda row: (row.due_at or "~", row.at, row.id))
    if lane is Lane.CONFIRM:
        return sorted(rows, key=lambda row: (_SURENESS.get(row.confidence, ""), row.at, row.id))
    return sorted(rows, key=lambda row: (row.at, row.id), reverse=lane in _NEWEST_FIRST)


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the overview is wanted; what is empty doesn't matter.

    Attributes:
        lane, case, recipient, host, confidence, verdict: equal to these.
        text: what somebody typed into the search: part of a host, of a reference or of a case's label, an id, a
            recipient, or a whole address.
    """

    lane: str = ""
    case: str = ""
    recipient: str = ""
    host: str = ""
    confidence: str = ""
    verdict: str = ""
    text: str = ""

    def asked(self) -> dict[str, str]:
        """Return what isn't empty, by name."""
        return {name: value for name, value in asdict(self).items() if value}
