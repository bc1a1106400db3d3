"""Packets before a key frame that comes soon enough aren't decoded; all others are, in their order."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

from av.packet import Packet
from hypothesis import given
from hypothesis import strategies as st

from takedown.media.ahead import Ahead
from takedown.media.clock import Clock

_RATE = 30
_TICKS = 1000


def packet(number: int, *, key: bool, at: float | None, size: int = 10) -> Packet[Any]:
    made: Packet[Any] = Packet(size)
    made.time_base = Fraction(1, _TICKS)
    made.pts = made.dts = None if at is None else round(at * _TICKS)
    made.is_keyframe = key
    made.duration = number  # which one it is
    return made


def film(keys_apart: int, frames: int) -> list[Packet[Any]]:
    return [packet(n, key=n % keys_apart == 0, at=n / _RATE) for n in range(frames)]


def decoded(packets: list[Packet[Any]], duration: float) -> list[Packet[Any]]:
    """Return what would be decoded, every packet being one frame."""
    ahead, clock, looked = Ahead(iter(packets)), Clock(duration), None
    out: list[Packet[Any]] = []
    while (one := ahead.next(looked, clock.leap())) is not None:
        out.append(one)
        if one.pts is not None and clock.due(one.pts / _TICKS):
            looked = one.pts / _TICKS
    return out


def test_where_key_frames_come_every_two_seconds_the_rest_of_a_long_film_is_not_decoded() -> None:
    packets = film(2 * _RATE, 120 * _RATE)
    out = decoded(packets, 120.0)
    assert [one for one in packets if one.is_keyframe] == [one for one in out if one.is_keyframe]
    assert len(out) < len(packets) / 10


def test_where_key_frames_are_rare_no_stretch_beyond_three_seconds_is_left_out() -> None:
    out = decoded(film(10 * _RATE, 120 * _RATE), 120.0)
    times = [float(one.pts or 0) / _TICKS for one in out]
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert 1.0 < max(gaps) <= 3.01


def test_without_key_frames_everything_is_decoded() -> None:
    packets = film(10_000, 600)
    assert decoded(packets, 20.0) == packets


def test_where_every_frame_is_a_key_only_those_wanted_are_decoded() -> None:
    assert len(decoded(film(1, 60 * _RATE), 60.0)) < 100


def test_without_time_stamps_everything_is_decoded() -> None:
    packets = [packet(n, key=n % 5 == 0, at=None) for n in range(100)]
    assert decoded(packets, 0.0) == packets


def test_large_packets_are_not_gathered_without_end() -> None:
    packets = (packet(n, key=n == 0, at=n / 1000, size=1 << 20) for n in range(50))
    assert Ahead(packets).next(0.0, (0.9, 3.0)) is not None
    assert len(list(packets)) >= 45


@given(
    stamps=st.lists(st.tuples(st.one_of(st.none(), st.floats(-50, 1e5)), st.booleans()), max_size=80),
    looked=st.floats(0, 100),
)
def test_packets_keep_their_order_and_what_is_left_out_ends_at_a_key_frame(
    stamps: list[tuple[float | None, bool]], looked: float
) -> None:
    packets = [packet(n, key=key, at=at) for n, (at, key) in enumerate(stamps)]
    ahead, out = Ahead(iter(packets)), []
    while (one := ahead.next(looked, (0.95, 3.0))) is not None:
        out.append(one)
    places = [packets.index(one) for one in out]
    assert places == sorted(set(places))
    for place, expected in zip(places, [0, *(place + 1 for place in places)], strict=False):
        passed = packets[expected : place + 1]
        assert len(passed) == 1 or passed[-1].is_keyframe
    assert not packets or places[-1] == len(packets) - 1
