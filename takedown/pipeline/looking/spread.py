"""Spread: who passed a copy on. A copy's host is asked who reposted, quoted and answered the post that carries it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from takedown.cases.case import CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState
from takedown.cases.post import Post, PostFacts, PostKind
from takedown.crawl.adapters.registry import adapter_for
from takedown.crawl.net.answer import Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.memory import ByteBudget
from takedown.crawl.net.pace import Paces
from takedown.crawl.spread import Part, Spread
from takedown.errors import TakedownError
from takedown.pipeline import aio
from takedown.pipeline.casework import searched
from takedown.pipeline.looking.leads import StoredQueue, forget
from takedown.pipeline.looking.sieve import post_of
from takedown.pipeline.looking.tokens import token_of
from takedown.pipeline.person.pausing import going
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, POSTS
from takedown.settings import HostSettings

_COPIES = frozenset({MatchState.NEW, MatchState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Root:
    """A post that carries a copy, the match that it was found by, and the host to ask."""

    match: Match
    post: PostFacts
    host: HostSettings


@dataclass(slots=True)
class Gathered:
    """What one round about one post gave.

    Attributes:
        posts: those that the host listed. new: those of them that weren't known. parts: answers read.
        complete: whether the lists were read to their end; otherwise the next round goes on.
    """

    root: Root
    posts: int = 0
    new: int = 0
    parts: int = 0
    complete: bool = False
    problems: list[TakedownError] = field(default_factory=list)


def gather(
    session: Session,
    case_id: str | None,
    budget: int | None,
    on_gathered: Callable[[Gathered], None],
    ends: Callable[[], bool] | None = None,
) -> list[Gathered]:
    """Gather the spread of every copy of a case, or of all that are searched for; return what each round gave.

    Args:
        budget: at most this many requests in all, or each host's own ``max_pages`` for each post.
        on_gathered: told of each round after it.
        ends: asked several times a second whether to end; what was gathered by then is stored.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing was contacted.
        AskedToEnd: ``ends`` said so.
        AlreadyWorking: another process is visiting hosts for this vault.
    """
    with session.working():
        return aio.run(_Rounds(session, budget).run(roots(session, case_id), on_gathered), ends)


def roots(session: Session, case_id: str | None) -> list[Root]:
    """Return the posts whose spread can be asked for: of copies that nobody has ruled out, on configured hosts.

    Those of a paused case are asked for by its id alone.
    """
    hosts = {host.name: host for host in session.settings.hosts}
    with session.store.read() as tx:
        return [
            Root(match, _facts(post), hosts[match.site])
            for case in (searched(tx, case_id) if case_id else going(tx))
            for match in MATCHES.each(tx, order_by="seen_at", case_id=case.id)
            if match.state in _COPIES and not match.is_weak and match.site in hosts
            for post in POSTS.all(tx, order_by="seen_at", match_id=match.id, kind=PostKind.POST.value)
        ]


def queue_name(root: Root) -> str:
    """Return the name under which a round's queue is kept until the lists are read to their end."""
    return f"spread {root.match.id}"


class _Rounds:
    """All rounds of one run, one after the other; they share the run's requests and each server's pace."""

    def __init__(self, session: Session, budget: int | None) -> None:
        self._session = session
        self._paces = Paces()
        self._memory = ByteBudget(session.settings.crawl.max_in_flight_bytes)
        self._requests = Requests(budget)

    async def run(self, found: list[Root], on_gathered: Callable[[Gathered], None]) -> list[Gathered]:
        rounds = []
        for root in found:
            if self._requests.limit is not None and self._requests.made >= self._requests.limit:
                break
            rounds.append(await self._round(root))
            on_gathered(rounds[-1])
        return rounds

    async def _round(self, root: Root) -> Gathered:
        gathered = Gathered(root)
        try:
            await asyncio.to_thread(_permitted, self._session, root.match)
            async with self._fetcher(root.host) as fetcher:
                await self._gather(gathered, fetcher)
        except TakedownError as problem:  # also that the case was closed meanwhile; the other rounds go on
            gathered.problems.append(problem)
        return gathered

    async def _gather(self, gathered: Gathered, fetcher: Fetcher) -> None:
        root, session = gathered.root, self._session
        spread = Spread(
            root.host,
            adapter_for(root.host.kind),
            fetcher,
            StoredQueue(session.store, queue_name(root)),
            token=token_of(session.home, root.host),
            most_parts=root.host.max_pages,
        )
        try:
            async for part in spread.gather(root.post):
                gathered.posts += len(part.posts)
                gathered.new += await asyncio.to_thread(_kept, session, root.match, part)
                await part.done()
        finally:
            gathered.parts, gathered.complete = spread.parts, spread.complete
            gathered.problems += spread.problems.values()
            _record(session, gathered)

    def _fetcher(self, host: HostSettings) -> Fetcher:
        limits = self._session.settings.crawl
        return Fetcher.of(host, limits, paces=self._paces, memory=self._memory, requests=self._requests)


def _permitted(session: Session, match: Match) -> None:
    """Let a round begin.

    Raises:
        NotAdult, CaseNotOpen: nothing is looked for in this case any more.
    """
    with session.store.read() as tx:
        CASES.get(tx, match.case_id).for_search()


def _kept(session: Session, match: Match, part: Part) -> int:
    """Store the posts of a part, each once a case; return how many were new.

    Raises:
        CaseNotOpen: the case was closed or erased since the round began; nothing was stored.
    """
    with session.store.begin() as tx:
        CASES.get(tx, match.case_id).for_search()
        return POSTS.put_all(tx, (post_of(facts, match) for facts in part.posts))


def _record(session: Session, gathered: Gathered) -> None:
    """Put the counts into the ledger, and forget the queue of a round that came to its end."""
    match = gathered.root.match
    body: dict[str, object] = {"posts": gathered.posts, "new": gathered.new, "parts": gathered.parts}
    body["complete"] = gathered.complete
    with session.store.begin() as tx:
        if CASES.get(tx, match.case_id).status is CaseStatus.OPEN and gathered.parts:
            session.ledger.append(tx, EventKind.SPREAD_GATHERED, match.case_id, match.id, body)
    if gathered.complete:
        forget(session.store, queue_name(gathered.root))


def _facts(post: Post) -> PostFacts:
    return PostFacts(post.uri, post.url, post.kind, post.handle, post.at, post.text, post.about)
