"""Pictures for a case from a member's own device: read in her browser; only what recognises a copy is sent."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.pipeline import casework
from takedown.pipeline.team.handover import letter_info
from takedown.web.here import Opened
from takedown.web.team.front import team_of

router = APIRouter(prefix="/team/case/{case_id}/pictures")

_REFUSED = ("empty", "video", "not-media", "too-large", "too-many-pixels", "unreadable", "altered", "too-plain")
_WORDS = {
    "remove": "remove", "waiting": "waiting", "done": "done", "twice": "twice", "progress": "progress",
    "allRead": "all-read", "most": "most", "sealing": "sealing", "notSent": "not-sent", "tooOld": "too-old",
}  # fmt: skip
"""What the page's script says, by its own names: the keys of ``door-device-<key>``."""


@router.get("")
def ask(here: Opened, case_id: str) -> Response:
    """Show where pictures are chosen.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing is registered for that case.
    """
    case = casework.show_case(here.session, case_id).for_search()
    organisation = team_of(here).organisation
    refused = {code: here.words(f"door-refused-{code}") for code in _REFUSED}
    return here.page(
        "team/pictures.html",
        place="cases",
        case=case,
        said={**{name: here.words(f"door-device-{key}") for name, key in _WORDS.items()}, "refused": refused},
        key=organisation.public.hex(),
        info=letter_info(organisation.id).hex(),
    )
