"""The items of a feed, whatever it is written in, and what they give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from yarl import URL

from takedown.cases.post import LONGEST_TEXT, PostFacts
from takedown.crawl.read.extract import extract
from takedown.crawl.read.finds import Finds, MediaLink, PageLink
from takedown.crawl.read.gather import MOST_LINKS
from takedown.crawl.read.links import Links, Name, name_of

MOST_ITEMS = 2000
"""Items taken from one feed: most hold ten to a hundred."""
LONGEST_NAME = 200
_LONGEST_HTML = 512 * 1024
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_NO_PICTURES = ("audio/", "text/", "application/json")


@dataclass(frozen=True, slots=True)
class Item:
    """One item, as its feed says it; addresses may be relative.

    Attributes:
        link: where a person reads it. guid: what the feed calls it. handle: who wrote it. at: when.
        title: its words, where it has no ``html``.
        html: its content.
        shown: addresses of enclosures, pictures and thumbnails, each with its media type or an empty text.
    """

    link: str = ""
    guid: str = ""
    handle: str = ""
    at: datetime | None = None
    title: str = ""
    html: str = field(default="", repr=False)
    shown: tuple[tuple[str, str], ...] = ()


def finds_of(title: str, items: Iterable[Item], url: str, onward: str = "") -> Finds:
    """Return what a feed read at ``url`` gives; ``onward`` is the address of its next part (RFC 5005), if any."""
    links = Links(URL(url))
    media: dict[str, MediaLink] = {}
    pages: dict[str, PageLink] = {}
    for item in items:
        _take(item, links, media, pages)
    more = links.resolved(onward) if onward else None
    if more is not None:
        pages[more] = PageLink(more, more=True)
    return Finds(
        title=_line(title)[:300],
        media=tuple(media.values())[:MOST_LINKS],
        pages=tuple(page for page in pages.values() if page.url != url)[:MOST_LINKS],
        listing=True,
    )


def moment(text: str) -> datetime | None:
    """Return the time that RFC 3339 or a date alone writes, in UTC, or ``None``."""
    try:
        at = datetime.fromisoformat(text.strip())
        return (at if at.tzinfo is not None else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _take(item: Item, links: Links, media: dict[str, MediaLink], pages: dict[str, PageLink]) -> None:
    page = links.resolved(item.link) if item.link else None
    if page is not None and name_of(page) is Name.OPEN:
        pages.setdefault(page, PageLink(page, fresh=True))
    where = page or str(links.base)
    content = extract(item.html[:_LONGEST_HTML].encode("utf-8", "replace"), where, "text/html; charset=utf-8")
    words = content.text or _line(item.title)
    post = PostFacts(
        uri=_line(item.guid)[:1000] or where,
        url=where,
        handle=_line(item.handle)[:LONGEST_NAME],
        at=item.at,
        text=words[:LONGEST_TEXT],
    )
    shown = [links.resolved(href) for href, kind in item.shown if not kind.lower().startswith(_NO_PICTURES)]
    if page is not None and name_of(page) is Name.MEDIA:
        shown.append(page)
    named = [url for url in shown if url is not None and name_of(url) is not Name.OTHER]
    for url in (*named, *(link.url for link in content.media)):
        media.setdefault(url, MediaLink(url, "feed", page=page or "", post=post))
    for frame in content.pages:
        if frame.embedded:
            pages.setdefault(frame.url, frame)


def _line(text: str) -> str:
    """Return ``text`` in one line, without signs that can't be written: JSON can spell halves of a sign."""
    return " ".join(_NO_TEXT.sub("", text).split())
