"""In and out: where a member lands, leaving, locking; how sign-in itself goes is ``signin``'s."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.team.role import Right
from takedown.web.guard.origin import is_from_elsewhere, own_path
from takedown.web.here import Anyone, Here
from takedown.web.pages.door import OUT, STILL_IN, this_month
from takedown.web.team.front import let_out, speak
from takedown.words import LANGUAGES

router = APIRouter()

SIGN_IN = "/signin"
_FORGET = '"cache", "storage"'
_FIRST = ((Right.READ, "/team"), (Right.EVENTS, "/team/events"), (Right.MEMBERS, "/team/members"))
"""Where a member lands, by the first right that she has."""


@router.get("/")
def home(here: Anyone) -> Response:
    """Lead to where she belongs."""
    if not here.visitor.signed_in:
        return here.go(SIGN_IN)
    return here.go(next((path for right, path in _FIRST if here.keeper.may(right)), "/me"))


@router.get("/unlock")
def way_in(here: Anyone) -> Response:
    """Lead whoever isn't signed in to where she can."""
    return here.go("/" if here.visitor.signed_in else SIGN_IN)


@router.post("/lock")
def lock(here: Anyone) -> Response:
    """Sign out."""
    let_out(here)
    return _without_cookie(here, here.go(SIGN_IN))


@router.get("/leave")
@router.post("/leave")
def leave(here: Anyone) -> Response:
    """Leave at once: signed out, and what is shown next says nothing. A page elsewhere that leads here ends nothing."""
    answer = here.go(here.keeper.settings.web.leave_to or "/calendar")
    if is_from_elsewhere(here.request.headers):
        return answer
    let_out(here)
    answer.headers["clear-site-data"] = _FORGET
    return _without_cookie(here, answer)


@router.post("/here")
@router.get("/live/here")
def present(here: Anyone) -> Response:
    """Say whether this browser is signed in still; that a person does something is told by a form, and counts."""
    return Response(status_code=STILL_IN if here.visitor.is_in else OUT)


@router.get("/calendar")
def plain_calendar(here: Anyone) -> Response:
    """Show this month's calendar, and nothing else; whoever isn't signed in gets no cookie with it."""
    if not here.visitor.signed_in:
        here.request.state.visitor = None
    return this_month(here)


@router.post("/language")
def choose_language(here: Anyone) -> Response:
    """Speak another language from now on, in this browser."""
    chosen = next((known for known in LANGUAGES if known == here.field("language")), here.language)
    answer = here.go(own_path(here.field("then")))
    speak(here, answer, chosen, secure=here.request.app.state.secure)
    return answer


def _without_cookie(here: Here, answer: Response) -> Response:
    state = here.request.app.state
    answer.delete_cookie(state.cookie, path="/", httponly=True, samesite="strict", secure=state.secure)
    return answer
