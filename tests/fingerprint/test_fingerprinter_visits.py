"""A file opened once behind the walls and asked several times: pictures, animations and videos, sound and broken."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from takedown.fingerprint import wire
from takedown.fingerprint.box import Box
from takedown.fingerprint.fingerprinter import CODES, Fingerprinter, NoSecret, Unreadable
from takedown.fingerprint.pdq import pdq
from takedown.fingerprint.view import FrameView, Purpose, View
from takedown.jail import FileSource, Jail, JailClosed, MemorySource, Refused
from takedown.settings import JailSettings
from tests.fingerprint import photographs
from tests.media import moving

MEBIBYTE = 1024 * 1024
SECRET = bytes(range(32))
SMALL = JailSettings(workers=1, seconds=10.0, memory_bytes=512 * MEBIBYTE)


@pytest.fixture(scope="module")
def fingerprinter() -> Iterator[Fingerprinter]:
    with Fingerprinter(SMALL, SECRET) as fingerprinter:
        yield fingerprinter


class Padded:
    """A file with 300 MiB of nothing behind it; counts how much of it was read at most at once."""

    def __init__(self, content: bytes) -> None:
        self._content = content + struct.pack("!I4s", 300 * MEBIBYTE, b"free")
        self.size = len(content) + 300 * MEBIBYTE
        self.most = 0

    def read(self, offset: int, size: int) -> bytes:
        self.most = max(self.most, size)
        part = self._content[offset : offset + size]
        return part + bytes(max(0, min(size, self.size - offset) - len(part)))


def png(pixels: moving.Pixels) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def frames(fingerprinter: Fingerprinter, content: bytes) -> list[FrameView]:
    with fingerprinter.visit(content) as visit:
        return list(visit.frames(Purpose.PROBE))


def distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def matching(one: View, other: View, *, mirrored: bool = False) -> int:
    """Return how many codes of ``one`` are all but one of ``other``'s."""
    codes = other.mirrored if mirrored else other.codes
    return int((np.bitwise_count(one.codes[:, None] ^ codes[None]).sum(axis=2).min(axis=1) <= 16).sum())


def test_a_picture_is_opened_once_and_looked_at_again(fingerprinter: Fingerprinter) -> None:
    pixels = photographs.scenes()[0]
    with fingerprinter.visit(png(pixels)) as visit:
        assert visit.fingerprint.sha256 == hashlib.sha256(png(pixels)).digest()
        assert visit.fingerprint.pdq == pdq(pixels).hash
        assert not visit.moving
        assert visit.duration == 0
        assert list(visit.frames(Purpose.PROBE)) == []
        whole, again = visit.look(Purpose.REGISTER), visit.look(Purpose.REGISTER)
        assert np.array_equal(whole.codes, again.codes)
        assert whole.codes.shape == whole.mirrored.shape == (len(whole), 32)
        assert whole.places.shape == (len(whole), 5)
        assert len(whole) >= 50


def test_a_region_is_placed_in_the_whole(fingerprinter: Fingerprinter) -> None:
    pixels = photographs.scenes()[0]
    region = Box(0.5, 0.25, 1.0, 0.75)
    with fingerprinter.visit(png(pixels)) as visit:
        view = visit.look(Purpose.PROBE, region)
    with fingerprinter.visit(png(region.of(pixels))) as visit:
        alone = visit.look(Purpose.PROBE)
    assert np.array_equal(view.codes, alone.codes)
    assert np.allclose(view.places[:, 0], 0.5 + alone.places[:, 0] / 2, atol=0.01)
    assert np.allclose(view.places[:, 1], 0.25 + alone.places[:, 1] / 2, atol=0.01)
    assert np.allclose(view.places[:, 2], alone.places[:, 2])


def test_mirrored_codes_are_those_of_the_mirrored_picture(fingerprinter: Fingerprinter) -> None:
    pixels = photographs.scenes()[0]
    with fingerprinter.visit(png(pixels)) as visit:
        plain = visit.look(Purpose.REGISTER)
    with fingerprinter.visit(png(np.ascontiguousarray(pixels[:, ::-1]))) as visit:
        flipped = visit.look(Purpose.REGISTER)
    assert matching(flipped, plain, mirrored=True) > len(flipped) / 2
    assert matching(flipped, plain) < len(flipped) / 5


def test_codes_follow_the_secret(fingerprinter: Fingerprinter) -> None:
    content = png(photographs.scenes()[0])
    with fingerprinter.visit(content) as visit:
        ours = visit.look(Purpose.REGISTER)
    with Fingerprinter(SMALL, SECRET[::-1]) as other, other.visit(content) as visit:
        theirs = visit.look(Purpose.REGISTER)
    assert np.array_equal(ours.places, theirs.places)
    assert matching(ours, theirs) <= len(ours) / 50


def test_without_a_secret_there_are_no_codes() -> None:
    with Fingerprinter(SMALL) as plain:
        with plain.visit(png(photographs.scenes()[0])) as visit, pytest.raises(NoSecret):
            visit.look(Purpose.REGISTER)
        assert all(frame.view is None for frame in frames(plain, moving.film("mp4")))


def test_a_bordered_picture_has_its_content_box(fingerprinter: Fingerprinter) -> None:
    pixels = photographs.scenes()[3]
    height, width = pixels.shape[:2]
    bordered = np.full((height * 2, width, 3), 255, np.uint8)
    bordered[height // 2 : height // 2 + height] = pixels
    with fingerprinter.visit(png(bordered)) as visit:
        found = visit.boxes
    assert any(distance(box.variants[0], pdq(pixels).hash) <= 31 for box in found)
    assert all(len(box.variants) == 8 for box in found)


@pytest.mark.parametrize("name", moving.CODECS)
def test_every_kind_of_video_is_decoded_behind_the_walls(fingerprinter: Fingerprinter, name: str) -> None:
    content = moving.film(name)
    with fingerprinter.visit(content) as visit:
        found = list(visit.frames(Purpose.PROBE))
        fingerprint = visit.fingerprint
        assert visit.moving
        assert visit.cut == ""
        assert 3 < visit.duration < 5
    assert (fingerprint.width, fingerprint.height, fingerprint.format) == (320, 240, moving.FORMATS[name])
    assert fingerprint.md5 == hashlib.md5(content, usedforsecurity=False).digest()
    assert fingerprint.pdq == found[0].variants[0]
    assert len(found) >= 4
    assert all(len(frame.variants) == 8 for frame in found)
    assert sum(frame.view is not None for frame in found) >= 4
    # What was filmed in a second is what is seen in that second, within a frame.
    rate = moving.rate_of(name)
    filmed = [pdq(pixels).hash for pixels in moving.scenes(4, rate)]
    for frame in found:
        number = round(frame.at * rate)
        assert min(distance(frame.variants[0], code) for code in filmed[max(0, number - 1) : number + 2]) <= 31


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_an_animation_is_a_picture_and_a_video(fingerprinter: Fingerprinter, form: str) -> None:
    with fingerprinter.visit(moving.animation(form)) as visit:
        found = list(visit.frames(Purpose.REGISTER))
        assert visit.moving
        assert visit.fingerprint.format == form.lower()
        assert len(visit.look(Purpose.PROBE)) > 20
        assert visit.duration > 1.5
    assert len(found) >= 6
    assert visit.fingerprint.pdq is not None
    assert distance(found[0].variants[0], visit.fingerprint.pdq) <= 10


def test_a_file_larger_than_the_childs_memory_is_read_in_pieces(fingerprinter: Fingerprinter) -> None:
    source = Padded(moving.film("mp4"))
    with fingerprinter.visit(source) as visit:
        assert len(list(visit.frames(Purpose.PROBE))) >= 8
        assert visit.fingerprint.sha256 == hashlib.sha256(source.read(0, source.size)).digest()
    assert source.size > fingerprinter.max_bytes


def test_a_local_file_is_a_source(fingerprinter: Fingerprinter, tmp_path: Path) -> None:
    file = tmp_path / "film"
    file.write_bytes(moving.film("webm"))
    with FileSource(file) as source, fingerprinter.visit(source) as visit:
        assert list(visit.frames(Purpose.PROBE))
    assert fingerprinter.of(moving.film("webm")) == visit.fingerprint


def test_what_a_child_held_is_gone_with_the_next_file(fingerprinter: Fingerprinter) -> None:
    picture, other = MemorySource(png(photographs.scenes()[0])), MemorySource(b"no picture")
    look = wire.pack_question(wire.Look(bytes(8), Purpose.PROBE))
    with fingerprinter._jail.visit() as visit:  # behind the face, which doesn't ask on after a refusal
        visit.ask(wire.pack_question(wire.Open(bytes(8), picture.size)), picture)
        assert len(visit.ask(look)) > 1000
        with pytest.raises(Refused) as caught:
            visit.ask(wire.pack_question(wire.Open(bytes(8), other.size)), other)
        assert caught.value.reason == "not-media"
        with pytest.raises(Refused) as caught:
            visit.ask(look)
        assert caught.value.reason == "empty"


def test_a_visit_that_ended_shows_nothing(fingerprinter: Fingerprinter) -> None:
    with fingerprinter.visit(png(photographs.scenes()[0])) as visit:
        pass
    with pytest.raises(JailClosed):
        visit.look(Purpose.PROBE)


def test_two_visits_at_once_keep_apart() -> None:
    contents = [png(pixels) for pixels in photographs.scenes()] + [moving.film("mp4")]
    with Fingerprinter(SMALL.model_copy(update={"workers": 2}), SECRET) as two, ThreadPoolExecutor(4) as threads:

        def look(content: bytes) -> View:
            with two.visit(content) as visit:
                return visit.look(Purpose.REGISTER)

        first, second = list(threads.map(look, contents)), [look(content) for content in contents]
    assert all(np.array_equal(one.codes, other.codes) for one, other in zip(first, second, strict=True))


def _ten_hours() -> bytes:
    content = bytearray(moving.film("mp4"))
    at = content.index(b"mvhd") + 4
    scale = int.from_bytes(content[at + 12 : at + 16], "big")
    content[at + 16 : at + 20] = (36_000 * scale).to_bytes(4, "big")
    return bytes(content)


def test_a_film_that_claims_ten_hours_is_not_believed(fingerprinter: Fingerprinter) -> None:
    with fingerprinter.visit(_ten_hours()) as visit:
        assert list(visit.frames(Purpose.PROBE))[-1].at < 5
        assert visit.duration < 5
        assert visit.cut == ""


def test_what_was_seen_before_the_limits_counts() -> None:
    film = moving.encoded(moving.scenes(30, 10, (160, 96)))
    with Fingerprinter(SMALL.model_copy(update={"max_video_seconds": 10.0})) as short:
        with short.visit(film) as visit:
            assert 4 < list(visit.frames(Purpose.PROBE))[-1].at <= 10
            assert visit.cut == "too-long"
            assert visit.duration >= 29
        with short.visit(moving.film("mp4")) as visit:
            assert list(visit.frames(Purpose.PROBE))
            assert visit.cut == ""
    with Fingerprinter(SMALL.model_copy(update={"max_video_work": 1e-6})) as hasty, hasty.visit(film) as visit:
        assert 1 <= len(list(visit.frames(Purpose.PROBE))) <= 8
        assert visit.cut == "too-long"


def test_a_child_whose_time_runs_back_is_not_believed_any_further() -> None:
    with Fingerprinter(SMALL) as fingerprinter, Jail("tests.fingerprint.backwards", workers=1) as taken_over:
        fingerprinter._jail, honest = taken_over, fingerprinter._jail
        with fingerprinter.visit(b"the film") as visit:
            assert [frame.at for frame in visit.frames(Purpose.PROBE)] == [1.0, 2.0, 2.0, 9.0]
            assert visit.cut == "crashed"
            assert visit.duration == 9.0
            assert list(visit.frames(Purpose.PROBE)) == []  # the child isn't asked again
        fingerprinter._jail = honest


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"GIF89a" + struct.pack("<HHBBB", 30_000, 30_000, 0, 0, 0) + b"\x2c" + bytes(20) + b";", "too-many-pixels"),
        (b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", "not-media"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "not-media"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n", "truncated"),
        (b"\x1a\x45\xdf\xa3#EXTM3U\nhttp://127.0.0.1/\n" + bytes(100), "corrupt"),
        (moving.film("mp4")[:-2000], "truncated"),
        (moving.sound(), "not-media"),
        (b"\xff\xd8\xff" + bytes(65 * MEBIBYTE), "too-large"),
        (b"", "empty"),
    ],
    ids=["huge", "playlist", "concat", "playlist-mp4", "playlist-mkv", "cut", "sound", "large", "empty"],
)
def test_what_cannot_be_opened_has_its_reason(fingerprinter: Fingerprinter, content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught, fingerprinter.visit(content):
        pass
    assert caught.value.code == code


SEEDS = [
    *(moving.film(name) for name in ("mp4", "webm", "mkv", "avi", "mpeg-ts", "mp4-fragment", "mp4-av1", "mp4-hevc")),
    *(moving.animation(form) for form in ("GIF", "WEBP", "AVIF")),
]


@settings(max_examples=80, deadline=None)
@given(seed=st.sampled_from(SEEDS), data=st.data())
def test_a_damaged_file_is_answered(fingerprinter: Fingerprinter, seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    near = data.draw(st.sampled_from([64, 1000, len(content)]))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, near - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(1, len(content) - 1)) :]
    code = ""
    try:
        with fingerprinter.visit(bytes(content)) as visit:
            found = list(visit.frames(Purpose.REGISTER))
            assert [frame.at for frame in found] == sorted(frame.at for frame in found)
            code = visit.cut
    except Unreadable as unreadable:
        code = unreadable.code
    assert code in {"", *CODES}
