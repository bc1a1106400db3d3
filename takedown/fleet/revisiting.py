"""Revisits: addresses seen before a picture was registered, that may show it, are visited once for its case."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.case import CaseNotOpen
from takedown.cases.match import Verdict
from takedown.cases.noun import now
from takedown.crawl.looking.look import look_of
from takedown.crawl.net.fetch import user_agent
from takedown.fingerprint.fingerprinter import Unreadable
from takedown.fleet.floor import Floor
from takedown.fleet.hosts import called, delay_of, names
from takedown.fleet.matcher.looking_back import Revisit, due_revisits, revisited
from takedown.fleet.matcher.remote import NoMatcher
from takedown.fleet.turns import AWAY, PutOff, turn
from takedown.pipeline import aio
from takedown.pipeline.looking.sieve import Sieve, host_of
from takedown.pipeline.looking.visits import Visits
from takedown.pipeline.shelf import CASES, MATCHES, NotFound
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.workshop import ended_when_stopped, fingerprinter_of

MOST = 50
"""Addresses of one piece."""
SILENT = timedelta(minutes=10)
"""A host that doesn't answer is asked again after that."""


def revisit(floor: Floor, host: str) -> None:
    """Visit the addresses at a host that wait for it; what shows a copy becomes a match of its case."""
    session = floor.session("crawler")
    sought = floor.registers.sought()
    if sought is None:
        raise PutOff(AWAY)
    due = [one for one in due_revisits(session) if _host(session, one) == host]
    if not due:
        return
    with turn(floor, session, host, delay_of(session.settings, host)), fingerprinter_of(session) as fingerprinter:
        sieve = Sieve(session, fingerprinter, sought.registry, user_agent(session.settings.crawl.contact))
        try:
            with ended_when_stopped(fingerprinter):
                silent = aio.run(_visited(session, sieve, due[:MOST]), floor.ends)
        except aio.AskedToEnd:
            raise PutOff(0.0) from None
        except NoMatcher:
            raise PutOff(AWAY) from None
    if silent or len(due) > MOST:
        floor.queue.revisit(host, now() + SILENT if silent else None)


async def _visited(session: FleetSession, sieve: Sieve, due: Sequence[Revisit]) -> bool:
    """Visit one address after another; return whether the host fell silent, and the rest waits."""
    async with Visits(session.settings) as visits:
        for one in due:
            if await asyncio.to_thread(_is_wanted, session, one):
                visited = await visits.found(one.url)
                seen = look_of(visited)
                if visited.quiet_until is not None or seen.verdict is Verdict.UNREACHABLE:
                    return True
                if seen.candidate is not None:
                    found = replace(seen.candidate, page=PageFacts(url=one.page), site=one.site, found_in="link")
                    await asyncio.to_thread(_taken, sieve, found, one.case_id)
            # Only now: what a worker who died was about to visit is visited again, and a match is kept once.
            await asyncio.to_thread(revisited, session, [one.id])
    return False


def _taken(sieve: Sieve, candidate: Candidate, case_id: str) -> None:
    with suppress(Unreadable, CaseNotOpen):
        sieve.take(candidate, only_case=case_id)


def _is_wanted(session: FleetSession, one: Revisit) -> bool:
    """Return whether an address may show its case something new: what a crawl found meanwhile is known."""
    with session.store.read() as tx, suppress(NotFound):
        known = MATCHES.known(tx, one.case_id, "url", one.url)
        return CASES.get(tx, one.case_id).is_searched and not any(match.media_id for match in known)
    return False


def _host(session: FleetSession, one: Revisit) -> str:
    with session.store.read() as tx:
        return called(names(tx, session.settings), tx.spots().blind(host_of(one.url)))
