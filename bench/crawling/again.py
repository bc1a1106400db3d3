"""Part three: what a second crawl of an unchanged site sends, by the server's own log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.crawling.material import Site
from bench.crawling.server import Server, Visit
from bench.crawling.vaults import Watched


@dataclass(frozen=True, slots=True)
class Cost:
    """What one crawl asked for, and the bytes that it was sent, heads included."""

    requests: int
    sent: int


@dataclass(frozen=True, slots=True)
class Again:
    """Two crawls of the same site, one after the other."""

    first: Cost
    second: Cost

    @property
    def share(self) -> float:
        """The second crawl's bytes over the first one's."""
        return self.second.sent / self.first.sent


def crawled_twice(site: Site, server: Server, home: Path) -> Again:
    """Crawl, with everything on, and once more."""
    with Watched(home, server, site) as watched:
        return Again(_crawl(watched, server), _crawl(watched, server))


def _crawl(watched: Watched, server: Server) -> Cost:
    server.visits()
    watched.search()
    return _cost(server.visits())


def _cost(visits: Sequence[Visit]) -> Cost:
    return Cost(len(visits), sum(visit.size for visit in visits))
