"""The caseload: every case with what waits in it, out of the overview that is held in memory."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from takedown.cases.case import Case
from takedown.cases.noun import now, rfc3339
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.reading import CaseRows
from takedown.pipeline.overview.row import Lane


@dataclass(frozen=True, slots=True)
class Load:
    """One case, in counts of copies and letters.

    Attributes:
        pressing: overdue, there again, or answered. decide: found and sure enough. write: to be written to or sent.
        waiting: somebody else's turn. down: copies that are gone.
        next_at: the earliest date of what waits. references: of its letters.
    """

    case: Case
    pressing: int
    decide: int
    write: int
    waiting: int
    down: int
    next_at: datetime | None
    references: tuple[str, ...]

    def has(self, asked: str) -> bool:
        """Return whether ``asked`` stands in its label, names, id, complaint number or a letter's reference."""
        case, wanted = self.case, asked.casefold()
        own = (case.label, case.name, case.id, case.contact, case.particulars.organisation)
        return any(wanted in one.casefold() for one in (*own, case.particulars.complaint_number, *self.references))


def loads(overview: Overview) -> list[Load]:
    """Return every case that wasn't erased, the latest first."""
    overview.refresh()
    moment = rfc3339(now())
    return [_load(one, moment) for one in reversed(overview.cases)]


def alike(known: Iterable[Load], case: Case) -> list[Case]:
    """Return cases with the label, or the contact, of one that isn't opened yet: perhaps it is the same person."""
    label, contact = case.label.casefold(), case.contact.casefold()
    cases = (one.case for one in known)
    return [one for one in cases if one.label.casefold() == label or (contact and one.contact.casefold() == contact)]


def _load(one: CaseRows, moment: str) -> Load:
    lanes, late = one.lanes, bisect_right(one.dates, moment)
    return Load(
        one.case,
        pressing=late + lanes[Lane.BACK] + lanes[Lane.ANSWERED],
        decide=lanes[Lane.CONFIRM],
        write=lanes[Lane.WRITE] + lanes[Lane.LETTERS],
        waiting=lanes[Lane.WAITING] - late,
        down=one.down,
        next_at=datetime.fromisoformat(one.dates[0]) if one.dates else None,
        references=one.references,
    )
