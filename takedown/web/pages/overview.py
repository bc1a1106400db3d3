"""The overview of one person's case: where it stands, what she could do next, what comes without her."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import CaseStatus
from takedown.cases.noun import now
from takedown.notices.course import WAITING
from takedown.pipeline import casework
from takedown.pipeline.following.progress import Turn, progress_of
from takedown.pipeline.following.tracks import to_whom
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.person import pausing, retention, telling
from takedown.web.here import Here, Opened

router = APIRouter()

_WAYS = {
    Turn.CLOSED: "/leave-no-trace",
    Turn.CONSENT: "/settings/consent",
    Turn.STORY: "/story",
    Turn.PICTURES: "/pictures",
    Turn.FOUND: "/found",
    Turn.ASKED: "/letters",
    Turn.LETTERS: "/letters",
    Turn.SEND: "/letters",
    Turn.SEARCH: "/search",
    Turn.NOTHING: "/follow",
}


@router.get("/c/{case_id}")
def overview(here: Opened, case_id: str) -> Response:
    """Show where a case is."""
    case = casework.show_case(here.session, case_id)
    if case.status is CaseStatus.ERASED:
        return here.go(f"/c/{case_id}/leave-no-trace")
    addressees, at = Addressees(here.session), now()
    progress = progress_of(here.session, addressees, case_id, at)
    step = next((one for track in progress.tracks for one in track.steps if one.step.rung not in WAITING), None)
    return here.page(
        "follow/overview.html",
        case=case,
        step="home",
        progress=progress,
        way=f"/c/{case_id}{_WAYS[progress.turn]}" if progress.turn in _WAYS else "/arrival/lines",
        next_step=step,
        next_to=to_whom(addressees, step) if step else "",
        news=_news(here, case_id) if case.telling.way == "program" else {},
        days_left=_days_left(here, case_id),
        late=bool(step and step.step.at <= at),
        late_look=bool(progress.next_look and progress.next_look <= at),
    )


@router.post("/c/{case_id}/pause")
def pause(here: Opened, case_id: str) -> Response:
    """Have nothing go on by itself for now."""
    pausing.pause(here.session, case_id)
    return here.go(_back(here, case_id), "web-follow-paused-now")


@router.post("/c/{case_id}/go-on")
def go_on(here: Opened, case_id: str) -> Response:
    """Let it go on."""
    pausing.go_on(here.session, case_id)
    return here.go(_back(here, case_id), "web-follow-going-now")


def _back(here: Here, case_id: str) -> str:
    """Return the page of the case that a form was on."""
    page = here.field("page")
    return f"/c/{case_id}/{page}" if page in ("follow", "settings") else f"/c/{case_id}"


@router.post("/c/{case_id}/news")
def read(here: Opened, case_id: str) -> Response:
    """Note that she has read what was new."""
    telling.tell(here.session, case_id, now())
    return here.go(f"/c/{case_id}")


def _news(here: Here, case_id: str) -> dict[str, int]:
    return {name: count for name, count in telling.news(here.session, case_id).counts.items() if count}


def _days_left(here: Here, case_id: str) -> int | None:
    return next((one.days for one in retention.endings(here.session, now(), case_id)), None)
