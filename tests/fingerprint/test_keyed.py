"""Keyed codes depend on the secret and on nothing else, and a mirrored picture's codes come from the picture's own."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from takedown.fingerprint.kept import distances
from takedown.fingerprint.keyed import BITS, OCTETS, WHITENING, Projection, mirror, root
from takedown.fingerprint.local import DESCRIPTOR, describe
from takedown.matching.patches import NEAR
from tests.fingerprint.views import NAMES, SECRET, TEXTURES, Pixels, photograph, projection

DRAWN = np.frombuffer(hashlib.shake_256(b"a descriptor").digest(DESCRIPTOR), np.uint8).reshape(1, DESCRIPTOR)
CODE = "e290438cced9a86a2c22f96ebdf8e70a38df3c75d8cc730c0fa0be78ee555adf"
"""What ``SECRET`` makes of ``DRAWN``. It must never change: codes that are stored were made the same way."""

PRINTED = """
import hashlib, numpy as np
from takedown.fingerprint.keyed import Projection
drawn = np.frombuffer(hashlib.shake_256(b"a descriptor").digest(128), np.uint8).reshape(1, 128)
print(Projection(bytes(range(32))).codes(drawn).tobytes().hex())
"""

Descriptors = arrays(np.uint8, st.tuples(st.integers(0, 5), st.just(DESCRIPTOR)))


@lru_cache
def descriptors(name: str) -> Pixels:
    return describe(photograph(name), 320, 256).descriptors


def test_a_code_stays_what_it_was_when_the_vault_was_made() -> None:
    assert projection().codes(DRAWN).tobytes().hex() == CODE


def test_another_process_makes_the_same_codes() -> None:
    command = [sys.executable, "-c", PRINTED]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip() == CODE


def test_the_codes_of_another_secret_say_nothing() -> None:
    found = np.concatenate([descriptors(name) for name in ("astronaut", "chelsea", "coffee")])
    codes = projection().codes(found)
    assert codes.shape == (len(found), OCTETS)
    for other in (bytes(32), bytes([1, *SECRET[1:]]), SECRET[::-1]):
        apart = np.bitwise_count(codes ^ Projection(other).codes(found)).sum(axis=1, dtype=np.int64)
        assert abs(apart.mean() - BITS / 2) < 4
        assert apart.min() > NEAR


def test_every_bit_is_set_as_often_as_not() -> None:
    found = np.concatenate([descriptors(name) for name in NAMES])
    share = np.unpackbits(projection().codes(found), axis=1).mean(axis=0)
    assert share.min() > 0.3
    assert share.max() < 0.7


def test_patches_of_different_pictures_are_hardly_ever_near() -> None:
    one, other = (projection().codes(descriptors(name)) for name in ("astronaut", "chelsea"))
    assert (distances(one, other) <= NEAR).mean() < 1e-4


@given(Descriptors)
def test_mirrored_twice_is_as_before(some: Pixels) -> None:
    turned = mirror(some)
    assert turned.shape == some.shape
    assert np.array_equal(mirror(turned), some)
    assert np.array_equal(np.sort(turned, axis=1), np.sort(some, axis=1))


@given(Descriptors)
def test_roots_are_of_one_length_and_plain_patches_have_codes_too(some: Pixels) -> None:
    lengths = np.square(root(some)).sum(axis=1)
    assert np.allclose(lengths[some.any(axis=1)], 1, atol=1e-5)
    assert not lengths[~some.any(axis=1)].any()
    assert projection().codes(some).shape == (len(some), OCTETS)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"cell", *TEXTURES}])
def test_mirroring_the_descriptor_is_mirroring_the_picture(name: str) -> None:
    rgb = photograph(name)
    own = projection().codes(descriptors(name))
    mirrored = describe(np.ascontiguousarray(rgb[:, ::-1]), 320, 700).descriptors
    agree = (distances(own, projection().codes(mirror(mirrored))) <= NEAR).any(axis=1).mean()
    as_it_is = (distances(own, projection().codes(mirrored)) <= NEAR).any(axis=1).mean()
    assert agree > 0.6
    assert as_it_is < agree - 0.3


def test_the_whitening_is_there_and_sound() -> None:
    table = np.load(WHITENING)
    assert table.shape == (1 + DESCRIPTOR, DESCRIPTOR)
    assert np.isfinite(table).all()
    assert np.linalg.matrix_rank(table[1:].astype(np.float64)) == DESCRIPTOR
