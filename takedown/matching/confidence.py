"""From a distance to a word and a score, per method. The figures' grounds stand in docs/fingerprints.md."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from takedown.cases.match import Confidence

MIN_QUALITY = 50
"""Below this PDQ quality a picture is too plain for its code to mean much (ThreatExchange, pdq/README.md)."""

MIN_CODES = 24
"""Fewer local codes than these, each counted by its weight, say too little: a match rests on several that agree."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The largest distances, in bits, that still earn each word; ``bits`` is the length of the code."""

    bits: int
    certain: int
    likely: int
    possible: int

    def word(self, distance: int) -> Confidence | None:
        """Return the word for ``distance``, or ``None`` beyond ``possible``."""
        if distance <= self.certain:
            return Confidence.CERTAIN
        if distance <= self.likely:
            return Confidence.LIKELY
        return Confidence.POSSIBLE if distance <= self.possible else None

    def score(self, distance: int) -> float:
        """Return 1 at distance 0, falling to 0 at half the bits, where unrelated codes lie."""
        return round(max(0.0, 1.0 - 2.0 * distance / self.bits), 4)


# PDQ: hash banks match at 31. Among 119,316 pairs of photographs, two shots of one scene lay 28 and 40 apart, four more
# such pairs 56 to 68, and no two of different scenes within 70. Known copies lay at 14 or less, two at 28 and 30. So
# "certain" ends below the nearest other shot, and "possible" well below the nearest stranger.
PDQ = Scale(bits=256, certain=20, likely=40, possible=60)

# pHash and dHash have 64 bits, and many pictures come near each other: only a person can be sure.
PERCEPTUAL = Scale(bits=64, certain=-1, likely=6, possible=10)


_ALL_BUT_SURE = 0.9999


@dataclass(frozen=True, slots=True)
class VoteScale:
    """The least summed weights of agreeing votes of local codes that earn each word; they never make sure.

    From ``promising`` on, a closer look is worth its time.
    """

    likely: float
    possible: float
    promising: float
    half: float

    def word(self, weight: float) -> Confidence | None:
        """Return the word for ``weight``, or ``None`` below ``possible``."""
        if weight >= self.likely:
            return Confidence.LIKELY
        return Confidence.POSSIBLE if weight >= self.possible else None

    def score(self, weight: float) -> float:
        """Return 0 for no vote, 1/2 at ``half``, and so on towards 1, which only the same file has."""
        return min(round(1.0 - math.pow(2.0, -weight / self.half), 4), _ALL_BUT_SURE)


# In 1,278 looks at other portraits of one person the largest weight was 2.2, of repeated waves 2.35, of words in one
# font, all over two pictures, 1.4, of unrelated photographs less than 2. Another shot of the same scene can weigh as
# much as a copy.
LOCAL = VoteScale(likely=2.4, possible=1.9, promising=0.4, half=5.5)

SECONDED = replace(LOCAL, likely=1.4, possible=1.2)
"""The same where the whole picture lies within ``SECONDS`` bits: a cartoon filter or a shaken signal weakens both."""
SECONDS = 72
"""Bits of PDQ: strangers lie about 128 apart, and one person's portraits, cut out to fit each other, from 84 on."""

MIN_VOICES = 2.5
"""Fewer votes that count, however near, are chance: one line of a wallpaper, a letter, a rivet."""
