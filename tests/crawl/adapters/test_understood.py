"""An answer over which a reader stumbles is that answer's trouble alone."""

from __future__ import annotations

import pytest

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.registry import adapter_for
from takedown.crawl.adapters.understood import finds_of
from takedown.crawl.net.answer import BadAnswer
from takedown.crawl.read.finds import Finds

URL = "https://gallery.example/page"


class Stumbling(Adapter):
    def read(self, body: bytes, url: str, content_type: str) -> Finds:  # noqa: ARG002 - as its parent's
        raise KeyError(body)


def test_what_a_reader_raises_is_said_without_a_word_of_the_answer() -> None:
    with pytest.raises(BadAnswer) as told:
        finds_of(Stumbling(), b"hers", URL, "text/html")
    assert told.value.data == {"host": "gallery.example", "why": "protocol"}
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__


def test_what_is_understood_is_handed_on() -> None:
    finds = finds_of(adapter_for("web"), b'<img src="/a.jpg">', URL, "text/html")
    assert [link.url for link in finds.media] == ["https://gallery.example/a.jpg"]


def test_a_creator_at_an_address_that_is_none_is_known_by_the_name_alone() -> None:
    body = (
        b'{"posts": [{"post": {"id": 1, "name": "w", "url": "https://h.example/a.jpg", "ap_id": "https://h.example/post/1"},'
        b' "creator": {"name": "ann", "local": false, "actor_id": "//[::1]@"}}]}'
    )
    found = finds_of(adapter_for("lemmy"), body, "https://h.example/api/v3/post/list", "application/json")
    assert [link.post.handle for link in found.media if link.post] == ["ann"]
