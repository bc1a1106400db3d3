"""Single visits to addresses that are known already, at the pace that the configuration sets for their host."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from takedown.crawl.looking.look import Visited, visit
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused, parse
from takedown.crawl.net.memory import ByteBudget
from takedown.crawl.net.pace import Paces
from takedown.crawl.net.robots import Robots
from takedown.pipeline.looking.sieve import host_of
from takedown.settings import MEBIBYTE, HostSettings, Settings

OVERRIDDEN = "overridden"
"""What the ledger says of a visit that the robots file doesn't want and the person does."""
_MOST = 20 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class _Way:
    fetcher: Fetcher
    robots: Robots
    max_bytes: int


class Visits:
    """Fetchers for known addresses: each configured host's own, and a careful one for all others.

    Only an address at a configured host may be private, and only if that host's table allows it by name.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._paces = Paces()
        self._memory = ByteBudget(settings.crawl.max_in_flight_bytes)
        self._stack = AsyncExitStack()
        self._of_host: dict[str, _Way] = {}

    async def __aenter__(self) -> Self:
        for host in self._settings.hosts:
            way = await self._entered(self._fetcher(host), host)
            for address in [*host.start, *(f"//{pair}" for pair in (*host.allow, *host.media))]:
                self._of_host.setdefault(host_of(address), way)
        self._other = await self._entered(Fetcher(self._settings.crawl, paces=self._paces, memory=self._memory), None)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stack.aclose()

    def to(self, url: str) -> Fetcher:
        """Return the fetcher that ``url`` is visited with."""
        return self._way(url).fetcher

    async def found(self, url: str) -> Visited:
        """Visit an address that a crawl found, with the robots file's leave."""
        way = self._way(url)
        return await visit(way.fetcher, url, max_bytes=way.max_bytes, gate=way.robots.check, bundles=True)

    async def reported(self, url: str) -> tuple[Visited, str]:
        """Visit an address that the person reported; return as well whether the robots file was overridden.

        A robots file speaks to those who go from link to link. Visiting this one address is what she asks for, so it
        is done where discovery wouldn't be, at the host's pace, and said so.
        """
        way = self._way(url)
        try:
            disallowed = await way.robots.verdict(parse(url)) == "disallowed"
        except AddressRefused:  # nor will it be visited
            disallowed = False
        robots = OVERRIDDEN if disallowed else ""  # who can't be asked can't be overridden
        return await visit(way.fetcher, url, max_bytes=way.max_bytes, bundles=True), robots

    async def piece(self, url: str, most: int, headers: Mapping[str, str]) -> Fetched:
        """Fetch what a playlist names (``Fetch`` of the bundles), at its host's pace and with its robots file's leave.

        Raises:
            TakedownError: as ``Fetcher.get``.
        """
        way = self._way(url)
        return await way.fetcher.get(url, lambda *_: most, gate=way.robots.check, headers=headers)

    def _way(self, url: str) -> _Way:
        return self._of_host.get(host_of(url), self._other)

    async def _entered(self, fetcher: Fetcher, host: HostSettings | None) -> _Way:
        entered = await self._stack.enter_async_context(fetcher)
        robots = Robots(entered, host.robots if host else "obey")
        self._stack.push_async_callback(robots.close)
        return _Way(entered, robots, host.max_media_bytes if host else _MOST)

    def _fetcher(self, host: HostSettings) -> Fetcher:
        return Fetcher.of(host, self._settings.crawl, paces=self._paces, memory=self._memory)
