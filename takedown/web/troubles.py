"""What is told when something goes wrong: what happened, whether anything was kept or left, what to do. Never blank."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.cases.case import NotAdult
from takedown.cases.team.role import NotYours
from takedown.errors import TakedownError
from takedown.pipeline.shelf import NotFound
from takedown.store import StoreUnreachable
from takedown.vault import Locked
from takedown.web import render
from takedown.web.guard.origin import SAFE, own_path
from takedown.web.guard.pace import TooOften
from takedown.web.here import ForgedForm, Here, UnknownForm
from takedown.web.language import preferred

_STATUSES: dict[type[TakedownError], int] = {
    NotFound: 404,
    NotAdult: 403,
    NotYours: 403,
    ForgedForm: 403,
    UnknownForm: 415,
    TooOften: 429,
    StoreUnreachable: 503,
}
_AWAY = {"Retry-After": "30"}
_log = logging.getLogger(__name__)


class BadField(TakedownError):
    """What was typed doesn't fit; ``field``. Nothing was stored."""


def handled(app: FastAPI) -> None:
    """Declare who tells what."""
    app.exception_handler(TakedownError)(_told)
    app.exception_handler(ValidationError)(_bad_field)
    app.exception_handler(RequestValidationError)(_not_there)
    app.exception_handler(HTTPException)(_not_there)


async def _told(request: Request, error: Exception) -> Response:
    here = _here(request)
    if not isinstance(error, TakedownError):
        raise error
    if here is None:
        return _to_nobody(request, error)
    if isinstance(error, Locked):
        here.visitor.sign_out()
        return here.go("/unlock")
    status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), 409)
    # The error's own words name a command of the terminal, which pages send nobody to.
    text = here.words("web-not-there") if isinstance(error, NotFound) else here.words.error(error)
    return _page(here, status, text, is_minor=isinstance(error, NotAdult))


def _to_nobody(request: Request, error: TakedownError) -> Response:
    """Answer where it came to nothing before anybody knew who asks: a team's database is away, for one."""
    if isinstance(error, StoreUnreachable):
        text = render.bare(preferred(request.headers, "en"), "away.html", {})
        return HTMLResponse(text, _STATUSES[StoreUnreachable], headers=_AWAY)
    return PlainTextResponse(error.key(), 500)


async def _bad_field(request: Request, error: Exception) -> Response:
    if not isinstance(error, ValidationError):
        raise error
    places = error.errors(include_url=False, include_input=False, include_context=False)[0]["loc"]
    return await _told(request, BadField(field=".".join(str(one) for one in places)))


async def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    here = _here(request)
    if here is None:
        return PlainTextResponse(str(status), status)
    return _page(here, status, here.words("web-not-there"))


class Unforeseen:
    """Tells of an error that nobody foresaw without its text, which may hold what must not be seen.

    It stands before all others that could fail, and lets nothing through: the server would log the text.

    ``answer`` makes what is answered instead; a page by default.
    """

    def __init__(self, app: ASGIApp, answer: Callable[[Request], Response] | None = None) -> None:
        self._app, self._answer = app, answer or _unforeseen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        began = False

        async def noted(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text goes nowhere
            _log.error("unforeseen %s", type(error).__name__)
            if scope["type"] == "http" and not began:
                await self._answer(Request(scope))(scope, receive, send)


def _unforeseen(request: Request) -> Response:
    here = _here(request)
    if here is None:
        return PlainTextResponse("500", 500)
    # Members lock and start no program: whoever runs the server does.
    return _page(here, 500, here.words("team-unforeseen" if here.keeper.is_team else "web-unforeseen"))


def _page(here: Here, status: int, text: str, *, is_minor: bool = False) -> Response:
    return here.page("trouble.html", status, text=text, is_minor=is_minor, before=_before(here.request))


def _before(request: Request) -> str:
    """Return the page that a form was on, as far as the browser says: what it shows now is where to go on from."""
    try:
        said = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return ""
    if request.method in SAFE or said.netloc != request.headers.get("host"):
        return ""
    return own_path(urlunsplit(said._replace(scheme="", netloc="", fragment="")))


def _here(request: Request) -> Here | None:
    """Return what the page was given; ``None`` where it came to nothing before."""
    found = getattr(request.state, "here", None)
    return found if isinstance(found, Here) else None
