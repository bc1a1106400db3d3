"""Which frames are kept and described: few of a film that stands still, some of each scene, never too many."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from takedown.fingerprint.scenes import Scenes


def code(number: int) -> bytes:
    return random.Random(number).randbytes(32)


def chosen(codes: list[bytes], step: float, duration: float = 0.0) -> tuple[list[float], list[float]]:
    scenes, kept, described = Scenes(duration), [], []
    for number, each in enumerate(codes):
        at = number * step
        if scenes.keeps(at, each):
            kept.append(at)
            if scenes.describes(at, each):
                described.append(at)
    return kept, described


def test_what_stands_still_is_kept_every_five_seconds() -> None:
    kept, described = chosen([code(1)] * 61, 0.5)
    assert kept == [0, 5, 10, 15, 20, 25, 30]
    assert described == [0, 5, 10, 15]


def test_each_scene_is_described() -> None:
    _, described = chosen([code(second // 6) for second in range(60)], 1.0, 60.0)
    assert {int(at) // 6 for at in described} == set(range(10))


def test_a_short_film_has_its_four_descriptions() -> None:
    nearly = [bytes([1 << number % 8]) * 16 + bytes(16) for number in range(8)]
    assert len(chosen(nearly, 0.25, 2.0)[1]) == 4


@given(st.lists(st.integers(0, 1000), max_size=100), st.floats(0, 100))
def test_never_more_than_one_in_two_seconds_beyond_the_first_four(numbers: list[int], duration: float) -> None:
    _, described = chosen([code(number) for number in numbers], 0.5, duration)
    assert all(count < 4 + at / 2 for count, at in enumerate(described))
