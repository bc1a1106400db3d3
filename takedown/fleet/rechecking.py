"""Re-checks, host by host: the known addresses that are due, of whatever organisation, under the host's own lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta

from takedown.cases.case import CaseNotOpen, NotAdult
from takedown.cases.match import Method
from takedown.cases.noun import now, rfc3339
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.fleet.floor import Floor
from takedown.fleet.hosts import blinds, delay_of
from takedown.fleet.matcher.remote import NoMatcher
from takedown.fleet.turns import AWAY, PutOff, turn
from takedown.matching.asked import Asked
from takedown.pipeline.aio import AskedToEnd
from takedown.pipeline.looking.addresses import visit
from takedown.pipeline.looking.recheck_judge import Spot
from takedown.pipeline.looking.sieve import host_of
from takedown.pipeline.proof.capture import MOST_AT_ONCE, capture
from takedown.pipeline.recheck import Watcher, copies_of, spots_of, visit_all
from takedown.pipeline.shelf import ADDRESSES, CASES, MATCHES, NotFound
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.wishes import AGAIN
from takedown.pipeline.workshop import fingerprinter_of

MOST = 200
"""Addresses of one piece at most; fewer where the host's pace makes them long."""
_FEWEST = 10
_READ = 2000
LATELY = timedelta(days=2)
"""A match whose page wasn't kept within that time waits for a person to ask."""
NOT_NOW = timedelta(hours=1)
"""An address that isn't looked at, since its case is paused or its consent over, is asked about again after that."""


def place(floor: Floor) -> None:
    """Write down the addresses of what was reported, and at which host each new address is."""
    session = floor.session("crawler")
    _keep_reported(floor, session)
    while not floor.ends():
        with session.store.begin(lasting=False) as tx:
            found = tx.spots().unplaced(_READ)
            rows = tx.each(ADDRESSES.table, order_by="case_id", only=("url",), id=found) if found else ()
            tx.spots().place({row["id"]: host_of(row["url"] or "") for row in rows})
        if len(found) < _READ:
            return


def look_case(floor: Floor, case_id: str) -> None:
    """Have a case's addresses due, of those that weren't looked at just now: somebody asks."""
    session = floor.session("crawler")
    if not _may_look(session, case_id):
        return
    place(floor)
    lately = now() - AGAIN
    with session.store.begin() as tx:
        known = ADDRESSES.all(tx, order_by="added_at", case_id=case_id)
        some = [one.id for one in known if not one.looks or one.looks[-1].at < lately]
        tx.spots().hurry(some, rfc3339(now()))


def _keep_reported(floor: Floor, session: FleetSession) -> None:
    """Keep the addresses of what somebody reported, of cases that are searched for: then they are due."""
    after, searched = "", dict[str, bool]()
    while not floor.ends():
        with session.store.read() as tx:
            found = tx.spots().unkept(after, _READ)
            matches = MATCHES.all(tx, order_by="seen_at", id=found) if found else []
        for case_id in {one.case_id for one in matches} - searched.keys():
            searched[case_id] = _may_look(session, case_id)
        copies_of(session, [one for one in matches if searched[one.case_id]])
        if len(found) < _READ:
            return
        after = found[-1]


def _may_look(session: FleetSession, case_id: str) -> bool:
    with session.store.read() as tx, suppress(NotFound):
        case = CASES.get(tx, case_id)
        return case.is_searched and case.agreed.paused_at is None
    return False


def recheck(floor: Floor, host: str) -> None:
    """Look at the addresses at a host that are due; ``host`` as ``hosts.called`` calls it."""
    session = floor.session("crawler")
    sought = floor.registers.sought()
    if sought is None:
        raise PutOff(AWAY)
    delay = delay_of(session.settings, host)
    most = int(min(MOST, max(_FEWEST, floor.rhythm.piece / max(delay, 0.01))))
    with session.store.read() as tx:
        due = tx.spots().due_at(blinds(tx, session.settings, host), rfc3339(now()), most)
    if not due:
        return
    chosen = _spots(session, {case for _, case in due}, {address for address, _ in due})
    _leave(session, {address for address, _ in due} - {spot.address.id for spot in chosen})
    if chosen:
        try:
            with turn(floor, session, host, delay), fingerprinter_of(session) as fingerprinter:
                told = Watcher(lambda _: None)
                ends = floor.ends
                _first_looks(session, chosen, fingerprinter, sought.registry, ends)
                visit_all(session, chosen, fingerprinter, told, waits=False, ends=ends, registry=sought.registry)
        except AskedToEnd:
            raise PutOff(0.0) from None
        except NoMatcher:
            raise PutOff(AWAY) from None
    if len(due) == most:
        floor.queue.recheck(host)


def _first_looks(
    session: FleetSession, chosen: list[Spot], fingerprinter: Fingerprinter, registry: Asked, ends: Callable[[], bool]
) -> None:
    """Look for copies at what was reported and nobody has looked at yet, and on the pages that stand there."""
    new: dict[str, list[str]] = {}
    for spot in chosen:
        match = spot.match
        reported = match.method is Method.REPORTED and not match.media_id and match.url == spot.address.url
        if reported and not spot.address.looks:
            new.setdefault(spot.address.case_id, []).append(spot.address.url)
    for case_id, urls in new.items():
        with suppress(NotFound, NotAdult, CaseNotOpen):
            visit(session, case_id, urls, fingerprinter, registry, ends)


def capture_here(floor: Floor, host: str) -> None:
    """Keep the pages at a host that show what was found lately and of which nobody tried a capture."""
    session = floor.session("crawler")
    if not session.settings.evidence.capture:
        return
    with session.store.read() as tx:
        since = rfc3339(now() - LATELY)
        found = tx.spots().uncaptured_at(blinds(tx, session.settings, host), since, MOST_AT_ONCE)
        chosen = [one.id for one in MATCHES.all(tx, order_by="seen_at", id=found)] if found else []
        chosen = [item for item in chosen if _is_searched(session, item)]
    if not chosen:
        return
    with turn(floor, session, host, delay_of(session.settings, host)), fingerprinter_of(session) as fingerprinter:
        for item in chosen:
            if floor.ends():
                raise PutOff(0.0)
            list(capture(session, [item], fingerprinter))


def _is_searched(session: FleetSession, match_id: str) -> bool:
    with session.store.read() as tx:
        match = MATCHES.get(tx, match_id)
        return bool(match.site) and CASES.get(tx, match.case_id).is_searched


def _spots(session: FleetSession, cases: Iterable[str], due: set[str]) -> list[Spot]:
    """Return what is to be looked at: of cases that are searched for and not paused."""
    matches = []
    with session.store.read() as tx:
        for case_id in sorted(cases):
            try:
                case = CASES.get(tx, case_id)
            except NotFound:
                continue
            if case.is_searched and case.agreed.paused_at is None:
                matches += [
                    one
                    for one in MATCHES.all(tx, order_by="seen_at", case_id=case_id, state=["new", "confirmed"])
                    if not one.is_weak
                ]
    return [spot for spot in spots_of(copies_of(session, matches)) if spot.address.id in due]


def _leave(session: FleetSession, addresses: set[str]) -> None:
    if addresses:
        with session.store.begin() as tx:
            tx.spots().wait(sorted(addresses), rfc3339(now() + NOT_NOW))
