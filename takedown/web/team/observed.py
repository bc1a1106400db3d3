"""Each request of the team's pages, counted and logged: by the template of its route, never by its path."""

from __future__ import annotations

from secrets import token_hex
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.ops.logs import log
from takedown.ops.metrics import METHODS, Metrics

_OTHER = "other"
_MOUNTED = ("/api/v1",)
"""What stands before the templates of applications that were mounted."""


class Observed:
    """Counts and logs what passes; stands before everything else.

    Args:
        app: what comes next. metrics: of this process.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = perf_counter(), 0
        request = token_hex(8)

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as problem:
            self._metrics.fault()
            log("fault", {"request": request, "route": _route(scope)}, "error", problem)
            status = status or 500
            raise
        finally:
            seconds = perf_counter() - began
            method, route = scope["method"] if scope["method"] in METHODS else "OTHER", _route(scope)
            self._metrics.answered(method, route, status, seconds)
            told: dict[str, object] = {"method": method, "route": route, "status": status}
            told |= {"request": request, "ms": round(seconds * 1000, 1), **_organisation(scope)}
            log("answered", told)


def _route(scope: Scope) -> str:
    """Return the template that answered, as it is written in the program."""
    route = scope.get("route")
    path = getattr(route, "path", "")
    if isinstance(path, str) and path:
        return f"{scope['root_path']}{path}" if scope.get("root_path") in _MOUNTED else path
    return "/static" if str(scope.get("path", "")).startswith("/static/") else _OTHER


def _organisation(scope: Scope) -> dict[str, str]:
    """Return whose request it was, where a page or the API has said so (``request.state.organisation``)."""
    organisation = scope.get("state", {}).get("organisation")
    return {"organisation": organisation} if isinstance(organisation, str) else {}
