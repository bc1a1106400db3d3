"""What a page of the door is given: for which organisation, in which language, with which form; and how it answers."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from takedown.cases.team.organisation import Organisation
from takedown.errors import TakedownError
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.crowd import TooManyAtOnce
from takedown.pipeline.team.door import LetterboxFull, NoLetter, WrongCode
from takedown.pipeline.team.server import TeamServer
from takedown.web import render
from takedown.web.guard.origin import SAFE
from takedown.web.guard.size import STREAMED
from takedown.web.here import UnknownForm
from takedown.web.language import preferred
from takedown.words import LANGUAGES, Language, Words

_STATUSES: dict[type[TakedownError], int] = {
    WrongCode: 403,
    LetterboxFull: 503,
    TooManyAtOnce: 503,
    NoLetter: 400,
    UnknownForm: 415,
}
_SEE_OTHER = 303
_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 50


class Outside:
    """One request at the door.

    Attributes:
        request, server, organisation, words, language: as their names say.
    """

    def __init__(
        self, request: Request, server: TeamServer, organisation: Organisation, chosen: Language | None
    ) -> None:
        self.request, self.server, self.organisation = request, server, organisation
        self._chosen = chosen
        self.language: Language = chosen or preferred(request.headers, "en")
        self.words = Words(self.language)
        self.fields: dict[str, str] = {}

    def field(self, name: str) -> str:
        """Return what stands in the form under ``name``, without spaces around it."""
        return self.fields.get(name, "").strip()

    def path(self, end: str = "", language: str = "") -> str:
        """Return the path of a page of this door, in the language that was chosen or in ``language``."""
        spoken = language or self._chosen or ""
        return f"/o/{self.organisation.slug}{end}" + (f"?{urlencode({'l': spoken})}" if spoken else "")

    def page(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page."""
        given = {"door": self, "organisation": self.organisation.name, **values}
        return HTMLResponse(render.bare(self.language, f"outside/{template}.html", given), status)

    def go(self, end: str) -> Response:
        """Return the way to another page of this door."""
        return RedirectResponse(self.path(end), _SEE_OTHER)

    def told(self, error: TakedownError) -> Response:
        """Return what is told of ``error``: a page, or to a script the words alone."""
        status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), 409)
        text = self.words.error(error)
        if self.request.url.path.endswith(STREAMED):
            return JSONResponse({"error": text}, status)
        return self.page("trouble", status, text=text)


class DoorRoute(APIRoute):
    """A route that tells of an error in the door's own words."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers."""
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handler(request)
            except NotFound:
                return _nowhere(request)
            except TakedownError as error:
                outside = getattr(request.state, "outside", None)
                if not isinstance(outside, Outside):
                    raise
                return outside.told(error)

        return answer


def _nowhere(request: Request) -> Response:
    """Say that no organisation has this address; nothing is known of one, its name included."""
    language = preferred(request.headers, "en")
    if request.url.path.endswith(STREAMED):
        return JSONResponse({"error": Words(language)("door-nowhere")}, 404)
    return HTMLResponse(render.bare(language, "outside/nowhere.html", {}), 404)


async def at_door(request: Request, slug: str) -> Outside:
    """Give ``Outside``.

    Raises:
        NotFound: no organisation has this name.
        UnknownForm: what came isn't a form; nothing was done.
    """
    server: TeamServer = request.app.state.entry.server
    organisation = await run_in_threadpool(server.organisation, slug)
    asked = request.query_params.get("l", "")
    outside = Outside(request, server, organisation, next((one for one in LANGUAGES if one == asked), None))
    request.state.outside = outside
    if request.method not in SAFE and not request.url.path.endswith(STREAMED):
        # Another kind would be unpacked to temporary files on its way.
        if request.headers.get("content-type", _FORM).partition(";")[0].strip() != _FORM:
            raise UnknownForm
        form = await request.form(max_fields=_MOST_FIELDS)
        outside.fields = {name: value for name, value in form.items() if isinstance(value, str)}
    return outside


AtDoor = Annotated[Outside, Depends(at_door)]
