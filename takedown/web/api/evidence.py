"""Evidence of a case: what was seen, what the pages said, and files to take along, locked to a given key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.responses import StreamingResponse

from takedown.cases.capture import CaptureState
from takedown.cases.case import Adult, NotAdult
from takedown.cases.team.token import Scope
from takedown.pipeline.keeping import case_export
from takedown.pipeline.proof import export as bundle
from takedown.pipeline.shelf import CASES
from takedown.store import Row
from takedown.vault.age import ToRecipients
from takedown.web.api import paging
from takedown.web.api.paging import USUAL, Cursor, Limit, Page
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import CaseId, Moment, Sent, Shown

router = APIRouter(prefix="/cases/{case_id}", tags=["evidence"], route_class=Guarded)

_PIECE = 64 * 1024


class SightingShown(Shown):
    """One time that a copy was seen: the facts, as the ledger holds their digest."""

    id: str
    match: str
    seen_at: Moment
    manifest: dict[str, Any]


class CaptureShown(Shown):
    """One visit to the page of a match. ``reasons``: codes of what isn't there. ``text``: the page's words."""

    id: str
    match: str
    at: Moment
    state: CaptureState
    reasons: list[str]
    manifest: dict[str, Any]
    text: str


class ExportWanted(Sent):
    """What is handed over, and to whose keys it is locked (age, ``age1...``): it never leaves in clear."""

    what: Annotated[
        Literal["evidence", "case"],
        Field(description="``evidence``: a bundle for investigators. ``case``: everything readable, for the person."),
    ]
    to: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^age1[02-9ac-hj-np-z]{58}$")]],
        Field(min_length=1, max_length=8),
    ]


@router.get("/sightings", openapi_extra=needs(Scope.EVIDENCE_READ))
def list_sightings(call: Called, case_id: CaseId, limit: Limit = USUAL, cursor: Cursor = None) -> Page[SightingShown]:
    """List what was seen for a case."""
    found, then = _rows(call, "sightings", case_id, limit, cursor)
    items = [
        SightingShown(id=row["id"], match=row["match_id"], seen_at=row["seen_at"], manifest=row["manifest"])
        for row in found
    ]
    return Page(items=items, next=then)


@router.get("/captures", openapi_extra=needs(Scope.EVIDENCE_READ))
def list_captures(call: Called, case_id: CaseId, limit: Limit = USUAL, cursor: Cursor = None) -> Page[CaptureShown]:
    """List what was kept of pages: their words, and how they were served. Never a picture."""
    found, then = _rows(call, "captures", case_id, min(limit, 100), cursor)
    items = [
        CaptureShown(
            id=row["id"],
            match=row["match_id"],
            at=row["at"],
            state=row["state"],
            reasons=row["reasons"],
            manifest=row["manifest"],
            text=row["text"].encode("utf-8", "replace").decode(),
        )
        for row in found
    ]
    return Page(items=items, next=then)


@router.post("/exports", openapi_extra=needs(Scope.EXPORTS_WRITE, once=False), response_class=StreamingResponse)
def export_case(call: Called, case_id: CaseId, sent: ExportWanted) -> StreamingResponse:
    """Make a file of a case and hand it over, locked to the given keys; that it was made is recorded.

    A repetition makes another one: the file isn't kept here.
    """
    under = ToRecipients(tuple(sent.to))
    under.parsed()
    if sent.what == "evidence":
        content, _ = bundle.in_memory(call.session, case_id, under)
    else:
        content = case_export.in_memory(call.session, [case_id], call.words("export-readme"), to=under)
    headers = {"content-disposition": f'attachment; filename="{sent.what}.zip.age"'}
    return StreamingResponse(_pieces(content), media_type="application/octet-stream", headers=headers)


def _rows(call: Called, table: str, case_id: str, limit: int, cursor: str | None) -> tuple[list[Row], str | None]:
    with call.session.store.read() as tx:
        if CASES.get(tx, case_id).adult is not Adult.YES:
            raise NotAdult
        return paging.rows(tx, table, cursor, limit, case_id=case_id)


def _pieces(content: bytes) -> Iterator[bytes]:
    return (content[start : start + _PIECE] for start in range(0, len(content), _PIECE))
