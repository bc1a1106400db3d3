"""Every place where a page keeps a picture, a film or the next part of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.net.guard import parse
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.extract import extract
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.links import Links

BASE = "http://host.example/dir/page.html"
DIR = "http://host.example/dir/"


def finds(html: str, url: str = BASE) -> Finds:
    return extract(html.encode(), url)


def media(html: str) -> list[tuple[str, str]]:
    return [(link.url.removeprefix(DIR), link.found_in) for link in finds(html).media]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<meta property="og:image:width" content="1200"><meta property="og:image:alt" content="a">', []),
        ('<meta itemprop="thumbnailUrl" content="a.jpg">', [("a.jpg", "meta")]),
        ('<meta name="twitter:player:stream" content="a.mp4">', [("a.mp4", "meta")]),
        ('<video><source src="v" type="application/vnd.apple.mpegurl"></video>', [("v", "playlist")]),
        ('<video src="v.m3u8"></video>', [("v.m3u8", "playlist")]),
        ('<source src="manifest" type="application/dash+xml">', [("manifest", "playlist")]),
        ('<a href="film.mpd">', [("film.mpd", "playlist")]),
        ('<script>player({"file":"v\\/v.m3u8?t=1"})</script>', [("v/v.m3u8?t=1", "playlist")]),
        ('<video><track src="a.vtt"></video>', []),
        (
            '<a href="a.zip"><a href="b.tar.gz"><a href="c.PDF"><a href="d.gz">',
            [("a.zip", "link"), ("b.tar.gz", "link"), ("c.PDF", "link")],
        ),
        (
            '<a href="a.tgz"><a href="a.7z"><a href="a.rar"><a href="a.tar">',
            [(f"a.{end}", "link") for end in ("tgz", "7z", "rar", "tar")],
        ),
        ('<object type="image/png" data="picture"></object>', [("picture", "img")]),
        ('<script>window.__STATE__ = {"a":"\\u002Fdir\\u002fa.jpg"}</script>', [("a.jpg", "script")]),
        ('<script>var s = "{\\"image\\":\\"\\\\/dir\\\\/a.jpg\\"}";</script>', [("a.jpg", "script")]),
        (
            '<script id="__NEXT_DATA__" type="application/json">{"p":[{"src":"/dir/a.jpg"}]}</script>',
            [("a.jpg", "script")],
        ),
        ('<script type="application/json">{"broken": ["a.jpg",</script>', [("a.jpg", "script")]),
        (
            """<script type="application/ld+json">{"@graph":[
            {"@type":"VideoObject","contentUrl":"v/1","thumbnailUrl":["t/1"],"author":{"@type":"Person","url":"/me"}},
            {"@type":"ImageObject","url":"i/2"}]}</script>""",
            [("v/1", "script"), ("t/1", "script"), ("i/2", "script")],
        ),
        ('<div data-gallery=\'[{"src":"a.jpg"}]\'>', [("a.jpg", "script")]),
        ('<div data-photos="{&quot;big&quot;:&quot;a.jpg&quot;}">', [("a.jpg", "script")]),
        ('<a data-full="/dir/original/12"><img data-large="no words"></a>', [("original/12", "lazy")]),
        ('<table background="a.jpg">', [("a.jpg", "lazy")]),
        (
            "<div style=\"background-image:image-set('a.avif' 1x, url(b.jpg) 2x)\">",
            [("b.jpg", "css"), ("a.avif", "css")],
        ),
        ('<a href="view.php?full=/dir/a.jpg">', [("a.jpg", "link")]),
        ('<noscript><div style="background:url(a.jpg)"></div></noscript>', [("a.jpg", "css")]),
        ('<img src="//[::1]@"><img src="a.jpg">', [("a.jpg", "img")]),
    ],
)
def test_finds_media_in(html: str, found: list[tuple[str, str]]) -> None:
    assert media(html) == found


@pytest.mark.parametrize(
    ("html", "groups"),
    [
        ('<img src="a.jpg" srcset="b.jpg 2x"><img src="c.jpg">', [{"a.jpg", "b.jpg"}]),
        ('<picture><source srcset="a.webp"><img src="a.jpg"></picture>', [{"a.webp", "a.jpg"}]),
        ('<a href="full.jpg"><img src="t.jpg" data-src="m.jpg"></a>', [{"full.jpg", "t.jpg", "m.jpg"}]),
        ('<a href="page"><img src="t.jpg"></a><a href="full.jpg">x</a>', []),
        (
            '<img src="https://i0.wp.com/host.example/dir/a.jpg?w=300">',
            [{"https://i0.wp.com/host.example/dir/a.jpg?w=300", "a.jpg"}],
        ),
        (
            '<img src="/cdn-cgi/image/width=80/http://host.example/dir/a.jpg">',
            [{"http://host.example/cdn-cgi/image/width=80/http://host.example/dir/a.jpg", "a.jpg"}],
        ),
        (
            '<img src="/_next/image?url=%2Fdir%2Fa.jpg&amp;w=640">',
            [{"http://host.example/_next/image?url=/dir/a.jpg&w=640", "a.jpg"}],
        ),
    ],
)
def test_tells_renditions_of_one_picture(html: str, groups: list[set[str]]) -> None:
    found: dict[str, set[str]] = {}
    for link in finds(html).media:
        if link.like:
            found.setdefault(link.like, set()).add(link.url.removeprefix(DIR))
    assert list(found.values()) == groups


def test_pages_within_the_page_are_embedded() -> None:
    html = (
        '<iframe src="a"></iframe><iframe data-src="b"></iframe><embed src="c"><object data="d"></object><a href="e">'
    )
    html += '<script type="application/ld+json">{"embedUrl":"f"}</script><meta name="twitter:player" content="g">'
    assert {link.url.removeprefix(DIR): link.embedded for link in finds(html).pages} == {
        "a": True,
        "b": True,
        "c": True,
        "d": True,
        "e": False,
        "f": True,
        "g": True,
    }


@pytest.mark.parametrize(
    ("html", "fresh"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed/">', ["http://host.example/feed/"]),
        ('<link rel="alternate" type="application/atom+xml" href="/a.xml">', ["http://host.example/a.xml"]),
        ('<link rel="alternate" type="application/feed+json" href="/f.json">', ["http://host.example/f.json"]),
        ('<link rel="alternate" type="application/rss+xml" href="/comments/feed/">', []),
        ('<link rel="alternate" type="application/rss+xml" href="/dir/page.html/feed/">', []),
        ('<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">', []),
        ('<link rel="alternate" hreflang="fr" href="/fr/">', []),
    ],
)
def test_feeds_are_read_first(html: str, fresh: list[str]) -> None:
    assert [link.url for link in finds(html).pages if link.fresh] == fresh
    assert len(finds(html).pages) == len(fresh)


@pytest.mark.parametrize(
    ("own", "href", "more"),
    [
        ("/list", "?page=2", True),
        ("/list?page=3", "?page=4", True),
        ("/list?page=3", "?page=2", False),
        ("/list?sort=new", "?sort=new&amp;page=2", True),
        ("/list?sort=new", "?page=2", False),
        ("/", "/page/2/", True),
        ("/tag/sea/page/2/", "/tag/sea/page/3/", True),
        ("/tag/sea/page/2/", "/tag/sky/page/3/", False),
        ("/f?t=9", "/f?t=9&amp;start=20", True),
        ("/f?t=9&amp;start=20", "/f?t=9&amp;start=40", True),
        ("/list", "?offset=50", True),
        ("/list", "/pages/about", False),
        ("/", "?p=12&amp;x=1", False),
    ],
)
def test_numbers_tell_the_next_part(own: str, href: str, *, more: bool) -> None:
    url = "http://host.example" + own.replace("&amp;", "&")
    (link,) = finds(f'<a href="{href}">x</a>', url).pages
    assert link.more is more


@pytest.mark.parametrize(
    "html",
    [
        '<a aria-label="Next page" href="/n">',
        '<a title="Page suivante" href="/n">',
        '<a class="pagination__next" href="/n">',
        '<button data-next-url="/n">Load more</button>',
        '<div data-load-more-url="/n"></div>',
    ],
)
def test_buttons_and_labels_tell_the_next_part(html: str) -> None:
    assert [(link.url, link.more) for link in finds(html).pages] == [("http://host.example/n", True)]


@pytest.mark.parametrize(
    ("url", "html", "listing"),
    [
        ("http://h.example/f/", "<title>Index of /f/</title>", True),
        ("http://h.example/f/", "<title>Directory listing for /f/</title>", True),
        ("http://h.example/list", '<a href="?page=2">', True),
        ("http://h.example/a/", '<a href="x/"><a href="y/">', True),
        ("http://h.example/a", '<a href="/a/x"><img src="/a/y.jpg">', True),
        ("http://h.example/a/index.html", '<a href="x/"><a href="y/">', True),
        ("http://h.example/a/", '<a href="x/"><a href="/b">', False),
        ("http://h.example/a/b.html", '<a href="c.html"><img src="d.jpg">', False),
        ("http://h.example/a/", '<a href="?x=1"><a href="?x=2">', False),
    ],
)
def test_tells_a_list_that_grows(url: str, html: str, *, listing: bool) -> None:
    assert finds(html, url).listing is listing


def test_gives_the_words_without_markup() -> None:
    page = finds("<title>t</title><p>File&nbsp;<b>not</b>\n found<script>var a</script><style>p{}</style><td>now</td>")
    assert page.text == "File not found now"
    assert len(finds("<p>" + "word " * 9000).text) == 10_000
    assert finds("").text == ""


def test_gives_what_the_page_asks_of_crawlers() -> None:
    page = finds('<meta name="ROBOTS" content="NoImageIndex, nofollow"><meta name="robots" content="none">')
    assert page.robots == {"noimageindex", "nofollow", "none"}
    assert finds("<p>").robots == frozenset()


PIECES = (
    *("/", "//", "..", ".", "...", "a", "b.jpg", "?", "&", "=", "#", "+", "~", ":", "@", ";", "\\", "x=1"),
    *("%20", "%C3%A9", "%41", "%2F", "http://", "https://", "h.example", "H.example:80", "h.example:443"),
    *("user@", "[::1]", "1.2.3.4", "0x7f"),
)
BASES = [
    "http://h.example/dir/page.html?x=1",
    "http://h.example",
    "http://h.example:8080/a/b/",
    "http://h.example/a/b?c/d",
    "http://127.0.0.1:8/%C3%A9/x",
]


@given(
    st.sampled_from(BASES),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    | st.text(alphabet="ab/.?=&#%2F:@~+C3,;!'()", max_size=14),
)
def test_the_quick_way_to_resolve_a_link_agrees_with_the_long_one(base: str, href: str) -> None:
    try:
        carries = href.startswith("/") and not href.startswith("//") and "://" in href
        expected = joined_or_none(parse(base), f"{parse(base).origin()}{href}" if carries else href)
    except IndexError:  # yarl's own
        expected = None
    assert Links(parse(base)).resolved(href) == expected
