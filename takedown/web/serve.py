"""``serve``: the pages, on this machine alone, until they are stopped."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

import uvicorn
from starlette.types import ASGIApp

from takedown.errors import TakedownError
from takedown.web.app import application
from takedown.web.keeper import Keeper
from takedown.words import Language

_CLOSING = 5
"""Seconds that open connections have at the end."""
_MADE = 10_000
"""So many more objects than before have Python look for circles among the young ones, rather than 700: a page makes
thousands, and nearly all go by themselves as it ends."""


class NotLoopback(TakedownError):
    """The pages would be seen from other machines; ``host``. Nothing was started."""

    exit_status = 2


class PortTaken(TakedownError):
    """Another program answers there, or this one may not; ``host``, ``port``, ``why``. Nothing was started."""


class Pages:
    """The pages at one address, bound at once and answering while ``run`` runs.

    Args:
        keeper: holds the vault. host: a loopback address or ``localhost``. port: 0 for any.
        language: of a browser that asks for none that there is.

    Raises:
        NotLoopback, PortTaken: nothing was started.
    """

    AT_ONCE = 64
    """Connections at once."""

    def __init__(self, keeper: Keeper, host: str, port: int, language: Language) -> None:
        self._listen(host, port, lambda: application(keeper, self.port, language))

    def _listen(self, host: str, port: int, made: Callable[[], ASGIApp], *, anywhere: bool = False) -> None:
        self._listening = _bound(host, port, anywhere=anywhere)
        self.port: int = self._listening.getsockname()[1]
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"
        self._config = uvicorn.Config(
            made(),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_CLOSING,
            timeout_keep_alive=30,
            h11_max_incomplete_event_size=64 * 1024,
            limit_concurrency=self.AT_ONCE,
            ws="none",
        )
        self._server: _Server | None = None

    def run(self, ready: Callable[[], None]) -> None:
        """Serve until a signal or ``stop``; the vault is locked then. ``ready`` is called as soon as pages answer."""
        _settle()
        self._server = _Server(self._config, ready)
        with self._listening, suppress(KeyboardInterrupt):
            asyncio.run(self._server.serve([self._listening]))

    def stop(self) -> None:
        """Have ``run`` return; from any thread."""
        if self._server is not None:
            self._server.should_exit = True


def _settle() -> None:
    """Leave what the program itself is made of out of the search for circles: it took a third of the time of a page."""
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
        gc.set_threshold(_MADE, *gc.get_threshold()[1:])


class _Server(uvicorn.Server):
    """Tells when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, and tell."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _bound(host: str, port: int, *, anywhere: bool = False) -> socket.socket:
    try:
        address = "127.0.0.1" if host == "localhost" else str(ip_address(host))
        local = ip_address(address).is_loopback
    except ValueError:
        raise NotLoopback(host=host) from None
    if not local and not anywhere:
        raise NotLoopback(host=host)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
    except (OSError, OverflowError) as problem:
        listening.close()
        why = getattr(problem, "strerror", None) or type(problem).__name__
        raise PortTaken(host=host, port=str(port), why=why) from problem
    return listening
