"""The application of the API, for the team's web application to mount at ``/api/v1``, or to run by itself."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.web.api import (
    addresses,
    cases,
    evidence,
    figures,
    limits,
    matches,
    media,
    notices,
    organisation,
    problems,
    tokens,
    webhooks,
)
from takedown.web.api.limits import Buckets
from takedown.web.api.route import Desk
from takedown.web.api.schema import described
from takedown.web.api.seats import Seats
from takedown.web.troubles import Unforeseen

ROUTERS = (tokens, organisation, cases, media, addresses, matches, notices, evidence, figures, webhooks)
_HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
}


def api(server: TeamServer, settings: Settings) -> FastAPI:
    """Return the API on ``server``; its paths begin below ``/api/v1``.

    ``close_api`` drops the keys of the tokens that were in use.
    """
    app = application()
    app.state.desk = Desk(Seats(server), Buckets(settings.team.api_per_minute))
    return app


def application() -> FastAPI:
    """Return the API without a server: what its description is made of."""
    app = FastAPI(
        title="takedown",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        middleware=[Middleware(Plain), Middleware(Unforeseen, answer=problems.unforeseen), Middleware(limits.Size)],
    )
    problems.handled(app)
    routers = (*(one.router for one in ROUTERS), notices.withdrawals)
    for router in routers:
        app.include_router(router)
    app.state.routes = [route for router in routers for route in router.routes if isinstance(route, Route)]
    app.get("/openapi.json", include_in_schema=False)(lambda: _description(app))
    return app


def close_api(app: FastAPI) -> None:
    """Drop the keys of the tokens that were in use."""
    desk: Desk = app.state.desk
    desk.seats.close()


def _description(app: FastAPI) -> Response:
    return JSONResponse(described(app), media_type="application/vnd.oai.openapi+json;version=3.1")


class Plain:
    """Has no answer kept, sniffed, framed or run by a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)
