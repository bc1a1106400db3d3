"""Videos in every dress give the same frames; what is broken gives a reason, or what came before the break."""

from __future__ import annotations

import gc
import itertools
from fractions import Fraction

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.fingerprint.pdq import pdq
from takedown.jail import MemorySource, Refusal
from takedown.media import animation, decode, video
from takedown.media.clock import Clock, Times
from takedown.media.sniff import HEAD, PICTURES, Format, moves, sniff
from tests.media import moving

MAX_PIXELS = 60_000_000
DAY = 86_400.0

decode.configure()
video.configure()


def opened(content: bytes, max_pixels: int = MAX_PIXELS, max_seconds: float = DAY) -> video.Video:
    return video.Video(MemorySource(content).read, len(content), sniff(content[:HEAD]), max_pixels, max_seconds)


def frames(content: bytes, max_pixels: int = MAX_PIXELS, max_seconds: float = DAY) -> list[tuple[float, moving.Pixels]]:
    found = sniff(content[:HEAD])
    every = (
        animation.frames(content, max_pixels, max_seconds)
        if found in PICTURES
        else opened(content, max_pixels, max_seconds).frames()
    )
    return [frame for frame in every if frame is not None]


def distance(one: moving.Pixels, other: moving.Pixels) -> int:
    return (int.from_bytes(pdq(one).hash) ^ int.from_bytes(pdq(other).hash)).bit_count()


def code_of(content: bytes, max_pixels: int = MAX_PIXELS) -> str:
    with pytest.raises(Refusal) as caught:
        frames(content, max_pixels)
    return caught.value.code


@pytest.mark.parametrize("name", moving.CODECS)
def test_a_film_in_any_dress_shows_its_scenes(name: str) -> None:
    content = moving.film(name)
    assert sniff(content[:HEAD]) == moving.FORMATS[name]
    found = frames(content)
    seconds = [at for at, _ in found]
    assert len(found) >= 8
    assert seconds == sorted(set(seconds))
    assert seconds[0] == 0
    assert 3 < seconds[-1] < 4.1
    rate = moving.rate_of(name)
    originals = moving.scenes(4, rate)
    for second in range(4):
        # Somewhere in that second, the film shows what was filmed in that second.
        shown = [pixels for at, pixels in found if second <= at + 0.06 and at < second + 1]
        assert min(distance(p, o) for p in shown for o in originals[second * rate : (second + 1) * rate]) <= 24


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_an_animation_shows_its_frames(form: str) -> None:
    content = moving.animation(form)
    assert moves(content, sniff(content))
    found = frames(content)
    assert len(found) >= 6
    assert found[0][0] == 0
    assert 1.5 < found[-1][0] < 2
    originals = moving.scenes(2, 5, (160, 120))
    assert all(min(distance(pixels, original) for original in originals) <= 24 for _, pixels in found)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_a_still_picture_does_not_move(form: str) -> None:
    content = moving.still(form)
    assert not moves(content, sniff(content))


@pytest.mark.parametrize(
    ("matrix", "upright"),
    [
        ((1, 0, 0, 1), lambda p: p),
        ((0, 1, -1, 0), lambda p: np.rot90(p, -1)),
        ((-1, 0, 0, -1), lambda p: np.rot90(p, 2)),
        ((0, -1, 1, 0), lambda p: np.rot90(p, 1)),
        ((-1, 0, 0, 1), np.fliplr),
        ((1, 0, 0, -1), np.flipud),
    ],
)
def test_a_film_held_sideways_is_set_upright(matrix: tuple[int, int, int, int], upright: object) -> None:
    assert callable(upright)
    content = moving.turned(moving.film("mp4"), matrix)
    expected = np.ascontiguousarray(upright(frames(moving.film("mp4"))[0][1]))
    found = opened(content)
    pixels = next(frame for frame in found.frames() if frame)[1]
    assert np.array_equal(pixels, expected)
    assert found.size(pixels) == (expected.shape[1], expected.shape[0])


def test_pixels_that_are_not_square_are_stretched() -> None:
    content = moving.encoded(moving.scenes(1, 10), "mp4", aspect=Fraction(2, 1))
    film = opened(content)
    pixels = next(frame for frame in film.frames() if frame)[1]
    assert film.size(pixels) == (640, 240)
    assert pixels.shape[1] / pixels.shape[0] == pytest.approx(640 / 240, rel=0.02)


def test_a_large_film_is_reduced() -> None:
    content = moving.encoded(moving.scenes(0.3, 10, (1280, 720)), "mp4")
    film = opened(content)
    pixels = next(frame for frame in film.frames() if frame)[1]
    assert pixels.shape == (288, 512, 3)
    assert film.size(pixels) == (1280, 720)


@pytest.mark.parametrize("keys", [1, 5, 10, 250])
def test_frames_come_evenly_however_many_are_key_frames(keys: int) -> None:
    content = moving.encoded(moving.scenes(20, 10, (160, 96)), "mp4", keys=keys)
    seconds = [at for at, _ in frames(content)]
    assert all(later - earlier <= 1.5 for earlier, later in itertools.pairwise(seconds))
    assert 25 <= len(seconds) <= 45


def test_frames_are_let_go_one_by_one() -> None:
    content = moving.film("mp4")
    every = opened(content).frames()
    gc.collect()
    gc.disable()
    try:
        assert sum(frame is not None for frame in every) >= 8
        assert sum(isinstance(one, av.VideoFrame) for one in gc.get_objects()) <= 2
    finally:
        gc.enable()


def test_no_more_is_worked_through_than_wanted() -> None:
    seconds = [at for at, _ in frames(moving.film("mp4"), max_seconds=1.5)]
    assert seconds[-1] <= 1.5
    assert [at for at, _ in frames(moving.animation("GIF"), max_seconds=1.0)][-1] <= 1.0


@pytest.mark.parametrize("name", ["mp4-fragment", "webm", "mkv", "avi", "flv", "mpeg-ts", "mpeg-ps"])
def test_what_came_before_the_break_is_kept(name: str) -> None:
    content = moving.film(name)
    found = frames(content[: len(content) * 2 // 3])
    assert 3 <= len(found) < len(frames(content))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (moving.film("mp4")[: len(moving.film("mp4")) // 2], "truncated"),  # what tells where its frames are is gone
        (moving.film("mp4")[:100], "truncated"),
        (moving.film("avi")[:300], "truncated"),
        (moving.film("mkv")[:100], "corrupt"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "corrupt"),
        (b"\x1a\x45\xdf\xa3" + bytes(3000), "corrupt"),
        (b"FLV\x01\x05\0\0\0\x09" + bytes(3000), "corrupt"),
        ((b"G" + bytes(187)) * 30, "corrupt"),
        (b"OggS" + bytes(3000), "corrupt"),
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n", "not-media"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "not-media"),
        (b"<?xml version='1.0'?><MPD></MPD>", "not-media"),
    ],
)
def test_what_cannot_be_shown_gets_its_reason(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_of_an_animation_no_more_pixels_are_decoded_than_ten_of_the_largest_pictures_have() -> None:
    pixels = 160 * 120
    assert len(frames(moving.animation("GIF"), pixels)) == 10
    still = moving.still("GIF")
    start = gif_frame(still)
    bomb = still[:start] + still[start:-1] * 500 + b";"
    assert 0.5 < frames(bomb, pixels)[-1][0] < 1.0  # a tenth of a second each: ten frames


def gif_frame(content: bytes) -> int:
    """Return where the first frame of a GIF without an extension begins: behind 13 bytes and the table of colours."""
    start = 13 + 3 * 2 ** ((content[10] & 7) + 1)
    return start if content[start : start + 1] == b"," else content.index(b",", start)


def test_a_later_frame_that_is_larger_than_the_whole_ends_the_animation() -> None:
    still = moving.still("GIF")
    start = gif_frame(still)
    vast = still[start : start + 5] + b"\xff\xff\xff\xff" + still[start + 9 : -1]
    assert [at for at, _ in frames(still[:-1] + vast + b";")] == [0.0]


def test_sound_alone_is_no_medium() -> None:
    assert code_of(moving.sound()) == "not-media"


def test_the_limit_on_pixels_is_exact() -> None:
    assert frames(moving.film("mp4"), 320 * 240)
    assert code_of(moving.film("mp4"), 320 * 240 - 1) == "too-many-pixels"
    assert code_of(moving.animation("GIF"), 160 * 120 - 1) == "too-many-pixels"


def test_a_film_that_claims_ten_hours_is_looked_at_as_it_is() -> None:
    content = bytearray(moving.film("mp4"))
    at = content.index(b"mvhd") + 4
    scale = int.from_bytes(content[at + 12 : at + 16], "big")
    content[at + 16 : at + 20] = (36_000 * scale).to_bytes(4, "big")
    assert len(frames(bytes(content))) >= 8
    assert opened(bytes(content)).duration <= 36_000


def test_times_never_run_back_nor_leap() -> None:
    times = Times(0.5)
    assert [times.of(stamp) for stamp in (7.0, 8.0, None, 2.0, 3.0, 9e5, None)] == [0, 1, 1.5, 2, 3, 3.5, 4]


@given(duration=st.floats(0, 1e6), steps=st.lists(st.floats(0.001, 30), max_size=60))
def test_a_frame_is_due_when_the_last_is_long_ago(duration: float, steps: list[float]) -> None:
    clock, at, last = Clock(duration), 0.0, 0.0
    assert clock.due(0.0)
    for step in steps:
        at += step
        due = clock.due(at)
        assert due or at - last < 1.0
        last = at if due else last


SEEDS = [
    *(moving.film(name) for name in ("mp4", "webm", "mkv", "avi", "flv", "mpeg-ts", "mp4-fragment", "mp4-hevc")),
    *(moving.animation(form) for form in ("GIF", "WEBP", "PNG")),
]


@pytest.mark.timeout(900)  # some damage makes a decoder work hard, and the machine may be busy
@settings(max_examples=50, deadline=None)
@given(seed=st.sampled_from(SEEDS), data=st.data())
def test_a_damaged_file_gives_frames_or_a_reason(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    near = data.draw(st.sampled_from([64, 1000, len(content)]))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, near - 1))] = data.draw(st.integers(0, 255))
    code = ""
    try:
        assert all(pixels.ndim == 3 for _, pixels in frames(bytes(content), 1_000_000, 100.0))
    except Refusal as refusal:
        code = refusal.code
    assert code in {"", "truncated", "corrupt", "not-media", "too-many-pixels"}


def test_every_picture_format_can_be_told_from_a_video() -> None:
    assert {Format(form) for form in ("jpeg", "png", "gif", "webp", "heic", "avif")} == PICTURES
