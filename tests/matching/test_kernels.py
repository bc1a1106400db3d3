"""The compiled arithmetic against the plain: the same answers, to the last bit, for whatever is asked."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from takedown.fingerprint.kept import KeptCodes
from takedown.fingerprint.view import View
from takedown.matching.kernels import NEAR, PLAIN
from takedown.matching.patches import PatchIndex
from takedown.matching.segment import Segment, Words
from takedown.matching.votes import sights
from tests.matching.arithmetic import kernels

Random = np.random.Generator


def drawn(count: int, rng: Random) -> Words:
    return rng.integers(0, 2**64, (count, 4), np.uint64)


def near(codes: Words, most: int, rng: Random) -> Words:
    """Return each code with up to ``most`` bits turned."""
    bits = np.unpackbits(codes.view(np.uint8), axis=1)
    for row in bits:
        row[rng.permutation(256)[: rng.integers(most + 1)]] ^= 1
    return np.packbits(bits, axis=1).view(np.uint64)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("least", [-5, 20, 44, 56, 57, 68])
def test_the_same_rows_lean(seed: int, least: int) -> None:
    rng = np.random.default_rng(seed)
    codes = drawn(3000, rng)
    references = drawn(2, rng)
    for place, reference in enumerate(references):
        codes[place * 40 : place * 40 + 20] = near(np.repeat(reference[None], 20, axis=0), 70, rng)
        codes[place * 40 + 20 : place * 40 + 40] = ~near(np.repeat(reference[None], 20, axis=0), 70, rng)
    columns = np.ascontiguousarray(codes.T)
    some = kernels("compiled").leaning(columns, 2990, references, least)
    assert some.tolist() == PLAIN.leaning(columns, 2990, references, least).tolist()
    apart = np.bitwise_count(codes[:2990, None] ^ references[None]).astype(np.int64)
    leans = np.abs(apart - 32).sum(axis=2).max(axis=1)
    assert some.tolist() == np.flatnonzero(leans >= least).tolist()


@pytest.mark.parametrize("seed", range(4))
def test_the_same_pairs_are_near(seed: int) -> None:
    rng = np.random.default_rng(seed)
    codes = drawn(400, rng)
    words = np.concatenate([near(codes[:50], NEAR + 10, rng), drawn(20, rng)])
    one, other = kernels("compiled").pairs(words, codes), PLAIN.pairs(words, codes)
    assert all(np.array_equal(left, right) for left, right in zip(one, other, strict=True))
    assert len(one[0]) >= 30


@pytest.mark.parametrize("repeated", [1, 3000])
def test_the_same_votes_are_told(repeated: int) -> None:
    rng = np.random.default_rng(repeated)
    codes = np.repeat(drawn(40, rng), repeated, axis=0)[:6000]
    words = np.concatenate([near(codes[:30], NEAR, rng), drawn(5, rng)])
    segment = Segment.of(codes, 0, len(codes))
    one, other = (_votes(kind.votes(words, codes, segment)) for kind in (kernels("compiled"), PLAIN))
    assert one == other
    assert one


def _votes(columns: tuple[NDArray[np.int64], ...]) -> list[tuple[int, ...]]:
    return sorted(zip(*(column.tolist() for column in columns), strict=True))


def test_a_view_is_told_the_same_of_every_picture() -> None:
    rng = np.random.default_rng(9)
    plain, compiled = PatchIndex(), PatchIndex(kernels("compiled"), tended=True)
    pictures = [_kept(rng) for _ in range(60)]
    for number, kept in enumerate(pictures):
        plain.add(number, kept)
        compiled.add(number, kept)
    compiled.settle()
    for number in range(0, 60, 3):
        plain.remove(number)
        compiled.remove(number)
    for kept in pictures[:30]:
        codes = near(kept.codes.view(np.uint64), 40, rng).view(np.uint8)
        places = rng.random((len(codes), 5), np.float32)
        places[:, 2], places[:, 3] = kept.angles, np.exp2(kept.sizes)
        places[:, 4] = 1
        view = View(codes, drawn(len(codes), rng).view(np.uint8), places)
        assert sights(plain, view) == sights(compiled, view)


def _kept(rng: Random) -> KeptCodes:
    columns = rng.random((3, 120), np.float32)
    return KeptCodes(drawn(120, rng).view(np.uint8), columns[0] * 6, -columns[1] * 8, columns[2])
