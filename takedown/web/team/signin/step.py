"""What the steps of a sign-in share: the way from one to the next, the site of passkeys, from where somebody comes."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup
from starlette.responses import Response

from takedown.cases.team.organisation import Organisation
from takedown.pipeline.team.browsers import LASTS
from takedown.pipeline.team.entering import From, LetIn
from takedown.pipeline.team.passkeys import Site
from takedown.pipeline.team.server import TeamServer
from takedown.web.here import Here
from takedown.web.team.front import front_of, let_in, let_out

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def server_of(here: Here) -> TeamServer:
    """Return the server."""
    return front_of(here.request).server


def with_half(here: Here, half: str) -> Response:
    """Give the browser the token of a session that waits for the second step, and lead there."""
    let_in(here, half)
    return here.go("/signin/second")


def signed_in(here: Here, entered: LetIn) -> Response:
    """Let the browser in, tell of wrong tries before, and lead to the first page."""
    let_in(here, entered.token)
    if entered.earlier:
        front = front_of(here.request)
        desk = front.desks.of(entered.token, front.form_token(entered.token))
        if desk is not None:
            desk.visitor.tell("team-signin-earlier", n=entered.earlier)
    answer = here.go("/")
    lasts, secure = int(LASTS.total_seconds()), here.request.app.state.secure
    answer.set_cookie(
        _marked(here), entered.mark, path="/", max_age=lasts, httponly=True, samesite="strict", secure=secure
    )
    return answer


def signed_out(here: Here) -> Response:
    """Let the browser out, and lead to the door."""
    let_out(here)
    return here.go("/signin")


def site_of(here: Here, organisation: Organisation) -> Site:
    """Return where passkeys belong to: the address that the settings name, else the one that was asked."""
    address = server_of(here).settings.team.address.rstrip("/")
    return Site(address or f"http://{here.request.headers['host']}", organisation.name)


def come_from(here: Here) -> From:
    """Return where somebody signs in."""
    return From(about(here), here.request.cookies.get(_marked(here), ""))


def about(here: Here) -> str:
    """Return which browser on which system this is, as far as it says; nothing else of it is kept."""
    agent = here.request.headers.get("user-agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(filter(None, (browser, system)))


def drawn(address: str) -> Markup:
    """Return an ``otpauth:`` address as a square to read: an SVG element without a style, for a page."""
    into = io.BytesIO()
    segno.make_qr(address, error="m").save(
        into,
        kind="svg",
        xmldecl=False,
        border=4,
        omitsize=True,
        light="#fff",
        dark="#000",
        svgclass=None,
        lineclass=None,
    )
    return Markup(into.getvalue().decode("utf-8"))  # noqa: S704 - squares alone: the library writes no text into it


def _marked(here: Here) -> str:
    """Return the name of the cookie with the mark of a member's browser."""
    return f"{here.request.app.state.cookie}-known"
