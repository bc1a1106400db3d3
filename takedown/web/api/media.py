"""What is registered for a case: fingerprints alone, sealed to the letterbox or as a hash bank has them."""

from __future__ import annotations

import base64
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field, StringConstraints

from takedown.cases.case import Adult, NotAdult
from takedown.cases.media import Level, MediaKind, Origin
from takedown.cases.team.token import Scope
from takedown.pipeline.exchanging import exchange, hashlists
from takedown.pipeline.exchanging.hashlists import ListFormat
from takedown.pipeline.shelf import CASES
from takedown.pipeline.team import letterbox
from takedown.web.api import paging
from takedown.web.api.paging import USUAL, Cursor, Limit, Page
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import CaseId, Moment, Sent, Shown

router = APIRouter(prefix="/cases/{case_id}", tags=["media"], route_class=Guarded)

_MOST_SEALED = 8 * 1024 * 1024
_MOST_LIST = 16 * 1024 * 1024


class SealedSet(Sent):
    """A set of fingerprints, sealed to the organisation's letterbox key (HPKE); nobody on the way reads it."""

    kind: Literal["sealed"]
    content: Annotated[
        str,
        StringConstraints(
            pattern=r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", max_length=_MOST_SEALED
        ),
        Field(description="In base64: the encapsulated key, 65 bytes, then the sealed letter."),
    ]


class HashList(Sent):
    """A list of hashes as a hash bank has it, for those who have an agreement with one."""

    kind: Literal["list"]
    content: Annotated[
        str,
        StringConstraints(max_length=_MOST_LIST),
        Field(description="The file, in the shape of ThreatExchange, of StopNCII, or CSV (``signal_type,value``)."),
    ]


class MediaShown(Shown):
    """A picture or video that is registered: what it is, and nothing that it could be recognised by."""

    id: str
    kind: MediaKind
    origin: Origin
    registered_at: Moment
    level: Annotated[Level, Field(description="``strong``: crops and screenshots of it are found, too.")]


class LeftOut(Shown):
    """An entry that couldn't be taken: its place (from 1; 0: nobody knows which), and a code that says why."""

    place: int
    code: str


class SetTaken(Shown):
    """What became of a set: what is new, how many were there already, and what was left out."""

    media: list[str]
    known: int
    addresses: list[str]
    left_out: list[LeftOut]


@router.get("/media", openapi_extra=needs(Scope.CASES_READ))
def list_media(call: Called, case_id: CaseId, limit: Limit = USUAL, cursor: Cursor = None) -> Page[MediaShown]:
    """List what is registered for an adult's case, without its fingerprints."""
    with call.session.store.read() as tx:
        if CASES.get(tx, case_id).adult is not Adult.YES:
            raise NotAdult
        found, then = paging.rows(tx, "media", cursor, limit, case_id=case_id)
    items = [
        MediaShown(**{name: row[name] for name in ("id", "kind", "origin", "registered_at")}, level=_level(row))
        for row in found
    ]
    return Page(items=items, next=then)


@router.post("/media", status_code=201, openapi_extra=needs(Scope.MEDIA_WRITE))
def register_media(
    call: Called, case_id: CaseId, sent: Annotated[SealedSet | HashList, Field(discriminator="kind")]
) -> SetTaken:
    """Register fingerprints for an adult's case."""
    if isinstance(sent, HashList):
        return _imported(call, case_id, sent.content)
    taken = letterbox.take_in_file(call.session, case_id, base64.b64decode(sent.content))
    left = [LeftOut(place=0, code="too-plain")] * taken.left + [LeftOut(place=0, code="not-an-address")] * (
        taken.not_addresses
    )
    media = [one.id for one in taken.media]
    return SetTaken(media=media, known=taken.known, addresses=[one.id for one in taken.addresses], left_out=left)


@router.post("/hashes/{shape}", tags=["exchange"], openapi_extra=needs(Scope.HASHES_EXPORT, once=False))
def export_hashes(call: Called, case_id: CaseId, shape: ListFormat) -> Response:
    """Give a case's hashes as a hash bank takes them; that they were given is recorded."""
    found = exchange.export(call.session, case_id, shape)
    kind = "text/csv" if shape is ListFormat.CSV else "application/json"
    return Response(hashlists.written(found, shape), media_type=kind)


def _imported(call: Called, case_id: str, content: str) -> SetTaken:
    with call.session.store.read() as tx:
        before = {row["id"] for row in tx.rows("media", case_id=case_id, only=["kind"])}
    done = exchange.import_text(call.session, case_id, content)
    taken = list(dict.fromkeys(one.media.id for one in done if one.media is not None))
    new = [one for one in taken if one not in before]
    left = [LeftOut(place=one.line.place, code=one.line.code) for one in done if one.line.code]
    return SetTaken(media=new, known=len(taken) - len(new), addresses=[], left_out=left)


def _level(row: dict[str, object]) -> Level:
    return Level.STRONG if row["local"] or row["frames"] else Level.PORTABLE
