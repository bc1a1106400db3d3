"""Help: the keys, what the program can't do, what stays on this computer, and how far the pages are accessible."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.web.here import Anyone
from takedown.web.visitors import LONGEST

router = APIRouter()


@router.get("/help")
def read(here: Anyone) -> Response:
    """Show all of it; nobody has to be signed in."""
    return here.page("help/help.html", minutes=here.keeper.settings.vault.lock_minutes, hours=LONGEST / 3600)
