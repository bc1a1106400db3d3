"""The pictures of a document, page by page: as they are, or as pixels."""

from __future__ import annotations

import io
import zlib
from collections import Counter

import numpy as np
import pytest
from PIL import Image
from pypdf.generic import ArrayObject, ByteStringObject, NameObject, NumberObject

from takedown.media.unpack import Limits, Unpacking
from tests.media import packed

LIMITS = Limits(member_bytes=4 << 20, total_bytes=64 << 20, pixels=1_000_000)
PHOTO = packed.photo()
SIZE = Image.open(io.BytesIO(PHOTO)).size


def unpacked(content: bytes, limits: Limits = LIMITS) -> tuple[list[tuple[str, bytes]], Counter[str]]:
    unpacking = Unpacking(io.BytesIO(content), len(content), limits)
    return [(member.name, member.content) for member in unpacking.members()], unpacking.skipped


def pixels(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_a_jpeg_is_given_as_it_is() -> None:
    picture = packed.drawing(PHOTO, "/DCTDecode", SIZE)
    assert unpacked(packed.drawn({"Im0": picture})) == ([("page-1/Im0.jpg", PHOTO)], {})


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "RGBA", "1"])
def test_every_way_to_store_pixels_gives_the_picture(mode: str) -> None:
    [(name, content)], skipped = unpacked(packed.document(mode))
    assert name.startswith("page-1/")
    assert skipped == {}
    assert pixels(content).size == SIZE
    wanted = pixels(PHOTO).convert(mode).convert("L").resize((16, 16), Image.Resampling.BOX)
    found = pixels(content).convert("L").resize((16, 16), Image.Resampling.BOX)
    assert np.abs(np.asarray(wanted, int) - np.asarray(found, int)).mean() < 20


def test_raw_pixels_become_a_png_without_loss() -> None:
    raw = pixels(PHOTO)
    picture = packed.drawing(zlib.compress(raw.tobytes()), "/FlateDecode", SIZE)
    [(name, content)], _ = unpacked(packed.drawn({"Im0": picture}))
    assert name == "page-1/Im0.png"
    assert pixels(content).tobytes() == raw.tobytes()


def test_a_palette_is_looked_up() -> None:
    painted = pixels(PHOTO).quantize(64)
    table = bytes(painted.getpalette() or [])[: 64 * 3]
    picture = packed.drawing(zlib.compress(painted.tobytes()), "/FlateDecode", SIZE)
    picture[NameObject("/ColorSpace")] = ArrayObject(
        [NameObject("/Indexed"), NameObject("/DeviceRGB"), NumberObject(63), ByteStringObject(table)]
    )
    [(_, content)], _ = unpacked(packed.drawn({"Im0": picture}))
    assert pixels(content).tobytes() == painted.convert("RGB").tobytes()


def test_what_every_page_shows_is_given_once_and_a_form_in_itself_ends() -> None:
    picture = packed.drawing(PHOTO, "/DCTDecode", SIZE)
    found, skipped = unpacked(packed.drawn({"Im0": picture}, pages=30, loop=True))
    assert (found, skipped) == ([("page-1/Im0.jpg", PHOTO)], {})


def test_a_picture_that_claims_too_many_pixels_is_left_out_and_the_next_one_had() -> None:
    pictures = {
        "Im0": packed.drawing(zlib.compress(bytes(1000)), "/FlateDecode", (40_000, 40_000)),
        "Im1": packed.drawing(b"none", "/FlateDecode", (10, 10)),
        "Im2": packed.drawing(b"none", "/JBIG2Decode", (10, 10), "/DeviceGray"),
        "Im3": packed.drawing(PHOTO, "/DCTDecode", SIZE),
    }
    found, skipped = unpacked(packed.drawn(pictures))
    assert found == [("page-1/Im3.jpg", PHOTO)]
    assert skipped["too-many-pixels"] == 1
    assert sum(skipped.values()) == 3


def test_the_pixels_of_a_bomb_are_not_unfolded() -> None:
    bomb = packed.drawing(zlib.compress(bytes(300 << 20)), "/FlateDecode", (900, 900))
    found, skipped = unpacked(packed.drawn({"Im0": bomb, "Im1": packed.drawing(PHOTO, "/DCTDecode", SIZE)}))
    assert found == [("page-1/Im1.jpg", PHOTO)]
    assert sum(skipped.values()) == 1


def test_a_password_is_not_guessed_and_an_empty_one_is_tried() -> None:
    assert unpacked(packed.document("RGB", password="secret")) == ([], {"encrypted": 1})


@pytest.mark.parametrize("kept", [9, 300, 0.5, 0.95])
def test_a_cut_document_ends_in_fewer_pictures(kept: float) -> None:
    content = packed.document("RGB", "L")
    found, _ = unpacked(content[: int(kept) if kept > 1 else int(len(content) * kept)])
    assert len(found) <= 2


def test_a_document_in_an_archive_is_opened() -> None:
    found, _ = unpacked(packed.zipped([("paper.pdf", packed.document("RGB"))]))
    assert [name for name, _ in found] == ["paper.pdf/page-1/image.jpg"]
