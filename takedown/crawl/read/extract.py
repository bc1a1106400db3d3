"""What a page shows and where it leads: every place where HTML keeps a picture, a film or the next page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode
from yarl import URL

from takedown.crawl.lists import listed
from takedown.crawl.net.guard import parse
from takedown.crawl.net.urls import canonical, joined_or_none
from takedown.crawl.read.avoid import is_avoided, is_dead_end
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.finds import Finds, MediaLink, PageLink
from takedown.crawl.read.hostile import without_bombs
from takedown.crawl.read.inline import css_urls, script_names, srcset
from takedown.crawl.read.kinds import Kind, kind_of_address

MOST_LINKS = 5000
"""Media and pages taken from one page, each: a page made of links is a trap."""
_MOST_PLACES = 10 * MOST_LINKS
_LONGEST_TITLE = 300

# Element, attribute, where it was found. A picture here may have any name; its answer says what it is.
_SHOWN = (
    ("img", "src", "img"),
    ("image", "href", "img"),
    ("image", "xlink:href", "img"),
    ("input[type=image]", "src", "img"),
    ("object", "data", "img"),
    ("embed", "src", "img"),
    ("video", "src", "source"),
    ("source", "src", "source"),
    ("video", "poster", "poster"),
    ("link[rel=image_src]", "href", "meta"),
    ("link[rel=preload][as=image]", "href", "meta"),
    ("link[rel=preload][as=video]", "href", "meta"),
    ("meta[property^='og:image']", "content", "meta"),
    ("meta[property^='og:video']", "content", "meta"),
    ("meta[name^='twitter:image']", "content", "meta"),
    ("meta[property^='twitter:image']", "content", "meta"),
    ("meta[itemprop=image]", "content", "meta"),
)
_SETS = (
    ("img", "srcset", "srcset"),
    ("source", "srcset", "srcset"),
    ("link[rel=preload]", "imagesrcset", "srcset"),
    ("img, source", "data-srcset", "lazy"),
    ("img, source", "data-lazy-srcset", "lazy"),
)
# Attributes that scripts turn into a picture when it scrolls into view, on any element.
_LAZY = sorted(
    listed("""
        data-src data-original data-lazy data-lazy-src data-full-src data-full data-large data-large_image data-image
        data-url data-orig-file data-large-file data-medium-file data-bg data-background data-background-image
        data-zoom-image data-hi-res-src data-image-src data-img-src data-poster data-thumb data-highres
    """)
)
# Where these may also hold something else than media, the name has to end like media.
_VAGUE_LAZY = frozenset({"data-url", "data-full", "data-large", "data-image", "data-thumb"})
_FOLLOWED = (("a", "href"), ("area", "href"), ("iframe", "src"), ("frame", "src"), ("link[rel~=next]", "href"))


def extract(body: bytes, url: str, content_type: str = "") -> Finds:
    """Return what the HTML page ``body``, read at ``url``, gives.

    Broken markup and encodings give what can be read of them; nothing raises.
    """
    tree = LexborHTMLParser(without_bombs(decoded(body, content_type)))
    resolved = cache(partial(joined_or_none, _base(tree, URL(url))))  # menus repeat their links
    media: dict[str, str] = {}
    pages: dict[str, bool] = {}
    for href, found_in in islice(_media_places(tree), _MOST_PLACES):
        _add_media(media, resolved(href), found_in)
    for node, href in islice(_link_places(tree), _MOST_PLACES):
        target = resolved(href)
        if target is None:
            continue
        if kind_of_address(target) is Kind.MEDIA:
            _add_media(media, target, "link")
        elif kind_of_address(target) is Kind.UNKNOWN and len(pages) < MOST_LINKS and not is_dead_end(URL(target)):
            pages[target] = pages.get(target, False) or _leads_on(node)
    return Finds(
        title=_title(tree),
        media=tuple(MediaLink(target, found_in) for target, found_in in media.items()),
        pages=tuple(PageLink(target, more) for target, more in pages.items() if target != canonical(URL(url))),
    )


def _add_media(media: dict[str, str], target: str | None, found_in: str) -> None:
    """Keep the first place in which an address was found."""
    if target is None or target in media or len(media) >= MOST_LINKS:
        return
    if kind_of_address(target) is not Kind.OTHER and not is_avoided(URL(target)):
        media[target] = found_in


def _base(tree: LexborHTMLParser, url: URL) -> URL:
    node = tree.css_first("base[href]")
    target = joined_or_none(url, _value(node, "href")) if node is not None else None
    return url if target is None else parse(target)


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return " ".join(node.text().split())[:_LONGEST_TITLE] if node is not None else ""


def _media_places(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for selector, attribute, found_in in _SHOWN:
        for node in tree.css(selector):
            if not _is_sound(node):
                yield _value(node, attribute), found_in
    for selector, attribute, found_in in _SETS:
        for node in tree.css(selector):
            for href in srcset(_value(node, attribute)):
                yield href, found_in
    yield from _lazy_places(tree)
    yield from _text_places(tree)


def _lazy_places(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for attribute in _LAZY:
        for node in tree.css(f"[{attribute}]"):
            for href in _bare(_value(node, attribute)):
                if attribute not in _VAGUE_LAZY or _ends_like_media(href):
                    yield href, "lazy"


def _bare(value: str) -> Iterator[str]:
    """Yield the address in a lazy attribute, which some scripts write as CSS."""
    if "url(" in value:
        yield from css_urls(value)
    else:
        yield value


def _text_places(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("[style*='url(' i]"):
        for href in css_urls(_value(node, "style")):
            yield href, "css"
    for node in tree.css("style"):
        for href in css_urls(node.text()):
            yield href, "css"
    for node in tree.css("script:not([src])"):
        for href in script_names(node.text()):
            yield href, "script"


def _link_places(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for selector, attribute in _FOLLOWED:
        for node in tree.css(selector):
            yield node, _value(node, attribute)


def _is_sound(node: LexborNode) -> bool:
    return node.tag == "source" and node.parent is not None and node.parent.tag == "audio"


def _leads_on(node: LexborNode) -> bool:
    """Return whether a link is the next part of the list that this page is a part of."""
    words = f"{_value(node, 'rel')} {_value(node, 'class')}".lower().split()
    return "next" in words


def _ends_like_media(href: str) -> bool:
    return kind_of_address(f"http://x/{href.rpartition('/')[2]}") is Kind.MEDIA


def _value(node: LexborNode, attribute: str) -> str:
    return node.attrs.sget(attribute, "")
