"""Sleeping until a moment of the wall clock, whatever becomes of the clock or the machine meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from takedown.cases.noun import now

_CLOCK_READ = 1.0
"""Seconds; a machine that was suspended has slept longer than it was told to, and only its clock says so."""


def sleep_until(until: datetime, heed: Callable[[], None]) -> None:
    """Sleep until the wall clock says ``until``, or until as much time has passed, where the clock was set back.

    ``heed`` is called every second; what it raises ends the sleep.
    """
    planned = (until - now()).total_seconds()
    end = time.monotonic() + planned
    while (left := min((until - now()).total_seconds(), end - time.monotonic())) > 0:
        heed()
        time.sleep(min(left, _CLOCK_READ))
