"""A host that is followed through its sitemap: https://www.sitemaps.org/protocol.html.

With Google's extensions: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from yarl import URL

from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.read.reader import is_sitemap
from takedown.settings import HostSettings

_INDEX = b"""<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://host.example/sitemap-posts.xml</loc><lastmod>2020-01-01</lastmod></sitemap></sitemapindex>"""

_MAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>http://host.example/one/</loc><image:image><image:loc>http://host.example/up/a.jpg</image:loc></image:image>
</url><url><loc>http://host.example/up/b.mp4</loc></url>
<url><loc>https://web.archive.org/web/http://host.example/</loc></url></urlset>"""

_PLACES = ("/sitemap.xml", "/sitemap_index.xml")


class Sitemap(Adapter):
    """The adapter of kind ``sitemap``. A start may be a sitemap's address, or the site's."""

    kind = "sitemap"
    samples: ClassVar[tuple[Sample, ...]] = (
        Sample(
            "http://host.example/sitemap.xml",
            "application/xml",
            _INDEX,
            pages=("http://host.example/sitemap-posts.xml",),
        ),
        Sample(
            "http://host.example/sitemap-posts.xml",
            "text/xml; charset=UTF-8",
            _MAP,
            media=("http://host.example/up/a.jpg", "http://host.example/up/b.mp4"),
            pages=("http://host.example/one/",),
            never=("https://web.archive.org/web/http://host.example/",),
        ),
    )
    entries = (
        ("http://host.example/", ("http://host.example/sitemap.xml", "http://host.example/sitemap_index.xml")),
        ("http://host.example/maps/photos.xml", ("http://host.example/maps/photos.xml",)),
    )

    def starts(self, host: HostSettings) -> Iterable[str]:
        """See ``Adapter``."""
        return tuple(dict.fromkeys(place for start in host.start for place in _places(start)))

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """See ``Adapter``."""
        return is_sitemap(body, url)


def _places(start: str) -> tuple[str, ...]:
    url = URL(start)
    if url.path not in ("", "/") or url.query_string:
        return (start,)
    return tuple(str(url.origin()) + place for place in _PLACES)
