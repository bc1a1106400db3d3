"""Signing in: who it is, then the second step; a link that somebody comes by; and out again."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from takedown.cases.team.organisation import Organisation
from takedown.errors import TakedownError
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team import entering, members, passkeys, totp, web_sessions
from takedown.pipeline.team.entering import LetIn
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.web_sessions import InBrowser, SignedOut
from takedown.web.here import Anyone, Here
from takedown.web.team.signin import step
from takedown.web.team.signin.step import come_from, drawn, server_of, site_of
from takedown.web.typed import twice

router = APIRouter()


@router.get("/signin")
def ask_who(here: Anyone) -> Response:
    """Ask who it is."""
    return here.go("/") if here.visitor.signed_in else _who(here, here.asked("o"))


@router.post("/signin")
def who(here: Anyone) -> Response:
    """Try the passphrase; lead to the second step."""
    server = server_of(here)
    try:
        organisation = server.organisation(here.field("organisation").casefold())
    except NotFound:
        organisation = None
    try:
        half = _half(here, server, organisation)
    except TakedownError as problem:
        return _who(here, here.field("organisation"), here.words.error(problem))
    return step.with_half(here, half)


@router.get("/signin/second")
def ask_second(here: Anyone) -> Response:
    """Ask for a code or a passkey, or lead to where one is set up."""
    return _second(here)


@router.post("/signin/code")
def by_code(here: Anyone) -> Response:
    """Let in whoever has the code."""
    return _let_in(
        here, lambda server, half: entering.by_code(server, half, here.field("code"), come_from(here)), _second
    )


@router.post("/signin/passkey")
def by_passkey(here: Anyone) -> Response:
    """Let in whoever has the passkey."""
    answer = here.field("answer")

    def tried(server: TeamServer, half: str) -> LetIn:
        site = site_of(here, web_sessions.found(server, half, half=True).organisation)
        return entering.by_passkey(server, half, site, answer, come_from(here))

    return _let_in(here, tried, _second)


@router.get("/signin/set-up")
def ask_set_up(here: Anyone) -> Response:
    """Offer codes and a passkey to whoever has neither."""
    return _set_up(here)


@router.post("/signin/set-up/codes")
def set_up_codes(here: Anyone) -> Response:
    """Have codes from now on."""
    code = here.field("code")
    return _let_in(here, lambda server, half: entering.set_up_codes(server, half, code, come_from(here)), _set_up)


@router.post("/signin/set-up/passkey")
def set_up_passkey(here: Anyone) -> Response:
    """Have a passkey from now on."""
    answer, name = here.field("answer"), here.field("name")

    def tried(server: TeamServer, half: str) -> LetIn:
        site = site_of(here, web_sessions.found(server, half, half=True).organisation)
        return entering.set_up_passkey(server, half, site, answer, name, come_from(here))

    return _let_in(here, tried, _set_up)


@router.get("/o/{slug}/join")
def ask_new(here: Anyone, slug: str) -> Response:
    """Ask whoever comes by a link how she will sign in; what the link ends with is sent with the form alone."""
    return _join(here, slug)


@router.post("/o/{slug}/join")
def join(here: Anyone, slug: str) -> Response:
    """Make her seat, and lead to the second step."""
    server = server_of(here)
    try:
        organisation = server.organisation(slug)
        token, login, name = _token(here), here.field("login"), here.field("name")
        members.check_asked(server, organisation, token)
        passphrase = twice(here)
        members.join(server, organisation, token, login=login, name=name, passphrase=passphrase)
        half = entering.by_passphrase(server, organisation, login, passphrase, come_from(here))
    except TakedownError as problem:
        return _join(here, slug, here.words.error(problem))
    return step.with_half(here, half)


@router.post("/signout")
def sign_out(here: Anyone) -> Response:
    """End this browser's session."""
    return step.signed_out(here)


def _half(here: Here, server: TeamServer, organisation: Organisation | None) -> str:
    passphrase = "".join(here.fields("passphrase")[-1:])
    if organisation is None:
        entering.in_vain(passphrase)
    return entering.by_passphrase(server, organisation, here.field("login"), passphrase, come_from(here))


def _let_in(
    here: Here, tried: Callable[[TeamServer, str], LetIn], otherwise: Callable[[Here, str], Response]
) -> Response:
    try:
        let_in = tried(server_of(here), here.visitor.id)
    except SignedOut as problem:
        return _who(here, "", here.words.error(problem))
    except TakedownError as problem:
        return otherwise(here, here.words.error(problem))
    return step.signed_in(here, let_in)


def _who(here: Here, organisation: str, trouble: str = "") -> Response:
    values = {"organisation": organisation, "login": here.field("login"), "trouble": trouble}
    return here.page("team/signin.html", 403 if trouble else 200, **values)


def _waiting(here: Here) -> tuple[InBrowser, entering.Ways] | None:
    server, half = server_of(here), here.visitor.id
    try:
        return web_sessions.found(server, half, half=True), entering.ways(server, half)
    except SignedOut:
        return None


def _second(here: Here, trouble: str = "") -> Response:
    waiting = _waiting(here)
    if waiting is None:
        return here.go("/signin")
    browser, ways = waiting
    if not ways.is_set_up:
        return here.go("/signin/set-up")
    site = site_of(here, browser.organisation)
    options = passkeys.asked(site, here.visitor.id, ways.passkeys) if ways.passkeys else ""
    values = {"codes": ways.codes, "options": options, "trouble": trouble}
    return here.page("team/second.html", 403 if trouble else 200, **values)


def _set_up(here: Here, trouble: str = "") -> Response:
    waiting = _waiting(here)
    if waiting is None:
        return here.go("/signin")
    browser, ways = waiting
    if ways.is_set_up:
        return here.go("/signin/second")
    half, organisation = here.visitor.id, browser.organisation
    # Names are sealed; before the second step nobody reads them, so the app is told the organisation's alone.
    letters = totp.secret_for(half)
    return here.page(
        "team/set_up.html",
        403 if trouble else 200,
        picture=drawn(totp.address(letters, organisation.slug, organisation.name)),
        letters=letters,
        options=passkeys.offered(site_of(here, organisation), half, browser.member, ()),
        trouble=trouble,
    )


def _join(here: Here, slug: str, trouble: str = "") -> Response:
    organisation = server_of(here).organisation(slug)
    values = {"name": here.field("name"), "login": here.field("login"), "given": _token(here), "trouble": trouble}
    return here.page("team/join.html", 422 if trouble else 200, organisation=organisation.name, **values)


def _token(here: Here) -> str:
    """Return what the link ends with, or the whole link where that was typed."""
    return here.field("token").rpartition("#")[2]
