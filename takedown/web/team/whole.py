"""Everything that a team's server answers at its port: the pages, and the API below ``/api/v1``.

They share no guard: pages stand behind a browser's cookie and origin, programs behind a token.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.ops.metrics import Metrics
from takedown.pipeline.team.server import TeamServer
from takedown.web.api.app import api, close_api
from takedown.web.team.observed import Observed

API = "/api/v1"


class Whole:
    """Sends each request where it belongs.

    Args:
        pages: the application of the pages, which begins and ends with the process. server: the team's.
    """

    def __init__(self, pages: ASGIApp, server: TeamServer) -> None:
        self._pages, self._api = pages, api(server, server.settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] == "lifespan":
            await self._pages(scope, receive, self._ending(send))
        elif scope["type"] == "http" and (scope["path"] == API or scope["path"].startswith(API + "/")):
            scope["root_path"] = API
            await self._api(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    def _ending(self, send: Send) -> Send:
        async def noted(message: Message) -> None:
            if message["type"].startswith("lifespan.shutdown"):
                close_api(self._api)
            await send(message)

        return noted


def whole(pages: ASGIApp, server: TeamServer, metrics: Metrics | None) -> ASGIApp:
    """Return both; ``metrics``: what counts each request, which is then logged too; ``None``: nothing does."""
    both = Whole(pages, server)
    return both if metrics is None else Observed(both, metrics)
