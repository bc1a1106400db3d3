"""One request and its answer on the wire: read as far as the judge wants, within bytes and seconds."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from multidict import CIMultiDictProxy
from yarl import URL

from takedown.cases.candidate import Connection, Hop
from takedown.cases.noun import now
from takedown.crawl.net.answer import BadAnswer, Fetched, Head, HostUnreachable, Judge, TooLarge, TooSlow
from takedown.crawl.net.body import Body, NotDecodable, TooDense
from takedown.crawl.net.memory import ByteBudget, Share
from takedown.crawl.net.witness import Witnessed
from takedown.errors import TakedownError
from takedown.settings import CrawlSettings

REFUSAL_BYTES = 64 * 1024
"""What is read of a refusal's body: a sentence, or an interface's code."""

# Headers that are often sent in several lines which all count; of others the last one does.
_LISTS = {"link": ", ", "x-robots-tag": "\n"}
_UNSPELLED = re.compile(r"[\ud800-\udfff]")
_COOKIES = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Ask:
    """One hop to be made: ``target`` on the way from ``url``, with ``headers`` beside our own."""

    url: str
    target: URL
    judge: Judge
    hops: tuple[Hop, ...]
    cut: bool
    headers: Mapping[str, str] | None
    refusals: bool = False


class Wire:
    """Makes single requests.

    Args:
        session: opened; settings: the limits; memory: where room for a body is asked for.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        settings: CrawlSettings,
        memory: ByteBudget,
    ) -> None:
        self._session = session
        self._memory = memory
        self._total = settings.total_seconds
        self._first_byte = min(settings.first_byte_seconds, settings.total_seconds)
        self._clock = asyncio.get_running_loop().time

    async def close(self) -> None:
        """Close every connection."""
        await self._session.close()

    async def exchange(self, ask: Ask, on_leaving: Callable[[], None]) -> Fetched:
        """Ask once; ``on_leaving`` is called as the request leaves, over a connection by then.

        Raises:
            HostUnreachable, TooSlow, TooLarge, BadAnswer: see there.
            Dropped: the connection ended before an answer began.
        """
        began = self._clock()
        try:
            async with asyncio.timeout_at(began + self._first_byte) as limit:
                return await self._exchange(ask, on_leaving, limit, began + self._total)
        except TimeoutError as problem:
            raise self._slowness(ask, problem, self._clock() - began) from None
        except (
            OSError,
            aiohttp.ClientError,
            ProxyError,
            ProxyConnectionError,
            ProxyTimeoutError,
            NotDecodable,
        ) as problem:
            raise _named(ask.target.raw_host or "", problem) from None

    async def _exchange(self, ask: Ask, on_leaving: Callable[[], None], limit: asyncio.Timeout, end: float) -> Fetched:
        response = await self._session.get(
            ask.target, allow_redirects=False, headers=ask.headers, trace_request_ctx=on_leaving
        )
        try:
            limit.reschedule(end)
            answer = Fetched(
                url=ask.url,
                final_url=str(ask.target),
                status=response.status,
                headers=_plain(response.headers, is_redirect=response.status // 100 == 3),  # noqa: PLR2004 - the class of redirects
                body=b"",
                hops=ask.hops,
                fetched_at=now(),
                share=Share(self._memory, 0),
                connection=response.over if isinstance(response, Witnessed) else Connection(),
                head=_head_of(response),
            )
            if HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                await self._fill(answer, Body(response), ask, limit)
            elif ask.refusals and HTTPStatus.BAD_REQUEST <= response.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                with suppress(aiohttp.ClientError, NotDecodable):  # the status has said the most of it
                    await self._fill(answer, Body(response), replace(ask, judge=_a_little, cut=True), limit)
        finally:
            response.close()  # a connection whose answer was read whole has been given back by now, and stays open
        return answer

    async def _fill(self, answer: Fetched, body: Body, ask: Ask, limit: asyncio.Timeout) -> None:
        """Read what the judge allows. Waiting for room in memory doesn't count as the server's slowness."""
        head = await body.head()
        most = min(ask.judge(answer.content_type, head, answer.final_url), self._memory.capacity)
        answer.size = body.size
        if most <= 0:
            return
        host = ask.target.raw_host or ""
        if body.announced > most and not ask.cut:
            raise TooLarge(host=host, limit=most)
        answer.share = await self._room(min(most, body.announced) if body.announced >= 0 else most, limit)
        try:
            whole = await body.rest(most)
        except BaseException:
            answer.share.release()
            raise
        if len(whole) > most and not ask.cut:
            answer.share.release()
            raise TooLarge(host=host, limit=most)
        answer.body = whole[:most]
        answer.size = body.size
        answer.share.shrink(len(answer.body))

    async def _room(self, size: int, limit: asyncio.Timeout) -> Share:
        share = self._memory.reserve_now(size)
        if share is None:
            left = (limit.when() or 0.0) - self._clock()
            limit.reschedule(None)
            share = await self._memory.reserve(size)
            limit.reschedule(self._clock() + left)
        return share

    def _slowness(self, ask: Ask, problem: TimeoutError, seconds: float) -> TakedownError:
        host = ask.target.raw_host or ""
        if isinstance(problem, aiohttp.ConnectionTimeoutError):
            return HostUnreachable(host=host, why="connection")
        spent = self._total if seconds >= self._total else self._first_byte
        return TooSlow(host=host, seconds=spent)


def _head_of(response: aiohttp.ClientResponse) -> Head:
    version = response.version
    spelled = f"{version.major}.{version.minor}" if version is not None else "1.1"
    return Head(spelled, response.reason or "", response.raw_headers, response.request_info.headers)


def _a_little(*_: str | bytes) -> int:
    return REFUSAL_BYTES


_WHY: tuple[tuple[type[Exception] | tuple[type[Exception], ...], type[TakedownError], str], ...] = (
    (
        (aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError, ProxyConnectionError),
        HostUnreachable,
        "proxy",
    ),
    ((aiohttp.ClientConnectorDNSError, aiohttp.InvalidURL), HostUnreachable, "name"),
    ((aiohttp.ClientSSLError, ssl.SSLError), HostUnreachable, "tls"),
    ((aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError), BadAnswer, "length"),
    (aiohttp.ClientResponseError, BadAnswer, "protocol"),
    (TooDense, BadAnswer, "bomb"),
    (NotDecodable, BadAnswer, "encoding"),
)


def _named(host: str, problem: Exception) -> TakedownError:
    for kinds, error, why in _WHY:
        if isinstance(problem, kinds):
            return error(host=host, why=why)
    return HostUnreachable(host=host, why="connection")


def _plain(headers: CIMultiDictProxy[str], *, is_redirect: bool) -> dict[str, str]:
    plain = {name.lower(): value for name, value in headers.items()}
    for name in _COOKIES:
        plain.pop(name, None)
    for name, between in _LISTS.items():
        if name in plain:
            plain[name] = between.join(headers.getall(name))
    # A redirect to what is no text is refused as it is, and kept nowhere.
    return plain if is_redirect else {name: _spelled(value) for name, value in plain.items()}


def _spelled(value: str) -> str:
    """Return a header as text that can be stored and signed; what isn't UTF-8 was ISO-8859-1 (RFC 9110, 5.5)."""
    if _UNSPELLED.search(value) is None:
        return value
    return value.encode("utf-8", "surrogateescape").decode("latin-1")
