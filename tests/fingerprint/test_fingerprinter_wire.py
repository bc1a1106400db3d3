"""The fixed forms of questions and answers: whole on the way, and checked on arrival."""

from __future__ import annotations

import contextlib
import math
import struct
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.fingerprint import wire
from takedown.fingerprint.box import Box
from takedown.fingerprint.local import Features
from takedown.fingerprint.view import ContentBox, Purpose
from takedown.media.sniff import Format

CODES = tuple(bytes([number]) * 32 for number in range(8))
BOX = ContentBox(Box(0.125, 0.25, 0.5, 1.0), CODES[::-1], 99)
OPENED = wire.Opened(
    format=Format.WEBM,
    quality=77,
    width=640,
    height=480,
    variants=CODES,
    phash=b"12345678",
    dhash=b"abcdefgh",
    moving=True,
    duration=12.5,
    boxes=(BOX, BOX),
)
FEATURES = Features(
    np.arange(3 * 128, dtype=np.uint8).reshape(3, 128),
    np.array([[0.0, 1.0, 0.5, 0.1, 1.0], [0.5, 0.5, 6.28, 0.2, 0.5], [1.0, 0.0, 0.0, 1.0, 0.0]], np.float32),
)
FRAMES = (wire.Frame(0.0, CODES, 100, None), wire.Frame(1.5, CODES[::-1], 50, FEATURES))


@pytest.mark.parametrize(
    "question",
    [
        wire.Open(b"12345678", 2**40),
        wire.Look(b"12345678", Purpose.PROBE, Box(0.25, 0.0, 1.0, 0.5)),
        wire.Look(b"12345678", Purpose.REGISTER),
        wire.Next(b"12345678", Purpose.REGISTER),
    ],
)
def test_a_question_arrives_whole(question: wire.Open | wire.Look | wire.Next) -> None:
    assert wire.unpack_question(wire.pack_question(question)) == question


def test_an_opened_file_arrives_whole() -> None:
    assert wire.unpack_opened(wire.pack_opened(OPENED)) == OPENED


def test_a_batch_arrives_whole() -> None:
    batch = wire.unpack_batch(wire.pack_batch(wire.Batch(FRAMES, last=True)))
    assert batch.last
    assert batch.frames[0] == FRAMES[0]
    assert replace(batch.frames[1], features=None) == replace(FRAMES[1], features=None)
    found = batch.frames[1].features
    assert found is not None
    assert np.array_equal(found.descriptors, FEATURES.descriptors)
    assert np.array_equal(found.places, FEATURES.places)


def test_an_answer_belongs_to_its_question() -> None:
    assert wire.body(b"12345678rest", b"12345678") == b"rest"
    for answer in (b"", b"1234567", b"02345678rest"):
        with pytest.raises(wire.OutOfForm):
            wire.body(answer, b"12345678")


@pytest.mark.parametrize(
    "wrong",
    [
        {"quality": 101},
        {"width": 0},
        {"height": 2**31},
        {"duration": math.nan},
        {"duration": math.inf},
        {"duration": -1.0},
        {"boxes": (BOX,) * 4},
        {"boxes": (replace(BOX, box=Box(0.5, 0.0, 0.5, 1.0)),)},
        {"boxes": (replace(BOX, box=Box(0.0, -0.1, 0.5, 1.0)),)},
        {"boxes": (replace(BOX, box=Box(0.0, 0.0, math.nan, 1.0)),)},
        {"boxes": (replace(BOX, quality=101),)},
    ],
)
def test_an_opened_file_out_of_range_is_refused(wrong: dict[str, Any]) -> None:
    packed = wire.pack_opened(replace(OPENED, **wrong))
    with pytest.raises(wire.OutOfForm):
        wire.unpack_opened(packed)


@pytest.mark.parametrize(
    "place",
    [
        (9.0, 0, 0, 0, 1.0),
        (0, -9.0, 0, 0, 1.0),
        (0, 0, 7.0, 0, 1.0),
        (0, 0, 0, -1.0, 1.0),
        (0, 0, 0, np.nan, 1.0),
        (0, 0, 0, 0, 1.5),
    ],
)
def test_a_place_out_of_range_is_refused(place: tuple[float, ...]) -> None:
    features = Features(FEATURES.descriptors[:1], np.array([place], np.float32))
    with pytest.raises(wire.OutOfForm):
        wire.unpack_features(features.pack())


@pytest.mark.parametrize(
    "frames",
    [
        FRAMES[::-1],  # time runs back
        (FRAMES[0],) * 9,
        (replace(FRAMES[0], at=math.nan),),
        (replace(FRAMES[0], at=-1.0),),
        (replace(FRAMES[0], quality=101),),
    ],
)
def test_a_batch_out_of_range_is_refused(frames: tuple[wire.Frame, ...]) -> None:
    with pytest.raises(wire.OutOfForm):
        wire.unpack_batch(wire.pack_batch(wire.Batch(frames, last=False)))


def test_a_frame_cannot_claim_more_than_was_sent() -> None:
    packed = wire.pack_batch(wire.Batch(FRAMES[:1], last=False))
    with pytest.raises(wire.OutOfForm):
        wire.unpack_batch(packed[:-4] + struct.pack("!I", 2**32 - 1))


WHOLE = [wire.pack_opened(OPENED), wire.pack_batch(wire.Batch(FRAMES, last=True)), FEATURES.pack()]


@settings(max_examples=300)
@given(seed=st.sampled_from(WHOLE), data=st.data())
def test_any_answer_is_taken_or_refused(seed: bytes, data: st.DataObject) -> None:
    answer = bytearray(seed)
    for _ in range(data.draw(st.integers(0, 4))):
        answer[data.draw(st.integers(0, len(answer) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(answer[: data.draw(st.integers(0, len(answer)))]) + data.draw(st.binary(max_size=30))
    for packed in (bytes(answer), cut):
        with contextlib.suppress(wire.OutOfForm):
            assert wire.pack_opened(wire.unpack_opened(packed)) == packed
        with contextlib.suppress(wire.OutOfForm):
            assert len(wire.pack_batch(wire.unpack_batch(packed))) == len(packed)
        with contextlib.suppress(wire.OutOfForm):
            assert len(wire.unpack_features(packed).pack()) == len(packed)
