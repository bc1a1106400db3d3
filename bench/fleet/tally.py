"""What is counted once the last process has ended: from the hosts' own logs, the mailbox and the database."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import psycopg

from bench.fleet.hosts import Hosts
from bench.fleet.office import Office
from takedown.cases.dispatch import DispatchState
from takedown.cases.event import EventKind
from takedown.pipeline.shelf import CASES, DISPATCHES
from tests.mail.postbox import Postbox
from tests.team_server import House

Figures = dict[str, object]
LATE = 0.01
"""Seconds: by so much two arrivals may be closer than they were sent, since a machine looks at one of them late."""


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill; ``hosts``: those that the process was visiting, at ``at`` of ``monotonic``."""

    role: str
    at: float
    hosts: tuple[str, ...] = ()


@dataclass(slots=True)
class Run:
    """What happened. ``stopped``: the roles of those that were told to end, with their exit statuses."""

    kills: list[Kill] = field(default_factory=list)
    stopped: list[tuple[str, int]] = field(default_factory=list)


def visits(hosts: Hosts, delay: float) -> Figures:
    """Return how the hosts were asked."""
    asked = [visit.path for host in hosts.by_name.values() for visit in host.visits]
    gaps = [later.at - earlier.at for host in hosts.by_name.values() for earlier, later in pairwise(host.visits)]
    copies = Counter(host.url(visit.path) for host in hosts.by_name.values() for visit in host.visits)
    return {
        "hosts": len(hosts.by_name),
        "pages and pictures asked for": len(asked) - asked.count("/robots.txt"),
        "robots files asked for": asked.count("/robots.txt"),
        "copies asked for again": sum(copies[url] > 1 for url in hosts.copies()),
        f"shortest gap between two requests of a host, s (promised: {delay})": f"{min(gaps):.3f}",
        f"gaps below {delay} s by more than {LATE} s": f"{sum(gap < delay - LATE for gap in gaps)} of {len(gaps)}",
        "hosts with two visitors at once": sum(host.most_in_flight > 1 for host in hosts.by_name.values()),
    }


def copies(house: House, case_id: str, expected: set[str]) -> Figures:
    """Return what one organisation was told of."""
    session, name = house.as_member("supervisor"), house.organisation.slug
    with session.store.read() as tx:
        found = [str(row["url"]) for row in tx.rows("matches", case_id=case_id)]
        sightings = tx.count("sightings", case_id=case_id)
        entries = tx.count("ledger", kind=EventKind.SIGHTING.value, case_id=case_id)
        defects = sum(bool(entry.code) for entry in session.ledger.verify(tx))
    times = Counter(found)
    return {
        f"{name}: matches expected, found": f"{len(expected)}, {len(expected & set(found))}",
        f"{name}: matches twice, or of nothing": f"{sum(times.values()) - len(times)}, {len(set(found) - expected)}",
        f"{name}: sightings, entries of the ledger": f"{sightings}, {entries}",
        f"{name}: defects of the ledger": defects,
    }


def letters(houses: Iterable[House], box: Postbox, office: Office) -> Figures:
    """Return what became of the letters that members had sent."""
    states: Counter[str] = Counter()
    journal: dict[str, DispatchState] = {}
    for house in houses:
        with house.as_member("supervisor").store.read() as tx:
            every = DISPATCHES.all(tx, order_by="created_at")
        states.update(one.state.value for one in every)
        journal |= {one.message_id: one.state for one in every}
        wanted = Counter(office.letters.get(house.organisation.slug, ()))
        wanted.subtract(one.notice_id for one in every)
        states["lost"] += sum(abs(number) for number in wanted.values())
    arrived = Counter(one.message_id for one in box.posted)
    left = {item for item, state in journal.items() if state is DispatchState.SENT}
    return {
        "letters sent by members": sum(map(len, office.letters.values())),
        "letters arrived, arrived twice": f"{len(arrived)}, {sum(number > 1 for number in arrived.values())}",
        "letters by their journal": dict(sorted((name, number) for name, number in states.items() if number)),
        "letters said to have left that never arrived": len(left - arrived.keys()),
    }


def cases(house: House, office: Office) -> Figures:
    """Return what became of the cases that a program opened."""
    with house.as_member("supervisor").store.read() as tx:
        labels = Counter(case.label for case in CASES.all(tx, order_by="created_at"))
    return {
        "cases that the API said are open": len(office.opened),
        "of these lost, doubled": f"{sum(not labels[one] for one in office.opened)}, "
        f"{sum(labels[one] > 1 for one in (*office.opened, *office.unsure))}",
        "requests that died with their process (told so when asked again)": len(office.unsure),
    }


def jobs(url: str) -> Figures:
    """Return what is left in the queue, but for what comes by the clock."""
    with psycopg.connect(url) as link:
        rows = link.execute(
            "SELECT task_name, status::text, count(*) FROM procrastinate_jobs"
            " WHERE args ->> 'timestamp' IS NULL AND task_name <> 'place' GROUP BY 1, 2 ORDER BY 1"
        ).fetchall()
    return {"jobs left over": ", ".join(f"{name} {status} {count}" for name, status, count in rows) or "none"}


def recovery(run: Run, hosts: Hosts, office: Office) -> Figures:
    """Return how long it took after a kill until work went on where it had been."""
    again: list[float] = []
    for kill in run.kills:
        for name in kill.hosts:
            times = [visit.at for visit in hosts.by_name[name].visits]
            place = bisect_right(times, kill.at)
            again += [times[place] - kill.at] if place < len(times) else []
    answered = [
        min((at - kill.at for at in office.answered if at > kill.at), default=0.0)
        for kill in run.kills
        if kill.role == "web"
    ]
    return {
        "a killed crawler's host visited on, s: median, longest (times)": _spread(again),
        "a case opened after the web process was killed, s": _spread(answered),
    }


def ends(run: Run) -> Figures:
    """Return who was killed, and how those ended who were told to."""
    return {
        "kills": dict(sorted(Counter(kill.role for kill in run.kills).items())),
        "processes that didn't end well when told to": [one for one in run.stopped if one[1] != 0] or "none",
    }


def merged(parts: Iterable[Mapping[str, object]]) -> Figures:
    """Return all figures in order."""
    return {name: figure for part in parts for name, figure in part.items()}


def _spread(seconds: Sequence[float]) -> str:
    if not seconds:
        return "-"
    return f"{statistics.median(seconds):.1f}, {max(seconds):.1f} ({len(seconds)})"
