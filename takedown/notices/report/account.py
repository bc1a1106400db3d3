"""What a report tells: each copy's fate, counted over all confirmed copies, and what was seen on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from takedown.cases.copy import CopyState, Standing
from takedown.cases.notice import Notice, NoticeState
from takedown.notices.course import SOURCE, TAKERS, Course, given_up
from takedown.notices.ladder import over


class Fate(StrEnum):
    """What became of one copy; each has exactly one. ``report-fate-<fate>`` in ``locale/`` are its words.

    ``gone``: proven gone at its source, by two looks. ``page-gone``: the page is gone, the file is still served.
    ``part``: some of its addresses are gone. ``back``: it was proven gone and is there again. ``said-gone``: they say
    so, and no look has proven it. ``de-indexed``: a search engine took it out, the source didn't. ``silent``: every
    letter had its time and no answer came.
    """

    GONE = "gone"
    PAGE_GONE = "page-gone"
    PART = "part"
    SAID_GONE = "said-gone"
    DE_INDEXED = "de-indexed"
    BACK = "back"
    REFUSED = "refused"
    ASKED = "asked"
    WAITING = "waiting"
    SILENT = "silent"
    NOT_ASKED = "not-asked"


Kind = Literal["seen", "repost", "notified", "gone", "back"]
KINDS: tuple[Kind, ...] = ("seen", "repost", "notified", "gone", "back")


@dataclass(frozen=True, slots=True)
class Line:
    """One copy, without its address: the report may be left lying about.

    Attributes:
        number: in the order in which they were first seen.
        to: the names of those who were asked, the first first.
        checked_on: the last look; ``None``: never looked at.
    """

    number: int
    host: str
    seen_on: date
    sent_on: date | None
    to: tuple[str, ...]
    fate: Fate
    checked_on: date | None


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """What was seen or done on one day (UTC) at one host, and how often."""

    day: date
    host: str
    kind: Kind
    count: int = 1


@dataclass(frozen=True, slots=True)
class Next:
    """One step to come: when, which (``ladder-step-<step>``), to whom, and whose date it is."""

    day: date
    step: str
    recipient: str
    basis: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that a report tells.

    Attributes:
        made_on: the day of the report.
        lines: every copy that a person confirmed.
        undecided: finds that nobody has decided yet; they are in no other figure.
    """

    made_on: date
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    next: tuple[Next, ...] = ()
    undecided: int = 0

    @property
    def fates(self) -> tuple[tuple[Fate, int], ...]:
        """How many copies had each fate, the fates in their order; none is left out for being rare."""
        counted = Counter(line.fate for line in self.lines)
        return tuple((fate, counted[fate]) for fate in Fate if counted[fate])


def fate_of(course: Course, standing: Standing, at: datetime) -> Fate:
    """Return what became of one copy: what looks proved comes before what anybody says."""
    if standing.state is CopyState.DOWN:
        return Fate.GONE
    if standing.state is CopyState.PARTLY:
        return Fate.PAGE_GONE if "page-gone-file-served" in standing.reasons else Fate.PART
    if course.back_at is not None:
        return Fate.BACK
    return _asked(course, at)


def _asked(course: Course, at: datetime) -> Fate:
    """Return where the letters about a copy that is up, or that can't be seen, have led."""
    sent = [one for one in course.notices if one.sent_at and course.kind(one) in TAKERS and not given_up(one)]
    if not sent:
        return Fate.NOT_ASKED
    source = [one for one in sent if course.kind(one) in SOURCE]
    if any(one.state is NoticeState.REMOVED and not _seen_since(course, one) for one in source):
        return Fate.SAID_GONE
    if any(one.state is NoticeState.REMOVED and course.kind(one) == "search_engine" for one in sent):
        return Fate.DE_INDEXED
    last = {NoticeState.REFUSED: Fate.REFUSED, NoticeState.HELD: Fate.ASKED}.get(sent[-1].state)
    if last is not None:
        return last
    if any(one.state in (NoticeState.SENT, NoticeState.ACKNOWLEDGED) and at < over(course, one)[0] for one in sent):
        return Fate.WAITING
    return Fate.REFUSED if any(one.state is NoticeState.REFUSED for one in sent) else Fate.SILENT


def _seen_since(course: Course, notice: Notice) -> bool:
    return course.live_at is not None and notice.decided_at is not None and course.live_at > notice.decided_at


def marks(events: Iterable[tuple[date, str, Kind]]) -> tuple[Mark, ...]:
    """Return the events counted by day, host and kind, the earliest first."""
    counted = Counter(events)
    return tuple(sorted(Mark(day, host, kind, count) for (day, host, kind), count in counted.items()))
