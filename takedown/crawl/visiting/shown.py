"""Which pages show which media, so that a copy found on one page is known on every other that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

MOST_MEDIA = 100_000
"""Addresses remembered, the latest; about 15 MB."""
MOST_PAGES = 20
"""Of one address: what is on more pages is part of the site's furniture."""


class Shown:
    """Remembers pages by the media that they show, within bounds."""

    def __init__(self) -> None:
        # Most media are on one page: the page itself stands there, and a tuple where there are more.
        self._pages: dict[int, str | tuple[str, ...]] = {}

    def note(self, page: str, media: Iterable[str]) -> None:
        """Remember that ``page`` shows ``media``."""
        for url in media:
            key = _key(url)
            # Taken out and put back: the dictionary's first is the one that wasn't seen for longest.
            pages = _all(self._pages.pop(key, ()))
            if page not in pages and len(pages) < MOST_PAGES:
                pages = (*pages, page)
            self._pages[key] = pages[0] if len(pages) == 1 else pages
        while len(self._pages) > MOST_MEDIA:
            del self._pages[next(iter(self._pages))]

    def pages(self, media: str) -> tuple[str, ...]:
        """Return the pages that were seen to show ``media``, first to last."""
        return _all(self._pages.get(_key(media), ()))


def _all(pages: str | tuple[str, ...]) -> tuple[str, ...]:
    return (pages,) if isinstance(pages, str) else pages


def _key(url: str) -> int:
    return int.from_bytes(blake2b(url.encode(), digest_size=7).digest())
