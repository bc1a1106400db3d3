"""The crawl measured: beside Scrapy, beside fingerprinting alone, and beside itself on an unchanged site.

Everything is made up and on loopback: a folder of pages and small pictures, served by one nginx process (aiohttp where
there is no nginx). The server and the crawlers share the machine, so that the figures compare and don't stand alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.crawling import again, beside, report, whole
from bench.crawling.material import A_PAGE, Site, written
from bench.crawling.server import Server, served

PARTS = ("beside", "whole", "again")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    chosen = _options().parse_args(arguments)
    if "beside" in chosen.parts:
        with _site(chosen.pages) as (site, server, scratch):
            _say(f"{len(site.pages)} pages, {_pictures(site)}, {server.name}, {chosen.concurrency} requests at once")
            report.beside(beside.laps(site, server, chosen.concurrency, chosen.rounds, scratch), _say)
    if {"whole", "again"} & set(chosen.parts):
        with _site(chosen.pictures // A_PAGE) as (site, server, scratch):
            _say(f"\n{len(site.pages)} pages, {_pictures(site)}, {server.name}, one picture registered")
            if "whole" in chosen.parts:
                report.whole(whole.paces(site, server, chosen.rounds, scratch), _say)
            if "again" in chosen.parts:
                _say("")
                report.again(again.crawled_twice(site, server, scratch / "again"), _say)


@contextmanager
def _site(pages: int) -> Iterator[tuple[Site, Server, Path]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = written(folder / "site", pages)
        with served(site.folder, folder / "server") as server:
            yield site, server, folder


def _pictures(site: Site) -> str:
    return f"{len(site.pictures)} pictures of {site.picture_bytes / len(site.pictures) / 1000:.1f} kB"


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=5000, help="pages of the site beside Scrapy; 500 is a quick look")
    options.add_argument("--pictures", type=int, default=1500, help="pictures of the site that is fingerprinted")
    options.add_argument("--concurrency", type=int, default=16, help="requests at once, for both crawlers")
    options.add_argument("--rounds", type=int, default=3, help="how often each is run; medians are printed")
    options.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to measure")
    return options


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
