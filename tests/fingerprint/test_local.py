"""Local features: few, from everywhere in the picture, of every size; and as bytes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from takedown.fingerprint.kept import distances
from takedown.fingerprint.local import DESCRIPTOR, PLACE, TALL, Features, describe
from takedown.matching.patches import NEAR
from tests.fingerprint.photographs import many, scenes
from tests.fingerprint.views import Pixels, photograph, projection

EMPTY = Features(np.zeros((0, DESCRIPTOR), np.uint8), np.zeros((0, PLACE), np.float32))


def plain(height: int, width: int, grey: int = 128) -> Pixels:
    return np.full((height, width, 3), grey, np.uint8)


def drawn(count: int, seed: int) -> Features:
    rng = np.random.default_rng(seed)
    places = rng.random((count, PLACE), np.float32)
    return Features(rng.integers(0, 256, (count, DESCRIPTOR), np.uint8), places)


def sizes(found: Features) -> NDArray[np.int64]:
    """Return how many features are small, middling and large."""
    return np.bincount(np.digitize(found.places[:, 3], (0.0125, 0.025)), minlength=3)


def cells(found: Features, many_a_side: int = 3) -> NDArray[np.int64]:
    """Return how many features lie in each cell of a grid."""
    places = np.clip((found.places[:, :2] * many_a_side).astype(np.int64), 0, many_a_side - 1)
    return np.bincount(places[:, 1] * many_a_side + places[:, 0], minlength=many_a_side**2)


# --- what is chosen -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("side", "most"), [(320, 256), (400, 700), (320, 10)])
def test_never_more_than_asked_for_and_all_in_form(side: int, most: int) -> None:
    for picture in list(many())[::7]:
        found = describe(picture, side, most)
        assert len(found) <= most
        assert found.descriptors.shape == (len(found), DESCRIPTOR)
        assert found.places.shape == (len(found), PLACE)
        x, y, angle, size = found.places.T[:4]
        assert ((x >= 0) & (x <= 1) & (y >= 0) & (y <= 1)).all()
        assert ((angle >= 0) & (angle <= 2 * math.pi + 1e-3)).all()
        assert ((size > 0) & (size < 1)).all()


def test_the_same_picture_has_the_same_features() -> None:
    one, again = (describe(scenes()[0], 320, 256) for _ in range(2))
    assert one.pack() == again.pack()


@pytest.mark.parametrize("name", ["astronaut", "chelsea", "china", "motorcycle_left", "gravel"])
def test_every_part_of_the_picture_and_every_size_gets_its_share(name: str) -> None:
    found, every = describe(photograph(name), 320, 256), describe(photograph(name), 320, 1_000_000)
    assert len(found) == 256 < len(every)
    assert (cells(found) >= np.minimum(cells(every), 8)).all()
    small, middling, large = sizes(found)
    of_small, of_middling, of_large = sizes(every)
    assert large >= min(of_large, 64)
    assert middling >= min(of_middling, 90)
    assert small >= min(of_small, 102)


def test_large_features_come_first_then_middling_then_small_ones() -> None:
    found = describe(photograph("astronaut"), 320, 256).places[:, 3]
    assert found[:64].min() >= 0.025
    assert 0.0125 <= found[70:150].min() <= found[70:150].max() <= 0.025
    assert found[160:].max() <= 0.0125


def test_words_all_over_a_picture_do_not_crowd_it_out() -> None:
    photo = photograph("chelsea")
    words = Image.fromarray(photo)
    pen = ImageDraw.Draw(words)
    for row in range(4, words.height, 40):
        pen.text((4, row), "look at this one from last summer " * 3, (255, 255, 255), ImageFont.load_default(11))
    own = describe(photo, 320, 256)
    under = describe(np.asarray(words), 400, 700)
    near = distances(projection().codes(own.descriptors), projection().codes(under.descriptors)) <= NEAR
    there = near.any(axis=1)
    assert there.sum() >= 24
    assert (cells(Features(own.descriptors[there], own.places[there]), 2) >= 3).all()


# --- odd pictures ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (3, 2000), (2000, 3), (100, 100), (1, 5000), (700, 300)])
@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_flat_picture_has_no_features(shape: tuple[int, int], grey: int) -> None:
    assert len(describe(plain(*shape, grey), 320, 256)) == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (3, 2000), (2000, 3), (8, 8), (17, 900), (40, 30)])
def test_tiny_and_narrow_pictures_are_described_as_far_as_they_go(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8)
    found = describe(noise, 400, 700)
    assert len(found) <= 700
    assert np.isfinite(found.places).all()
    assert Features.unpack(found.pack()).pack() == found.pack()


def test_a_screen_is_looked_at_larger() -> None:
    screen = np.random.default_rng(2).integers(0, 256, (1200, 600, 3), np.uint8)
    wide, tall = describe(screen[:1100], 400, 4000), describe(screen, 400, 4000)
    # Sizes are shares of the longer side, and the smallest feature has as many pixels in both.
    assert tall.places[:, 3].min() < wide.places[:, 3].min() / (TALL * 0.8)


# --- as bytes -------------------------------------------------------------------------------------------------------


@given(st.integers(0, 40), st.integers(0, 2**32))
def test_features_come_back_to_the_bit(count: int, seed: int) -> None:
    found = drawn(count, seed)
    back = Features.unpack(found.pack())
    assert np.array_equal(back.descriptors, found.descriptors)
    assert np.array_equal(back.places, found.places)
    assert len(found.pack()) == 4 + count * (DESCRIPTOR + 4 * PLACE)


@settings(max_examples=200)
@given(st.integers(0, 4), st.data())
def test_whatever_comes_out_of_the_jail_is_features_or_refused(count: int, data: st.DataObject) -> None:
    packed = bytearray(drawn(count, count).pack())
    for _ in range(data.draw(st.integers(1, 8))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    mangled = bytes(packed)[: data.draw(st.integers(0, len(packed)))] + data.draw(st.binary(max_size=200))
    try:
        found = Features.unpack(mangled)
    except ValueError:
        return
    assert np.isfinite(found.places).all()
    assert len(found.descriptors) == len(found.places)
    assert found.pack() == mangled


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"\0\0\0",
        b"\0\0\0\1",
        EMPTY.pack() + b"\0",
        b"\xff\xff\xff\xff" + bytes(144),
        drawn(2, 1).pack()[:-1],
        drawn(2, 1).pack() + bytes(144),
        *(drawn(1, 1).pack()[:-4] + np.array([wrong], ">f4").tobytes() for wrong in (math.nan, math.inf, -math.inf)),
    ],
)
def test_what_is_out_of_form_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        Features.unpack(packed)
