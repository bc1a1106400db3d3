"""How fast a crawl is, and how much memory it takes: 300 pages and 1,500 small pictures, made up, on loopback.

Run as ``python -m bench.crawl``. The server is a process of its own, so that the memory is the crawl's alone; both
share the machine. No delay between requests, and nothing is fingerprinted: this measures fetching and reading.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

import numpy as np
from aiohttp import web

from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.settings import CrawlSettings, HostSettings

PAGES = 300
PICTURES_A_PAGE = 5
PICTURE_BYTES = 20_000
CONCURRENCY = 8


def _page(number: int) -> str:
    links = "".join(
        f'<li><a href="/page/{n}">page {n}</a></li>' for n in range(number * 3 + 1, number * 3 + 4) if n < PAGES
    )
    shown = (f'<img src="/picture/{number}-{n}.jpg" alt="">' for n in range(PICTURES_A_PAGE))
    text = "<p>A paragraph as pages have them, so that there is something to parse.</p>" * 40
    return f"<!doctype html><title>{number}</title><ul>{links}</ul>{''.join(shown)}{text}"


async def _serve(ready: Connection) -> None:
    noise = np.random.default_rng(1).bytes(PICTURE_BYTES - 4)

    async def page(request: web.Request) -> web.StreamResponse:
        return web.Response(text=_page(int(request.match_info["number"])), content_type="text/html")

    async def picture(_: web.Request) -> web.StreamResponse:
        return web.Response(body=b"\xff\xd8\xff\xe0" + noise, content_type="image/jpeg")

    app = web.Application()
    app.router.add_get("/page/{number}", page)
    app.router.add_get("/picture/{name}", picture)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ready.send(runner.addresses[0][1])
    await asyncio.Event().wait()


def _server(ready: Connection) -> None:
    asyncio.run(_serve(ready))


@dataclass
class Result:
    """One crawl's figures; memory in MiB."""

    seconds: float
    stats: Stats
    before: float
    peak: float


def _memory() -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


async def measure(port: int) -> Result:
    """Crawl the made-up site once."""
    pair = f"127.0.0.1:{port}"
    host = HostSettings(
        name="bench",
        start=[f"http://{pair}/page/0"],
        allow=[pair],
        delay=0,
        concurrency=CONCURRENCY,
        max_pages=PAGES,
        max_depth=50,
    )
    before, started = _memory(), time.perf_counter()
    async with Crawl([host], CrawlSettings()) as crawl:
        async for candidate in crawl.candidates():
            crawl.done(candidate)
        return Result(time.perf_counter() - started, crawl.stats, before, _memory())


def table(result: Result) -> list[tuple[str, str]]:
    """Return the rows to print."""
    stats, seconds = result.stats, result.seconds
    return [
        ("pages", f"{stats.pages}"),
        ("pictures", f"{stats.media}"),
        ("seconds", f"{seconds:.2f}"),
        ("pages/s", f"{stats.pages / seconds:.0f}"),
        ("pictures/s", f"{stats.media / seconds:.0f}"),
        ("requests/s", f"{stats.requests / seconds:.0f}"),
        ("bodies held at once, MiB", f"{stats.peak_bytes / 1024 / 1024:.2f}"),
        ("memory before, MiB", f"{result.before:.0f}"),
        ("memory at its peak, MiB", f"{result.peak:.0f}"),
        ("problems", f"{len(stats.errors)}"),
    ]


def main(show: Callable[[str], None] = print) -> None:
    """Start the site, crawl it, print the table."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_server, args=(there,), daemon=True)
    server.start()
    try:
        for name, value in table(asyncio.run(measure(here.recv()))):
            show(f"{name:<28}{value:>10}")
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
