"""Feeds of every kind, honest and hostile."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.read.feeds import read_feed
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.items import MOST_ITEMS
from takedown.crawl.read.reader import is_readable, read

URL = "http://host.example/feed/"
HOST = "http://host.example"

RSS = b"""<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="a.xsl"?><!-- x -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Blog</title>
<atom:link rel="next" href="http://host.example/feed/?paged=2"/>
<item><title>One</title><link>http://host.example/1</link><guid isPermaLink="false">tag:1</guid>
<dc:creator>ann</dc:creator>
<pubDate>Sat, 03 Jan 2026 10:00:00 +0100</pubDate>
<description>short</description><content:encoded><![CDATA[<p>Hello <img src="/up/a.jpg" srcset="/up/a-300.jpg 300w"></p>
<iframe src="/player/1"></iframe><a href="/elsewhere">x</a>]]></content:encoded>
<enclosure url="http://host.example/up/b.mp4" type="video/mp4" length="1"/>
<enclosure url="http://host.example/up/c.mp3" type="audio/mpeg" length="1"/>
<media:group><media:content url="http://host.example/up/d?x=1" medium="image"/>
<media:content url="/up/e.png"/></media:group>
<media:thumbnail url="http://host.example/up/d-t.jpg"/><itunes:image href="http://host.example/up/f.jpg"/></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:2</id><title>Two</title>
<author><name>bob</name></author><updated>2026-02-03T04:05:06Z</updated><link href="/2"/>
<link rel="enclosure" href="/up/g.jpg" type="image/jpeg"/>
<content type="html">&lt;img src="/up/h.jpg"&gt;</content></entry></feed>"""

RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="http://host.example/"><title>R</title></channel>
<item rdf:about="http://host.example/3"><title>Three</title><link>http://host.example/3</link>
<description>&lt;img src="/up/i.jpg"&gt;</description></item></rdf:RDF>"""

JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "next_url": "/feed.json?p=2",
        "items": [
            {
                "id": "4",
                "url": "/4",
                "content_html": '<img src="/up/j.jpg">',
                "image": "/up/k.jpg",
                "authors": [{"name": "cy"}],
                "date_published": "2026-01-02T03:04:05+01:00",
                "attachments": [
                    {"url": "/up/l", "mime_type": "image/png"},
                    {"url": "/up/m.mp3", "mime_type": "audio/mpeg"},
                ],
            }
        ],
    }
).encode()


def media(finds: Finds) -> set[str]:
    assert all(link.found_in == "feed" for link in finds.media)
    return {link.url.removeprefix(HOST + "/up/") for link in finds.media}


@pytest.mark.parametrize("content_type", ["application/rss+xml; charset=UTF-8", "text/html", "", "image/svg+xml"])
def test_reads_rss_with_all_its_media(content_type: str) -> None:
    assert is_readable(content_type, RSS[:1024], URL)
    finds = read(RSS, URL, content_type)
    assert media(finds) == {"a.jpg", "a-300.jpg", "b.mp4", "d?x=1", "e.png", "d-t.jpg", "f.jpg"}
    assert finds.title == "Blog"
    assert finds.listing
    assert {(page.url, page.fresh, page.more, page.embedded) for page in finds.pages} == {
        (HOST + "/1", True, False, False),
        (HOST + "/player/1", False, False, True),
        (HOST + "/feed/?paged=2", False, True, False),
    }


def test_says_who_posted_what_when() -> None:
    for link in read(RSS, URL, "").media:
        assert link.page == HOST + "/1"
        assert link.post is not None
        assert (link.post.uri, link.post.url, link.post.handle) == ("tag:1", HOST + "/1", "ann")
        assert link.post.at == datetime(2026, 1, 3, 9, tzinfo=UTC)
        assert "Hello" in link.post.text


@pytest.mark.parametrize(
    ("body", "found", "page", "handle"),
    [(ATOM, {"g.jpg", "h.jpg"}, "/2", "bob"), (RDF, {"i.jpg"}, "/3", ""), (JSON, {"j.jpg", "k.jpg", "l"}, "/4", "cy")],
)
def test_reads_the_other_kinds(body: bytes, found: set[str], page: str, handle: str) -> None:
    assert is_readable("text/plain", body[:1024], URL)
    finds = read(body, URL, "text/plain")
    assert media(finds) == found
    assert [link.url for link in finds.pages if link.fresh] == [HOST + page]
    assert {link.post.handle for link in finds.media if link.post is not None} == {handle}


def test_reads_other_encodings() -> None:
    assert media(read(ATOM.decode().encode("utf-16"), URL, "application/atom+xml")) == {"g.jpg", "h.jpg"}


def test_a_broken_feed_gives_what_can_be_read() -> None:
    assert "b.mp4" in media(read(RSS.replace(b"<title>One</title>", b"<title>One & only</titel>"), URL, ""))


def test_entities_and_depth_give_nothing() -> None:
    laughs = b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    assert read_feed(laughs, URL) == Finds()
    assert read_feed(b"<rss><channel>" + b"<a>" * 200 + b"</a>" * 200 + b"</channel></rss>", URL) == Finds()


HOSTILE = {
    "open items": b"<rss><channel>" + b"<item>" * 800_000,
    "open elements": b"<rss><channel>" + b"<a>" * 1_500_000,
    "unclosed markup": b"<feed><entry><content type='xhtml'>" + b"<b>" * 1_500_000,
    "angle brackets": b"<rss><channel><item>" + b"<" * 5_000_000,
    "ampersands": b"<rss><channel><item><title>" + b"&" * 5_000_000,
    "a crowd of items": b"<rss><channel>" + b"<item></item>" * 300_000 + b"</channel></rss>",
    "a crowd of attributes": b"<rss " + b"".join(b"a%d='' " % n for n in range(300_000)) + b"/>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_feeds_cost_bounded_time(body: bytes) -> None:
    started = time.process_time()
    assert isinstance(read_feed(body, URL), Finds)
    assert time.process_time() - started < 30  # hours where a parser goes back over what it has read


@given(st.sampled_from([RSS, ATOM, RDF, JSON]), st.data())
def test_a_damaged_feed_raises_nothing(body: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(body)))
    noise = data.draw(st.binary(max_size=20))
    assert isinstance(
        read(body[:cut] + noise + body[cut:], URL, data.draw(st.sampled_from(["", "text/xml; charset=x"]))), Finds
    )
    assert isinstance(read_feed(body[:cut] + noise, URL), Finds)


@pytest.mark.parametrize(
    ("begin", "item", "end"),
    [
        ('<rss version="2.0"><channel><title>t</title>', "<item><link>/{}</link></item>", "</channel></rss>"),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>',
            '<entry><link rel="alternate" href="/{}"/></entry>',
            "</feed>",
        ),
    ],
)
def test_of_a_crowd_of_items_the_first_are_read(begin: str, item: str, end: str) -> None:
    body = begin + "".join(item.format(n) for n in range(3 * MOST_ITEMS)) + end
    finds = read_feed(body.encode(), URL)
    assert [link.url for link in finds.pages] == [f"{HOST}/{n}" for n in range(MOST_ITEMS)]
    assert finds.title == "t"
