"""How long those wait who ask over real HTTP: one alone, or many at once; members with a browser, or programs."""

from __future__ import annotations

import asyncio
import random
import secrets
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Protocol

import httpx
from rich.table import Table

from bench.team.webs import Web

TIMEOUT = 600
_TIMES = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. ``name``: its own in the tables. ``form``, ``body``: of a POST, for a page or for the API."""

    name: str
    path: str
    form: Mapping[str, str] | None = None
    body: object = None

    def by(self, client: httpx.Client | httpx.AsyncClient, web: Web) -> httpx.Request:
        """Return it as ``client`` sends it."""
        if self.form is None and self.body is None:
            return client.build_request("GET", web.origin + self.path)
        # A browser says where its page is from, a program that this is a new thing to be done.
        headers = {"origin": web.origin, "idempotency-key": secrets.token_hex(8)}
        return client.build_request("POST", web.origin + self.path, data=self.form, json=self.body, headers=headers)


class Somebody(Protocol):
    """Who asks."""

    @property
    def organisation(self) -> str:
        """Where that is."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Who that is, for the server."""

    def asks(self, name: str, drawn: random.Random) -> Asked:
        """Draw one of the requests that are called so."""

    def draws(self, drawn: random.Random) -> Asked:
        """Draw a request as a day has them."""


def alone(web: Web, somebody: Somebody, names: Sequence[str]) -> Table:
    """Ask for each a few times, with nobody else there: what of it is the processor's."""
    table = _table("one alone, milliseconds", "median", "processor", "KB")
    with httpx.Client(headers=somebody.headers, timeout=TIMEOUT) as client:
        for name in names:
            before, took, answer = web.spent, [], httpx.Response(0)
            for number in range(_TIMES):
                request, began = somebody.asks(name, random.Random(number)).by(client, web), time.perf_counter()
                answer = client.send(request)
                took.append((time.perf_counter() - began) * 1000)
            spent = (web.spent - before) * 1000 / _TIMES
            size = len(answer.content) / 1024
            table.add_row(
                _called(name, answer.status_code), f"{statistics.median(took):.0f}", f"{spent:.0f}", f"{size:.0f}"
            )
    return table


class Load:
    """What many wait for, while they ask.

    Args:
        webs: each request goes to one of them. seconds: how long. pause: seconds between two requests of one of them.
    """

    def __init__(self, webs: Sequence[Web], seconds: float, pause: float) -> None:
        self._webs, self._seconds, self._pause = webs, seconds, pause
        self._took: defaultdict[str, list[float]] = defaultdict(list)
        self._wrong: dict[str, int] = {}

    def run(self, some: Sequence[Somebody], beside: Somebody | None = None) -> Table:
        """Have all of them ask; return what they waited for.

        Args:
            some: who asks. beside: who asks too, once and again without a pause, and isn't in the title.
        """
        before, began = sum(web.spent for web in self._webs), time.monotonic()
        self._until = began + self._seconds
        asyncio.run(self._all(some, beside))
        seconds = time.monotonic() - began
        busy = (sum(web.spent for web in self._webs) - before) / seconds
        memory = max(web.process.memory_info().rss for web in self._webs) // 2**20
        each = sum(map(len, self._took.values())) / seconds
        title = f"{len(some)} at once, {self._pause:.0f} s between two requests of each: {each:.1f} a second"
        return self._shown(f"{title}, {busy:.2f} processors, {memory} MiB a process")

    async def _all(self, some: Sequence[Somebody], beside: Somebody | None) -> None:
        async with asyncio.TaskGroup() as tasks:
            for number, one in enumerate(some):
                tasks.create_task(self._one(one, random.Random(number), self._pause))
            if beside is not None:
                tasks.create_task(self._one(beside, random.Random(-1), 0.0))

    async def _one(self, somebody: Somebody, drawn: random.Random, pause: float) -> None:
        async with AsyncExitStack() as stack:
            # Each has lines of its own to each process, as browsers and programs do.
            clients = [
                await stack.enter_async_context(httpx.AsyncClient(headers=somebody.headers, timeout=TIMEOUT))
                for _ in self._webs
            ]
            while time.monotonic() < self._until:
                if pause:
                    await asyncio.sleep(drawn.expovariate(1 / pause))
                place = drawn.randrange(len(clients))
                await self._ask(clients[place], self._webs[place], somebody.draws(drawn))

    async def _ask(self, client: httpx.AsyncClient, web: Web, asked: Asked) -> None:
        request, began = asked.by(client, web), time.perf_counter()
        answer = await client.send(request)
        self._took[asked.name].append((time.perf_counter() - began) * 1000)
        if _is_wrong(answer.status_code):
            self._wrong[asked.name] = answer.status_code

    def _shown(self, title: str) -> Table:
        table = _table(title, "asked", "median", "95th percentile", "99th", "longest")
        every = [one for some in self._took.values() for one in some]
        for name, took in [*sorted(self._took.items()), ("all", every)]:
            shares = statistics.quantiles(took, n=100, method="inclusive") if len(took) > 1 else took * 99
            figures = (statistics.median(took), shares[94], shares[98], max(took))
            called = _called(name, self._wrong.get(name, httpx.codes.OK))
            table.add_row(called, f"{len(took):,}", *(f"{one:.0f}" for one in figures))
        return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title)
    table.add_column("what")
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _called(name: str, status: int) -> str:
    return f"{name} ({status})" if _is_wrong(status) else name


def _is_wrong(status: int) -> bool:
    return status >= httpx.codes.BAD_REQUEST
