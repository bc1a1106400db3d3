"""Part one: our crawler beside Scrapy on the same site, each in a process of its own, in turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.crawling.material import START, Site
from bench.crawling.process import Run, prepared, ran
from bench.crawling.server import Server, Visit

OURS, THEIRS = "takedown", "Scrapy"


@dataclass(frozen=True, slots=True)
class Lap:
    """One run of one crawler, and what the server saw of it.

    Attributes:
        requests, sent: by the server's log; ``sent`` are bytes, heads included.
        missed: pages and pictures that were never asked for; twice: asked for more than once.
        forbidden: requests below what the robots file disallows.
    """

    crawler: str
    run: Run
    requests: int
    sent: int
    missed: int
    twice: int
    forbidden: int

    @property
    def pages_a_second(self) -> float:
        """Pages read, and with each its pictures fetched."""
        return self.run.pages / self.run.seconds

    @property
    def requests_a_second(self) -> float:
        """All requests, the robots file included."""
        return self.requests / self.run.seconds


def laps(site: Site, server: Server, concurrency: int, rounds: int, scratch: Path) -> list[Lap]:
    """Run both in turns, the other one first in every second round."""
    url = f"http://{server.pair}{START}"

    def ours(folder: str) -> Run:
        prepared("bench.crawling.ours", folder)
        return ran("bench.crawling.ours", url, str(concurrency), str(len(site.pages)), folder)

    def theirs(folder: str) -> Run:
        return ran("bench.crawling.theirs", url, str(concurrency), folder)

    crawlers: list[tuple[str, Callable[[str], Run]]] = [(OURS, ours), (THEIRS, theirs)]
    found = []
    for number in range(rounds):
        for name, crawl in crawlers if number % 2 == 0 else reversed(crawlers):
            server.visits()
            found.append(_lap(name, crawl(str(scratch / f"{name}-{number}")), server.visits(), site))
    return found


def _lap(crawler: str, run: Run, visits: Sequence[Visit], site: Site) -> Lap:
    asked = [visit.path for visit in visits]
    wanted = site.pages | site.pictures
    return Lap(
        crawler=crawler,
        run=run,
        requests=len(visits),
        sent=sum(visit.size for visit in visits),
        missed=len(wanted - set(asked)),
        twice=len(asked) - len(set(asked)),
        forbidden=sum(path.startswith("/private/") for path in asked),
    )


def ratio(found: Sequence[Lap], figure: Callable[[Lap], float]) -> float:
    """Return the median of a figure of ours over that of Scrapy's."""
    return middle(found, OURS, figure) / middle(found, THEIRS, figure)


def middle(found: Sequence[Lap], crawler: str, figure: Callable[[Lap], float]) -> float:
    """Return a figure's median over the rounds."""
    return median(figure(lap) for lap in found if lap.crawler == crawler)
