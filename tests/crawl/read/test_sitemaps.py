"""Sitemaps: indexes, lists, their extensions, packed and plain."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.read.finds import Finds
from takedown.crawl.read.reader import is_readable, read
from takedown.crawl.read.sitemaps import MOST_LOCATIONS, read_sitemap, unpacked

URL = "http://host.example/sitemap.xml"
HOST = "http://host.example"
NOW = datetime(2026, 11, 21, tzinfo=UTC)

MAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
 xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> http://host.example/1 </loc><lastmod>2026-11-01</lastmod>
<image:image><image:loc>http://host.example/a.jpg</image:loc></image:image>
<image:image><image:loc>http://host.example/b?id=1</image:loc></image:image></url>
<url><loc>http://host.example/2</loc><lastmod>2020-01-01T00:00:00Z</lastmod><video:video>
<video:thumbnail_loc>http://host.example/c.jpg</video:thumbnail_loc>
<video:content_loc>http://host.example/c.mp4</video:content_loc>
<video:player_loc>http://host.example/play?v=1</video:player_loc></video:video></url>
<url><loc>http://host.example/3</loc><news:news><news:publication_date>2026-11-20</news:publication_date></news:news></url>
<url><loc>http://host.example/d.png</loc></url>
<url><loc>https://web.archive.org/web/1/http://host.example</loc></url>
<url><loc>javascript:x</loc></url><url/></urlset>"""

INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://host.example/s1.xml.gz</loc><lastmod>2026-11-20T10:00:00+00:00</lastmod></sitemap>
<sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>"""


def test_reads_pages_and_their_media() -> None:
    finds = read_sitemap(MAP, URL, NOW)
    assert {(page.url.removeprefix(HOST), page.fresh, page.embedded) for page in finds.pages} == {
        ("/1", True, False),
        ("/2", False, False),
        ("/3", True, False),
        ("/play?v=1", False, True),
    }
    assert {(link.url.removeprefix(HOST), link.page.removeprefix(HOST)) for link in finds.media} == {
        ("/a.jpg", "/1"),
        ("/b?id=1", "/1"),
        ("/c.jpg", "/2"),
        ("/c.mp4", "/2"),
        ("/d.png", ""),
    }
    assert {link.found_in for link in finds.media} == {"sitemap"}
    assert finds.listing


def test_reads_an_index() -> None:
    finds = read_sitemap(INDEX, URL, NOW)
    assert [(page.url.removeprefix(HOST), page.fresh) for page in finds.pages] == [
        ("/s1.xml.gz", True),
        ("/s2.xml", False),
    ]
    assert finds.media == ()


@pytest.mark.parametrize(
    ("body", "url", "content_type"),
    [
        (MAP, URL, "application/xml"),
        (MAP, URL, "text/html"),
        (gzip.compress(MAP), URL + ".gz", "application/x-gzip"),
        (MAP.decode().replace("UTF-8", "UTF-16").encode("utf-16"), URL, "text/xml"),
        (b"http://host.example/1\r\n\nhttp://host.example/d.png\n", HOST + "/sitemap.txt", "text/plain"),
    ],
)
def test_is_known_by_its_content(body: bytes, url: str, content_type: str) -> None:
    assert is_readable(content_type, body[:1024], url)
    finds = read(body, url, content_type)
    assert HOST + "/1" in {page.url for page in finds.pages}
    assert HOST + "/d.png" in {link.url for link in finds.media}


def test_other_packed_files_are_not_read() -> None:
    assert not is_readable("application/gzip", gzip.compress(MAP)[:1024], HOST + "/backup.gz")


def test_takes_as_many_as_the_protocol_allows() -> None:
    body = b"<urlset>" + b"".join(b"<url><loc>/%d</loc></url>" % n for n in range(MOST_LOCATIONS + 10)) + b"</urlset>"
    assert len(read_sitemap(body, URL).pages) == MOST_LOCATIONS


def test_a_broken_one_counts_as_far_as_it_goes() -> None:
    assert [page.url for page in read_sitemap(INDEX[:-40], URL).pages] == [HOST + "/s1.xml.gz"]


def test_entities_depth_and_bombs_give_little() -> None:
    laughs = b'<!DOCTYPE u [<!ENTITY a "b">]><urlset><url><loc>/&a;</loc></url></urlset>'
    assert read_sitemap(laughs, URL).pages == ()
    assert read_sitemap(b"<urlset>" + b"<a>" * 100_000, URL).pages == ()
    assert len(unpacked(gzip.compress(b"\0" * 10_000_000), 1000)) == 1000


@given(st.sampled_from([MAP, INDEX, gzip.compress(MAP)]), st.data())
def test_a_damaged_one_raises_nothing(body: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(body)))
    noise = data.draw(st.binary(max_size=20))
    for url in (URL, URL + ".gz", HOST + "/sitemap.txt"):
        assert isinstance(read(body[:cut] + noise + body[cut:], url, ""), Finds)
    assert isinstance(read_sitemap(body[:cut] + noise, URL), Finds)
