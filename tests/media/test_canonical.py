"""The same picture in every dress that files put it in gives the same pixels; what isn't a picture gives a reason."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from sklearn.datasets import load_sample_image

from takedown.fingerprint.pdq import pdq
from takedown.jail import Refusal
from takedown.media.canonical import LARGE, canonical
from takedown.media.decode import configure
from takedown.media.sniff import Format

MAX_PIXELS = 60_000_000
PHOTOGRAPH = Image.fromarray(load_sample_image("china.jpg"))
PLAIN = pdq(np.asarray(PHOTOGRAPH)).hash

configure()


def saved(picture: Image.Image, form: str, **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def heic(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    pillow_heif.from_pillow(picture).save(file, quality=80)
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))


def png(width: int, height: int) -> bytes:
    """Return a PNG whose header promises ``width`` x ``height`` grey pixels and whose data holds a few."""
    header = chunk(b"IHDR", struct.pack("!IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def png16(picture: Image.Image) -> bytes:
    grey = np.asarray(picture.convert("L")).astype(np.uint16) * 257
    return saved(Image.fromarray(grey), "PNG")


def with_alpha(picture: Image.Image, mode: str) -> Image.Image:
    transparent = picture.convert(mode)
    transparent.putalpha(255)
    return transparent


def moving(picture: Image.Image, form: str) -> bytes:
    others = [Image.new("RGB", picture.size, colour) for colour in ("red", "blue")]
    return saved(picture.convert("RGB"), form, save_all=True, append_images=others, duration=100)


def distance(content: bytes, other: bytes = PLAIN) -> int:
    found = pdq(canonical(content, MAX_PIXELS).pixels()).hash
    return (int.from_bytes(found) ^ int.from_bytes(other)).bit_count()


DRESSES: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(PHOTOGRAPH, "JPEG", quality=85),
    "jpeg progressive": lambda: saved(PHOTOGRAPH, "JPEG", quality=85, progressive=True),
    "jpeg cmyk": lambda: saved(PHOTOGRAPH.convert("CMYK"), "JPEG", quality=90),
    "jpeg grey": lambda: saved(PHOTOGRAPH.convert("L"), "JPEG", quality=90),
    "png": lambda: saved(PHOTOGRAPH, "PNG"),
    "png palette": lambda: saved(PHOTOGRAPH.quantize(256), "PNG"),
    "png palette, one colour transparent": lambda: saved(PHOTOGRAPH.quantize(255), "PNG", transparency=255),
    "png alpha": lambda: saved(with_alpha(PHOTOGRAPH, "RGBA"), "PNG"),
    "png grey alpha": lambda: saved(with_alpha(PHOTOGRAPH, "LA"), "PNG"),
    "png 16 bits": lambda: png16(PHOTOGRAPH),
    "gif": lambda: saved(PHOTOGRAPH, "GIF"),
    "gif moving": lambda: moving(PHOTOGRAPH, "GIF"),
    "webp": lambda: saved(PHOTOGRAPH, "WEBP", quality=85),
    "webp lossless alpha": lambda: saved(with_alpha(PHOTOGRAPH, "RGBA"), "WEBP", lossless=True, method=0),
    "webp moving": lambda: moving(PHOTOGRAPH, "WEBP"),
    "avif": lambda: saved(PHOTOGRAPH, "AVIF", quality=80, speed=10),
    "heic": lambda: heic(PHOTOGRAPH),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_the_same_picture_in_another_dress(dress: str) -> None:
    content = DRESSES[dress]()
    found = canonical(content, MAX_PIXELS)
    assert distance(content) <= 10
    assert found.format == Format(dress.split(maxsplit=1)[0])
    assert (found.width, found.height) == PHOTOGRAPH.size
    assert found.image.mode == "RGB"


@pytest.mark.parametrize(
    ("orientation", "stored"),
    [
        (1, lambda p: p),
        (2, lambda p: p.transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
        (3, lambda p: p.transpose(Image.Transpose.ROTATE_180)),
        (4, lambda p: p.transpose(Image.Transpose.FLIP_TOP_BOTTOM)),
        (5, lambda p: p.transpose(Image.Transpose.TRANSPOSE)),
        (6, lambda p: p.transpose(Image.Transpose.ROTATE_90)),
        (7, lambda p: p.transpose(Image.Transpose.TRANSVERSE)),
        (8, lambda p: p.transpose(Image.Transpose.ROTATE_270)),
        (9, lambda p: p),  # no such orientation
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_turned_picture_is_set_upright(
    orientation: int, stored: Callable[[Image.Image], Image.Image], form: str
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = saved(stored(PHOTOGRAPH), form, exif=exif, quality=90)
    found = canonical(content, MAX_PIXELS)
    assert (found.width, found.height) == PHOTOGRAPH.size
    assert distance(content) <= 6


def test_what_is_transparent_is_white() -> None:
    picture = with_alpha(PHOTOGRAPH, "RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 320, 427))
    expected = PHOTOGRAPH.copy()
    expected.paste("white", (0, 0, 320, 427))
    found = canonical(saved(picture, "PNG"), MAX_PIXELS)
    assert np.array_equal(found.pixels(), np.asarray(expected))


def test_colours_follow_the_embedded_profile() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    plain = np.asarray(PHOTOGRAPH).astype(int)
    same = canonical(saved(PHOTOGRAPH, "PNG", icc_profile=srgb), MAX_PIXELS).pixels().astype(int)
    assert np.abs(same - plain).max() <= 2
    # A profile that calls the first number blue and the third one red.
    exchanged = canonical(saved(PHOTOGRAPH, "PNG", icc_profile=swapped), MAX_PIXELS).pixels().astype(int)
    assert np.abs(exchanged - plain[:, :, ::-1]).max() <= 2


@pytest.mark.parametrize("profile", [b"not a profile", b"", bytes(200)])
def test_a_broken_profile_counts_as_absent(profile: bytes) -> None:
    found = canonical(saved(PHOTOGRAPH, "PNG", icc_profile=profile), MAX_PIXELS)
    assert np.array_equal(found.pixels(), np.asarray(PHOTOGRAPH))


def test_a_broken_exif_counts_as_absent() -> None:
    content = saved(PHOTOGRAPH, "PNG")
    broken = chunk(b"tEXt", b"Raw profile type exif\0\nexif\n       8\nzz not hexadecimal")
    assert distance(content[:33] + broken + content[33:]) == 0


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("factor", [2, 3])
def test_a_large_picture_is_reduced_and_keeps_its_hash(form: str, factor: int) -> None:
    size = (PHOTOGRAPH.width * 2 * factor, PHOTOGRAPH.height * 2 * factor)
    large = PHOTOGRAPH.resize(size, Image.Resampling.BICUBIC)
    content = saved(large, form, quality=90, method=0, compress_level=1)
    found = canonical(content, MAX_PIXELS)
    assert max(found.image.size) < 2 * LARGE
    assert (found.width, found.height) == size
    assert distance(content, pdq(np.asarray(large)).hash) <= 10


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"only text, whatever the name", "not-media"),
        (b"PK\x03\x04" + bytes(100), "not-media"),
        (b"%PDF-1.7\n", "not-media"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not-media"),
        (b"BM" + bytes(100), "not-media"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "not-media"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "not-media"),
        (b"\x1a\x45\xdf\xa3" + bytes(100), "not-media"),
        (b"RIFF\0\0\0\0AVI LIST", "not-media"),
        ((b"G" + bytes(187)) * 3, "not-media"),
        (b"\xff\xd8\xff", "truncated"),
        (png(10, 10).replace(b"IHDR", b"IHDX"), "corrupt"),
        (saved(PHOTOGRAPH, "JPEG")[:20_000], "truncated"),
        (saved(PHOTOGRAPH, "PNG")[:200_000], "truncated"),
        (saved(PHOTOGRAPH, "GIF")[:50_000], "truncated"),
        (saved(PHOTOGRAPH, "WEBP")[:20_000], "truncated"),
        (saved(PHOTOGRAPH, "AVIF", speed=10)[:20_000], "truncated"),
        (heic(PHOTOGRAPH)[:20_000], "truncated"),
        (png(0, 10), "corrupt"),
        (png(30_000, 30_000), "too-many-pixels"),
        (png(2**31 - 1, 2**31 - 1), "too-many-pixels"),
        (png(3000, 3000), "truncated"),
        (b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b"\x2c" + bytes(20) + b";", "too-many-pixels"),
        (
            b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + b"\xff" * 6,
            "too-many-pixels",
        ),
    ],
)
def test_what_is_no_picture_gets_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        canonical(content, MAX_PIXELS)
    assert caught.value.code == code


def test_the_limit_on_pixels_is_exact() -> None:
    content = saved(Image.new("L", (100, 50)), "PNG")
    assert canonical(content, 5000).width == 100
    with pytest.raises(Refusal) as caught:
        canonical(content, 4999)
    assert caught.value.code == "too-many-pixels"


def test_of_thousands_of_frames_only_the_first_is_decoded() -> None:
    frame = saved(Image.new("L", (8, 8)), "GIF")
    header, image = frame[: frame.index(b",")], frame[frame.index(b",") : -1]
    bomb = header + image * 5000 + b";"
    assert canonical(bomb, MAX_PIXELS).width == 8


SMALL = PHOTOGRAPH.resize((96, 64))
SEEDS = [saved(SMALL, form) for form in ("JPEG", "PNG", "GIF", "WEBP")]


@settings(max_examples=150, deadline=None)
@given(seed=st.sampled_from(SEEDS), data=st.data())
def test_a_damaged_file_gives_pixels_or_a_reason(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    code = ""
    try:
        assert canonical(bytes(content), 1_000_000).image.mode == "RGB"
    except Refusal as refusal:
        code = refusal.code
    assert code in {"", "truncated", "corrupt", "not-media", "too-many-pixels"}
