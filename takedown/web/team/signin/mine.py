"""One's own sign-in: where one is signed in, what lets one in, and another passphrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from takedown.errors import TakedownError
from takedown.pipeline.team import own_ways, passkeys, staff, totp, web_sessions
from takedown.web.here import Here, Opened
from takedown.web.team.front import team_of
from takedown.web.team.signin import step
from takedown.web.team.signin.step import drawn, server_of, site_of
from takedown.web.typed import twice

router = APIRouter(prefix="/me")


@router.get("")
def overview(here: Opened) -> Response:
    """Show where she is signed in, and what lets her in."""
    return _overview(here)


@router.post("/sessions/end")
def end_one(here: Opened) -> Response:
    """End one session; where it is this one, lead out."""
    item = here.field("session")
    if item == _current(here):
        return step.signed_out(here)
    return _done(here, lambda: web_sessions.revoke(team_of(here), item), "team-signin-sessions-ended", n=1)


@router.post("/sessions/end-others")
def end_others(here: Opened) -> Response:
    """End every session but this one."""
    ended = web_sessions.revoke_others(team_of(here), here.visitor.id)
    return here.go("/me", "team-signin-sessions-ended", n=ended)


@router.get("/ways")
def ask_ways(here: Opened) -> Response:
    """Offer new codes and one more passkey."""
    return _ways(here)


@router.post("/codes")
def new_codes(here: Opened) -> Response:
    """Have new codes count."""
    try:
        own_ways.new_codes(team_of(here), here.visitor.id, here.field("code"))
    except TakedownError as problem:
        return _ways(here, here.words.error(problem))
    return here.go("/me", "team-signin-kept")


@router.post("/codes/drop")
def no_codes(here: Opened) -> Response:
    """Have passkeys alone."""
    return _done(here, lambda: own_ways.no_codes(team_of(here)), "team-signin-removed")


@router.post("/passkeys")
def add_passkey(here: Opened) -> Response:
    """Have one more passkey."""
    session = team_of(here)
    site = site_of(here, session.organisation)
    try:
        own_ways.add_passkey(session, here.visitor.id, site, here.field("answer"), here.field("name"))
    except TakedownError as problem:
        return _ways(here, here.words.error(problem))
    return here.go("/me", "team-signin-kept")


@router.post("/passkeys/drop")
def drop_passkey(here: Opened) -> Response:
    """Have a passkey answer no longer."""
    item = here.field("passkey")
    return _done(here, lambda: own_ways.drop_passkey(team_of(here), item), "team-signin-removed")


@router.get("/passphrase")
def ask_passphrase(here: Opened) -> Response:
    """Ask for another passphrase."""
    return here.page("team/passphrase.html", trouble="")


@router.post("/passphrase")
def set_passphrase(here: Opened) -> Response:
    """Have another passphrase from now on."""
    old = "".join(here.fields("old")[-1:])
    try:
        own_ways.set_passphrase(team_of(here), here.visitor.id, old, twice(here))
    except TakedownError as problem:
        return here.page("team/passphrase.html", 422, trouble=here.words.error(problem))
    return here.go("/me", "team-signin-passphrase-changed")


def _current(here: Here) -> str:
    return web_sessions.found(server_of(here), here.visitor.id, attended=False).row.id


def _overview(here: Here, trouble: str = "") -> Response:
    session = team_of(here)
    values: dict[str, Any] = {
        "me": staff.herself(session),
        "sessions": web_sessions.of_member(session),
        "current": _current(here),
        "ways": own_ways.ways(session),
        "trouble": trouble,
    }
    return here.page("team/me.html", 409 if trouble else 200, **values)


def _ways(here: Here, trouble: str = "") -> Response:
    session = team_of(here)
    me, organisation, letters = staff.herself(session), session.organisation, totp.secret_for(here.visitor.id)
    known = own_ways.ways(session).passkeys
    return here.page(
        "team/ways.html",
        422 if trouble else 200,
        picture=drawn(totp.address(letters, me.login, organisation.name)),
        letters=letters,
        options=passkeys.offered(site_of(here, organisation), here.visitor.id, me, known),
        trouble=trouble,
    )


def _done(here: Here, change: Callable[[], object], key: str, **values: Any) -> Response:
    try:
        change()
    except TakedownError as problem:
        return _overview(here, here.words.error(problem))
    return here.go("/me", key, **values)
