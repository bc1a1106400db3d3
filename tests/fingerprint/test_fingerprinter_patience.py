"""How long a file may keep a child: a small one from a host not long, however much work it is."""

from __future__ import annotations

import pytest

from takedown.fingerprint.fingerprinter import Fingerprinter, Occasion, Unreadable
from takedown.fingerprint.occasion import FrameLimits, Patience
from takedown.fingerprint.view import Purpose
from takedown.jail import Jail
from takedown.settings import JailSettings
from tests.fingerprint import sluggish
from tests.fingerprint.bombs import bomb

SMALL = JailSettings(workers=1)
MEGABYTE = 1_000_000


def test_a_small_bomb_of_frames_from_a_host_is_left_with_what_was_seen_of_it() -> None:
    content = bomb(10_000)
    assert len(content) < MEGABYTE / 2
    with Fingerprinter(SMALL) as fingerprinter:
        with fingerprinter.visit(content, Occasion.FOUND) as visit:
            found = list(visit.frames(Purpose.PROBE))
            assert (visit.fingerprint.width, visit.fingerprint.height) == (4096, 2304)
            assert visit.cut == "too-long"
            assert visit.duration == 400
        (child,) = fingerprinter._jail._idle  # it wasn't lost on it
        assert child.kind == Occasion.FOUND
    assert len(found) >= 1
    assert found[-1].at < 300


def test_opening_a_candidate_counts_and_opening_a_file_of_her_own_does_not() -> None:
    seen = {}
    for occasion in (Occasion.FOUND, Occasion.REGISTER):
        with Fingerprinter(SMALL) as fingerprinter, Jail("tests.fingerprint.sluggish", workers=1) as jail:
            fingerprinter._jail, honest = jail, fingerprinter._jail
            with fingerprinter.visit(b"the film", occasion) as visit:
                seen[occasion] = len(list(visit.frames(Purpose.PROBE)))
                assert visit.cut == "too-long"
            fingerprinter._jail = honest
    most = 1 + (6.0 - sluggish.OPENING) / sluggish.A_FRAME
    assert 1 <= seen[Occasion.FOUND] <= most < seen[Occasion.REGISTER]


def test_a_candidate_that_takes_too_long_to_open_ends_the_child_before_a_file_of_her_own_would() -> None:
    hasty = SMALL.model_copy(update={"max_candidate_work": 0.1})
    with Fingerprinter(hasty) as fingerprinter, Jail("tests.fingerprint.sluggish", workers=1) as jail:
        fingerprinter._jail, honest = jail, fingerprinter._jail
        with pytest.raises(Unreadable) as caught, fingerprinter.visit(b"the film", Occasion.FOUND):
            pass
        assert jail._idle == []
        with fingerprinter.visit(b"the film", Occasion.COMPARE) as visit:
            assert visit.moving
        fingerprinter._jail = honest
    assert caught.value.code == "timeout"


@pytest.mark.parametrize(
    ("occasion", "size", "least", "most"),
    [
        (Occasion.FOUND, 1, 6.0, 6.0),
        (Occasion.FOUND, MEGABYTE // 2, 6.0, 6.0),
        # Ten minutes at 720p, at the lowest usual rates: 50 seconds of work at 12 times real time.
        (Occasion.FOUND, 5 * MEGABYTE, 90.0, 110.0),
        (Occasion.FOUND, 20 * MEGABYTE, 180.0, 180.0),
        (Occasion.REGISTER, 5 * MEGABYTE, 100.0, 110.0),
        (Occasion.COMPARE, 200 * MEGABYTE, 1800.0, 1800.0),
    ],
)
def test_what_is_larger_gets_more_time_up_to_the_limit(
    occasion: Occasion, size: int, least: float, most: float
) -> None:
    limits = FrameLimits(SMALL.max_video_seconds, SMALL.max_video_work, SMALL.max_candidate_work)
    assert least <= Patience(occasion, size, limits).work <= most
