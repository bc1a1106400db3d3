"""The photographs of the demonstration, their altered copies, and which address holds what."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from takedown.demo import run
from takedown.demo.photographs import REGISTERED, DemoNotInstalled, Edit, copy_of, registered, unrelated
from takedown.demo.posts import HER_OWN, IN_GALLERY, ON_FILE_HOST, Truth, among

Turn = Callable[[Image.Image], Image.Image]


def opened(media: bytes) -> Image.Image:
    return Image.open(io.BytesIO(media)).convert("RGB")


def small(picture: Image.Image) -> bytes:
    return picture.convert("L").resize((8, 8), Image.Resampling.BOX).tobytes()


def difference(left: Image.Image, right: Image.Image) -> float:
    return sum(abs(a - b) for a, b in zip(small(left), small(right), strict=True)) / 64


def test_every_registered_photograph_is_there_and_opens() -> None:
    for path in registered().values():
        with Image.open(path) as picture:
            assert min(picture.size) >= 256


@pytest.mark.parametrize(
    ("edit", "back"),
    [
        (Edit.REENCODED, lambda copy: copy),
        (Edit.HALVED, lambda copy: copy),
        (Edit.MIRRORED, ImageOps.mirror),
        (Edit.TURNED, lambda copy: copy.transpose(Image.Transpose.ROTATE_270)),
        (Edit.WEBP, lambda copy: copy),
    ],
)
def test_a_copy_is_the_photograph_altered_in_the_way_it_says(edit: Edit, back: Turn) -> None:
    with Image.open(registered()["coffee"]) as original:
        copy = opened(copy_of("coffee", edit))
        assert difference(back(copy), original) < 4
        assert copy.tobytes() != original.convert("RGB").tobytes()


def test_a_halved_copy_is_half_the_size_and_a_turned_one_lies_on_its_side() -> None:
    assert opened(copy_of("coffee", Edit.HALVED)).size == (300, 200)
    assert opened(copy_of("coffee", Edit.TURNED)).size == (400, 600)


def test_what_is_posted_beside_plain_copies_shows_the_photograph_cut_on_a_screen_and_moving() -> None:
    with Image.open(registered()["coffee"]) as original:
        width, height = original.size
        cut = original.convert("RGB").crop((width // 12, height // 10, width - width // 9, height - height // 12))
    captioned = opened(copy_of("coffee", Edit.CAPTIONED))
    assert difference(captioned.crop((0, captioned.height - cut.height, *captioned.size)), cut) < 4
    screen = opened(copy_of("coffee", Edit.SCREENSHOT))
    with Image.open(registered()["coffee"]) as original:
        assert difference(screen.crop((0, 136, 540, 136 + 540 * height // width)), original) < 4
        with Image.open(io.BytesIO(copy_of("coffee", Edit.MOVING))) as clip:
            assert getattr(clip, "n_frames", 1) == 12
            assert difference(clip.convert("RGB"), original) < 4


def test_unrelated_pictures_are_many_and_resemble_nothing_registered() -> None:
    originals = []
    for path in registered().values():
        with Image.open(path) as picture:
            originals.append(picture.convert("RGB"))
    others = [opened(media) for media in unrelated()]
    assert len(others) >= 12
    for other in others:
        turns = [other, ImageOps.mirror(other), other.rotate(90, expand=True), other.rotate(270, expand=True)]
        assert min(difference(turn, original) for turn in turns for original in originals) > 8


def test_copies_are_spread_among_the_unrelated_pictures() -> None:
    files = among(ON_FILE_HOST, [b"one", b"two", b"three"])
    assert len(files) == len(ON_FILE_HOST) + 3
    assert {place.split("/")[0] for place in files} == {"album1", "album2"}


def test_truth_knows_a_copy_and_its_thumbnail_and_nothing_else() -> None:
    truth = Truth()
    truth.note("127.0.0.1:1", IN_GALLERY)
    assert truth.at("http://127.0.0.1:1/garden/p1021.jpg") == HER_OWN
    assert truth.at("http://127.0.0.1:1/garden/thumbnails/p1021.jpg") == HER_OWN
    assert truth.at("http://127.0.0.1:2/garden/p1021.jpg") is None
    assert truth.at("http://127.0.0.1:1/garden/scan_01.jpg") is None


def test_every_way_of_altering_is_shown_and_one_photograph_is_posted_nowhere() -> None:
    posted = (*ON_FILE_HOST, *IN_GALLERY)
    assert {copy.edit for copy in posted} == set(Edit)
    assert set(REGISTERED) - {copy.photograph for copy in posted} == {"china"}


def test_without_the_photographs_nothing_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("takedown.demo.photographs.find_spec", lambda _: None)
    with pytest.raises(DemoNotInstalled):
        run("en", tmp_path / "demo", serve=False)
    assert list(tmp_path.iterdir()) == []
