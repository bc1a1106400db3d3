"""One bank of signals: whole-picture codes and local codes, each with the picture or the frame that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from takedown.cases.match import SAME_SCENE, Confidence, Method
from takedown.cases.media import Fingerprint
from takedown.fingerprint import kept
from takedown.fingerprint.view import View
from takedown.matching.codes import CodeTable
from takedown.matching.confidence import (
    LOCAL,
    MIN_QUALITY,
    MIN_VOICES,
    PDQ,
    PERCEPTUAL,
    SECONDED,
    SECONDS,
    Scale,
)
from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.patches import PatchIndex
from takedown.matching.votes import Sight, sights

TRANSFORMS = (
    "none",
    "rotate-90",
    "rotate-180",
    "rotate-270",
    "flip",
    "mirror",
    "rotate-90-mirror",
    "rotate-270-mirror",
)
"""How a copy was turned if the probe's variant at this place fits: clockwise, then mirrored left to right.

In the order of ``Fingerprint.pdq_variants``: variant 1 is the code of the probe turned back by 90 degrees, so the copy
had been turned clockwise. ``flip`` is top to bottom; the last two are the mirrorings along the two diagonals.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A registered picture, or the frame of a registered video: its id, and the second."""

    media_id: str
    time: float = 0.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one signal says of what was looked at and one place.

    Attributes:
        distance: in bits, of whole-picture codes.
        sight: which local codes spoke, of these.
    """

    place: Place
    confidence: Confidence
    method: Method
    score: float
    distance: int = 0
    transform: str = "none"
    reason: str = ""
    sight: Sight | None = None


class Bank:
    """Signals of many places. Not safe to change from two threads at once; looking may run beside looking.

    Args:
        kernels: what counts the bits.
        tended: somebody calls ``settle`` from time to time, so that no look has to sort what is new.
    """

    def __init__(self, kernels: Kernels = PLAIN, *, tended: bool = False) -> None:
        self._quality: dict[Place, int] = {}
        self._pdq: CodeTable[Place] = CodeTable(32, kernels)
        self._perceptual: dict[Method, CodeTable[Place]] = {Method.PHASH: CodeTable(8), Method.DHASH: CodeTable(8)}
        self._patches = PatchIndex(kernels, tended=tended)

    @property
    def has_local(self) -> bool:
        """Whether any place has local codes, so that a look for them can pay."""
        return len(self._patches) > 0

    def settle(self) -> None:
        """Sort what is new into its place; looking and changing may go on meanwhile."""
        self._patches.settle()

    def add(self, place: Place, signals: Fingerprint, local: bytes = b"") -> None:
        """Take the signals of ``place``; one with a PDQ code isn't searched by pHash or dHash too: they add but doubt.

        Raises:
            ValueError: ``local`` was packed by another version.
        """
        self._quality[place] = signals.quality
        if local:
            self._patches.add(place, kept.unpack(local))
        if signals.pdq is not None:
            self._pdq.add(place, signals.pdq)
            return
        for method, code in ((Method.PHASH, signals.phash), (Method.DHASH, signals.dhash)):
            if code is not None:
                self._perceptual[method].add(place, code)

    def remove(self, place: Place) -> None:
        """Forget ``place``, known or not."""
        self._quality.pop(place, None)
        self._patches.remove(place)
        for table in (self._pdq, *self._perceptual.values()):
            table.remove(place)

    def like_whole(self, variants: Iterable[bytes], quality: int) -> Iterator[Likeness]:
        """Yield the places whose PDQ one of the eight ``variants`` or its complement, a negative's, comes near."""
        for variant, inverted, place, bits in self._pdq.near(tuple(variants), PDQ.possible):
            told = self._doubted(_near(place, Method.PDQ, PDQ, bits), quality)
            reason = SAME_SCENE if told.confidence is Confidence.LIKELY else ""
            yield replace(told, transform=_transform(variant, inverted=inverted), reason=reason)

    def like_perceptual(self, probe: Fingerprint) -> Iterator[Likeness]:
        """Yield the places that have no PDQ and whose pHash or dHash comes near."""
        for method, code in ((Method.PHASH, probe.phash), (Method.DHASH, probe.dhash)):
            table = self._perceptual[method]
            if code is None or not len(table):
                continue
            distances = table.distances(code)
            for slot in np.flatnonzero(distances <= PERCEPTUAL.possible):
                near = _near(table.item_at(int(slot)), method, PERCEPTUAL, int(distances[slot]))
                yield self._doubted(near, probe.quality)

    def sights(self, view: View, whole: Sequence[bytes] = ()) -> list[Sight]:
        """Return the places that share local codes with ``view``, however few.

        Args:
            whole: PDQ of the whole picture in its eight variants, which may second what few codes say.
        """
        found = sights(self._patches, view, lambda item: item.media_id if isinstance(item, Place) else item)
        return [replace(sight, seconded=self._seconded(sight, whole)) for sight in found]

    def like_parts(self, view: View, whole: Sequence[bytes] = ()) -> Iterator[Likeness]:
        """Yield the places that share local codes with ``view``; never certain, for another shot may share as many."""
        yield from likenesses(self.sights(view, whole))

    def _seconded(self, sight: Sight, whole: Sequence[bytes]) -> bool:
        if not SECONDED.possible <= sight.score < LOCAL.likely or not isinstance(sight.item, Place):
            return False
        if self._quality[sight.item] < MIN_QUALITY:
            return False
        apart = (self._pdq.distance(sight.item, code) for code in whole)
        return any(bits is not None and bits <= SECONDS for bits in apart)

    def _doubted(self, likeness: Likeness, quality: int) -> Likeness:
        """Return it with the word that the pictures' plainness allows: a flat picture's code says little."""
        if quality < MIN_QUALITY:
            return replace(likeness, confidence=Confidence.POSSIBLE)
        if self._quality[likeness.place] < MIN_QUALITY and likeness.confidence is Confidence.CERTAIN:
            return replace(likeness, confidence=Confidence.LIKELY)
        return likeness


def likenesses(found: Iterable[Sight]) -> Iterator[Likeness]:
    """Yield what each of ``found`` is worth, where that is something."""
    for sight in found:
        likeness = of_sight(sight)
        if likeness is not None:
            yield likeness


def of_sight(sight: Sight) -> Likeness | None:
    """Return what ``sight`` is worth; ``None`` where that is nothing."""
    word = (SECONDED if sight.seconded else LOCAL).word(sight.score)
    if word is None or not isinstance(sight.item, Place):
        return None
    if sight.voices < MIN_VOICES:
        word = Confidence.POSSIBLE
    turned = "mirror" if sight.mirrored else "none"
    return Likeness(sight.item, word, Method.LOCAL, LOCAL.score(sight.score), 0, turned, SAME_SCENE, sight)


def _near(place: Place, method: Method, scale: Scale, distance: int) -> Likeness:
    return Likeness(place, scale.word(distance) or Confidence.POSSIBLE, method, scale.score(distance), distance)


def _transform(variant: int, *, inverted: bool) -> str:
    name = TRANSFORMS[variant]
    if not inverted:
        return name
    return f"inverted-{name}" if name != "none" else "inverted"
