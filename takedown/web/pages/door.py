"""The door: in by the passphrase or the start link, out by leaving or locking; language, and what can be undone."""

from __future__ import annotations

import asyncio
import calendar
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.noun import now
from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.keeping.health_vault import file_unnamed
from takedown.vault import Passphrase, RecoveryWords, Secret
from takedown.web import memory
from takedown.web.guard.origin import is_from_elsewhere, own_path
from takedown.web.here import Anyone, Here, Opened
from takedown.words import LANGUAGES

router = APIRouter()

STILL_IN, OUT = 204, 205
"""What a page that wonders is told: stay, or show nothing any more (RFC 9110, 15.3.5 and 15.3.6)."""
_FORGET = '"cache", "storage"'
"""Clear-Site-Data (W3C): what this program's pages left in the browser; the history stays. Cookies know no ports: all
of this machine's would go."""


@router.get("/")
def home(here: Anyone) -> Response:
    """Lead to where this visitor belongs."""
    if not here.keeper.has_vault:
        return here.go("/arrival")
    if not here.visitor.signed_in:
        return here.go("/unlock")
    with here.keeper.using() as session:
        cases = [case for case in casework.list_cases(session) if case.status != "erased"]
    if not cases:
        return here.go("/arrival")
    return here.go(f"/c/{cases[0].id}" if len(cases) == 1 else "/queue")


@router.get("/open/{token}")
def open_by_link(here: Anyone, token: str) -> Response:
    """Let whoever has the start link in, once; the address then stands for nothing any more."""
    if here.keeper.enter_by_link(here.visitor, token):
        memory.read_beforehand(here.keeper)
        return here.go("/")
    return here.go("/unlock", "web-link-used")


@router.get("/unlock")
def ask_passphrase(here: Anyone) -> Response:
    """Ask for the passphrase."""
    if not here.keeper.has_vault:
        return here.go("/arrival")
    if here.visitor.signed_in:
        return here.go("/")
    return _asked(here, recovery=here.asked("with") == "recovery")


@router.post("/unlock")
async def unlock(here: Anyone) -> Response:
    """Open the vault, or only the screen."""
    recovery = here.field("with") == "recovery"
    secret: Secret = RecoveryWords(here.field("recovery")) if recovery else _passphrase(here)
    try:
        await asyncio.to_thread(here.keeper.unlock, here.visitor, secret)
    except TakedownError as error:
        return _asked(here, recovery=recovery, trouble=here.words.error(error))
    memory.read_beforehand(here.keeper)
    return here.go("/")


def _passphrase(here: Here) -> Passphrase:
    named = here.field("key_file")
    return Passphrase("".join(here.fields("passphrase")[-1:]), Path(named).expanduser() if named else None)


def _asked(here: Here, *, recovery: bool, trouble: str = "") -> Response:
    names_file = file_unnamed(here.keeper.home, here.keeper.settings)
    values = {"trouble": trouble, "recovery": recovery, "names_file": names_file}
    return here.page("door/unlock.html", 403 if trouble else 200, **values)


@router.post("/lock")
async def lock(here: Opened) -> Response:
    """Lock the screen, and the vault where nothing goes on; the vault waits for pages that are being made."""
    here.keeper.visitors.sign_all_out()
    asyncio.get_running_loop().run_in_executor(None, here.keeper.lock_screen)
    return here.go("/unlock")


@router.get("/leave")
@router.post("/leave")
async def leave(here: Anyone) -> Response:
    """Leave at once: this browser is signed out, and what is shown next says nothing.

    A link as well as a button, so that it works on the oldest browser. A page elsewhere that leads here locks nothing.
    """
    if is_from_elsewhere(here.request.headers):
        return here.go(here.keeper.settings.web.leave_to or "/calendar")
    here.keeper.visitors.forget(here.visitor)
    here.keeper.visitors.sign_all_out()
    asyncio.get_running_loop().run_in_executor(None, here.keeper.lock_screen)
    answer = here.go(here.keeper.settings.web.leave_to or "/calendar")
    answer.headers["clear-site-data"] = _FORGET
    answer.delete_cookie(here.request.app.state.cookie, path="/", httponly=True, samesite="strict")
    return answer


@router.post("/here")
def present(here: Anyone) -> Response:
    """Learn that somebody types or reads, so that nothing locks under her hands."""
    return Response(status_code=STILL_IN if here.visitor.is_in else OUT)


@router.get("/calendar")
def plain_calendar(here: Anyone) -> Response:
    """Show this month's calendar, and nothing else; whoever isn't signed in gets no cookie with it."""
    if not here.visitor.signed_in:
        here.keeper.visitors.forget(here.visitor)
        here.request.state.visitor = None
    return this_month(here)


def this_month(here: Here) -> Response:
    """Return the page that says nothing: this month's calendar."""
    today = now().astimezone().date()
    weeks = calendar.Calendar().monthdatescalendar(today.year, today.month)
    return here.page("door/calendar.html", today=today, weeks=weeks)


@router.post("/language")
def choose_language(here: Anyone) -> Response:
    """Speak another language from now on."""
    chosen = here.field("language")
    here.visitor.language = next((known for known in LANGUAGES if known == chosen), here.language)
    return here.go(own_path(here.field("then")))


@router.post("/undo")
def undo(here: Opened) -> Response:
    """Take back what was just done, while that is possible."""
    found = here.visitor.undo(here.field("undo"))
    if found is None:
        return here.go(own_path(here.field("then")), "web-undo-over")
    found.back()
    return here.go(found.then, "web-undone")


last = APIRouter()
"""What answers where nothing else does; it comes last."""


@last.get("/{anything:path}")
def nowhere(here: Anyone, anything: str) -> Response:  # noqa: ARG001 - the address that isn't there
    """Say that there is no such page."""
    return here.page("trouble.html", 404, text=here.words("web-not-there"), is_minor=False, before="")
