"""The application: what stands before the pages, the pages, and what is told when something goes wrong."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from takedown.web import pages, troubles
from takedown.web.guard.cookie import Cookie
from takedown.web.guard.headers import Headers
from takedown.web.guard.neighbours import Neighbours
from takedown.web.guard.origin import Origin
from takedown.web.guard.pace import Pace
from takedown.web.guard.size import Size
from takedown.web.here import Alone
from takedown.web.keeper import Keeper
from takedown.web.render import STATIC
from takedown.web.ticking import ticking
from takedown.words import Language

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""The names under which this machine's own browser asks."""
_TICK = 1.0


def application(keeper: Keeper, port: int, language: Language) -> FastAPI:
    """Return the application.

    Args:
        keeper: holds the vault. port: where it is asked. language: of a browser that asks for none that there is.
    """
    app = FastAPI(
        title="td",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lambda _: ticking(_TICK, keeper.tick, keeper.lock),
        middleware=[
            Middleware(Headers),
            # Cookies know no ports: another program on this machine must not get this one's.
            Middleware(Cookie, name=(cookie := f"td-{port}")),
            Middleware(troubles.Unforeseen),
            Middleware(Neighbours),
            Middleware(Origin, names=frozenset(f"{name}:{port}" for name in NAMES)),
            Middleware(Size),
        ],
    )
    app.state.keeper, app.state.cookie, app.state.pace = keeper, cookie, Pace()
    app.state.entry = Alone(keeper, cookie, language)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    troubles.handled(app)
    for router in pages.ROUTERS:
        app.include_router(router)
    return app
