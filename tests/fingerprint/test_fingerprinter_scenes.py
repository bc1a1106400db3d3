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


def test_what_stands_still_is_kept_and_described_every_five_seconds() -> None:
    kept, described = chosen([code(1)] * 61, 0.5)
    assert kept == described == [0, 5, 10, 15, 20, 25, 30]


def test_each_scene_is_described() -> None:
    _, described = chosen([code(second // 6) for second in range(60)], 1.0, 60.0)
    assert {int(at) // 6 for at in described} == set(range(10))


def test_a_short_film_that_hardly_moves_is_described_throughout() -> None:
    nearly = [bytes([1 << number % 8]) * 16 + bytes(16) for number in range(8)]
    _, described = chosen(nearly, 0.25, 2.0)
    assert described == [0, 0.5, 1, 1.5]


@given(st.lists(st.integers(0, 1000), max_size=200), st.one_of(st.just(0.0), st.floats(15, 100)))
def test_a_film_that_always_changes_is_described_as_often_as_the_clock_allows(
    numbers: list[int], duration: float
) -> None:
    _, described = chosen([code(number) for number in numbers], 0.5, duration)
    assert all(count <= 12 + at / 1.8 for count, at in enumerate(described))


def test_a_cut_is_described_at_once() -> None:
    _, described = chosen([code(1)] * 10 + [code(2)] * 10, 0.5, 600.0)
    assert 5.0 in described
