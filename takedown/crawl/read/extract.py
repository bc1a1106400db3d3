"""What a page shows and where it leads: every place where HTML keeps a picture, a film or the next page."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from takedown.crawl.net.guard import parse
from takedown.crawl.net.urls import canonical
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.finds import Finds, PageLink
from takedown.crawl.read.gather import MOST_LINKS, Gathered
from takedown.crawl.read.hostile import without_bombs
from takedown.crawl.read.links import Links
from takedown.crawl.read.paging import Part
from takedown.crawl.read.places import Walk

__all__ = ["MOST_LINKS", "extract"]

_LONGEST_TITLE = 300
_LONGEST_TEXT = 10_000
_TEXT_LOOKED_AT = 10 * _LONGEST_TEXT
# nginx, Apache and lighttpd; Python; Caddy and others say it in their markup only.
_INDEX = re.compile(r"(?:index of|directory listing (?:for|of)|listing directory) ?/?", re.IGNORECASE)


def extract(body: bytes, url: str, content_type: str = "") -> Finds:
    """Return what the HTML page ``body``, read at ``url``, gives.

    Broken markup and encodings give what can be read of them; nothing raises.
    """
    tree = LexborHTMLParser(without_bombs(decoded(body, content_type)))
    own = canonical(URL(url))
    gathered = Gathered(_base(tree, URL(url)), own)
    walk = Walk(gathered, own)
    walk.over(tree)
    title = " ".join(walk.title.split())[:_LONGEST_TITLE]
    pages = gathered.pages()
    return Finds(
        title=title,
        media=gathered.media(),
        pages=pages,
        listing=bool(_INDEX.match(title)) or gathered.has_children() or _goes_on(pages, Part(own)),
        text=_text(tree),
        robots=frozenset(walk.robots),
    )


def _goes_on(pages: tuple[PageLink, ...], part: Part) -> bool:
    return any(page.more and part.is_beside(page.url) for page in pages)


def _base(tree: LexborHTMLParser, url: URL) -> URL:
    node = tree.css_first("base[href]")
    target = Links(url).resolved(node.attrs.sget("href", "")) if node is not None else None
    return url if target is None else parse(target)


def _text(tree: LexborHTMLParser) -> str:
    """Return the words of a tree whose scripts and styles were taken out."""
    body = tree.body
    if body is None:
        return ""
    text = body.text(separator=" ")
    words = " ".join(text[: 2 * _LONGEST_TEXT].split())
    if len(words) < _LONGEST_TEXT and len(text) > 2 * _LONGEST_TEXT:  # mostly blanks
        words = " ".join(text[:_TEXT_LOOKED_AT].split())
    return words[:_LONGEST_TEXT]
