"""The robots file: what a host asks automatic visitors not to fetch (RFC 9309), read once a day and origin."""

from __future__ import annotations

import asyncio
import codecs
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from protego import Protego
from yarl import URL

from takedown.crawl.net.answer import Fetched, TooManyRedirects
from takedown.crawl.net.fetch import AGENT, Fetcher
from takedown.crawl.net.guard import server_of
from takedown.crawl.net.hours import HostQuiet
from takedown.crawl.net.pace import LONGEST_CRAWL_DELAY, HostGivenUp
from takedown.errors import TakedownError

MAX_ROBOTS_BYTES = 500 * 1024
"""RFC 9309, 2.5: the least that a crawler has to read; we read no more."""
LEAST_REDIRECTS = 5
"""RFC 9309, 2.3.1.2: so many are followed at least, to whatever origin."""
FRESH_SECONDS = 24 * 3600.0
"""RFC 9309, 2.4: a file isn't used longer than a day."""
FAILED_SECONDS = 300.0
"""How long a server that failed to say isn't asked again."""

MOST_FILES = 1000
"""Kept at once; a host's media may lie on as many names as it likes, each with a file of its own."""
MOST_CHARACTERS = 8 * 1024 * 1024
"""Of all that are kept; read, they take some times as much memory."""

Verdict = Literal["allowed", "disallowed", "unreadable"]

_ALLOW_ALL = ""
_AGENT_LINE = re.compile(r"^([ \t]*user-?agent[ \t]*):([^\r\n#]*)", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(r"[a-zA-Z_-]+")


class RobotsRefused(TakedownError):
    """The host's robots file asks that this address isn't fetched by automatic visitors; ``host``."""


class RobotsUnreadable(TakedownError):
    """The server fails to give its robots file, which counts as a no (RFC 9309, 2.3.1.4); ``host`` and ``status``."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one file says, and how many characters it has."""

    said: Protego
    size: int


@dataclass(frozen=True, slots=True)
class _File:
    """One origin's file; asked at ``at`` by the loop's clock."""

    at: float
    reading: asyncio.Task[_Rules]

    @property
    def size(self) -> int:
        reading = self.reading
        return reading.result().size if reading.done() and not reading.cancelled() and not reading.exception() else 0

    def is_stale(self, now: float) -> bool:
        return now - self.at >= self._keeps()

    def _keeps(self) -> float:
        """Return for how many seconds it counts; what failed for a reason of the moment is asked again at once."""
        if not self.reading.done():
            return FRESH_SECONDS
        if self.reading.cancelled():
            return 0.0
        problem = self.reading.exception()
        if problem is None:
            return FRESH_SECONDS
        return 0.0 if isinstance(problem, (HostGivenUp, HostQuiet)) else FAILED_SECONDS


class Robots:
    """The robots files of the origins that one configured host leads to.

    Args:
        fetcher: fetches them, under the same guard and pace as everything else.
        rule: ``ignore`` is for one's own server.
    """

    def __init__(self, fetcher: Fetcher, rule: Literal["obey", "ignore"] = "obey") -> None:
        self._fetcher = fetcher
        self._rule = rule
        self._files: dict[URL, _File] = {}

    async def check(self, url: URL) -> None:
        """Let ``url`` pass.

        Raises:
            RobotsRefused: the file disallows it.
            RobotsUnreadable: the server fails to say.
            TakedownError: as ``Fetcher.get``: who can't be asked isn't visited.
        """
        if self._rule == "ignore":
            return
        # Several workers wait for one reading; one of them being cancelled must not take it from the others.
        rules = await asyncio.shield(self._file(url).reading)
        if not rules.said.can_fetch(str(url), AGENT):
            raise RobotsRefused(host=url.raw_host or "")

    async def verdict(self, url: URL) -> Verdict:
        """Return what the file says of ``url``, for a visit that is made in any case and only noted."""
        try:
            await self.check(url)
        except RobotsRefused:
            return "disallowed"
        except TakedownError:
            return "unreadable"
        return "allowed"

    async def sitemaps(self, url: URL) -> tuple[str, ...]:
        """Return the sitemaps that the file of this origin names, as written; raises as ``check``."""
        return tuple((await asyncio.shield(self._file(url).reading)).said.sitemaps)

    async def close(self) -> None:
        """Stop the readings that are under way."""
        readings = [file.reading for file in self._files.values()]
        for reading in readings:
            reading.cancel()
        await asyncio.gather(*readings, return_exceptions=True)

    def _file(self, url: URL) -> _File:
        origin = url.origin()
        file = self._files.pop(origin, None)
        now = asyncio.get_running_loop().time()
        if file is None or file.is_stale(now):
            self._make_room()
            file = _File(now, asyncio.create_task(self._read(origin)))
        self._files[origin] = file
        return file

    def _make_room(self) -> None:
        """Forget the files that weren't asked for longest, where there are too many or too large ones."""
        size = sum(file.size for file in self._files.values())
        for origin in [origin for origin, file in self._files.items() if file.reading.done()]:
            if len(self._files) < MOST_FILES and size <= MOST_CHARACTERS:
                return
            size -= self._files.pop(origin).size

    async def _read(self, origin: URL) -> _Rules:
        text = await self._text(str(origin.with_path("/robots.txt")))
        rules = Protego.parse(_for_us(text))
        delay = rules.crawl_delay(AGENT) or 0.0
        pace = self._fetcher.paces.of(server_of(origin), self._fetcher.delay, self._fetcher.concurrency)
        pace.slow_to(min(delay, LONGEST_CRAWL_DELAY), self._fetcher.concurrency)
        return _Rules(rules, len(text))

    async def _text(self, address: str) -> str:
        hops = max(LEAST_REDIRECTS, self._fetcher.settings.max_redirects)
        try:
            answer = await self._fetcher.get(address, lambda *_: MAX_ROBOTS_BYTES, cut=True, redirects=hops)
        except TooManyRedirects:  # RFC 9309, 2.3.1.2: as if there were none
            return _ALLOW_ALL
        answer.share.release()
        return _said(answer)


def _said(answer: Fetched) -> str:
    """Return the text of the file; who is turned away without one may go anywhere (RFC 9309, 2.3.1.3)."""
    if answer.status // 100 == 2:  # noqa: PLR2004 - the class of success
        return _decoded(answer.body)
    if answer.status // 100 == 4 and answer.status != HTTPStatus.TOO_MANY_REQUESTS:  # noqa: PLR2004 - of the visitor's errors
        return _ALLOW_ALL
    raise RobotsUnreadable(host=URL(answer.final_url).raw_host or "", status=answer.status)


def _decoded(body: bytes) -> str:
    """Return the text: UTF-8 as the standard says, or what a byte order mark says otherwise."""
    wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return body.decode("utf-16" if wide else "utf-8-sig", "replace")


def _for_us(text: str) -> str:
    """Return ``text`` with each group's name cut to its product token (RFC 9309, 2.2.1), so that only ours is ours.

    Our parser takes a part of our name for our name, and doesn't know ``takedown/1.0``.
    """
    return _AGENT_LINE.sub(_token_of, text)


def _token_of(line: re.Match[str]) -> str:
    name = line[2].strip()
    token = _TOKEN.match(name)
    if name != "*" and (token is None or token[0].lower() != AGENT):
        return f"{line[1]}: other-visitor"
    return f"{line[1]}: {AGENT if token else '*'}"
