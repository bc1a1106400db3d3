"""Tokens in use, with their keys open in memory for as long as they are; each request asks whether they still hold."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from takedown.pipeline.team import tokens
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.tokens import NoToken, TokenSession

IDLE = 300.0
"""Seconds after which keys that nobody used are dropped."""
_MOST = 200


@dataclass(slots=True)
class _Seat:
    session: TokenSession
    users: int
    used_at: float


class Seats:
    """Opens a token's seat once, and gives its session to each request that comes with it."""

    def __init__(self, server: TeamServer, clock: Callable[[], float] = time.monotonic) -> None:
        self._server, self._clock, self._lock = server, clock, threading.Lock()
        self._seats: dict[bytes, _Seat] = {}

    def enter(self, text: str) -> TokenSession:
        """Return the session of the token ``text`` as it stands; ``leave`` follows.

        Raises:
            NoToken: it opens nothing, or nothing any more.
        """
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        try:
            organisation, token = tokens.found(self._server, text)
        except NoToken:
            self._drop(lambda key, _: key == digest)
            raise
        with self._lock:
            seat = self._seats.get(digest)
            if seat is not None:
                seat.users += 1
        if seat is None:
            seat = self._opened(digest, text)
        return tokens.standing(seat.session, organisation, token)

    def leave(self, text: str) -> None:
        """Say that a request is over."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        with self._lock:
            if digest in self._seats:
                self._seats[digest].users -= 1
                self._seats[digest].used_at = self._clock()
        over = self._clock() - IDLE
        self._drop(lambda _, seat: seat.users <= 0 and (seat.used_at < over or len(self._seats) > _MOST))

    def close(self) -> None:
        """Drop every key."""
        self._drop(lambda _key, _seat: True)

    def _opened(self, digest: bytes, text: str) -> _Seat:
        session = tokens.opened(self._server, text)
        with self._lock:
            known = self._seats.setdefault(digest, _Seat(session, 0, self._clock()))
            known.users += 1
        if known.session is not session:  # another request was faster
            session.close()
        return known

    def _drop(self, which: Callable[[bytes, _Seat], bool]) -> None:
        with self._lock:
            gone = [key for key, seat in self._seats.items() if which(key, seat)]
            for key in gone:
                self._seats.pop(key).session.close()
