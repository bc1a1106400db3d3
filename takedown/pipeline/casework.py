"""Cases: opened with a consent, shown, edited, closed, erased."""

from __future__ import annotations

from collections.abc import Mapping

from takedown.cases.case import Adult, Case, CaseStatus, Consent
from takedown.cases.event import EventKind
from takedown.cases.media import Level
from takedown.cases.noun import new_id, now
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CONSENTS, MATCHES, MEDIA, NEGATIVES
from takedown.store import Transaction

SCOPE = "search-and-notify"
ADDRESSES_ONLY = "addresses-only"
"""All that a case under 18, or unsure, is opened for."""


def open_case(session: Session, case: Case, statement: str) -> Case:
    """Store a new case with the consent that it was opened under.

    Args:
        case: as ``Case.opened`` gives it.
        statement: the sentence that was shown and agreed to.
    """
    scope = SCOPE if case.adult is Adult.YES else ADDRESSES_ONLY
    consent = Consent(
        id=new_id(), case_id=case.id, given_at=now(), scope=scope, standing=case.standing, statement=statement
    )
    with session.store.begin() as tx:
        CASES.open(tx, case)
        CONSENTS.put(tx, consent)
        session.ledger.append(tx, EventKind.CASE_OPENED, case.id, case.id, {"adult": case.adult.value})
        session.ledger.append(tx, EventKind.CONSENT_RECORDED, case.id, consent.id, {"scope": scope})
    return case


def list_cases(session: Session) -> list[Case]:
    """Return every case, the oldest first; of erased ones only the dates."""
    with session.store.read() as tx:
        return CASES.all(tx, order_by="created_at")


def searched(tx: Transaction, case_id: str | None = None) -> list[Case]:
    """Return the cases that something is searched for, open and of adults: this one, or all, the oldest first.

    Raises:
        NotFound, NotAdult, CaseNotOpen: it is this one, and it isn't such a case.
    """
    if case_id is not None:
        return [CASES.get(tx, case_id).for_search()]
    return [case for case in CASES.all(tx, order_by="created_at", status=CaseStatus.OPEN) if case.adult is Adult.YES]


def show_case(session: Session, case_id: str) -> Case:
    """Return one case.

    Raises:
        NotFound: there is none.
    """
    with session.store.read() as tx:
        return CASES.get(tx, case_id)


def edit_case(session: Session, case_id: str, particulars: Mapping[str, object] | None = None, **fields: str) -> Case:
    """Change the name, contact, country, label or level of a case, and those of its particulars that are given.

    With the level ``portable`` every local code that the case has is deleted, and nothing of them left in the
    database's own files; back to ``strong``, only what is registered from then on has them.

    Raises:
        DeletionUnfinished: the codes are deleted, but old pages of the database could not be cleaned up yet. The same
            edit once more tries again.
        NotFound: there is none.
        pydantic.ValidationError: a value of the wrong shape.
    """
    with session.store.begin() as tx:
        was = CASES.get(tx, case_id)
        row = was.row()
        more = {"particulars": {**row["particulars"], **particulars}} if particulars else {}
        case = Case.of({**row, **fields, **more})
        CASES.renew(tx, case, *fields, *more)
        if "level" in fields and case.level is Level.PORTABLE:
            if was.level is not Level.PORTABLE:
                _leave_codes(tx, case)
            tx.scrub(*(shelf.table for shelf in (MEDIA, MATCHES, NEGATIVES)))
        session.ledger.append(
            tx, EventKind.CASE_EDITED, case.id, case.id, {"fields": sorted([*fields, *(particulars or {})])}
        )
    return case


def _leave_codes(tx: Transaction, case: Case) -> None:
    """Delete the local codes of a case: of its pictures and videos, of what was found, of what was rejected."""
    from takedown.pipeline.describe import left_at

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


def erase_case(session: Session, case_id: str) -> Case:
    """Destroy a case's key and rows; what stays are its id, its dates and a chain that still verifies."""
    with session.store.begin() as tx:
        erased = CASES.get(tx, case_id).moved(CaseStatus.ERASED)
        CASES.renew(tx, erased, "status", "closed_at")
        tx.erase_case(case_id)
        session.ledger.append(tx, EventKind.CASE_ERASED, None, case_id, {})
    return erased
