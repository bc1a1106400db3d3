"""The queue of one configured host, as the frontier sees it, and its twin in memory."""

from __future__ import annotations

import heapq
from collections import Counter
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

    Synchronous; called from one thread at a time. What ``push`` returned from outlives the process.
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

        A lead that is found again while it waits moves up if its tier is smaller; a configured start is one from then
        on, however it was found before. One of ``AT_ONCE`` that was visited waits again, with what is known of it.

        Returns:
            How many leads were new.
        """
        ...

    def take(self, most: int, tiers: Collection[Tier] = ALL_TIERS) -> list[Lead]:
        """Hand out at most ``most`` waiting leads of ``tiers``: by tier, then depth, then age (since first found)."""
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
    age: int
    state: str = "new"
    due: float | None = None
    held: tuple[bytes, str] | None = None


class MemoryQueue:
    """A ``Queue`` that ends with the process: for tests, benchmarks and single crawls without a vault."""

    def __init__(self) -> None:
        self._entries: dict[bytes, _Entry] = {}
        self._heaps: dict[Tier, list[tuple[int, int, bytes]]] = {tier: [] for tier in Tier}
        self._ages = count()
        self._fruitless: Counter[tuple[bytes, str]] = Counter()
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
            self._keep(_digest(one.lead.url), one)
        for lead in dropped:
            self._forget(_digest(lead.url))
        return sum(map(self._add, leads))

    def take(self, most: int, tiers: Collection[Tier] = ALL_TIERS) -> list[Lead]:
        """See ``Queue``."""
        taken: list[Lead] = []
        for tier in sorted(tiers):
            heap = self._heaps[tier]
            while heap and len(taken) < most:
                depth, age, digest = heapq.heappop(heap)
                entry = self._entries.get(digest)
                # What was moved up, visited or dropped while it waited has left its old places in the heaps.
                if entry is not None and _stands_at(entry, tier, depth, age):
                    entry.state = "out"
                    self._waiting -= 1
                    taken.append(entry.lead)
        return taken

    def waiting(self) -> int:
        """See ``Queue``."""
        return self._waiting

    def held_against(self, digest: bytes, mark: str) -> bool:
        """See ``Queue``."""
        return self._fruitless[digest, mark] > 0

    def _keep(self, digest: bytes, one: Visited) -> None:
        before, known = self._forget(digest), one.known
        age = next(self._ages) if before is None else before.age
        entry = _Entry(replace(one.lead, known=known), age, "visited", one.due)
        if known.mark and known.digest and not known.matched:
            entry.held = (known.digest, known.mark)
            self._fruitless[entry.held] += 1
        self._entries[digest] = entry

    def _forget(self, digest: bytes) -> _Entry | None:
        entry = self._entries.pop(digest, None)
        if entry is None:
            return None
        self._waiting -= entry.state == "waiting"
        if entry.held is not None:
            self._fruitless[entry.held] -= 1
        return entry

    def _add(self, lead: Lead) -> bool:
        digest = _digest(lead.url)
        entry = self._entries.get(digest)
        if entry is None:
            self._entries[digest] = entry = _Entry(lead, next(self._ages))
            self._wait(digest, entry)
            return True
        if entry.state == "visited" and lead.found_in in AT_ONCE:
            entry.lead = replace(lead, known=entry.lead.known)
            self._wait(digest, entry)
        elif entry.state == "waiting" and (lead.tier < entry.lead.tier or lead.found_in == "start"):
            entry.lead = replace(lead, known=entry.lead.known)
            self._heap_in(digest, entry)
        return False

    def _wait(self, digest: bytes, entry: _Entry) -> None:
        entry.state = "waiting"
        self._waiting += 1
        self._heap_in(digest, entry)

    def _heap_in(self, digest: bytes, entry: _Entry) -> None:
        heapq.heappush(self._heaps[entry.lead.tier], (entry.lead.depth, entry.age, digest))


def _stands_at(entry: _Entry, tier: Tier, depth: int, age: int) -> bool:
    return entry.state == "waiting" and (entry.lead.tier, entry.lead.depth, entry.age) == (tier, depth, age)


def _is_due(due: float | None, now: float) -> bool:
    return now == inf or (due is not None and due <= now)


def _digest(url: str) -> bytes:
    return sha256(url.encode()).digest()
