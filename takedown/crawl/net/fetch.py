"""Fetching one address into memory: under the guard, at the server's pace, never more bytes or seconds than allowed.

Redirects are followed by hand, so that every hop passes every check. The body is counted as it is decompressed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from takedown.cases.candidate import Hop
from takedown.crawl.net.answer import (
    BadAnswer,
    Fetched,
    Gate,
    HostUnreachable,
    Judge,
    Requests,
    TooManyRedirects,
    TooSlow,
)
from takedown.crawl.net.exchange import Ask, Wire
from takedown.crawl.net.guard import Guard, is_number, server_of
from takedown.crawl.net.hours import QuietHours
from takedown.crawl.net.memory import ByteBudget
from takedown.crawl.net.pace import Pace, Paces
from takedown.crawl.net.resolve import GuardedResolver
from takedown.crawl.net.session import AGENT, Dropped, Proxy, opened, user_agent
from takedown.crawl.net.urls import joined
from takedown.settings import CrawlSettings, HostSettings

__all__ = ["AGENT", "Fetcher", "user_agent"]

_TRIES = (False, False, True)
"""Whether it is the last."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Fetches for one configured host, or for a person's own list of addresses.

    Args:
        settings: limits that hold for every host.
        allow: ``host:port`` pairs that may be private addresses.
        delay: seconds between two requests to one server; concurrency: in flight at one server.
        proxy, quiet: as in ``HostSettings``.
        paces, memory, requests: shared with other fetchers of the same run.
        resolver: what turns names into addresses before the guard looks; the system's by default.
    """

    def __init__(  # noqa: PLR0913 - what a run shares has to be handed in
        self,
        settings: CrawlSettings,
        *,
        allow: Iterable[str] = (),
        delay: float = 1.0,
        concurrency: int = 2,
        proxy: str = "",
        quiet: str = "",
        paces: Paces | None = None,
        memory: ByteBudget | None = None,
        requests: Requests | None = None,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self.settings = settings
        self.delay = delay
        self.concurrency = concurrency
        self.paces = paces or Paces()
        self.memory = memory or ByteBudget(settings.max_in_flight_bytes)
        self.requests = requests or Requests()
        self._proxy = Proxy.read(proxy)
        self._quiet = QuietHours.read(quiet)
        self._guard = Guard(allow, far=self._proxy is not None, onion=self._proxy is not None and self._proxy.is_socks)
        self._resolver = resolver

    @classmethod
    def of(
        cls,
        host: HostSettings,
        settings: CrawlSettings,
        *,
        paces: Paces | None = None,
        memory: ByteBudget | None = None,
        requests: Requests | None = None,
        resolver: AbstractResolver | None = None,
    ) -> Self:
        """Return one with the manners that ``host``'s table asks for."""
        return cls(
            settings,
            allow=host.allow,
            delay=host.delay,
            concurrency=host.concurrency,
            proxy=host.proxy,
            quiet=host.quiet,
            paces=paces,
            memory=memory,
            requests=requests,
            resolver=resolver,
        )

    async def __aenter__(self) -> Self:
        self._names = GuardedResolver(self._guard, self._resolver or aiohttp.ThreadedResolver(), self.paces.join)
        self._wire = Wire(opened(self.settings, self._names, self._proxy), self.settings, self.memory)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._wire.close()

    async def get(
        self,
        url: str,
        judge: Judge,
        *,
        gate: Gate | None = None,
        cut: bool = False,
        headers: Mapping[str, str] | None = None,
        redirects: int | None = None,
        refusals: bool = False,
    ) -> Fetched:
        """Fetch ``url`` and follow where it leads.

        Args:
            url: the address.
            judge: says how much of an answer is worth reading.
            gate: asked before each hop, after the guard.
            cut: a longer body is cut at the limit and not an error (robots files).
            headers: told to the origin of ``url`` beside our own, and to nobody from the first hop that leaves it
                (``If-None-Match``, ``Range``, ``Authorization``...).
            redirects: followed at most, ``max_redirects`` by default.
            refusals: the beginning of what a refusal (4xx) says is read as well.

        Returns:
            The last answer; its ``share`` of the byte budget is the caller's to release. A 304 has no body.

        Raises:
            AddressRefused: the guard refused the address or a hop.
            HostQuiet: the host isn't visited at this hour.
            HostUnreachable: no connection.
            TooLarge: more bytes than the judge allows.
            TooSlow: no answer within ``first_byte_seconds`` or no end within ``total_seconds``, for one hop.
            TooManyRedirects: a loop, or too long a chain.
            BadAnswer: broken HTTP.
            HostGivenUp: the server asked to be left alone, or doesn't answer any more.
            BudgetSpent: the run's requests are used up.
        """
        hops: list[Hop] = []
        most = self.settings.max_redirects if redirects is None else redirects
        target = url
        origin: URL | None = None
        while True:
            parsed = self._guard.check(target)
            if gate is not None:
                await gate(parsed)
            if headers:
                origin = origin or parsed.origin()
                headers = headers if parsed.origin() == origin else None
            answer = await self._patiently(Ask(url, parsed, judge, tuple(hops), cut, headers, refusals))
            if answer.status not in _REDIRECTS:
                answer.resolved = self.resolved(parsed.raw_host or "")
                answer.proxied = self._proxy is not None
                return answer
            answer.share.release()
            location = answer.headers.get("location", "")
            if not location or len(hops) >= most:
                raise TooManyRedirects(host=parsed.raw_host or "", limit=most)
            hops.append(Hop(url=str(parsed), status=answer.status))
            target = joined(parsed, location)

    def resolved(self, host: str) -> tuple[str, ...]:
        """Return the addresses that ``host`` had when a connection to it was made last, none behind a proxy."""
        return self._names.answered(host)

    async def _patiently(self, ask: Ask) -> Fetched:
        """Ask at the server's pace, again after a pause where it asks for one; the last answer counts."""
        pace = await self._pace_of(ask.target)
        for last in _TRIES:
            answer = await self._in_turn(ask, pace)
            if answer is not None and (not pace.heed(answer.status, answer.headers) or last):
                return answer
        raise BadAnswer(host=ask.target.raw_host or "", why="length")

    async def _pace_of(self, target: URL) -> Pace:
        """Return the pace of the server behind ``target``, which its addresses tell when a name is new."""
        server, host = server_of(target), target.raw_host or ""
        if self._proxy is None and not self.paces.knows(server) and not is_number(host):
            with suppress(OSError):  # the request itself will say so, and TimeoutError is one of them
                async with asyncio.timeout(self.settings.connect_seconds):
                    await self._names.ahead(host, target.port or 0)
        return self.paces.of(server, self.delay, self.concurrency)

    async def _in_turn(self, ask: Ask, pace: Pace) -> Fetched | None:
        """Return one answer, or ``None`` where the connection ended before it and one more try is worth it."""
        host = ask.target.raw_host or ""
        self._check_hour(host)
        async with pace.turn():
            self._check_hour(host)  # waiting may have taken until then
            self.requests.spend()
            try:
                return await self._wire.exchange(ask, pace.left)
            except (HostUnreachable, TooSlow) as problem:
                # A certificate that isn't this name's is an answer. Whoever has names for somebody else's server
                # could otherwise have that one given up.
                if problem.data.get("why") != "tls":
                    pace.note_silence()
                raise
            except Dropped:
                # A server may close a connection in the moment in which it is used again (RFC 9112, 9.3.1).
                pace.note_silence()
                return None

    def _check_hour(self, host: str) -> None:
        if self._quiet is not None:
            self._quiet.check(host)
