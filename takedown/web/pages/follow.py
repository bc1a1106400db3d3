"""The follow-up: what became of each copy, what comes next and when, and what happened to one, in order."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import Adult
from takedown.cases.noun import now
from takedown.notices.report.account import Fate
from takedown.pipeline import casework
from takedown.pipeline.following.progress import progress_of
from takedown.pipeline.following.timeline import timeline_of
from takedown.pipeline.following.tracks import Track, to_whom
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.shelf import NotFound
from takedown.web.here import Opened

router = APIRouter(prefix="/c/{case_id}/follow")

_LAST = (Fate.GONE, Fate.SAID_GONE)
"""What stands at the end, folded away: nothing is left to do about it."""


@router.get("")
def follow(here: Opened, case_id: str) -> Response:
    """Show every confirmed copy, those that need a person first."""
    addressees, at = Addressees(here.session), now()
    progress = progress_of(here.session, addressees, case_id, at)
    if progress.case.adult is not Adult.YES:
        return here.go(f"/c/{case_id}")
    comes = sorted(
        (one for track in progress.tracks if (one := track.next_step)), key=lambda one: (one.step.at, one.notice.id)
    )
    return here.page(
        "follow/follow.html",
        case=progress.case,
        step="follow",
        progress=progress,
        open=sorted((one for one in progress.tracks if one.fate not in _LAST), key=_order),
        over=[one for one in progress.tracks if one.fate in _LAST],
        next_step=comes[0] if comes else None,
        next_to=to_whom(addressees, comes[0]) if comes else "",
        late=bool(comes and comes[0].step.at <= at),
        late_look=bool(progress.next_look and progress.next_look <= at),
        to=lambda step: to_whom(addressees, step),
        at=at,
    )


@router.get("/{match_id}")
def one(here: Opened, case_id: str, match_id: str) -> Response:
    """Show what happened to one copy, and what comes."""
    case = casework.show_case(here.session, case_id)
    addressees, at = Addressees(here.session), now()
    found = timeline_of(here.session, addressees, match_id, at)
    if found.track.path.case.id != case.id:
        raise NotFound(noun="match", id=match_id)
    return here.page(
        "follow/timeline.html",
        case=case,
        step="follow",
        track=found.track,
        marks=found.marks,
        to=lambda step: to_whom(addressees, step),
        at=at,
    )


def _order(track: Track) -> tuple[bool, int]:
    """Put what waits for a person first, then what was seen first."""
    return track.turn is None, track.number
