"""copyparty, a file host: https://github.com/9001/copyparty/blob/hovudstraum/docs/devnotes.md#http-api.

``?ls`` lists a folder as JSON. Its thumbnails (``?th``) are made on demand from the files that are listed and are crops
by default, so only the files themselves are taken. A start that ends with ``?rss`` is read as the feed that it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from yarl import URL

from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.adapters.gathered import Gathered
from takedown.crawl.adapters.shapes import at, is_json, parsed, records, text
from takedown.crawl.net.urls import canonical
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.links import Links, Name, name_of
from takedown.settings import HostSettings

_LISTING = b"""{"dirs": [{"lead": "<a href=\\"a%20b/?zip=crc\\" rel=\\"nofollow\\">zip</a>",
"href": "a%20b/", "sz": 64719,
"ext": "---", "ts": 1795283580, "tags": {".files": 4}}], "files": [
{"lead": "-", "href": "share_001.jpg", "sz": 19595, "ext": "jpg", "ts": 1795283580, "tags": {}},
{"lead": "-", "href": "clip%20%231.mp4", "sz": 19595, "ext": "mp4", "ts": 1795283580, "tags": {}},
{"lead": "-", "href": "pack.zip", "sz": 19595, "ext": "zip", "ts": 1795283580, "tags": {}},
{"lead": "-", "href": "notes.txt", "sz": 12, "ext": "txt", "ts": 1795283580, "tags": {}},
{"lead": "-", "href": "scan", "sz": 12, "ext": "---", "ts": 1795283580, "tags": {}}],
"taglist": [".files"], "srvinf": "drop", "acct": "*", "perms": ["read", "get"]}"""
_AT = "http://host.example/album/"


class Copyparty(Adapter):
    """The adapter of kind ``copyparty``."""

    kind = "copyparty"
    samples: ClassVar[tuple[Sample, ...]] = (
        Sample(
            _AT + "?ls",
            "application/json",
            _LISTING,
            media=(_AT + "share_001.jpg", _AT + "clip%20%231.mp4", _AT + "pack.zip"),
            pages=(_AT + "a%20b/?ls", _AT + "scan"),
            never=(_AT + "a%20b/?zip=crc", _AT + "notes.txt"),
        ),
    )
    entries = (
        ("http://host.example/", ("http://host.example/?ls",)),
        ("http://host.example/album", ("http://host.example/album/?ls",)),
        ("http://host.example/album/?v=share_001.jpg#x", ("http://host.example/album/?ls",)),
        ("http://host.example/?rss", ("http://host.example/?rss",)),
    )

    def starts(self, host: HostSettings) -> Iterable[str]:
        """See ``Adapter``."""
        return tuple(dict.fromkeys(_listing(URL(start)) for start in host.start))

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """See ``Adapter``."""
        said = parsed(body) if is_json(content_type, body[:1024]) else None
        if at(said, "files") is None and at(said, "dirs") is None:
            return super().read(body, url, content_type)
        got, links = Gathered(url), Links(URL(url))
        for folder in records(said, "dirs"):
            got.page(text(folder, "href").partition("?")[0] + "?ls")
        for file in records(said, "files"):
            href = text(file, "href")
            name = name_of(links.resolved(href) or href)
            if name is Name.OPEN:
                got.page(href)
            elif name is not Name.OTHER:
                got.media(href, found_in="playlist" if name is Name.PLAYLIST else "listing")
        return got.finds(listing=True)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """See ``Adapter``: its pages load their parts from ``/.cpr/``; unknown programs get a text in colours."""
        return b"/.cpr/" in body or body.startswith(b"# acct: ")


def _listing(start: URL) -> str:
    if "rss" in start.query:
        return canonical(start)
    path = start.raw_path if start.raw_path.endswith("/") else start.raw_path + "/"
    return f"{start.origin()}{path}?ls"
