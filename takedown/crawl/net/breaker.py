"""The circuit breaker of one server: after a row of troubles it is left alone, then tried once, then trusted again.

Nygard, Release It! (2007), chapter 5: closed, open for a cool-down, half open for one trial.
"""

from __future__ import annotations

import math

from takedown.errors import TakedownError

COOL_DOWN = 60.0
"""Seconds that a server is left alone for at first; doubled after each trial that fails."""
LONGEST_COOL_DOWN = 3600.0
TRIAL_SECONDS = 5
"""What others are told to wait while the one trial is under way."""


class HostGivenUp(TakedownError):
    """The server is left alone for now; ``host``, ``why``, and ``seconds`` until it may be worth trying again.

    ``asked``: it asked for too long or too many pauses; ``silent``: it gives no answers, or only errors of its own.
    """


class Breaker:
    """Open or closed for ``server``; all times are seconds of one clock that never goes back."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._why = ""
        self._until = 0.0
        self._cool_down = COOL_DOWN

    @property
    def is_tripped(self) -> bool:
        """Whether it is open, or half open and waiting for its trial to succeed."""
        return bool(self._why)

    def check(self, now: float, in_flight: int) -> None:
        """Let a request pass: any while closed, one at a time after the cool-down.

        Raises:
            HostGivenUp: it is open, or its trial is under way.
        """
        if not self._why or (now >= self._until and in_flight == 0):
            return
        seconds = max(TRIAL_SECONDS, math.ceil(self._until - now))
        raise HostGivenUp(host=self._server, why=self._why, seconds=seconds)

    def open(self, why: str, now: float, at_least: float = 0.0) -> None:
        """Leave the server alone; what was still under way when it opened changes nothing any more."""
        if self._why and now < self._until:
            return
        self._why = why
        self._until = now + max(at_least, self._cool_down)
        self._cool_down = min(LONGEST_COOL_DOWN, 2 * self._cool_down)

    def close(self, now: float) -> None:
        """Trust the server again: it answered, and not only because it was asked before the cool-down."""
        if now >= self._until:
            self._why = ""
            self._cool_down = COOL_DOWN
