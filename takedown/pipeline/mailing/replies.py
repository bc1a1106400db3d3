"""Replies: messages that came back are matched to the notice that they answer, read, and move it on where sure.

A reply is hostile until a person has read it. Whoever isn't the recipient moves nothing by himself; "removed" is only
what somebody says, until a second look at the address has proven it; what isn't sure waits for a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from takedown.cases.event import EventKind
from takedown.cases.match import Verdict
from takedown.cases.notice import NOTICE_MOVES, Notice, NoticeState, Outcome
from takedown.cases.noun import new_id, now
from takedown.cases.reply import Meaning, Reply
from takedown.errors import TakedownError
from takedown.mail import recognising
from takedown.mail.reading import Mail, read
from takedown.pipeline.mailing.reply_book import Book, book_of, from_recipient
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, NOTICES, REPLIES
from takedown.store import Transaction

_OUTCOMES = {
    Meaning.REMOVED: Outcome.REMOVED,
    Meaning.REFUSED: Outcome.REFUSED,
    Meaning.MORE_INFORMATION: Outcome.MORE_INFORMATION,
    Meaning.WRONG_RECIPIENT: Outcome.WRONG_RECIPIENT,
}
_BY_ITSELF = frozenset({Meaning.RECEIPT, Meaning.REFUSED, Meaning.MORE_INFORMATION})
"""What moves a notice without a person: none of these ends it."""
_ASK = frozenset({Meaning.REMOVED, Meaning.WRONG_RECIPIENT, Meaning.UNCLEAR, Meaning.BOUNCE})
"""What a person has to look at, whoever sent it."""


class NoMeaningByPerson(TakedownError):
    """A person can't decide that; ``meaning``."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one message.

    Attributes:
        status: ``taken``, ``known`` (taken before), ``ours`` (a copy of our own letter), ``unmatched`` (it answers no
            notice that is known, or perhaps several; nothing of it is kept).
        reply, notice: of a message that was taken, the notice as it is now.
        moved: the notice's state changed.
        proven: what it says has been seen at every address of the notice.
    """

    status: str
    reply: Reply | None = None
    notice: Notice | None = None
    moved: bool = False
    proven: bool = False


class Inbox:
    """Where replies are taken, listed and decided on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._desk = Desk(session)
        self._book: Book | None = None

    def take(self, raw: bytes, notice_id: str = "") -> Taken:
        """Take one message.

        Args:
            raw: its bytes; whatever they are, nothing of them is run, fetched or kept but plain text.
            notice_id: the notice that it answers, where a person says so.

        Raises:
            NotFound: there is no such notice.
        """
        mail = read(raw)
        book = self._known()
        if mail.message_id in book.ours or (mail.sender and mail.sender == book.sender):
            return Taken("ours")
        found = notice_id or book.answered(mail)
        if not found:
            return Taken("unmatched")
        with self._session.store.begin() as tx:
            return self._stored(tx, mail, raw, NOTICES.get(tx, found))

    def all(self, *, unclear: bool = False) -> Iterator[tuple[Reply, Notice]]:
        """Yield every reply, the newest first, with its notice; or those alone that wait for a person."""
        with self._session.store.read() as tx:
            replies = REPLIES.all(tx, order_by="-received_at")
            pairs = [(reply, NOTICES.get(tx, reply.notice_id)) for reply in replies]
        yield from ((reply, notice) for reply, notice in pairs if not unclear or waits(reply, notice))

    def decide(self, reply_id: str, meaning: Meaning) -> Taken:
        """Record what a person says a reply means, and move its notice on.

        "Removed" moves it only where the last look found every address gone; else it counts as a receipt until then.

        Raises:
            NotFound: there is no such reply.
            NoMeaningByPerson: ``unclear`` decides nothing.
            IllegalMove: the notice can't go there any more; nothing was changed.
        """
        if meaning is Meaning.UNCLEAR:
            raise NoMeaningByPerson(meaning=meaning.value)
        with self._session.store.begin() as tx:
            reply = REPLIES.get(tx, reply_id).model_copy(update={"meaning": meaning, "decided_by_person": True})
            before = NOTICES.get(tx, reply.notice_id)
            REPLIES.renew(tx, reply, "meaning", "decided_by_person")
            proven = self._proven(tx, before)
            after = self._moved(tx, before, reply, proven=proven)
            self._tell(tx, reply)
            return Taken("taken", reply, after, after.state is not before.state, proven)

    def _known(self) -> Book:
        if self._book is None:
            with self._session.store.read() as tx:
                self._book = book_of(self._session, tx)
        return self._book

    def _stored(self, tx: Transaction, mail: Mail, raw: bytes, notice: Notice) -> Taken:
        said = recognising.recognise(mail)
        trusted = from_recipient(tx, notice, mail)
        reply = _reply(mail, raw, notice, said)
        if not REPLIES.put(tx, reply):
            return Taken("known", notice=notice)
        self._tell(tx, reply)
        proven = self._proven(tx, notice)
        after = notice
        if trusted:
            after = self._quoted(tx, notice, said.their_reference)
            if said.meaning in _BY_ITSELF and _possible(after, said.meaning):
                after = self._moved(tx, after, reply, proven=proven)
        return Taken("taken", reply, after, after.state is not notice.state, proven)

    def _tell(self, tx: Transaction, reply: Reply) -> None:
        body: dict[str, object] = {"reply": reply.id, "meaning": reply.meaning.value}
        body |= {"by_person": reply.decided_by_person, "message_id": reply.message_id}
        self._session.ledger.append(tx, EventKind.REPLY_RECEIVED, reply.case_id, reply.notice_id, body)

    def _quoted(self, tx: Transaction, notice: Notice, their_reference: str) -> Notice:
        """Keep the first number that the recipient asks to quote."""
        if not their_reference or notice.their_reference:
            return notice
        named = notice.model_copy(update={"their_reference": their_reference})
        NOTICES.renew(tx, named, "their_reference")
        return named

    def _moved(self, tx: Transaction, notice: Notice, reply: Reply, *, proven: bool) -> Notice:
        meaning = reply.meaning
        if meaning is Meaning.RECEIPT or (meaning is Meaning.REMOVED and not proven):
            return self._acknowledged(tx, notice)
        if meaning not in _OUTCOMES:
            return notice
        return self._desk.answered(tx, notice, _OUTCOMES[meaning], words="", at=reply.received_at)

    def _acknowledged(self, tx: Transaction, notice: Notice) -> Notice:
        """Move a notice that was sent on to acknowledged; one that is further already stays."""
        if notice.state is not NoticeState.SENT:
            return notice
        moved = notice.model_copy(update={"state": NoticeState.ACKNOWLEDGED})
        NOTICES.renew(tx, moved, "state")
        body: dict[str, object] = {"state": moved.state.value}
        self._session.ledger.append(tx, EventKind.NOTICE_MOVED, notice.case_id, notice.id, body)
        return moved

    def _proven(self, tx: Transaction, notice: Notice) -> bool:
        matches = [MATCHES.get(tx, item) for item in notice.match_ids]
        return bool(matches) and all(match.verdict is Verdict.GONE for match in matches)


def waits(reply: Reply, notice: Notice) -> bool:
    """Say whether a person has to look at the reply: its meaning isn't sure, or has moved nothing by itself."""
    return is_open(reply.meaning, decided_by_person=reply.decided_by_person, outcome=notice.outcome)


def is_open(meaning: Meaning, *, decided_by_person: bool, outcome: str) -> bool:
    """Say the same of a reply with this ``meaning`` to a notice with this ``outcome``."""
    if decided_by_person or meaning in (Meaning.AUTO_REPLY, Meaning.RECEIPT):
        return False
    return meaning in _ASK or outcome != meaning.value


def _possible(notice: Notice, meaning: Meaning) -> bool:
    """Say whether the notice can still go there: a late refusal of what is gone already changes nothing."""
    to = {Meaning.REFUSED: NoticeState.REFUSED, Meaning.MORE_INFORMATION: NoticeState.HELD}.get(meaning)
    sent = notice.state in (NoticeState.SENT, NoticeState.ACKNOWLEDGED)
    return to is None or (sent and to in NOTICE_MOVES.after(notice.state))


def _came(mail: Mail, notice: Notice) -> datetime:
    """Return when the reply came: its own date where that can be; a time limit that begins with it isn't stretched."""
    possible = mail.at is not None and (notice.sent_at or notice.created_at) <= mail.at <= now()
    return mail.at if possible and mail.at is not None else now()


def _reply(mail: Mail, raw: bytes, notice: Notice, said: recognising.Recognised) -> Reply:
    return Reply(
        id=new_id(),
        case_id=notice.case_id,
        notice_id=notice.id,
        received_at=_came(mail, notice),
        meaning=said.meaning,
        message_id=mail.message_id or f"sha256:{hashlib.sha256(raw).hexdigest()}",
        sender=mail.sender,
        subject=mail.subject,
        text=mail.text,
        their_reference=said.their_reference,
    )
