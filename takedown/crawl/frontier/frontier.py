"""The frontier of one host's crawl: hands leads to the workers, and keeps what they did in the queue, in batches.

What a worker has finished is committed together with what it found, so that a crawl that is killed loses nothing, and
visits again only what was in flight: handed out and not committed yet, which is at most ``HOT`` and what the workers
and the consumer hold.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import ParamSpec, Self, TypeVar

from takedown.crawl.frontier.lead import MEDIA_TIERS, Lead, Tier, Visited
from takedown.crawl.frontier.queue import ALL_TIERS, Queue

P = ParamSpec("P")
T = TypeVar("T")

HOT = 64
"""Leads that are handed out by the queue ahead of the workers."""
_BEHIND = 64
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
        self._hot: deque[Lead] = deque()
        self._batch = _Batch()
        self._busy = 0
        self._dry = False
        self._committing = False
        self._stopped = False
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
        self._keeper.cancel()
        await asyncio.gather(self._keeper, return_exceptions=True)
        batch, self._batch = self._batch, _Batch()
        try:
            # Also when it is cancelled: what is done is done, and must not be done again.
            await asyncio.shield(self._run(self._close, batch))
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
            if self._hot and len(self._batch.visited) < _BEHIND:
                self._busy += 1
                lead = self._hot.popleft()
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
        self._hot = deque(lead for lead in self._hot if lead.tier in MEDIA_TIERS)

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
            while True:
                await self._work.wait()
                self._work.clear()
                await self._commit()
                self._tell()
        except Exception as problem:  # noqa: BLE001 - whatever the store says, the workers are told
            self._problem = problem
            self._tell()

    async def _commit(self) -> None:
        batch, self._batch = self._batch, _Batch()
        wanted = HOT - len(self._hot)
        if batch.is_empty and (self._dry or wanted <= 0):
            return
        self._committing = True
        try:
            taken = await self._run(self._exchange, batch, wanted, self._tiers)
        finally:
            self._committing = False
        if wanted > 0:
            self._dry = len(taken) < wanted
        self._hot.extend(lead for lead in taken if lead.tier in self._tiers)

    def _exchange(self, batch: _Batch, wanted: int, tiers: frozenset[Tier]) -> list[Lead]:
        if not batch.is_empty:
            self._queue.push(batch.leads, batch.visited, batch.dropped)
        return self._queue.take(wanted, tiers) if wanted > 0 else []

    def _open(self, starts: Sequence[Lead], now: float) -> None:
        self._queue.resume()
        self._queue.wake(now)
        self._goes_on = self._queue.push(starts) < len(starts)

    def _close(self, batch: _Batch) -> None:
        if not batch.is_empty:
            self._queue.push(batch.leads, batch.visited, batch.dropped)
        self._queue.resume()

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
