"""Webhooks on a page: addresses that are told of events, each with a secret that is shown once."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.team.webhook import Webhook
from takedown.errors import TakedownError
from takedown.pipeline.team import api_feed, places, webhooks
from takedown.pipeline.team.session import TeamSession
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of

router = APIRouter(prefix="/team/webhooks")

_LONGEST = 2000
"""Letters of an address, as over the API."""


@router.get("")
def overview(here: Opened) -> Response:
    """Show which addresses are told of what."""
    return _overview(here)


@router.post("")
def make(here: Opened) -> Response:
    """Have an address told, and show the secret this once."""
    url, named = here.field("url"), set(here.fields("events"))
    events = [one for one in api_feed.TOLD if one.value in named]
    if not events or not 0 < len(url) <= _LONGEST:
        return _overview(here, here.words("team-hooks-wanted"), url)
    try:
        _, secret = webhooks.register(team_of(here), url, events)
    except TakedownError as problem:
        return _overview(here, here.words.error(problem), url)
    return here.page("team/webhook_made.html", url=url, secret=secret)


@router.post("/{webhook_id}/end")
def end(here: Opened, webhook_id: str) -> Response:
    """Tell an address nothing more."""
    webhooks.end(team_of(here), webhook_id)
    return here.go("/team/webhooks", "team-hooks-gone")


def _overview(here: Here, trouble: str = "", typed: str = "") -> Response:
    session = team_of(here)
    return here.page(
        "team/webhooks.html",
        422 if trouble else 200,
        trouble=trouble,
        typed=typed,
        found=[(one, webhooks.address_of(session, one), _maker(session, one)) for one in webhooks.listed(session)],
        events=[one.value for one in api_feed.TOLD],
    )


def _maker(session: TeamSession, one: Webhook) -> str:
    """Return the name of the member who made it; empty where a program did."""
    return places.names(session).get(one.made_by, "")
