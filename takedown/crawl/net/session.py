"""Opening the connections that a fetcher works with: directly, through a SOCKS proxy or through an HTTP proxy.

No cookie, no credential and no proxy of the environment is ever used. Behind a proxy no name is resolved here: the
far side does it (RFC 1928, 5; Tor's socks-extensions), so that neither her network nor its resolver sees where she
looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from socket import AddressFamily
from types import SimpleNamespace
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp_socks import ProxyConnector, ProxyType
from yarl import URL

from takedown import __version__
from takedown.crawl.net.guard import Guard
from takedown.crawl.net.resolve import GuardedResolver
from takedown.crawl.net.witness import Witnessed
from takedown.settings import CrawlSettings

AGENT = "takedown"
"""The token that a robots file names."""
MAX_HEADER = 16 * 1024
"""Bytes of one line of an answer's head."""

_SOCKS = {
    "socks5": ProxyType.SOCKS5,
    "socks5h": ProxyType.SOCKS5,
    "socks4": ProxyType.SOCKS4,
    "socks4a": ProxyType.SOCKS4,
}


class Dropped(Exception):
    """The connection ended before an answer began. Internal: asked once more at the server's pace."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """Where a host's requests go through; ``address`` as in ``HostSettings.proxy``."""

    address: URL

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the proxy of ``socks5h://...``, ``socks4a://...`` or ``http://...``; ``None`` for an empty text."""
        return cls(URL(text)) if text else None

    @property
    def is_socks(self) -> bool:
        """Whether it can carry ``.onion`` names."""
        return self.address.scheme in _SOCKS


def opened(settings: CrawlSettings, resolver: AbstractResolver, proxy: Proxy | None) -> aiohttp.ClientSession:
    """Return a session whose every name is asked of ``resolver``, or of ``proxy`` where there is one.

    What is given with a request as ``trace_request_ctx`` is called as it leaves.
    """
    via_http = proxy is not None and not proxy.is_socks
    return aiohttp.ClientSession(
        connector=_connector(resolver, proxy),
        proxy=proxy.address if proxy is not None and via_http else None,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,  # ours stops at the limit
        raise_for_status=False,
        # Media gain nothing from compression, and a bomb has one shape less; pages are worth it, but the kind of an
        # address is known only from the answer, so nothing is ever asked to be compressed.
        headers={"User-Agent": user_agent(settings.contact), "Accept": "*/*", "Accept-Encoding": "identity"},
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=settings.connect_seconds),
        max_line_size=MAX_HEADER,
        max_field_size=MAX_HEADER,
        middlewares=(_once,),
        response_class=Witnessed,
        trace_configs=[_leaving()],
    )


def for_one_post(guard: Guard, headers: Mapping[str, str] | None = None) -> aiohttp.ClientSession:
    """Return a session that tells a server nothing but what is posted: every name is looked at again by ``guard``."""
    resolver = GuardedResolver(guard, aiohttp.ThreadedResolver(), lambda _server, _addresses: None)
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False),
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        headers={"Accept-Encoding": "identity", **(headers or {})},
        skip_auto_headers=("User-Agent",),
    )


def user_agent(contact: str) -> str:
    """Return who we say we are: the program, its version, and whom to write to."""
    reachable = "".join(
        sign for sign in contact if sign.isascii() and sign.isprintable() and sign not in "()\\"
    ).strip()
    return f"{AGENT}/{__version__}" + (f" (+{reachable})" if reachable else "")


def _connector(resolver: AbstractResolver, proxy: Proxy | None) -> aiohttp.TCPConnector:
    if proxy is None:
        # The checked answer is the one connected to, and the pace limits.
        return aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, limit=0)
    if not proxy.is_socks:
        return aiohttp.TCPConnector(resolver=_OnlyTheProxy(proxy.address.raw_host or ""), limit=0)
    return ProxyConnector(
        proxy_type=_SOCKS[proxy.address.scheme],
        host=proxy.address.raw_host or "",
        port=proxy.address.port or 0,
        username=proxy.address.user,
        password=proxy.address.password,
        rdns=True,
        limit=0,
    )


class _OnlyTheProxy(AbstractResolver):
    """Resolves the proxy's own name, and shows by failing that no other is ever asked for here."""

    def __init__(self, host: str) -> None:
        self._host = host
        self._inner = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AddressFamily.AF_UNSPEC
    ) -> list[ResolveResult]:
        if host != self._host:
            raise OSError
        return await self._inner.resolve(host, port, family)

    async def close(self) -> None:
        await self._inner.close()


def _leaving() -> aiohttp.TraceConfig:
    async def left(
        _session: aiohttp.ClientSession, context: SimpleNamespace, _sent: aiohttp.TraceRequestHeadersSentParams
    ) -> None:
        context.trace_request_ctx()

    told = aiohttp.TraceConfig()
    told.on_request_headers_sent.append(left)
    return told


async def _once(request: aiohttp.ClientRequest, send: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Keep the library from repeating a request on its own, which would be a request beside the pace."""
    try:
        return await send(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
        raise Dropped from None
