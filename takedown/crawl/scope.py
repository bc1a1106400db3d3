"""The scope: which servers a host's crawl reads pages from, and from which it takes media."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from publicsuffixlist import PublicSuffixList
from yarl import URL

from takedown.crawl.net.guard import is_number, server_of

_MOST_ANSWERS = 4096


class Scope:
    """The servers of one configured host.

    Args:
        starts: addresses whose servers are the host itself.
        media: further hosts (``host`` or ``host:port``) from which media may be taken.
    """

    def __init__(self, starts: Iterable[URL], media: Iterable[str]) -> None:
        homes = list(starts)
        self._servers = {server_of(url) for url in homes}
        self._homes = {_domain(url) for url in homes}
        self._media = frozenset(name.lower() for name in media)
        self._answers: dict[tuple[str, bool], bool] = {}

    def is_home(self, url: URL) -> bool:
        """Return whether ``url`` has the host name or the registrable domain of a start address."""
        return _domain(url) in self._homes

    def widen(self, url: URL) -> None:
        """Count the server of ``url`` in: a start address led there (``example.org`` to ``www.example.org``)."""
        self._servers.add(server_of(url))
        self._answers.clear()

    def has_page(self, url: URL) -> bool:
        """Return whether pages may be read at ``url``."""
        return server_of(url) in self._servers

    def has_media(self, url: URL) -> bool:
        """Return whether media may be taken from ``url``."""
        return self.has_page(url) or server_of(url) in self._media or (url.raw_host or "") in self._media

    def has_page_at(self, url: str) -> bool:
        """Return the same as ``has_page`` for a canonical address; a page names the same few servers all over."""
        return self._known(url, media=False)

    def has_media_at(self, url: str) -> bool:
        """Return the same as ``has_media`` for a canonical address."""
        return self._known(url, media=True)

    def _known(self, url: str, *, media: bool) -> bool:
        key = (origin_of(url), media)
        if key not in self._answers:
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            self._answers[key] = (self.has_media if media else self.has_page)(URL(key[0]))
        return self._answers[key]


def origin_of(url: str) -> str:
    """Return scheme and authority of a canonical address, as they are written there."""
    end = url.find("/", url.find("://") + 3)
    return url if end < 0 else url[:end]


def _domain(url: URL) -> str:
    host = url.raw_host or ""
    return host if is_number(host) else _suffixes().privatesuffix(host) or host


@cache
def _suffixes() -> PublicSuffixList:
    """Return the list that comes with the package (https://publicsuffix.org), private suffixes included.

    Two people's pages at one provider of free sites are two homes.
    """
    return PublicSuffixList()
