"""The pace: how gently one server is asked, whoever asks, and when to stop asking.

A refusal for haste (429, 503 with ``Retry-After``) is a property of the server, not of one address: everybody waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from takedown.errors import TakedownError

LONGEST_PAUSE = 600.0
"""Seconds. A server that asks for more is given up for this crawl."""
LONGEST_CRAWL_DELAY = 60.0
"""Seconds between requests that a robots file can ask for; the most that is honoured."""
FIRST_PAUSE = 10.0
"""Seconds after a 429 that names none; doubled each time."""
PATIENCE = 5
"""Refusals for haste in a row before a server is given up."""
SILENCES = 8
"""Requests in a row without a connection or an end before a server is given up."""


class HostGivenUp(TakedownError):
    """This crawl leaves the server alone; ``host`` and ``why``.

    ``asked``: it asked for too long or too many pauses; ``silent``: it doesn't answer.
    """


class Pace:
    """The pace of one server.

    Args:
        server: ``host:port``, for the error.
        delay: seconds between the starts of two requests.
        concurrency: requests in flight at most.
    """

    def __init__(self, server: str, delay: float, concurrency: int) -> None:
        self.server = server
        self.delay = delay
        self.concurrency = concurrency
        self.in_flight = 0
        self._line = asyncio.Lock()
        self._freed = asyncio.Event()
        self._next_start = 0.0
        self._refusals = 0
        self._silences = 0
        self._given_up = ""

    def slow_to(self, delay: float, concurrency: int) -> None:
        """Be at least as gentle as this; the gentlest of all who ask a server wins."""
        self.delay = max(self.delay, delay)
        self.concurrency = min(self.concurrency, concurrency)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn and hold it while the request is in flight.

        Raises:
            HostGivenUp: the server is left alone for the rest of this crawl.
        """
        async with self._line:  # first come, first served
            await self._wait()
            self._next_start = _clock() + self.delay
            self.in_flight += 1
        try:
            yield
        finally:
            self.in_flight -= 1
            self._freed.set()

    async def _wait(self) -> None:
        while True:
            if self._given_up:
                raise HostGivenUp(host=self.server, why=self._given_up)
            if self.in_flight >= self.concurrency:
                self._freed.clear()
                await self._freed.wait()
            elif (rest := self._next_start - _clock()) > 0:  # a pause may lengthen it meanwhile
                await asyncio.sleep(rest)
            else:
                return

    def note_silence(self) -> None:
        """Take note that a request got no answer, or none that ended; after some in a row the server is left alone."""
        self._silences += 1
        if self._silences >= SILENCES:
            self._given_up = "silent"

    def heed(self, status: int, headers: Mapping[str, str]) -> bool:
        """Take note of an answer; return whether it asked to come back later.

        Raises:
            HostGivenUp: it asked for a longer pause than ``LONGEST_PAUSE``, or for one too often in a row.
        """
        self._silences = 0
        wanted = retry_after(headers.get("retry-after", ""))
        if status != HTTPStatus.TOO_MANY_REQUESTS and not (
            status == HTTPStatus.SERVICE_UNAVAILABLE and wanted is not None
        ):
            self._refusals = 0
            return False
        pause = FIRST_PAUSE * 2**self._refusals if wanted is None else wanted
        self._refusals += 1
        if pause > LONGEST_PAUSE or self._refusals >= PATIENCE:
            self._given_up = "asked"
            raise HostGivenUp(host=self.server, why="asked")
        self._next_start = max(self._next_start, _clock() + pause)
        return True


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
    """The paces of all servers, shared by everything that asks one."""

    def __init__(self) -> None:
        self._paces: dict[str, Pace] = {}

    def of(self, server: str, delay: float, concurrency: int) -> Pace:
        """Return the pace of ``server`` (``host:port``), at least as gentle as asked for."""
        pace = self._paces.setdefault(server, Pace(server, delay, concurrency))
        pace.slow_to(delay, concurrency)
        return pace


def _clock() -> float:
    return asyncio.get_running_loop().time()
