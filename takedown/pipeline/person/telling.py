"""Telling: what is new in a case, in counts alone, and only in the way that was chosen; off unless it was.

A digest by mail says that there is something new and nothing else: no word that tells, no name, no address of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from takedown.cases.address import ABSENT
from takedown.cases.case import Case, CaseStatus, Telling
from takedown.cases.event import EventKind
from takedown.cases.match import MatchState, Verdict
from takedown.cases.noun import Row, rfc3339
from takedown.errors import TakedownError
from takedown.mail import smtp
from takedown.mail.server import Server
from takedown.mail.smtp import Envelope, Fate
from takedown.pipeline.mailing.message import domain_of
from takedown.pipeline.person.digest import digest
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES
from takedown.store import Transaction

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_OUT = (Fate.ACCEPTED, Fate.UNSURE)
"""After these it isn't sent again: one digest too few does less harm than one too many."""


class NobodyToTell(TakedownError):
    """A digest needs an e-mail address to go to, and one to come from. Nothing was changed or sent."""


class DigestNotSent(TakedownError):
    """The mail server didn't take a digest; ``why``. It is tried again an hour later."""


class _ToldMeanwhile(Exception):
    """Another process told it, or the choice was changed, a moment ago: nothing leaves."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a case since a moment, in counts.

    Attributes:
        found: copies that wait for a decision. gone, back: addresses proven gone, or there again.
        answers: replies of recipients. drafts: letters that were drafted.
    """

    case: Case
    since: datetime
    found: int = 0
    gone: int = 0
    back: int = 0
    answers: int = 0
    drafts: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """The counts by name."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name not in ("case", "since")}

    def __bool__(self) -> bool:
        return any(self.counts.values())


def choose(session: Session, case_id: str, choice: Telling) -> Case:
    """Record how and how often somebody wants to be told; choosing a digest by mail is the approval of each.

    Raises:
        NotFound, CaseNotOpen, NobodyToTell, NoMailServer: nothing was changed.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        changed = case.model_copy(update={"telling": choice.model_copy(update={"last_at": case.telling.last_at})})
        if choice.way == "mail":
            Server.of(session.settings.smtp, session.home)
            _ways(session, changed)
        CASES.renew(tx, changed, "telling")
        body: dict[str, object] = {"fields": ["telling"], "way": choice.way}
        session.ledger.append(tx, EventKind.CASE_EDITED, case.id, case.id, body)
    return changed


def news(session: Session, case_id: str) -> News:
    """Return what is new in a case since it was last told, or since it was opened; nothing is recorded.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        return _news(tx, CASES.get(tx, case_id))


def tell(session: Session, case_id: str | None, at: datetime) -> list[News]:
    """Return what is new in a case, or in every case that is told in the program; next time it is no news any more.

    Raises:
        NotFound: no such case.
    """
    with session.store.begin() as tx:
        cases = [CASES.get(tx, case_id)] if case_id else _told_by(tx, "program")
        found = [_news(tx, CASES.get(tx, case.id)) for case in cases if case.status is not CaseStatus.ERASED]
        for one in found:
            if one:
                _mark(session, tx, one.case, at, "program")
    return found


def send_digests(session: Session, at: datetime) -> Iterator[Case | TakedownError]:
    """Send a digest to everybody who chose one, at most at the chosen rhythm, where there is something new.

    Yields the case of each that left, or why one didn't.
    """
    with session.store.read() as tx:
        due = [one for case in _told_by(tx, "mail") if _is_due(case, at) and (one := _news(tx, case))]
    for one in due:
        try:
            if _sent(session, one.case, at):
                yield one.case
        except _ToldMeanwhile:
            continue
        except TakedownError as problem:
            yield problem


def _told_by(tx: Transaction, way: str) -> list[Case]:
    return [case for case in CASES.all(tx, order_by="created_at", status=CaseStatus.OPEN) if case.telling.way == way]


def _is_due(case: Case, at: datetime) -> bool:
    last = case.telling.last_at
    # A time to come is of a clock that was set back since: nobody waits for it.
    return last is None or last > at or at - last >= timedelta(days=case.telling.every_days)


def _sent(session: Session, case: Case, at: datetime) -> bool:
    """Send one digest; return whether it left, or may have.

    That it was told is written down right before the last line, so that it never goes twice.
    """
    sender, to = _ways(session, case)
    server = Server.of(session.settings.smtp, session.home)
    envelope = Envelope(domain_of(sender), sender, to, "", digest(sender, to, at))
    answer = smtp.post(server, envelope, lambda: _claim(session, case, at))
    if answer.fate in _OUT:
        return True
    with session.store.begin() as tx:
        CASES.renew(tx, CASES.get(tx, case.id).model_copy(update={"telling": case.telling}), "telling")
    raise DigestNotSent(why=answer.text or answer.fate.value)


def _claim(session: Session, case: Case, at: datetime) -> None:
    with session.store.begin() as tx:
        current = CASES.get(tx, case.id)
        if current.status is not CaseStatus.OPEN or current.telling != case.telling:
            raise _ToldMeanwhile
        _mark(session, tx, current, at, "mail")


def _mark(session: Session, tx: Transaction, case: Case, at: datetime, way: str) -> None:
    told = case.model_copy(update={"telling": case.telling.model_copy(update={"last_at": at})})
    CASES.renew(tx, told, "telling")
    session.ledger.append(tx, EventKind.TOLD, case.id, case.id, {"about": "news", "way": way, "at": rfc3339(at)})


def _ways(session: Session, case: Case) -> tuple[str, str]:
    """Return from where to where a digest goes.

    Raises:
        NobodyToTell: one of them isn't a usable address.
    """
    sender, to = session.settings.notifier.email.strip(), (case.telling.to or case.contact).strip()
    if not (_ADDRESS.fullmatch(sender) and _ADDRESS.fullmatch(to)):
        raise NobodyToTell
    return sender, to


def _news(tx: Transaction, case: Case) -> News:
    since = case.telling.last_at or case.created_at
    fresh = MATCHES.all(tx, order_by="seen_at", after=rfc3339(since), case_id=case.id)
    moved = list(_moved(tx, case, since))
    return News(
        case,
        since,
        found=sum(one.state is MatchState.NEW and not one.is_weak for one in fresh),
        gone=moved.count("gone"),
        back=moved.count("back"),
        answers=len(tx.rows("replies", order_by="received_at", after=rfc3339(since), raw=True, case_id=case.id)),
        drafts=len(_entries(tx, case, since, EventKind.NOTICE_DRAFTED, raw=True)),
    )


def _moved(tx: Transaction, case: Case, since: datetime) -> Iterator[str]:
    absent = {verdict.value for verdict in ABSENT}
    for row in _entries(tx, case, since, EventKind.RECHECKED):
        was, now = row["body"]["was"] in absent, row["body"]["verdict"]
        if now in absent and not was:
            yield "gone"
        elif now == Verdict.LIVE.value and was:
            yield "back"


def _entries(tx: Transaction, case: Case, since: datetime, kind: EventKind, *, raw: bool = False) -> list[Row]:
    return tx.rows("ledger", order_by="at", after=rfc3339(since), raw=raw, case_id=case.id, kind=kind.value)
