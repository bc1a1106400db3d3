"""Ours, as the program runs it: files through the jail, frames held against the registry, a verdict for each video."""

from __future__ import annotations

from bench.video_edits.finders import Finder, Found
from takedown.cases.match import Confidence, Hit
from takedown.cases.media import Level, Media
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.jail import MemorySource
from takedown.matching.registry import Registry
from takedown.pipeline.looking.describe import Description, describing
from takedown.pipeline.looking.identify import Identifier

CASE = "measured"
SECRET = bytes(range(32))
"""Any will do: a measurement has no vault."""


class Ours(Finder):
    """The program's own way.

    Attributes:
        stored: by number, how many bytes are kept of each registered file.
    """

    columns = ("ours, likely", "ours, certain")

    def __init__(self, fingerprinter: Fingerprinter) -> None:
        self._fingerprinter = fingerprinter
        self._registry = Registry()
        self._identifier = Identifier(fingerprinter, self._registry)
        self._numbers: dict[str, int] = {}
        self.stored: dict[int, int] = {}

    def describe(self, content: bytes) -> Description:
        """Return what would be kept of a file."""
        return describing(self._fingerprinter, Level.STRONG)(MemorySource(content))

    def register(self, number: int, content: bytes) -> None:
        """Take a video or picture file."""
        found = self.describe(content)
        if found.refusal:
            return
        media = Media.registered(
            CASE,
            found.fingerprint,
            kind=found.kind,
            local=found.local,
            frames=found.frames,
            duration=found.duration,
        )
        self._registry.add(media)
        self._numbers[media.id] = number
        self.stored[number] = len(found.frames) + len(found.local)

    def hits(self, content: bytes) -> list[tuple[int, Hit]]:
        """Return what a file is taken for, best first."""
        return [(self._numbers[hit.media_id], hit) for hit in self._identifier.of(content).hits]

    def look(self, content: bytes) -> Found:
        """Return what is likely or certain, what is certain, and which seconds."""
        firm = [(number, hit) for number, hit in self.hits(content) if hit.confidence is not Confidence.POSSIBLE]
        certain = frozenset(number for number, hit in firm if hit.confidence is Confidence.CERTAIN)
        spans = {number: hit.spans for number, hit in firm if hit.spans}
        return Found((frozenset(number for number, _ in firm), certain), spans)
