"""Search: the configured hosts are crawled, each candidate goes through the sieve, what matched is stored.

Fetching, decoding and storing run side by side and wait for one another: the crawl holds at most
``crawl.max_in_flight_bytes`` of bodies, the jail takes one picture a child, and a picture leaves memory once it is held
against the registry.
"""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from takedown.cases.address import AddressRole
from takedown.cases.candidate import Candidate
from takedown.cases.case import CaseNotOpen, CaseStatus
from takedown.cases.match import Match, Verdict
from takedown.crawl.net.fetch import user_agent
from takedown.crawl.plan import Plan
from takedown.crawl.walk import Crawl
from takedown.errors import TakedownError
from takedown.fingerprint.fingerprinter import PASSING, Fingerprinter, Unreadable
from takedown.pipeline import aio
from takedown.pipeline.casework import searched
from takedown.pipeline.looking import known
from takedown.pipeline.looking.leads import StoredQueue
from takedown.pipeline.looking.lookup import Sought, sought
from takedown.pipeline.looking.sieve import OnSeen, Sieve
from takedown.pipeline.looking.tokens import token_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, CASES, MATCHES
from takedown.pipeline.workshop import ended_when_stopped
from takedown.settings import HostSettings, Settings
from takedown.store import Transaction

# What any site serves beside pictures; all else that can't be read is told.
_ORDINARY = frozenset({"empty", "not-media"})


HEEDED = 20.0
"""Seconds after which a crawl asks again whether anything is still looked for: consents are taken back meanwhile."""
_TOLD = 1.0
"""Seconds after which it is told how far a crawl is, whatever it found."""
MOST_TROUBLE = 2000
"""Files that couldn't be read which are told of, one by one."""
_NOT_THERE = frozenset({Verdict.GONE, Verdict.SOFT_GONE})


class NoHosts(TakedownError):
    """The configuration names no host, so there is nowhere to look."""


class UnknownHost(TakedownError):
    """The configuration names no host called ``name``; ``nearest`` is the closest one."""


class NothingRegistered(TakedownError):
    """No open case of an adult has a picture, so there is nothing to look for."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a crawl of one host for a whole fleet is told, where it would read every case to know.

    Attributes:
        sought: what is looked for. known: pages there that show a copy, as of a ``Plan``.
        matches: gives those that were found at the host, once the crawl has ended.
        on_seen: as of a ``Sieve``.
    """

    sought: Sought
    known: Sequence[str]
    matches: Callable[[], Iterable[Match]]
    on_seen: OnSeen


class _NobodyLeft(Exception):
    """Every case that something was looked for in was closed, or its consent taken back, while the crawl went on."""


@dataclass(slots=True)
class Summary:
    """What one crawl did. ``trouble`` lists what went wrong, with the configured host's name.

    ``media`` are ``hashed`` or else ``skipped``, as are the addresses that gave neither a page nor media; what was as
    the last crawl left it is ``unchanged`` and counts as neither. New matches
    that are no more than ``possible`` are counted apart: they are shown on request alone. ``ended_early``: it was asked
    to end, and the next one goes on from there. ``spent``: its budget of requests ended it. ``rest``: for so many
    seconds after it the servers are to be left alone.
    """

    pages: int = 0
    media: int = 0
    hashed: int = 0
    unchanged: int = 0
    skipped: int = 0
    requests: int = 0
    bytes: int = 0
    matches: int = 0
    possible: int = 0
    ended_early: bool = False
    spent: bool = False
    rest: float = 0.0
    trouble: list[tuple[str, TakedownError]] = field(default_factory=list)

    @property
    def errors(self) -> int:
        """Return how many addresses or hosts gave trouble."""
        return len(self.trouble)


def hosts_named(settings: Settings, names: list[str]) -> list[HostSettings]:
    """Return the configured hosts called ``names``, or all of them when none is named.

    Raises:
        NoHosts: the configuration has none.
        UnknownHost: one of the names isn't there.
    """
    if not settings.hosts:
        raise NoHosts
    by_name = {host.name: host for host in settings.hosts}
    for name in names:
        if name not in by_name:
            raise UnknownHost(name=name, nearest=difflib.get_close_matches(name, by_name, n=1, cutoff=0.0)[0])
    return [by_name[name] for name in names] or list(settings.hosts)


def search(  # noqa: PLR0913 - what a crawl is asked to do
    session: Session,
    fingerprinter: Fingerprinter,
    names: list[str],
    budget: int | None,
    on_match: Callable[[Match], None],
    on_progress: Callable[[Summary], None],
    *,
    again: bool = False,
    eager: bool = True,
    ends: Callable[[], bool] | None = None,
    given: Given | None = None,
) -> Summary:
    """Crawl the hosts called ``names`` (all, when empty) once, from where the last crawl ended; return the summary.

    Args:
        budget: at most this many requests over all hosts; ``None`` for each host's own limits.
        on_match: told of each new match after it was stored, unless it is only ``possible``.
        on_progress: told now and then how far it is.
        again: visit all that is known, due or not, and walk every list to its end.
        eager: visit every list; otherwise those that are due.
        ends: asked several times a second whether to end. What was stored by then stays, what was under way is fetched
            again by the next crawl, and ``fingerprinter`` is closed, so that nobody waits for a long video.
        given: what is known already; otherwise it is read from the store.

    Raises:
        NoHosts, UnknownHost, NothingRegistered: nothing was contacted.
        AlreadyWorking: another process is visiting hosts for this vault.
    """
    hosts = hosts_named(session.settings, names)
    looked_for = given.sought if given else sought(session)
    if not len(looked_for.registry):
        raise NothingRegistered
    plan = Plan(
        mark=looked_for.mark,
        again=again,
        eager=eager,
        budget=budget,
        jail=session.settings.jail,
        known=given.known if given else _pages_with_copies(session),
        queue_of=lambda host: StoredQueue(session.store, host.name),
        token_of=lambda host: token_of(session.home, host),
    )
    crawl = Crawl(hosts, session.settings.crawl, plan)
    agent = user_agent(session.settings.crawl.contact)
    on_seen: OnSeen = given.on_seen if given else lambda *_: None
    sieve = Sieve(session, fingerprinter, looked_for.registry, agent, on_seen)
    flow = _Flow(crawl, sieve, fingerprinter, on_match, on_progress)
    with session.working():
        try:
            aio.run(flow.run(), ends)
        except aio.AskedToEnd:
            ended_early = True
        else:
            ended_early = False
        _note_pages(session, crawl, given)
    return replace(flow.count(), ended_early=ended_early)


def _is_anything_sought(session: Session) -> bool:
    with session.store.read() as tx:
        return any(case.is_searched for case in CASES.each(tx, order_by="created_at", status=CaseStatus.OPEN))


def _pages_with_copies(session: Session) -> list[str]:
    """Return the pages, of whatever host, that show a copy or that a person reported."""
    found: dict[str, None] = {}
    with session.store.read() as tx:
        for case in searched(tx):
            for address in ADDRESSES.each(tx, order_by="added_at", case_id=case.id, role=AddressRole.PAGE.value):
                if address.verdict not in _NOT_THERE:
                    found[address.url] = None
    return list(found)


def _note_pages(session: Session, crawl: Crawl, given: Given | None) -> None:
    """Keep every page that the crawl saw to show a copy, not only the one on which it was found first."""
    matches = None if given is None else list(given.matches())
    with session.store.begin() as tx:
        for match in _matches(tx) if matches is None else matches:
            for page in crawl.shown_on(match.site, match.url):
                known.shown_on(tx, match, page)


def _matches(tx: Transaction) -> Iterable[Match]:
    return (one for case in searched(tx) for one in MATCHES.all(tx, order_by="seen_at", case_id=case.id))


class _Flow:
    """The bounded stream from the crawl through the sieve."""

    def __init__(
        self,
        crawl: Crawl,
        sieve: Sieve,
        fingerprinter: Fingerprinter,
        on_match: Callable[[Match], None],
        on_progress: Callable[[Summary], None],
    ) -> None:
        self._crawl = crawl
        self._sieve = sieve
        self._fingerprinter = fingerprinter
        self._on_match = on_match
        self._on_progress = on_progress
        self._summary = Summary()

    async def run(self) -> None:
        workers = self._fingerprinter.workers
        slots = asyncio.Semaphore(2 * workers)
        with ThreadPoolExecutor(workers) as pool, ended_when_stopped(self._fingerprinter):
            try:
                await self._through(pool, slots)
            except* _NobodyLeft:
                pass  # what was found before is stored; nothing more is visited

    async def _through(self, pool: ThreadPoolExecutor, slots: asyncio.Semaphore) -> None:
        async with self._crawl as crawl, asyncio.TaskGroup() as tasks:
            heeding = [tasks.create_task(self._heed()), tasks.create_task(self._tell_progress())]
            async for candidate in crawl.candidates():
                await slots.acquire()
                tasks.create_task(self._take(candidate, pool, slots))
            for one in heeding:
                one.cancel()

    async def _tell_progress(self) -> None:
        while True:
            await asyncio.sleep(_TOLD)
            self._on_progress(self.count())

    async def _heed(self) -> None:
        """End the crawl once nothing is looked for any more.

        Raises:
            _NobodyLeft: that is so.
        """
        while True:
            await asyncio.sleep(HEEDED)
            if not await asyncio.to_thread(_is_anything_sought, self._sieve.session):
                raise _NobodyLeft

    async def _take(self, candidate: Candidate, pool: ThreadPoolExecutor, slots: asyncio.Semaphore) -> None:
        matched: bool | None = False
        try:
            sifted = await asyncio.get_running_loop().run_in_executor(pool, self._sieve.take, candidate)
        except Unreadable as refusal:
            self._summary.skipped += 1
            matched = None if refusal.code in PASSING else False
            if refusal.code not in _ORDINARY and len(self._summary.trouble) < MOST_TROUBLE:
                self._summary.trouble.append((candidate.site, refusal))
        except CaseNotOpen:  # it was for a case that may be open again one day
            self._summary.hashed += 1
            matched = None
        else:
            self._summary.hashed += 1
            matched = bool(sifted)
            for match in (one.match for one in sifted if one.new):
                self._tell(match)
        finally:
            slots.release()
        # Whoever is interrupted before this has told nothing of the picture: it is fetched again.
        self._crawl.done(candidate, matched=matched)
        self._on_progress(self.count())

    def _tell(self, match: Match) -> None:
        if match.is_weak:
            self._summary.possible += 1
        else:
            self._summary.matches += 1
            self._on_match(match)

    def count(self) -> Summary:
        """Return how far it is."""
        stats = self._crawl.stats
        return Summary(
            pages=stats.pages,
            media=stats.media,
            hashed=self._summary.hashed,
            unchanged=stats.unchanged,
            requests=stats.requests,
            bytes=stats.bytes,
            skipped=self._summary.skipped + stats.skipped,
            matches=self._summary.matches,
            possible=self._summary.possible,
            spent=stats.spent,
            rest=stats.rest,
            trouble=[*((one.site, one.error) for one in stats.errors), *self._summary.trouble],
        )
