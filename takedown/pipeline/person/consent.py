"""Consent: what a person agreed to, given anew, or taken back; then everything that hasn't left stops at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from takedown.cases.case import ADDRESSES_ONLY, SCOPE, Adult, Agreed, Case, CaseNotOpen, CaseStatus, Consent, Terms
from takedown.cases.event import EventKind
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.errors import TakedownError
from takedown.pipeline.letters.addressees import UnknownRecipient
from takedown.pipeline.notify import AWAITED, Desk
from takedown.pipeline.person.stopping import Stopped, stop_unsent
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS, NOTICES, NotFound
from takedown.store import Transaction


class ConsentAlreadyOver(TakedownError):
    """A consent was to hold until a day that is over; ``until``. Nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal did.

    Attributes:
        case: as it is now. before: it was withdrawn already.
        stopped: what hadn't left. letters: the drafts of withdrawals for what has left; a person approves each.
        left: what has left and for which no letter could be drafted: nobody knows the recipient any more.
    """

    case: Case
    before: bool
    stopped: Stopped
    letters: tuple[Notice, ...] = ()
    left: tuple[Notice, ...] = ()


def consents_of(session: Session, case_id: str) -> tuple[Case, list[Consent]]:
    """Return a case and every consent that was recorded for it, the oldest first.

    Raises:
        NotFound: no such case.
    """
    with session.store.read() as tx:
        return CASES.get(tx, case_id), CONSENTS.all(tx, order_by="given_at", case_id=case_id)


def give(session: Session, case_id: str, statement: str, terms: Terms | None = None) -> Consent:
    """Record a consent anew; from now on it is the one that counts.

    Under 18 or unsure it covers addresses alone.

    Args:
        session, case_id: of which case.
        statement: the sentence that was shown and agreed to.
        terms: until when, and how she may be reached.

    Raises:
        NotFound, CaseNotOpen, ConsentAlreadyOver: nothing was recorded.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        return record(session, tx, case, statement, terms or Terms())


def record(session: Session, tx: Transaction, case: Case, statement: str, terms: Terms) -> Consent:
    """Store a consent and what it leaves in the case.

    Raises:
        ConsentAlreadyOver: nothing was stored.
    """
    if terms.until is not None and terms.until < now().date():
        raise ConsentAlreadyOver(until=terms.until.isoformat())
    scope = scope_of(case)
    consent = Consent(
        id=new_id(),
        case_id=case.id,
        given_at=now(),
        scope=scope,
        standing=case.standing,
        statement=statement,
        terms=terms,
    )
    CONSENTS.put(tx, consent)
    agreed = Agreed(scope=scope, until=terms.until)
    CASES.renew(tx, case.model_copy(update={"agreed": agreed}), "agreed")
    session.ledger.append(tx, EventKind.CONSENT_RECORDED, case.id, consent.id, {"scope": scope, **_until(terms.until)})
    return consent


def scope_of(case: Case) -> str:
    """Return what a consent can cover at this age."""
    return SCOPE if case.adult is Adult.YES else ADDRESSES_ONLY


def withdraw(session: Session, case_id: str) -> Withdrawn:
    """Take the consent back, in one go: nothing more is searched, captured or sent for the case.

    What hasn't left is withdrawn, and the outbox emptied; for what has left, letters that take it back are drafted.
    A letter whose last line is on its way can't be stopped; its withdrawal is drafted once it is known to have left.
    Said again, it does what is left to do.

    Raises:
        NotFound: no such case. CaseNotOpen: it is erased. Nothing was changed.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        if case.status is CaseStatus.ERASED:
            raise CaseNotOpen(status=case.status.value)
        done = _withdrawn(session, tx, case)
        _tell(session, tx, done)
    return done


def _withdrawn(session: Session, tx: Transaction, case: Case) -> Withdrawn:
    before = case.agreed.withdrawn_at is not None
    if not before:
        case = _marked(tx, case)
    letters, left = _taken_back(session, tx, case)
    return Withdrawn(case, before, stop_unsent(session, tx, case.id), letters, left)


def _marked(tx: Transaction, case: Case) -> Case:
    """Write into the case, and into each of its consents, that they were taken back."""
    at = now()
    for consent in CONSENTS.all(tx, order_by="given_at", case_id=case.id):
        if consent.withdrawn_at is None:
            CONSENTS.renew(tx, consent.model_copy(update={"withdrawn_at": at}), "withdrawn_at")
    marked = case.model_copy(update={"agreed": case.agreed.model_copy(update={"withdrawn_at": at})})
    CASES.renew(tx, marked, "agreed")
    return marked


def _taken_back(session: Session, tx: Transaction, case: Case) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """Draft a withdrawal of everything that left; return the letters, and what none could be drafted for.

    Of somebody who was or may have been under 18 nothing is taken back: what was asked to go should go.
    """
    if case.adult is not Adult.YES:
        return (), ()
    letters: list[Notice] = []
    left: list[Notice] = []
    for one in NOTICES.all(tx, order_by="created_at", case_id=case.id):
        if one.sent_at is None or one.letter == "withdrawal" or one.state not in (*AWAITED, "held"):
            continue
        with suppress(UnknownRecipient, NotFound):
            letters += [each for each in Desk(session).taken_back(tx, [one]) if each.letter == "withdrawal"]
            continue
        left.append(one)
    return tuple(letters), tuple(left)


def _tell(session: Session, tx: Transaction, done: Withdrawn) -> None:
    """Put into the ledger what was done, unless that is nothing."""
    figures: dict[str, object] = {
        "stopped": len(done.stopped.notices),
        "outbox": done.stopped.letters,
        "letters": len(done.letters),
    }
    if not done.before or any(figures.values()):
        session.ledger.append(tx, EventKind.CONSENT_WITHDRAWN, done.case.id, done.case.id, figures)


def settle(session: Session) -> Iterator[Withdrawn]:
    """Do what is left to do for cases whose consent is over: stop what hasn't left, take back what left since.

    What was sent while a consent held that has ended by its own date stays: nobody took it back.
    """
    today = now().date()
    with session.store.read() as tx:
        over = [case for case in CASES.all(tx, order_by="created_at", status=_KEPT) if case.agreed.lacking(today)]
    for case in over:
        done = _settled(session, case.id, today)
        if done.letters or done.stopped.notices or done.stopped.letters:
            yield done


_KEPT = [CaseStatus.OPEN.value, CaseStatus.CLOSED.value]


def _settled(session: Session, case_id: str, today: date) -> Withdrawn:
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        why = case.agreed.lacking(today)
        if case.status is CaseStatus.ERASED or not why:
            return Withdrawn(case, before=True, stopped=Stopped())
        if why == "withdrawn":
            done = _withdrawn(session, tx, case)
        else:
            done = Withdrawn(case, before=True, stopped=stop_unsent(session, tx, case.id))
        _tell(session, tx, done)
    return done


def _until(until: date | None) -> dict[str, object]:
    return {} if until is None else {"until": until.isoformat()}
