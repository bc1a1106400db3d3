"""The agreement in time, on made-up evidence: any shift, any speed that people play at, any amount of chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.match import Confidence
from takedown.matching.alignment import Pieces, course
from takedown.matching.video import Evidence, Timeline, verdicts

SPEEDS = st.floats(0.8, 1.25)
SHIFTS = st.floats(0, 500)
SEEDS = st.integers(0, 2**32 - 1)


def timeline(times: list[float], duration: float) -> Timeline:
    return Timeline(tuple(times), (True,) * len(times), duration)


def piece(time: float, of_time: float, word: Confidence = Confidence.LIKELY, score: float = 0.7) -> Evidence:
    return Evidence("case", "media", time, of_time, word, score)


@given(SPEEDS, SHIFTS, SEEDS)
def test_a_copy_is_told_from_as_much_chance(speed: float, shift: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    times = [float(second) for second in range(12)]
    of_times = [shift + speed * time for time in times]
    chance = random.uniform(0, 600, 12).tolist()
    everything = sorted({*of_times, *chance})
    found = [piece(time, of) for time, of in zip(times, of_times, strict=True)]
    found += [piece(time, of) for time, of in zip(times, chance, strict=True)]
    (hit,) = verdicts(found, timeline(times, 12), lambda _: timeline(everything, 700))
    assert hit.confidence is Confidence.LIKELY
    whole = max(hit.spans, key=lambda span: span.end - span.start)
    assert (whole.start, whole.end) == (0, 12)
    assert whole.of_start == pytest.approx(shift, abs=2)


@given(SPEEDS, SHIFTS)
def test_a_course_has_the_speed_of_the_copy(speed: float, shift: float) -> None:
    times = np.arange(30, dtype=np.float64)
    short = np.full(30, 0.05)
    line = course(Pieces(times, short, speed * times + shift, short, np.ones(30)))
    assert len(line.places) == 30
    assert line.speed == pytest.approx(speed, rel=0.05)
    assert line.at(15) == pytest.approx(speed * 15 + shift, abs=0.6)


@given(SEEDS)
def test_the_order_of_the_evidence_changes_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    times = [float(second) for second in range(10)]
    found = [piece(float(time), float(of)) for time, of in random.integers(0, 10, (25, 2))]
    line = timeline(times, 10)
    shuffled = [found[place] for place in random.permutation(len(found))]
    assert verdicts(found, line, lambda _: line) == verdicts(shuffled, line, lambda _: line)


def test_one_weak_frame_is_never_certain() -> None:
    times = [float(second) for second in range(20)]
    line = timeline(times, 20)
    (hit,) = verdicts([piece(3, 4, Confidence.POSSIBLE, 0.55)], line, lambda _: line)
    assert hit.confidence is Confidence.POSSIBLE


def test_one_frame_of_many_that_fits_exactly_may_be_a_title_card() -> None:
    line = timeline([float(second) for second in range(20)], 20)
    (hit,) = verdicts([piece(0, 0, Confidence.CERTAIN, 1.0)], line, lambda _: line)
    assert hit.confidence is Confidence.POSSIBLE


def test_two_long_videos_with_the_same_opening_are_worth_a_look_and_no_more() -> None:
    line = timeline([float(second) for second in range(600)], 600)
    opening = [piece(time, time, Confidence.CERTAIN, 1.0) for time in range(10)]
    (hit,) = verdicts(opening, line, lambda _: line)
    assert hit.confidence is Confidence.LIKELY
    (hit,) = verdicts(opening, timeline([float(second) for second in range(12)], 12), lambda _: line)
    assert hit.confidence is Confidence.CERTAIN


def test_one_registered_frame_that_all_resemble_explains_no_more_than_its_own_seconds() -> None:
    looked = timeline([float(second) for second in range(6)], 6)
    registered = timeline([float(second) for second in range(20)], 20)
    found = [piece(float(second), 2) for second in range(6)]
    (hit,) = verdicts(found, looked, lambda _: registered)
    assert hit.confidence is Confidence.POSSIBLE


def test_a_short_clip_that_strongly_resembles_one_registered_frame_throughout_is_worth_a_look() -> None:
    looked = timeline([0, 0.8, 1.6, 2.4, 3.2], 4)
    registered = timeline([float(second) for second in range(20)], 20)
    for score, word in ((0.9, Confidence.LIKELY), (0.6, Confidence.POSSIBLE)):
        found = [piece(time, 9, score=score) for time in looked.times]
        (hit,) = verdicts(found, looked, lambda _: registered)
        assert hit.confidence is word


def test_weak_frames_in_order_are_worth_a_look_and_in_disorder_they_are_not() -> None:
    times = [float(2 * second) for second in range(10)]
    line = timeline(times, 20)
    in_order = [piece(time, time, Confidence.POSSIBLE, 0.55) for time in times]
    backwards = [piece(time, 18 - time, Confidence.POSSIBLE, 0.55) for time in times]
    assert verdicts(in_order, line, lambda _: line)[0].confidence is Confidence.LIKELY
    assert verdicts(backwards, line, lambda _: line)[0].confidence is Confidence.POSSIBLE


def test_frames_that_tell_nothing_are_no_evidence() -> None:
    times = (0.0, 1.0, 2.0)
    plain = Timeline(times, (False, False, False), 3)
    found = [piece(time, time, Confidence.CERTAIN, 1.0) for time in times]
    assert verdicts(found, plain, lambda _: timeline(list(times), 3)) == []
    assert verdicts(found, timeline(list(times), 3), lambda _: plain) == []


def test_each_media_has_one_hit_and_the_best_comes_first() -> None:
    line = timeline([float(second) for second in range(10)], 10)
    weak = [Evidence("case", "weak", 1, 1, Confidence.POSSIBLE, 0.6)]
    firm = [Evidence("case", "firm", time, time, Confidence.LIKELY, 0.7) for time in range(10)]
    sure = [Evidence("other", "sure", time, time, Confidence.CERTAIN, 0.9) for time in range(10)]
    hits = verdicts([*weak, *firm, *sure], line, lambda _: line)
    assert [(hit.media_id, hit.confidence) for hit in hits] == [
        ("sure", Confidence.CERTAIN),
        ("firm", Confidence.LIKELY),
        ("weak", Confidence.POSSIBLE),
    ]
    assert hits[0].case_id == "other"


def test_a_pause_parts_the_seconds() -> None:
    times = [float(second) for second in range(40)]
    line = timeline(times, 40)
    found = [piece(time, time, Confidence.CERTAIN, 0.9) for time in times if time < 10 or time >= 25]
    (hit,) = verdicts(found, line, lambda _: line)
    assert [(span.start, span.end) for span in hit.spans] == [(0, 10), (25, 40)]


def test_without_evidence_there_is_no_hit() -> None:
    assert verdicts([], timeline([0.0], 1)) == []


def test_no_pieces_have_no_course() -> None:
    nothing = np.zeros(0)
    with pytest.raises(ValueError, match="0"):
        course(Pieces(nothing, nothing, nothing, nothing, nothing))
