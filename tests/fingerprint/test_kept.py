"""What is kept of a picture's local codes: little, no positions, and what repeats in it counts less."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from takedown.cases.media import MAX_LOCAL_BYTES, Fingerprint, Media
from takedown.fingerprint.kept import ALIKE, MOST, VERSION, KeptCodes, damping, distances, pack, unpack
from takedown.fingerprint.keyed import BITS, OCTETS
from takedown.fingerprint.local import PLACE
from takedown.fingerprint.view import View
from tests.fingerprint.views import Pixels, held, photograph, registered, seen


def drawn(count: int, seed: int) -> View:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 256, (2, count, OCTETS), np.uint8)
    places = np.ones((count, PLACE))
    places[:, :4] = rng.random((count, 4)) * (1, 1, 2 * math.pi, 0.3)
    return View(codes[0], codes[1], places.astype(np.float32))


def flipped(code: Pixels, bits: int, seed: int) -> Pixels:
    places = np.random.default_rng(seed).permutation(BITS)[:bits]
    turned = np.unpackbits(code)
    turned[places] ^= 1
    return np.packbits(turned)


def around(one: float, other: float) -> float:
    """Return the angle between two, in radians."""
    return abs((one - other + math.pi) % (2 * math.pi) - math.pi)


# --- there and back -------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.integers(0, MOST), st.integers(0, 2**32))
def test_codes_come_back_and_the_rest_nearly_does(count: int, seed: int) -> None:
    view = drawn(count, seed)
    back = unpack(pack(view))
    assert np.array_equal(back.codes, view.codes)
    turned = [around(*pair) for pair in zip(back.angles.tolist(), view.places[:, 2].tolist(), strict=True)]
    assert max(turned, default=0) <= math.pi / 256 + 1e-5
    sizes = np.log2(np.maximum(view.places[:, 3], 2.0**-20))
    assert np.abs(back.sizes - sizes).max(initial=0) <= 1 / 16 + 1e-5
    assert np.abs(back.weights - damping(view.codes)).max(initial=0) <= 0.5 / 255 + 1e-6


@pytest.mark.parametrize("angle", [0.0, -0.001, 2 * math.pi, 2 * math.pi - 0.001, 0.001, 7.0])
def test_an_angle_near_a_full_turn_is_near_none(angle: float) -> None:
    view = drawn(1, 1)
    view.places[0, 2] = angle
    assert around(float(unpack(pack(view)).angles[0]), angle) <= math.pi / 256 + 1e-5


@pytest.mark.parametrize("size", [0.0, 1e-9, 1.0, 4.0, 1e6])
def test_a_size_beyond_what_is_kept_is_kept_as_the_nearest(size: float) -> None:
    view = drawn(1, 1)
    view.places[0, 3] = size
    expected = min(max(math.log2(max(size, 1e-30)), -20), -20 + 255 / 8)
    assert unpack(pack(view)).sizes[0] == pytest.approx(expected, abs=1 / 16)


def test_of_too_many_codes_some_of_every_size_are_kept() -> None:
    view = seen(photograph("chelsea"))
    assert len(view) == 700
    back = unpack(pack(view))
    assert len(back) == MOST
    assert np.array_equal(back.codes[0], view.codes[0])
    assert np.array_equal(back.codes[-1], view.codes[-1])
    # They come by size, and every stretch is drawn on.
    kept = [int(np.flatnonzero((view.codes == code).all(axis=1))[0]) for code in back.codes]
    assert np.histogram(kept, bins=10, range=(0, 700))[0].min() >= 20


# --- little ---------------------------------------------------------------------------------------------------------


def test_a_picture_takes_nine_kilobytes_and_its_row_twelve() -> None:
    packed = held(photograph("astronaut"))
    assert len(unpack(packed)) == MOST
    assert len(packed) == 3 + MOST * 35 <= 9 * 1024
    assert len(packed) < MAX_LOCAL_BYTES
    whole = Fingerprint(sha256=bytes(32), md5=bytes(16), pdq=bytes(32), phash=bytes(8), dhash=bytes(8))
    row = Media.registered("case", whole, local=packed).row()
    assert sum(len(value if isinstance(value, bytes) else str(value)) for value in row.values()) < 12 * 1024


def test_no_position_is_kept() -> None:
    view = registered(photograph("astronaut"))
    moved = view.places.copy()
    moved[:, :2] = np.random.default_rng(1).random((len(view), 2))
    assert pack(View(view.codes, view.mirrored, moved)) == pack(view)


def test_nothing_is_kept_of_nothing() -> None:
    packed = pack(drawn(0, 0))
    assert packed == bytes([VERSION, 0, 0])
    assert len(unpack(packed)) == 0


# --- refusals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"\1\0",
        bytes([VERSION + 1]) + pack(drawn(2, 1))[1:],
        b"\0" + pack(drawn(2, 1))[1:],
        pack(drawn(2, 1))[:-1],
        pack(drawn(2, 1)) + b"\0",
        pack(drawn(2, 1)) + bytes(35),
        b"\1\xff\xff" + bytes(350),
    ],
)
def test_another_version_or_length_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        unpack(packed)


@settings(max_examples=200)
@given(st.integers(0, 4), st.data())
def test_any_bytes_are_codes_or_refused(count: int, data: st.DataObject) -> None:
    packed = pack(drawn(count, count))
    mangled = packed[: data.draw(st.integers(0, len(packed)))] + data.draw(st.binary(max_size=80))
    try:
        back = unpack(mangled)
    except ValueError:
        return
    assert well_formed(back)
    assert len(mangled) == 3 + 35 * len(back)


def well_formed(back: KeptCodes) -> bool:
    columns = (back.angles, back.sizes, back.weights)
    return (
        back.codes.shape == (len(back), OCTETS)
        and all(column.shape == (len(back),) and np.isfinite(column).all() for column in columns)
        and bool(((back.weights >= 0) & (back.weights <= 1)).all())
    )


# --- damping --------------------------------------------------------------------------------------------------------


@given(st.integers(1, 30), st.integers(0, 30))
def test_a_code_that_repeats_so_often_counts_the_root_less(times: int, others: int) -> None:
    view = drawn(others + 1, 7)
    repeated = np.stack([flipped(view.codes[0], 20 * bool(copy), copy) for copy in range(times)])
    weights = damping(np.concatenate([repeated, view.codes[1:]]))
    assert weights[:times] == pytest.approx([1 / math.sqrt(times)] * times)
    assert weights[times:] == pytest.approx([1] * others)


@pytest.mark.parametrize(("apart", "alike"), [(ALIKE, True), (ALIKE + 1, False)])
def test_alike_is_within_so_many_bits(apart: int, *, alike: bool) -> None:
    (code,) = drawn(1, 3).codes
    weights = damping(np.stack([code, flipped(code, apart, 5)]))
    assert weights == pytest.approx([1 / math.sqrt(2) if alike else 1.0] * 2)


def test_the_weights_of_some_are_those_among_all() -> None:
    codes = registered(photograph("brick")).codes
    some = np.array([5, 0, 200, 5])
    assert damping(codes, some) == pytest.approx(damping(codes)[some])


def test_a_tiled_picture_weighs_less_than_one_that_shows_each_thing_once() -> None:
    tile = Image.fromarray(photograph("chelsea")).crop((120, 60, 240, 150)).resize((40, 30))
    tiled = np.tile(np.asarray(tile), (10, 10, 1))
    once = unpack(held(photograph("chelsea"))).weights
    often = unpack(held(tiled)).weights
    assert once.mean() > 0.5
    assert often.mean() < once.mean() / 2


@given(st.integers(0, 2**32))
def test_distances_are_the_bits_that_differ(seed: int) -> None:
    some, others = drawn(3, seed).codes, drawn(4, seed + 1).codes
    counted = [[int(np.unpackbits(one ^ other).sum()) for other in others] for one in some]
    assert distances(some, others).tolist() == counted
