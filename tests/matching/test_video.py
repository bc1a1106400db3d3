"""Videos held against videos and pictures, frame by frame: real frames, hashed as the program hashes them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bench.video_edits import looks
from bench.video_edits.clip import Clip, after, excerpt, painted, sped
from bench.video_edits.material import material
from takedown.cases.match import Confidence, Hit, Span
from takedown.fingerprint.pdq import pdq
from takedown.matching.codes import CodeTable
from takedown.matching.confidence import MIN_QUALITY, PDQ
from takedown.matching.registry import TRANSFORMS
from takedown.matching.video import PICTURE, Evidence, Timeline, verdicts
from tests.fingerprint.photographs import scenes

SIZE = (320, 180)
EVERY = 0.5


def clip(seed: int, seconds: float = 20.0, *, of: slice = slice(0, 3), leader: bool = False) -> Clip:
    return material(scenes()[of], seed, seconds, SIZE, leader=leader)


def other(seconds: float = 20.0, *, leader: bool = False) -> Clip:
    return clip(9, seconds, of=slice(3, 6), leader=leader)


def watched(video: Clip, every: float = EVERY) -> tuple[Timeline, list[tuple[bytes, ...]]]:
    """Return when frames are looked at, and the variants of each; what nears the last one isn't looked at anew."""
    times: list[float] = []
    telling: list[bool] = []
    codes: list[tuple[bytes, ...]] = []
    for time in np.arange(0, video.seconds, every):
        found = pdq(video.at(float(time)))
        if codes and bits(codes[-1][0], found.hash) < 16:
            continue
        times.append(float(time))
        telling.append(found.quality >= MIN_QUALITY)
        codes.append(found.variants)
    return Timeline(tuple(times), tuple(telling), video.seconds), codes


def bits(one: bytes, two: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(two)).bit_count()


def held(video: Clip, registered: Clip, every: float = EVERY) -> list[Hit]:
    """Hold ``video`` against one registered video."""
    timeline, codes = watched(registered)
    probe, variants = watched(video, every)
    found = evidence(probe.times, variants, timeline.times, [code[0] for code in codes])
    return verdicts(found, probe, {"video": timeline}.__getitem__)


def evidence(
    times: Sequence[float], variants: Sequence[tuple[bytes, ...]], of_times: Sequence[float], codes: Sequence[bytes]
) -> list[Evidence]:
    table: CodeTable[str] = CodeTable(32)
    for number, code in enumerate(codes):
        table.add(str(number), code)
    found = []
    for time, turned in zip(times, variants, strict=True):
        for number, variant in enumerate(turned):
            distances = table.distances(variant)
            for slot in np.flatnonzero(distances <= PDQ.possible):
                distance = int(distances[slot])
                word = PDQ.word(distance)
                assert word is not None
                of_time = of_times[int(table.item_at(int(slot)))]
                found.append(
                    Evidence("case", "video", time, of_time, word, PDQ.score(distance), distance, TRANSFORMS[number])
                )
    return found


def covered(spans: Sequence[Span], start: float, end: float) -> bool:
    """Whether the spans name the seconds from ``start`` to ``end`` of what was looked at, give or take one second."""
    return abs(spans[0].start - start) <= 1.0 and abs(spans[-1].end - end) <= 1.0


def test_the_same_video_is_certain_and_named_from_end_to_end() -> None:
    (hit,) = held(clip(1), clip(1))
    assert hit.confidence is Confidence.CERTAIN
    assert hit.method == "video"
    assert covered(hit.spans, 0, 20)
    assert hit.spans[0].of_start == pytest.approx(0, abs=0.6)


@pytest.mark.parametrize("speed", [0.8, 0.9, 1.1, 1.25])
def test_another_speed_is_followed(speed: float) -> None:
    (hit,) = held(sped(clip(1), speed), clip(1), every=0.4)
    assert hit.confidence is Confidence.CERTAIN
    assert covered(hit.spans, 0, 20 / speed)


def test_an_excerpt_is_found_and_its_seconds_in_the_original_are_told() -> None:
    (hit,) = held(excerpt(clip(1), 8.2, 5), clip(1))
    assert hit.confidence is not Confidence.POSSIBLE
    assert hit.spans[0].of_start == pytest.approx(8.2, abs=1.0)
    assert hit.spans[-1].of_end == pytest.approx(13.2, abs=1.0)


def test_a_foreign_intro_is_no_part_of_the_copy() -> None:
    (hit,) = held(after(other(7.0), clip(1)), clip(1))
    assert hit.confidence is Confidence.CERTAIN
    assert covered(hit.spans, 7, 27)


def test_a_mirrored_video_is_told_as_mirrored() -> None:
    (hit,) = held(looks.mirrored(clip(1), np.random.default_rng(0), ()), clip(1))
    assert hit.confidence is Confidence.CERTAIN
    assert hit.transform == "mirror"


def test_parts_in_another_order_are_each_named() -> None:
    video = clip(1)
    (hit,) = held(after(excerpt(video, 12, 8), excerpt(video, 0, 8)), video)
    assert hit.confidence is Confidence.CERTAIN
    starts = sorted(span.of_start for span in hit.spans if span.end - span.start > 3)
    assert starts == pytest.approx([0, 12], abs=1.2)


def test_another_video_is_no_match() -> None:
    assert not [hit for hit in held(other(), clip(1)) if hit.confidence is not Confidence.POSSIBLE]


def test_a_title_card_that_both_show_makes_no_copy() -> None:
    hits = held(other(leader=True), clip(1, leader=True))
    assert all(hit.confidence is Confidence.POSSIBLE for hit in hits)


def test_a_black_video_matches_nothing() -> None:
    def black(video: Clip) -> Clip:
        return painted(video, SIZE, lambda frame, _: np.zeros_like(frame))

    assert held(black(clip(1)), black(other())) == []


def test_a_still_posted_as_a_picture_matches_the_video() -> None:
    timeline, codes = watched(clip(1))
    still = pdq(clip(1).at(7.1))
    found = evidence([0.0], [still.variants], timeline.times, [code[0] for code in codes])
    (hit,) = verdicts(found, PICTURE, lambda _: timeline)
    assert hit.confidence is Confidence.CERTAIN
    assert [(span.start, span.end) for span in hit.spans] == [(0, 0)] * len(hit.spans)
    assert any(span.of_start <= 7.1 <= span.of_end for span in hit.spans)


def test_a_registered_picture_matches_the_video_that_shows_it() -> None:
    picture = clip(1).at(7.1)
    probe, variants = watched(clip(1))
    (hit,) = verdicts(evidence(probe.times, variants, [0.0], [pdq(picture).hash]), probe)
    assert hit.confidence is Confidence.CERTAIN
    assert any(span.start <= 7.1 <= span.end for span in hit.spans)
    assert {(span.of_start, span.of_end) for span in hit.spans} == {(0.0, 0.0)}
