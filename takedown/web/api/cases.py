"""Cases: opened with a consent, shown, edited, assigned, closed, erased; and a consent that is taken back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response
from pydantic import Field, StringConstraints

from takedown.cases.case import Adult, Case, CaseStatus, Standing, Terms
from takedown.cases.team.organisation import CasePlace
from takedown.cases.team.role import Right
from takedown.cases.team.token import Scope
from takedown.pipeline import casework
from takedown.pipeline.person import consent
from takedown.pipeline.shelf import CASES
from takedown.pipeline.team import grants, places
from takedown.pipeline.team.places import About
from takedown.pipeline.team.shelves import CASE_PLACES
from takedown.store import Transaction
from takedown.web.api import organisation, paging
from takedown.web.api.paging import USUAL, Cursor, Limit, Page
from takedown.web.api.problems import ChangedMeanwhile
from takedown.web.api.route import Called, Guarded, etag_of, needs
from takedown.web.api.shapes import CaseId, Country, Day, Id, Line, Moment, Sent, Shown

router = APIRouter(prefix="/cases", tags=["cases"], route_class=Guarded)

_Statement = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
_Contact = Annotated[str, StringConstraints(max_length=320)]


class ConsentSent(Sent):
    """What was agreed to. ``statement``: the sentence, as it was shown. ``until``: the last day on which it holds."""

    statement: _Statement
    until: Day | None = None
    safe_contact: Line = ""
    safe_words: Line = ""


class MandateOfCase(Sent):
    """The authorisation that a representative acts under: who may act, for what, and its date."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    given_on: Day | None = None


class CaseSent(Sent):
    """A case to open. Under 18 or unsure, addresses alone are kept for it, and nothing is visited or sent."""

    adult: Annotated[Adult, Field(description="Was the person 18 or older when every picture was made?")]
    standing: Standing
    consent: ConsentSent
    label: Line = ""
    client: Annotated[Id | None, Field(description="Without one: the first that the token may know of.")] = None
    country: Country = ""
    contact: _Contact = ""
    name: Line = ""
    mandate: MandateOfCase | None = None
    in_own_name: Annotated[
        bool, Field(strict=True, description="Notices carry the person's name instead of the organisation's.")
    ] = False


class CaseChange(Sent):
    """What is to be changed of a case; what isn't named stays."""

    label: Line | None = None
    country: Country | None = None
    contact: _Contact | None = None
    name: Line | None = None
    adult: Adult | None = None
    retain_until: Day | None = None
    mandate: MandateOfCase | None = None


class Assignment(Sent):
    """Who looks after the case from now on, and a note for her."""

    member: Id
    note: Annotated[str, StringConstraints(max_length=1000)] = ""


class CaseShown(Shown):
    """A case. Of an erased one only its dates are left."""

    id: str
    client: str
    status: CaseStatus
    created_at: Moment
    closed_at: Moment | None
    label: str
    adult: Adult
    standing: Standing
    country: str
    contact: str
    name: str
    retain_until: str | None
    consent_scope: str
    consent_until: str | None
    consent_withdrawn_at: Moment | None
    assigned_to: str | None
    locked_by: str | None


class Taken(Shown):
    """What taking a consent back did: how much was stopped, and how many letters wait for an approval."""

    stopped: int
    letters: int


@router.get("", openapi_extra=needs(Scope.CASES_READ))
def list_cases(
    call: Called,
    limit: Limit = USUAL,
    cursor: Cursor = None,
    status: CaseStatus | None = None,
    client: Annotated[str | None, Query(pattern=r"^[2-9b-z]{4}-[2-9b-z]{4}-[2-9b-z]{4}$")] = None,
) -> Page[CaseShown]:
    """List the cases that are shared with the token."""
    with call.session.store.read() as tx:
        places = {row["id"] for row in tx.rows("case_places", client_id=client, only=["client_id"])} if client else None
        wanted = {"status": status.value} if status else {}
        found, then = paging.rows(
            tx, "cases", cursor, limit, lambda row: places is None or row["id"] in places, **wanted
        )
        of = {row["id"]: row for row in tx.rows("case_places", id=[row["id"] for row in found])}
        items = [_shown(Case.of(row), CasePlace.of(of[row["id"]])) for row in found]
    return Page(items=items, next=then)


@router.post("", status_code=201, openapi_extra=needs(Scope.CASES_WRITE))
def open_case(call: Called, sent: CaseSent, answer: Response) -> CaseShown:
    """Open a case with the consent that it is opened under."""
    session = call.session
    with session.store.read() as tx:
        client = organisation.client_of(session, tx, sent.client)
    particulars: dict[str, Any] = {"organisation": "" if sent.in_own_name else session.organisation.name}
    particulars |= _mandate(sent.mandate)
    texts = {"country": sent.country, "contact": sent.contact, "name": sent.name}
    case = Case.opened(label=sent.label, adult=sent.adult, standing=sent.standing, **texts)
    case = Case.of({**case.row(), "particulars": particulars})
    opened = casework.open_case(session.for_client(client), case, sent.consent.statement, _terms(sent.consent))
    answer.headers["location"] = f"/api/v1/cases/{opened.id}"
    with session.store.read() as tx:
        return _got(tx, opened.id)


@router.get("/{case_id}", openapi_extra=needs(Scope.CASES_READ))
def read_case(call: Called, case_id: CaseId) -> CaseShown:
    """Show one case."""
    with call.session.store.read() as tx:
        return _got(tx, case_id)


@router.patch("/{case_id}", openapi_extra=needs(Scope.CASES_WRITE))
def change_case(
    call: Called,
    case_id: CaseId,
    sent: CaseChange,
    if_match: Annotated[
        str | None, Header(max_length=100, description="The ``ETag`` that was read: only if nobody changed it since.")
    ] = None,
) -> CaseShown:
    """Change fields of a case."""
    session = call.session
    session.check(Right.WORK)
    places.check_free(session, About(cases=[case_id]))
    with session.store.read() as tx:
        was = _got(tx, case_id)
    if if_match is not None and if_match.strip() not in ("*", etag_of(was.model_dump_json().encode())):
        raise ChangedMeanwhile
    fields = {
        name: value.value if isinstance(value, Adult) else value
        for name in ("label", "country", "contact", "name", "adult", "retain_until")
        if (value := getattr(sent, name)) is not None
    }
    casework.edit_case(session, case_id, _mandate(sent.mandate) or None, **fields)
    with session.store.read() as tx:
        return _got(tx, case_id)


@router.put("/{case_id}/assignment", openapi_extra=needs(Scope.CASES_WRITE))
def assign_case(call: Called, case_id: CaseId, sent: Assignment) -> CaseShown:
    """Have a member look after a case from now on; it is shared with her."""
    grants.hand_over(call.session, case_id, sent.member, sent.note)
    with call.session.store.read() as tx:
        return _got(tx, case_id)


@router.post("/{case_id}/close", openapi_extra=needs(Scope.CASES_WRITE))
def close_case(call: Called, case_id: CaseId) -> CaseShown:
    """Close a case: kept, but nothing is searched or sent for it any more."""
    call.session.check(Right.WORK)
    places.check_free(call.session, About(cases=[case_id]))
    casework.close_case(call.session, case_id)
    with call.session.store.read() as tx:
        return _got(tx, case_id)


@router.post("/{case_id}/reopen", openapi_extra=needs(Scope.CASES_WRITE))
def reopen_case(call: Called, case_id: CaseId) -> CaseShown:
    """Open a closed case again; whatever its consent covers goes on."""
    call.session.check(Right.WORK)
    places.check_free(call.session, About(cases=[case_id]))
    casework.reopen_case(call.session, case_id)
    with call.session.store.read() as tx:
        return _got(tx, case_id)


@router.delete("/{case_id}", status_code=204, openapi_extra=needs(Scope.CASES_ERASE))
def erase_case(call: Called, case_id: CaseId) -> None:
    """Destroy a case's key: nobody reads it any more, here or in a backup without the keys."""
    places.check_free(call.session, About(cases=[case_id]))
    casework.erase_case(call.session, case_id)


@router.post("/{case_id}/consents", status_code=201, openapi_extra=needs(Scope.CASES_WRITE))
def give_consent(call: Called, case_id: CaseId, sent: ConsentSent) -> CaseShown:
    """Record a consent anew; from now on it is the one that counts."""
    call.session.check(Right.WORK)
    places.check_free(call.session, About(cases=[case_id]))
    consent.give(call.session, case_id, sent.statement, _terms(sent))
    with call.session.store.read() as tx:
        return _got(tx, case_id)


@router.post("/{case_id}/consents/withdraw", openapi_extra=needs(Scope.CASES_WRITE))
def withdraw_consent(call: Called, case_id: CaseId) -> Taken:
    """Take the consent back: what hasn't left is stopped, for what has letters are drafted that a person approves."""
    call.session.check(Right.WORK)
    done = consent.withdraw(call.session, case_id)
    return Taken(stopped=len(done.stopped.notices), letters=len(done.letters))


def _terms(sent: ConsentSent) -> Terms:
    return Terms(until=sent.until, safe_contact=sent.safe_contact, safe_words=sent.safe_words)


def _mandate(sent: MandateOfCase | None) -> dict[str, Any]:
    if sent is None:
        return {}
    return {"mandate": sent.text, "mandate_on": sent.given_on.isoformat() if sent.given_on else None}


def _got(tx: Transaction, case_id: str) -> CaseShown:
    return _shown(CASES.get(tx, case_id), CASE_PLACES.get(tx, case_id))


def _shown(case: Case, place: CasePlace) -> CaseShown:
    agreed = case.agreed
    return CaseShown(
        id=case.id,
        client=place.client_id,
        status=case.status,
        created_at=case.created_at,
        closed_at=case.closed_at,
        label=case.label,
        adult=case.adult,
        standing=case.standing,
        country=case.country,
        contact=case.contact,
        name=case.name,
        retain_until=case.retain_until.isoformat() if case.retain_until else None,
        consent_scope=agreed.scope,
        consent_until=agreed.until.isoformat() if agreed.until else None,
        consent_withdrawn_at=agreed.withdrawn_at,
        assigned_to=place.assigned_to,
        locked_by=place.locked_by,
    )
