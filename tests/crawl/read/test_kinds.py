"""What an answer is, told from bytes that may have been made to keep us busy."""

from __future__ import annotations

import time

import pytest

from takedown.crawl.read.kinds import Kind, kind_of_answer


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
