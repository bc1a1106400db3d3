"""How often something costly may be asked for: a sign-in derives a key in much memory, an upload is decoded.

What slows down guessing is the vault itself (``takedown.vault.tries``); this keeps the pages answering meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from takedown.errors import TakedownError
from takedown.web.guard.size import STREAMED

SECONDS = 60.0
LIMITS = {"/unlock": 20, STREAMED: 3000}
"""How a path ends, and so many posts to such paths are taken in ``SECONDS``, of all browsers together."""


class TooOften(TakedownError):
    """The same was asked for many times within a minute. Nothing was done."""


class Pace:
    """Counts. Threads may share it. ``clock``: seconds that only grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._taken: dict[str, deque[float]] = {end: deque() for end in LIMITS}

    def take(self, path: str) -> None:
        """Count a post to ``path``.

        Raises:
            TooOften: there were too many; this one isn't counted.
        """
        now = self._clock()
        for end, most in LIMITS.items():
            if not path.endswith(end):
                continue
            with self._lock:
                taken = self._taken[end]
                while taken and taken[0] <= now - SECONDS:
                    taken.popleft()
                if len(taken) >= most:
                    raise TooOften
                taken.append(now)
