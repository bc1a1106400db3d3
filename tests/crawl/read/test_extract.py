"""What is found on a page: each way in which a site shows a picture or leads on."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.net.guard import parse
from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.charset import decoded
from takedown.crawl.read.extract import MOST_LINKS, extract
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.inline import srcset

BASE = "http://host.example/dir/page.html"
DIR = "http://host.example/dir/"


def media(html: str) -> list[tuple[str, str]]:
    return [(link.url.removeprefix(DIR), link.found_in) for link in extract(html.encode(), BASE).media]


def pages(html: str) -> list[str]:
    return [link.url.removeprefix(DIR) for link in extract(html.encode(), BASE).pages]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img src="a.jpg">', [("a.jpg", "img")]),
        ("<IMG SRC=A.JPG>", [("A.JPG", "img")]),
        ('<img src=" a b.jpg\n">', [("a%20b.jpg", "img")]),
        ('<img src="caf\u00e9.jpg">', [("caf%C3%A9.jpg", "img")]),
        ('<img src="photo.php?id=5&amp;s=2">', [("photo.php?id=5&s=2", "img")]),
        ('<img src="a.jpg#top">', [("a.jpg", "img")]),
        ('<img src="./x/../a.jpg">', [("a.jpg", "img")]),
        ('<img src="http://HOST.example:80/dir/%61.jpg">', [("a.jpg", "img")]),
        ('<img src="//cdn.example/a.jpg">', [("http://cdn.example/a.jpg", "img")]),
        ('<img srcset="a.jpg 1x, b.jpg 2x">', [("a.jpg", "srcset"), ("b.jpg", "srcset")]),
        (
            '<img src="t.jpg" srcset="t.jpg 150w, full.jpg 2000w">',  # thumbnail and original alike
            [("t.jpg", "img"), ("full.jpg", "srcset")],
        ),
        ("<picture><source srcset='a.webp, b.webp 2x'><img src=c.jpg></picture>", None),
        ('<video src="a.mp4" poster="p.jpg"></video>', [("a.mp4", "source"), ("p.jpg", "poster")]),
        ('<video><source src="a.webm" type="video/webm"></video>', [("a.webm", "source")]),
        ('<audio src="a.mp3"><source src="stream"></audio>', []),
        ('<a href="full.jpg"><img src="thumb.jpg"></a>', [("thumb.jpg", "img"), ("full.jpg", "link")]),
        ('<a href="IMG_0001.JPG">x</a>', [("IMG_0001.JPG", "link")]),
        ('<a href="clip.MP4?dl=1">x</a>', [("clip.MP4?dl=1", "link")]),
        ("<div style=\"background:url('a.jpg')\">", [("a.jpg", "css")]),
        ('<div style="background-image: URL( a.jpg )">', [("a.jpg", "css")]),
        ("<style>.a{background:url(a.jpg)} @font-face{src:url(f.woff2)}</style>", [("a.jpg", "css")]),
        ("<style>body::after{content:url(a.jpg) url(b.jpg);}</style>", [("a.jpg", "css"), ("b.jpg", "css")]),
        ('<meta property="og:image" content="a.jpg">', [("a.jpg", "meta")]),
        ('<meta property="og:image:secure_url" content="a.jpg">', [("a.jpg", "meta")]),
        ('<meta name="twitter:image" content="a.jpg">', [("a.jpg", "meta")]),
        ('<link rel="image_src" href="a.jpg">', [("a.jpg", "meta")]),
        ('<link rel="preload" as="image" href="a.jpg">', [("a.jpg", "meta")]),
        ('<link rel="stylesheet" href="a.css"><link rel=icon href=favicon.ico>', []),
        ('<img data-src="a.jpg">', [("a.jpg", "lazy")]),
        ('<img data-srcset="a.jpg 1x, b.jpg 2x">', [("a.jpg", "lazy"), ("b.jpg", "lazy")]),
        ('<img data-original="a.jpg">', [("a.jpg", "lazy")]),
        ('<img data-lazy="a.jpg">', [("a.jpg", "lazy")]),
        ('<a data-full-src="a.jpg">', [("a.jpg", "lazy")]),
        ("<div data-bg=\"url('a.jpg')\">", [("a.jpg", "lazy")]),
        ('<div data-url="/api/things" data-full="true">', []),
        ('<noscript><img src="a.jpg"></noscript>', [("a.jpg", "img")]),
        ('<svg><image href="a.jpg"/></svg>', [("a.jpg", "img")]),
        ('<input type="image" src="a.jpg">', [("a.jpg", "img")]),
        (
            "<script>var d = [{thumb: \"t/a.jpg\", image: 'a.jpg'}]</script>",
            [("t/a.jpg", "script"), ("a.jpg", "script")],
        ),
        (
            '<script type="application/ld+json">{"image":"\\/dir\\/a.jpg?w=1\\u0026h=2"}</script>',
            [("a.jpg?w=1&h=2", "script")],
        ),
        ("<script>x = `${name}.jpg`; y = '.jpg'; z = '{{img}}.png'</script>", []),
        ('<img src="data:image/png;base64,AAAA"><img src="blob:x"><img src=""><img>', []),
        ('<img src="javascript:alert(1).jpg"><img src="file:///a.jpg"><img src="http://[bad/a.jpg">', []),
        ('<img src="logo.svg"><img src="i.ico">', []),
        ('<img src="https://images.weserv.nl/?url=host.example/dir/a.jpg">', [("a.jpg", "img")]),
        ('<img src="https://saucenao.com/a.jpg">', []),
        ('<base href="/other/"><img src="a.jpg">', [("http://host.example/other/a.jpg", "img")]),
        ('<base href="http://[bad"><img src="a.jpg">', [("a.jpg", "img")]),
        ('<img src="a.jpg"><img src="a.jpg"><a href="a.jpg">', [("a.jpg", "img")]),
    ],
)
def test_finds_media(html: str, found: list[tuple[str, str]] | None) -> None:
    if found is not None:
        assert media(html) == found
    else:
        assert {url for url, _ in media(html)} == {"a.webp", "b.webp", "c.jpg"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="next.html">x</a>', ["next.html"]),
        ('<a href="../">x</a>', ["http://host.example/"]),
        ('<a href="?page=2">x</a>', ["page.html?page=2"]),
        ('<a href="#top">x</a><a href="page.html#top">x</a><a href="">x</a>', []),
        ('<a href="mailto:a@b"><a href="tel:1"><a href="javascript:x()"><a href="ftp://a/b">', []),
        ('<iframe src="frame.html"></iframe>', ["frame.html"]),
        ('<area href="map.html">', ["map.html"]),
        ('<a href="a.zip"><a href="a.pdf"><a href="a.css"><a href="a.xml">', []),
        ('<a href="attachment/12/">', ["attachment/12/"]),
        # links that pass pictures on, or that change things
        ('<a href="https://saucenao.com/search.php?url=x">', []),
        ('<a href="https://www.google.com/searchbyimage?image_url=http://x/a">', []),
        ('<a href="https://lens.google.com/uploadbyurl?url=x">', []),
        ('<a href="https://web.archive.org/web/2020/http://x">', []),
        ('<a href="https://translate.google.com/translate?u=x">', []),
        ('<a href="/search?url=https://host.example/a.jpg">', []),
        ('<a href="/wp-login.php"><a href="/login"><a href="/user/logout"><a href="/sign-up/"><a href="/admin/">', []),
        ('<a href="?action=delete&id=1"><a href="?logout"><a href="?replytocom=3"><a href="post?share=x">', []),
        ('<a href="album/?zip=crc"><a href="?C=M;O=A"><a href="?C=N&amp;O=D">', []),
        ('<a href="/loginvitational">', ["http://host.example/loginvitational"]),
    ],
)
def test_finds_pages(html: str, found: list[str]) -> None:
    assert pages(html) == found


@pytest.mark.parametrize(
    ("html", "more"),
    [
        ('<a rel="next" href="/2">', True),
        ('<link rel="next" href="/2">', True),
        ('<a class="next page-numbers" href="/2">', True),
        ('<a href="/2">', False),
        ('<a class="nextcloud" href="/2">', False),
        ('<a href="/2"><a rel="nofollow next" href="/2">', True),
    ],
)
def test_knows_the_next_part_of_a_list(html: str, *, more: bool) -> None:
    (link,) = extract(html.encode(), BASE).pages
    assert (link.url, link.more) == ("http://host.example/2", more)


def test_gives_the_title_in_one_short_line() -> None:
    assert extract(b"<title>\n My\n  holiday </title>", BASE).title == "My holiday"
    assert len(extract(b"<title>" + b"x" * 5000, BASE).title) == 300
    assert extract(b"<p>", BASE).title == ""


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("<p>caf\u00e9".encode(), "text/html", "caf\u00e9"),
        ("<p>caf\u00e9".encode("cp1252"), "text/html; charset=ISO-8859-1", "caf\u00e9"),
        ("<p>\u20ac".encode("cp1252"), 'text/html; charset="latin1"', "\u20ac"),
        ('<meta charset="shift_jis"><p>\u5199\u771f'.encode("shift_jis"), "text/html", "\u5199\u771f"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\u0444'.encode("cp1251"),
            "text/html",
            "\u0444",
        ),
        ("\ufeff<p>caf\u00e9".encode("utf-16-le"), "text/html", "caf\u00e9"),
        ("\ufeff<p>caf\u00e9".encode(), "text/html; charset=koi8-r", "caf\u00e9"),
        ("<p>caf\u00e9".encode(), "text/html; charset=unknown-9", "caf\u00e9"),
        ("<p>caf\u00e9".encode(), "text/html; charset=unicode_escape", "caf\u00e9"),
        ("<p>caf\u00e9".encode(), "text/html; charset=idna", "caf\u00e9"),
        (b"<p>\xff\xfe\x00broken \x80\x81", "text/html; charset=utf-8", "broken"),
    ],
)
def test_reads_any_encoding(body: bytes, content_type: str, text: str) -> None:
    assert text in decoded(body, content_type)


@given(st.binary(max_size=300), st.sampled_from(["", "text/html; charset=utf-16", "text/html; charset=gb18030", "x"]))
def test_any_bytes_give_finds(body: bytes, content_type: str) -> None:
    assert isinstance(extract(b"<img src='" + body, BASE, content_type), Finds)
    assert isinstance(extract(body, BASE, content_type), Finds)


@given(st.text(max_size=60))
def test_a_link_is_nothing_or_an_address_in_its_one_spelling(href: str) -> None:
    target = joined_or_none(parse(BASE), href)
    if target is not None:
        assert target.startswith(("http://", "https://"))
        assert joined_or_none(parse(BASE), target) == target


@given(st.text(alphabet="ab,. 12xw\n(", max_size=80))
def test_srcset_addresses_hold_no_blank_and_end_without_comma(value: str) -> None:
    for address in srcset(value):
        assert address
        assert not any(sign.isspace() for sign in address)


BOMBS = {
    "nested blocks": b"<div>" * 900_000,
    "blocks under much": b"<x>" * 400_000 + b"<div></div>" * 200_000,
    "formatting reopened": b"".join(b"<b id=%d>" % n for n in range(5000)) + b"<p>a" * 900_000,
    "links in tables": b"<a href=x><table>" * 250_000,
    "links in objects": b"<a href=x><object>" * 250_000,
    "closing what isn't open": b"<div></section>" * 250_000,
    "open attribute": b"<img src='" + b"a" * 4_000_000,
    "quotes in a script": b"<script>" + b'"a' * 2_000_000,
    "a long srcset": b'<img srcset="' + b"a" * 2_000_000 + b'">',
    "attributes of one tag": b"<img " + b"".join(b"a%d " % n for n in range(500_000)) + b">",
    "attributes that seem to end": b"<img " + b"".join(b"a%d='>'" % n for n in range(400_000)) + b">",
    "a long style": b"<style>" + b"url(" * 1_000_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_markup_that_is_dear_to_parse_is_cut(bomb: bytes) -> None:
    started = time.process_time()
    extract(b'<img src="a.jpg">' + bomb, BASE)
    assert time.process_time() - started < 5  # minutes without the cut


def test_a_page_made_of_links_gives_a_bounded_number() -> None:
    html = "".join(f'<a href="/p{n}"><img src="/i{n}.jpg">' for n in range(MOST_LINKS + 500))
    finds = extract(html.encode(), BASE)
    assert len(finds.media) == MOST_LINKS
    assert len(finds.pages) == MOST_LINKS


@pytest.mark.parametrize(
    ("url", "following", "listing"),
    [
        ("https://blog.example/", "/page/2/", True),
        ("https://blog.example/category/x/", "/category/x/page/2/", True),
        ("https://blog.example/category/x/page/2/", "/category/x/page/3/", True),
        ("https://forum.example/thread?id=7", "?id=7&start=20", True),
        ("https://app.example/feed", "/feed?cursor=abc", True),
        ("https://blog.example/2026/11/post-9/", "/2026/11/post-10/", False),
        ("https://blog.example/2026/11/walk/", "/2026/11/lake/", False),
    ],
)
def test_an_entry_that_names_the_next_entry_is_no_list(url: str, following: str, *, listing: bool) -> None:
    finds = extract(f'<a rel="next" href="{following}">next</a><p>words</p>'.encode(), url)
    assert [link.more for link in finds.pages] == [True]
    assert finds.listing is listing
