"""Recheck: every known address of a copy is looked at again, and what was found is recorded.

What seems to be gone is looked at a second time, apart in time, before it counts as gone. An address that several
copies share is visited once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from takedown.cases.address import Address
from takedown.cases.copy import Copy, copies
from takedown.cases.match import Match, MatchState
from takedown.cases.noun import now
from takedown.crawl.looking.look import Visited
from takedown.fingerprint.fingerprinter import Fingerprinter, Occasion
from takedown.matching.asked import Asked
from takedown.pipeline import aio
from takedown.pipeline.casework import searched
from takedown.pipeline.looking import known
from takedown.pipeline.looking.identify import Identifier
from takedown.pipeline.looking.lookup import registry_of
from takedown.pipeline.looking.recheck_bundle import Bundles
from takedown.pipeline.looking.recheck_judge import Judge, Judged, Spot
from takedown.pipeline.looking.recheck_record import Rechecked, postpone, record
from takedown.pipeline.looking.visits import Visits
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES
from takedown.pipeline.workshop import ended_when_stopped

__all__ = ["Rechecked", "Watcher", "copies_of", "due_for_recheck", "recheck"]

LONGEST_WAIT = timedelta(minutes=10)
"""The longest that one call waits for its second looks; with a longer ``recheck.apart`` they are the next call's."""
_LOOKED_AT = frozenset({MatchState.NEW, MatchState.CONFIRMED})
_AT_ONCE = 4
"""Addresses looked at side by side: each may hold a whole archive until it was judged."""


def _told_nobody(count: int, seconds: float) -> None:
    """Tell nobody of a wait."""


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told while a recheck goes on.

    Attributes:
        on_result: each address, once it was stored and no second look is to come in this call.
        on_wait: how many addresses seem gone, and in how many seconds they are looked at again.
    """

    on_result: Callable[[Rechecked], None]
    on_wait: Callable[[int, float], None] = _told_nobody


def due_for_recheck(session: Session, case_id: str | None) -> list[Match]:
    """Return the matches of open cases of adults that may still be up.

    Those decided as no copy are left alone, and so are weak resemblances that nobody decided.

    Raises:
        NotFound: no such case.
        NotAdult, CaseNotOpen: nothing was contacted.
    """
    with session.store.read() as tx:
        cases = searched(tx, case_id)
        matches = [match for case in cases for match in MATCHES.all(tx, order_by="seen_at", case_id=case.id)]
    return [match for match in matches if match.state in _LOOKED_AT and not match.is_weak]


def copies_of(session: Session, matches: Iterable[Match]) -> list[Copy]:
    """Return the matches as copies with all of their addresses; those of older matches are stored on the way."""
    found: list[tuple[Match, list[Address]]] = []
    with session.store.begin() as tx:
        for match in matches:
            addresses = known.addresses_of(tx, match)
            known.keep(tx, addresses)
            found.append((match, addresses))
    return copies(found)


def recheck(
    session: Session,
    matches: list[Match],
    fingerprinter: Fingerprinter,
    on_result: Callable[[Rechecked], None],
    on_wait: Callable[[int, float], None] = _told_nobody,
) -> list[Copy]:
    """Look at every address of each match, and again at what seems gone; return the copies as they stand then.

    Args:
        on_result, on_wait: as of a ``Watcher``.

    Raises:
        AlreadyWorking: another process is visiting hosts for this vault.
    """
    watcher = Watcher(on_result, on_wait)
    visit_all(session, spots_of(copies_of(session, matches)), fingerprinter, watcher, waits=True)
    # What the pages named beside the copies: sizes that weren't known before.
    fresh = [spot for spot in spots_of(copies_of(session, matches)) if not spot.address.looks]
    if fresh:
        visit_all(session, fresh, fingerprinter, watcher, waits=True)
    return copies_of(session, matches)


def spots_of(found: Iterable[Copy]) -> list[Spot]:
    """Return every address of the copies."""
    return [Spot(copy, copy.of(address), address) for copy in found for address in copy.addresses]


def visit_all(
    session: Session,
    spots: list[Spot],
    fingerprinter: Fingerprinter,
    watcher: Watcher,
    *,
    waits: bool,
    ends: Callable[[], bool] | None = None,
    registry: Asked | None = None,
) -> None:
    """Look at the spots, each address once; with ``waits`` a second time at those that seem gone.

    ``registry``: what is looked for, where it isn't read from the store.

    Raises:
        AlreadyWorking: another process is visiting hosts for this vault.
        AskedToEnd: ``ends``, asked several times a second, said so; what was seen by then is stored.
    """
    with session.working():
        registered = registry_of(session) if registry is None else registry
        aio.run(_Round(session, fingerprinter, watcher, registered, waits=waits).all(spots), ends)


class _Round:
    def __init__(
        self, session: Session, fingerprinter: Fingerprinter, watcher: Watcher, registry: Asked, *, waits: bool
    ) -> None:
        self._session = session
        self._fingerprinter = fingerprinter
        self._watcher = watcher
        self._apart = timedelta(seconds=session.settings.recheck.apart)
        self._waits = waits and self._apart <= LONGEST_WAIT
        self._judge = Judge(Identifier(fingerprinter, registry, Occasion.FOUND))
        self._bundles = Bundles(session.settings, self._judge)
        self._held: dict[str, Rechecked] = {}

    async def all(self, spots: list[Spot]) -> None:
        with ended_when_stopped(self._fingerprinter), self._bundles:
            async with Visits(self._session.settings) as visits:
                await self._pass(visits, spots)
                if self._held:
                    again = [spot for spot in spots if spot.address.id in self._held]
                    await self._apart_in_time()
                    self._waits = False
                    await self._pass(visits, again)

    async def _apart_in_time(self) -> None:
        """Wait until the second looks can prove something."""
        last = max(held.checked_at for held in self._held.values())
        seconds = max(0.0, (last + self._apart - now()).total_seconds())
        self._watcher.on_wait(len(self._held), seconds)
        await asyncio.sleep(seconds + 0.01)  # moments are kept to the millisecond

    async def _pass(self, visits: Visits, spots: list[Spot]) -> None:
        by_url: dict[str, list[Spot]] = {}
        for spot in spots:
            # A member of an archive is named behind the archive's own address.
            by_url.setdefault(spot.address.url.partition("#")[0], []).append(spot)
        slots = asyncio.Semaphore(_AT_ONCE)
        async with asyncio.TaskGroup() as tasks:
            for url, here in by_url.items():
                tasks.create_task(self._visit(url, here, visits, slots))

    async def _visit(self, url: str, here: list[Spot], visits: Visits, slots: asyncio.Semaphore) -> None:
        async with slots:
            # The consent may have been taken back since the round began: its addresses aren't visited any more.
            here = await asyncio.to_thread(_still_looked_at, self._session, here)
            if not here:
                return
            if any(spot.is_hers for spot in here):
                visited, robots = await visits.reported(url)
            else:
                visited, robots = await visits.found(url), ""
            if visited.quiet_until is not None:
                until = datetime.fromtimestamp(visited.quiet_until, UTC)
                done = await asyncio.to_thread(postpone, self._session, here, until)
            else:
                judged = await self._judged(visited, here, visits)
                done = await asyncio.to_thread(record, self._session, judged, robots)
        for one in done:
            self._tell(one)

    async def _judged(self, visited: Visited, here: list[Spot], visits: Visits) -> list[Judged]:
        inside = [spot for spot in here if spot.address.role.serves]
        if visited.answer is None or visited.bundle is None or not inside:
            return await asyncio.to_thread(self._judge.all, visited, here)
        others = [spot for spot in here if not spot.address.role.serves]
        beside = await asyncio.to_thread(self._judge.all, visited, others)
        return [*beside, *await self._bundles.judged(visited.answer, visited.bundle, inside, visits.piece)]

    def _tell(self, one: Rechecked) -> None:
        """Tell a result, or hold it back while a second look is to come; then it says what was before the first."""
        first = self._held.get(one.address.id)
        if self._waits and one.address.pending:
            self._held[one.address.id] = one
        else:
            self._watcher.on_result(Rechecked(one.match, one.address, first.was if first else one.was, one.came_back))


def _still_looked_at(session: Session, spots: list[Spot]) -> list[Spot]:
    """Return the spots of cases that are still searched for."""
    with session.store.read() as tx:
        searched_for = {case.id for case in searched(tx)}
    return [spot for spot in spots if spot.match.case_id in searched_for]
