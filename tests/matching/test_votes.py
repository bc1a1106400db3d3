"""Votes of local codes: a copy comes first however it was turned, and nothing else comes near."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from takedown.cases.match import Confidence
from takedown.fingerprint import kept
from takedown.fingerprint.view import View
from takedown.matching.confidence import LOCAL
from takedown.matching.patches import PatchIndex
from takedown.matching.votes import Sight, agreement, sights
from tests.fingerprint.views import NAMES, TEXTURES, Pixels, held, image, photograph, seen

SCENES = ("astronaut", "camera", "chelsea", "coffee", "coins", "ihc", "motorcycle_left", "rocket", "china", "flower")

EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it is": lambda picture: picture,
    "crop": lambda picture: picture.crop((picture.width // 5, picture.height // 6, picture.width, picture.height)),
    "tilt": lambda picture: picture.rotate(17),
    "quarter turn": lambda picture: picture.rotate(90, expand=True),
    "half size": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
    "mirrored": ImageOps.mirror,
    "mirrored and turned": lambda picture: ImageOps.mirror(picture.rotate(-90, expand=True)),
    "flipped": ImageOps.flip,
    "mirrored, cut, tilted and small": lambda picture: ImageOps.mirror(
        picture.crop((0, 0, picture.width * 3 // 4, picture.height * 3 // 4)).rotate(8).resize((300, 260))
    ),
}


def index_of(**pictures: Pixels) -> PatchIndex:
    index = PatchIndex()
    for name, rgb in pictures.items():
        index.add(name, kept.unpack(held(rgb)))
    return index


@pytest.fixture(scope="module")
def index() -> PatchIndex:
    return index_of(**{name: photograph(name) for name in NAMES})


def looked(index: PatchIndex, rgb: Pixels) -> dict[object, Sight]:
    found = sights(index, seen(rgb))
    assert [sight.score for sight in found] == sorted((sight.score for sight in found), reverse=True)
    by_item = {sight.item: sight for sight in found}
    assert len(by_item) == len(found)
    return by_item


# --- copies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edit", EDITS)
def test_a_copy_comes_first_and_alone(index: PatchIndex, edit: str) -> None:
    for name in SCENES:
        found = looked(index, np.asarray(EDITS[edit](image(name))))
        assert next(iter(found)) == name
        assert LOCAL.word(found[name].score) is Confidence.LIKELY
        assert found[name].mirrored is edit.startswith(("mirrored", "flipped"))
        assert [item for item, sight in found.items() if LOCAL.word(sight.score) is not None] == [name]


def test_a_copy_of_a_texture_is_found_as_well(index: PatchIndex) -> None:
    for name in ("grass", "gravel"):
        found = looked(index, np.asarray(EDITS["mirrored, cut, tilted and small"](image(name))))
        assert LOCAL.word(found[name].score) is Confidence.LIKELY
        assert found[name].mirrored


def test_what_a_sight_counts_is_what_it_says(index: PatchIndex) -> None:
    view = seen(np.asarray(EDITS["crop"](image("chelsea"))))
    (sight, *_) = sights(index, view)
    assert len(sight.codes) == len(set(sight.codes)) == len(sight.bits) == len(sight.worth)
    assert sum(sight.worth) == pytest.approx(sight.score)
    assert all(0 <= code < len(view) for code in sight.codes)
    assert all(0 < worth <= 1.6 for worth in sight.worth)
    own = kept.unpack(held(photograph("chelsea"))).codes
    apart = kept.distances(view.codes[list(sight.codes)], own)
    assert all(bits in row for bits, row in zip(sight.bits, apart, strict=True))


def test_votes_that_disagree_in_turn_or_scale_are_no_copy(index: PatchIndex) -> None:
    view = seen(photograph("chelsea"))
    rng = np.random.default_rng(1)
    shuffled = view.places.copy()
    shuffled[:, 2] = rng.random(len(view)) * 2 * np.pi
    shuffled[:, 3] = 2.0 ** -(rng.random(len(view)) * 9)
    whole, parts = (sights(index, View(view.codes, view.mirrored, places)) for places in (view.places, shuffled))
    assert whole[0].score > 10 * LOCAL.likely
    assert max(sight.score for sight in parts) < 0.15 * whole[0].score


def test_the_key_of_another_vault_sees_nothing(index: PatchIndex) -> None:
    assert sights(index, seen(photograph("chelsea"), secret=bytes(32))) == []


def test_nothing_is_seen_in_nothing(index: PatchIndex) -> None:
    view = seen(np.full((50, 50, 3), 90, np.uint8))
    assert len(view) == 0
    assert sights(index, view) == []
    assert sights(PatchIndex(), seen(photograph("chelsea"))) == []


# --- strangers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_unrelated_photographs_are_not_even_possible(index: PatchIndex, name: str) -> None:
    found = looked(index, photograph(name))
    assert {item for item, sight in found.items() if LOCAL.word(sight.score) is not None} <= {name}


def checkerboard(cell: int, size: int) -> Pixels:
    fields = np.indices((size // cell + 1,) * 2).sum(axis=0) % 2 * 200 + 28
    board = np.kron(fields, np.ones((cell, cell)))[:size, :size]
    return np.repeat(board[..., None], 3, 2).astype(np.uint8)


def waves(length: float, size: int = 480) -> Pixels:
    rows, columns = np.indices((size, size))
    light = 128 + 50 * (np.sin(rows / length) + np.sin(1.1 * columns / length))
    return np.repeat(light[..., None], 3, 2).astype(np.uint8)


def wall(seed: int, width: int, height: int, brick: tuple[int, int] = (60, 24)) -> Pixels:
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (width, height), (190, 185, 175))
    pen = ImageDraw.Draw(picture)
    long, high = brick
    for row in range(height // high + 1):
        for column in range(-1, width // long + 1):
            shade, left = int(rng.integers(-25, 25)), column * long + row % 2 * long // 2
            box = (left + 2, row * high + 2, left + long - 2, row * high + high - 2)
            pen.rectangle(box, (150 + shade, 70 + shade, 55 + shade))
    grain = rng.normal(0, 6, (height, width, 1))
    return np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8)


def page(seed: int, size: int) -> Pixels:
    """Return a page of made-up words."""
    rng = np.random.default_rng(seed)
    letters = list("eeeeetttaaaooiinnsshhrrddllcumwfgypbvk")
    picture = Image.new("RGB", (600, 800), "white")
    pen = ImageDraw.Draw(picture)
    for top in range(20, 760, round(size * 1.45)):
        line = " ".join("".join(rng.choice(letters, int(rng.integers(2, 10)))) for _ in range(12))
        pen.text((20, top), line[: 1100 // size], (10, 10, 10), ImageFont.load_default(size))
    return np.asarray(picture)


REPEATING = {
    "checkerboard 40": checkerboard(40, 480),
    "checkerboard 24": checkerboard(24, 480),
    "checkerboard 60": checkerboard(60, 500),
    "waves 9": waves(9),
    "waves 7": waves(7),
    "wall 1": wall(1, 480, 480),
    "wall 3": wall(3, 640, 400),
    **{name: photograph(name) for name in TEXTURES},
    "page 1": page(1, 18),
    "page 2": page(2, 18),
    "page in large letters": page(3, 34),
}


@pytest.mark.parametrize("name", REPEATING)
def test_what_repeats_is_not_taken_for_another_of_its_kind(name: str) -> None:
    index = index_of(**{other: rgb for other, rgb in REPEATING.items() if other != name})
    assert [item for item, sight in looked(index, REPEATING[name]).items() if sight.score >= LOCAL.likely] == []


def stamped(name: str) -> Pixels:
    """Return a photograph with a small piece of another one in a corner, as an agency's mark."""
    picture, other = image(name).resize((640, 480)), image("motorcycle_left")
    width, height = other.size
    mark = other.crop((int(width * 0.5), int(height * 0.3), int(width * 0.9), int(height * 0.7)))
    picture.paste(mark.resize((96, 72)), (640 - 104, 480 - 80))
    return np.asarray(picture)


def test_a_mark_that_two_pictures_bear_makes_neither_a_copy_of_the_other() -> None:
    index = index_of(coffee=stamped("coffee"))
    found = looked(index, stamped("rocket"))
    assert sum(found["coffee"].worth) >= LOCAL.likely  # by its votes alone it would be
    assert LOCAL.word(found["coffee"].score) is None
    assert LOCAL.word(looked(index, stamped("coffee"))["coffee"].score) is Confidence.LIKELY


def test_votes_agree_with_themselves_and_the_less_the_further_they_are_apart() -> None:
    turns, scales = np.array([0.0, 0.1, 0.3, 2 * np.pi - 0.1]), np.array([0.0, 0.0, 0.2, 0.0])
    agree = agreement(turns, scales)
    assert np.allclose(agree, agree.T)
    assert np.allclose(np.diag(agree), 1)
    assert agree[0, 1] == pytest.approx(agree[0, 3])  # a turn has no end
    assert agree[0, 1] > 0.6
    assert agree[0, 2] < 0.05
