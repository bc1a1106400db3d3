"""Part two: how much of the pace of fingerprinting alone is left when the files are crawled, matched and stored."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.crawling.material import Site
from bench.crawling.server import Server
from bench.crawling.vaults import Watched


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of each round for ``files`` pictures, alone and in the whole path; ``matches`` of the first crawl."""

    files: int
    alone: list[float]
    crawled: list[float]
    matches: int

    @property
    def share(self) -> float:
        """The whole path's pace over that of fingerprinting alone."""
        return median(self.alone) / median(self.crawled)


def paces(site: Site, server: Server, rounds: int, scratch: Path) -> Pace:
    """Measure both in turns; each crawl is the first one of its vault."""
    contents = [file.read_bytes() for file in site.files]
    found = [_round(contents, site, server, scratch / f"whole-{number}") for number in range(rounds)]
    return Pace(len(contents), [one[0] for one in found], [one[1] for one in found], found[0][2])


def _round(contents: list[bytes], site: Site, server: Server, home: Path) -> tuple[float, float, int]:
    with Watched(home, server, site) as watched, ThreadPoolExecutor(watched.workers) as pool:
        identifier = watched.identifier()
        begun = time.perf_counter()
        list(pool.map(identifier.of, contents))
        between = time.perf_counter()
        summary = watched.search()
        return between - begun, time.perf_counter() - between, summary.matches
