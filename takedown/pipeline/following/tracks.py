"""Tracks: each confirmed copy of a case with what became of it, when it is looked at next, and its next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.case import Case
from takedown.cases.copy import Copy
from takedown.cases.notice import Notice
from takedown.notices.course import WAITING
from takedown.notices.report.account import Fate, fate_of
from takedown.pipeline.following.agenda import next_look_of
from takedown.pipeline.following.ladder import Due, Path, paths_of, steps_of, urgency
from takedown.pipeline.letters.addressees import Addressees, UnknownRecipient
from takedown.pipeline.session import Session
from takedown.store import Transaction


@dataclass(frozen=True, slots=True)
class Track:
    """One copy.

    Attributes:
        number: in the order in which they were first seen, as in the report.
        path: the copy, and what was written about it. fate: what became of it.
        looked_at, next_look: the last look and the next; ``None``: none.
        steps: what waits or comes for it, the most urgent first.
    """

    number: int
    path: Path
    fate: Fate
    looked_at: datetime | None = None
    next_look: datetime | None = None
    steps: tuple[Due, ...] = ()

    @property
    def copy(self) -> Copy:
        """The copy itself."""
        return self.path.copy

    @property
    def id(self) -> str:
        """The id of its first match, by which a page names it."""
        return self.path.copy.matches[0].id

    @property
    def host(self) -> str:
        """Where it is."""
        return self.path.copy.matches[0].host

    @property
    def seen_at(self) -> datetime:
        """When it was seen first."""
        return min(match.seen_at for match in self.path.copy.matches)

    @property
    def turn(self) -> Due | None:
        """What waits for a person, if anything does."""
        return next((one for one in self.steps if one.step.rung in WAITING), None)

    @property
    def next_step(self) -> Due | None:
        """What the program drafts next."""
        return next((one for one in self.steps if one.step.rung not in WAITING), None)


def tracks_of(session: Session, tx: Transaction, addressees: Addressees, case: Case, at: datetime) -> list[Track]:
    """Return the tracks of a case; of one that isn't searched for, nothing comes next."""
    paths = list(paths_of(session, tx, addressees, case))
    written = (path for path in paths if path.course.notices)
    steps = sorted(steps_of(tx, written, at), key=urgency) if case.is_searched else []
    return [_track(session, number, path, steps, at) for number, path in enumerate(paths, start=1)]


def _track(session: Session, number: int, path: Path, steps: list[Due], at: datetime) -> Track:
    ours = {match.id for match in path.copy.matches}
    sent = max((one.sent_at for one in path.course.notices if one.sent_at), default=None)
    apart = timedelta(seconds=session.settings.recheck.apart)
    looks = [one.checked_at for one in path.copy.addresses if one.checked_at]
    comes = [next_look_of(one, sent, apart, at) for one in path.copy.addresses] if path.case.is_searched else []
    return Track(
        number,
        path,
        fate_of(path.course, path.copy.standing, at),
        max(looks, default=None),
        min(comes, default=None),
        tuple(one for one in steps if ours & set(one.matches)),
    )


def name_of(addressees: Addressees, notice: Notice) -> str:
    """Return whom a notice is written to, by name; the id where nobody knows it any more."""
    try:
        return addressees.of_notice(notice).name
    except UnknownRecipient:
        return notice.recipient


def to_whom(addressees: Addressees, one: Due) -> str:
    """Return to whom a step goes, by name; empty where that is found out only then."""
    if one.target is None:
        return name_of(addressees, one.notice)
    known = addressees.directory.get(one.recipient)
    return known.name if known else ""
