"""The first pages: who may see this device, is somebody in danger, how old; and whom to turn to.

The answers so far travel in the form, as codes with dots between them: whoever leaves, leaves nothing here.
"""

from __future__ import annotations

import calendar
from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from takedown.cases.arrival import Arrival, NoSuchAnswer, Place
from takedown.cases.case import Adult
from takedown.cases.noun import now
from takedown.pipeline.person import support
from takedown.pipeline.team.handover import card_of
from takedown.web import render
from takedown.web.pages.arrival import COUNTRIES, lines_for
from takedown.web.team.door import agreeing
from takedown.web.team.door.outside import AtDoor, DoorRoute, Outside

router = APIRouter(prefix="/o/{slug}", route_class=DoorRoute)

_OWN_PAGE = {"danger", "lines"}
BACK = "back"
"""In place of an answer: the question before once more."""


@router.get("")
def home(door: AtDoor) -> Response:
    """Say what this is, and lead on."""
    return door.page("home")


@router.get("/arrival")
def begin(door: AtDoor) -> Response:
    """Ask the first question."""
    return _asked(door, Arrival())


@router.post("/arrival")
def answer(door: AtDoor) -> Response:
    """Take an answer along, and ask the next question; without one, ask what is to be asked now."""
    arrival, given = agreeing.arrived(door), door.field("answer")
    if given == BACK:
        return _asked(door, arrival.before())
    if not given:
        return _asked(door, arrival)
    try:
        arrival = arrival.answered(given)
    except NoSuchAnswer:
        return _asked(door, arrival, door.words("door-choose"))
    if arrival.place is Place.LEFT:
        return door.go("/leave")
    if arrival.tells in _OWN_PAGE:
        return door.page(arrival.tells, trail=agreeing.trail(arrival), goes_on=True, **_lines(arrival))
    return _asked(door, arrival)


@router.get("/lines")
def lines(door: AtDoor) -> Response:
    """Tell whom to turn to, in whichever country."""
    country = door.request.query_params.get("country", "")
    return door.page("lines", trail="", goes_on=False, ways=support.ways, **_of(country, None))


@router.get("/leave")
def leave(door: AtDoor) -> Response:
    """Show something that says nothing."""
    today = now().astimezone().date()
    weeks = calendar.Calendar().monthdatescalendar(today.year, today.month)
    elsewhere = door.server.settings.web.leave_to
    if elsewhere:
        return Response(status_code=303, headers={"location": elsewhere})
    return Response(
        render.bare(door.language, "door/calendar.html", {"today": today, "weeks": weeks}), media_type="text/html"
    )


@router.get("/card.json")
def card(door: AtDoor) -> Response:
    """Give the card that the installed program asks for; the one that everybody may have."""
    found = card_of(door.organisation).model_dump(mode="json", exclude_none=True)
    return JSONResponse(found, headers={"content-disposition": 'attachment; filename="card.json"'})


def _asked(door: Outside, arrival: Arrival, trouble: str = "") -> Response:
    trail = agreeing.trail(arrival)
    if arrival.place is Place.HOTLINES:
        return door.page("hotlines", trail=trail, **_lines(arrival))
    if agreeing.may_agree(arrival):
        return agreeing.shown(door, arrival)
    question = arrival.question
    if question is None:
        return door.page("end", place=arrival.place.value, trail=trail)
    tells = arrival.tells if arrival.tells not in _OWN_PAGE else ""
    values = {"question": question, "tells": tells, "trouble": trouble, "trail": trail}
    return door.page("question", 422 if trouble else 200, **values)


def _lines(arrival: Arrival) -> dict[str, Any]:
    return {**_of(arrival.country, arrival.adult), "ways": support.ways}


def _of(country: str, adult: Adult | None) -> dict[str, Any]:
    found = lines_for(country if country in COUNTRIES else "", adult)
    return {name: found[name] for name in ("adults", "minors", "country", "countries")}
