"""RDAP (RFC 7480 to 9083): registries asked over HTTP, through the guarded fetcher, and nothing followed blindly."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Protocol, TypeVar

from yarl import URL

from takedown.crawl.adapters import shapes
from takedown.crawl.holders import bootstrap, registered
from takedown.crawl.holders.bootstrap import NoServer, Services
from takedown.crawl.holders.registered import Domain, Network, Unreadable
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import parse
from takedown.crawl.net.urls import joined_or_none
from takedown.errors import TakedownError

MOST_BYTES = 512 * 1024
"""Of one answer; real ones have some 10 kB."""
PATIENCE = 2.0
"""Times ``seconds`` until a question with its redirects and pauses counts as unanswered."""
_MOST_SERVERS = 2
_ACCEPT = {"Accept": "application/rdap+json"}  # RFC 7480, 4.2

T = TypeVar("T")


class NoAnswer(Exception):
    """A registry gave no answer that could be used. Internal: the finder says which question that was."""


class Kept(Protocol):
    """Where the lists of servers are kept for a day; they say nothing about anybody."""

    def read(self, name: str) -> bytes | None:
        """Return a list that is fresh, if there is one."""

    def keep(self, name: str, text: bytes) -> None:
        """Keep a list."""


class Rdap:
    """Questions to registries.

    Args:
        fetcher: entered, at the pace of registries.
        lists: the address under which the lists of servers are.
        seconds: that an answer may take.
        kept: lists from an earlier run, if any.
        files: entered, for the lists, which are three files a day and need no pause between them; else ``fetcher``.
    """

    def __init__(
        self, fetcher: Fetcher, lists: str, seconds: float, kept: Kept | None = None, files: Fetcher | None = None
    ) -> None:
        self._fetcher = fetcher
        self._files = files or fetcher
        self._lists = lists if lists.endswith("/") else f"{lists}/"
        self._patience = seconds * PATIENCE
        self._kept = kept
        self._services: asyncio.Task[Services] | None = None

    async def network(self, address: str) -> Network:
        """Return the network of an IP address.

        Raises:
            NoAnswer: see there.
        """
        bases = await self._bases(lambda services: services.for_address(address))
        return await self._first([f"{base}ip/{address}" for base in bases], registered.network)

    async def domain(self, name: str) -> Domain:
        """Return the domain ``name`` (registrable), as its registry describes it.

        Raises:
            NoAnswer: see there.
        """
        bases = await self._bases(lambda services: services.for_name(name))
        return await self._first([f"{base}domain/{name}" for base in bases], registered.domain)

    async def related(self, found: Domain) -> Domain | None:
        """Return the same domain as its registrar describes it; ``None`` where the registry refers to nobody.

        Raises:
            NoAnswer: see there.
        """
        there = joined_or_none(URL(found.source), found.related) if found.related else None
        if there is None or there.lower() == found.source.lower():
            return None
        return await self._first([there], registered.domain)

    async def close(self) -> None:
        """Stop reading the lists."""
        if self._services is not None:
            self._services.cancel()
            await asyncio.gather(self._services, return_exceptions=True)

    async def _bases(self, choose: Callable[[Services], tuple[str, ...]]) -> tuple[str, ...]:
        if self._services is None:
            self._services = asyncio.create_task(self._read())
        try:
            return choose(await asyncio.shield(self._services))[:_MOST_SERVERS]
        except (NoServer, ValueError) as problem:
            raise NoAnswer from problem

    async def _read(self) -> Services:
        services = bootstrap.read(*[await self._list(name) for name in bootstrap.FILES])
        return bootstrap.completed(services) if self._lists == bootstrap.IANA else services

    async def _list(self, name: str) -> bytes:
        """Return one list; an empty one where it can't be had, so that the others still serve."""
        text = self._kept.read(name) if self._kept is not None else None
        if text is not None and bootstrap.is_list(text):
            return text
        try:
            text = await self._fetched(self._files, self._lists + name, bootstrap.MOST_BYTES)
        except NoAnswer:
            return b""
        if self._kept is not None and bootstrap.is_list(text):
            self._kept.keep(name, text)
        return text

    async def _first(self, urls: Iterable[str], read: Callable[[object, str], T]) -> T:
        problem: Exception = NoServer()
        for url in urls:
            try:
                return read(shapes.parsed(await self._fetched(self._fetcher, url, MOST_BYTES)), url)
            except (NoAnswer, Unreadable) as one:
                problem = one
        raise NoAnswer from problem

    async def _fetched(self, fetcher: Fetcher, url: str, most: int) -> bytes:
        try:
            async with asyncio.timeout(self._patience):
                answer = await fetcher.get(url, lambda *_: most, headers=_ACCEPT)
        except (TakedownError, TimeoutError) as problem:
            raise NoAnswer from problem
        answer.share.release()
        if answer.status != HTTPStatus.OK:
            raise NoAnswer
        return answer.body


class BadBootstrap(TakedownError):
    """The configured place of the lists of RDAP servers isn't an address of the web; ``bootstrap``."""


def checked(lists: str) -> str:
    """Return the address of the lists.

    Raises:
        BadBootstrap: it is none.
    """
    try:
        parse(lists)
    except TakedownError:
        raise BadBootstrap(bootstrap=lists) from None
    return lists
