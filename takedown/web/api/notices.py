"""Notices: drafted, read, approved in the name of a member, filed, answered, withdrawn. None leaves unapproved."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import Field, StrictBool, StringConstraints

from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.team.token import Scope
from takedown.notices.render import render
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.shelf import CASES, NOTICES
from takedown.pipeline.team import places
from takedown.pipeline.team.places import About
from takedown.web.api import paging
from takedown.web.api.paging import USUAL, Cursor, Limit, Page
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import ID, At, Id, Ids, ItemId, Moment, Sent, Shown

router = APIRouter(prefix="/notices", tags=["notices"], route_class=Guarded)
withdrawals = APIRouter(prefix="/withdrawals", tags=["notices"], route_class=Guarded)

_Form = Literal["text", "html", "pdf", "eml", "json"]
_TYPES = {
    "text": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "eml": "message/rfc822",
    "json": "application/json",
}
_Reference = Annotated[str, StringConstraints(max_length=200)]
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,64}$")]


class NoticeShown(Shown):
    """A notice without its text. ``missing``: codes of what keeps it from being approved."""

    id: str
    case: str
    state: NoticeState
    letter: str
    recipient: str
    route: str
    language: str
    reference: str
    their_reference: str
    urls: list[str]
    matches: list[str]
    missing: list[str]
    created_at: Moment
    sent_at: Moment | None
    due_at: Moment | None
    due_basis: str
    outcome: str
    follows: str


class DraftWanted(Sent):
    """What is drafted: for every confirmed match of a case that has no notice yet, or for these alone."""

    case: Id
    matches: Annotated[tuple[Id, ...], Field(max_length=10_000)] = ()
    language: Literal["en", "fr"] | None = None
    recipient: _Name | None = None
    basis: _Name | None = None


class Drafts(Shown):
    """The drafts, and the matches for which nobody is known who could be written to."""

    notices: list[NoticeShown]
    unaddressed: list[str]


class Approval(Sent):
    """What the member in whose name the token approves says with it."""

    contact_checked: Annotated[StrictBool, Field(description="She looked at a contact that the program found.")] = False
    without_evidence: Annotated[StrictBool, Field(description="Although nothing was kept of the pages yet.")] = False


class Filed(Sent):
    """When a person filed or sent a notice elsewhere, and the number that she was given."""

    at: At
    reference: _Reference = ""


class Answered(Sent):
    """What a recipient answered: in which words, and when (now, unless told)."""

    outcome: Outcome
    words: Annotated[str, StringConstraints(max_length=4000)] = ""
    at: At | None = None


class Withdrawal(Sent):
    """The notices that are withdrawn."""

    notices: Ids


class Notices(Shown):
    """Notices as they stand now."""

    items: list[NoticeShown]


class Queued(Shown):
    """A notice that waits to leave; until ``not_before`` that can be undone."""

    notice: str
    state: str
    not_before: Moment


@router.get("", openapi_extra=needs(Scope.NOTICES_READ))
def list_notices(
    call: Called,
    limit: Limit = USUAL,
    cursor: Cursor = None,
    case: Annotated[str | None, Query(pattern=ID)] = None,
    state: NoticeState | None = None,
) -> Page[NoticeShown]:
    """List notices. What a draft lacks is told as it was when it was drafted; showing one tells it afresh."""
    wanted = {name: value for name, value in (("case_id", case), ("state", state.value if state else None)) if value}
    with call.session.store.read() as tx:
        if case:
            CASES.get(tx, case)
        found, then = paging.rows(tx, "notices", cursor, limit, None, **wanted)
    return Page(items=[_shown(Notice.of(row)) for row in found], next=then)


@router.post("", status_code=201, openapi_extra=needs(Scope.NOTICES_DRAFT))
def draft_notices(call: Called, sent: DraftWanted) -> Drafts:
    """Draft a notice for every confirmed match that has none, one for each recipient. Nothing is sent."""
    places.check_free(call.session, About(cases=[sent.case]))
    drafted = Desk(call.session).draft(
        sent.case, list(sent.matches), sent.language, recipient=sent.recipient or "", basis=sent.basis or ""
    )
    unaddressed = [one.id for one in drafted.unaddressed]
    return Drafts(notices=[_shown(one) for one in drafted.notices], unaddressed=unaddressed)


@router.get("/{notice_id}", openapi_extra=needs(Scope.NOTICES_READ))
def read_notice(call: Called, notice_id: ItemId) -> NoticeShown:
    """Show one notice, what it lacks told afresh."""
    return _shown(Desk(call.session).show(notice_id)[0])


@router.get("/{notice_id}/document", openapi_extra=needs(Scope.NOTICES_READ), response_class=Response)
def read_document(call: Called, notice_id: ItemId, form: _Form = "text") -> Response:
    """Give a notice whole, as it would leave: text, HTML, PDF, e-mail or JSON."""
    notice, facts = Desk(call.session).show(notice_id)
    document = render(facts, form, notice.route, call.words.language, notice.edited)
    return Response(document, media_type=_TYPES[form])


@router.post("/{notice_id}/approve", openapi_extra=needs(Scope.NOTICES_APPROVE))
def approve_notice(call: Called, notice_id: ItemId, sent: Approval) -> NoticeShown:
    """Approve a notice as it reads now, in the name of the member whom the token acts for.

    She, and where the organisation wants two people another member, must have looked at each picture's page before:
    no program does that.
    """
    call.session.approver()
    places.check_free(call.session, About(notices=[notice_id]))
    done = Desk(call.session).approve(
        notice_id, contact_checked=sent.contact_checked, without_evidence=sent.without_evidence
    )
    return _shown(done)


@router.post("/{notice_id}/send", openapi_extra=needs(Scope.NOTICES_SEND))
def send_notice(call: Called, notice_id: ItemId) -> Queued:
    """Put an approved notice into the outbox: the notifier sends it after a while in which that can be undone."""
    with call.session.store.read() as tx:
        NOTICES.get(tx, notice_id)
    places.check_free(call.session, About(notices=[notice_id]))
    _, dispatch = Outbox(call.session).queue(notice_id)
    return Queued(notice=notice_id, state=dispatch.state.value, not_before=dispatch.not_before)


@router.post("/{notice_id}/unsend", openapi_extra=needs(Scope.NOTICES_SEND))
def unsend_notice(call: Called, notice_id: ItemId) -> Queued:
    """Take a notice that hasn't left out of the outbox again."""
    _, dispatch = Outbox(call.session).undo(notice_id)
    return Queued(notice=notice_id, state=dispatch.state.value, not_before=dispatch.not_before)


@router.post("/{notice_id}/filed", openapi_extra=needs(Scope.NOTICES_SEND))
def file_notice(call: Called, notice_id: ItemId, sent: Filed) -> NoticeShown:
    """Record that a person filed or sent an approved notice elsewhere; its clock starts."""
    places.check_free(call.session, About(notices=[notice_id]))
    return _shown(Desk(call.session).sent(notice_id, sent.at, sent.reference))


@router.post("/{notice_id}/outcome", openapi_extra=needs(Scope.NOTICES_SEND))
def record_outcome(call: Called, notice_id: ItemId, sent: Answered) -> NoticeShown:
    """Record what the recipient answered."""
    places.check_free(call.session, About(notices=[notice_id]))
    return _shown(Desk(call.session).outcome(notice_id, sent.outcome, words=sent.words, at=sent.at))


@withdrawals.post("", openapi_extra=needs(Scope.NOTICES_SEND))
def withdraw_notices(call: Called, sent: Withdrawal) -> Notices:
    """Withdraw notices: what hasn't left is stopped, for what has left a letter is drafted that a person approves."""
    places.check_free(call.session, About(notices=sent.notices))
    return Notices(items=[_shown(one) for one in Desk(call.session).withdraw(sent.notices)])


def _shown(notice: Notice) -> NoticeShown:
    same = ("id", "state", "letter", "recipient", "route", "language", "reference", "their_reference", "created_at")
    more = ("sent_at", "due_at", "due_basis", "outcome", "follows")
    fields: dict[str, Any] = {name: getattr(notice, name) for name in (*same, *more)}
    lists = {"urls": list(notice.urls), "matches": list(notice.match_ids), "missing": list(notice.missing)}
    return NoticeShown(case=notice.case_id, **fields, **lists)
