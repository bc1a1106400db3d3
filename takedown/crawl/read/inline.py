"""Addresses inside text that isn't markup: ``srcset`` lists, style sheets, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takedown.crawl.read.kinds import MEDIA_ENDS, PLAYLIST_ENDS

LONGEST_TEXT = 1024 * 1024
"""Characters of one inline script or style that are looked at."""

# https://html.spec.whatwg.org/#parse-a-srcset-attribute: an address may hold commas, but not end with one.
_SRCSET = re.compile(r"([^\s,]\S*(?<!,)|[^\s,])(?:\s+[^,]*)?(?:,|$|(?<=,))")
_CSS_URL = re.compile(r"url\(\s*(?:\"([^\"\n]{1,2000})\"|'([^'\n]{1,2000})'|([^\s\"'()]{1,2000}))\s*\)", re.IGNORECASE)
_ENDS = "|".join(sorted(end[1:] for end in MEDIA_ENDS | PLAYLIST_ENDS))
_NAME_END = re.compile(rf"\.(?:{_ENDS})(?:\?[^\"'`<>{{}}\s]{{0,500}})?(?=[\"'`])", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[<>{}\n\r]")
# As JSON and scripts write them, also when a script's text holds JSON as a text: ``\/``, ``\\u002F``, ``\"``.
_ESCAPED = re.compile(r"\\{1,8}(?:u00(2[267fF]|3[aAdD])|([/\"'&]))")
_LONGEST_NAME = 1000
_LONGEST_SRCSET = 64 * 1024


def srcset(value: str) -> Iterator[str]:
    """Yield the addresses of a ``srcset``, every width of them."""
    for match in _SRCSET.finditer(value[:_LONGEST_SRCSET]):
        yield match[1]


def css_urls(text: str) -> Iterator[str]:
    """Yield what ``url()`` and ``image-set()`` name in a style: backgrounds, ``content``, masks and also fonts."""
    if "(" not in text:
        return
    for match in _CSS_URL.finditer(text[:LONGEST_TEXT]):
        yield match[1] or match[2] or match[3]
    if "image-set(" in text:
        yield from script_names(text)


def script_names(text: str) -> Iterator[str]:
    r"""Yield quoted strings that end like media or playlists: galleries keep their pictures in data of this kind.

    Slashes may be escaped as JSON allows (``\/``); strings put together while the page runs are not found.
    """
    text = text[:LONGEST_TEXT]
    if "\\" in text:
        text = _ESCAPED.sub(_unescaped, text)
    for match in _NAME_END.finditer(text):
        at = match.start()
        begin = max(text.rfind(quote, max(0, at - _LONGEST_NAME), at) for quote in "\"'`")
        name = text[begin + 1 : match.end()]
        if begin >= 0 and begin + 1 < at and not _NOT_IN_NAMES.search(name):
            yield name


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]
