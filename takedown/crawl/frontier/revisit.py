"""When an address is worth another visit: seldom what never changes, often what does.

A page's interval doubles with every visit that found it as before and halves with every one that didn't (the adaptive
schedule of Cho and Garcia-Molina, "Estimating frequency of change", 2003, in the simple form that Nutch uses).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from takedown.crawl.frontier.lead import Known

HOUR = 3600.0
DAY = 24 * HOUR

EAGER = 6 * HOUR
"""Seconds. A crawl that somebody asked for visits what is due so soon: every list, and no page below a list."""
_STEADY = 3
"""Visits without news after which a list is left alone for a while."""


class Visit(Enum):
    """What a visit found, as far as the next one is concerned."""

    LIST = "list"
    PAGE = "page"
    MEDIA = "media"
    MISSING = "missing"
    """Refused or not there; it may come back."""
    TROUBLE = "trouble"
    """Out of reach, broken or too slow."""
    OTHER = "other"
    """Nothing that a crawl could use."""
    ONCE = "once"
    """A later part of a list: visited when the part before it has news."""


@dataclass(frozen=True, slots=True)
class _Rhythm:
    shortest: float
    first: float
    longest: float


_RHYTHMS = {
    Visit.PAGE: _Rhythm(0.5 * DAY, DAY, 30 * DAY),
    Visit.MEDIA: _Rhythm(7 * DAY, 7 * DAY, 90 * DAY),
    Visit.MISSING: _Rhythm(DAY, DAY, 30 * DAY),
    Visit.TROUBLE: _Rhythm(0.25 * HOUR, 0.25 * HOUR, DAY),
    Visit.OTHER: _Rhythm(30 * DAY, 30 * DAY, 90 * DAY),
}


def due(visit: Visit, known: Known) -> float | None:
    """Return when the address is worth another visit, in Unix seconds; ``None``: never on its own.

    Args:
        visit: what the last one found.
        known: what it left; ``unchanged`` counts the visits in a row that found the same, negative after a change.
    """
    if visit is Visit.ONCE:
        return None
    return known.visited_at + interval(visit, known.unchanged)


def interval(visit: Visit, unchanged: int) -> float:
    """Return the seconds until the next visit.

    Lists are due at once until some visits in a row brought nothing, then after ten minutes and up to ``EAGER``.
    """
    if visit is Visit.LIST:
        return 0.0 if unchanged < _STEADY else min(EAGER, HOUR / 6 * 2.0 ** min(unchanged - _STEADY, 10))
    rhythm = _RHYTHMS[visit]
    return max(rhythm.shortest, min(rhythm.longest, rhythm.first * 2.0 ** max(-10, min(unchanged, 10))))
