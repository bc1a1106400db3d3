"""Chores: what time alone makes due. ``watch`` does them once an hour at most, ``news`` when somebody asks for it.

No other verb does: what destroys a case, or sends a digest, belongs to a run that a person knows of. What must hold at
once doesn't wait for them either: a consent that is over stops everything by itself (``Case.for_search``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from takedown.cases.case import Case
from takedown.errors import TakedownError
from takedown.pipeline.person import consent, retention, telling
from takedown.pipeline.proof import stamping
from takedown.pipeline.session import Session

EVERY = timedelta(hours=1)


class Chore(StrEnum):
    """What was done.

    ``stopped``: what hadn't left of a case whose consent is over. ``ends-soon``: its date is near. ``ended``: it was
    counted and erased. ``told``: a digest left. ``stamped``: an authority was asked about the ledger. ``problem``:
    one of them couldn't be done, and is tried again.
    """

    STOPPED = "stopped"
    ENDS_SOON = "ends-soon"
    ENDED = "ended"
    TOLD = "told"
    STAMPED = "stamped"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done; ``number``: of notices stopped, of days left, of timestamps."""

    chore: Chore
    case: Case | None = None
    number: int = 0
    problem: TakedownError | None = None


def run(session: Session, at: datetime) -> Iterator[Done]:
    """Do what is due at ``at``; what can't be done is told and keeps nothing else from being done."""
    for chore in (_settle, _tell_ends, _end, _digests, _stamp):
        yield from _guarded(chore, session, at)


def at_home(session: Session, at: datetime) -> Iterator[Done]:
    """Do what is due and contacts nobody."""
    for chore in (_settle, _tell_ends, _end):
        yield from _guarded(chore, session, at)


def _guarded(chore: Callable[[Session, datetime], Iterator[Done]], session: Session, at: datetime) -> Iterator[Done]:
    try:
        yield from chore(session, at)
    except TakedownError as problem:
        yield Done(Chore.PROBLEM, problem=problem)


def _settle(session: Session, _at: datetime) -> Iterator[Done]:
    for done in consent.settle(session):
        yield Done(Chore.STOPPED, done.case, len(done.stopped.notices))


def _tell_ends(session: Session, at: datetime) -> Iterator[Done]:
    for ending in retention.tell(session, at):
        yield Done(Chore.ENDS_SOON, ending.case, ending.days)


def _end(session: Session, at: datetime) -> Iterator[Done]:
    for case in retention.expire(session, at):
        yield Done(Chore.ENDED, case)


def _digests(session: Session, at: datetime) -> Iterator[Done]:
    for told in telling.send_digests(session, at):
        yield Done(Chore.TOLD, told) if isinstance(told, Case) else Done(Chore.PROBLEM, problem=told)


def _stamp(session: Session, at: datetime) -> Iterator[Done]:
    if stamps := stamping.stamp_due(session, at):
        yield Done(Chore.STAMPED, number=len(stamps))
