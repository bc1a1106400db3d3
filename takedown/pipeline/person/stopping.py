"""Stop: what hasn't left for a case is withdrawn, and what waits in the outbox is taken out of it."""

from __future__ import annotations

from dataclasses import dataclass

from takedown.cases.dispatch import DISPATCH_MOVES, DispatchState
from takedown.cases.notice import Notice
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import DISPATCHES, NOTICES
from takedown.store import Transaction

_PERHAPS_OUT = (DispatchState.SENDING, DispatchState.UNSURE)


@dataclass(frozen=True, slots=True)
class Stopped:
    """What was stopped.

    Attributes:
        notices: those that hadn't left, now withdrawn.
        letters: how many were taken out of the outbox.
        under_way: whose last line may have left: they can't be stopped.
    """

    notices: tuple[Notice, ...] = ()
    letters: int = 0
    under_way: tuple[Notice, ...] = ()


def stop_unsent(session: Session, tx: Transaction, case_id: str, *, withdrawals: bool = False) -> Stopped:
    """Withdraw every notice of a case that hasn't left; the outbox lets none of their letters go any more.

    Args:
        session, tx, case_id: of which case, in the transaction that records why.
        withdrawals: whether letters that take something back are stopped too.
    """
    desk = Desk(session)
    letters = _out_of_the_outbox(tx, case_id)
    perhaps = {one.notice_id for one in DISPATCHES.all(tx, order_by="id", case_id=case_id, state=list(_PERHAPS_OUT))}
    # Got by its id, each is held: whoever moves it at this moment is waited for.
    held = [NOTICES.get(tx, one.id) for one in NOTICES.all(tx, order_by="created_at", case_id=case_id)]
    unsent = [one for one in held if one.state in UNSENT and one.sent_at is None]
    kept = [one for one in unsent if withdrawals or one.letter != "withdrawal"]
    stopped = tuple(desk.stopped(tx, one) for one in kept if one.id not in perhaps)
    return Stopped(stopped, letters, tuple(one for one in unsent if one.id in perhaps))


def _out_of_the_outbox(tx: Transaction, case_id: str) -> int:
    """Take every letter of a case that waits out of the outbox; return how many there were."""
    waiting = DISPATCHES.all(tx, order_by="created_at", case_id=case_id, state=DispatchState.WAITING.value)
    held = [DISPATCHES.get(tx, one.id) for one in waiting]
    stopped = [one for one in held if one.state is DispatchState.WAITING]
    for one in stopped:
        DISPATCH_MOVES.check(one.state, DispatchState.UNDONE)
        DISPATCHES.renew(tx, one.model_copy(update={"state": DispatchState.UNDONE}), "state")
    return len(stopped)
