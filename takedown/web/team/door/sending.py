"""Where she chooses pictures, which stay with her; where the sealed letter comes in; how it stands; taking back."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from takedown.cases.arrival import Arrival
from takedown.cases.team.door import LetterKind
from takedown.pipeline.team import door as doors
from takedown.pipeline.team.door import Given, NoLetter
from takedown.pipeline.team.handover import letter_info
from takedown.web.team.door import agreeing
from takedown.web.team.door.outside import AtDoor, DoorRoute, Outside

router = APIRouter(prefix="/o/{slug}", route_class=DoorRoute)

_REFUSED = ("empty", "video", "not-media", "too-large", "too-many-pixels", "unreadable", "altered", "too-plain")
_WORDS = {
    "remove": "remove", "waiting": "waiting", "done": "done", "twice": "twice", "progress": "progress",
    "allRead": "all-read", "most": "most", "sends": "sends", "nothing": "nothing", "sealing": "sealing",
    "notSent": "not-sent", "partSent": "part-sent", "tooOld": "too-old",
}  # fmt: skip
"""What the page's script says, by its own names: the keys of ``door-device-<key>``."""


@router.post("/agree")
def agree(door: AtDoor) -> Response:
    """Take the yes to the sentence, and show where pictures are chosen."""
    arrival = agreeing.arrived(door)
    if not agreeing.may_agree(arrival):
        return door.go("/arrival")
    if door.field("agree") != "yes":
        return agreeing.shown(door, arrival, door.words("door-not-agreed"))
    return _device(door, arrival, Given("", ""))


@router.post("/letters/upload", status_code=201)
async def letters(door: AtDoor) -> Response:
    """Take a sealed letter; of somebody without a number answer with one, and its code.

    The kind, the number and the code are in headers: ``x-kind``, ``x-number``, ``x-code``.
    """
    headers = door.request.headers
    try:
        kind = LetterKind(headers.get("x-kind", ""))
    except ValueError:
        raise NoLetter from None
    given = Given(headers.get("x-number", ""), headers.get("x-code", ""))
    if kind is LetterKind.HANDOVER:
        # What may be large is read for those alone who have been here before.
        await run_in_threadpool(doors.standing, door.server, door.organisation, given)
    content = await _body(door, doors.MOST_BYTES[kind])
    if given.number:
        await run_in_threadpool(doors.add, door.server, door.organisation, given, content, kind)
        return Response(status_code=204)
    made = await run_in_threadpool(doors.receive, door.server, door.organisation, content)
    return JSONResponse({"number": made.number, "code": made.code}, 201)


@router.get("/standing")
def ask(door: AtDoor) -> Response:
    """Ask for the number and the code."""
    return door.page("asking", number="", trouble="")


@router.post("/standing")
def standing(door: AtDoor) -> Response:
    """Show how it stands."""
    given = _given(door)
    try:
        found = doors.standing(door.server, door.organisation, given)
    except doors.WrongCode as error:
        return door.page("asking", 403, number=given.number, trouble=door.words.error(error))
    return _shown(door, given, found)


@router.post("/more")
def more(door: AtDoor) -> Response:
    """Show where pictures are chosen to somebody who has sent before."""
    given = _given(door)
    found = doors.standing(door.server, door.organisation, given)
    if found.state == "withdrawn":
        raise doors.TakenBack
    return _device(door, None, given)


@router.post("/withdraw")
def withdraw(door: AtDoor) -> Response:
    """Take everything back."""
    given = _given(door)
    if door.field("sure") != "yes":
        found = doors.standing(door.server, door.organisation, given)
        return _shown(door, given, found, trouble=door.words("door-withdraw-not-sure"))
    return _shown(door, given, doors.withdraw(door.server, door.organisation, given), done=True)


def _given(door: Outside) -> Given:
    """Return the number and the code of the form; a number counts however its letters were set apart."""
    letters = "".join(one for one in door.field("number").casefold() if one.isalnum())
    number = "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    return Given(number, door.field("code"))


def _shown(door: Outside, given: Given, found: doors.Standing, *, trouble: str = "", done: bool = False) -> Response:
    values: dict[str, Any] = {"given": given, "found": found, "trouble": trouble, "done": done}
    return door.page("standing", 422 if trouble else 200, **values)


def _device(door: Outside, arrival: Arrival | None, given: Given) -> Response:
    """Show where pictures are chosen; without an ``arrival`` to somebody who agreed before."""
    words = {name: door.words(f"door-device-{key}") for name, key in _WORDS.items()}
    refused = {code: door.words(f"door-refused-{code}") for code in _REFUSED}
    return door.page(
        "device",
        said={**words, "refused": refused},
        key=door.organisation.public.hex(),
        info=letter_info(door.organisation.id).hex(),
        statement=agreeing.statement(door, arrival) if arrival else "",
        standing=arrival.standing.value if arrival and arrival.standing else "subject",
        country=arrival.country if arrival else "",
        given=given,
    )


async def _body(door: Outside, most: int) -> bytes:
    """Return what was sent.

    Raises:
        NoLetter: more than ``most`` bytes; the rest isn't read.
    """
    content = bytearray()
    async for piece in door.request.stream():
        content += piece
        if len(content) > most:
            raise NoLetter
    return bytes(content)
