"""What the adapters of ordinary web hosts know beyond their samples."""

from __future__ import annotations

import json

import pytest

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.registry import ADAPTERS

AT = "http://host.example/"
FAMILY = ("autoindex", "copyparty", "feed", "sitemap", "wordpress")


def test_wordpress_goes_on_while_a_list_is_full() -> None:
    wordpress = ADAPTERS["wordpress"]
    url = AT + "wp-json/wp/v2/media?per_page=100&page=3"
    full = json.dumps([{"id": n, "source_url": f"/up/{n}.jpg"} for n in range(100)]).encode()
    finds = wordpress.read(full, url, "application/json")
    assert [(page.url, page.more) for page in finds.pages] == [(AT + "wp-json/wp/v2/media?per_page=100&page=4", True)]
    assert finds.listing
    assert wordpress.read(json.dumps([{"id": 1}]).encode(), url, "application/json").pages == ()


def test_wordpress_with_plain_addresses_is_asked_by_parameter() -> None:
    front = b'<link rel="https://api.w.org/" href="/index.php?rest_route=/">'
    pages = {page.url for page in ADAPTERS["wordpress"].read(front, AT, "text/html").pages}
    listed = AT + "index.php?rest_route=/wp/v2/posts&per_page=100&orderby=date&_embed=author,wp:featuredmedia&_fields="
    assert [page for page in pages if page.startswith(listed)]


def test_wordpress_says_who_posted_what_when() -> None:
    wordpress = ADAPTERS["wordpress"]
    sample = wordpress.samples[1]
    for link in wordpress.read(sample.body, sample.url, sample.content_type).media:
        assert link.page == AT + "2026/11/five/"
        assert link.post is not None
        assert (link.post.uri, link.post.handle) == (AT + "?p=5", "ann")
        assert link.post.at is not None
        assert link.post.at.isoformat() == "2026-11-21T17:52:59+00:00"
        assert link.post.text.startswith("Words")


def test_a_folder_with_its_own_page_is_read_as_a_page() -> None:
    page = b'<title>Holiday</title><img src="/static/a.jpg"><a href="../other/">x</a>'
    finds = ADAPTERS["autoindex"].read(page, AT + "files/", "text/html")
    assert [link.url for link in finds.media] == [AT + "static/a.jpg"]
    assert [link.url for link in finds.pages] == [AT + "other/"]


def test_a_listing_that_comes_in_parts_is_followed() -> None:
    page = b'<div class="listing"><a href="?limit=2&offset=2">next</a><a href="./a.jpg">a</a></div>'
    finds = ADAPTERS["autoindex"].read(page, AT + "files/", "text/html")
    assert [(link.url, link.more) for link in finds.pages] == [(AT + "files/?limit=2&offset=2", True)]


def test_copyparty_reads_its_feed_too() -> None:
    feed = b"<rss><channel><item><enclosure url='/a.jpg' type='image/jpeg'/></item></channel></rss>"
    finds = ADAPTERS["copyparty"].read(feed, AT + "?rss", "text/xml")
    assert [link.url for link in finds.media] == [AT + "a.jpg"]


FRONT_PAGES = {
    "autoindex": ADAPTERS["autoindex"].samples[0],
    "feed": ADAPTERS["feed"].samples[0],
    "sitemap": ADAPTERS["sitemap"].samples[0],
    "wordpress": ADAPTERS["wordpress"].samples[2],
}


@pytest.mark.parametrize("adapter", [ADAPTERS[kind] for kind in FAMILY], ids=FAMILY)
def test_each_recognises_its_own_and_no_other(adapter: Adapter) -> None:
    for kind, sample in FRONT_PAGES.items():
        assert adapter.recognises(sample.body, sample.url, sample.content_type) is (adapter.kind == kind)
    assert adapter.recognises(b'<script src="/.cpr/w.js">', AT, "text/html") is (adapter.kind == "copyparty")
    assert not adapter.recognises(b"<p>Hello", AT, "text/html")
