"""Cases: opened with a consent, shown, edited, closed, erased; ``searched`` are those that anything is done for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from takedown.cases.case import Adult, Case, CaseStatus, Terms
from takedown.cases.event import EventKind
from takedown.cases.media import Level
from takedown.cases.noun import now
from takedown.errors import TakedownError
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, MEDIA, NEGATIVES
from takedown.store import Transaction


class RetainedInThePast(TakedownError):
    """A case was to be kept until a day that isn't to come; ``until``. Nothing was changed."""


def open_case(session: Session, case: Case, statement: str, terms: Terms | None = None) -> Case:
    """Store a new case with the consent that it was opened under, and the date until which it is kept, if any.

    Args:
        session: the open vault.
        case: as ``Case.opened`` gives it.
        statement: the sentence that was shown and agreed to.
        terms: until when, and how she may be reached.

    Raises:
        ConsentAlreadyOver: nothing was stored.
    """
    with session.store.begin() as tx:
        return open_case_in(session, tx, case, statement, terms)


def open_case_in(session: Session, tx: Transaction, case: Case, statement: str, terms: Terms | None = None) -> Case:
    """Do the same within a transaction that stores more of the case.

    Raises:
        ConsentAlreadyOver: nothing is to be stored.
    """
    from takedown.pipeline.person import consent

    days = session.settings.retention.days
    if days and case.retain_until is None:
        case = case.model_copy(update={"retain_until": case.created_at.date() + timedelta(days=days)})
    CASES.open(tx, case)
    session.ledger.append(tx, EventKind.CASE_OPENED, case.id, case.id, {"adult": case.adult.value})
    consent.record(session, tx, case, statement, terms or Terms())
    return CASES.get(tx, case.id)


def list_cases(session: Session) -> list[Case]:
    """Return every case, the oldest first; of erased ones only the dates."""
    with session.store.read() as tx:
        tx.open_keys()
        return CASES.all(tx, order_by="created_at")


def searched(tx: Transaction, case_id: str | None = None) -> list[Case]:
    """Return the cases that something is searched for: open, of adults, with a consent; this one, or all.

    The oldest comes first.

    Raises:
        NotFound, NotAdult, CaseNotOpen: it is this one, and it isn't such a case.
    """
    if case_id is not None:
        return [CASES.get(tx, case_id).for_search()]
    return [case for case in CASES.all(tx, order_by="created_at", status=CaseStatus.OPEN) if case.is_searched]


def show_case(session: Session, case_id: str) -> Case:
    """Return one case.

    Raises:
        NotFound: there is none.
    """
    with session.store.read() as tx:
        return CASES.get(tx, case_id)


def edit_case(
    session: Session, case_id: str, particulars: Mapping[str, object] | None = None, **fields: object
) -> Case:
    """Change fields of a case, and those of its particulars that are given.

    With the level ``portable`` every local code that the case has is deleted, and nothing of them left in the
    database's own files; back to ``strong``, only what is registered from then on has them.

    With another answer about the age a consent given for the last one covers addresses alone; from under 18 or unsure
    nothing is left but addresses (``age``).

    Raises:
        DeletionUnfinished: the codes are deleted, but old pages of the database could not be cleaned up yet. The same
            edit once more tries again.
        NotFound: there is none. RetainedInThePast: that date is over already; nothing was changed.
        pydantic.ValidationError: a value of the wrong shape.
    """
    from takedown.pipeline.person import age

    with session.store.begin() as tx:
        was = CASES.get(tx, case_id)
        row = was.row()
        more = {"particulars": {**row["particulars"], **particulars}} if particulars else {}
        case = Case.of({**row, **fields, **more})
        if case.retain_until != was.retain_until and case.retain_until and case.retain_until <= now().date():
            raise RetainedInThePast(until=case.retain_until.isoformat())
        body: dict[str, object] = {"fields": sorted([*fields, *(particulars or {})])}
        if "adult" in fields and (case.adult is not was.adult or case.adult is not Adult.YES):
            case, done = age.answered(session, tx, was, case)
            body |= done
        CASES.renew(tx, case, *fields, *more)
        if "level" in fields and case.level is Level.PORTABLE:
            if was.level is not Level.PORTABLE:
                _leave_codes(tx, case)
            tx.scrub(*(shelf.table for shelf in (MEDIA, MATCHES, NEGATIVES)))
        session.ledger.append(tx, EventKind.CASE_EDITED, case.id, case.id, body)
    return case


def _leave_codes(tx: Transaction, case: Case) -> None:
    """Delete the local codes of a case: of its pictures and videos, of what was found, of what was rejected."""
    from takedown.pipeline.looking.describe import left_at

    for media in list(MEDIA.each(tx, order_by="id", case_id=case.id)):
        MEDIA.renew(tx, left_at(Level.PORTABLE, media), "local", "frames")
    for match in MATCHES.all(tx, order_by="id", case_id=case.id):
        MATCHES.renew(tx, match.model_copy(update={"seen": b""}), "seen")
    for negative in NEGATIVES.all(tx, order_by="id", case_id=case.id):
        NEGATIVES.renew(tx, negative.model_copy(update={"local": b""}), "local")


def close_case(session: Session, case_id: str) -> Case:
    """Close a case: kept, but nothing is searched or sent for it any more."""
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).moved(CaseStatus.CLOSED)
        CASES.renew(tx, case, "status", "closed_at")
        session.ledger.append(tx, EventKind.CASE_CLOSED, case.id, case.id, {})
    return case


def reopen_case(session: Session, case_id: str) -> Case:
    """Open a closed case again; whatever its consent covers goes on.

    Raises:
        NotFound, IllegalMove: nothing was changed.
    """
    session.heed(case_id)
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id).moved(CaseStatus.OPEN)
        CASES.renew(tx, case, "status", "closed_at")
        body: dict[str, object] = {"fields": ["status"], "status": case.status.value}
        session.ledger.append(tx, EventKind.CASE_EDITED, case.id, case.id, body)
    return case


def erase_case(session: Session, case_id: str) -> Case:
    """Destroy a case's key and rows; what stays are its id, its dates and a chain that still verifies."""
    with session.store.begin() as tx:
        erased = CASES.get(tx, case_id).moved(CaseStatus.ERASED)
        CASES.renew(tx, erased, "status", "closed_at")
        tx.erase_case(case_id)
        session.ledger.append(tx, EventKind.CASE_ERASED, None, case_id, {})
    return erased
