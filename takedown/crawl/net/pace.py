"""The pace: how gently one server is asked, whoever asks and by whatever name, and when to stop asking.

A refusal for haste (429, 503) is a property of the server, not of one address: everybody waits.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType

from takedown.crawl.net.breaker import Breaker, HostGivenUp

__all__ = ["HostGivenUp", "Pace", "Paces", "retry_after"]

LONGEST_PAUSE = 600.0
"""Seconds. A server that asks for more is given up for so long."""
LONGEST_CRAWL_DELAY = 60.0
"""Seconds between requests that a robots file can ask for; the most that is honoured."""
FIRST_PAUSE = 10.0
"""Seconds after a 429 that names none; doubled each time."""
PATIENCE = 5
"""Refusals for haste in a row before a server is given up."""
SILENCES = 8
"""Requests in a row without a connection or an end before a server is given up."""
SERVER_ERRORS = 20
"""Errors of the server's own (5xx) in a row before it is given up; a few broken pages are no sign of distress."""
DISTRESS = 3
"""Errors of the server's own in a row from which on it is asked more slowly."""
FIRST_SLOWING = 0.25
"""Seconds added to the delay at a first sign of distress; doubled at each further one."""
MOST_SLOWING = 60.0
RECOVERY = 0.7
"""What one good answer leaves of the added seconds."""

_JITTER = (0.8, 1.2)  # so that many visitors who were slowed together don't come back together
_NO_SLOWING = 0.02
_ANY_CONCURRENCY = 1_000_000


class Pace:
    """The pace of one server.

    Args:
        server: ``host:port``, for the error.
        delay: seconds between the starts of two requests at least; more after signs of distress.
        concurrency: requests in flight at most.
    """

    def __init__(self, server: str, delay: float, concurrency: int) -> None:
        self.delay = delay
        self.concurrency = concurrency
        self.in_flight = 0
        self.slowing = 0.0
        """Seconds that are added to ``delay`` now."""
        self._breaker = Breaker(server)
        self._turn = _Turn(self)
        self._line = asyncio.Lock()
        self._changed = asyncio.Event()
        self._next_start = 0.0
        self._noted_until = 0.0
        self._refusals = 0
        self._silences = 0
        self._errors = 0

    def slow_to(self, delay: float, concurrency: int) -> None:
        """Be at least as gentle as this; the gentlest of all who ask a server wins."""
        self.delay = max(self.delay, delay)
        self.concurrency = min(self.concurrency, concurrency)

    def turn(self) -> _Turn:
        """Wait for the turn (``async with``) and hold it while the request is in flight.

        Raises:
            HostGivenUp: the server is left alone for now; when entering.
        """
        return self._turn

    async def begin(self) -> None:
        """Wait for the turn; first come, first served.

        Raises:
            HostGivenUp: the server is left alone for now.
        """
        async with self._line:
            while (rest := self._rest()) != 0:
                self._changed.clear()
                with suppress(TimeoutError):  # a pause may lengthen the rest meanwhile, or an end make it pointless
                    async with asyncio.timeout(rest):
                        await self._changed.wait()
            self._next_start = _clock() + self._gap()
            self.in_flight += 1

    def left(self) -> None:
        """Take note that a request leaves now: making a connection may have taken a while since the turn began."""
        self._next_start = max(self._next_start, _clock() + self.delay + self.slowing)

    def end(self) -> None:
        """Give the turn back."""
        self.in_flight -= 1
        self._changed.set()

    def rest(self) -> float:
        """Return the seconds for which the server is to be left alone by whoever asks it next."""
        return max(self.delay + self.slowing, self._next_start - _clock())

    def _rest(self) -> float | None:
        """Return the seconds to wait, ``None`` for as long as it takes others to end, 0 for none."""
        now = _clock()
        self._breaker.check(now, self.in_flight)
        if self.in_flight >= self.concurrency:
            return None
        return max(0.0, self._next_start - now)

    def _gap(self) -> float:
        return self.delay + self.slowing * _jitter() if self.slowing else self.delay

    def note_silence(self) -> None:
        """Take note that a request got no answer, or none that ended; after some in a row the server is left alone."""
        self._silences += 1
        if self._silences >= SILENCES or self._breaker.is_tripped:
            self._give_up("silent")

    def heed(self, status: int, headers: Mapping[str, str]) -> bool:
        """Take note of an answer; return whether it asked to come back later.

        Raises:
            HostGivenUp: it asked for a longer pause than ``LONGEST_PAUSE``, or for one too often in a row.
        """
        self._silences = 0
        if status < HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.TOO_MANY_REQUESTS:
            self._note_success()
            return False
        wanted = retry_after(headers.get("retry-after", ""))
        if status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and wanted is not None):
            self._note_refusal(wanted)
            return True
        self._note_error(status)
        return False

    def _note_success(self) -> None:
        self._refusals = self._errors = 0
        if self._breaker.is_tripped:
            self._breaker.close(_clock())
        if self.slowing:
            self.slowing = self.slowing * RECOVERY if self.slowing > _NO_SLOWING else 0.0

    def _note_error(self, status: int) -> None:
        self._refusals = 0
        self._errors += 1
        if self._errors >= DISTRESS or status == HTTPStatus.SERVICE_UNAVAILABLE:
            self._slow_down()
        if self._errors >= SERVER_ERRORS or self._breaker.is_tripped:
            self._give_up("silent")

    def _note_refusal(self, wanted: float | None) -> None:
        """Pause the whole server."""
        now = _clock()
        pause = FIRST_PAUSE * 2 ** min(self._refusals, PATIENCE) if wanted is None else wanted
        if self._slow_down():
            self._refusals += 1
        if pause > LONGEST_PAUSE or self._refusals >= PATIENCE:
            self._give_up("asked", pause)
            self._breaker.check(now, self.in_flight + 1)
        self._wait_until(now + pause * max(1.0, _jitter()))

    def _give_up(self, why: str, at_least: float = 0.0) -> None:
        self._breaker.open(why, _clock(), at_least)
        self._changed.set()  # who stands in line is told at once

    def _slow_down(self) -> bool:
        """Ask more slowly; ``False`` when it was noted already, since what was in flight then says nothing new."""
        now = _clock()
        if now < self._noted_until:
            return False
        self.slowing = min(MOST_SLOWING, max(FIRST_SLOWING, 2 * self.slowing))
        self._wait_until(now + self._gap())
        return True

    def _wait_until(self, moment: float) -> None:
        self._next_start = self._noted_until = max(self._next_start, moment)


class _Turn:
    """A turn, begun when entered and ended when left; it holds nothing, so that one serves all."""

    __slots__ = ("_pace",)

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def __aenter__(self) -> None:
        await self._pace.begin()

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pace.end()


def retry_after(value: str) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for (RFC 9110, 10.2.3), or ``None`` where it can't be read."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # a year or an hour of twenty digits
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


class Paces:
    """The paces of all servers, shared by everything that asks one.

    Names that mean the same address and port are one server, so that a hundred sites on one machine aren't a hundred
    crawls of it.
    """

    def __init__(self) -> None:
        self._paces: dict[str, Pace] = {}

    def of(self, server: str, delay: float, concurrency: int) -> Pace:
        """Return the pace of ``server`` (``host:port``), at least as gentle as asked for."""
        pace = self._paces.get(server)
        if pace is None:
            pace = self._paces[server] = Pace(server, delay, concurrency)
        pace.slow_to(delay, concurrency)
        return pace

    def knows(self, server: str) -> bool:
        """Return whether somebody asked ``server`` before, by this name or by a number that it means."""
        return server in self._paces

    def rest(self) -> float:
        """Return the seconds for which the slowest of all is to be left alone after the last request."""
        return max((pace.rest() for pace in self._paces.values()), default=0.0)

    def join(self, server: str, addresses: Iterable[str]) -> None:
        """Let ``server`` share the pace of whoever else stands at one of ``addresses`` (``number:port``)."""
        places = sorted(addresses)
        own = self._paces.get(server)
        shared = next((self._paces[place] for place in places if place in self._paces), own)
        if shared is None:
            shared = Pace(server, 0.0, _ANY_CONCURRENCY)
        if own is not None and own is not shared:
            shared.slow_to(own.delay, own.concurrency)
        self._paces[server] = shared
        for place in places:
            self._paces.setdefault(place, shared)


def _clock() -> float:
    return asyncio.get_running_loop().time()


def _jitter() -> float:
    return random.uniform(*_JITTER)  # noqa: S311 - spreads requests, hides nothing
