"""The edits by which re-uploads are measured: each serves a picture, the same one for the same seed."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from bench.robustness.canvas import Edit, Pixels
from bench.robustness.edits import EDITS, HARD, ORDINARY, edited, named
from tests.fingerprint.photographs import files, whole

NAMES = [file.stem for file in files()]
PHOTOGRAPH = whole()[NAMES.index("chelsea")]
OTHERS = [whole()[NAMES.index(name)] for name in ("coffee", "rocket", "coins", "astronaut")]

# These have nothing to draw: no place, no words, no angle.
FIXED = {
    *("jpeg-15", "webp-50", "png", "gif-32", "96-px", "64-px", "half-size", "double-size"),
    *(
        "grey",
        "light-blur",
        "heavy-blur",
        "contrast-up",
        "contrast-down",
        "brighter",
        "darker",
        "gamma-2",
        "gamma-half",
    ),
    *(
        "saturated",
        "warm",
        "cool",
        "sepia",
        "sharpened",
        "inverted",
        "mirror",
        "flip",
        "turn-90",
        "turn-180",
        "turn-270",
    ),
    *("letterbox", "pillarbox", "halftone", "lens", "cartoon", "posterised", "vignette", "hdr", "duotone"),
}


def opened(content: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


def test_there_are_fifty_ordinary_and_thirty_hard_ones_with_names_of_their_own() -> None:
    assert len(ORDINARY) >= 50
    assert len(HARD) >= 30
    assert len({edit.name for edit in EDITS}) == len(EDITS)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_serves_a_picture_the_same_for_a_seed_and_another_for_another(edit: Edit) -> None:
    first = edited(edit, PHOTOGRAPH, 1, OTHERS)
    pixels = opened(first)
    assert 40 <= min(pixels.shape[:2]) <= max(pixels.shape[:2]) <= 2600
    assert pixels.std() > 8
    assert len(first) < 3_000_000
    assert np.array_equal(pixels, PHOTOGRAPH) is (edit.name == "png")
    assert edited(edit, PHOTOGRAPH, 1, OTHERS) == first
    if edit.name in FIXED:
        assert edited(edit, PHOTOGRAPH, 2, OTHERS) == first
    else:
        assert any(edited(edit, PHOTOGRAPH, seed, OTHERS) != first for seed in range(2, 8))


@pytest.mark.parametrize("size", [(300, 300), (4000, 420), (420, 4000)])
def test_every_edit_takes_pictures_of_any_shape(size: tuple[int, int]) -> None:
    picture = np.asarray(Image.fromarray(PHOTOGRAPH).resize(size))
    for edit in EDITS[:: 1 if max(size) < 1000 else 8]:
        assert min(opened(edited(edit, picture, 4, OTHERS)).shape[:2]) >= 6, edit.name


def test_a_crop_keeps_the_share_that_its_name_says() -> None:
    for name, kept in (("crop-5", 0.95), ("crop-70", 0.3), ("crop-to-25", 0.25), ("crop-to-12", 0.12)):
        edit = next(edit for edit in EDITS if edit.name == name)
        height, width = opened(edited(edit, PHOTOGRAPH, 5, OTHERS)).shape[:2]
        assert width * height / (PHOTOGRAPH.shape[0] * PHOTOGRAPH.shape[1]) == pytest.approx(kept, rel=0.02)


def test_stickers_hide_the_share_that_their_name_says() -> None:
    for name, hidden in (("stickers-15", 0.15), ("stickers-half", 0.5)):
        edit = next(edit for edit in EDITS if edit.name == name)
        changed = np.abs(opened(edited(edit, PHOTOGRAPH, 6, OTHERS)).astype(int) - PHOTOGRAPH).max(axis=2) > 40
        assert hidden * 0.8 <= changed.mean() <= hidden + 0.12


def test_edits_are_chosen_by_name_and_by_family_and_an_unknown_one_is_named() -> None:
    crops = [edit.name for edit in EDITS if edit.family == "crop"]
    assert len(crops) > 3
    assert [edit.name for edit in named("crop,jpeg-15")] == ["jpeg-15", *crops]
    with pytest.raises(SystemExit, match="no-such-edit"):
        named("jpeg-15,no-such-edit")
