"""The one walk over a page's elements: what each of them shows, and where it leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from takedown.crawl.lists import listed
from takedown.crawl.read.data import EMBED_WORDS, parsed, shows_media, texts
from takedown.crawl.read.gather import MOST_LINKS, Gathered
from takedown.crawl.read.inline import css_urls, script_names, srcset
from takedown.crawl.read.paging import CURSOR_ATTRIBUTES, Part, says_next

Attributes = dict[str, str | None]

_MOST_PLACES = 10 * MOST_LINKS
_MOST_ELEMENTS = 500_000

# Attributes that scripts turn into a picture when it scrolls into view or is clicked, on any element.
_LAZY = listed("""
    data-src data-original data-lazy data-lazy-src data-full-src data-full data-large data-large_image data-image
    data-url data-orig-file data-large-file data-medium-file data-bg data-background data-background-image
    data-zoom-image data-hi-res-src data-image-src data-img-src data-poster data-thumb data-highres data-fullsrc
    data-full-url data-original-src data-src-large data-bg-src data-thumbnail data-video data-video-src data-mp4
    data-webm data-hls data-echo data-srcfull data-big data-photo background
""")
# Where these may also hold something else than media, the name has to end like media; on a picture or a link, an
# address written from its root does as well.
_VAGUE_LAZY = listed("""
    data-url data-full data-large data-image data-thumb data-thumbnail data-big data-photo data-video data-full-url
""")
_LAZY_SETS = frozenset({"data-srcset", "data-lazy-srcset", "data-bgset"})
_WATCHED = _LAZY | _LAZY_SETS | CURSOR_ATTRIBUTES | {"style"}
_ROOTED = ("/", "http://", "https://")

# https://ogp.me/#structured, https://developer.x.com/en/docs/x-for-websites/cards/overview/markup, schema.org
_META_MEDIA = re.compile(
    r"og:(?:image|video)(?::(?:secure_)?url)?|twitter:image(?::src|[0-3])?|twitter:player:stream"
    r"|image|thumbnailurl|contenturl"
)
_FEED_TYPES = listed("application/rss+xml application/atom+xml application/feed+json application/rdf+xml")
_PLAYLIST_TYPES = re.compile(
    r"application/(?:vnd\.apple\.mpegurl|x-mpegurl|dash\+xml)|audio/(?:x-)?mpegurl", re.IGNORECASE
)
_JSON_TYPES = listed("application/json application/vnd.api+json text/json")


class Walk:
    """Goes over a tree once and hands what it finds to ``gathered``.

    Args:
        gathered: takes it.
        own: the page's canonical address.

    Attributes:
        title: the first title, as written.
        robots: the directives of ``<meta name=robots>``, in lower case.
    """

    def __init__(self, gathered: Gathered, own: str) -> None:
        self.title = ""
        self.robots: set[str] = set()
        self._gathered = gathered
        self._part = Part(own)
        self._groups: dict[int, str] = {}
        self._links: list[tuple[LexborNode, Attributes]] = []
        self._scripts: list[LexborNode] = []
        self._titled = False

    def over(self, tree: LexborHTMLParser) -> None:
        """Walk; afterwards ``tree`` is without its scripts and styles."""
        for node in tree.css("*")[:_MOST_ELEMENTS]:
            handler = _HANDLERS.get(node.tag or "")
            attributes = node.attributes
            if handler is not None:
                handler(self, node, attributes)
            for name, value in attributes.items():
                if value and (name in _WATCHED or (value[0] in "[{" and name.startswith("data-"))):
                    self._watched(node, name, value)
        for node, attributes in self._links[:_MOST_PLACES]:
            self._link(node, attributes)
        for node in self._scripts:
            node.decompose()

    def image(self, node: LexborNode, attributes: Attributes) -> None:
        """``img``, SVG's ``image`` and ``input type=image``."""
        if node.tag == "input" and (attributes.get("type") or "").lower() != "image":
            return
        group = self._group(node)
        source = attributes.get("src") or attributes.get("href") or attributes.get("xlink:href")
        if source:
            self._gathered.shown(source, "img", group)
        if "srcset" in attributes:
            self._sets(attributes["srcset"], "srcset", group)

    def film(self, node: LexborNode, attributes: Attributes) -> None:
        """``video``, and the ``source`` of a film or a picture; sound is left alone."""
        parent = node.parent
        if node.tag == "source" and parent is not None and parent.tag == "audio":
            return
        source = attributes.get("src")
        if source:
            listed_film = _PLAYLIST_TYPES.match(attributes.get("type") or "")
            self._gathered.shown(source, "playlist" if listed_film else "source")
        if attributes.get("poster"):
            self._gathered.shown(attributes["poster"] or "", "poster")
        if attributes.get("srcset"):
            self._sets(attributes["srcset"], "srcset", self._group(node))

    def plugin(self, _: LexborNode, attributes: Attributes) -> None:
        """``object`` and ``embed``: media by type or by name, else a page within the page."""
        source = attributes.get("data") or attributes.get("src") or ""
        if (attributes.get("type") or "").startswith(("image/", "video/")):
            self._gathered.shown(source, "img")
        else:
            self._gathered.followed(source, embedded=True)

    def frame(self, _: LexborNode, attributes: Attributes) -> None:
        """``iframe`` and ``frame``, also those that wait for a script."""
        for name in ("src", "data-src", "data-lazy-src"):
            if attributes.get(name):
                self._gathered.followed(attributes[name] or "", embedded=True)

    def anchor(self, node: LexborNode, attributes: Attributes) -> None:
        """``a`` and ``area``: dealt with after what is shown, which says more of the same address."""
        if attributes.get("href"):
            self._links.append((node, attributes))

    def meta(self, _: LexborNode, attributes: Attributes) -> None:
        """What the page says of itself to others."""
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        content = attributes.get("content") or ""
        if name == "robots":
            self.robots.update(word for word in re.split(r"[,\s]+", content.lower()[:1000]) if word)
        elif name == "twitter:player":
            self._gathered.followed(content, embedded=True)
        elif _META_MEDIA.fullmatch(name):
            self._gathered.shown(content, "meta")

    def related(self, _: LexborNode, attributes: Attributes) -> None:
        """``link``: the next part, feeds, and media to be loaded early."""
        words = (attributes.get("rel") or attributes.get("itemprop") or "").lower().split()
        href = attributes.get("href") or ""
        if "next" in words:
            self._gathered.followed(href, more=True)
        elif "alternate" in words and (attributes.get("type") or "").partition(";")[0].strip().lower() in _FEED_TYPES:
            self._gathered.subscribed(href)
        elif "preload" in words and attributes.get("as") in ("image", "video"):
            self._gathered.shown(href, "meta")
            self._sets(attributes.get("imagesrcset"), "srcset", "")
        elif not _LINKED_MEDIA.isdisjoint(words):
            self._gathered.shown(href, "meta")

    def heading(self, node: LexborNode, _: Attributes) -> None:
        """Keep the first ``title``; drawings have their own."""
        if not self._titled:
            self._titled = True
            self.title = node.text()

    def style(self, node: LexborNode, _: Attributes) -> None:
        """``style``: backgrounds and ``content``."""
        self._scripts.append(node)
        for href in css_urls(node.text()):
            self._gathered.shown(href, "css")

    def script(self, node: LexborNode, attributes: Attributes) -> None:
        """Inline scripts and data."""
        self._scripts.append(node)
        text = node.text()
        if not text or attributes.get("src"):
            return
        kind = (attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json" or kind in _JSON_TYPES:
            self._data(text, explained=kind == "application/ld+json")
        else:
            self._names(text)

    def _data(self, text: str, *, explained: bool) -> None:
        data = parsed(text)
        if data is None:
            self._names(text)
            return
        for found in islice(texts(data), _MOST_PLACES):
            if explained and found.word in EMBED_WORDS:
                self._gathered.followed(found.value, embedded=True)
            elif explained and shows_media(found) and " " not in found.value:
                self._gathered.shown(found.value, "script")
            elif "." in found.value:
                self._gathered.named(found.value, "script")

    def _names(self, text: str) -> None:
        for href in islice(script_names(text), _MOST_PLACES):
            self._gathered.shown(href, "script")

    def _watched(self, node: LexborNode, name: str, value: str) -> None:
        """Take what any element may carry."""
        if name not in _WATCHED:
            self._names(value)
        elif name == "style":
            self._css(value, "css")
        elif name in CURSOR_ATTRIBUTES:
            if value.startswith((*_ROOTED, "?")):
                self._gathered.followed(value, more=True)
        elif name in _LAZY_SETS:
            self._sets(value, "lazy", self._group(node))
        elif "url(" in value:
            self._css(value, "lazy")
        elif name not in _VAGUE_LAZY or (node.tag in ("img", "a", "source") and value.startswith(_ROOTED)):
            if node.tag not in ("iframe", "frame", "audio"):
                self._gathered.shown(value, "lazy", self._group(node))
        else:
            self._gathered.named(value, "lazy", self._group(node))

    def _css(self, text: str, found_in: str) -> None:
        for href in css_urls(text):
            self._gathered.shown(href, found_in)

    def _sets(self, value: str | None, found_in: str, group: str) -> None:
        for href in islice(srcset(value or ""), MOST_LINKS):
            self._gathered.shown(href, found_in, group)

    def _link(self, node: LexborNode, attributes: Attributes) -> None:
        href = attributes.get("href") or ""
        target = self._gathered.links.resolved(href)
        if target is not None:
            more = says_next(attributes) or self._part.goes_on_at(target)
            self._gathered.followed(href, more=more, like=self._groups.get(node.mem_id, ""))

    def _group(self, node: LexborNode) -> str:
        """Return the word of the picture that ``node`` is a rendition of: one ``picture``, one link around it."""
        owner = node
        above = node.parent
        if above is not None and above.tag == "picture":
            owner, above = above, above.parent
        if above is not None and above.tag == "a":
            owner = above
        return self._groups.setdefault(owner.mem_id, str(len(self._groups)))


_LINKED_MEDIA = frozenset({"image_src", "image", "thumbnailurl", "contenturl"})
_HANDLERS: dict[str, Callable[[Walk, LexborNode, Attributes], None]] = {
    "img": Walk.image,
    "image": Walk.image,
    "input": Walk.image,
    "video": Walk.film,
    "source": Walk.film,
    "object": Walk.plugin,
    "embed": Walk.plugin,
    "iframe": Walk.frame,
    "frame": Walk.frame,
    "a": Walk.anchor,
    "area": Walk.anchor,
    "meta": Walk.meta,
    "link": Walk.related,
    "title": Walk.heading,
    "style": Walk.style,
    "script": Walk.script,
}
