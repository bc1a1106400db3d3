"""A list of fingerprints that somebody made at home: taken into a case from memory, without a picture."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from starlette.responses import Response

from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.exchanging import exchange
from takedown.pipeline.exchanging.exchange import MAX_LIST_BYTES, BadHashList
from takedown.web.guard.streaming import Begun, Came, parts
from takedown.web.here import TOKEN_FIELD, TOKEN_HEADER, ForgedForm, Here, Opened

router = APIRouter(prefix="/case/{case_id}/list")

_FILE = "file"


class NoListGiven(TakedownError):
    """No file was chosen, or it is empty. Nothing was imported."""


@router.get("")
def ask(here: Opened, case_id: str) -> Response:
    """Ask for the file.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing is registered for that case.
    """
    casework.show_case(here.session, case_id).for_search()
    return _page(here, case_id)


@router.post("/upload")
async def take(here: Opened, case_id: str) -> Response:
    """Take the list; the file is read in memory and written nowhere."""
    try:
        text = await _text(here)
    except (NoListGiven, BadHashList) as error:
        return await asyncio.to_thread(_page, here, case_id, 422, trouble=here.words.error(error))
    return await asyncio.to_thread(_taken, here, case_id, text)


def _taken(here: Here, case_id: str, text: str) -> Response:
    imported = exchange.import_text(here.session, case_id, text)
    taken = {one.media.id for one in imported if one.media is not None}
    return _page(here, case_id, taken=len(taken), left=[one.line for one in imported if one.media is None])


def _page(here: Here, case_id: str, status: int = 200, **told: object) -> Response:
    values: dict[str, object] = {"taken": None, "left": [], "trouble": "", **told}
    case = casework.show_case(here.session, case_id)
    return here.page("cases/list_of_hashes.html", status, place="cases", case=case, told_now=values)


async def _text(here: Here) -> str:
    """Return the text of the file.

    Raises:
        ForgedForm: the form's token doesn't stand before it. NoListGiven, BadHashList: there is no list in it.
    """
    found = _Parts(is_ours=bool(here.request.headers.get(TOKEN_HEADER)))
    async for told in parts(here.request):
        if isinstance(told, Begun):
            found.begins(here, told)
        elif isinstance(told, Came):
            found.comes(told.content)
    if not found.content[_FILE]:
        raise NoListGiven
    try:
        return found.content[_FILE].decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadHashList(file=found.name) from problem


class _Parts:
    """The parts of the form that matter, as they come."""

    def __init__(self, *, is_ours: bool) -> None:
        self.content: dict[str, bytearray] = {_FILE: bytearray(), TOKEN_FIELD: bytearray()}
        self.name, self._field, self._is_ours = "", "", is_ours

    def begins(self, here: Here, part: Begun) -> None:
        self._field = part.field
        if part.field == _FILE:
            self.name = part.file or ""
            self._is_ours = self._is_ours or here.is_token(self.content[TOKEN_FIELD].decode("ascii", "replace"))
            if not self._is_ours:
                raise ForgedForm

    def comes(self, content: bytes) -> None:
        held = self.content.get(self._field)
        if held is None:
            return
        held += content
        if len(held) > MAX_LIST_BYTES:
            raise BadHashList(file=self.name)
