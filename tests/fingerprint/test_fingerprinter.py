"""Files through the jail: a fingerprint or a plain reason, whatever the file."""

from __future__ import annotations

import hashlib
import io
import struct
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import imagehash
import numpy as np
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from takedown.cases.media import PIPELINE
from takedown.errors import TakedownError
from takedown.fingerprint import wire
from takedown.fingerprint.fingerprinter import CODES, Fingerprinter, Unreadable
from takedown.fingerprint.pdq import pdq
from takedown.jail import Jail
from takedown.settings import JailSettings
from takedown.words import LANGUAGES, Words
from tests.fingerprint import photographs

MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def fingerprinter() -> Iterator[Fingerprinter]:
    with Fingerprinter(JailSettings(workers=2)) as fingerprinter:
        yield fingerprinter


def saved(picture: Image.Image, form: str) -> bytes:
    file = io.BytesIO()
    if form == "HEIC":
        pillow_heif.from_pillow(picture).save(file, quality=80)
    else:
        picture.save(file, form)
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))


def code_of(fingerprinter: Fingerprinter, content: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        fingerprinter.of(content)
    return caught.value.code


def test_everything_about_a_photograph(fingerprinter: Fingerprinter) -> None:
    file = photographs.files()[0]
    content, picture = file.read_bytes(), Image.open(file).convert("RGB")
    found = fingerprinter.of(content)
    reference = pdq(np.asarray(picture))
    assert found.sha256 == hashlib.sha256(content).digest()
    assert found.md5 == hashlib.md5(content, usedforsecurity=False).digest()
    assert (found.pdq, found.pdq_variants, found.quality) == (reference.hash, reference.variants, reference.quality)
    assert found.phash == bytes.fromhex(str(imagehash.phash(picture)))
    assert found.dhash == bytes.fromhex(str(imagehash.dhash(picture)))
    assert (found.width, found.height, found.format) == (*picture.size, "png")
    assert found.pipeline == PIPELINE


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIC"])
def test_every_format_is_decoded_behind_the_walls(fingerprinter: Fingerprinter, form: str) -> None:
    picture = Image.fromarray(photographs.scenes()[1])
    found = fingerprinter.of(saved(picture, form))
    assert found.pdq is not None
    distance = (int.from_bytes(found.pdq) ^ int.from_bytes(pdq(np.asarray(picture)).hash)).bit_count()
    assert (found.format, found.width, found.height) == (form.lower(), *picture.size)
    assert distance <= 10


def test_many_files_at_once_keep_their_own_fingerprints(fingerprinter: Fingerprinter) -> None:
    contents = [file.read_bytes() for file in photographs.files()]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(fingerprinter.of, contents))
    assert [each.sha256 for each in found] == [hashlib.sha256(content).digest() for content in contents]


def test_every_reason(fingerprinter: Fingerprinter) -> None:
    photograph = saved(Image.fromarray(photographs.scenes()[1]), "JPEG")
    header = struct.pack("!IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(30_000 * 3751), 9)  # all of its 900 million pixels, in 110 KB
    huge = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    before = time.monotonic()
    assert code_of(fingerprinter, b"") == "empty"
    assert code_of(fingerprinter, b"a text file named .jpg") == "not-media"
    assert code_of(fingerprinter, b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom") == "corrupt"
    assert code_of(fingerprinter, photograph[:9000]) == "truncated"
    assert code_of(fingerprinter, huge) == "too-many-pixels"
    assert code_of(fingerprinter, photograph + bytes(64 * MEBIBYTE)) == "too-large"
    assert time.monotonic() - before < 5


def test_limits_come_from_the_settings() -> None:
    photograph = photographs.files()[0].read_bytes()
    with Fingerprinter(JailSettings(workers=1, max_pixels=2000, max_bytes=len(photograph))) as small:
        assert code_of(small, photograph) == "too-many-pixels"
        assert code_of(small, photograph + b"x") == "too-large"
    with Fingerprinter(JailSettings(workers=1, seconds=0.001)) as hasty:
        assert code_of(hasty, photograph) == "timeout"


def test_a_picture_that_needs_too_much_memory_is_named() -> None:
    square = saved(Image.new("L", (18_000, 18_000), 99), "PNG")  # 324 MB once decoded
    with Fingerprinter(JailSettings(workers=1, memory_bytes=256 * MEBIBYTE, max_pixels=400_000_000)) as small:
        assert code_of(small, square) == "memory"
        assert small.of(photographs.files()[0].read_bytes()).format == "png"


MAGIC = [
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
    b"GIF89a",
    b"RIFF\xff\0\0\0WEBPVP8 ",
    b"RIFF\xff\0\0\0WEBPVP8L",
    b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf\0\0\0\x40meta",
    b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x40meta",
]
SMALL = [
    saved(Image.fromarray(photographs.scenes()[1][:96, :128]), form)
    for form in ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIC")
]


@settings(max_examples=150, deadline=None)
@given(magic=st.sampled_from(MAGIC), rest=st.binary(max_size=400))
def test_noise_behind_a_magic_number_is_answered(fingerprinter: Fingerprinter, magic: bytes, rest: bytes) -> None:
    _answered(fingerprinter, magic + rest)


@settings(max_examples=150, deadline=None)
@given(seed=st.sampled_from(SMALL), data=st.data())
def test_a_damaged_file_is_answered(fingerprinter: Fingerprinter, seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _answered(fingerprinter, bytes(content))


def _answered(fingerprinter: Fingerprinter, content: bytes) -> None:
    code = ""
    try:
        fingerprinter.of(content)
    except Unreadable as unreadable:
        code = unreadable.code
    assert code in {"", *CODES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", [wire.OutOfForm(), *(Unreadable(code) for code in CODES)], ids=str)
def test_every_error_has_its_sentence(language: str, error: TakedownError) -> None:
    words = Words("fr" if language == "fr" else "en")
    sentence = words.error(error)
    assert "reason-" not in sentence
    if isinstance(error, Unreadable):
        assert words(f"reason-{error.code}") in sentence


def test_a_child_that_answers_another_question_is_not_believed() -> None:
    with Fingerprinter(JailSettings(workers=1)) as fingerprinter, Jail("tests.fingerprint.liar", workers=1) as liar:
        fingerprinter._jail, honest = liar, fingerprinter._jail
        assert code_of(fingerprinter, b"the file") == "crashed"
        fingerprinter._jail = honest
