"""Our PDQ against the reference: the same bits, not about the same."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from takedown.fingerprint.pdq import VARIANTS, pdq
from tests.fingerprint import photographs

Pixels = NDArray[np.uint8]


def test_the_reference_agrees_on_a_hundred_photographs() -> None:
    oracle = pytest.importorskip("pdqhash", reason="the reference isn't built here: pip install takedown[oracle]")
    seen = 0
    for pixels in photographs.many():
        bits, quality = oracle.compute(pixels)
        all_bits, _ = oracle.compute_dihedral(pixels)
        found = pdq(pixels)
        assert found.hash == _packed(bits)
        assert found.variants == tuple(_packed(each) for each in all_bits)
        assert found.quality == quality
        seen += 1
    assert seen >= 100


@settings(max_examples=40, deadline=None)
@given(
    height=st.integers(1, 300),
    width=st.integers(1, 300),
    seed=st.integers(0, 2**32 - 1),
    contrast=st.sampled_from([0, 1, 3, 40, 255]),
)
def test_the_reference_agrees_on_every_size_and_contrast(height: int, width: int, seed: int, contrast: int) -> None:
    oracle = pytest.importorskip("pdqhash", reason="the reference isn't built here: pip install takedown[oracle]")
    pixels = np.random.default_rng(seed).integers(0, contrast + 1, (height, width, 3), dtype=np.uint8)
    bits, quality = oracle.compute(pixels)
    found = pdq(pixels)
    assert found.hash == _packed(bits)
    assert found.quality == quality


def test_published_digits_start_with_bit_255() -> None:
    # pdqhash gives bit 255 first, and Meta's tools print it first: as it stands, the vector is the 64 digits.
    oracle = pytest.importorskip("pdqhash", reason="the reference isn't built here: pip install takedown[oracle]")
    pixels = photographs.whole()[0]
    bits, _ = oracle.compute(pixels)
    digits = f"{int(''.join(str(int(bit)) for bit in bits), 2):064x}"
    assert pdq(pixels).hash == bytes.fromhex(digits)


# Recorded from pdqhash 0.2.8 on the pictures that ``_waves`` makes; they hold where the reference isn't built.
FROZEN = {
    (48, 64): ("0e70e2c51e3e61628e5f31f0ce2fb9d867176ce45b895273aacc5491a6b652ac", 100),
    (64, 64): ("8c1f38fc63838c2f99e827176e75e8e24b1c5273aa465a9c55b9da57a6a45328", 100),
    (65, 200): ("797fce2091ffbf756028c1f7cf4d1ab0fcae809021e5ff09e01bc3f21e007c20", 100),
    (300, 400): ("ff55ff7fff5dffffffc40000063f06000e7e66007e3efe007e00f6001480f400", 100),
    (600, 800): ("53f445f47ffccfd8fffe9679065155d455fc55d40140004051f411c012f45ff4", 100),
    (1024, 333): ("fd2ae2d4bf2aa210ff2ef520feffb1207fff05007f7681009f228200ffa28254", 100),
}


@pytest.mark.parametrize("size", FROZEN)
def test_frozen_values_of_the_reference(size: tuple[int, int]) -> None:
    digits, quality = FROZEN[size]
    found = pdq(_waves(*size))
    assert (found.hash.hex(), found.quality) == (digits, quality)


# Published for pictures in Meta's repository, by its tools (first and third) and the full-size Rust implementation.
PUBLISHED = {
    "bridge-mods/aaa-orig.jpg": "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22",
    "misc-images/small.jpg": "0007001f003f003f007f00ff00ff00ff01ff01ff01ff03ff03ff03ff03ff03ff",
    "misc-images/c.png": "e64cc9d91c623882f8d1f1d9a398e78c9f199b3bd83924f2b7e11e0bf861b064",
    "misc-images/wee.jpg": "6227401f601ff4ccafcc9fad4b0d95d371a2eb7265a3285234d228ca94deeb2d",
    "bridge-mods/blur-a-little.jpg": "f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22",
    "reg-test-input/dih/bridge-2-rotate-90.jpg": "30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af",
    "reg-test-input/dih/bridge-5-flipx.jpg": "f8f80f31e0f417b20e37f5cd028f980fb36ed02a9662c1e233e64c634e9c64dd",
    "reg-test-input/dih/bridge-7-flip-plus-1.jpg": "f0a5e102f1ccc0bd945308720fff038de34ef1e8ada9a956d2967ade5ea91a50",
    "reg-test-input/labelme-subset/q2821.jpg": "b150231ffae4710ffcf4f18bb574b109a576f14bb8543189f8743289f174b109",
}


@pytest.mark.parametrize("picture", PUBLISHED)
def test_published_values(picture: str) -> None:
    folder = os.environ.get("PDQ_DATA")
    if folder is None:
        pytest.skip("the pictures aren't ours to ship: set PDQ_DATA to pdq/data of a clone of facebook/ThreatExchange")
    pixels = np.asarray(Image.open(Path(folder) / picture).convert("RGB"))
    assert pdq(pixels).hash.hex() == PUBLISHED[picture]


def test_variants_are_the_hashes_of_turned_and_mirrored_pictures() -> None:
    for pixels in photographs.scenes():
        variants = dict(zip(VARIANTS, pdq(pixels).variants, strict=True))
        turned = {
            "rotate-90": np.rot90(pixels, 1),
            "rotate-180": np.rot90(pixels, 2),
            "rotate-270": np.rot90(pixels, 3),
            "flip-x": pixels[::-1],
            "flip-y": pixels[:, ::-1],
            "flip-plus-1": pixels.transpose(1, 0, 2),
            "flip-minus-1": np.rot90(pixels, 2).transpose(1, 0, 2),
        }
        for name, picture in turned.items():
            # Not the same bits: the reference's windows and centres aren't quite symmetric, which fine textures show.
            assert distance(pdq(np.ascontiguousarray(picture)).hash, variants[name]) <= 24, name


def test_every_hash_of_a_photograph_has_half_its_bits_set() -> None:
    for pixels in photographs.whole():
        assert {int.from_bytes(variant).bit_count() for variant in pdq(pixels).variants} == {128}


@pytest.mark.parametrize("shape", [(4, 100, 3), (100, 4, 3), (1, 1, 3)])
def test_too_small_to_hash(shape: tuple[int, int, int]) -> None:
    found = pdq(np.full(shape, 200, np.uint8))
    assert (found.quality, set(found.variants)) == (0, {bytes(32)})


def distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def _packed(bits: NDArray[np.int64]) -> bytes:
    return np.packbits(bits.astype(np.uint8)).tobytes()


def _waves(height: int, width: int) -> Pixels:
    """Return whole-number waves, so that no library's rounding can change the picture."""
    rows, columns = np.mgrid[0:height, 0:width]
    red = (rows * rows // 7 + columns * 3) % 256
    green = (rows * 5 + columns * columns // 11) % 256
    blue = (rows * columns // 13 + rows) % 256
    return np.stack([red, green, blue], axis=2).astype(np.uint8)
