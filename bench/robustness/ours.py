"""Ours, as the program runs it: files through the jail, described, and held against the registry."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.robustness.finders import Finder, Found
from bench.robustness.pictures import Picture
from takedown.cases.match import Confidence
from takedown.cases.media import Level, Media
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.jail import MemorySource
from takedown.matching.registry import Registry
from takedown.pipeline.describe import describing
from takedown.pipeline.identify import Identifier

CASE = "measured"
THREADS = 2
SECRET = bytes(range(32))
"""Any will do: a measurement has no vault."""


class Ours(Finder):
    """The program's own way: two threads ask, as a crawl does.

    Attributes:
        stored: for each picture taken, how many bytes of local codes are kept.
    """

    columns = ("ours, likely", "ours, certain")

    def __init__(self, fingerprinter: Fingerprinter) -> None:
        self._describe = describing(fingerprinter, Level.STRONG)
        self._registry = Registry()
        self._identifier = Identifier(fingerprinter, self._registry)
        self._numbers: dict[str, int] = {}
        self.stored: list[int] = []

    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures; those that say too little are refused."""
        with ThreadPoolExecutor(THREADS) as threads:
            described = list(threads.map(self._describe, (MemorySource(one.content) for one in pictures)))
        for number, found in enumerate(described):
            if not found.refusal:
                media = Media.registered(CASE, found.fingerprint, kind=found.kind, local=found.local)
                self._registry.add(media)
                self._numbers[media.id] = number
                self.stored.append(len(found.local))
        return [number for number, found in enumerate(described) if found.refusal]

    def look(self, content: bytes) -> Found:
        """Return what is likely or certain, and what is certain."""
        try:
            hits = self._identifier.of(content).hits
        except Unreadable:
            return frozenset(), frozenset()
        firm = [hit for hit in hits if hit.confidence is not Confidence.POSSIBLE]
        certain = (self._numbers[hit.media_id] for hit in firm if hit.confidence is Confidence.CERTAIN)
        return frozenset(self._numbers[hit.media_id] for hit in firm), frozenset(certain)

    def look_all(self, contents: Sequence[bytes]) -> list[Found]:
        """Return the same for each of ``contents``, asked for by two threads."""
        with ThreadPoolExecutor(THREADS) as threads:
            return list(threads.map(self.look, contents))
