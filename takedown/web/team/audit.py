"""For auditors: who did what kind of thing when, the chain's own check, and counts; nothing of what was in it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.event import EventKind
from takedown.pipeline.team import audit, places
from takedown.pipeline.team.audit import Verified
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of

router = APIRouter(prefix="/team")

_DIGITS = 18
"""More than any number of an entry has."""


@router.get("/events")
def events(here: Opened) -> Response:
    """Show what happened."""
    return _shown(here, None)


@router.post("/events/verify")
def verify(here: Opened) -> Response:
    """Look through the whole chain."""
    return _shown(here, audit.verify(team_of(here)))


@router.get("/counts")
def counts(here: Opened) -> Response:
    """Show how many cases, copies and letters there are in each state."""
    return here.page("team/counts.html", place="counts", found=audit.counts(team_of(here)))


def _shown(here: Here, verified: Verified | None) -> Response:
    before, kind = here.asked("before"), here.asked("kind")
    kind = kind if kind in set(EventKind) else ""
    seat = here.asked("seat")
    called = places.names(team_of(here))
    number = int(before) if before.isascii() and before.isdecimal() and len(before) < _DIGITS else None
    return here.page(
        "team/events.html",
        place="events",
        found=audit.deeds(team_of(here), before=number, kind=kind, seat=seat if seat in called else ""),
        kinds=sorted(one.value for one in EventKind),
        kind=kind,
        seat=seat,
        called=called,
        verified=verified,
    )
