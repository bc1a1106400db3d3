"""Directories that a web server lists by itself: nginx, Apache, lighttpd, Caddy, Python's ``http.server``.

https://nginx.org/en/docs/http/ngx_http_autoindex_module.html, https://httpd.apache.org/docs/2.4/mod/mod_autoindex.html,
https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_dirlisting,
https://caddyserver.com/docs/caddyfile/directives/file_server,
https://docs.python.org/3/library/http.server.html#http.server.SimpleHTTPRequestHandler
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.read.finds import Finds, MediaLink, PageLink

_NGINX = b"""<html><head><title>Index of /files/</title></head><body><h1>Index of /files/</h1><hr><pre>
<a href="../">../</a>
<a href="more/">more/</a>                   01-Jan-2026 10:00                   -
<a href="IMG_0001.JPG">IMG_0001.JPG</a>     01-Jan-2026 10:00               51501
<a href="pack.zip">pack.zip</a>             01-Jan-2026 10:00              194003
<a href="notes.txt">notes.txt</a>           01-Jan-2026 10:00                  12
</pre><hr></body></html>"""

_APACHE = b"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html><head><title>Index of /files</title></head><body>
<h1>Index of /files</h1><table><tr><th valign="top"><img src="/icons/blank.gif" alt="[ICO]"></th>
<th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr>
<tr><td><img src="/icons/back.gif" alt="[PARENTDIR]"></td><td><a href="/">Parent Directory</a></td></tr>
<tr><td><img src="/icons/folder.gif" alt="[DIR]"></td><td><a href="a%20b/">a b/</a></td></tr>
<tr><td><img src="/icons/image2.gif" alt="[IMG]"></td><td><a href="a%26b.png">a&amp;b.png</a></td></tr>
<tr><td><img src="/icons/unknown.gif" alt="[   ]"></td><td><a href="scan">scan</a></td></tr>
</table><address>Apache/2.4.62 (Debian) Server at host.example Port 80</address></body></html>"""

_LIGHTTPD = b"""<!DOCTYPE html><html><head><title>Index of /files/</title></head><body><h2>Index of /files/</h2>
<div class="list"><table summary="Directory Listing"><tbody>
<tr class="d"><td class="n"><a href="../">..</a>/</td><td class="t">Directory</td></tr>
<tr class="d"><td class="n"><a href="more/">more</a>/</td><td class="t">Directory</td></tr>
<tr><td class="n"><a href="a.webp">a.webp</a></td><td class="t">image/webp</td></tr></tbody></table>
</div></body></html>"""

_CADDY = b"""<!DOCTYPE html><html><head><title>files/</title><link rel="canonical" href="/files/"></head><body><main>
<div class="listing">
<table aria-describedby="summary"><thead><tr><th><a href="?sort=namedirfirst&order=desc">Name</a></th>
<th><a href="?sort=size&order=asc">Size</a></th></tr></thead><tbody>
<tr class="file"><td><a href="./more/"><span class="name">more</span></a></td></tr>
<tr class="file"><td><a href="./a.mp4"><span class="name">a.mp4</span></a></td></tr></tbody></table></div></main>
<footer>Served with <a rel="noopener noreferrer" href="https://caddyserver.com">Caddy</a></footer></body></html>"""

_PYTHON = b"""<!DOCTYPE HTML><html lang="en"><head><meta charset="utf-8">
<title>Directory listing for /files/</title></head>
<body><h1>Directory listing for /files/</h1><hr><ul><li><a href="more/">more/</a></li>
<li><a href="a%23.gif">a#.gif</a></li></ul>
<hr></body></html>"""

_HEADING = re.compile(rb"<(?:title|h1|h2)>\s*(?:Index of|Directory listing for)\s+/", re.IGNORECASE)
_CADDYS = re.compile(rb"<tr class=\"file\">|<div class=\"listing")
_AT = "http://host.example/files/"


class Autoindex(Adapter):
    """The adapter of kind ``autoindex``: only what lies beneath a listed directory, whatever else its page links.

    A folder that shows a page of its own instead of its list is read as any page.
    """

    kind = "autoindex"
    samples: ClassVar[tuple[Sample, ...]] = (
        Sample(
            _AT,
            "text/html",
            _NGINX,
            media=(_AT + "IMG_0001.JPG", _AT + "pack.zip"),
            pages=(_AT + "more/",),
            never=("http://host.example/", _AT + "notes.txt"),
        ),
        Sample(
            _AT,
            "text/html;charset=UTF-8",
            _APACHE,
            media=(_AT + "a&b.png",),
            pages=(_AT + "a%20b/", _AT + "scan"),
            never=("http://host.example/", "http://host.example/icons/image2.gif", _AT + "?C=M;O=A"),
        ),
        Sample(_AT, "text/html", _LIGHTTPD, media=(_AT + "a.webp",), pages=(_AT + "more/",)),
        Sample(
            _AT,
            "text/html; charset=utf-8",
            _CADDY,
            media=(_AT + "a.mp4",),
            pages=(_AT + "more/",),
            never=("https://caddyserver.com/", _AT + "?sort=size&order=asc"),
        ),
        Sample(_AT, "text/html; charset=utf-8", _PYTHON, media=(_AT + "a%23.gif",), pages=(_AT + "more/",)),
    )
    entries = ((_AT, (_AT,)),)

    def read(self, body: bytes, url: str, content_type: str) -> Finds:
        """See ``Adapter``."""
        finds = super().read(body, url, content_type)
        if not _is_listing(body):
            return finds
        folder = url.partition("?")[0]
        folder = folder if folder.endswith("/") else folder + "/"
        return replace(
            finds,
            media=tuple(
                MediaLink(link.url, "listing" if link.found_in == "link" else link.found_in)
                for link in finds.media
                if _lies_in(link.url, folder)
            ),
            pages=tuple(
                PageLink(link.url, more=link.more)
                for link in finds.pages
                if _lies_in(link.url, folder) or (link.more and link.url.startswith(folder))
            ),
            listing=True,
        )

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:  # noqa: ARG002 - as of Adapter
        """See ``Adapter``."""
        return _is_listing(body)


def _is_listing(body: bytes) -> bool:
    return _HEADING.search(body) is not None or _CADDYS.search(body) is not None


def _lies_in(url: str, folder: str) -> bool:
    """Return whether an address is an entry: beneath the folder, not the folder itself in another order."""
    return url.startswith(folder) and url[len(folder) :].partition("?")[0] != ""
