"""The pages of a vault with many cases: server time of each, over real HTTP, and the first view in Chromium.

``python bench/web.py``; the figures to reach with 300 cases and 20,000 addresses: 150 ms at the median and 400 ms at
the 95th percentile of each page, the first view in the browser within a second. ``--home FOLDER`` keeps the vault that
is made, which takes a minute, and takes it again the next time. The server is a process of its own, whose processor
time stands beside: on a busy machine that alone says something. The addresses lead nowhere, and none is asked.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psutil
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.pages.vault import PASSPHRASE, made
from takedown.cases.match import MatchState
from takedown.cases.notice import NoticeState
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.row import Filters, Lane
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.web.keeper import Keeper
from takedown.web.serve import Pages

CASE = (
    "",
    "/story",
    "/pictures",
    "/addresses",
    "/search",
    "/found",
    "/letters",
    "/follow",
    "/papers",
    "/settings",
    "/leave-no-trace",
)
"""The pages of one person's case."""
WORK = (
    "/queue",
    "/queue?lane=confirm",
    "/queue?lane=confirm&most=1000",
    "/queue?lane=waiting",
    "/queue/addresses",
    "/cases",
    "/cases/new",
    "/figures",
    "/vault",
    "/help",
)
_VIEWED = ("/queue", "/queue?lane=confirm&most=1000", "/cases", "/figures")
_FIRST_VIEW = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return [paint ? paint.startTime : 0, performance.getEntriesByType("navigation")[0].loadEventEnd];
}"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=300)
    options.add_argument("--addresses", type=int, default=20_000)
    options.add_argument("--times", type=int, default=20, help="how often each page is asked for")
    options.add_argument("--home", type=Path, help="a folder for the vault, kept")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        home = chosen.home or Path(folder, "home")
        if not home.exists():
            made(home, chosen.cases, chosen.addresses).close()
        pages = [*WORK, *_of_one(home)]
        console = Console()
        with served(home) as server, httpx.Client(base_url=server.url, timeout=120) as client:
            client.get(server.link)
            title = f"{chosen.cases:,} cases, {chosen.addresses:,} addresses: milliseconds of the server"
            console.print(_asked(client, server, pages, chosen.times, title))
        with served(home) as server:
            console.print(_seen(server))


def _of_one(home: Path) -> Iterator[str]:
    """Yield the pages of the case with the most rows, and of one of its copies and letters."""
    session = Session.opened(home, Settings(), PASSPHRASE)
    try:
        known = Overview(session)
        began = time.perf_counter()
        known.refresh()
        print(f"all cases read for the first time: {time.perf_counter() - began:.2f} s")
        most = max(known.cases, key=lambda one: len(one.rows))
        rows, drafts = known.rows(Filters(case=most.case.id)), known.rows(Filters(lane=Lane.LETTERS))
    finally:
        session.close()
    copy = next(row for row in rows if row.kind == "copy" and row.state == MatchState.CONFIRMED)
    letter = next(row for row in drafts if row.state == NoticeState.DRAFT)
    yield from (f"/c/{most.case.id}{end}" for end in CASE)
    yield from (f"/case/{most.case.id}{end}" for end in ("", "/events", "/list"))
    yield from (f"/m/{copy.id}", f"/queue/row/{copy.id}", f"/queue/row/{letter.id}")
    yield from (f"/n/{letter.id}", f"/n/{letter.id}/send", f"/c/{most.case.id}/follow/{copy.id}")


@dataclass(frozen=True, slots=True)
class Server:
    """Pages that answer at ``url``, the path of their start link, and the process that makes them."""

    url: str
    link: str
    process: psutil.Process

    @property
    def spent(self) -> float:
        """Processor time so far, in milliseconds."""
        times = self.process.cpu_times()
        return float(times.user + times.system) * 1000


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """Serve the vault in ``home`` from a process of its own."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_server, args=(there, home), daemon=True)
    process.start()
    try:
        url, link = here.recv()
        yield Server(url, link, psutil.Process(process.pid))
    finally:
        here.send("end")
        process.join(60)


def _server(line: Connection, home: Path) -> None:
    settings = Settings()
    keeper = Keeper(home, settings)
    token = keeper.hold(Session.opened(home, settings, PASSPHRASE))
    pages = Pages(keeper, "127.0.0.1", 0, "en")

    def until_told() -> None:
        line.send((pages.url, f"/open/{token}"))
        line.recv()
        pages.stop()

    pages.run(threading.Thread(target=until_told, daemon=True).start)


def _asked(client: httpx.Client, server: Server, pages: list[str], times: int, title: str) -> Table:
    """Ask for each page so often in turn, and return how long each took, the first time apart."""
    table = Table(title=title)
    for column in ("page", "KB", "first", "median", "95th percentile", "processor"):
        table.add_column(column, justify="left" if column == "page" else "right")
    for page in pages:
        first, _, _ = _timed(client, page)
        before = server.spent
        answers = [_timed(client, page) for _ in range(times)]
        spent, took = (server.spent - before) / times, [one[0] for one in answers]
        median, late = statistics.median(took), statistics.quantiles(took, n=20)[-1]
        status, size = answers[-1][1:]
        name = page if status == httpx.codes.OK else f"{page} ({status})"
        table.add_row(name, f"{size / 1024:.0f}", *(f"{one:.0f}" for one in (first, median, late, spent)))
    return table


def _timed(client: httpx.Client, page: str) -> tuple[float, int, int]:
    began = time.perf_counter()
    answer = client.get(page)
    return (time.perf_counter() - began) * 1000, answer.status_code, len(answer.content)


def _seen(server: Server) -> Table:
    """Return when the browser showed something first and when each page was complete; nothing where there is none."""
    table = Table(title="the first view in Chromium, ms")
    for column in ("page", "first paint", "complete"):
        table.add_column(column, justify="left" if column == "page" else "right")
    browser = shutil.which("chromium")
    if browser is None:
        return table
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_page()
        page.goto(server.url.rstrip("/") + server.link)
        for path in _VIEWED:
            page.goto(server.url.rstrip("/") + path, wait_until="load")
            page.wait_for_timeout(500)
            paint, complete = page.evaluate(_FIRST_VIEW)
            table.add_row(path, f"{paint:.0f}", f"{complete:.0f}")
        opened.close()
    return table


if __name__ == "__main__":
    main()
