"""What an answer is, told from bytes that may have been made to keep us busy."""

from __future__ import annotations

import time

import pytest

from takedown.crawl.read.kinds import Kind, kind_of_address, kind_of_answer

TRANSPORT = (b"G" + bytes(187)) * 4
TIMED_TRANSPORT = (bytes(4) + b"G" + bytes(187)) * 4
TAR = b"a.jpg".ljust(257, b"\0") + b"ustar\x0000"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<!-- one --><!-- two -->\n<!DOCTYPE html>", Kind.PAGE),
        (b"\n <html lang=fr>", Kind.PAGE),
        (b"<!---->" * 140 + b"<body>", Kind.PAGE),
        (b"<!---->" * 140 + b"<x>", Kind.OTHER),
        (b"<!--" + b"-->" * 300, Kind.OTHER),
        (b" " * 1000 + b"<!-- " * 100, Kind.OTHER),
    ],
)
def test_a_page_without_a_type_is_known_by_its_beginning_at_once(head: bytes, kind: Kind) -> None:
    started = time.process_time()
    assert kind_of_answer("", head, "http://host.example/a") is kind
    assert time.process_time() - started < 1  # longer than the universe lasts, if comments are split in every way


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.JPG", Kind.MEDIA),
        ("seg000.ts?x=1", Kind.MEDIA),
        ("clip.m4s", Kind.MEDIA),
        ("clip.m3u8", Kind.PLAYLIST),
        ("clip.MPD", Kind.PLAYLIST),
        ("pack.zip", Kind.ARCHIVE),
        ("pack.tar.xz", Kind.ARCHIVE),
        ("pack.7z", Kind.ARCHIVE),
        ("pack.part1.rar", Kind.ARCHIVE),
        ("paper.pdf#page=2", Kind.DOCUMENT),
        ("style.css", Kind.OTHER),
        ("feed.xml", Kind.OTHER),
        ("attachment/17", Kind.UNKNOWN),
    ],
)
def test_a_name_promises(name: str, kind: Kind) -> None:
    assert kind_of_address(f"http://host.example/{name}") is kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", Kind.MEDIA),
        (TRANSPORT, Kind.MEDIA),
        (TIMED_TRANSPORT, Kind.MEDIA),
        (b"PK\x03\x04\x14\0", Kind.ARCHIVE),
        (b"\x1f\x8b\x08\0", Kind.ARCHIVE),
        (b"BZh91AY&SY", Kind.ARCHIVE),
        (b"\xfd7zXZ\0\0", Kind.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c\0\x04", Kind.ARCHIVE),
        (b"Rar!\x1a\x07\x01\0", Kind.ARCHIVE),
        (TAR, Kind.ARCHIVE),
        (b"%PDF-1.7\n", Kind.DOCUMENT),
        (b"#EXTM3U\n#EXT-X-VERSION:3\n", Kind.PLAYLIST),
        (b"\xef\xbb\xbf#EXTM3U\n", Kind.PLAYLIST),
        (b'<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">', Kind.PLAYLIST),
        (b"Good morning", Kind.OTHER),
    ],
)
@pytest.mark.parametrize("content_type", ["", "application/octet-stream", "text/plain; charset=utf-8"])
def test_without_a_telling_type_the_first_bytes_decide(content_type: str, head: bytes, kind: Kind) -> None:
    assert kind_of_answer(content_type, head, "http://host.example/attachment/17") is kind


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("video/mp2t", Kind.MEDIA),
        ("application/vnd.apple.mpegurl", Kind.PLAYLIST),
        ("Application/X-mpegURL; charset=utf-8", Kind.PLAYLIST),
        ("application/dash+xml", Kind.PLAYLIST),
        ("application/zip", Kind.ARCHIVE),
        ("application/x-7z-compressed", Kind.ARCHIVE),
        ("application/pdf", Kind.DOCUMENT),
        ("application/json", Kind.OTHER),
        ("application/rss+xml", Kind.OTHER),
        ("text/xml", Kind.OTHER),
        ("image/svg+xml", Kind.OTHER),
        ("audio/mpeg", Kind.OTHER),
    ],
)
def test_a_telling_type_decides(content_type: str, kind: Kind) -> None:
    assert kind_of_answer(content_type, b"whatever it is", "http://host.example/a") is kind


def test_a_manifest_is_known_under_the_plain_types_of_xml() -> None:
    head = b'<?xml version="1.0"?><!-- made by hand --><MPD type="static">'
    for content_type in ("application/xml", "text/xml; charset=utf-8"):
        assert kind_of_answer(content_type, head, "http://host.example/a") is Kind.PLAYLIST
        assert kind_of_answer(content_type, b"<rss><channel/></rss>", "http://host.example/a.mpd") is Kind.OTHER


def test_bytes_that_say_nothing_leave_it_to_the_name() -> None:
    assert kind_of_answer("", b"?", "http://host.example/a.mp4") is Kind.MEDIA
    assert kind_of_answer("", b"?", "http://host.example/a.zip") is Kind.ARCHIVE
    assert kind_of_answer("", b"?", "http://host.example/a") is Kind.OTHER
