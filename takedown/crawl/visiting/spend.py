"""What one crawl of one host may take: pages, requests and bytes."""

from __future__ import annotations

from takedown.errors import TakedownError
from takedown.settings import HostSettings

A_PAGE = 100
"""Requests of one crawl for each page that it may read, where the host's table gives no number: a page can name
thousands of pictures, of other people's servers too."""


class HostBudgetSpent(TakedownError):
    """The requests or bytes that the host's table allows one crawl are used up; ``site``. The next one goes on."""


class Spend:
    """Counts what the crawl of ``host`` takes."""

    def __init__(self, host: HostSettings) -> None:
        self._host = host
        self.pages = 0
        self.requests = 0
        self.bytes = 0

    @property
    def pages_are_spent(self) -> bool:
        """Whether as many pages were read as one crawl may read."""
        return self.pages >= self._host.max_pages

    def request(self) -> None:
        """Count a request.

        Raises:
            HostBudgetSpent: it would be one too many, or the bytes are used up.
        """
        requests = self._host.max_requests or A_PAGE * self._host.max_pages
        limits = ((self.requests, requests), (self.bytes, self._host.max_bytes))
        if any(limit and used >= limit for used, limit in limits):
            raise HostBudgetSpent(site=self._host.name)
        self.requests += 1
