"""Arrival: the first questions, one at a time, held in memory alone; nothing is written before somebody asks for it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.arrival import Arrival, NoSuchAnswer, Place
from takedown.cases.case import Adult
from takedown.pipeline.person import support
from takedown.web.here import Anyone, Here

router = APIRouter(prefix="/arrival")

_OWN_PAGE = {"danger", "lines"}
"""What is told on a page of its own; the rest stands above the next question."""
COUNTRIES = tuple(sorted({*support.LINES, *support.LINES_OF_MINORS}))


@router.get("")
def ask(here: Anyone) -> Response:
    """Ask what is to be asked now, or say what comes next."""
    return _shown(here)


@router.post("")
def answer(here: Anyone) -> Response:
    """Take an answer along; an older page's answer leads on from there."""
    asked = here.field("at")
    at = here.visitor.arrival.at(Place(asked)) if asked in set(Place) else here.visitor.arrival
    try:
        there = at.answered(here.field("answer"))
    except NoSuchAnswer:
        return _shown(here, here.words("web-arrival-choose"))
    here.visitor.arrival = there
    if there.place is Place.LEFT:
        return here.go("/leave")
    return here.go("/arrival/told" if there.tells in _OWN_PAGE else "/arrival")


@router.post("/back")
def back(here: Anyone) -> Response:
    """Ask the question before once more."""
    here.visitor.arrival = here.visitor.arrival.before()
    return here.go("/arrival")


@router.post("/again")
def again(here: Anyone) -> Response:
    """Begin anew."""
    here.visitor.arrival = Arrival()
    return here.go("/arrival")


@router.get("/told")
def told(here: Anyone) -> Response:
    """Tell what the latest answer calls for: an emergency number, or whom to turn to."""
    arrival = here.visitor.arrival
    if arrival.tells == "danger":
        return here.page("arrival/danger.html")
    if arrival.tells == "lines":
        return here.page("arrival/lines.html", goes_on=True, **lines_for(arrival.country, arrival.adult))
    return here.go("/arrival")


@router.get("/lines")
def lines(here: Anyone) -> Response:
    """Tell whom to turn to, in whichever country; anybody may ask at any time."""
    arrival = here.visitor.arrival
    country = here.asked("country") if "country" in here.request.query_params else arrival.country
    return here.page("arrival/lines.html", goes_on=False, **lines_for(country, arrival.adult))


@router.post("/addresses")
def note_addresses(here: Anyone) -> Response:
    """Lead on to keeping addresses for the hotlines, and nothing else."""
    if here.visitor.arrival.place is not Place.HOTLINES:
        return here.go("/arrival")
    here.visitor.held[ADDRESSES] = True
    return here.go("/arrival/open" if here.visitor.signed_in else "/unlock" if here.keeper.has_vault else "/vault/new")


ADDRESSES = "arrival-addresses"
"""Held of a visitor who asked to keep addresses for the hotlines."""


def lines_for(country: str, adult: Adult | None) -> dict[str, Any]:
    """Return what a page of lines needs: of adults, of minors, or both where the age wasn't said."""
    country = country if country in COUNTRIES else ""
    minors = support.lines(country, minor=True)
    adults = [] if adult in (Adult.NO, Adult.UNSURE) else support.lines(country, minor=False)
    return {
        "adults": adults,
        "minors": [] if adult is Adult.YES else minors,
        "country": country,
        "countries": COUNTRIES,
        "ways": support.ways,
    }


def _shown(here: Here, trouble: str = "") -> Response:
    arrival = here.visitor.arrival
    if arrival.place is Place.MAKE and here.keeper.has_vault:
        # There is a vault already: what is left to agree to is the case.
        arrival = here.visitor.arrival = arrival.answered("yes")
    if arrival.place is Place.MAKING:
        return here.go(
            "/arrival/open" if here.visitor.signed_in else "/unlock" if here.keeper.has_vault else "/vault/new"
        )
    if arrival.place is Place.HOTLINES:
        return here.page("arrival/hotlines.html", **lines_for(arrival.country, arrival.adult))
    question = arrival.question
    if question is None:
        return here.page("arrival/end.html", place=arrival.place.value)
    tells = arrival.tells if arrival.tells not in _OWN_PAGE else ""
    return here.page("arrival/question.html", 422 if trouble else 200, question=question, tells=tells, trouble=trouble)
