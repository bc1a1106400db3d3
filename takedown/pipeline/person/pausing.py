"""Pausing: nothing goes on by itself for a case until its person says so; what she asks for by hand is still done."""

from __future__ import annotations

from takedown.cases.case import Case
from takedown.cases.event import EventKind
from takedown.cases.noun import now
from takedown.pipeline.casework import searched
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES
from takedown.store import Transaction


def pause(session: Session, case_id: str) -> Case:
    """Have nothing looked at, drafted or gathered of itself for a case from now on; once paused it stays so.

    Raises:
        NotFound, CaseNotOpen: nothing was changed.
    """
    return _changed(session, case_id, paused=True)


def go_on(session: Session, case_id: str) -> Case:
    """Have it go on; what became due meanwhile is due at once.

    Raises:
        NotFound, CaseNotOpen: nothing was changed.
    """
    return _changed(session, case_id, paused=False)


def going(tx: Transaction) -> list[Case]:
    """Return the cases that something is done for without being asked: those searched for that aren't paused."""
    return [case for case in searched(tx) if case.agreed.paused_at is None]


def _changed(session: Session, case_id: str, *, paused: bool) -> Case:
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        if (case.agreed.paused_at is not None) == paused:
            return case
        agreed = case.agreed.model_copy(update={"paused_at": now() if paused else None})
        case = case.model_copy(update={"agreed": agreed})
        CASES.renew(tx, case, "agreed")
        body: dict[str, object] = {"fields": ["agreed"], "paused": paused}
        session.ledger.append(tx, EventKind.CASE_EDITED, case.id, case.id, body)
    return case
