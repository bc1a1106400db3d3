"""The edges of each word, and the score."""

from __future__ import annotations

import pytest

from takedown.cases.match import Confidence
from takedown.matching.confidence import PDQ, PERCEPTUAL, Scale

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE


@pytest.mark.parametrize(
    ("scale", "distance", "word"),
    [
        (PDQ, 0, CERTAIN),
        (PDQ, 20, CERTAIN),
        (PDQ, 21, LIKELY),
        (PDQ, 40, LIKELY),
        (PDQ, 41, POSSIBLE),
        (PDQ, 60, POSSIBLE),
        (PDQ, 61, None),
        (PDQ, 256, None),
        # 64 bits are too few to be certain by, even when all are the same.
        (PERCEPTUAL, 0, LIKELY),
        (PERCEPTUAL, 6, LIKELY),
        (PERCEPTUAL, 7, POSSIBLE),
        (PERCEPTUAL, 10, POSSIBLE),
        (PERCEPTUAL, 11, None),
    ],
)
def test_the_edges(scale: Scale, distance: int, word: Confidence | None) -> None:
    assert scale.word(distance) is word


@pytest.mark.parametrize("scale", [PDQ, PERCEPTUAL])
def test_a_score_falls_from_one_to_nothing_at_half_the_bits(scale: Scale) -> None:
    scores = [scale.score(distance) for distance in range(scale.bits + 1)]
    assert scores[0] == 1
    assert scores[scale.bits // 2 :] == [0] * (scale.bits // 2 + 1)
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == scale.bits // 2 + 1
