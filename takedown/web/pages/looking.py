"""Looking at one found picture: asked for, fetched live, grey and veiled first, clear only while somebody wants it so.

It is in memory for a moment and nowhere else. Each clear view is recorded before the picture is given.
"""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from takedown.cases.match import Match
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework
from takedown.pipeline.cautions.caution import NameWanted
from takedown.pipeline.looking import picture
from takedown.pipeline.looking.live_copy import NothingToShow
from takedown.pipeline.looking.picture import Picture
from takedown.pipeline.session import AlreadyWorking
from takedown.web.here import Here, Opened
from takedown.web.live import Job
from takedown.web.pages.found import WHO

router = APIRouter(prefix="/m/{match_id}/picture")

KIND = "picture"
SECONDS = 5
"""How long a clear view lasts that isn't held."""
_HELD, _TICKET, _OWN = "picture", "picture-ticket", "picture-own"
_GONE = 410


@router.get("")
def show(here: Opened, match_id: str) -> Response:
    """Show the veil of the picture, or how far it is, or ask."""
    try:
        match = picture.allowed(here.session, match_id, _who(here))
    except NameWanted:
        return here.go(f"/m/{match_id}")
    job, shown = _job(here, match_id), _picture(here, match_id)
    return _page(here, "found/picture.html", match, job=job, shown=shown, why=_why(here, job))


@router.post("")
def ask(here: Opened, match_id: str) -> Response:
    """Begin to fetch it; what was held before is overwritten."""
    try:
        who = _who(here)
        match = picture.allowed(here.session, match_id, who)
    except NameWanted:
        return here.go(f"/m/{match_id}")
    _put_away(here)
    keeper, held = here.keeper, here.visitor.held

    def work(job: Job) -> None:
        with keeper.using() as session:
            turns = keeper.kept("picture-turns", picture.Turns)
            made = picture.fetch(session, match_id, keeper.fingerprinter(), who, turns)
        # Whoever has signed out meanwhile has nothing held any more, this picture included.
        if job.stopping.is_set() or here.visitor.held is not held:
            made.drop()
        else:
            held[_HELD] = made

    job = Job(KIND, "found/fetching.html", _about(here, match_id))
    job.tell(host=match.host)
    keeper.jobs.start(job, work)
    return here.go(f"/m/{match_id}/picture")


@router.get("/veil")
def veil(here: Opened, match_id: str) -> Response:
    """Give the grey cells."""
    shown = _picture(here, match_id)
    return _gone() if shown is None else Response(shown.veil, media_type="image/png")


@router.post("/clear")
def clear(here: Opened, match_id: str) -> Response:
    """Give the picture to the script of the page, for as long as a key or the pointer is held; recorded first."""
    return _clearly(here, match_id, "held")


@router.post("/show")
def show_clearly(here: Opened, match_id: str) -> Response:
    """Show the picture for a few seconds to somebody who can't or won't hold; then the veiled page comes back."""
    match = picture.allowed(here.session, match_id, _who(here))
    shown = _picture(here, match_id)
    if shown is None:
        return here.go(f"/m/{match_id}/picture", "web-found-look-over")
    ticket = here.visitor.held[_TICKET] = secrets.token_urlsafe(16)
    answer = _page(here, "found/clear.html", match, shown=shown, ticket=ticket, seconds=SECONDS)
    answer.headers["refresh"] = f"{SECONDS}; url=/m/{match_id}/picture"
    return answer


@router.get("/show")
def shown_before(here: Opened, match_id: str) -> Response:
    """Lead back who comes here by the browser's history."""
    return here.go(f"/m/{match_id}/picture")


@router.get("/once/{ticket}")
def once(here: Opened, match_id: str, ticket: str) -> Response:
    """Give the picture to the page that was just asked for, a single time; recorded first."""
    known = here.visitor.held.pop(_TICKET, "")
    if not known or not secrets.compare_digest(str(known).encode(), ticket.encode()):
        return _gone()
    return _clearly(here, match_id, "timed")


@router.post("/away")
def away(here: Opened, match_id: str) -> Response:
    """Overwrite the picture now and lead back to the words."""
    _put_away(here)
    return here.go(f"/m/{match_id}")


def _clearly(here: Here, match_id: str, how: str) -> Response:
    shown = _picture(here, match_id)
    if shown is None:
        return _gone()
    picture.seen(here.session, match_id, _who(here), how)
    return Response(shown.clear, media_type="image/png")


def _picture(here: Here, match_id: str) -> Picture | None:
    """Return what this visitor asked to see at this match, while it is there."""
    held: Picture | None = here.visitor.held.get(_HELD)
    return held if held is not None and held.match_id == match_id and held.is_there else None


def _put_away(here: Here) -> None:
    held: Picture | None = here.visitor.held.pop(_HELD, None)
    here.visitor.held.pop(_TICKET, None)
    if held is not None:
        held.drop()


def _page(here: Here, template: str, match: Match, **values: Any) -> Response:
    case = casework.show_case(here.session, match.case_id)
    today = now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return here.page(
        template,
        case=case,
        step="found",
        match=match,
        views=picture.times_seen(here.session, match_id=match.id),
        views_today=picture.times_seen(here.session, since=today),
        held_seconds=round(here.keeper.settings.web.picture_seconds),
        **values,
    )


def _why(here: Here, job: Job | None) -> str:
    """Return in words why there is nothing to show; empty where that isn't so."""
    if job is None or job.state != "failed":
        return ""
    if isinstance(job.error, NothingToShow):
        return here.words(str(job.error.data["reason"]))
    if isinstance(job.error, AlreadyWorking) and any(one.kind != KIND for one in here.keeper.jobs.running):
        return here.words("web-found-look-busy")
    return here.words("web-unforeseen") if job.error is None else here.words.error(job.error)


def _job(here: Here, match_id: str) -> Job | None:
    return here.keeper.jobs.last(KIND, _about(here, match_id))


def _about(here: Here, match_id: str) -> str:
    """Return what the fetching is about: this match, for this visitor alone."""
    return f"{match_id} {here.visitor.held.setdefault(_OWN, new_id())}"


def _who(here: Here) -> str:
    return str(here.visitor.held.get(WHO, ""))


def _gone() -> Response:
    return PlainTextResponse(str(_GONE), _GONE)
