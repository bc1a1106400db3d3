"""Leaving no trace: close a case, take it along, erase it, or destroy everything; and what stays elsewhere."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.case import CaseStatus
from takedown.pipeline import casework
from takedown.pipeline.keeping.backup import last_backup
from takedown.pipeline.keeping.wipe import wipe
from takedown.web.here import Anyone, Opened

router = APIRouter()

STAYS = ("browser", "mail", "shell", "snapshots", "disk", "program", "logs")
"""What is left elsewhere (``stays-<code>`` in ``locale/``); backups are told apart."""
_FORGET = '"cache", "storage"'
"""Clear-Site-Data (W3C): what this program's pages left in the browser; the history stays."""


@router.get("/c/{case_id}/leave-no-trace")
def leaving(here: Opened, case_id: str) -> Response:
    """Show the ways out of a case; of an erased one what is left elsewhere."""
    case = casework.show_case(here.session, case_id)
    template = "follow/erased.html" if case.status is CaseStatus.ERASED else "follow/leaving.html"
    return here.page(template, case=case, step="", backed_up=last_backup(here.session), stays=STAYS)


@router.post("/c/{case_id}/close")
def close(here: Opened, case_id: str) -> Response:
    """Close the case: kept, and nothing goes on."""
    casework.close_case(here.session, case_id)
    return here.go(f"/c/{case_id}", "web-follow-closed-now")


@router.post("/c/{case_id}/reopen")
def reopen(here: Opened, case_id: str) -> Response:
    """Open it again."""
    casework.reopen_case(here.session, case_id)
    return here.go(f"/c/{case_id}", "web-follow-open-again")


@router.get("/c/{case_id}/leave-no-trace/erase")
def ask_erase(here: Opened, case_id: str) -> Response:
    """Say what erasing the case means; one click does it."""
    case = casework.show_case(here.session, case_id)
    if case.status is CaseStatus.ERASED:
        return here.go(f"/c/{case_id}/leave-no-trace")
    return here.page("follow/erase.html", case=case, step="", backed_up=last_backup(here.session))


@router.post("/c/{case_id}/leave-no-trace/erase")
def erase(here: Opened, case_id: str) -> Response:
    """Erase the case."""
    casework.erase_case(here.session, case_id)
    here.keeper.forget()
    # Whose key is gone, a member doesn't see any more, not even that it was there.
    return here.go("/cases" if here.keeper.is_team else f"/c/{case_id}/leave-no-trace", "web-follow-erased-now")


@router.get("/wipe")
def ask_wipe(here: Anyone) -> Response:
    """Say what destroying everything means; who isn't signed in types a word as well."""
    return here.page("follow/wipe.html", home=str(here.keeper.home.absolute()), trouble="")


@router.post("/wipe")
def wipe_all(here: Anyone) -> Response:
    """Destroy the vault and all of the program's own in its folder.

    It asks for no passphrase, as the command doesn't: who forgot it must be able to leave, and who can open this page
    could delete the files anyway.
    """
    word = here.words("wipe-word")
    if not here.visitor.signed_in and here.field("word").casefold() != word.casefold():
        trouble = here.words("web-follow-wipe-wrong", word=word)
        return here.page("follow/wipe.html", 409, home=str(here.keeper.home.absolute()), trouble=trouble)
    here.keeper.lock()
    here.keeper.forget()
    done = wipe(here.keeper.home, database=here.keeper.settings.database.url)
    answer = here.page("follow/wiped.html", done=done, stays=STAYS)
    answer.headers["clear-site-data"] = _FORGET
    return answer
