"""Identify: one file through the cascade of signals, each stage only where the one before didn't make sure.

The same file, the whole picture by PDQ (eight turns and mirrorings, negatives, content boxes), its local codes, and
those of a closer look; of what moves, its frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from takedown.cases.match import Confidence, Hit
from takedown.cases.media import Fingerprint
from takedown.fingerprint import kept
from takedown.fingerprint.box import WHOLE, Box
from takedown.fingerprint.filevisit import FileVisit
from takedown.fingerprint.fingerprinter import Fingerprinter, Occasion, Purpose, Unreadable
from takedown.fingerprint.view import FrameView, View
from takedown.jail import Source
from takedown.matching.asked import Asked
from takedown.matching.registry import best_of

LARGE = 1100
"""A picture with a side of more pixels may show a copy too small for a glance."""
TALL = 1.7
"""What is so many times longer than wide is mostly a screen, on which a copy is one thing among others."""

PICTURES = frozenset({"gif", "webp", "avif", "png", "heic"})
"""Formats of what moves that are pictures all the same."""

_PARTS = tuple(Box(left, top, left + 0.6, top + 0.6) for top in (0.0, 0.4) for left in (0.0, 0.4))


@dataclass(frozen=True, slots=True)
class Identified:
    """What was looked at, and what it may be a copy of.

    Attributes:
        hits: one for each registered picture or video, best first.
        local: its own local codes, packed; empty where the look wasn't needed.
        cut: why less of it was looked at than should have been, as of a ``FileVisit``; mostly empty.
    """

    fingerprint: Fingerprint
    hits: tuple[Hit, ...]
    local: bytes
    cut: str = ""


class Identifier:
    """Holds files against the registry. Any thread may ask.

    Args:
        fingerprinter: with the vault's secret, where anything is registered with local codes.
        registry: what is looked for.
        occasion: where the files come from.
    """

    def __init__(self, fingerprinter: Fingerprinter, registry: Asked, occasion: Occasion = Occasion.COMPARE) -> None:
        self._fingerprinter = fingerprinter
        self._registry = registry
        self._occasion = occasion

    def of(self, content: bytes | Source, only_case: str = "") -> Identified:
        """Return what ``content`` may be a copy of; of ``only_case`` alone, where one is named.

        Raises:
            Unreadable: it has no fingerprint, or nothing was found before it couldn't be read on, and why.
            OSError: a source can't be read.
            JailUnavailable, JailClosed: nothing could be decoded.
        """
        with self._fingerprinter.visit(content, self._occasion) as file:
            looks = _Looks(file, self._registry, only_case)
            hits = best_of(looks.all())
            local = kept.pack(looks.first) if looks.first is not None else b""
            return Identified(file.fingerprint, tuple(hits), local, looks.cut or file.cut)


class _Looks:
    """The stages of the cascade for one file; ``first`` is what the first look at its parts saw.

    ``cut`` says why a picture's closer looks ended early, where something had been found by then.
    """

    def __init__(self, file: FileVisit, registry: Asked, only_case: str) -> None:
        self._file = file
        self._registry = registry
        self._only_case = only_case
        self.first: View | None = None
        self.cut = ""

    def all(self) -> Iterator[Hit]:
        """Yield the hits of every stage that was needed."""
        if self._file.moving:
            yield from self._frames()
            return
        whole = self._asked(self._registry.match(self._file.fingerprint, self._file.boxes))
        yield from whole
        if self._registry.has_local and not _sure(whole):
            yield from self._closer(found=bool(whole))

    def _closer(self, *, found: bool) -> Iterator[Hit]:
        """Yield what the picture's parts say; what was found before its child was lost still counts."""
        try:
            for hit in self._parts():
                found = True
                yield hit
        except Unreadable as lost:
            if not found:
                raise
            self.cut = lost.code

    def _asked(self, hits: list[Hit]) -> list[Hit]:
        return [hit for hit in hits if self._only_case in ("", hit.case_id)]

    def _frames(self) -> Iterator[Hit]:
        """Yield what a video says as a whole: its first frame alone may be a title card that many share.

        An animated picture is a picture too: its first frame is what is shown where it doesn't move.
        """
        probe = self._file.fingerprint
        if probe.format in PICTURES:
            yield from self._asked(self._registry.match(probe, self._file.boxes))
        yield from self._asked(self._registry.exact(probe))
        yield from self._asked(self._registry.match_frames(probe, self._told(), lambda: self._file.duration))

    def _told(self) -> Iterator[FrameView]:
        """Yield the frames, and keep the codes of the first that has some."""
        for frame in self._file.frames(Purpose.PROBE):
            if self.first is None:
                self.first = frame.view
            yield frame

    def _parts(self) -> Iterator[Hit]:
        """Yield what the picture's parts say: at a glance, and closer where the glance promises or can't see enough."""
        self.first = self._file.look(Purpose.PROBE)
        glance = self._registry.match_parts(self._file.fingerprint, self.first)
        yield from (found := self._asked(glance.hits))
        if not _found(found) and (glance.promising or self._tall):
            yield from (found := self._look(Purpose.CLOSE, WHOLE))
        if not _found(found) and self._large:
            for part in _PARTS:
                yield from (found := self._look(Purpose.PROBE, part))
                if _found(found):
                    break

    def _look(self, purpose: Purpose, region: Box) -> list[Hit]:
        view = self._file.look(purpose, region)
        return self._asked(self._registry.match_parts(self._file.fingerprint, view).hits)

    @property
    def _large(self) -> bool:
        return max(self._file.fingerprint.width, self._file.fingerprint.height) > LARGE

    @property
    def _tall(self) -> bool:
        sides = (self._file.fingerprint.width, self._file.fingerprint.height)
        return max(sides) > TALL * min(sides)


def _sure(hits: list[Hit]) -> bool:
    return any(hit.confidence is Confidence.CERTAIN for hit in hits)


def _found(hits: list[Hit]) -> bool:
    return any(hit.confidence is not Confidence.POSSIBLE for hit in hits)
