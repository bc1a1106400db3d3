"""Letters that nobody takes in: discarded by a member, one or many at once, or over after a stated time.

Whatever room they took is free again; without that, whoever sends junk would shut an organisation's door for good. None
is opened for it, so one that can't be opened goes as any other does.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.noun import rfc3339
from takedown.cases.team.door import LetterState
from takedown.cases.team.organisation import Organisation
from takedown.cases.team.role import Right
from takedown.errors import NotShared
from takedown.pipeline.session import Session
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.session import TeamSession
from takedown.store import Row, Transaction

KEPT = timedelta(days=90)
"""So long a letter waits for somebody; the page that it is sent from says so."""


def waiting(session: TeamSession) -> list[str]:
    """Return the ids of the letters that wait, the oldest first.

    Raises:
        NotYours: the role doesn't take letters in.
    """
    session.check(Right.TAKE_IN)
    with session.store.read() as tx:
        return [row["id"] for row in _waiting(tx)]


def discard(session: TeamSession, letters: Iterable[str]) -> int:
    """Destroy letters that wait, unopened, all of them or none; return how many they were.

    What was taken in or discarded meanwhile isn't counted, and stays as it is.

    Args:
        session: a member's. letters: their ids.

    Raises:
        NotYours: the role doesn't take letters in.
        NotShared: one adds to a case that isn't shared with her. None was discarded.
    """
    session.check(Right.TAKE_IN)
    chosen = set(letters)
    with session.store.begin() as tx:
        found = [row for row in _waiting(tx) if row["id"] in chosen]
        _check_shared(session, tx, {row["door_id"] for row in found} - {None})
        return _destroyed(session, tx, [row["id"] for row in found], {"by": session.actor.id})


def expire(session: FleetSession, organisation: Organisation, at: datetime) -> int:
    """Destroy what has waited for longer than ``KEPT`` at ``at``; return how many letters that were.

    Args:
        session: a worker's. organisation: whose letters. at: taken for the time.
    """
    over = rfc3339(at - KEPT)
    here = session.within(organisation)
    with here.store.begin() as tx:
        gone = [row["id"] for row in _waiting(tx) if row["made_at"] < over]
        return _destroyed(here, tx, gone, {"why": "expired"})


def _waiting(tx: Transaction) -> list[Row]:
    """Return what lies beside the letters that wait; what is in them may be much, and isn't read."""
    return tx.rows("letterbox", order_by="made_at", state=LetterState.WAITING.value, only=["made_at", "door_id"])


def _destroyed(session: Session, tx: Transaction, letters: list[str], body: dict[str, object]) -> int:
    # Of two who do it at once, or of whoever takes one in meanwhile, the first has it.
    gone = [one for one in letters if tx.delete("letterbox", id=one, state=LetterState.WAITING.value)]
    if gone:
        session.ledger.append_all(tx, EventKind.LETTER_DISCARDED, None, [(one, body) for one in gone])
    return len(gone)


def _check_shared(session: TeamSession, tx: Transaction, doors: set[str]) -> None:
    """Let pass doors that lead to no case, to one that is shared with her, or to one that is erased.

    Raises:
        NotShared: as it says.
    """
    led = {row["case_id"] for row in tx.rows("doors", id=sorted(doors), only=["case_id"])} if doors else set()
    others = led - {None} - {subject for subject, _ in tx.shares(session.actor.id).all_wrapped()}
    if not others:
        return
    # Whether a case is erased lies in clear, for those too with whom it isn't shared.
    with session.server.outside(session.organisation.id).read() as outside:
        states = [row["status"] for row in outside.rows("cases", raw=True, only=["status"], id=sorted(others))]
    if any(one != CaseStatus.ERASED.value for one in states):
        raise NotShared(table="cases", column="label")
