"""The cascade, through the real jail: each stage finds what the one before can't."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image, ImageOps

from takedown.cases.match import Confidence, Hit, Method
from takedown.cases.media import Level, Media
from takedown.fingerprint import kept
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.jail import MemorySource
from takedown.matching.registry import Registry
from takedown.pipeline.looking.describe import describing
from takedown.pipeline.looking.identify import LARGE, Identifier
from takedown.settings import JailSettings
from tests.fingerprint.views import SECRET, Pixels, image
from tests.media.moving import encoded


@pytest.fixture(scope="module")
def fingerprinter() -> Iterator[Fingerprinter]:
    with Fingerprinter(JailSettings(workers=1), secret=SECRET) as made:
        yield made


def jpeg(picture: Image.Image, quality: int = 85) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return file.getvalue()


HERS, OTHER = image("chelsea"), image("astronaut")


def registered(fingerprinter: Fingerprinter, case: str, picture: Image.Image, level: Level = Level.STRONG) -> Media:
    found = describing(fingerprinter, level)(MemorySource(jpeg(picture)))
    assert not found.refusal
    return Media.registered(case, found.fingerprint, kind=found.kind, local=found.local)


@pytest.fixture(scope="module")
def hers(fingerprinter: Fingerprinter) -> Media:
    return registered(fingerprinter, "one", HERS)


@pytest.fixture(scope="module")
def other(fingerprinter: Fingerprinter) -> Media:
    return registered(fingerprinter, "other", OTHER)


@pytest.fixture(scope="module")
def identifier(fingerprinter: Fingerprinter, hers: Media, other: Media) -> Identifier:
    registry = Registry()
    registry.add(hers)
    registry.add(other)
    return Identifier(fingerprinter, registry)


def only(hits: tuple[Hit, ...], media: Media) -> Hit:
    assert [hit.media_id for hit in hits if hit.confidence is not Confidence.POSSIBLE] == [media.id]
    return hits[0]


def bordered(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, (70, 110), (250, 250, 250))


def inside(picture: Image.Image, width: int, ground: Image.Image) -> Image.Image:
    """Return a large picture in whose corner stands a small copy."""
    large = ImageOps.fit(ground, (1600, 1200))
    large.paste(picture.resize((width, width * picture.height // picture.width)), (1180, 180))
    return large


CROPPED = ImageOps.mirror(HERS.crop((60, 20, 400, 280)))
CORNERED = inside(HERS, 170, image("china"))


def test_the_same_file_is_exact_and_needs_no_look_at_parts(identifier: Identifier, hers: Media) -> None:
    seen = identifier.of(jpeg(HERS))
    hit = only(seen.hits, hers)
    assert (hit.method, hit.confidence, hit.case_id) == (Method.EXACT, Confidence.CERTAIN, "one")
    assert seen.local == b""


def test_the_same_picture_is_found_by_the_whole_of_it(identifier: Identifier, hers: Media) -> None:
    seen = identifier.of(jpeg(HERS.resize((300, 200)).rotate(90, expand=True), 60))
    hit = only(seen.hits, hers)
    assert (hit.method, hit.confidence) == (Method.PDQ, Confidence.CERTAIN)
    assert hit.transform == "rotate-270"
    assert seen.local == b""


def test_a_border_is_taken_off(identifier: Identifier, hers: Media) -> None:
    hit = only(identifier.of(jpeg(bordered(HERS))).hits, hers)
    assert (hit.method, hit.confidence) == (Method.PDQ, Confidence.CERTAIN)


def test_a_part_is_found_by_its_details_and_what_was_seen_is_kept(identifier: Identifier, hers: Media) -> None:
    seen = identifier.of(jpeg(CROPPED))
    hit = only(seen.hits, hers)
    assert (hit.method, hit.confidence, hit.transform) == (Method.LOCAL, Confidence.LIKELY, "mirror")
    assert hit.reason
    assert len(kept.unpack(seen.local)) == kept.MOST


def test_a_tiny_copy_in_a_large_picture_is_found_by_the_closer_look_alone(identifier: Identifier, hers: Media) -> None:
    assert max(CORNERED.size) > LARGE
    assert only(identifier.of(jpeg(CORNERED)).hits, hers).method is Method.LOCAL
    # The same picture, too small to be looked at more closely.
    small = identifier.of(jpeg(CORNERED.resize((800, 600))))
    assert [hit for hit in small.hits if hit.confidence is not Confidence.POSSIBLE] == []


def test_one_case_alone_can_be_asked(identifier: Identifier, hers: Media, other: Media) -> None:
    both = Image.new("RGB", (900, 450))
    both.paste(HERS.resize((450, 450)), (0, 0))
    both.paste(OTHER.resize((450, 450)), (450, 0))
    content = jpeg(both)
    assert {hit.media_id for hit in identifier.of(content).hits} == {hers.id, other.id}
    assert {hit.media_id for hit in identifier.of(content, "one").hits} == {hers.id}
    assert identifier.of(content, "nobody's").hits == ()


def test_a_stranger_is_nothing(identifier: Identifier) -> None:
    seen = identifier.of(jpeg(image("coffee")))
    assert seen.hits == ()
    assert len(kept.unpack(seen.local)) == kept.MOST


def test_where_whole_pictures_alone_are_held_no_details_are_looked_at(fingerprinter: Fingerprinter) -> None:
    registry = Registry()
    registry.add(registered(fingerprinter, "one", HERS, Level.PORTABLE))
    seen = Identifier(fingerprinter, registry).of(jpeg(CROPPED))
    assert seen.local == b""
    assert [hit for hit in seen.hits if hit.confidence is not Confidence.POSSIBLE] == []


def frames(picture: Image.Image) -> list[Pixels]:
    """Return two seconds of film that move over another photograph, then two over a cropped copy."""
    shown = picture.crop((20, 10, 430, 290)).resize((480, 320))
    strange = image("coffee").resize((480, 320))
    return [
        np.asarray(still.crop((step, step // 2, step + 320, step // 2 + 240)))
        for still in (strange, shown)
        for step in range(0, 160, 8)
    ]


def animated(pictures: list[Pixels]) -> bytes:
    file = io.BytesIO()
    first, *more = (Image.fromarray(rgb) for rgb in pictures[::4])
    first.save(file, "GIF", save_all=True, append_images=more, duration=400)
    return file.getvalue()


@pytest.mark.parametrize("content", [encoded(frames(HERS)), animated(frames(HERS))], ids=["mp4", "gif"])
def test_what_moves_and_shows_her_picture_is_found_with_its_seconds(
    identifier: Identifier, hers: Media, content: bytes
) -> None:
    hit = only(identifier.of(content).hits, hers)
    assert hit.method is Method.VIDEO
    assert hit.confidence is Confidence.LIKELY
    assert hit.spans[0].start >= 1.5
    assert hit.spans[-1].end <= 4.5


@pytest.mark.parametrize("size", [(1100, 2300), (3000, 2100)])
def test_a_large_screen_is_looked_at_in_its_own_shape(
    identifier: Identifier, hers: Media, size: tuple[int, int]
) -> None:
    screen = Image.new("RGB", size, (238, 238, 238))
    screen.paste(HERS.resize((700, 700 * HERS.height // HERS.width)), (200, 900))
    screen.paste(image("coffee").resize((600, 400)), (480, 120))
    assert only(identifier.of(jpeg(screen)).hits, hers).method is Method.LOCAL
