"""What a crawl counts, and what went wrong where; no address is kept here."""

from __future__ import annotations

from dataclasses import dataclass, field

from takedown.errors import TakedownError


@dataclass(frozen=True, slots=True)
class SiteProblem:
    """Something that went wrong at one configured host.

    Attributes:
        site: the configured name.
        error: whose words a person reads; it may name a host, never a whole address.
    """

    site: str
    error: TakedownError = field(repr=False)

    @property
    def code(self) -> str:
        """The error's key without its prefix, such as ``too-slow``; safe to log."""
        return self.error.key().removeprefix("error-")


@dataclass(slots=True)
class Stats:
    """Counts of one crawl, over all hosts.

    Attributes:
        pages: pages read. media: candidates handed out.
        unchanged: addresses that were as the last crawl left them; they count as neither.
        skipped: addresses that gave neither: by robots, status, type, scope or a problem.
        requests: requests made, robots files and redirects included. bytes: of bodies, as served.
        errors: what went wrong, each problem once a host; the crawl went on elsewhere.
        spent: the budget of requests ended the crawl.
        peak_bytes: the most body bytes held at once.
        rest: seconds for which the slowest of the servers is to be left alone after the last request.
    """

    pages: int = 0
    media: int = 0
    unchanged: int = 0
    skipped: int = 0
    requests: int = 0
    bytes: int = 0
    errors: list[SiteProblem] = field(default_factory=list)
    spent: bool = False
    peak_bytes: int = 0
    rest: float = 0.0
