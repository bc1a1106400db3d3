"""Whose turn it is: many look at one time, or one changes; who changes waits for those who look, and none after it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock that many may share who only look. Not to be taken twice by one thread."""

    def __init__(self) -> None:
        self._state = threading.Condition()
        self._looking = 0
        self._waiting = 0
        self._changing = False

    @contextmanager
    def look(self) -> Iterator[None]:
        """Hold it together with others who look."""
        with self._state:
            self._state.wait_for(lambda: not self._changing and not self._waiting)
            self._looking += 1
        try:
            yield
        finally:
            with self._state:
                self._looking -= 1
                self._state.notify_all()

    @contextmanager
    def change(self) -> Iterator[None]:
        """Hold it alone."""
        with self._state:
            self._waiting += 1
            try:
                self._state.wait_for(lambda: not self._changing and not self._looking)
                self._changing = True
            finally:
                self._waiting -= 1
        try:
            yield
        finally:
            with self._state:
                self._changing = False
                self._state.notify_all()
