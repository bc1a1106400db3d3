"""Figures: by site and route, how long copies stayed after they were told of, and how many are up or there again.

Nothing in them leads to a person: what only few cases have is put together with others, or left out.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from statistics import median, quantiles

from takedown.notices.attachments.table import harmless
from takedown.pipeline.letters.fates import Fate, ended, fates_of
from takedown.pipeline.renewed import Renewed
from takedown.pipeline.session import Session

FEWEST = 3
"""Cases that a line stands for, at least."""

Fates = Renewed[tuple[Fate, ...]]
"""The fates of each case's copies, held in memory."""
_Group = list[tuple[str, Fate]]
_Key = Callable[[Fate], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line.

    Attributes:
        name: a host, a recipient's id or a month; empty: several that few cases have.
        route: the legal basis; empty: several.
        cases, copies: how many it stands for.
        gone, up, unknown: of the copies, as they are now; together all of them.
        back: of the copies, how many were there again after they were gone.
        median_hours, ninetieth_hours: within which half, and nine in ten, of those that are gone went (the 90th
            percentile as type 7 of Hyndman and Fan, 1996); ``None`` where none is gone.
    """

    name: str
    route: str
    cases: int
    copies: int
    gone: int
    up: int
    unknown: int
    back: int
    median_hours: float | None
    ninetieth_hours: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known.

    Attributes:
        hosts: by site and route, those of most copies first.
        months: by the month of the first letter, all sites and routes together, the oldest first.
        ended: by recipient and route, of cases that were counted and erased; each copy stands for a case there.
    """

    hosts: tuple[Figure, ...]
    months: tuple[Figure, ...]
    ended: tuple[Figure, ...]


def fates() -> Fates:
    """Return a memory that holds nothing yet."""
    return Renewed(fates_of)


def figures(session: Session, held: Fates, since: str = "") -> Figures:
    """Return the figures of all cases.

    Args:
        session: the open vault.
        held: what is known of each case already.
        since: only of what was first told of in this month (``2026-11``) or later.
    """
    with session.store.read() as tx:
        known = held.of_each(tx)
        past = [(item, fate) for item, fate in ended(tx) if fate.month >= since]
    found = [(case, fate) for case, each in known.items() for fate in each if fate.month >= since]
    return Figures(tuple(_lines(found)), tuple(_months(found)), tuple(_lines(past)))


def as_csv(lines: Iterable[Figure]) -> str:
    """Return lines as a table for a spreadsheet, hours to one decimal."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Figure.__slots__)
    for line in lines:
        values = asdict(line).values()
        writer.writerow(
            "" if one is None else harmless(one) if isinstance(one, str) else round(one, 1) for one in values
        )
    return out.getvalue()


def _lines(found: _Group) -> list[Figure]:
    """Return a line for each name and route of enough cases; what is left by route, then all together, or not."""
    wider: tuple[_Key, ...] = (lambda one: (one.name, one.route), lambda one: ("", one.route), lambda _: ("", ""))
    lines: list[Figure] = []
    left = found
    for key in wider:
        groups = _grouped(left, key)
        lines += [_figure(key, group) for key, group in groups.items() if _cases(group) >= FEWEST]
        left = [one for group in groups.values() if _cases(group) < FEWEST for one in group]
    return sorted(lines, key=lambda one: (one.name == "", -one.copies, one.name, one.route))


def _months(found: _Group) -> Iterator[Figure]:
    for key, group in sorted(_grouped(found, lambda one: (one.month, "")).items()):
        if _cases(group) >= FEWEST:
            yield _figure(key, group)


def _grouped(found: _Group, key: _Key) -> dict[tuple[str, str], _Group]:
    groups: defaultdict[tuple[str, str], _Group] = defaultdict(list)
    for one in found:
        groups[key(one[1])].append(one)
    return groups


def _cases(group: _Group) -> int:
    return len({case for case, _ in group})


def _figure(key: tuple[str, str], group: _Group) -> Figure:
    ends = [fate.end for _, fate in group]
    hours = [fate.hours for _, fate in group if fate.hours is not None]
    return Figure(
        *key,
        cases=_cases(group),
        copies=len(group),
        gone=ends.count("gone"),
        up=ends.count("up"),
        unknown=ends.count("unknown"),
        back=sum(fate.back for _, fate in group),
        median_hours=median(hours) if hours else None,
        ninetieth_hours=_ninetieth(hours),
    )


def _ninetieth(hours: list[float]) -> float | None:
    if len(hours) == 1:
        return hours[0]
    return quantiles(hours, n=10, method="inclusive")[-1] if hours else None
