"""A logo that every page of a host names as its picture is no content: told by counting, never by its look."""

from __future__ import annotations

from takedown.crawl.read.finds import Finds

FEW_PAGES = 10
"""A picture on so few pages is never furniture, however few were read."""
MOST_SHARE = 0.5
"""Of the pages read: what is on more of them is furniture."""
MOST_ADDRESSES = 20_000
"""Addresses counted for one host; the one that wasn't seen for longest is forgotten."""

_COUNTED = frozenset({"meta", "img", "css", "script", "srcset", "lazy"})


class Repeated:
    """Counts on how many pages of one host each picture was seen; one object for each host."""

    def __init__(self) -> None:
        self._read = 0
        # By hash: two addresses that share one count together, which is as good as never.
        self._seen: dict[int, int] = {}

    def note(self, finds: Finds) -> None:
        """Count one page that was read; each page is to be noted once."""
        self._read += 1
        for link in finds.media:
            if link.found_in in _COUNTED:
                key = hash(link.url)
                self._seen[key] = self._seen.pop(key, 0) + 1
        while len(self._seen) > MOST_ADDRESSES:
            del self._seen[next(iter(self._seen))]

    def is_furniture(self, url: str) -> bool:
        """Return whether a picture was seen on more than ``FEW_PAGES`` pages and on most of those read.

        Such a picture has been handed on by then; this only says that it needn't be again.
        """
        seen = self._seen.get(hash(url), 0)
        return seen > FEW_PAGES and seen > MOST_SHARE * self._read
