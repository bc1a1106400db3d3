"""The organisation's own settings: how many people look, how long what was seen is kept, who signs."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import ValidationError
from starlette.responses import Response

from takedown.pipeline.team import house
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of

router = APIRouter(prefix="/team/settings")

KEPT = (0, 7, 14, 30)
"""Days for which what was seen can be kept."""


@router.get("")
def show(here: Opened) -> Response:
    """Show them."""
    one = team_of(here).organisation
    return _shown(here, {name: getattr(one, name) for name in house.FIELDS})


@router.post("")
def keep(here: Opened) -> Response:
    """Keep them."""
    typed: dict[str, object] = {
        "two_person": here.field("two_person") == "yes",
        "keeps_seen": int(here.field("keeps_seen")) if here.field("keeps_seen") in map(str, KEPT) else 0,
        "notifier_name": here.field("notifier_name"),
        "notifier_email": here.field("notifier_email"),
    }
    try:
        house.change(team_of(here), **typed)
    except ValidationError:
        return _shown(here, typed, here.words("team-house-too-long"))
    except house.BadReplyAddress as error:
        return _shown(here, typed, here.words.error(error))
    return here.go("/team/settings", "team-house-kept")


def _shown(here: Here, typed: dict[str, object], trouble: str = "") -> Response:
    one = team_of(here).organisation
    days = sorted({*KEPT, one.keeps_seen})
    status = 422 if trouble else 200
    return here.page("team/house.html", status, place="house", one=one, typed=typed, days=days, trouble=trouble)
