"""How much a program may ask for: bytes of one request, requests of a minute."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.web.api.problems import problem, words_of

SMALL, LARGE = 1024 * 1024, 24 * 1024 * 1024
"""Bytes of a body: of most requests, and of those that bring many addresses or hashes."""
_BULK = ("/addresses", "/media", "/decisions")
_TOO_LARGE = 413
_MINUTE = 60.0
_MOST_TOKENS = 10_000


class Size:
    """Refuses a body that is larger than it may be, told or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = LARGE if scope["path"].endswith(_BULK) else SMALL
        told = Headers(scope=scope).get("content-length", "0")
        pieces: list[Message] = []
        read = 0 if told.isascii() and told.isdigit() and int(told) <= most else most + 1
        while read <= most:
            message = await receive()
            pieces.append(message)
            read += len(message.get("body", b""))
            if message["type"] != "http.request" or not message.get("more_body"):
                break
        if read > most:
            request = Request(scope)
            answer = problem(request, _TOO_LARGE, "http-413", words_of(request)("api-refused-413"))
            await answer(scope, receive, send)
            return

        async def again() -> Message:
            return pieces.pop(0) if pieces else await receive()

        await self._app(scope, again, send)


@dataclass(frozen=True, slots=True)
class Left:
    """What a token has left: of ``quota`` requests a minute ``remaining``, the next one more in ``seconds``."""

    quota: int
    remaining: int
    seconds: int
    passed: bool

    @property
    def headers(self) -> dict[str, str]:
        """The fields of draft-ietf-httpapi-ratelimit-headers-10."""
        policy = f'"minute";q={self.quota};w=60'
        return {"ratelimit-policy": policy, "ratelimit": f'"minute";r={self.remaining};t={self.seconds}'}


class Buckets:
    """A bucket of tokens for each client of the API, of this process alone; threads may share it.

    Args:
        quota: requests of a minute, which is also how many may come at once. clock: seconds that only grow.
    """

    def __init__(self, quota: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._quota, self._clock, self._lock = quota, clock, threading.Lock()
        self._held: dict[str, tuple[float, float]] = {}

    def take(self, who: str) -> Left:
        """Take one, if there is one."""
        at, rate = self._clock(), self._quota / _MINUTE
        with self._lock:
            if len(self._held) > _MOST_TOKENS:
                self._held = {name: held for name, held in self._held.items() if at - held[1] < _MINUTE}
            level, since = self._held.get(who, (float(self._quota), at))
            level = min(float(self._quota), level + (at - since) * rate)
            passed = level >= 1
            level -= passed
            self._held[who] = level, at
        return Left(self._quota, int(level), max(1, ceil((1 - level) / rate)) if level < 1 else 1, passed)
