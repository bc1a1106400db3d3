"""The crawl of all configured hosts, side by side, as one stream of candidates with bounded memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from aiohttp.abc import AbstractResolver

from takedown.cases.candidate import Candidate
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.registry import adapter_for
from takedown.crawl.browser.browser import Browser, BrowserMissing
from takedown.crawl.bundles.parts import Parts
from takedown.crawl.bundles.unpacker import Unpacker
from takedown.crawl.net.answer import Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.memory import ByteBudget, Share
from takedown.crawl.net.pace import Paces
from takedown.crawl.plan import Plan
from takedown.crawl.stats import SiteProblem, Stats
from takedown.crawl.visiting.outcome import Matched
from takedown.crawl.visiting.site import Site
from takedown.settings import CrawlSettings, HostSettings

_WAITING = 16
"""Candidates that wait for the consumer at most: a crawl that is killed fetches them again."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A candidate that the consumer has not dealt with yet; held here, so that its identity stays its own."""

    candidate: Candidate
    share: Share
    finish: Callable[[Matched], None]


class Crawl:
    """All hosts, each at its own pace; one that is down, slow or hostile is noted in ``stats`` and the others go on.

    A candidate holds its share of ``settings.max_in_flight_bytes`` until ``done`` is called with it: a consumer that
    never says so stops the crawl. Leaving the context closes every connection.

    Args:
        hosts: where to look.
        settings: limits that hold for every host.
        plan: what the crawl is asked to do.
        resolver: for tests of name resolution; the system's by default.

    Raises:
        UnknownAdapter: a host's kind names no adapter; before anything is contacted.

    Example:
        async with Crawl(hosts, settings) as crawl:
            async for candidate in crawl.candidates():
                ...
                crawl.done(candidate, matched=False)
    """

    def __init__(
        self,
        hosts: Sequence[HostSettings],
        settings: CrawlSettings,
        plan: Plan | None = None,
        *,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._hosts = [(host, adapter_for(host.kind)) for host in hosts]
        self._settings = settings
        self._resolver = resolver
        self._paces = Paces()
        self._memory = ByteBudget(settings.max_in_flight_bytes)
        self._plan = plan or Plan()
        self._requests = Requests(self._plan.budget)
        self._unpacker = Unpacker(self._plan.jail)
        self._parts = Parts(self._unpacker, settings)
        self._stats = Stats()
        self._ready: asyncio.Queue[Candidate | None] = asyncio.Queue()
        self._room = asyncio.Semaphore(_WAITING)
        self._waiting: dict[int, _Waiting] = {}
        self._sites: dict[str, Site] = {}

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
        self._unpacker.close()
        for waiting in self._waiting.values():
            waiting.share.release()
        self._waiting.clear()

    async def candidates(self) -> AsyncIterator[Candidate]:
        """Yield each candidate once, in the order in which they arrive from all hosts."""
        while (candidate := await self._ready.get()) is not None:
            self._room.release()
            yield candidate
        await self._walk  # an unforeseen failure is the consumer's to see

    def done(self, candidate: Candidate, *, matched: Matched = False) -> None:
        """Give back the memory of a candidate that was dealt with, and have its address kept as visited.

        Until this is said the next crawl would fetch it again; saying so twice does no harm. Where nobody could tell
        whether it matches, ``matched`` is ``None``, and it is fetched again before long.
        """
        waiting = self._waiting.pop(id(candidate), None)
        if waiting is not None:
            waiting.share.release()
            waiting.finish(matched)

    def shown_on(self, site: str, url: str) -> tuple[str, ...]:
        """Return the pages that the crawl of the host named ``site`` has seen to show the media at ``url``."""
        return self._sites[site].shown_on(url) if site in self._sites else ()

    async def _all(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for host, adapter in self._hosts:
                    group.create_task(self._one(host, adapter))
        finally:
            self._ready.put_nowait(None)

    async def _one(self, host: HostSettings, adapter: Adapter) -> None:
        fetcher = Fetcher.of(
            host,
            self._settings,
            paces=self._paces,
            memory=self._memory,
            requests=self._requests,
            resolver=self._resolver,
        )
        async with fetcher:
            try:
                await self._crawl(host, adapter, fetcher)
            finally:
                self._stats.rest = self._paces.rest()

    async def _crawl(self, host: HostSettings, adapter: Adapter, fetcher: Fetcher) -> None:
        async with AsyncExitStack() as stack:
            browser = Browser() if adapter.renders else None
            if browser is not None:
                try:
                    await stack.enter_async_context(browser)
                except BrowserMissing as problem:
                    self._stats.errors.append(SiteProblem(host.name, problem))
                    return
            site = Site(
                host,
                adapter,
                fetcher,
                self._plan,
                parts=self._parts,
                browser=browser,
                stats=self._stats,
                hand=self._hand,
            )
            self._sites[host.name] = site
            await site.crawl()

    async def _hand(self, candidate: Candidate, share: Share, finish: Callable[[Matched], None]) -> None:
        self._waiting[id(candidate)] = _Waiting(candidate, share, finish)
        await self._room.acquire()
        self._ready.put_nowait(candidate)
