"""Retention: at its date a case is closed, counted without a name, and its key destroyed; told before, never sooner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from takedown.cases.case import Case, CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.noun import rfc3339
from takedown.pipeline.person import tallies
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES
from takedown.store import Transaction

TOLD_BEFORE = (14, 3)
"""Days before the date on which it is told."""
GRACE = timedelta(days=3)
"""Nothing is destroyed sooner after it was first told: who was away, or whose clock jumped, has this long."""
_ABOUT = "retention"


@dataclass(frozen=True, slots=True)
class Ending:
    """A case whose date is near; ``days`` are left, none or fewer once it is over."""

    case: Case
    days: int


def endings(session: Session, at: datetime, case_id: str | None = None) -> list[Ending]:
    """Return the cases whose date is at most 14 days away or over, the nearest first; nothing is changed.

    Args:
        session: the open vault. at: now. case_id: of this case alone.
    """
    with session.store.read() as tx:
        return list(_endings(tx, at, case_id))


def tell(session: Session, at: datetime) -> list[Ending]:
    """Return those that are to be told now: once 14 days before, once 3 days before; it is recorded that they were."""
    told = []
    with session.store.begin() as tx:
        for ending in _endings(tx, at):
            if _step(ending.days) not in _told(tx, ending.case, at):
                body = {"about": _ABOUT, **_of(ending.case), "step": _step(ending.days), "at": rfc3339(at)}
                session.ledger.append(tx, EventKind.TOLD, ending.case.id, ending.case.id, body)
                told.append(ending)
    return told


def expire(session: Session, at: datetime) -> Iterator[Case]:
    """Close, count and erase every case whose date is there and that was told at least three days before.

    Yields each as it is left: its id and its dates.

    Raises:
        ErasureUnfinished: its key is destroyed, but old pages of the database could not be cleaned up yet.
    """
    for ending in endings(session, at):
        if ending.days <= 0 and (gone := _expired(session, ending.case.id, at)) is not None:
            yield gone


def _expired(session: Session, case_id: str, at: datetime) -> Case | None:
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        # Its date may have been moved since it was read.
        if not any(one.days <= 0 for one in _endings(tx, at, case.id)):
            return None
        first = min(_told(tx, case, at).values(), default=None)
        if first is None or at - first < GRACE:
            return None
        erased = case.moved(CaseStatus.CLOSED).moved(CaseStatus.ERASED)
        lines = tallies.count(session, tx, case, at)
        CASES.renew(tx, erased, "status", "closed_at")
        tx.erase_case(case.id)
        session.ledger.append(tx, EventKind.CASE_EXPIRED, None, case.id, {**_of(case), "tallies": lines})
        session.ledger.append(tx, EventKind.CASE_ERASED, None, case.id, {})
    return erased


def _endings(tx: Transaction, at: datetime, case_id: str | None = None) -> Iterator[Ending]:
    kept = [CaseStatus.OPEN.value, CaseStatus.CLOSED.value]
    chosen: dict[str, Any] = {"status": kept} if case_id is None else {"status": kept, "id": [case_id]}
    for row in tx.rows("cases", order_by="retain_until", raw=True, only=("retain_until",), **chosen):
        until = row["retain_until"]
        if until is not None and (days := (date.fromisoformat(until) - at.date()).days) <= max(TOLD_BEFORE):
            yield Ending(CASES.get(tx, row["id"]), days)


def _step(days: int) -> int:
    """Return which of the times it is: the smallest of ``TOLD_BEFORE`` that has come."""
    return min(step for step in TOLD_BEFORE if days <= step)


def _told(tx: Transaction, case: Case, at: datetime) -> dict[int, datetime]:
    """Return when each step was told about this very date; what a clock said that ran ahead doesn't count."""
    found: dict[int, datetime] = {}
    for row in tx.each("ledger", order_by="seq", case_id=case.id, kind=EventKind.TOLD.value):
        body = row["body"]
        if body.get("about") == _ABOUT and body.get("until") == _of(case)["until"]:
            when = datetime.fromisoformat(body["at"])
            if when <= at:
                found.setdefault(int(body["step"]), when)
    return found


def _of(case: Case) -> dict[str, object]:
    return {"until": case.retain_until.isoformat() if case.retain_until else ""}
