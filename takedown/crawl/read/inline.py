"""Addresses inside text that isn't markup: ``srcset`` lists, style sheets, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takedown.crawl.read.kinds import MEDIA_ENDS

LONGEST_TEXT = 1024 * 1024
"""Characters of one inline script or style that are looked at."""

# https://html.spec.whatwg.org/#parse-a-srcset-attribute: an address may hold commas, but not end with one.
_SRCSET = re.compile(r"([^\s,]\S*(?<!,)|[^\s,])(?:\s+[^,]*)?(?:,|$|(?<=,))")
_CSS_URL = re.compile(r"url\(\s*(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})'|([^\s\"'()]{1,2000}))\s*\)", re.IGNORECASE)
_ENDS = "|".join(sorted(end[1:] for end in MEDIA_ENDS))
_QUOTED = re.compile(
    rf"[\"'`]([^\"'`<>{{}}\n\r]{{1,500}}?\.(?:{_ENDS})(?:\?[^\"'`<>{{}}\s]{{0,500}})?)[\"'`]", re.IGNORECASE
)
_LONGEST_SRCSET = 64 * 1024


def srcset(value: str) -> Iterator[str]:
    """Yield the addresses of a ``srcset``, every width of them."""
    for match in _SRCSET.finditer(value[:_LONGEST_SRCSET]):
        yield match[1]


def css_urls(text: str) -> Iterator[str]:
    """Yield what ``url()`` names in a style: backgrounds, ``content``, masks and also fonts."""
    for match in _CSS_URL.finditer(text[:LONGEST_TEXT]):
        yield match[1] or match[2] or match[3]


def script_names(text: str) -> Iterator[str]:
    r"""Yield quoted strings that end like media: galleries keep their pictures in data of this kind.

    Slashes may be escaped as JSON allows (``\/``); strings put together while the page runs are not found.
    """
    for match in _QUOTED.finditer(text[:LONGEST_TEXT].replace("\\/", "/").replace("\\u0026", "&")):
        yield match[1]
