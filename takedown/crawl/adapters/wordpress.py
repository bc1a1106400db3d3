"""WordPress: https://developer.wordpress.org/rest-api/reference/media/ and .../posts/, its feed and its sitemap.

The number of pages of a list stands in a header (``X-WP-TotalPages``), so the next one is asked for as long as one is
full: https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import ClassVar

from yarl import URL

from takedown.cases.post import PostFacts
from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.shapes import is_json, items, label, moment, name, parsed, record, records, text, words
from takedown.crawl.net.urls import canonical
from takedown.crawl.read.extract import extract
from takedown.crawl.read.finds import Finds, PageLink
from takedown.crawl.read.links import Links
from takedown.settings import HostSettings

_FULL = 100
"""Entries of one answer: the most that the interface gives."""
# https://developer.wordpress.org/rest-api/using-the-rest-api/global-parameters/: what isn't read needn't be sent.
_SAID = "id,date_gmt,guid,link,title,"
_OF_FILES = _SAID + "source_url,media_details.original_image,media_details.sizes,_links.author,_embedded"
_OF_POSTS = _SAID + "content,_links.author,_links.wp:featuredmedia,_embedded"
_LISTS = {
    "wp/v2/media": {"_embed": "author", "_fields": _OF_FILES},
    "wp/v2/posts": {"_embed": "author,wp:featuredmedia", "_fields": _OF_POSTS},
    "wp/v2/pages": {"_embed": "author,wp:featuredmedia", "_fields": _OF_POSTS},
}
_ALL = {"per_page": str(_FULL), "orderby": "date"}
# https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/
_ROOT = re.compile(rb"""<link[^>]{1,200}rel=["']https://api\.w\.org/["'][^>]{0,200}?href=["']([^"'>]{1,500})["']""")

_FILES = f"media?per_page=100&orderby=date&_embed=author&_fields={_OF_FILES}"
_POSTED = f"?per_page=100&orderby=date&_embed=author,wp:featuredmedia&_fields={_OF_POSTS}"
_AT = "http://host.example/"
_API = _AT + "wp-json/wp/v2/"
_MEDIA = b"""[{"id": 22, "date_gmt": "2026-11-21T17:52:59", "guid": {"rendered": "http://host.example/?attachment_id=22"},
"link": "http://host.example/one/a/", "title": {"rendered": "a"}, "description": {"rendered": ""},
"media_details": {"width": 2560, "file": "2026/11/a-scaled.jpg", "original_image": "a.jpg", "sizes": {
"thumbnail": {"source_url": "http://host.example/up/2026/11/a-150x150.jpg"},
"full": {"source_url": "http://host.example/up/2026/11/a-scaled.jpg"}}},
"source_url": "http://host.example/up/2026/11/a-scaled.jpg",
"_embedded": {"author": [{"slug": "ann", "avatar_urls": {"24": "http://gravatar.example/a.jpg"}}]}}]"""
_POSTS = b"""[{"id": 5, "date_gmt": "2026-11-21T17:52:59", "guid": {"rendered": "http://host.example/?p=5"},
"link": "http://host.example/2026/11/five/", "title": {"rendered": "Five"},
"content": {"rendered": "<p>Words <a href='/up/b.jpg'><img src='/up/b-300x200.jpg'></a>\
 <a href='/elsewhere/'>x</a></p>"},
"_embedded": {"author": [{"slug": "ann"}], "wp:featuredmedia": [{"id": 23, "source_url": "http://host.example/up/c.jpg",
"media_details": {"sizes": {"medium": {"source_url": "http://host.example/up/c-300x200.jpg"}}}}]}}]"""
_FRONT = b"""<!doctype html><html><head><title>Blog</title>
<link rel="https://api.w.org/" href="http://host.example/blog/wp-json/" />
</head><body><a href="/blog/page/2/">Older</a><img src="/up/d.jpg"></body></html>"""


class WordPress(Adapter):
    """The adapter of kind ``wordpress``: its library, its posts, and what its pages, feed and sitemap show."""

    kind = "wordpress"
    samples: ClassVar[tuple[Sample, ...]] = (
        Sample(
            _API + "media?per_page=100&orderby=date",
            "application/json; charset=UTF-8",
            _MEDIA,
            media=tuple(f"{_AT}up/2026/11/{file}" for file in ("a-scaled.jpg", "a.jpg", "a-150x150.jpg")),
            pages=(_AT + "one/a/",),
            never=("http://gravatar.example/a.jpg",),
        ),
        Sample(
            _API + "posts?per_page=100&orderby=date&_embed=1",
            "application/json; charset=UTF-8",
            _POSTS,
            media=tuple(f"{_AT}up/{file}" for file in ("b.jpg", "b-300x200.jpg", "c.jpg", "c-300x200.jpg")),
            pages=(_AT + "2026/11/five/",),
            never=(_AT + "elsewhere/",),
        ),
        Sample(
            _AT + "blog/",
            "text/html; charset=UTF-8",
            _FRONT,
            media=(_AT + "up/d.jpg",),
            pages=(
                _AT + "blog/page/2/",
                _AT + "blog/wp-json/wp/v2/" + _FILES,
                _AT + "blog/wp-json/wp/v2/posts" + _POSTED,
                _AT + "blog/wp-json/wp/v2/pages" + _POSTED,
                _AT + "blog/wp-sitemap.xml",
            ),
            more=(_AT + "blog/page/2/",),
        ),
    )
    entries = (
        (
            _AT,
            (
                _AT,
                _API + _FILES,
                _API + "posts" + _POSTED,
                _API + "pages" + _POSTED,
            ),
        ),
        (_AT + "blog/", (_AT + "blog/",)),
    )

    def starts(self, host: HostSettings) -> Iterable[str]:
        """See ``Adapter``: a site that lies in a folder says on its pages where its interface is."""
        return tuple(dict.fromkeys(address for start in host.start for address in _places(URL(start))))

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """See ``Adapter``."""
        if is_json(content_type, body[:1024]):
            entries = parsed(body)
            return _entries(entries, url) if isinstance(entries, list) else Finds()
        finds = super().read(body, url, content_type)
        root = _ROOT.search(body)
        href = Links(URL(url)).resolved(unescape(root[1].decode("utf-8", "replace"))) if root is not None else None
        if href is None:
            return finds
        known = {page.url for page in finds.pages}
        lists = (PageLink(address, fresh=True) for address in (*_lists(URL(href)), *_map(href)) if address not in known)
        return replace(finds, pages=(*finds.pages, *lists))

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """See ``Adapter``."""
        return _ROOT.search(body) is not None


def _places(start: URL) -> Iterator[str]:
    yield canonical(start)
    if start.path in ("", "/") and not start.query_string:
        yield from _lists(start.with_path("/wp-json/"))


def _lists(root: URL) -> Iterator[str]:
    """Yield the lists' addresses under the interface's root, which plain permalinks write as ``?rest_route=/``."""
    route = root.query.get("rest_route")
    for path, query in _LISTS.items():
        if route is None:
            yield canonical(root.joinpath(path).with_query({**_ALL, **query}))
        else:
            yield canonical(root.update_query({"rest_route": route + path, **_ALL, **query}))


def _map(root: str) -> Iterator[str]:
    """Yield the sitemap's address, which stands there since 5.5: https://developer.wordpress.org/reference/classes/wp_sitemaps/."""
    if root.endswith("/wp-json/"):
        yield root.removesuffix("wp-json/") + "wp-sitemap.xml"


def _entries(said: object, url: str) -> Finds:
    got = Gathered(url)
    for entry in records(said):
        _entry(entry, got)
    if len(items(said)) >= _FULL:
        page = int(got.base.query.get("page", "1")[:6]) if got.base.query.get("page", "1").isdecimal() else 1
        got.page(canonical(got.base.update_query(page=str(page + 1))), more=True)
    return got.finds(listing=True)


def _entry(entry: dict[str, object], got: Gathered) -> None:
    page = got.resolved(text(entry, "link"))
    rendered = text(entry, "content", "rendered")
    post = PostFacts(
        uri=text(entry, "guid", "rendered")[:1000] or page,
        url=page or canonical(got.base),
        handle=label(entry, "_embedded", "author", 0, "slug"),
        at=moment(entry, "date_gmt"),
        text=words(rendered or text(entry, "title", "rendered")),
    )
    for file in (entry, *records(entry, "_embedded", "wp:featuredmedia")):
        for address in _files(file):
            got.media(address, page=page, post=post, own=True, like=name(file, "id"))
    for link in extract(rendered.encode("utf-8", "replace"), page or str(got.base), "text/html; charset=utf-8").media:
        got.media(link.url, page=page, post=post, like=f"{name(entry, 'id')}-{link.like}" if link.like else "")
    if page:
        got.page(page, fresh=True)


def _files(entry: dict[str, object]) -> Iterator[str]:
    """Yield a library entry's file, the one that was uploaded if that was too large to show, and all its sizes."""
    source = text(entry, "source_url")
    if source:
        yield source
        uploaded = text(entry, "media_details", "original_image")
        if uploaded:
            yield source.rpartition("/")[0] + "/" + uploaded
    for size in record(entry, "media_details", "sizes").values():
        yield text(size, "source_url")
