"""Few at once: what whoever comes may ask for costs memory and time, and must leave room for those who work."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from takedown.errors import TakedownError


class TooManyAtOnce(TakedownError):
    """So many ask for the same just now that this one isn't taken. Nothing was done."""


class Crowd:
    """Lets so many work at once and some more wait; whoever comes then is told at once, and holds no thread.

    Args:
        at_once: how many work. waiting: how many wait for one of them.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._working = threading.BoundedSemaphore(at_once)
        self._there = threading.BoundedSemaphore(at_once + waiting)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Be one of those who work, as soon as there is room.

        Raises:
            TooManyAtOnce: too many wait.
        """
        if not self._there.acquire(blocking=False):
            raise TooManyAtOnce
        try:
            with self._working:
                yield
        finally:
            self._there.release()
