"""Addresses at which a program says that copies are, up to 10,000 a call, each with what became of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from takedown.cases.team.token import Scope
from takedown.pipeline.team import api_addresses, wishes
from takedown.web.api.route import Called, Guarded, needs
from takedown.web.api.shapes import CaseId, Sent, Shown

router = APIRouter(prefix="/cases/{case_id}/addresses", tags=["addresses"], route_class=Guarded)


class AddressesSent(Sent):
    """Addresses, each of at most 2,000 letters."""

    urls: Annotated[list[Annotated[str, StringConstraints(max_length=2000)]], Field(min_length=1, max_length=10_000)]


class AddressKept(Shown):
    """What became of one address.

    ``line``: its place in the list, from 1. ``match``: what it is known as now. ``code``: why it couldn't be taken.
    """

    line: int
    status: Literal["new", "known", "refused"]
    match: str | None
    code: str = ""


class AddressesKept(Shown):
    """What became of each address, in their order, and how many that is."""

    new: int
    known: int
    refused: int
    items: list[AddressKept]


class LookSent(Sent):
    """What is to be looked at now: the ``addresses`` of the case, or the ``hosts``, for every case at once."""

    what: Literal["addresses", "hosts"]


class LookAsked(Shown):
    """``status``: asked for, or that it waited already."""

    status: Literal["asked", "waiting"]


@router.post("/look", status_code=202, openapi_extra=needs(Scope.ADDRESSES_WRITE))
def look_now(call: Called, case_id: CaseId, sent: LookSent) -> LookAsked:
    """Have the fleet look now, for an adult's case; what it visited in the last ten minutes it leaves alone."""
    asks = wishes.look if sent.what == "addresses" else wishes.crawl
    return LookAsked(status="asked" if asks(call.session, case_id) else "waiting")


@router.post("", openapi_extra=needs(Scope.ADDRESSES_WRITE))
def keep_addresses(call: Called, case_id: CaseId, sent: AddressesSent) -> AddressesKept:
    """Keep addresses as reported. Of an adult's case the fleet visits them within minutes; of any other nobody does."""
    kept = api_addresses.keep(call.session, case_id, sent.urls)
    wishes.take_up(call.session)
    items = [
        AddressKept(
            line=line,
            status="refused" if one.code else "new" if one.new else "known",
            match=one.match or None,
            code=one.code,
        )
        for line, one in enumerate(kept, start=1)
    ]
    count = {status: sum(one.status == status for one in items) for status in ("new", "known", "refused")}
    return AddressesKept(items=items, **count)
