"""The picture of a report: one row a host, one lane a kind of event, days from left to right; a table stands behind it.

Shapes differ as well as colours, so that it reads in grey too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from takedown.notices.report.account import KINDS, Kind, Mark

WIDTH = 960
_LEFT, _RIGHT, _TOP, _LANE, _GAP = 190, 24, 34, 17, 14
_ROW = _LANE * len(KINDS) + _GAP
_LEGEND = 40
_CLOSEST = 22
"""Pixels between two marks of one lane: days nearer than that share a mark, and its number says how many."""
MOST_HOSTS = 12
"""Rows of the picture; the other hosts share one, and the table has them all."""
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Dot:
    """One mark: its middle, its kind, and how many events it stands for."""

    x: float
    y: float
    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One host's row: its name (empty: all other hosts), its top and its height."""

    host: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything with its place, in pixels of a drawing ``WIDTH`` wide."""

    height: float
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, date], ...]
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    width: float = WIDTH


def picture(marks: Iterable[Mark]) -> Picture | None:
    """Return the drawing of ``marks``, or ``None`` where nothing has happened yet."""
    found = sorted(marks)
    if not found:
        return None
    first, last = found[0].day, found[-1].day
    named = _named(found)
    rows = tuple(Row(host, _TOP + at * _ROW, _ROW - _GAP / 2) for at, host in enumerate(named))
    dots = tuple(
        dot for row in rows for dot in _dots(row, [m for m in found if _row_of(m, named) == row.host], first, last)
    )
    height = _TOP + len(rows) * _ROW + _LEGEND
    return Picture(height, rows, dots, _ticks(first, last))


def _named(marks: list[Mark]) -> list[str]:
    """Return the hosts with a row of their own, those with most events first, and an empty name for the others."""
    counted = Counter[str]()
    for mark in marks:
        counted[mark.host] += mark.count
    hosts = [host for host, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))]
    return hosts if len(hosts) <= MOST_HOSTS else [*hosts[: MOST_HOSTS - 1], ""]


def _row_of(mark: Mark, named: list[str]) -> str:
    return mark.host if mark.host in named else ""


def _dots(row: Row, marks: list[Mark], first: date, last: date) -> Iterable[Dot]:
    for lane, kind in enumerate(KINDS):
        y = row.y + _LANE * (lane + 0.5)
        shared: list[Dot] = []
        for mark in (one for one in marks if one.kind == kind):
            x = _x(mark.day, first, last)
            if shared and x - shared[-1].x < _CLOSEST:
                shared[-1] = Dot(shared[-1].x, y, kind, shared[-1].count + mark.count)
            else:
                shared.append(Dot(x, y, kind, mark.count))
        yield from shared


def _x(day: date, first: date, last: date) -> float:
    room = WIDTH - _RIGHT - _LEFT - 2 * _CLOSEST
    share = (day - first).days / max((last - first).days, 1)
    return round(_LEFT + _CLOSEST + share * room, 1)


def _ticks(first: date, last: date) -> tuple[tuple[float, date], ...]:
    span = (last - first).days
    count = min(_TICKS, span) or 1
    days = [first + timedelta(days=round(span * at / count)) for at in range(count + 1 if span else 1)]
    return tuple((_x(day, first, last), day) for day in days)
