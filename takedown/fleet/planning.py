"""Planning: what is due becomes jobs, host by host. One pass of the database over dates in clear; nothing is opened."""

from __future__ import annotations

from collections.abc import Iterable

from takedown.cases.noun import now, rfc3339
from takedown.fleet.crawling import due_at
from takedown.fleet.floor import Floor
from takedown.fleet.hosts import called, names
from takedown.fleet.matcher.looking_back import due_revisits
from takedown.fleet.rechecking import LATELY, look_case, place
from takedown.fleet.turns import TABLE, standing
from takedown.pipeline.looking.sieve import host_of
from takedown.pipeline.shelf import CASES
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.wishes import AGAIN


def plan(floor: Floor) -> None:
    """Queue every visit that is due; what is queued already stays as it is."""
    session = floor.session("crawler")
    floor.queue.put("place")
    if not _anybody(session):
        return
    plan_crawls(floor, session)
    plan_looks(floor, session)
    plan_captures(floor, session)
    plan_revisits(floor, session)


def place_and_plan(floor: Floor) -> None:
    """Write down where new addresses are, and queue the visits that are due."""
    place(floor)
    plan_looks(floor, floor.session("crawler"))


def look_soon(floor: Floor, case_id: str) -> None:
    """Look at a case's addresses now, since somebody asks."""
    look_case(floor, case_id)
    plan_looks(floor, floor.session("crawler"))


def crawl_soon(floor: Floor) -> None:
    """Crawl every configured host now, since somebody asks; one that was crawled just now is left alone."""
    session = floor.session("crawler")
    lately = rfc3339(now() - AGAIN)
    with session.store.begin() as tx:
        for host in session.settings.hosts:
            row = tx.get(TABLE, host.name)
            if row is not None and (row["finished_at"] or lately) < lately:
                tx.update(TABLE, host.name, finished_at=None)
    plan_crawls(floor, session)


def plan_crawls(floor: Floor, session: FleetSession) -> int:
    """Queue the crawls of configured hosts that are due; return how many were."""
    at = now()
    due = [host for host in session.settings.hosts if due_at(standing(session, host.name), host, at) <= at]
    return sum(floor.queue.crawl(host.name) for host in due)


def plan_looks(floor: Floor, session: FleetSession) -> int:
    """Queue, for each host with addresses that are due, the looks at them; return how many addresses are due."""
    with session.store.read() as tx:
        counted = list(tx.spots().due(rfc3339(now())))
    for host in _called(session, (blind for blind, _ in counted)):
        floor.queue.recheck(host)
    return sum(count for _, count in counted)


def plan_captures(floor: Floor, session: FleetSession) -> None:
    """Queue, for each host with new matches whose page nobody tried to keep, the captures."""
    if not session.settings.evidence.capture:
        return
    with session.store.read() as tx:
        counted = list(tx.spots().uncaptured(rfc3339(now() - LATELY)))
    for host in _called(session, (blind for blind, _ in counted)):
        floor.queue.capture(host)


def plan_revisits(floor: Floor, session: FleetSession) -> None:
    """Queue, for each host with addresses that may show what was registered later, the visits to them."""
    due = due_revisits(session)
    with session.store.read() as tx:
        blinds = {tx.spots().blind(host_of(one.url)) for one in due}
    for host in _called(session, blinds):
        floor.queue.revisit(host)


def _called(session: FleetSession, blinds: Iterable[bytes]) -> Iterable[str]:
    with session.store.read() as tx:
        known = names(tx, session.settings)
    return dict.fromkeys(called(known, blind) for blind in blinds)


def _anybody(session: FleetSession) -> bool:
    """Return whether anything is looked for by itself, in any case."""
    with session.store.read() as tx:
        every = CASES.each(tx, order_by="created_at", status="open")
        return any(case.is_searched and case.agreed.paused_at is None for case in every)
