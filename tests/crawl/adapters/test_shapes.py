"""JSON of uncertain shape, and what is gathered from one answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from takedown.cases.post import LONGEST_TEXT, PostFacts
from takedown.crawl.adapters import shapes
from takedown.crawl.adapters.gathered import Gathered

TEN = datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("content_type", "head", "expected"),
    [
        ("application/json; charset=utf-8", b"", True),
        ("application/activity+json", b"{", True),
        ("text/json", b"[", True),
        ("", b'\xef\xbb\xbf {"a":1}', True),
        ("text/plain", b"\n[1]", True),
        ("text/plain", b"hello", False),
        ("text/html", b"{}", False),
        ("image/jpeg", b"[", False),
    ],
)
def test_json_is_told_by_its_type_or_its_first_sign(content_type: str, head: bytes, *, expected: bool) -> None:
    assert shapes.is_json(content_type, head) is expected


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 200_000, b"\xff\xfe\x00", b"null", b"1" * 5000])
def test_what_is_no_json_says_nothing(body: bytes) -> None:
    assert not shapes.records(shapes.parsed(body))
    assert not shapes.text(shapes.parsed(body), "error")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-03-01T10:00:00Z", TEN),
        ("2026-03-01T12:00:00.000+02:00", TEN),
        ("2026-03-01T10:00:00", TEN),
        (1772359200, TEN),
        (1772359200.0, TEN),
        ("1772359200", TEN),
        (1772359200000, TEN),
        ("yesterday", None),
        ("0001-01-01T00:00:00+10:00", None),
        (True, None),
        (None, None),
        (float("nan"), None),
        (10**400, None),
        (12, None),
    ],
)
def test_a_time_in_any_spelling_or_none(said: object, expected: datetime | None) -> None:
    assert shapes.moment(said) == expected


def test_words_lose_their_markup_and_nothing_else() -> None:
    assert (
        shapes.words("<p>Hi <a href='/x'>@<span>bob</span></a><br>you &amp; me</p><p>1 &lt; 2\x00</p>")
        == "Hi @bob you & me 1 < 2"
    )
    assert shapes.words("plain  \n text") == "plain text"
    assert len(shapes.words("<b>a</b> " * 10_000)) <= LONGEST_TEXT
    assert shapes.words("<p" * 1_000_000) == ""


def test_ids_and_numbers_are_read_in_either_spelling() -> None:
    ids: list[object] = [7, "7", True, None, [], 10**3000]
    assert [shapes.name({"id": own}, "id") for own in ids] == ["7", "7", "", "", "", ""]
    assert [shapes.number(said) for said in (7, "7", 7.0, "x", None, float("inf"), "1" * 5000)] == [7, 7, 7, 0, 0, 0, 0]


def test_a_way_that_leads_nowhere_gives_nothing() -> None:
    said = {"a": [{"b": "c"}], "d": None}
    assert shapes.text(said, "a", 0, "b") == "c"
    assert shapes.text(said, "a", 1, "b") == shapes.text(said, "d", "e") == shapes.text(said, 0) == ""
    assert shapes.record(said, "a") == {}
    assert shapes.items(said, "d") == []
    assert shapes.label({"who": "a\n" + "b" * 500}, "who") == "a " + "b" * 198


def test_each_address_is_gathered_once_and_none_that_leads_nowhere() -> None:
    got = Gathered("https://host.example/api/list?page=1")
    for href in (
        "/a.jpg",
        "https://host.example/a.jpg",
        "javascript:alert(1)",
        "https://saucenao.com/a.jpg",
        "",
        "http://[::1",
    ):
        got.media(href, own=True)
    for href in ("?page=1", "?page=2", "/api/list?page=2"):
        got.page(href, more=True)
    got.post(PostFacts("a", "https://host.example/a"))
    got.post(PostFacts("a", "https://host.example/b"))
    got.post(PostFacts("", "https://host.example/c"))
    finds = got.finds(listing=True)
    assert [link.url for link in finds.media] == ["https://host.example/a.jpg"]
    assert [link.url for link in finds.pages] == ["https://host.example/api/list?page=2"]
    assert [post.url for post in finds.posts] == ["https://host.example/a"]
