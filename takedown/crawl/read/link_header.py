"""The next part of a list as a ``Link`` header names it (RFC 8288), which is how some interfaces tell it alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from yarl import URL

from takedown.crawl.net.urls import joined_or_none
from takedown.crawl.read.finds import Finds, PageLink

_LONGEST = 8192
_LINK = re.compile(r"<([^<>]{1,4096})>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:\"[^\"]{0,500}\"|[^\s;,\"]{0,500}))?)*)")
_NEXT = re.compile(r";\s*rel\s*=\s*(?:\"[^\"]*\bnext\b[^\"]*\"|next\b)", re.IGNORECASE)


def with_next(finds: Finds, url: str, headers: Mapping[str, str]) -> Finds:
    """Return ``finds`` with the next part of the list that the answer's headers name, if they do.

    Args:
        url: where the answer was read. headers: names in lower case; several ``Link`` headers joined by commas.
    """
    for match in _LINK.finditer(headers.get("link", "")[:_LONGEST]):
        target = joined_or_none(URL(url), match[1]) if _NEXT.search(match[2]) else None
        if target is not None:
            others = tuple(page for page in finds.pages if page.url != target and not page.more)
            return replace(finds, pages=(*others, PageLink(target, more=True)))
    return finds
