"""Fetching one address into memory: under the guard, at the server's pace, never more bytes or seconds than allowed.

Redirects are followed by hand, so that every hop passes every check. No cookie, no credential and no proxy of the
environment is ever used. The body is counted as it is decompressed.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from takedown import __version__
from takedown.cases.candidate import Hop
from takedown.cases.noun import now
from takedown.crawl.net.answer import (
    BadAnswer,
    Fetched,
    Gate,
    HostUnreachable,
    Judge,
    Requests,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from takedown.crawl.net.body import Body, NotDecodable
from takedown.crawl.net.guard import Guard, GuardedResolver, server_of
from takedown.crawl.net.memory import ByteBudget, Share
from takedown.crawl.net.pace import Paces
from takedown.crawl.net.urls import joined
from takedown.settings import CrawlSettings

AGENT = "takedown"
"""The token that a robots file names."""

_TRIES = 3
_MAX_HEADER = 16 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_COOKIES = frozenset({"set-cookie", "set-cookie2"})


def user_agent(contact: str) -> str:
    """Return who we say we are: the program, its version, and whom to write to."""
    reachable = "".join(
        sign for sign in contact if sign.isascii() and sign.isprintable() and sign not in "()\\"
    ).strip()
    return f"{AGENT}/{__version__}" + (f" (+{reachable})" if reachable else "")


class Fetcher:
    """Fetches for one configured host, or for a person's own list of addresses.

    Args:
        settings: limits that hold for every host.
        allow: ``host:port`` pairs that may be private addresses.
        delay: seconds between two requests to one server; concurrency: in flight at one server.
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
        self._guard = Guard(allow)
        self._resolver = resolver

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(self._guard, self._resolver or aiohttp.ThreadedResolver()),
            use_dns_cache=False,  # the checked answer is the one connected to
            limit=0,  # the pace limits
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,  # ours stops at the limit
            raise_for_status=False,
            headers={"User-Agent": user_agent(self.settings.contact), "Accept": "*/*"},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.settings.connect_seconds),
            max_line_size=_MAX_HEADER,
            max_field_size=_MAX_HEADER,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def get(self, url: str, judge: Judge, *, gate: Gate | None = None, cut: bool = False) -> Fetched:
        """Fetch ``url`` and follow where it leads.

        Args:
            url: the address.
            judge: says how much of an answer is worth reading.
            gate: asked before each hop, after the guard.
            cut: a longer body is cut at the limit and not an error (robots files).

        Returns:
            The last answer; its ``share`` of the byte budget is the caller's to release.

        Raises:
            AddressRefused: the guard refused the address or a hop.
            HostUnreachable: no connection.
            TooLarge: more bytes than the judge allows.
            TooSlow: no end within ``total_seconds`` for one hop.
            TooManyRedirects: a loop, or too long a chain.
            BadAnswer: broken HTTP.
            HostGivenUp: the server asked to be left alone.
            BudgetSpent: the run's requests are used up.
        """
        hops: list[Hop] = []
        target = url
        while True:
            parsed = self._guard.check(target)
            if gate is not None:
                await gate(parsed)
            answer = await self._patiently(_Ask(url, parsed, judge, tuple(hops), cut))
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS:
                return answer
            answer.share.release()
            if not location or len(hops) >= self.settings.max_redirects:
                raise TooManyRedirects(host=parsed.raw_host or "", limit=self.settings.max_redirects)
            hops.append(Hop(url=str(parsed), status=answer.status))
            target = joined(parsed, location)

    async def _patiently(self, ask: _Ask) -> Fetched:
        """Ask at the server's pace, again after a pause where it asks for one; the last answer counts."""
        pace = self.paces.of(server_of(ask.target), self.delay, self.concurrency)
        for last in (False,) * (_TRIES - 1) + (True,):
            async with pace.turn():
                self.requests.spend()
                try:
                    answer = await self._once(ask)
                except (HostUnreachable, TooSlow):
                    pace.note_silence()
                    raise
            if not pace.heed(answer.status, answer.headers) or last:
                break
        return answer

    async def _once(self, ask: _Ask) -> Fetched:
        host = ask.target.raw_host or ""
        try:
            return await self._exchange(ask)
        except aiohttp.ConnectionTimeoutError:
            raise HostUnreachable(host=host, why="connection") from None
        except TimeoutError:
            raise TooSlow(host=host, seconds=self.settings.total_seconds) from None
        except (aiohttp.ClientConnectorDNSError, aiohttp.InvalidURL):
            raise HostUnreachable(host=host, why="name") from None
        except (aiohttp.ClientSSLError, ssl.SSLError):
            raise HostUnreachable(host=host, why="tls") from None
        except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError):
            raise BadAnswer(host=host, why="length") from None
        except aiohttp.ClientResponseError:
            raise BadAnswer(host=host, why="protocol") from None
        except NotDecodable:
            raise BadAnswer(host=host, why="encoding") from None
        except (aiohttp.ClientError, OSError):
            raise HostUnreachable(host=host, why="connection") from None

    async def _exchange(self, ask: _Ask) -> Fetched:
        clock = asyncio.get_running_loop().time
        started = clock()
        async with asyncio.timeout(self.settings.total_seconds):
            response = await self._session.get(ask.target, allow_redirects=False, headers=ask.headers())
        async with response:
            answer = Fetched(
                url=ask.url,
                final_url=str(ask.target),
                status=response.status,
                headers=_plain(response.headers),
                body=b"",
                hops=ask.hops,
                fetched_at=now(),
                share=Share(self.memory, 0),
            )
            if HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                left = self.settings.total_seconds - (clock() - started)
                await self._fill(answer, Body(response, left), ask)
            response.close()
        return answer

    async def _fill(self, answer: Fetched, body: Body, ask: _Ask) -> None:
        """Read what the judge allows. Waiting for room in memory doesn't count as the server's slowness."""
        head = await body.head()
        limit = min(ask.judge(answer.content_type, head, answer.final_url), self.memory.capacity)
        if limit <= 0:
            return
        host = ask.target.raw_host or ""
        if body.announced > limit and not ask.cut:
            raise TooLarge(host=host, limit=limit)
        answer.share = await self.memory.reserve(min(limit, body.announced) if body.announced >= 0 else limit)
        try:
            whole = await body.rest(limit)
        except BaseException:
            answer.share.release()
            raise
        if len(whole) > limit and not ask.cut:
            answer.share.release()
            raise TooLarge(host=host, limit=limit)
        answer.body = whole[:limit]
        answer.share.shrink(len(answer.body))


@dataclass(frozen=True, slots=True)
class _Ask:
    """One hop to be made."""

    url: str
    target: URL
    judge: Judge
    hops: tuple[Hop, ...]
    cut: bool

    def headers(self) -> dict[str, str]:
        # Media gain nothing from compression, and a bomb has one shape less; pages are worth it, but the kind of an
        # address is known only from the answer, so nothing is ever asked to be compressed.
        return {"Accept-Encoding": "identity"}


def _plain(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items() if name.lower() not in _COOKIES}
