"""The frontier: what one host's crawl still has to visit, and what it has seen. In memory; it ends with the crawl."""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count

from takedown.cases.candidate import PageFacts

NO_PAGE = PageFacts(url="")


@dataclass(frozen=True, slots=True)
class Lead:
    """An address to visit.

    Attributes:
        depth: links from the start; media are one deeper than their page.
        page: where it was found.
        found_in: a Candidate's, for media; ``start`` for a configured address, ``page`` for a link to follow.
    """

    url: str
    depth: int = 0
    page: PageFacts = NO_PAGE
    found_in: str = "start"

    @property
    def is_media(self) -> bool:
        """Whether the address is expected to be media rather than a page."""
        return self.found_in not in ("start", "page")


class Frontier:
    """Media first, so that few wait; then pages, the shallow before the deep. Each address is handed out once.

    Args:
        most_pages: pages handed out or waiting at most.
    """

    def __init__(self, most_pages: int) -> None:
        self._media: deque[Lead] = deque()
        self._pages: list[tuple[int, int, Lead]] = []
        self._order = count()
        self._seen: set[bytes] = set()
        self._room = most_pages
        self._busy = 0
        self._changed = asyncio.Condition()

    async def add(self, leads: list[Lead]) -> None:
        """Take ``leads`` whose addresses are new, while there is room for pages."""
        async with self._changed:
            for lead in leads:
                if lead.is_media or self._room > 0:
                    self._add(lead)
            self._changed.notify_all()

    def _add(self, lead: Lead) -> None:
        if not self.mark(lead.url):
            return
        if lead.is_media:
            self._media.append(lead)
        else:
            self._room -= 1
            heapq.heappush(self._pages, (lead.depth, next(self._order), lead))

    def mark(self, url: str) -> bool:
        """Remember ``url`` as visited, by a digest; return whether it was new."""
        digest = blake2b(url.encode(), digest_size=16).digest()
        new = digest not in self._seen
        self._seen.add(digest)
        return new

    def give_back_page(self) -> None:
        """Make room for another page: the one handed out was none."""
        self._room += 1

    async def next(self) -> Lead | None:
        """Wait for the next lead; ``None`` when nothing is left and nobody is at work who could find more."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._media or self._pages or not self._busy)
            if not self._media and not self._pages:
                return None
            self._busy += 1
            return self._media.popleft() if self._media else heapq.heappop(self._pages)[2]

    async def finished(self) -> None:
        """Say that a lead handed out is dealt with."""
        async with self._changed:
            self._busy -= 1
            self._changed.notify_all()
