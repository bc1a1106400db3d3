"""Ours, as the program runs it: files through the jail, held against the registry."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.robustness.finders import Finder, Found
from bench.robustness.pictures import Picture
from takedown.cases.match import Confidence
from takedown.cases.media import Media
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.matching.confidence import MIN_QUALITY
from takedown.matching.registry import Registry

CASE = "measured"
THREADS = 2


class Ours(Finder):
    """The program's own way: two threads ask, as a crawl does."""

    columns = ("ours, likely", "ours, certain")

    def __init__(self, fingerprinter: Fingerprinter) -> None:
        self._fingerprinter = fingerprinter
        self._registry = Registry()
        self._numbers: dict[str, int] = {}

    def register(self, pictures: Sequence[Picture]) -> list[int]:
        """Take the pictures; those that are too plain are refused."""
        refused = []
        for number, picture in enumerate(pictures):
            fingerprint = self._fingerprinter.of(picture.content)
            if fingerprint.quality < MIN_QUALITY:
                refused.append(number)
                continue
            media = Media.registered(CASE, fingerprint)
            self._registry.add(media)
            self._numbers[media.id] = number
        return refused

    def look(self, content: bytes) -> Found:
        """Return what is likely or certain, and what is certain."""
        try:
            hits = self._registry.match(self._fingerprinter.of(content))
        except Unreadable:
            return frozenset(), frozenset()
        by_word = {
            word: frozenset(self._numbers[hit.media_id] for hit in hits if hit.confidence is word)
            for word in Confidence
        }
        certain = by_word[Confidence.CERTAIN]
        return certain | by_word[Confidence.LIKELY], certain

    def look_all(self, contents: Sequence[bytes]) -> list[Found]:
        """Return the same for each of ``contents``, asked for by two threads."""
        with ThreadPoolExecutor(THREADS) as threads:
            return list(threads.map(self.look, contents))
