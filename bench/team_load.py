"""A team's server under load: how long its users wait for each page, over real HTTP.

``python bench/team_load.py``: 20 members at once on two processes of the pages and one PostgreSQL, all on this machine,
with 1,000 cases, 100,000 pictures, 100,000 copies, 1,000,000 known addresses and 20,000 letters in four organisations;
making these takes some minutes, once. Each reads for ``--reading`` seconds on the average before the next page; the
figure to reach is 300 ms at the 95th percentile of each. ``--scale 0.01`` has a hundredth of it all.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import httpx
import psutil
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.team.calls import calls
from bench.team.house import Filled, Size, filled
from bench.team.visits import NAMES, Asked, User, users
from takedown.pipeline.team.server import TeamServer
from takedown.web.team.serve import TeamPages

_COOKIE = "td-team"
_TIMES = 8
_LONGEST = ("/queue", "/queue", "/n/{notice}", "/n/{notice}", "/figures", "/figures")
"""What goes by all cases, for the first time and again."""


@dataclass(frozen=True, slots=True)
class Web:
    """A process of the pages."""

    url: str
    process: psutil.Process

    @property
    def spent(self) -> float:
        """Processor time so far, in seconds."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=1.0)
    options.add_argument("--users", type=int, default=20)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--reading", type=float, default=2.0, help="seconds between two pages of a user")
    options.add_argument("--processes", type=int, default=2, help="of the pages")
    options.add_argument("--api", action="store_true", help="the API's calls alone")
    chosen = options.parse_args()
    console, size = Console(width=140), Size().scaled(chosen.scale)
    with filled(size) as house, ExitStack() as stack:
        console.print(calls(house))
        if chosen.api:
            return
        server = TeamServer.opened(house.home, house.settings)
        stack.callback(server.close)
        members = list(users(house, server, chosen.users))
        webs = [stack.enter_context(_served(house)) for _ in range(chosen.processes)]
        console.print(_first(webs, members))
        console.print(_alone(webs[0], members[0]))
        for reading in (chosen.reading, 0.0):
            before, began = sum(web.spent for web in webs), time.monotonic()
            load = _Load(webs, chosen.seconds, reading)
            asyncio.run(load.run(members))
            seconds = time.monotonic() - began
            busy = (sum(web.spent for web in webs) - before) / seconds
            count = sum(map(len, load.took.values()))
            memory = max(web.process.memory_info().rss for web in webs) // 2**20
            title = f"{chosen.users} users, {reading:.0f} s between pages: {count / seconds:.1f} pages a second, "
            console.print(load.table(f"{title}{busy:.2f} processors, {memory} MiB a process of the pages"))


@contextmanager
def _served(house: Filled) -> Iterator[Web]:
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_web, args=(there, house), daemon=True)
    process.start()
    try:
        yield Web(here.recv(), psutil.Process(process.pid))
    finally:
        here.send("end")
        process.join(60)


def _web(line: Connection, house: Filled) -> None:
    server = TeamServer.opened(house.home, house.settings)
    pages = TeamPages(server, "127.0.0.1", 0, "en")

    def until_told() -> None:
        line.send(pages.url)
        line.recv()
        pages.stop()

    pages.run(threading.Thread(target=until_told, daemon=True).start)
    server.close()


def _first(webs: Sequence[Web], members: Sequence[User]) -> Table:
    """Ask for what takes longest right after a start, once in each process and organisation."""
    table = Table(title="the first time after a start, milliseconds")
    for column in ("page", *sorted({one.organisation for one in members})):
        table.add_column(column, justify="left" if column == "page" else "right")
    some = {one.organisation: one for one in members}
    for page in _LONGEST:
        row = [page]
        for name in sorted(some):
            path = some[name].page(page, random.Random(0)).path
            with httpx.Client(base_url=webs[0].url, cookies=_cookies(some[name]), timeout=300) as client:
                began = time.perf_counter()
                status = client.get(path).status_code
                told = "" if status == httpx.codes.OK else f" ({status})"
                row.append(f"{(time.perf_counter() - began) * 1000:.0f}{told}")
        table.add_row(*row)
    for web in webs[1:]:
        for one in some.values():
            with httpx.Client(base_url=web.url, cookies=_cookies(one), timeout=300) as client:
                for page in _LONGEST:
                    client.get(one.page(page, random.Random(0)).path)
    return table


def _alone(web: Web, user: User) -> Table:
    """Ask for each page a few times, with nobody else there: what of it is the processor's, in the largest house."""
    table = Table(title="one user, milliseconds a page")
    for column in ("route", "median", "processor", "KB"):
        table.add_column(column, justify="left" if column == "route" else "right")
    with httpx.Client(base_url=web.url, cookies=_cookies(user), timeout=300) as client:
        for name in NAMES:
            before, took, size = web.spent, [], 0
            for number in range(_TIMES):
                asked, began = user.page(name, random.Random(number)), time.perf_counter()
                if asked.form is None:
                    size = len(client.get(asked.path).content)
                else:
                    size = len(
                        client.post(asked.path, data=asked.form, headers={"origin": web.url.rstrip("/")}).content
                    )
                took.append((time.perf_counter() - began) * 1000)
            spent = (web.spent - before) * 1000 / _TIMES
            table.add_row(name, f"{statistics.median(took):.0f}", f"{spent:.0f}", f"{size / 1024:.0f}")
    return table


class _Load:
    """What the users wait for, while they ask.

    Args:
        webs: each request goes to one of them. seconds: how long. reading: seconds between two pages of a user.
    """

    def __init__(self, webs: Sequence[Web], seconds: float, reading: float) -> None:
        self._webs, self._until, self._reading = webs, time.monotonic() + seconds, reading
        self.took: defaultdict[str, list[float]] = defaultdict(list)
        self.wrong: dict[str, str] = {}

    async def run(self, members: Sequence[User]) -> None:
        """Have all of them ask."""
        async with asyncio.TaskGroup() as tasks:
            for number, user in enumerate(members):
                tasks.create_task(self._one(user, random.Random(number)))

    async def _one(self, user: User, drawn: random.Random) -> None:
        async with AsyncExitStack() as stack:
            clients = [
                await stack.enter_async_context(
                    httpx.AsyncClient(base_url=web.url, cookies=_cookies(user), timeout=300)
                )
                for web in self._webs
            ]
            while time.monotonic() < self._until:
                if self._reading:
                    await asyncio.sleep(drawn.expovariate(1 / self._reading))
                await self._ask(drawn.choice(clients), user.pages(drawn))

    async def _ask(self, client: httpx.AsyncClient, asked: Asked) -> None:
        headers = {"origin": str(client.base_url).rstrip("/")}
        began = time.perf_counter()
        if asked.form is None:
            answer = await client.get(asked.path)
        else:
            answer = await client.post(asked.path, data=asked.form, headers=headers)
        self.took[asked.name].append((time.perf_counter() - began) * 1000)
        if answer.status_code not in (httpx.codes.OK, httpx.codes.SEE_OTHER):
            self.wrong[asked.name] = f"{answer.status_code} {asked.path}"

    def table(self, title: str) -> Table:
        """Return the waiting by route."""
        table = Table(title=title)
        for column in ("route", "asked", "median", "95th percentile", "99th", "longest"):
            table.add_column(column, justify="left" if column == "route" else "right")
        every = [one for some in self.took.values() for one in some]
        for name, took in [*sorted(self.took.items()), ("all", every)]:
            shares = statistics.quantiles(took, n=100, method="inclusive") if len(took) > 1 else took * 99
            figures = (statistics.median(took), shares[94], shares[98], max(took))
            called = f"{name} ({self.wrong[name]})" if name in self.wrong else name
            table.add_row(called, f"{len(took):,}", *(f"{one:.0f}" for one in figures))
        return table


def _cookies(user: User) -> dict[str, str]:
    return {_COOKIE: user.cookie}


if __name__ == "__main__":
    main()
