"""Which pages show which media, so that a copy found on one page is known on every other that shows it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from hashlib import blake2b

MOST_MEDIA = 100_000
"""Addresses remembered, the latest; about 30 MB."""
MOST_PAGES = 20
"""Of one address: what is on more pages is part of the site's furniture."""


class Shown:
    """Remembers pages by the media that they show, within bounds."""

    def __init__(self) -> None:
        self._pages: OrderedDict[bytes, tuple[str, ...]] = OrderedDict()

    def note(self, page: str, media: Iterable[str]) -> None:
        """Remember that ``page`` shows ``media``."""
        for url in media:
            key = _key(url)
            pages = self._pages.get(key, ())
            if page not in pages and len(pages) < MOST_PAGES:
                self._pages[key] = (*pages, page)
            self._pages.move_to_end(key)
        while len(self._pages) > MOST_MEDIA:
            self._pages.popitem(last=False)

    def pages(self, media: str) -> tuple[str, ...]:
        """Return the pages that were seen to show ``media``, first to last."""
        return self._pages.get(_key(media), ())


def _key(url: str) -> bytes:
    return blake2b(url.encode(), digest_size=16).digest()
