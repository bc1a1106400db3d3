"""Data of unknown shape."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.read.data import leads_on, parsed, shows_media, texts
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.names import names
from takedown.crawl.read.reader import is_readable, read

URL = "http://host.example/api/list"
HOST = "http://host.example"


def test_finds_media_markup_and_the_next_part() -> None:
    data = {
        "items": [
            {"file": "/up/a.jpg", "size": 3, "note": "see b.jpg for more"},
            {"preview": "https://cdn.example/c.webp?w=2"},
        ],
        "html": '<p><img src="/up/d.jpg"></p>',
        "stream": "/v/e.m3u8",
        "links": {"self": "/api/list", "next": {"href": "/api/list?page=2"}},
    }
    body = json.dumps(data).encode()
    assert is_readable("application/json", body, URL)
    finds = read(body, URL, "application/json; charset=utf-8")
    assert {link.url for link in finds.media} == {
        HOST + "/up/a.jpg",
        "https://cdn.example/c.webp?w=2",
        HOST + "/up/d.jpg",
        HOST + "/v/e.m3u8",
    }
    assert [(page.url, page.more) for page in finds.pages] == [(HOST + "/api/list?page=2", True)]
    assert finds.listing


@pytest.mark.parametrize("word", ["next", "next_page", "nextPageUrl", "next_url", "nextLink", "more_url"])
def test_knows_the_words_for_the_next_part(word: str) -> None:
    assert [page.more for page in names(json.dumps({word: "/p2"}), URL).pages] == [True]


@pytest.mark.parametrize(
    "data", [{"next": 2}, {"next": "abc"}, {"previous": "/p1"}, {"nextSteps": "/help"}, {"href": "/p2"}]
)
def test_other_words_lead_nowhere(data: object) -> None:
    assert names(json.dumps(data), URL).pages == ()


def test_broken_data_gives_its_names() -> None:
    assert [link.url for link in names('{"a": ["\\/up\\/a.jpg", "b', URL).media] == [HOST + "/up/a.jpg"]


def test_depth_and_length_are_survived() -> None:
    assert parsed("[" * 100_000) is None
    assert parsed('"' + "a" * 9_000_000 + '"') is None
    assert names("[" * 100_000 + '"a.jpg"', URL).media[0].url == HOST + "/api/a.jpg"


ODD = st.sampled_from(["a.jpg", "<img src='b.png'>", "//[::1]@"])
WORDS = st.sampled_from(["next", "url", "@type", "image", "x"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | ODD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_any_data_gives_finds(data: object) -> None:
    assert isinstance(names(json.dumps(data), URL), Finds)
    for text in texts(data):
        assert isinstance(text.value, str)
        assert shows_media(text) in (True, False)
        assert leads_on(text) in (True, False)


@given(st.binary(max_size=200), st.sampled_from(["", "application/json", "text/html", "text/xml"]))
def test_any_bytes_give_finds(body: bytes, content_type: str) -> None:
    assert isinstance(is_readable(content_type, body, URL), bool)
    assert isinstance(read(body, URL, content_type), Finds)


def test_of_many_small_texts_of_markup_a_bounded_number_is_parsed() -> None:
    data = [f'<img src="/{n}.jpg">' for n in range(50_000)]
    found = [link.url for link in names(json.dumps(data), URL).media]
    assert found == [f"{HOST}/{n}.jpg" for n in range(len(found))]
    assert 1_000 < len(found) < 10_000
