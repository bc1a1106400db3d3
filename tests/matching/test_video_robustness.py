"""A small run of the measurement of videos: real files, through the jail, against the registry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.video_edits.clip import Clip, Stretch
from bench.video_edits.files import encode, load
from bench.video_edits.material import material
from bench.video_edits.measure import overlap
from bench.video_edits.ours import SECRET, Ours
from bench.video_edits.suite import EDITS
from takedown.cases.match import Span
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.settings import JailSettings
from tests.fingerprint.photographs import scenes

SIZE = (384, 216)
TRIED = (
    "re-encoded H.264 crf 38",
    "re-encoded VP8",
    "re-encoded MPEG-4 in AVI",
    "speed 1.25",
    "mirrored",
    "cropped 20 %",
    "foreign intro",
    "GIF of 2 s",
)


def original() -> Clip:
    return material(scenes()[:2], 3, 8.0, SIZE)


def foreign(seed: int = 4) -> Clip:
    return material(scenes()[2:], seed, 8.0, SIZE)


@pytest.fixture(scope="module")
def ours() -> Iterator[Ours]:
    with Fingerprinter(JailSettings(workers=1, seconds=60), SECRET) as fingerprinter:
        found = Ours(fingerprinter)
        found.register(0, encode(original()))
        yield found


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.name in TRIED], ids=lambda edit: edit.name)
def test_an_edited_video_is_found_with_its_seconds(ours: Ours, edit: object) -> None:
    chosen = next(one for one in EDITS if one is edit)
    edited, content = chosen.apply(original(), 1, [foreign()])
    found = ours.look(content)
    assert 0 in found.by_column[0]
    of_copy, _ = overlap(found.spans[0], edited.shows)
    assert of_copy > 0.6


def test_an_unrelated_video_is_not_found(ours: Ours) -> None:
    assert not ours.look(encode(foreign(5))).by_column[0]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_every_edit_makes_a_file_that_lasts_as_long_as_it_should(edit: object) -> None:
    chosen = next(one for one in EDITS if one is edit)
    clip = material(scenes()[:2], 3, 4.0, (192, 108), fps=8.0)
    edited, content = chosen.apply(clip, 2, [material(scenes()[2:], 4, 4.0, (192, 108), fps=8.0)])
    assert load(content).seconds == pytest.approx(edited.seconds, abs=0.4)


def test_the_overlap_is_of_seconds_named_and_shown() -> None:
    shows = [Stretch(6.0, 16.0, 0.0)]
    assert overlap([Span(6, 16, 0, 10)], shows) == (1.0, 1.0)
    assert overlap([Span(11, 16, 5, 10)], shows) == pytest.approx((0.5, 0.5), abs=0.02)
