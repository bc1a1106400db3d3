"""Our crawler in a process of its own, without fingerprinting.

``python -m bench.crawling.ours START CONCURRENCY PAGES`` prints one line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

from bench.crawling.process import own_peak
from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.settings import CrawlSettings, HostSettings


def host(start: str, concurrency: int, pages: int) -> HostSettings:
    """Return the settings of the made-up host: as fast as it answers, as far as it goes."""
    return HostSettings(
        name="bench",
        start=[start],
        allow=[start.split("/")[2]],
        delay=0,
        concurrency=concurrency,
        max_pages=pages + 10,
        max_depth=50,
    )


async def crawled(host: HostSettings) -> Stats:
    """Crawl once."""
    async with Crawl([host], CrawlSettings()) as crawl:
        async for candidate in crawl.candidates():
            crawl.done(candidate)
        return crawl.stats


def main(start: str, concurrency: str, pages: str) -> None:
    """Crawl once and print the figures."""
    begun = time.perf_counter()
    stats = asyncio.run(crawled(host(start, int(concurrency), int(pages))))
    seconds = time.perf_counter() - begun
    figures = {"seconds": seconds, "pages": stats.pages, "media": stats.media, "peak": own_peak()}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
