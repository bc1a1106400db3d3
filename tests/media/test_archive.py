"""Archives unpacked in this very process, with limits small enough to be reached: what is given and what is left."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.jail import Refusal
from takedown.media.archive import Bundle, bundle_of
from takedown.media.unpack import Limits, Unpacking
from tests.media import moving, packed

MEBIBYTE = 1 << 20
LIMITS = Limits(member_bytes=4 * MEBIBYTE, total_bytes=64 * MEBIBYTE, pixels=1_000_000)
PHOTO = packed.photo()
FILES = [("a.jpg", PHOTO), ("read me.txt", b"hello"), ("n/b.bin", packed.photo(1))]
NOISE = b"\xff\xd8\xff" + bytes(4 * MEBIBYTE)

Pack = Callable[[packed.Files], bytes]
Unpacked = tuple[list[tuple[str, bytes]], Counter[str]]


def unpacked(content: bytes, limits: Limits = LIMITS) -> Unpacked:
    unpacking = Unpacking(io.BytesIO(content), len(content), limits)
    return [(member.name, member.content) for member in unpacking.members()], unpacking.skipped


@pytest.mark.parametrize(
    "content",
    [
        packed.zipped(FILES, zipfile.ZIP_STORED),
        packed.zipped(FILES, zipfile.ZIP_DEFLATED),
        packed.zipped(FILES, zipfile.ZIP_BZIP2),
        packed.zipped(FILES, zipfile.ZIP_LZMA),
        b"#!/bin/sh\nexit\n" + packed.zipped(FILES),
        packed.tarred(FILES),
        packed.tarred(FILES, packing="gz"),
        packed.tarred(FILES, packing="bz2"),
        packed.tarred(FILES, packing="xz"),
        packed.seven_zipped(FILES),
        packed.seven_zipped(FILES, method=py7zr.FILTER_ZSTD),
        packed.seven_zipped(FILES, method=py7zr.FILTER_BZIP2),
        packed.seven_zipped(FILES, method=py7zr.FILTER_COPY),
        packed.rarred((name, content, 0, False) for name, content in FILES),
    ],
    ids=[
        "zip", "zip-deflate", "zip-bzip2", "zip-lzma", "zip-behind", "tar", "tar-gz", "tar-bz2", "tar-xz", "7z",
        "7z-zstd", "7z-bzip2", "7z-copy", "rar",
    ],
)  # fmt: skip
def test_every_archive_gives_its_media_and_nothing_else(content: bytes) -> None:
    assert unpacked(content) == ([FILES[0], FILES[2]], {"not-media": 1})


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_packed_picture_is_an_archive_of_one(pack: Callable[[bytes], bytes]) -> None:
    assert unpacked(pack(PHOTO)) == ([("content", PHOTO)], {})


def test_a_film_in_an_archive_is_media() -> None:
    film = moving.film("mpeg-ts")
    assert unpacked(packed.zipped([("film", film)])) == ([("film", film)], {})


def test_an_archive_in_an_archive_is_opened_once() -> None:
    innermost = packed.zipped([("c.jpg", PHOTO)])
    inner = packed.tarred([("b.jpg", PHOTO), ("deeper.zip", innermost)], packing="gz")
    outer = packed.seven_zipped([("inner.tgz", inner), ("a.jpg", PHOTO)])
    names, skipped = unpacked(outer)
    assert [name for name, _ in names] == ["inner.tgz/b.jpg", "a.jpg"]
    assert skipped == {"too-deep": 1}


def test_archives_within_archives_without_end_are_left_at_the_second() -> None:
    content = packed.zipped([("x.jpg", PHOTO)])
    for _ in range(20):
        content = packed.zipped([("again.zip", content), ("again too.zip", content)])
    found, skipped = unpacked(content)
    assert (found, skipped) == ([], {"too-deep": 4})


@pytest.mark.parametrize(
    "content",
    [
        packed.zipped([(f"{number}.jpg", NOISE[: 3 * MEBIBYTE]) for number in range(20)]),
        packed.tarred([(f"{number}.jpg", NOISE[: 3 * MEBIBYTE]) for number in range(20)], packing="xz"),
        packed.seven_zipped([("zeros", bytes(40 * MEBIBYTE)), ("a.jpg", PHOTO)]),
        gzip.compress(gzip.compress(b"\xff\xd8\xff" + bytes(40 * MEBIBYTE))),
        packed.overlapping("a.jpg", PHOTO, 9_000),
    ],
    ids=["zip", "tar-xz", "7z-solid", "gz-gz", "overlapping"],
)
def test_a_bomb_is_stopped_and_named(content: bytes) -> None:
    limits = Limits(3 * MEBIBYTE, 64 * MEBIBYTE, 1_000_000, members=100_000, ratio=20, free_bytes=8 * MEBIBYTE)
    found, skipped = unpacked(content, limits)
    assert sum(len(part) for _, part in found) <= max(8 * MEBIBYTE, 20 * len(content))
    assert skipped["bomb"] + skipped["too-large"] >= 1


def test_a_bomb_behind_a_picture_leaves_the_picture() -> None:
    found, skipped = unpacked(packed.tarred([("a.jpg", PHOTO), ("z", bytes(40 * MEBIBYTE))], packing="gz"))
    assert (found, skipped) == ([("a.jpg", PHOTO)], {"not-media": 1, "bomb": 1})


def test_a_member_that_is_too_large_is_left_out_and_the_next_one_had() -> None:
    limits = Limits(member_bytes=MEBIBYTE, total_bytes=64 * MEBIBYTE, pixels=1, ratio=10_000)
    for pack in (packed.zipped, packed.tarred, packed.seven_zipped):
        found = unpacked(pack([("large.jpg", NOISE), ("a.jpg", PHOTO)]), limits)
        assert found == ([("a.jpg", PHOTO)], {"too-large": 1})


def test_the_limit_of_all_bytes_ends_an_honest_archive_too() -> None:
    limits = Limits(member_bytes=MEBIBYTE, total_bytes=2 * len(PHOTO) + 100, pixels=1)
    found, skipped = unpacked(packed.zipped([(str(n), PHOTO) for n in range(5)], zipfile.ZIP_STORED), limits)
    assert (len(found), skipped) == (2, {"too-much": 1})


def test_the_limit_of_members_ends_it() -> None:
    limits = Limits(member_bytes=MEBIBYTE, total_bytes=64 * MEBIBYTE, pixels=1, members=3)
    found, skipped = unpacked(packed.zipped([(str(n), PHOTO) for n in range(5)]), limits)
    assert (len(found), skipped) == (3, {"too-many": 1})


def test_ten_thousand_things_are_looked_at() -> None:
    files = [(str(number), b"") for number in range(10_001)]
    assert unpacked(packed.zipped([*files, ("a.jpg", PHOTO)], zipfile.ZIP_STORED)) == (
        [],
        {"not-media": 10_000, "too-many": 1},
    )


def test_names_are_text_and_links_lead_nowhere() -> None:
    names = ["/etc/a.jpg", "../../b.jpg", "C:\\c.jpg", "d\udc80.jpg"]
    links = [("passwd.jpg", "/etc/passwd"), ("self.jpg", "self.jpg")]
    found, skipped = unpacked(packed.tarred([(name, PHOTO) for name in names], links=links))
    assert [name for name, _ in found][:3] == names[:3]
    assert len(found) == 4
    assert skipped == {"link": 2}


@pytest.mark.parametrize(
    ("content", "skipped"),
    [
        (packed.locked(packed.zipped([("a.jpg", PHOTO)])), {"encrypted": 1}),
        (packed.seven_zipped(FILES, password="secret"), {"encrypted": 3}),
        (packed.seven_zipped(FILES, password="secret", header=True), {"encrypted": 1}),
        (packed.rarred([("a.jpg", PHOTO, 0, True), ("b.jpg", PHOTO, 3, False)]), {"encrypted": 1, "method": 1}),
        (packed.seven_zipped(FILES, method=py7zr.FILTER_PPMD), {"method": 3}),
        (packed.zipped(FILES)[:-40], {"broken": 1}),
        (packed.seven_zipped(FILES)[:-40], {"broken": 1}),
        (b"Rar!\x1a\x07\x01\x00" + bytes(100), {"broken": 1}),
        (b"\x1f\x8b\x08" + bytes(100), {"broken": 1}),
    ],
    ids=["zip-locked", "7z-locked", "7z-locked-names", "rar", "7z-ppmd", "zip-cut", "7z-cut", "rar-bad", "gz-bad"],
)
def test_what_cannot_be_had_is_counted_with_its_reason(content: bytes, skipped: dict[str, int]) -> None:
    assert unpacked(content) == ([], skipped)


def test_a_wrong_checksum_hides_nothing() -> None:
    assert unpacked(packed.with_wrong_sum(packed.zipped([("a.jpg", PHOTO)]))) == ([("a.jpg", PHOTO)], {})


def test_what_stands_before_the_break_is_had() -> None:
    whole = packed.tarred([("a.jpg", PHOTO), ("b.jpg", packed.photo(1))], packing="gz")
    found, _ = unpacked(whole[: len(PHOTO) + 2_000])
    assert found[0] == ("a.jpg", PHOTO)


def test_what_is_no_archive_is_refused() -> None:
    for content in (b"", b"hello", PHOTO):
        with pytest.raises(Refusal, match="not-archive"):
            unpacked(content)


def brotli(files: packed.Files) -> bytes:
    return packed.seven_zipped(files, method=py7zr.FILTER_BROTLI)


def zstd(files: packed.Files) -> bytes:
    return packed.seven_zipped(files, method=py7zr.FILTER_ZSTD)


@given(
    st.sampled_from([packed.zipped, packed.tarred, packed.seven_zipped, brotli, zstd]),
    st.lists(st.tuples(st.integers(0, 9_999), st.integers(1, 255)), min_size=1, max_size=12),
    st.integers(0, 9_999),
)
@settings(max_examples=60, deadline=None)
def test_damage_of_any_kind_ends_in_fewer_members(pack: Pack, damage: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(pack([("a.png", moving.still("PNG")), ("b.txt", b"b")]))
    for place, change in damage:
        content[place * len(content) // 10_000] ^= change
    with suppress(Refusal):
        found, _ = unpacked(bytes(content[: len(content) - cut // 100]))
        assert len(found) <= 2


def test_an_old_tar_is_known_by_its_checksum() -> None:
    content = packed.tarred(FILES)
    old = bytearray(content[:512])
    old[257:265] = bytes(8)
    old[148:156] = b" " * 8
    old[148:156] = f"{sum(old):06o}\0 ".encode()
    assert bundle_of(bytes(old)) is Bundle.TAR
    assert bundle_of(bytes(512)) is None
