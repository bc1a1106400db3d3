"""The frontier of one host's crawl: hands leads to the workers, and keeps what they did in the queue, in batches.

What a worker has finished is committed together with what it found, so that a crawl that is killed loses nothing, and
visits again only what was in flight: asked for, and its end not committed yet.
"""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from math import inf
from typing import ParamSpec, Self, TypeVar

from takedown.crawl.frontier.lead import MEDIA_TIERS, Lead, Tier, Visited
from takedown.crawl.frontier.queue import ALL_TIERS, Queue

P = ParamSpec("P")
T = TypeVar("T")

HOT = 32
"""Leads that are handed out by the queue ahead of the workers."""
MOST_WAITING = 1_000_000
"""Addresses of one host; while so many wait no further pages are taken in: no place that has an end is so large."""
_AHEAD = 8
"""Leads taken although enough are there, when some of those just found go before them."""
_BEHIND = 8
"""Finished leads that may wait for their commit before workers wait as well."""


@dataclass(slots=True)
class _Batch:
    """What the next commit takes."""

    leads: list[Lead] = field(default_factory=list)
    visited: list[Visited] = field(default_factory=list)
    dropped: list[Lead] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.leads or self.visited or self.dropped)


class Frontier:
    """Use as an asynchronous context manager; every lead from ``next`` is given to ``finish`` or ``put_aside``.

    Args:
        queue: asked from one thread alone.
    """

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._hot: list[tuple[Tier, int, int, Lead]] = []
        self._order = count()
        self._batch = _Batch()
        self._busy = 0
        self._dry = False
        self._committing = 0
        self._stopped = False
        self._closing = False
        self._goes_on = False
        self._tiers = ALL_TIERS
        self._work = asyncio.Event()
        self._waiters: list[asyncio.Future[None]] = []
        self._problem: BaseException | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="frontier")

    async def __aenter__(self) -> Self:
        self._keeper = asyncio.create_task(self._keep())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Commit what is done, also when the crawl is stopped: it must not be done again."""
        self._closing = True
        self._work.set()
        try:
            await asyncio.shield(asyncio.gather(self._keeper, return_exceptions=True))
            if self._problem is None:
                await asyncio.shield(self._run(self._queue.resume))
        finally:
            self._thread.shutdown(wait=True)

    async def open(self, starts: Sequence[Lead], now: float) -> None:
        """Take up what an earlier crawl left, what is due by ``now`` (Unix seconds), and the ``starts``."""
        await self._run(self._open, starts, now)
        self._work.set()

    async def add(self, leads: Sequence[Lead]) -> int:
        """Keep ``leads`` at once; return how many were new."""
        new = await self._run(self._queue.push, leads)
        self._dry = False
        self._work.set()
        return new

    async def wake_media(self) -> None:
        """Have all media visited again: there is something new to hold them against."""
        await self._run(self._queue.wake, inf, MEDIA_TIERS)
        self._dry = False
        self._work.set()

    async def held_against(self, digest: bytes, mark: str) -> bool:
        """Return whether such media were held against ``mark`` in an earlier crawl of the host, and nothing matched."""
        return self._goes_on and await self._run(self._queue.held_against, digest, mark)

    async def next(self) -> Lead | None:
        """Wait for the next lead; ``None`` when nothing is left and nobody is at work who could find more."""
        while True:
            if self._problem is not None:
                raise self._problem
            if self._stopped:
                return None
            if self._hot and len(self._batch.visited) + self._committing < _BEHIND:
                self._busy += 1
                lead = heapq.heappop(self._hot)[-1]
                if len(self._hot) < HOT // 2 and not self._dry:
                    self._work.set()
                return lead
            if self._is_over():
                return None
            self._work.set()
            await self._change()

    def finish(self, visited: Sequence[Visited], leads: Sequence[Lead] = ()) -> None:
        """Have a lead kept as visited, under each address that it had, together with what it led to."""
        self._batch.visited.extend(visited)
        self._batch.leads.extend(leads)
        self._done()

    def put_aside(self) -> None:
        """Leave a lead to the next crawl."""
        self._done()

    def stop(self) -> None:
        """Hand out nothing more in this crawl; what waits is the next one's."""
        self._stopped = True
        self._tell()

    def media_only(self) -> None:
        """Hand out no more pages in this crawl."""
        self._tiers = MEDIA_TIERS
        self._hot = [entry for entry in self._hot if entry[0] in MEDIA_TIERS]
        heapq.heapify(self._hot)

    def _done(self) -> None:
        self._busy -= 1
        self._work.set()
        if not self._busy:
            self._tell()

    def _is_over(self) -> bool:
        return self._dry and not self._busy and not self._hot and not self._committing and self._batch.is_empty

    async def _keep(self) -> None:
        """Commit and refill, one after the other, whenever there is work; batches grow with the load."""
        try:
            while not (self._closing and self._batch.is_empty):
                await self._work.wait()
                self._work.clear()
                await self._commit()
                self._tell()
        except Exception as problem:  # noqa: BLE001 - whatever the store says, the workers are told
            self._problem = problem
            self._tell()

    async def _commit(self) -> None:
        batch, self._batch = self._batch, _Batch()
        wanted = self._wanted(batch)
        if batch.is_empty and (self._dry or wanted <= 0):
            return
        # One more than there are, so that it counts as under way when nothing was finished.
        self._committing = len(batch.visited) + 1
        try:
            taken = await self._run(self._exchange, batch, wanted, self._tiers)
        finally:
            self._committing = 0
        if wanted > 0:
            self._dry = len(taken) < wanted
        for lead in taken:
            if lead.tier in self._tiers:
                heapq.heappush(self._hot, (lead.tier, lead.depth, next(self._order), lead))

    def _wanted(self, batch: _Batch) -> int:
        if self._closing:
            return 0
        room = HOT - len(self._hot)
        last = max((entry[0] for entry in self._hot), default=Tier.PAGE)
        overtaken = any(lead.tier < last for lead in batch.leads)
        return max(room, _AHEAD if overtaken and len(self._hot) < 2 * HOT else 0)

    def _exchange(self, batch: _Batch, wanted: int, tiers: frozenset[Tier]) -> list[Lead]:
        if not batch.is_empty:
            full = self._queue.waiting() > MOST_WAITING
            leads = [lead for lead in batch.leads if lead.is_media] if full else batch.leads
            self._queue.push(leads, batch.visited, batch.dropped)
        return self._queue.take(wanted, tiers) if wanted > 0 else []

    def _open(self, starts: Sequence[Lead], now: float) -> None:
        self._queue.resume()
        self._queue.wake(now)
        self._goes_on = self._queue.push(starts) < len(starts)

    def _run(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._thread, partial(step, *args, **kwargs))

    async def _change(self) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        await waiter

    def _tell(self) -> None:
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)
