"""Addresses as they are compared: one spelling for one place."""

from __future__ import annotations

import re

from yarl import URL

from takedown.crawl.net.guard import AddressRefused, parse

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NOT_LINKS = ("#", "data:", "javascript:", "mailto:", "tel:", "blob:", "about:")


def canonical(url: URL) -> str:
    """Return ``url`` without its fragment; yarl has already folded case, default port, dots and percent signs."""
    return str(url.with_fragment(None))


def joined(base: URL, href: str) -> str:
    """Return where ``href`` leads from ``base``, in the one spelling.

    Raises:
        AddressRefused: not an address that could ever be visited.
    """
    # https://url.spec.whatwg.org/#concept-basic-url-parser: blanks around and line breaks within don't count.
    text = href.strip("\x00\t\n\x0c\r ").replace("\n", "").replace("\r", "").replace("\t", "")
    if _FORBIDDEN.search(text):
        raise AddressRefused(host=base.raw_host or "", why="malformed")
    if "://" in text.partition("?")[0]:
        parse(text.replace(" ", "%20"))  # before anything rewrites it
    try:
        target = str(base.join(URL(text)))
    except (ValueError, IndexError):  # yarl raises the second for "//[::1]@", and looks at a port only when it is told
        raise AddressRefused(host=base.raw_host or "", why="malformed") from None
    return canonical(parse(target))


def joined_or_none(base: URL, href: str) -> str | None:
    """Return where a link of a page leads, or ``None`` where it leads nowhere that a crawl could go."""
    if not href or href.lstrip().lower().startswith(_NOT_LINKS):
        return None
    try:
        return joined(base, href)
    except AddressRefused:
        return None
