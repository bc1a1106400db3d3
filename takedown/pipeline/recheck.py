"""Recheck: every known address of a copy is looked at again, and what was found is recorded.

``live`` means that the picture is still there, held against its fingerprint again; another picture is ``unknown``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState, Verdict
from takedown.cases.noun import now
from takedown.crawl.look import Look, look
from takedown.fingerprint.fingerprinter import Fingerprinter, Occasion, Unreadable
from takedown.pipeline import aio
from takedown.pipeline.casework import searched
from takedown.pipeline.identify import Identified, Identifier
from takedown.pipeline.lookup import registry_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES
from takedown.pipeline.visits import Visits
from takedown.pipeline.workshop import ended_when_stopped

_LOOKED_AT = frozenset({MatchState.NEW, MatchState.CONFIRMED})
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One address: what it was, what it is now, and the reason in a code (``look-<code>`` in ``locale/``)."""

    match: Match
    was: Verdict
    now: Verdict
    reason: str
    checked_at: datetime


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


def recheck(
    session: Session, matches: list[Match], fingerprinter: Fingerprinter, on_result: Callable[[Rechecked], None]
) -> None:
    """Look at the address of each match; each result is stored before it is told.

    Raises:
        AlreadyWorking: another process is visiting hosts for this vault.
    """
    with session.working():
        aio.run(_Round(session, fingerprinter).all(matches, on_result))


class _Round:
    def __init__(self, session: Session, fingerprinter: Fingerprinter) -> None:
        self._session = session
        self._fingerprinter = fingerprinter
        self._identifier = Identifier(fingerprinter, registry_of(session), Occasion.FOUND)

    async def all(self, matches: list[Match], on_result: Callable[[Rechecked], None]) -> None:
        slots = asyncio.Semaphore(_AT_ONCE)
        with ended_when_stopped(self._fingerprinter):
            async with Visits(self._session.settings) as visits, asyncio.TaskGroup() as tasks:
                for match in matches:
                    tasks.create_task(self._one(match, visits, slots, on_result))

    async def _one(
        self, match: Match, visits: Visits, slots: asyncio.Semaphore, on_result: Callable[[Rechecked], None]
    ) -> None:
        async with slots:
            seen = await look(visits.to(match.url), match.url)
            verdict, reason = await asyncio.to_thread(self._judge, match, seen)
            result = Rechecked(match, match.verdict, verdict, reason, now())
            await asyncio.to_thread(self._record, result)
        on_result(result)

    def _judge(self, match: Match, seen: Look) -> tuple[Verdict, str]:
        """Return what the look means: bytes that still are the picture make it live."""
        if seen.candidate is None or not match.media_id:
            return seen.verdict, seen.reason
        try:
            there = self._identifier.of(seen.candidate.content, match.case_id)
        except Unreadable:
            return Verdict.UNKNOWN, "other-content"
        return (Verdict.LIVE, "same-picture") if _still(match, there) else (Verdict.UNKNOWN, "other-content")

    def _record(self, result: Rechecked) -> None:
        match = result.match.model_copy(update={"verdict": result.now, "checked_at": result.checked_at})
        body: dict[str, object] = {"verdict": result.now.value, "was": result.was.value, "reason": result.reason}
        with self._session.store.begin() as tx:
            MATCHES.renew(tx, match, "verdict", "checked_at")
            self._session.ledger.append(tx, EventKind.RECHECKED, match.case_id, match.id, body)


def _still(match: Match, there: Identified) -> bool:
    """Whether what is there is what was found then: the same file, even if a rejection silences it since, or a copy."""
    then = match.seen_fingerprint
    same = then is not None and then.sha256 == there.fingerprint.sha256
    return same or any(hit.media_id == match.media_id for hit in there.hits)
