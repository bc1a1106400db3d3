"""Send: an approved notice, after a time in which it can be undone, exactly once, whenever the program dies.

The journal (``cases.dispatch``) is one step ahead of the line: ``sending`` is committed before the last line of a
letter goes out. Before it nothing has left, and the letter is sent again; after it, without an answer, nobody knows,
and a person decides (``sending_doubt``).
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.case import CaseNotOpen, NotAdult
from takedown.cases.dispatch import DISPATCH_MOVES, Dispatch, DispatchState
from takedown.cases.event import EventKind
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.errors import TakedownError
from takedown.mail import smtp
from takedown.mail.server import Server
from takedown.mail.smtp import Answer, Envelope, Fate
from takedown.pipeline.cautions.caution import OnHold
from takedown.pipeline.letters.holders import changed
from takedown.pipeline.mailing.doubt import Cleared, clear_up, record_left
from takedown.pipeline.mailing.message import composed, domain_of, new_message_id, says
from takedown.pipeline.mailing.rules import Ready, Stopped, earliest, ready
from takedown.pipeline.session import Session, locking
from takedown.pipeline.shelf import DISPATCHES, NOTICES, NotFound
from takedown.store import Transaction

LOCK = "mail.lock"

_FIRST_PAUSE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(hours=4)
_GIVE_UP = timedelta(days=5)
_LONGEST_WAIT = timedelta(days=3)
"""A letter to a contact that was written to waits a day; one that would wait longer than this is planned again."""
"""RFC 5321, 4.5.4.1: four to five days. Greylisting asks for some minutes."""

_OPEN = (DispatchState.WAITING, DispatchState.SENDING, DispatchState.UNSURE)


class HolderChanged(Stopped):
    """Somebody else holds the address now than when the notice was drafted; ``notice`` and which ``parts``."""


class ApprovedAnew(Stopped):
    """The notice was changed and approved again after this letter was put into the outbox; ``notice``."""


class SendingUnsure(TakedownError):
    """Nobody knows whether this letter left; ``notice``. It isn't sent again by itself."""


class NothingToUndo(TakedownError):
    """The letter isn't waiting any more, or never was; ``notice`` and the ``state`` of its sending, or ``none``."""


class NoLongerWaiting(Stopped):
    """It was undone, or another process took it, at the last moment; ``notice``."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one letter of the outbox; ``problem`` says why it was stopped, if it was."""

    dispatch: Dispatch
    notice: Notice
    problem: TakedownError | None = None


class Outbox:
    """The letters that wait, are on their way, or left."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.trouble: TakedownError | None = None
        """Why the last ``flush`` couldn't look into the mailbox for letters in doubt."""

    def preview(self, notice_id: str) -> tuple[Notice, Dispatch]:
        """Return the notice and the letter as it would leave now; nothing is stored, nobody is contacted.

        Raises:
            NotFound, Stopped, NotAdult, CaseNotOpen: it may not leave.
        """
        with self._session.store.read() as tx:
            notice = NOTICES.get(tx, notice_id)
            return notice, self._new(tx, ready(self._session, tx, notice))

    def queue(self, notice_id: str, *, again: bool = False) -> tuple[Notice, Dispatch]:
        """Put an approved notice into the outbox, and return both; one that waits there already stays as it is.

        Args:
            notice_id: which.
            again: a person wants a letter of which nobody knows whether it left to be sent once more.

        Raises:
            NotFound, Stopped, NotAdult, CaseNotOpen, NoMailServer: nothing will be sent.
            SendingUnsure: it may have left, and ``again`` wasn't said.
        """
        Server.of(self._session.settings.smtp, self._session.home)
        if self._in_doubt(notice_id):
            with self._alone():
                clear_up(self._session)
        with self._session.store.begin() as tx:
            notice = NOTICES.get(tx, notice_id)
            before = self._open(tx, notice_id)
            if before is not None and before.state is DispatchState.WAITING:
                return notice, before
            if before is not None and not (again and before.state is DispatchState.UNSURE):
                raise SendingUnsure(notice=notice_id)
            return notice, self._queued(tx, ready(self._session, tx, notice), before)

    def undo(self, notice_id: str) -> tuple[Notice, Dispatch]:
        """Take a letter out of the outbox: one that waits, or one in doubt that isn't to be sent again.

        Raises:
            NotFound: no such notice.
            NothingToUndo: it is on its way, or left.
        """
        with self._session.store.begin() as tx:
            notice = NOTICES.get(tx, notice_id)
            last = self._last(tx, notice_id)
            # Got by its id, and so held: whoever sends it at this moment is waited for.
            dispatch = DISPATCHES.get(tx, last.id) if last is not None else None
            if dispatch is None or dispatch.state not in (DispatchState.WAITING, DispatchState.UNSURE):
                raise NothingToUndo(notice=notice_id, state=dispatch.state.value if dispatch else "none")
            return notice, self._moved(tx, dispatch, DispatchState.UNDONE)

    def all(self) -> list[tuple[Notice, Dispatch]]:
        """Return every letter that was ever put into the outbox, the newest first."""
        with self._session.store.read() as tx:
            found = DISPATCHES.all(tx, order_by="-created_at")
            return [(NOTICES.get(tx, dispatch.notice_id), dispatch) for dispatch in found]

    def latest(self, notice_ids: Iterable[str]) -> list[tuple[Notice, Dispatch]]:
        """Return these notices, each with the last letter of it that was put into the outbox."""
        with self._session.store.read() as tx:
            found = [(NOTICES.get(tx, item), self._last(tx, item)) for item in notice_ids]
        return [(notice, dispatch) for notice, dispatch in found if dispatch is not None]

    def next(self) -> datetime | None:
        """Return when the next letter that waits may leave; ``None`` where none waits."""
        return next((dispatch.not_before for dispatch in self._waiting()), None)

    def undo_until(self) -> datetime:
        """Return the end of the time in which a letter that is queued now can be undone."""
        return now() + timedelta(seconds=self._session.settings.smtp.undo_seconds)

    def cleared(self) -> Cleared:
        """Clear up what is in doubt; see ``sending_doubt``."""
        with self._alone():
            return clear_up(self._session)

    def flush(self) -> Iterator[Delivery]:
        """Send every letter whose time has come, and yield what became of each, those found to have left among them.

        Raises:
            NoMailServer, PlainOnlyHere, MailPasswordUnreadable, CertificatesUnreadable: nothing was sent.
        """
        server = Server.of(self._session.settings.smtp, self._session.home)
        with self._alone():
            cleared = clear_up(self._session)
            self.trouble = cleared.problem
            yield from (self._told(dispatch) for dispatch in cleared.found)
            for dispatch in self._waiting():
                if dispatch.not_before > now():
                    break
                # Nothing is left to tell of a letter whose case is erased meanwhile.
                with suppress(NotFound):
                    yield self._delivered(server, dispatch)

    def _waiting(self) -> list[Dispatch]:
        """Return the letters that wait, the next one first.

        One that would wait for longer than any is made to was queued by a clock that ran ahead: it waits anew.
        """
        with self._session.store.read() as tx:
            found = DISPATCHES.all(tx, order_by="not_before", state=DispatchState.WAITING.value)
        anew = now() + timedelta(seconds=self._session.settings.smtp.undo_seconds)
        ahead = [dispatch for dispatch in found if dispatch.not_before > now() + _LONGEST_WAIT]
        if not ahead:
            return found
        with self._session.store.begin() as tx:
            for dispatch in ahead:
                DISPATCHES.renew(tx, dispatch.model_copy(update={"not_before": anew}), "not_before")
            return DISPATCHES.all(tx, order_by="not_before", state=DispatchState.WAITING.value)

    def _delivered(self, server: Server, dispatch: Dispatch) -> Delivery:
        try:
            one = self._checked_again(dispatch)
            if one is None:
                return self._told(dispatch)
            envelope = self._envelope(one, dispatch)
            answer = smtp.post(server, envelope, lambda: self._claim(dispatch))
        except (Stopped, OnHold, NotAdult, CaseNotOpen) as problem:
            return self._stopped(dispatch, problem)
        with self._session.store.begin() as tx:
            self._settled(tx, DISPATCHES.get(tx, dispatch.id), answer)
        return self._told(dispatch)

    def _checked_again(self, dispatch: Dispatch) -> Ready | None:
        """Return what leaves, or ``None`` if it has to wait longer for others that left meanwhile."""
        with self._session.store.begin() as tx:
            one = self._same(tx, dispatch)
            not_before = earliest(self._session, tx, one, now(), but=dispatch.id)
            if not_before > now():
                DISPATCHES.renew(tx, dispatch.model_copy(update={"not_before": not_before}), "not_before")
                return None
        parts = changed(self._session, one.notice)
        if parts:
            self._tell_change(one.notice, parts)
            raise HolderChanged(notice=one.notice.id, parts=", ".join(parts))
        return one

    def _same(self, tx: Transaction, dispatch: Dispatch) -> Ready:
        """Return what may leave, if that is still the letter that waits."""
        one = ready(self._session, tx, NOTICES.get(tx, dispatch.notice_id))
        if one.to != dispatch.to or not says(dispatch.message, one.notice.text):
            raise ApprovedAnew(notice=dispatch.notice_id)
        return one

    def _tell_change(self, notice: Notice, parts: tuple[str, ...]) -> None:
        with self._session.store.begin() as tx:
            body: dict[str, object] = {"parts": list(parts)}
            self._session.ledger.append(tx, EventKind.HOLDER_CHANGED, notice.case_id, notice.id, body)

    def _envelope(self, one: Ready, dispatch: Dispatch) -> Envelope:
        return Envelope(
            hello=domain_of(one.sender),
            sender=one.sender,
            to=dispatch.to,
            copy_to=one.sender if self._session.settings.smtp.copy_to_self else "",
            message=dispatch.message.encode("ascii"),
        )

    def _claim(self, dispatch: Dispatch) -> None:
        """Write down that the last line is about to leave; what stops it now cuts the line, and nothing has left."""
        with self._session.store.begin() as tx:
            current = DISPATCHES.get(tx, dispatch.id)
            if current.state is not DispatchState.WAITING:
                raise NoLongerWaiting(notice=dispatch.notice_id)
            self._same(tx, dispatch)
            changes = {"state": DispatchState.SENDING, "not_before": now(), "tries": current.tries + 1}
            DISPATCHES.renew(tx, current.model_copy(update=changes), *changes)

    def _settled(self, tx: Transaction, dispatch: Dispatch, answer: Answer) -> None:
        """Write down the server's answer."""
        dispatch = dispatch.model_copy(update={"answer": _words(answer)})
        if answer.fate is Fate.ACCEPTED:
            record_left(self._session, tx, dispatch, now())
        elif dispatch.state not in (DispatchState.WAITING, DispatchState.SENDING):
            return  # a person has undone it meanwhile
        elif answer.fate is Fate.UNSURE:
            self._moved(tx, dispatch, DispatchState.UNSURE)
        elif answer.fate is Fate.REFUSED or now() - dispatch.created_at > _GIVE_UP:
            self._moved(tx, dispatch, DispatchState.REFUSED)
        else:
            tries = dispatch.tries + (dispatch.state is DispatchState.WAITING)
            self._moved(tx, dispatch, DispatchState.WAITING, tries=tries, not_before=now() + _pause(tries))

    def _stopped(self, dispatch: Dispatch, problem: TakedownError) -> Delivery:
        """Take a letter that may not leave out of the outbox; nothing of it left."""
        with self._session.store.begin() as tx:
            current = DISPATCHES.get(tx, dispatch.id)
            if current.state is DispatchState.WAITING:
                stopped = current.model_copy(update={"answer": problem.key()})
                self._moved(tx, stopped, DispatchState.UNDONE)
        return self._told(dispatch, problem)

    def _told(self, dispatch: Dispatch, problem: TakedownError | None = None) -> Delivery:
        with self._session.store.read() as tx:
            return Delivery(DISPATCHES.get(tx, dispatch.id), NOTICES.get(tx, dispatch.notice_id), problem)

    def _queued(self, tx: Transaction, one: Ready, before: Dispatch | None) -> Dispatch:
        if before is None:
            dispatch = self._new(tx, one)
            DISPATCHES.put(tx, dispatch)
            return dispatch
        # The same message: who got it already can tell by its Message-ID.
        return self._moved(tx, before, DispatchState.WAITING, not_before=self._not_before(tx, one, before.id))

    def _new(self, tx: Transaction, one: Ready) -> Dispatch:
        message_id = new_message_id(one.sender)
        at = now()
        return Dispatch(
            id=new_id(),
            case_id=one.notice.case_id,
            notice_id=one.notice.id,
            created_at=at,
            not_before=self._not_before(tx, one),
            message_id=message_id,
            to=one.to,
            message=composed(one, message_id, at),
        )

    def _not_before(self, tx: Transaction, one: Ready, but: str = "") -> datetime:
        undo = timedelta(seconds=self._session.settings.smtp.undo_seconds)
        return earliest(self._session, tx, one, now() + undo, but=but)

    def _moved(self, tx: Transaction, dispatch: Dispatch, to: DispatchState, **changes: object) -> Dispatch:
        DISPATCH_MOVES.check(dispatch.state, to)
        moved = dispatch.model_copy(update={"state": to, **changes})
        DISPATCHES.renew(tx, moved, "state", "answer", *changes)
        return moved

    def _in_doubt(self, notice_id: str) -> bool:
        with self._session.store.read() as tx:
            before = self._open(tx, notice_id)
        return before is not None and before.state is not DispatchState.WAITING

    def _open(self, tx: Transaction, notice_id: str) -> Dispatch | None:
        last = self._last(tx, notice_id)
        return last if last is not None and last.state in _OPEN else None

    def _last(self, tx: Transaction, notice_id: str) -> Dispatch | None:
        found = DISPATCHES.all(tx, order_by="-created_at", notice_id=notice_id)
        return found[0] if found else None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the right to send, which one process has at a time; wait for whoever has it."""
        with locking(self._session.home / LOCK) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _pause(tries: int) -> timedelta:
    return min(_FIRST_PAUSE * (1 << min(max(tries, 1) - 1, 10)), _LONGEST_PAUSE)


def _words(answer: Answer) -> str:
    """Return the answer as the journal keeps it: where, which code, which words."""
    return " ".join(filter(None, [answer.stage.value, str(answer.code or ""), answer.text]))
