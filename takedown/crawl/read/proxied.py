"""Addresses that carry another one: a picture server's rendition names the file that it was made from."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote

from takedown.crawl.read.links import Links, absolute, is_media_name

# https://developer.wordpress.com/docs/photon/: i0.wp.com/HOST/PATH, in a second form without the scheme.
_PHOTON = re.compile(r"https?://i\d\.wp\.com/([^/?]+\.[^/?]+/[^?]+)")
# https://docs.imgproxy.net/usage/processing (plain/), thumbor, Cloudinary's fetch, Cloudflare's /cdn-cgi/image/.
_IN_PATH = re.compile(r"[a-z0-9]/(?:plain/)?(https?)(?::|%3A)(?:/|%2F){1,2}([^/].*)", re.IGNORECASE)
# next/image, wsrv.nl, Photon's and TimThumb's kin: the source stands in one of these.
_KEYS = frozenset({"url", "src", "source", "img", "image", "image_url", "u", "file", "full", "photo", "path", "href"})
_HOST_FIRST = re.compile(r"(?:ssl:)?(?://)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?/.+)", re.IGNORECASE)


def named_within(url: str, links: Links) -> str | None:
    """Return the file's own address that the canonical address ``url`` carries in its path or query, if any.

    Args:
        url: of a picture as shown.
        links: of the answer that shows it; a carried path without a host is resolved against it.
    """
    where, _, query = url.partition("?")
    carried = _in_path(where, query) or (_in_query(query, links) if query else None)
    return None if carried in (None, url) else carried


def _in_path(where: str, query: str) -> str | None:
    photon = _PHOTON.match(where)
    if photon is not None:
        return absolute(("https://" if "ssl=1" in query else "http://") + photon[1])
    inner = _IN_PATH.search(where, 8) if "http" in where[8:] else None
    return absolute(f"{inner[1].lower()}://{_plain(inner[2])}") if inner is not None else None


def _in_query(query: str, links: Links) -> str | None:
    for key, value in parse_qsl(query):
        if key.lower() not in _KEYS:
            continue
        if value.startswith(("http://", "https://")):
            return absolute(value)
        bare = _HOST_FIRST.fullmatch(value)
        if bare is not None and is_media_name("/" + bare[1]):
            return absolute("http://" + bare[1])
        if value.startswith("/") and is_media_name(value):
            return links.resolved(value)
    return None


def _plain(written: str) -> str:
    """Return the rest of an address that may have been escaped as a whole, without an ending such as ``@webp``."""
    text = unquote(written) if "%2F" in written.upper() else written
    return re.sub(r"@(?:webp|avif|jpe?g|png)$", "", text)
