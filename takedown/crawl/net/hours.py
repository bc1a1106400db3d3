"""Quiet hours: the part of the day in which a host isn't visited, by this machine's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Self

from takedown.errors import TakedownError


class HostQuiet(TakedownError):
    """The configuration keeps this host unvisited now.

    ``host``; ``until``: this machine's clock, ``06:00``; ``moment``: the same as seconds since 1970.
    """


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``begin`` until just before ``end``, every day; over midnight where ``end`` comes first."""

    begin: time
    end: time

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the hours written as ``22:00-06:00``; ``None`` for an empty text or two equal times.

        Raises:
            ValueError: written otherwise.
        """
        begin, _, end = text.partition("-")
        return None if begin == end else cls(time.fromisoformat(begin), time.fromisoformat(end))

    def ending(self, now: datetime) -> datetime | None:
        """Return when the quiet in which ``now`` (local) falls ends, or ``None`` outside of it."""
        clock = now.time()
        over_midnight = self.end < self.begin
        before, after = clock < self.end, clock >= self.begin
        if not (before or after if over_midnight else before and after):
            return None
        day = now.date() + timedelta(days=1 if over_midnight and after else 0)
        return datetime.combine(day, self.end, tzinfo=now.tzinfo)

    def check(self, host: str) -> None:
        """Let a visit to ``host`` pass.

        Raises:
            HostQuiet: it has to wait.
        """
        until = self.ending(datetime.now().astimezone())
        if until is not None:
            raise HostQuiet(host=host, until=f"{self.end:%H:%M}", moment=int(until.timestamp()))
