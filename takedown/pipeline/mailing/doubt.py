"""Letters of which nobody knows whether they left: looked for in the person's own mailbox, never sent again by itself.

The blind copy goes to the server in the same transaction as the letter, so that a copy which arrived proves that the
letter was taken on (RFC 5321, 4.1.1.4: one final dot for all addresses). A copy that isn't there proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from takedown.cases.dispatch import DISPATCH_MOVES, Dispatch, DispatchState
from takedown.cases.event import EventKind
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now, rfc3339
from takedown.errors import TakedownError
from takedown.mail import imap
from takedown.mail.server import Server
from takedown.pipeline.notify import UNSENT, Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import DISPATCHES, NOTICES
from takedown.store import Transaction

INTERRUPTED = "interrupted"
"""The answer of a letter whose sending nobody finished."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """What came of it: the letters that are still unsure, those found to have left, and why nobody could look."""

    unsure: tuple[Dispatch, ...] = ()
    found: tuple[Dispatch, ...] = ()
    problem: TakedownError | None = None


def clear_up(session: Session) -> Cleared:
    """Clear up what was being sent when the program ended. Only who holds the right to send may call this."""
    unsure = _unsure(session)
    if not unsure:
        return Cleared()
    try:
        there = _in_mailbox(session, unsure)
    except TakedownError as problem:
        return Cleared(tuple(unsure), problem=problem)
    found = [_left(session, dispatch) for dispatch in unsure if dispatch.id in there]
    return Cleared(tuple(one for one in unsure if one.id not in there), tuple(found))


def record_left(session: Session, tx: Transaction, dispatch: Dispatch, at: datetime) -> Dispatch:
    """Write down that the letter left: in the journal, the notice and the ledger, all of it or nothing."""
    sent = dispatch.model_copy(update={"state": DispatchState.SENT, "sent_at": at})
    DISPATCH_MOVES.check(dispatch.state, sent.state)
    DISPATCHES.renew(tx, sent, "state", "sent_at", "answer")
    body: dict[str, object] = {"dispatch": sent.id, "message_id": sent.message_id, "sent_at": rfc3339(at)}
    session.ledger.append(tx, EventKind.NOTICE_DISPATCHED, sent.case_id, sent.notice_id, body)
    notice = NOTICES.get(tx, sent.notice_id)
    # Whoever withdrew it, or recorded it as sent, while it was on its way has had the last word.
    if notice.state is NoticeState.APPROVED:
        Desk(session).left(tx, notice, at)
    return sent


def _unsure(session: Session) -> list[Dispatch]:
    """Return every letter in doubt; nobody is sending, so what says that it is being sent was interrupted."""
    with session.store.begin() as tx:
        for dispatch in DISPATCHES.all(tx, order_by="created_at", state=DispatchState.SENDING.value):
            changes = {"state": DispatchState.UNSURE, "answer": INTERRUPTED}
            DISPATCHES.renew(tx, dispatch.model_copy(update=changes), *changes)
        unsure = DISPATCHES.all(tx, order_by="created_at", state=DispatchState.UNSURE.value)
        return [dispatch for dispatch in unsure if not _told_by_person(tx, dispatch)]


def _told_by_person(tx: Transaction, dispatch: Dispatch) -> bool:
    """Close the doubt where a person has recorded the notice as sent, and say whether that is so."""
    notice: Notice = NOTICES.get(tx, dispatch.notice_id)
    if notice.state in UNSENT or notice.sent_at is None:
        return False
    sent = dispatch.model_copy(update={"state": DispatchState.SENT, "sent_at": notice.sent_at})
    DISPATCHES.renew(tx, sent, "state", "sent_at")
    return True


def _in_mailbox(session: Session, unsure: list[Dispatch]) -> set[str]:
    settings = session.settings
    if not settings.imap.host:
        return set()
    with imap.opened(Server.of(settings.imap, session.home)) as box:
        return {dispatch.id for dispatch in unsure if box.holds(dispatch.message_id)}


def _left(session: Session, dispatch: Dispatch) -> Dispatch:
    with session.store.begin() as tx:
        current = DISPATCHES.get(tx, dispatch.id)
        if current.state is not DispatchState.UNSURE:
            return current
        # It left when it was being sent; the journal keeps that moment in not_before.
        return record_left(session, tx, current, min(current.not_before, now()))
