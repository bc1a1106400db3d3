"""The crawl of all configured hosts, side by side, as one stream of candidates with bounded memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from types import TracebackType
from typing import Self

from aiohttp.abc import AbstractResolver

from takedown.cases.candidate import Candidate
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.registry import adapter_for
from takedown.crawl.net.answer import Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.memory import ByteBudget, Share
from takedown.crawl.net.pace import Paces
from takedown.crawl.site import Site
from takedown.crawl.stats import Stats
from takedown.settings import CrawlSettings, HostSettings

_WAITING = 64
"""Candidates that wait for the consumer at most; their bytes are bounded by the byte budget."""


class Crawl:
    """All hosts, each at its own pace; one that is down, slow or hostile is noted in ``stats`` and the others go on.

    A candidate holds its share of ``settings.max_in_flight_bytes`` until ``done`` is called with it: a consumer that
    never says so stops the crawl. Leaving the context closes every connection.

    Args:
        hosts: where to look.
        settings: limits that hold for every host.
        budget: requests at most over the whole crawl, or ``None``.
        resolver: for tests of name resolution; the system's by default.

    Raises:
        UnknownAdapter: a host's kind names no adapter; before anything is contacted.

    Example:
        async with Crawl(hosts, settings) as crawl:
            async for candidate in crawl.candidates():
                ...
                crawl.done(candidate)
    """

    def __init__(
        self,
        hosts: Sequence[HostSettings],
        settings: CrawlSettings,
        *,
        budget: int | None = None,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._hosts = [(host, adapter_for(host.kind)) for host in hosts]
        self._settings = settings
        self._resolver = resolver
        self._paces = Paces()
        self._memory = ByteBudget(settings.max_in_flight_bytes)
        self._requests = Requests(budget)
        self._stats = Stats()
        self._ready: asyncio.Queue[Candidate | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(_WAITING)
        self._shares: dict[int, tuple[Candidate, Share]] = {}

    @property
    def stats(self) -> Stats:
        """The counts so far."""
        self._stats.requests = self._requests.made
        self._stats.peak_bytes = self._memory.peak
        return self._stats

    @property
    def held_bytes(self) -> int:
        """Body bytes in memory now: being read, waiting, or with the consumer."""
        return self._memory.held

    async def __aenter__(self) -> Self:
        self._walk = asyncio.create_task(self._all())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._walk.cancel()
        await asyncio.gather(self._walk, return_exceptions=True)
        for _, share in self._shares.values():
            share.release()
        self._shares.clear()

    async def candidates(self) -> AsyncIterator[Candidate]:
        """Yield each candidate once, in the order in which they arrive from all hosts."""
        while (candidate := await self._ready.get()) is not None:
            self._room.release()
            yield candidate
        await self._walk  # an unforeseen failure is the consumer's to see

    def done(self, candidate: Candidate) -> None:
        """Give back the memory of a candidate that was dealt with; saying so twice does no harm."""
        _, share = self._shares.pop(id(candidate), (None, None))
        if share is not None:
            share.release()

    async def _all(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for host, adapter in self._hosts:
                    group.create_task(self._one(host, adapter))
        finally:
            self._ready.put_nowait(None)

    async def _one(self, host: HostSettings, adapter: Adapter) -> None:
        fetcher = Fetcher(
            self._settings,
            allow=host.allow,
            delay=host.delay,
            concurrency=host.concurrency,
            paces=self._paces,
            memory=self._memory,
            requests=self._requests,
            resolver=self._resolver,
        )
        async with fetcher:
            await Site(host, adapter, fetcher, self._stats, self._hand).crawl()

    async def _hand(self, candidate: Candidate, share: Share) -> None:
        self._shares[id(candidate)] = (candidate, share)
        await self._room.acquire()
        self._ready.put_nowait(candidate)
