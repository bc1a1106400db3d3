"""Sitemaps: https://www.sitemaps.org/protocol.html, with Google's extensions for images, videos and news.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps and .../video-sitemaps
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException
from yarl import URL

from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.finds import Finds, MediaLink, PageLink
from takedown.crawl.read.items import moment
from takedown.crawl.read.links import Links, Name, name_of

MOST_LOCATIONS = 50_000
"""The protocol's own limit for one sitemap."""
LONGEST = 50 * 1024 * 1024
"""Bytes, unpacked: the protocol's own limit."""
FRESH = timedelta(days=30)
"""What changed within this time is read first."""

_DEEPEST = 20
_ENTRIES = frozenset({"url", "sitemap"})
_TIMES = frozenset({"lastmod", "publication_date"})
_PICTURES = frozenset({"content_loc", "thumbnail_loc"})


class _Entry(NamedTuple):
    url: str
    changed: str
    media: tuple[str, ...]
    players: tuple[str, ...]


def unpacked(body: bytes, most: int = LONGEST) -> bytes:
    """Return what a gzipped sitemap holds, as far as it is sound, ``most`` bytes at most."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, most)
    except zlib.error:
        return b""


def read_sitemap(body: bytes, url: str, now: datetime | None = None) -> Finds:
    """Return what a sitemap, or an index of them, read at ``url`` gives.

    Args:
        body: XML as served; entities are refused, broken XML counts as far as it goes.
        url: where it was read.
        now: against which ``FRESH`` is held.
    """
    links = Links(URL(url))
    media: dict[str, MediaLink] = {}
    pages: dict[str, PageLink] = {}
    since = (now or datetime.now(UTC)) - FRESH
    for entry in _entries(body):
        page = links.resolved(entry.url)
        if page is None or is_avoided(page):
            continue
        at = moment(entry.changed)
        if name_of(page) in (Name.MEDIA, Name.BUNDLE) and not page.endswith(".gz"):
            media.setdefault(page, MediaLink(page, "sitemap"))
        elif page != url:
            pages.setdefault(page, PageLink(page, fresh=at is not None and at >= since))
        for shown in filter(None, map(links.resolved, entry.media)):
            media.setdefault(shown, MediaLink(shown, "sitemap", page=page))
        for player in filter(None, map(links.resolved, entry.players)):
            pages.setdefault(player, PageLink(player, embedded=True))
    return Finds(media=tuple(media.values())[:MOST_LOCATIONS], pages=tuple(pages.values()), listing=True)


def read_text_sitemap(text: str, url: str) -> Finds:
    """Return what a sitemap of one address a line gives."""
    links = Links(URL(url))
    found = (links.resolved(line.strip()) for line in text.splitlines()[:MOST_LOCATIONS] if line.strip())
    targets = dict.fromkeys(target for target in found if target is not None and not is_avoided(target))
    return Finds(
        media=tuple(MediaLink(target, "sitemap") for target in targets if name_of(target) is Name.MEDIA),
        pages=tuple(PageLink(target) for target in targets if name_of(target) is Name.OPEN and target != url),
        listing=True,
    )


def _entries(body: bytes) -> Iterator[_Entry]:
    """Yield the entries one by one; none stays in memory."""
    depth = count = 0
    try:
        for event, element in defusedxml.ElementTree.iterparse(io.BytesIO(body), ("start", "end"), forbid_dtd=False):
            depth += 1 if event == "start" else -1
            if depth > _DEEPEST or count >= MOST_LOCATIONS:
                return
            if event == "end" and depth == 1:
                if _tag(element) in _ENTRIES:
                    count += 1
                    yield _entry(element)
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return


def _entry(element: Element) -> _Entry:
    texts = [(_tag(part), (part.text or "").strip()) for part in element.iter()]
    own = next(((part.text or "").strip() for part in element if _tag(part) == "loc"), "")
    return _Entry(
        own,
        next((text for tag, text in texts if tag in _TIMES), ""),
        tuple(text for tag, text in texts if text and (tag in _PICTURES or (tag == "loc" and text != own))),
        tuple(text for tag, text in texts if text and tag == "player_loc"),
    )


def _tag(element: Element) -> str:
    """Return an element's name without its namespace: half of the sitemaps write that wrong."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]
