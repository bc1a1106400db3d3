"""The byte budget: how much fetched media may be in memory at once, over all hosts."""

from __future__ import annotations

import asyncio
from collections import deque


class Share:
    """Some of the budget, held from before a body is read until nobody needs it."""

    def __init__(self, budget: ByteBudget, size: int) -> None:
        self._budget = budget
        self.size = size

    def shrink(self, size: int) -> None:
        """Give back what turned out not to be needed; ``size`` bytes stay held."""
        if size < self.size:
            self._budget.give_back(self.size - size)
            self.size = size

    def release(self) -> None:
        """Give everything back; saying so twice does no harm."""
        self.shrink(0)


class ByteBudget:
    """At most ``capacity`` bytes held at once; who waits is served in order, so that a large body never starves.

    Attributes:
        held: bytes held now.
        peak: the most that was ever held.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.held = 0
        self.peak = 0
        self._line: deque[tuple[int, asyncio.Future[None]]] = deque()

    def reserve_now(self, size: int) -> Share | None:
        """Return a share of ``size`` bytes (at most the whole budget), or ``None`` where one has to wait for it."""
        size = min(size, self.capacity)
        if self._line or self.held + size > self.capacity:
            return None
        self._take(size)
        return Share(self, size)

    async def reserve(self, size: int) -> Share:
        """Wait for ``size`` bytes (at most the whole budget) and return the share."""
        if (share := self.reserve_now(size)) is not None:
            return share
        size = min(size, self.capacity)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append((size, place))
        try:
            await place
        except asyncio.CancelledError:
            self._leave(size, place)
            raise
        return Share(self, size)

    def give_back(self, size: int) -> None:
        """Return ``size`` bytes and serve those who wait."""
        self.held -= size
        self._serve()

    def _take(self, size: int) -> None:
        self.held += size
        self.peak = max(self.peak, self.held)

    def _serve(self) -> None:
        while self._line and self.held + self._line[0][0] <= self.capacity:
            size, place = self._line.popleft()
            if not place.done():
                self._take(size)
                place.set_result(None)

    def _leave(self, size: int, place: asyncio.Future[None]) -> None:
        """Undo a place in the line; it may have been served in the very moment in which its owner was cancelled."""
        if place.cancelled() or not place.done():
            self._line = deque(entry for entry in self._line if entry[1] is not place)
            self._serve()
        else:
            self.give_back(size)
