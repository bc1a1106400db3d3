"""Whatever any host serves that names addresses, read by what it is: pages, feeds, sitemaps, data."""

from __future__ import annotations

import re

from takedown.crawl.lists import listed
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.data import parsed
from takedown.crawl.read.extract import extract
from takedown.crawl.read.feeds import read_feed
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.jsonfeed import finds_of_json_feed, is_json_feed
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.read.names import names
from takedown.crawl.read.sitemaps import read_sitemap, read_text_sitemap, unpacked

_HEAD = 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# The first element behind declarations and comments; nothing is ever taken back.
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE[^>\[]*+>\s*+)*+"
    rb"<(?:[A-Za-z]\w*:)?(?P<root>rss|feed|RDF|urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_GZIP = b"\x1f\x8b"
_PACKED_MAP = re.compile(r"/[^/?]*(?:sitemap[^/?]*\.gz|\.xml\.gz)(?:\?|$)", re.IGNORECASE)
_TEXT_MAP = re.compile(r"/[^/?]*sitemap[^/?]*\.txt(?:\?|$)", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:\{\s*+[\"}]|\[\s*+[\[{\"\]])")
_JSON_TYPES = listed("application/json text/json application/feed+json application/activity+json application/ld+json")
_VAGUE_TYPES = listed("text/plain application/octet-stream") | {""}
_MAPS = frozenset({b"urlset", b"sitemapindex"})


def is_readable(content_type: str, head: bytes, url: str) -> bool:
    """Return whether an answer with these first bytes is one that ``read`` understands."""
    if _root(head) is not None or _is_json(content_type, head) or _is_map(head, url):
        return True
    return kind_of_answer(content_type, head, url) is Kind.PAGE


def read(body: bytes, url: str, content_type: str) -> Finds:
    """Return what ``body``, served at ``url``, gives; hostile or broken bytes give less, and never raise."""
    if body.startswith(_GZIP) and _is_map(body, url):
        body = unpacked(body)
    root = _root(body[:_HEAD])
    if root is not None:
        return read_sitemap(body, url) if root in _MAPS else read_feed(body, url, content_type)
    if _is_json(content_type, body[:_HEAD]):
        return _of_json(decoded(body, "charset=utf-8"), url)
    if _TEXT_MAP.search(url):
        return read_text_sitemap(decoded(body, content_type), url)
    return extract(body, url, content_type)


def is_feed(body: bytes, content_type: str) -> bool:
    """Return whether an answer is a feed."""
    root = _root(body[:_HEAD])
    if root is not None:
        return root not in _MAPS
    return _is_json(content_type, body[:_HEAD]) and is_json_feed(parsed(decoded(body, "charset=utf-8")))


def is_sitemap(body: bytes, url: str) -> bool:
    """Return whether an answer is a sitemap, or an index of them."""
    return _root(body[:_HEAD]) in _MAPS or _is_map(body[:_HEAD], url)


def _of_json(text: str, url: str) -> Finds:
    data = parsed(text)
    return finds_of_json_feed(data, url) if is_json_feed(data) else names(text, url)


def _root(head: bytes) -> bytes | None:
    """Return the name of the root element of a feed or a sitemap."""
    found = _ROOT.match(_narrow(head[:_HEAD]))
    return found["root"] if found is not None else None


def _narrow(head: bytes) -> bytes:
    """Return the first bytes of a text as ASCII would write them."""
    return head[2:].replace(b"\0", b"") if head.startswith(_UTF_16) else head


def _is_json(content_type: str, head: bytes) -> bool:
    mime = content_type.partition(";")[0].strip().lower()
    if mime in _JSON_TYPES or (mime.startswith("application/") and mime.endswith("+json")):
        return True
    return mime in _VAGUE_TYPES and _JSON.match(head) is not None


def _is_map(head: bytes, url: str) -> bool:
    if head.startswith(_GZIP):
        return _PACKED_MAP.search(url) is not None
    return _TEXT_MAP.search(url) is not None and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"http:", b"https:"))
