"""Content boxes: what was put around a picture is taken off, and what fills its frame is left."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from takedown.fingerprint.box import WHOLE, Box, boxes
from tests.fingerprint.views import Pixels, image, photograph

FULL = ("astronaut", "chelsea", "china", "coffee", "flower", "motorcycle_left")
"""Photographs that nothing plain surrounds."""

Framed = tuple[Image.Image, Box]


def framed(name: str, size: tuple[int, int], fill: tuple[int, int, int], place: tuple[int, int, int, int]) -> Framed:
    """Return the photograph, laid at ``place`` (left, top, width, height) of a ground, and its true box."""
    ground = Image.new("RGB", size, fill)
    left, top, width, height = place
    ground.paste(image(name).resize((width, height)), (left, top))
    across, down = size
    return ground, Box(left / across, top / down, (left + width) / across, (top + height) / down)


def write(ground: Image.Image, at: tuple[int, int], text: str, size: int, ink: tuple[int, int, int]) -> None:
    ImageDraw.Draw(ground).text(at, text, ink, ImageFont.load_default(size))


def letterbox(name: str) -> Framed:
    return framed(name, (800, 800), (0, 0, 0), (0, 130, 800, 540))


def pillars(name: str) -> Framed:
    return framed(name, (1280, 720), (0, 0, 0), (190, 0, 900, 720))


def border(name: str) -> Framed:
    return framed(name, (700, 600), (230, 40, 40), (50, 60, 600, 480))


def meme(name: str) -> Framed:
    ground, box = framed(name, (600, 560), (255, 255, 255), (0, 110, 600, 450))
    write(ground, (110, 20), "when you see it\nafter all these years", 34, (0, 0, 0))
    return ground, box


def story(name: str) -> Framed:
    ground, box = framed(name, (1080, 1920), (40, 44, 90), (0, 550, 1080, 800))
    ImageDraw.Draw(ground).ellipse((40, 60, 140, 160), (200, 150, 90))
    write(ground, (160, 85), "anna.b   3 h", 36, (255, 255, 255))
    ImageDraw.Draw(ground).rounded_rectangle((60, 1760, 900, 1860), 50, outline=(255, 255, 255), width=4)
    write(ground, (110, 1785), "Send a message", 36, (255, 255, 255))
    return ground, box


def chat(name: str) -> Framed:
    """Return a chat's screen, of which the words beside the picture are short."""
    ground, box = framed(name, (1080, 1920), (240, 240, 245), (60, 700, 760, 560))
    write(ground, (40, 70), "< Anna", 48, (0, 0, 0))
    for top, width in ((260, 300), (400, 340), (540, 280), (1340, 320)):
        ImageDraw.Draw(ground).rounded_rectangle((60, top, 60 + width, top + 90), 30, (255, 255, 255))
        write(ground, (90, top + 25), "seen this?", 36, (0, 0, 0))
    return ground, box


def misses(found: Box, true: Box) -> float:
    """Return by how much of the picture's side the worst edge is off."""
    return float(max(abs(one - other) for one, other in zip(astuple(found), astuple(true), strict=True)))


@pytest.mark.parametrize("dress", [letterbox, pillars, border, meme, story, chat], ids=lambda dress: dress.__name__)
def test_what_was_put_around_is_taken_off(dress: object) -> None:
    assert callable(dress)
    off = {}
    for name in FULL:
        ground, true = dress(name)
        found = boxes(np.asarray(ground))
        assert len(found) <= 3
        off[name] = min((misses(box, true) for box in found), default=1.0)
    assert {name: miss for name, miss in off.items() if miss > 0.02} == {}


@pytest.mark.parametrize("name", FULL)
def test_a_photograph_that_fills_its_frame_has_no_box(name: str) -> None:
    assert boxes(photograph(name)) == []


def test_the_largest_comes_first_and_none_is_told_twice() -> None:
    ground, _ = story("rocket")
    found = boxes(np.asarray(ground))
    assert len(found) == len(set(found)) > 1
    assert [box.area for box in found] == sorted((box.area for box in found), reverse=True)


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (2, 1), (3, 2000), (2000, 3), (7, 5), (300, 200)])
@pytest.mark.parametrize("grey", [0, 200, 255])
def test_a_plain_picture_has_no_box(shape: tuple[int, int], grey: int) -> None:
    assert boxes(np.full((*shape, 3), grey, np.uint8)) == []


@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (3, 2000), (2000, 3), (40, 30)])
def test_boxes_of_any_picture_lie_in_it(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        noise = rng.integers(0, 2, (*shape, 3), np.uint8) * 255
        noise[: rng.integers(1, shape[0] + 1)] = 255
        for box in boxes(noise):
            assert 0 <= box.left < box.right <= 1
            assert 0 <= box.top < box.bottom <= 1
            assert box.of(noise).size > 0


def test_a_box_of_a_picture_is_that_part_of_it() -> None:
    picture: Pixels = np.arange(10 * 20 * 3, dtype=np.uint8).reshape(10, 20, 3)
    assert np.array_equal(WHOLE.of(picture), picture)
    assert np.array_equal(Box(0.25, 0.5, 0.75, 1.0).of(picture), picture[5:, 5:15])
    assert Box(1.0, 1.0, 1.0, 1.0).of(picture).shape == (1, 1, 3)
    assert Box(0.25, 0.5, 0.75, 1.0).area == pytest.approx(0.25)
