"""Single visits to addresses that are known already, at the pace that the configuration sets for their host."""

from __future__ import annotations

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.pace import Paces
from takedown.pipeline.sieve import host_of
from takedown.settings import HostSettings, Settings


class Visits:
    """Fetchers for known addresses: each configured host's own, and a careful one for all others.

    Only an address at a configured host may be private, and only if that host's table allows it by name.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._paces = Paces()
        self._stack = AsyncExitStack()
        self._of_host: dict[str, Fetcher] = {}

    async def __aenter__(self) -> Self:
        for host in self._settings.hosts:
            fetcher = await self._entered(host)
            for address in [*host.start, *(f"//{pair}" for pair in (*host.allow, *host.media))]:
                self._of_host.setdefault(host_of(address), fetcher)
        self._other = await self._stack.enter_async_context(Fetcher(self._settings.crawl, paces=self._paces))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def to(self, url: str) -> Fetcher:
        """Return the fetcher that ``url`` is visited with."""
        return self._of_host.get(host_of(url), self._other)

    async def _entered(self, host: HostSettings) -> Fetcher:
        fetcher = Fetcher(
            self._settings.crawl,
            allow=host.allow,
            delay=host.delay,
            concurrency=host.concurrency,
            paces=self._paces,
        )
        return await self._stack.enter_async_context(fetcher)
