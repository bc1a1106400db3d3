"""Hosts whose pages only exist after their scripts have run, rendered by a Chromium that is cut off.

What is rendered follows https://html.spec.whatwg.org; how, https://chromedevtools.github.io/devtools-protocol
(``Fetch``, ``Page``, ``Runtime``) through https://playwright.dev/python; see ``crawl.browser``. The result is read as
any page is.
"""

from __future__ import annotations

import re

from takedown.crawl.adapters.adapter import Adapter, Sample
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.read.reader import read

_LITTLE = 300
"""Characters: a page with fewer says no more than that it wants scripts."""
_FEW = 2
_SCRIPT = re.compile(rb"<script\b[^>]{0,1000}\bsrc\s*=", re.IGNORECASE)

_RENDERED = b"""<!doctype html><html><head><title>Walks</title><script src="/app.js"></script></head><body>
<div id="root"><a href="/walk/1"><img src="/media/1-small.webp"
srcset="/media/1-small.webp 300w, /media/1.webp 1200w"></a><a
href="/walk/2"><div style="background-image:url(/media/2.webp)"></div></a></div></body></html>"""


class BrowserPages(Adapter):
    """The adapter of kind ``browser``."""

    kind = "browser"
    renders = True
    samples = (
        Sample(
            "https://app.example/",
            "text/html; charset=utf-8",
            _RENDERED,
            media=(
                "https://app.example/media/1-small.webp",
                "https://app.example/media/1.webp",
                "https://app.example/media/2.webp",
            ),
            pages=("https://app.example/walk/1", "https://app.example/walk/2"),
        ),
    )
    entries = (("https://app.example/walks", ("https://app.example/walks",)),)

    def recognises(self, body: bytes, url: str, content_type: str) -> bool:
        """Return whether a page has scripts and next to nothing else."""
        if kind_of_answer(content_type, body[:1024], url) is not Kind.PAGE or not _SCRIPT.search(body):
            return False
        finds = read(body, url, content_type)
        shown = [link for link in finds.media if link.found_in in ("img", "srcset", "source", "lazy", "script", "css")]
        return not shown and len(finds.pages) <= _FEW and len(finds.text) < _LITTLE
