"""What one crawl of one host may take: pages, requests and bytes."""

from __future__ import annotations

from takedown.errors import TakedownError
from takedown.settings import HostSettings


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
        limits = ((self.requests, self._host.max_requests), (self.bytes, self._host.max_bytes))
        if any(limit and used >= limit for used, limit in limits):
            raise HostBudgetSpent(site=self._host.name)
        self.requests += 1
