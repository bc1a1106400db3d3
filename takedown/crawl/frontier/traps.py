"""Places that have no end: calendars, session ids, facets, paths that repeat themselves, lists in every order.

Other crawlers stop such with limits on depth and on repeated path segments (Heritrix's ``TooManyPathSegments`` and
``PathologicalPath`` rules); parameters and calendars are counted here as well.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVar

from takedown.crawl.lists import listed

DEEPEST = 20
"""Segments of a path."""
MOST_COMBINED = 1000
"""Combinations of three or more parameters on one path, before it is asked whether they are facets."""
FACET_RATIO = 20
"""So many combinations for each value of the richest parameter are facets: an id or a page number has as many values
as there are addresses."""
MOST_KEY_SETS = 60
"""Ways in which three or more parameters are chosen on one path."""
MOST_DATES = 1000
"""Dates of one calendar: eighty years of months, three of days."""
FIRST_YEAR = 1970
_MOST_REMEMBERED = 200_000
_MOST_VALUES = 2000
_MOST_KEYS = 20
_MOST_CALENDARS = 50
_MOST_DRESSES = 50_000

_SESSIONS = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sess_?id|cfid|cftoken|zenid|oscsid|osadmin"
    r"|utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|twclid|ttclid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|vero_id"
    r"|wt_mc|mkt_tok|oly_anon_id|oly_enc_id)",
    re.IGNORECASE,
)
_SHORT_SESSIONS = re.compile(r"(?:sid|s|sess|session|token)=(?:[0-9a-f]{16,128}|[0-9A-Za-z_-]{24,128})", re.IGNORECASE)
_IN_PATH = re.compile(r";jsessionid=[^/?;]*|/\([SA]\([0-9A-Za-z]+\)\)", re.IGNORECASE)

_REPEATED = re.compile(r"(?:(/[^/]+)\1{3}|((?:/[^/]+){2,5}?)\2\2)(?=/|$)")
_YEAR = re.compile(r"/(\d{4})[/-](?:0[1-9]|1[0-2])(?!\d)|[?&](?:cal_?|ical_?)?(?:year|yr)=(\d{4})(?=&|$)")
_DATE = re.compile(
    r"/\d{4}[/-](?:0[1-9]|1[0-2])(?:[/-][0-3]\d)?(?=/|\?|$)"
    r"|[?&](?:cal_?|ical_?|tribe-bar-)?(?:year|yr|month|mon|date|day|week|ym)=[\d-]{1,10}(?=&|$)",
    re.IGNORECASE,
)
# Only here are dates counted and held against the present: elsewhere they are an archive's, or no dates at all.
_DAY = re.compile(r"/\d{4}[/-]\d\d(?:[/-]\d\d)?/?$")
_CALENDAR = re.compile(r"/(?:archives?|calendar|calendrier|kalender|agenda|events?)(?:/|$)")
_DATED = re.compile(
    r"(?:^|&)(?:cal_?|ical_?|tribe-bar-)?(?:year|yr|month|mon|date|day|week|ym)=[\d-]{1,10}(?=&|$)", re.IGNORECASE
)

_PAGE_KEYS = listed("page p pg paged start offset skip from cursor after before")
"""How far into a list: never a facet."""
_ORDER_KEYS = listed("sort sortby sort_by sort-by order orderby order_by order-by dir direction sortdir sort_dir")
_SIZE_KEYS = listed("per_page perpage pagesize page_size limit")
_VIEW_KEYS = listed("view display layout mode")
_DRESSES = listed("""
    list grid table thumb thumbs thumbnail thumbnails compact full print mobile desktop classic tile tiles icons large
    small gallery slideshow cards details asc desc
""")


K = TypeVar("K")
V = TypeVar("V")


def stripped(url: str) -> str:
    """Return the canonical address ``url`` without session ids and tracking, so that one page has one address."""
    if "?" not in url and ";" not in url and "(" not in url:
        return url
    path, question, query = url.partition("?")
    if ";" in path or "(" in path:
        path = _IN_PATH.sub("", path)
    kept = [pair for pair in query.split("&") if not _is_session(pair)] if question else []
    return f"{path}?{'&'.join(kept)}" if kept and kept != [""] else path


def _is_session(pair: str) -> bool:
    return _is_session_key(pair.partition("=")[0]) or _SHORT_SESSIONS.fullmatch(pair) is not None


@lru_cache(maxsize=1024)
def _is_session_key(key: str) -> bool:
    return _SESSIONS.fullmatch(key) is not None


@dataclass(slots=True)
class _Parameters:
    """What was seen of one path's parameters, as hashes."""

    queries: set[int] = field(default_factory=set)
    key_sets: set[int] = field(default_factory=set)
    values: dict[str, set[int]] = field(default_factory=dict)
    noted: int = 0

    @property
    def weight(self) -> int:
        return len(self.queries) + self.noted

    def admit(self, pairs: list[tuple[str, str]]) -> bool:
        """Return whether these parameters are known, or no more of an endless combining."""
        query = hash(tuple(pairs))
        if query in self.queries:
            return True
        keys = hash(frozenset(key for key, _ in pairs))
        if len(pairs) >= 3 and (self._are_facets() or self._has_too_many_sets(keys)):  # noqa: PLR2004 - as of the limits
            return False
        self.queries.add(query)
        self.key_sets.add(keys)
        for key, value in pairs[:_MOST_KEYS]:
            known = self.values.setdefault(key, set())
            if len(known) < _MOST_VALUES and hash(value) not in known:
                known.add(hash(value))
                self.noted += 1
        return True

    def _has_too_many_sets(self, keys: int) -> bool:
        return len(self.key_sets) >= MOST_KEY_SETS and keys not in self.key_sets

    def _are_facets(self) -> bool:
        richest = max(map(len, self.values.values()), default=0)
        return (
            len(self.queries) >= MOST_COMBINED and richest < _MOST_VALUES and len(self.queries) > FACET_RATIO * richest
        )


class Traps:
    """Tells links that lead on and on from those that lead somewhere; one object for each host, bounded in memory.

    Args:
        today: what calendars are held against.
    """

    def __init__(self, today: date | None = None) -> None:
        self._last_year = (today or datetime.now(UTC).date()).year + 1
        self._paths: OrderedDict[str, _Parameters] = OrderedDict()
        self._weight = 0
        self._dresses: OrderedDict[int, int] = OrderedDict()
        self._dates: OrderedDict[str, set[int]] = OrderedDict()

    def admits(self, url: str) -> bool:
        """Return whether a page link is worth following; the same address always gets the same answer while remembered.

        Args:
            url: canonical; it counts without its session ids.
        """
        url = stripped(url)
        where, _, query = url.partition("?")
        path = "/" + where.partition("://")[2].partition("/")[2]
        if path.count("/") > 4 and _winds(path):  # noqa: PLR2004 - fewer segments can't repeat four times
            return False
        if not self._admits_date(path, query):
            return False
        return not query or (self._admits_dress(path, query) and self._admits_parameters(path, query))

    def _admits_date(self, path: str, query: str) -> bool:
        """Refuse what no archive reaches, and the endless pages of a calendar."""
        if not (_DAY.match(path) or _CALENDAR.search(path.lower()) or (query and _DATED.search(query))):
            return True
        where = f"{path}?{query}"
        years = [int(plain or keyed) for plain, keyed in _YEAR.findall(where)]
        if any(not FIRST_YEAR <= year <= self._last_year for year in years):
            return False
        dates = hash(tuple(_DATE.findall(where)))
        seen = _remembered(self._dates, _DATE.sub("#", where), set, _MOST_CALENDARS)
        if len(seen) < MOST_DATES:
            seen.add(dates)
        return dates in seen

    def _admits_dress(self, path: str, query: str) -> bool:
        """Take a list as it is, and in the one other order or view in which it was met first."""
        pairs = query.split("&")
        worn = sorted(pair for pair in pairs if _is_dress(pair))
        if not worn:
            return True
        bare = hash((path, "&".join(pair for pair in pairs if pair not in worn)))
        return _remembered(self._dresses, bare, lambda: hash("&".join(worn)), _MOST_DRESSES) == hash("&".join(worn))

    def _admits_parameters(self, path: str, query: str) -> bool:
        parted = (pair.partition("=") for pair in query.split("&"))
        pairs = sorted((key, value) for key, _, value in parted if key.lower() not in _PAGE_KEYS)
        if not pairs:
            return True
        seen = self._paths.pop(path, None) or _Parameters()
        before = seen.weight
        admitted = seen.admit(pairs)
        self._paths[path] = seen
        self._weight += seen.weight - before
        while self._weight > _MOST_REMEMBERED and len(self._paths) > 1:
            self._weight -= self._paths.popitem(last=False)[1].weight
        return admitted


def _winds(path: str) -> bool:
    """Return whether a path is deeper than any honest one, or goes in circles."""
    return path.rstrip("/").count("/") > DEEPEST or _REPEATED.search(path) is not None


def _is_dress(pair: str) -> bool:
    key, _, value = pair.lower().partition("=")
    if key in _ORDER_KEYS:
        return not value.isdecimal()
    return (key in _SIZE_KEYS and value.isdecimal()) or (key in _VIEW_KEYS and value in _DRESSES)


def _remembered(known: OrderedDict[K, V], key: K, new: Callable[[], V], most: int) -> V:
    """Return what is known of ``key``, else a new one; the one that wasn't asked for longest is forgotten."""
    if key in known:
        known.move_to_end(key)
        return known[key]
    known[key] = new()
    if len(known) > most:
        known.popitem(last=False)
    return known[key]
