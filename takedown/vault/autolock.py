"""Locking what waits for a person: after a while without input, and when the machine wakes from sleep."""

from __future__ import annotations

import time
from collections.abc import Callable

_SLEPT = 30.0
"""Seconds by which the clock may run ahead of the time that the machine was awake before that counts as sleep."""


class AutoLock:
    """Calls ``on_lock`` once, when ``check`` finds that nobody did anything for too long.

    Two clocks are read: one that no setting changes but that may stop while the machine sleeps, and the wall clock,
    which may be set. Whichever says that it is time is believed: better locked early than late. A gap between the two
    from one check to the next means that the lid was closed, and locks at once.

    Args:
        minutes: how long nobody may do anything.
        on_lock: closes the vault.
        steady, wall: the clocks, in seconds.
    """

    def __init__(
        self,
        minutes: float,
        on_lock: Callable[[], None],
        *,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._seconds, self._on_lock = minutes * 60, on_lock
        self._steady, self._wall = steady, wall
        self._touched = self._checked = (steady(), wall())
        self.locked = False

    def touch(self) -> None:
        """Say that a person did something; what is locked stays locked, and sleep isn't forgiven."""
        if not self.check():
            self._touched = self._checked

    def check(self) -> bool:
        """Lock if it is time; say whether it is locked. To be called every second or so."""
        now = (self._steady(), self._wall())
        awake, passed = now[0] - self._checked[0], now[1] - self._checked[1]
        idle = max(now[0] - self._touched[0], now[1] - self._touched[1])
        self._checked = now
        if not self.locked and (idle >= self._seconds or passed - awake > _SLEPT):
            self.locked = True
            self._on_lock()
        return self.locked
