"""Ours, as the program runs it: files through the jail, described, and held against the registry."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.robustness.finders import Finder, Found
from bench.robustness.noted import NotedRegistry
from bench.robustness.pictures import Picture
from takedown.cases.match import Confidence, Hit
from takedown.cases.media import Level, Media
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.jail import MemorySource
from takedown.pipeline.looking.describe import describing
from takedown.pipeline.looking.identify import Identifier

CASE = "measured"
SECRET = bytes(range(32))
"""Any will do: a measurement has no vault."""


class Ours(Finder):
    """The program's own way: several threads ask, as in a crawl.

    Args:
        threads: how many; a jailed child for each is enough.

    Attributes:
        stored: for each picture taken, how many bytes of local codes are kept.
    """

    columns = ("ours, likely", "ours, certain")

    def __init__(self, fingerprinter: Fingerprinter, threads: int = 2) -> None:
        self._threads = threads
        self._describe = describing(fingerprinter, Level.STRONG)
        self._registry = NotedRegistry()
        self._identifier = Identifier(fingerprinter, self._registry)
        self._numbers: dict[str, int] = {}
        self.stored: list[int] = []

    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures; those that say too little are refused."""
        with ThreadPoolExecutor(self._threads) as threads:
            described = list(threads.map(self._describe, (MemorySource(one.content) for one in pictures)))
        for number, found in enumerate(described):
            if not found.refusal:
                media = Media.registered(CASE, found.fingerprint, kind=found.kind, local=found.local)
                self._registry.add(media)
                self._numbers[media.id] = number
                self.stored.append(len(found.local))
        return [number for number, found in enumerate(described) if found.refusal]

    def hits(self, content: bytes) -> tuple[Hit, ...]:
        """Return what the program says of ``content``, best first; nothing of what can't be read."""
        try:
            return self._identifier.of(content).hits
        except Unreadable:
            return ()

    def look(self, content: bytes) -> Found:
        """Return what is likely or certain, and what is certain."""
        firm = [hit for hit in self.hits(content) if hit.confidence is not Confidence.POSSIBLE]
        certain = (self._numbers[hit.media_id] for hit in firm if hit.confidence is Confidence.CERTAIN)
        return frozenset(self._numbers[hit.media_id] for hit in firm), frozenset(certain)

    def look_all(self, contents: Sequence[bytes]) -> list[Found]:
        """Return the same for each of ``contents``, asked for by all threads."""
        with ThreadPoolExecutor(self._threads) as threads:
            looked = list(threads.map(self._noted, contents))
        self.closest = [closest for _, closest in looked]
        return [found for found, _ in looked]

    def _noted(self, content: bytes) -> tuple[Found, tuple[float, int]]:
        with self._registry.noting() as closest:
            found = self.look(content)
        return found, (closest.score, self._numbers.get(closest.media_id, 0))
