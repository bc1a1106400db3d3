"""Addresses that a person knows herself: pasted, or out of a CSV; each visited once and kept."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import Adult
from takedown.pipeline import casework
from takedown.pipeline.looking.addresses import Address, from_text
from takedown.web import errands
from takedown.web.guard.streaming import files
from takedown.web.here import Here, Opened

router = APIRouter(prefix="/c/{case_id}/addresses")

MOST_CSV = 1024 * 1024
"""Bytes of a CSV; the command line takes larger ones."""
MOST = 2000
"""Addresses at once."""


@router.get("")
def show(here: Opened, case_id: str) -> Response:
    """Show where addresses are given, and what became of the last ones."""
    return _page(here, case_id)


@router.post("")
def give(here: Opened, case_id: str) -> Response:
    """Take what was pasted."""
    return _take(here, case_id, here.field("addresses"))


@router.post("/upload")
async def upload(here: Opened, case_id: str) -> Response:
    """Take a CSV, read in memory."""
    content = b""
    async with aclosing(files(here, MOST_CSV)) as some:
        async for _, held in some:
            content = held.read(0, held.size)
    return await asyncio.to_thread(_from_file, here, case_id, content)


def _from_file(here: Here, case_id: str, content: bytes) -> Response:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _page(here, case_id, trouble=here.words("web-addresses-not-text"))
    if len(content) > MOST_CSV:
        return _page(here, case_id, trouble=here.words("web-addresses-too-large"))
    return _take(here, case_id, text)


def _take(here: Here, case_id: str, text: str) -> Response:
    given = from_text(text)
    bad = [one for one in given if one.code]
    if not given:
        return _page(here, case_id, trouble=here.words("web-addresses-none"))
    if len(given) > MOST:
        return _page(here, case_id, typed=text, trouble=here.words("web-addresses-too-many", most=MOST))
    if len(bad) == len(given):
        return _page(here, case_id, typed=text, bad=bad)
    casework.show_case(here.session, case_id).for_addresses()
    errands.begin_addresses(here.keeper, case_id, given)
    return here.go(f"/c/{case_id}/addresses")


def _page(
    here: Here, case_id: str, *, typed: str = "", trouble: str = "", bad: list[Address] | None = None
) -> Response:
    case = casework.show_case(here.session, case_id)
    job = here.keeper.jobs.last(errands.ADDRESSES, case_id)
    wrong = bool(bad or trouble)
    return here.page(
        "addresses/addresses.html",
        400 if wrong else 200,
        case=case,
        step="pictures",
        job=job,
        typed=typed,
        trouble=trouble,
        bad=bad or [],
        visits=case.adult is Adult.YES,
    )
