"""A host that is followed through its feed: RSS, Atom, Media RSS, a podcast's, JSON Feed.

https://www.rssboard.org/rss-specification, RFC 4287, https://www.rssboard.org/media-rss,
https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.read.reader import is_feed

_RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Photos</title>
<item><title>One</title><link>http://host.example/one/</link><guid>http://host.example/?p=1</guid>
<pubDate>Sat, 03 Jan 2026 10:00:00 +0000</pubDate><description>&lt;img src="/up/a.jpg"&gt;</description>
<enclosure url="http://host.example/up/b.mp4" type="video/mp4" length="5"/>
<enclosure url="http://host.example/up/c.mp3" type="audio/mpeg" length="5"/>
<media:content url="http://host.example/up/d.png"/></item></channel></rss>"""

_JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Photos", "next_url": "/feed.json?page=2",
"items": [{"id": "1", "url": "http://host.example/one/", "image": "/up/a.jpg",
"content_html": "<p>One <a href='/elsewhere/'>more</a></p>"}]}"""


class Feed(Adapter):
    """The adapter of kind ``feed``: its items, their media, and the pages that show them."""

    kind = "feed"
    samples = (
        Sample(
            "http://host.example/feed/",
            "application/rss+xml; charset=UTF-8",
            _RSS,
            media=("http://host.example/up/a.jpg", "http://host.example/up/b.mp4", "http://host.example/up/d.png"),
            pages=("http://host.example/one/",),
            never=("http://host.example/up/c.mp3",),
        ),
        Sample(
            "http://host.example/feed.json",
            "application/feed+json",
            _JSON,
            media=("http://host.example/up/a.jpg",),
            pages=("http://host.example/one/", "http://host.example/feed.json?page=2"),
            more=("http://host.example/feed.json?page=2",),
            never=("http://host.example/elsewhere/",),
        ),
    )
    entries = (("http://host.example/feed/", ("http://host.example/feed/",)),)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """See ``Adapter``."""
        return is_feed(body, content_type)
