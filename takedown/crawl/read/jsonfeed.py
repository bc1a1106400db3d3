"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

from collections.abc import Iterator

from takedown.crawl.read.finds import Finds
from takedown.crawl.read.items import MOST_ITEMS, Item, finds_of, moment


def is_json_feed(data: object) -> bool:
    """Return whether parsed JSON says that it is a feed."""
    return isinstance(data, dict) and "jsonfeed.org/version/" in str(data.get("version")) and "items" in data


def finds_of_json_feed(data: object, url: str) -> Finds:
    """Return what a JSON Feed, parsed, read at ``url``, gives."""
    feed = _table(data)
    items = [_item(_table(entry)) for entry in _rows(feed.get("items"))[:MOST_ITEMS]]
    return finds_of(_text(feed.get("title")), items, url, _text(feed.get("next_url")))


def _item(entry: dict[str, object]) -> Item:
    authors = [_table(author) for author in (*_rows(entry.get("authors")), entry.get("author"))]
    return Item(
        link=_text(entry.get("url")) or _text(entry.get("external_url")),
        guid=_text(entry.get("id")),
        handle=next((name for author in authors if (name := _text(author.get("name")))), ""),
        at=moment(_text(entry.get("date_published")) or _text(entry.get("date_modified"))),
        title=_text(entry.get("title")) or _text(entry.get("content_text")),
        html=_text(entry.get("content_html")),
        shown=tuple(_shown(entry)),
    )


def _shown(entry: dict[str, object]) -> Iterator[tuple[str, str]]:
    for attachment in map(_table, _rows(entry.get("attachments"))):
        yield _text(attachment.get("url")), _text(attachment.get("mime_type"))
    yield _text(entry.get("image")), ""
    yield _text(entry.get("banner_image")), ""


def _table(thing: object) -> dict[str, object]:
    return thing if isinstance(thing, dict) else {}


def _rows(thing: object) -> list[object]:
    return thing if isinstance(thing, list) else []


def _text(thing: object) -> str:
    return thing if isinstance(thing, str) else ""
