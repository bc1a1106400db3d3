"""The first case: its name, and the sentence that is agreed to before anything is kept of it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.arrival import Arrival, Place
from takedown.cases.case import Adult, Case, Standing
from takedown.pipeline import casework
from takedown.web.here import Here, Opened
from takedown.web.pages.arrival import ADDRESSES, lines_for

router = APIRouter(prefix="/arrival/open")


@router.get("")
def ask(here: Opened) -> Response:
    """Show the sentence, and ask for a name of the case."""
    return _shown(here) if _may(here) else here.go("/arrival")


@router.post("")
def open_case(here: Opened) -> Response:
    """Open the case under the sentence that was agreed to."""
    if not _may(here):
        return here.go("/arrival")
    arrival = here.visitor.arrival
    standing = here.field("standing", arrival.standing.value if arrival.standing else "")
    if here.field("agree") != "yes" or standing not in set(Standing):
        return _shown(here, here.words("web-opening-not-agreed"))
    case = Case.opened(
        label=here.field("label") or here.words("web-opening-label-otherwise"),
        adult=arrival.adult or Adult.UNSURE,
        standing=Standing(standing),
        country=arrival.country,
    )
    case = casework.open_case(here.session, case, statement(here, case.adult, case.standing))
    here.visitor.arrival = Arrival()
    here.visitor.held.pop(ADDRESSES, None)
    return here.go(f"/c/{case.id}/{'story' if case.adult is Adult.YES else 'addresses'}", "web-opening-open")


def statement(here: Here, adult: Adult, standing: Standing) -> str:
    """Return the sentence that a consent is given in."""
    return here.words(f"consent-{'' if adult is Adult.YES else 'addresses-'}{standing.value}")


def _may(here: Here) -> bool:
    """Return whether a case was asked for: an adult's in so many words, or one for addresses alone."""
    arrival = here.visitor.arrival
    return arrival.may_keep or (arrival.place is Place.HOTLINES and bool(here.visitor.held.get(ADDRESSES)))


def _shown(here: Here, trouble: str = "") -> Response:
    arrival = here.visitor.arrival
    adult = arrival.adult or Adult.UNSURE
    standings = [arrival.standing] if arrival.standing and adult is Adult.YES else list(Standing)
    return here.page(
        "arrival/open.html",
        422 if trouble else 200,
        trouble=trouble,
        label=here.field("label"),
        chosen=here.field("standing"),
        statements={one.value: statement(here, adult, one) for one in standings},
        **lines_for(arrival.country, adult),
    )
