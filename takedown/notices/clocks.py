"""The clocks: a deadline only where a law or a binding text sets one; else our own rhythm, called that."""

from __future__ import annotations

import calendar as days
from datetime import date
from typing import TypeVar

D = TypeVar("D", bound=date)


def months_after(start: D, months: int) -> D:
    """Return the same day ``months`` later, or the last of that month where it has no such day.

    Regulation (EEC, Euratom) 1182/71, article 3(2)(c): a period in months ends with the day of the same date, and where
    the last month lacks it, with that month's last day. A time of day and its zone stay.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, days.monthrange(year, month + 1)[1])
    return start.replace(year=year, month=month + 1, day=day)
