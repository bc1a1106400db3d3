"""Everything registered, held in memory while the vault is open; each fingerprint is held against all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from takedown.cases.match import Confidence, Hit, Method
from takedown.cases.media import Fingerprint, Media
from takedown.matching.codes import CodeTable
from takedown.matching.confidence import MIN_QUALITY, PDQ, PERCEPTUAL, Scale

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

_ORDER = {word: place for place, word in enumerate(Confidence)}


class Registry:
    """The registered pictures of every case, by every signal they have.

    Not safe to change from two threads at once; ``match`` may run beside ``match``.
    """

    def __init__(self) -> None:
        self._cases: dict[str, str] = {}
        self._quality: dict[str, int] = {}
        self._digests: defaultdict[bytes, set[str]] = defaultdict(set)
        self._digests_of: defaultdict[str, set[bytes]] = defaultdict(set)
        self._pdq = CodeTable(32)
        self._perceptual = {Method.PHASH: CodeTable(8), Method.DHASH: CodeTable(8)}

    def __len__(self) -> int:
        return len(self._cases)

    def add(self, media: Media) -> None:
        """Take ``media``; one that is already held is replaced.

        A picture with a PDQ code is not searched by pHash or dHash too: they would only add doubt.
        """
        self.remove(media.id)
        signals = media.fingerprint
        self._cases[media.id] = media.case_id
        self._quality[media.id] = signals.quality
        for digest in filter(None, (signals.sha256, signals.md5)):
            self._digests[digest].add(media.id)
            self._digests_of[media.id].add(digest)
        if signals.pdq is not None:
            self._pdq.add(media.id, signals.pdq)
            return
        for method, code in ((Method.PHASH, signals.phash), (Method.DHASH, signals.dhash)):
            if code is not None:
                self._perceptual[method].add(media.id, code)

    def remove(self, media_id: str) -> None:
        """Forget a picture, known or not."""
        if self._cases.pop(media_id, None) is None:
            return
        self._quality.pop(media_id)
        for digest in self._digests_of.pop(media_id, ()):
            self._digests[digest].discard(media_id)
            if not self._digests[digest]:
                del self._digests[digest]
        for table in (self._pdq, *self._perceptual.values()):
            table.remove(media_id)

    def match(self, probe: Fingerprint) -> list[Hit]:
        """Return one hit for each registered picture that ``probe`` may be a copy of, best first."""
        best: dict[str, Hit] = {}
        for hit in (*self._exact(probe), *self._by_pdq(probe), *self._by_perceptual(probe)):
            known = best.get(hit.media_id)
            if known is None or _rank(hit) < _rank(known):
                best[hit.media_id] = hit
        return sorted(best.values(), key=_rank)

    def _exact(self, probe: Fingerprint) -> Iterator[Hit]:
        for digest in filter(None, (probe.sha256, probe.md5)):
            for media_id in self._digests.get(digest, ()):
                yield Hit(self._cases[media_id], media_id, Confidence.CERTAIN, Method.EXACT, 1.0, 0)

    def _by_pdq(self, probe: Fingerprint) -> Iterator[Hit]:
        if not len(self._pdq):
            return
        for variant, code in enumerate(probe.pdq_variants):
            distances = self._pdq.distances(code)
            for prefix, measured in (("", distances), ("inverted-", PDQ.bits - distances)):
                for slot in np.flatnonzero(measured <= PDQ.possible):
                    hit = self._hit(self._pdq.item_at(int(slot)), Method.PDQ, PDQ, int(measured[slot]))
                    yield replace(self._doubted(hit, probe), transform=_transform(prefix, variant))

    def _by_perceptual(self, probe: Fingerprint) -> Iterator[Hit]:
        for method, code in ((Method.PHASH, probe.phash), (Method.DHASH, probe.dhash)):
            table = self._perceptual[method]
            if code is None or not len(table):
                continue
            distances = table.distances(code)
            for slot in np.flatnonzero(distances <= PERCEPTUAL.possible):
                hit = self._hit(table.item_at(int(slot)), method, PERCEPTUAL, int(distances[slot]))
                yield self._doubted(hit, probe)

    def _hit(self, media_id: str, method: Method, scale: Scale, distance: int) -> Hit:
        word = scale.word(distance) or Confidence.POSSIBLE
        return Hit(self._cases[media_id], media_id, word, method, scale.score(distance), distance)

    def _doubted(self, hit: Hit, probe: Fingerprint) -> Hit:
        """Return ``hit`` with the word that its pictures' plainness allows: a flat picture's code says little."""
        if probe.quality < MIN_QUALITY:
            return replace(hit, confidence=Confidence.POSSIBLE)
        if self._quality[hit.media_id] < MIN_QUALITY and hit.confidence is Confidence.CERTAIN:
            return replace(hit, confidence=Confidence.LIKELY)
        return hit


def _transform(prefix: str, variant: int) -> str:
    name = TRANSFORMS[variant]
    return prefix + name if not prefix or name != "none" else prefix.rstrip("-")


def _rank(hit: Hit) -> tuple[int, bool, float, str]:
    return (_ORDER[hit.confidence], hit.method is not Method.EXACT, -hit.score, hit.media_id)
