"""The application of a team's server: what stands before the pages, and which pages there are."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from takedown.pipeline.team.server import TeamServer
from takedown.web import pages, troubles
from takedown.web.guard.cookie import Cookie
from takedown.web.guard.headers import Headers
from takedown.web.guard.origin import Origin
from takedown.web.guard.pace import Pace
from takedown.web.guard.size import Size
from takedown.web.render import STATIC
from takedown.web.team import audit, clients, desks, device, door, entrance, house
from takedown.web.team.door import letters
from takedown.web.team.front import Front, guarded
from takedown.web.team.members import pages as members
from takedown.web.team.rights import PIPELINE, TEAM
from takedown.web.team.signin import mine
from takedown.web.team.signin import pages as signin
from takedown.web.team.signin.rights import SIGN_IN
from takedown.web.team.tokens import hooks
from takedown.web.team.tokens import pages as tokens
from takedown.web.ticking import ticking
from takedown.words import Language

ROUTERS: tuple[APIRouter, ...] = (
    entrance.router,
    signin.router,
    mine.router,
    members.router,
    tokens.router,
    hooks.router,
    desks.router,
    device.router,
    clients.router,
    audit.router,
    house.router,
    letters.router,
)
"""The pages that only a team has."""
RIGHTS = PIPELINE | TEAM | SIGN_IN
_EVERY = 60.0


def application(
    server: TeamServer,
    names: frozenset[str],
    language: Language,
    *,
    secure: frozenset[str] = frozenset(),
) -> FastAPI:
    """Return the application.

    Args:
        server: the team's.
        names: the ``host:port`` pairs under which it is asked on this machine.
        secure: those under which browsers reach it by ``https``, through a proxy; where there are any, cookies are
            given to them alone.
        language: of a browser that asks for none that there is.
    """
    # With this prefix a browser takes a cookie from this very name alone (RFC 6265bis, 4.1.3.2).
    cookie = "__Host-td" if secure else "td-team"
    front = Front(server, cookie, language, RIGHTS)
    app = FastAPI(
        title="td",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lambda _: ticking(_EVERY, front.desks.sweep, front.desks.close),
        middleware=[
            Middleware(Headers),
            Middleware(Cookie, name=cookie, secure=bool(secure)),
            Middleware(troubles.Unforeseen),
            Middleware(Origin, names=names, secure=secure),
            Middleware(Size),
        ],
    )
    app.state.entry, app.state.keeper = front, front.nobody
    app.state.cookie, app.state.pace, app.state.secure = cookie, Pace(), bool(secure)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    troubles.handled(app)
    for router in door.ROUTERS:
        app.include_router(router)
    for router in (*ROUTERS, of_pipeline(pages.ROUTERS)):
        app.include_router(router, dependencies=[Depends(guarded)])
    return app


def of_pipeline(routers: Iterable[APIRouter]) -> APIRouter:
    """Return those of one person's pages that members have, in the same order."""
    some = APIRouter()
    for router in routers:
        for route in router.routes:
            if isinstance(route, APIRoute) and all(
                f"{method} {route.path}" in PIPELINE for method in route.methods or ()
            ):
                some.routes.append(route)
    return some
