"""The queue of one configured host, as the frontier sees it, and its twin in memory."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from math import inf
from typing import Protocol

from takedown.crawl.frontier.lead import AT_ONCE, Lead, Tier, Visited

ALL_TIERS = frozenset(Tier)


class Queue(Protocol):
    """Leads of one host: each address once, in one of three states: waiting, handed out, visited.

    Synchronous; called from one thread at a time. What ``push`` returned from is kept, whatever happens then.
    """

    def resume(self) -> None:
        """Have wait again what was handed out and never finished."""
        ...

    def wake(self, now: float, tiers: Collection[Tier] = ALL_TIERS) -> int:
        """Have wait again what of ``tiers`` was visited and is due by ``now``; return how many.

        Args:
            now: Unix seconds; infinity wakes all, also what is never due on its own.
            tiers: those of the leads as they were visited.
        """
        ...

    def push(self, leads: Sequence[Lead], visited: Sequence[Visited] = (), dropped: Sequence[Lead] = ()) -> int:
        """In one transaction: keep ``visited``, forget ``dropped``, take the ``leads`` whose addresses are new.

        A lead that is found again while it waits moves up if its tier is smaller. One of ``AT_ONCE`` that was visited
        waits again, with what is known of it.

        Returns:
            How many leads were new.
        """
        ...

    def take(self, most: int, tiers: Collection[Tier] = ALL_TIERS) -> list[Lead]:
        """Hand out at most ``most`` waiting leads of ``tiers``: by tier, then depth, then age."""
        ...

    def waiting(self) -> int:
        """Return how many wait."""
        ...

    def held_against(self, digest: bytes, mark: str) -> bool:
        """Return whether media with this SHA-256 were held against ``mark`` at any address, and nothing matched."""
        ...


@dataclass(slots=True)
class _Entry:
    lead: Lead
    state: str = "waiting"
    due: float | None = None


class MemoryQueue:
    """A ``Queue`` that ends with the process: for tests, benchmarks and single crawls without a vault."""

    def __init__(self) -> None:
        self._entries: dict[bytes, _Entry] = {}
        self._heaps: dict[Tier, list[tuple[int, int, bytes]]] = {tier: [] for tier in Tier}
        self._order = count()
        self._fruitless: set[tuple[bytes, str]] = set()
        self._waiting = 0

    def resume(self) -> None:
        """See ``Queue``."""
        for digest, entry in self._entries.items():
            if entry.state == "out":
                self._wait(digest, entry)

    def wake(self, now: float, tiers: Collection[Tier] = ALL_TIERS) -> int:
        """See ``Queue``."""
        due = [
            (digest, entry)
            for digest, entry in self._entries.items()
            if entry.state == "visited" and entry.lead.tier in tiers and _is_due(entry.due, now)
        ]
        for digest, entry in due:
            self._wait(digest, entry)
        return len(due)

    def push(self, leads: Sequence[Lead], visited: Sequence[Visited] = (), dropped: Sequence[Lead] = ()) -> int:
        """See ``Queue``."""
        for one in visited:
            self._entries[_digest(one.lead.url)] = _Entry(replace(one.lead, known=one.known), "visited", one.due)
            if one.known.mark and one.known.digest and not one.known.matched:
                self._fruitless.add((one.known.digest, one.known.mark))
        for lead in dropped:
            self._entries.pop(_digest(lead.url), None)
        return sum(map(self._add, leads))

    def take(self, most: int, tiers: Collection[Tier] = ALL_TIERS) -> list[Lead]:
        """See ``Queue``."""
        taken: list[Lead] = []
        for tier in sorted(tiers):
            heap = self._heaps[tier]
            while heap and len(taken) < most:
                entry = self._entries.get(heapq.heappop(heap)[-1])
                if entry is not None and entry.state == "waiting" and entry.lead.tier is tier:
                    entry.state = "out"
                    self._waiting -= 1
                    taken.append(entry.lead)
        return taken

    def waiting(self) -> int:
        """See ``Queue``."""
        return self._waiting

    def held_against(self, digest: bytes, mark: str) -> bool:
        """See ``Queue``."""
        return (digest, mark) in self._fruitless

    def _add(self, lead: Lead) -> bool:
        digest = _digest(lead.url)
        entry = self._entries.get(digest)
        if entry is None:
            self._entries[digest] = entry = _Entry(lead, "new")
            self._wait(digest, entry)
            return True
        if entry.state == "visited" and lead.found_in in AT_ONCE:
            entry.lead = replace(lead, known=entry.lead.known)
            self._wait(digest, entry)
        elif entry.state == "waiting" and lead.tier < entry.lead.tier:
            entry.lead = replace(lead, known=entry.lead.known)
            self._heap_in(digest, entry.lead)
        return False

    def _wait(self, digest: bytes, entry: _Entry) -> None:
        entry.state = "waiting"
        self._waiting += 1
        self._heap_in(digest, entry.lead)

    def _heap_in(self, digest: bytes, lead: Lead) -> None:
        heapq.heappush(self._heaps[lead.tier], (lead.depth, next(self._order), digest))


def _is_due(due: float | None, now: float) -> bool:
    return now == inf or (due is not None and due <= now)


def _digest(url: str) -> bytes:
    return sha256(url.encode()).digest()
