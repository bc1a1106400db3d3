"""A clock that is wrong, for one process: what reads the time of day in the program reads it some seconds off.

A kernel's time namespace leaves the time of day alone, and faketime(1) isn't everywhere; so the names by which the
program reads the time are replaced in the process that was forked for a run. Libraries in C, such as the database, go
on with the machine's clock, and so does what is measured since the machine started.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

OFF = "TESTS_CLOCK"
"""The variable that says how wrong: seconds, or ``seconds@reading``: from which reading of the clock on."""


class _Readings:
    """How far off each reading of the clock is."""

    def __init__(self, said: str) -> None:
        seconds, _, reading = said.partition("@")
        self._seconds = float(seconds)
        self._first = int(reading or 0)
        self._read = 0

    def off(self) -> float:
        self._read += 1
        return self._seconds if self._read > self._first else 0.0


class _Like(type):
    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, datetime)


def set_by(said: str) -> None:
    """Have this process, which has the program in memory, read a wrong time from now on."""
    readings = _Readings(said)
    right = time.time

    class Wrong(datetime, metaclass=_Like):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            moment = datetime.fromtimestamp(right() + readings.off(), UTC)
            return moment.astimezone(tz) if tz is not None else moment.astimezone().replace(tzinfo=None)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

    time.time = lambda: right() + readings.off()
    for name, module in list(sys.modules.items()):
        if name.startswith("takedown") and getattr(module, "datetime", None) is datetime:
            module.datetime = Wrong  # type: ignore[attr-defined]


def ahead(**length: float) -> str:
    """Return what sets the clock ahead, or back by less than nothing."""
    return str(timedelta(**length).total_seconds())
