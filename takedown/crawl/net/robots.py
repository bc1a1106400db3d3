"""The robots file: what a host asks automatic visitors not to fetch (RFC 9309), read once a crawl and origin."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Literal

from protego import Protego
from yarl import URL

from takedown.crawl.net.answer import TooManyRedirects
from takedown.crawl.net.fetch import AGENT, Fetcher
from takedown.crawl.net.guard import server_of
from takedown.crawl.net.pace import LONGEST_CRAWL_DELAY
from takedown.errors import TakedownError

MAX_ROBOTS_BYTES = 500 * 1024
"""RFC 9309, 2.5: the least that a crawler has to read; we read no more."""

_ALLOW_ALL = ""


class RobotsRefused(TakedownError):
    """The host's robots file asks that this address isn't fetched by automatic visitors; ``host``."""


class RobotsUnreadable(TakedownError):
    """The server fails to give its robots file, which counts as a no (RFC 9309, 2.3.1.4); ``host`` and ``status``."""


class Robots:
    """The robots files of the origins that one configured host leads to.

    Args:
        fetcher: fetches them, under the same guard and pace as everything else.
        rule: ``ignore`` is for one's own server.
    """

    def __init__(self, fetcher: Fetcher, rule: Literal["obey", "ignore"] = "obey") -> None:
        self._fetcher = fetcher
        self._rule = rule
        self._files: dict[str, asyncio.Task[Protego]] = {}

    async def check(self, url: URL) -> None:
        """Let ``url`` pass.

        Raises:
            RobotsRefused: the file disallows it.
            RobotsUnreadable: the server fails to say.
            TakedownError: as ``Fetcher.get``: who can't be asked isn't visited.
        """
        if self._rule == "ignore":
            return
        origin = str(url.origin())
        if origin not in self._files:
            self._files[origin] = asyncio.create_task(self._read(url))
        # Several workers wait for one reading; one of them being cancelled must not take it from the others.
        rules = await asyncio.shield(self._files[origin])
        if not rules.can_fetch(str(url), AGENT):
            raise RobotsRefused(host=url.raw_host or "")

    async def close(self) -> None:
        """Stop the readings that are under way."""
        for task in self._files.values():
            task.cancel()
        await asyncio.gather(*self._files.values(), return_exceptions=True)

    async def _read(self, url: URL) -> Protego:
        rules = Protego.parse(await self._text(str(url.origin().with_path("/robots.txt"))))
        delay = rules.crawl_delay(AGENT) or 0.0
        pace = self._fetcher.paces.of(server_of(url), self._fetcher.delay, self._fetcher.concurrency)
        pace.slow_to(min(delay, LONGEST_CRAWL_DELAY), self._fetcher.concurrency)
        return rules

    async def _text(self, address: str) -> str:
        try:
            answer = await self._fetcher.get(address, lambda *_: MAX_ROBOTS_BYTES, cut=True)
        except TooManyRedirects:  # RFC 9309, 2.3.1.2: as if there were none
            return _ALLOW_ALL
        answer.share.release()
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise RobotsUnreadable(host=URL(address).raw_host or "", status=answer.status)
        return answer.body.decode("utf-8", "replace")
