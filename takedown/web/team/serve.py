"""``team serve``: the pages of a team's server, on this machine alone or behind a proxy that speaks TLS."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.types import ASGIApp

from takedown.errors import TakedownError
from takedown.ops.metrics import Metrics
from takedown.pipeline.team.server import TeamServer
from takedown.web.serve import Pages
from takedown.web.team.app import application
from takedown.web.team.whole import whole
from takedown.words import Language

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class NotHttps(TakedownError):
    """The settings name an address that isn't ``https://`` and a name alone; ``address``. Nothing was started."""

    exit_status = 2


class TeamPages(Pages):
    """The pages of a team's server at one address.

    Args:
        server: the team's.
        host: any address where the settings name an ``https`` address, at which a proxy stands before it; else a
            loopback one. port: 0 for any. language: of a browser that asks for none that there is.
        metrics: what counts each request; ``None``: nothing does.

    Raises:
        NotHttps, NotLoopback, PortTaken: nothing was started.
    """

    AT_ONCE = 256

    def __init__(
        self, server: TeamServer, host: str, port: int, language: Language, metrics: Metrics | None = None
    ) -> None:
        outside = _outside(server.settings.team.address)
        self._listen(
            host,
            port,
            lambda: whole(self._pages(server, language, outside), server, metrics),
            anywhere=bool(outside),
        )
        self._server = None

    def _pages(self, server: TeamServer, language: Language, outside: frozenset[str]) -> ASGIApp:
        return application(server, frozenset(f"{name}:{self.port}" for name in _LOOPBACK), language, secure=outside)


def _outside(address: str) -> frozenset[str]:
    """Return the name under which browsers reach the pages; none where they are on this machine alone."""
    if not address:
        return frozenset()
    parts = urlsplit(address.rstrip("/"))
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query or "@" in parts.netloc:
        raise NotHttps(address=address)
    return frozenset({parts.netloc.lower()})
