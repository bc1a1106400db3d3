"""RSS, Atom, Media RSS and podcasts, read by feedparser behind limits that hostile feeds can't pass.

https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec, RFC 4287 (Atom), RFC 5005 (paging),
https://www.rssboard.org/media-rss, https://podcasters.apple.com/support/823-podcast-requirements
"""

from __future__ import annotations

import calendar
import codecs
import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
import feedparser
from defusedxml.common import DefusedXmlException

from takedown.crawl.read.charset import decoded
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.items import MOST_ITEMS, Item, finds_of

LONGEST_BROKEN = 128 * 1024
"""Bytes of a feed that isn't well-formed XML that are looked at: reading such is slow."""
MOST_ELEMENTS = 200_000
DEEPEST = 100
MOST_ATTRIBUTES = 100

_ITEM_NAME = re.compile(r"(?:\w+:)?(?:item|entry)")
_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s/>]")


class _TooMuch(Exception):
    """More elements or attributes, or deeper, than any honest feed."""


class _Enough(Exception):
    """As many items as are read; ``around`` are the names of the elements that they stand in."""

    def __init__(self, around: list[str]) -> None:
        super().__init__()
        self.around = around


class _Measure(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self._count = self._items = 0
        self._open: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's name and shape
        self._count += 1
        self._items += _ITEM_NAME.fullmatch(name) is not None
        if self._items > MOST_ITEMS:
            raise _Enough(self._open)
        self._open.append(name)
        if len(self._open) > DEEPEST or self._count > MOST_ELEMENTS or len(attrs) > MOST_ATTRIBUTES:
            raise _TooMuch

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX's name and shape
        self._open.pop()


def read_feed(body: bytes, url: str, content_type: str = "") -> Finds:
    """Return what a feed read at ``url`` gives; entities, depth and crowds that no honest feed has give nothing."""
    try:
        sober = _within_limits(_in_utf_8(body))
    except (_TooMuch, DefusedXmlException):
        return Finds()
    # Imported where there is a feed: most crawls read none, and it takes two megabytes.

    charset = content_type.partition("charset=")[2].partition(";")[0].strip("\"' ")
    try:
        # A stream: given text, the library would try it as an address and as a file's name first.
        parsed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(sober),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": f"application/xml{'; charset=' + charset if charset else ''}"},
        )
        items = [_item(entry) for entry in parsed["entries"][:MOST_ITEMS]]
    except Exception:  # noqa: BLE001 - a parser that guesses at broken feeds fails in more ways than it documents
        return Finds()
    feed = parsed["feed"]
    return finds_of(str(feed.get("title") or ""), items, url, _onward(feed))


def _in_utf_8(body: bytes) -> bytes:
    """Return a feed in UTF-16, which the library doesn't know without being told, in the usual encoding."""
    if not body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(body, "")).encode("utf-8", "replace")


def _within_limits(body: bytes) -> bytes:
    """Return as much of ``body`` as is worth reading.

    Raises:
        _TooMuch, DefusedXmlException: nothing of it is.
    """
    try:
        defusedxml.sax.parse(io.BytesIO(body), _Measure(), forbid_dtd=False, forbid_entities=True)
    except _Enough as enough:
        shorter = _shortened(body, enough.around)
        return _within_limits(shorter) if len(shorter) < len(body) else body[:LONGEST_BROKEN]
    except (SAXException, ValueError, LookupError) as problem:
        if isinstance(problem, DefusedXmlException):
            raise
        return body[:LONGEST_BROKEN]
    return body


def _shortened(body: bytes, around: list[str]) -> bytes:
    """Return a feed up to the last item that is read, closed as it should be: the library would read them all."""
    after = next(islice(_ITEM.finditer(body), MOST_ITEMS, None), None)
    ends = "".join(f"</{name}>" for name in reversed(around)).encode()
    return body if after is None else body[: after.start()] + ends


def _item(found: Mapping[str, Any]) -> Item:
    entry = dict(found)  # the library's own kind of mapping warns of names that it makes up
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return Item(
        link=str(entry.get("link") or ""),
        guid=str(entry.get("id") or ""),
        handle=str((entry.get("author_detail") or {}).get("name") or entry.get("author") or ""),
        at=_at(entry.get("published_parsed") or entry.get("updated_parsed")),
        title=str(entry.get("title") or ""),
        html="\n".join((*contents, str(entry.get("summary") or ""))),
        shown=tuple(_shown(entry)),
    )


def _shown(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for media in (*(entry.get("media_content") or ()), *(entry.get("media_thumbnail") or ())):
        kind = "audio/" if media.get("medium") == "audio" else str(media.get("type") or "")
        yield str(media.get("url") or ""), kind
    for link in entry.get("links") or ():
        if link.get("rel") == "enclosure":
            yield str(link.get("href") or ""), str(link.get("type") or "")
    yield str((entry.get("image") or {}).get("href") or ""), ""


def _onward(feed: Mapping[str, Any]) -> str:
    nexts = (str(link.get("href") or "") for link in feed.get("links") or () if link.get("rel") == "next")
    return next(nexts, "")


def _at(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None
