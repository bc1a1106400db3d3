"""Messages between a crawler and a matcher: what is written is read, and whatever else comes is refused."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.cases.match import Confidence, Hit, Method, Span
from takedown.cases.media import Fingerprint
from takedown.fingerprint.box import Box
from takedown.fingerprint.view import ContentBox, FrameView, View
from takedown.fleet.matcher import wire
from takedown.fleet.matcher.wire import Kind, Message, Misfit

codes = st.binary(min_size=32, max_size=32)
variants = st.tuples(*[codes] * 8)
probes = st.builds(
    Fingerprint,
    sha256=st.none() | codes,
    md5=st.none() | st.binary(min_size=16, max_size=16),
    pdq=st.none() | codes,
    pdq_variants=st.just(()) | variants,
    quality=st.integers(0, 100),
    phash=st.none() | st.binary(min_size=8, max_size=8),
    width=st.integers(0, 9000),
)
READERS: tuple[Callable[[Message], object], ...] = (
    wire.probe_of,
    wire.boxes_of,
    wire.look_in,
    wire.frame_of,
    wire.duration_of,
    wire.parts_of,
)


def looked(count: int, seed: int) -> View:
    rng = np.random.default_rng(seed)
    octets = rng.integers(0, 256, (2, count, 32), np.uint8)
    return View(octets[0], octets[1], rng.random((count, 5), np.float32))


def same(one: View | None, other: View | None) -> bool:
    if one is None or other is None:
        return one is other
    pairs = ((one.codes, other.codes), (one.mirrored, other.mirrored), (one.places, other.places))
    return all(np.array_equal(left, right) for left, right in pairs)


def read(sent: bytes) -> Message:
    source = io.BytesIO(sent)
    message = wire.read(source)
    assert message is not None
    assert source.read() == b""
    return message


@given(probes, st.integers(0, 60), st.integers(0, 9), st.lists(variants, max_size=3))
def test_a_question_is_read_as_it_was_written(probe: Fingerprint, count: int, seed: int, inside: list[object]) -> None:
    boxes = [ContentBox(Box(0.1, 0.2, 0.9, 1.0), tuple(one), 70) for one in inside]  # type: ignore[arg-type]
    view = looked(count, seed)
    message = read(wire.of_probe(Kind.PARTS, probe, boxes, view))
    assert message.kind is Kind.PARTS
    assert (wire.probe_of(message), wire.boxes_of(message)) == (probe, boxes)
    assert same(wire.look_in(message), view)


@given(variants, st.floats(0, 1e6), st.integers(0, 100), st.none() | st.integers(0, 40))
def test_a_frame_is_read_as_it_was_written(told: tuple[bytes, ...], at: float, quality: int, count: int | None) -> None:
    view = None if count is None else looked(count, 1)
    frame = wire.frame_of(read(wire.of_frame(FrameView(at, told, quality, view))))
    assert (frame.at, frame.variants, frame.quality) == (at, told, quality)
    assert same(frame.view, view)
    assert wire.duration_of(read(wire.of_end(at))) == at


def test_an_answer_is_read_as_it_was_written() -> None:
    spans = (Span(0.0, 1.5, 3.0, 4.5),)
    hits = [
        Hit("case", "media", Confidence.CERTAIN, Method.PDQ, 0.91, 4, "rotate-90"),
        Hit("other", "clip", Confidence.LIKELY, Method.VIDEO, 0.5, 0, "none", "same-scene", spans),
    ]
    parts = wire.parts_of(read(wire.of_hits(hits, promising=True)))
    assert (parts.hits, parts.promising) == (hits, True)


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda rest: b"TM\x01" + rest))
def test_octets_that_are_no_message_are_refused(sent: bytes) -> None:
    try:
        message = wire.read(io.BytesIO(sent))
    except Misfit:
        return
    assert message is None or isinstance(message.text, dict)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
FIELDS = ("probe", "boxes", "codes", "at", "variants", "quality", "duration", "hits", "promising")


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(FIELDS), anything), st.binary(max_size=300), st.sampled_from(READERS))
def test_whatever_a_message_says_is_read_or_refused(
    text: dict[str, object], octets: bytes, reader: Callable[[Message], object]
) -> None:
    try:
        reader(Message(Kind.PARTS, json.loads(json.dumps(text)), octets))
    except Misfit:
        return


@pytest.mark.parametrize("place", [np.nan, np.inf, -np.inf])
def test_a_place_that_is_no_number_is_refused(place: float) -> None:
    view = looked(3, 1)
    view.places[1, 2] = place
    with pytest.raises(Misfit):
        wire.look_in(read(wire.of_probe(Kind.PARTS, Fingerprint(), (), view)))
