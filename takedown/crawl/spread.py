"""The spread of a post: who reposted, quoted and answered it, as its host lists them.

Lists are walked part by part, in the order of a queue; a part counts as visited once the consumer has stored its posts,
so that a gathering that is killed goes on with the part that it was at.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from yarl import URL

from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.understood import finds_of
from takedown.crawl.frontier.lead import Known, Lead, Tier, Visited
from takedown.crawl.frontier.queue import Queue
from takedown.crawl.net.answer import BudgetSpent, Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import parse
from takedown.crawl.net.hours import HostQuiet
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.net.robots import Robots, RobotsRefused
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.link_header import with_next
from takedown.crawl.scope import Scope, origin_of
from takedown.errors import TakedownError
from takedown.settings import HostSettings

_FAILURES = 3
"""So many parts in a row that can't be had end a round: the host is in trouble, and the rest is the next round's."""


class SpreadOutside(TakedownError):
    """A list, or its next part, lies on another server than the configured host's; it wasn't visited."""


class SpreadRefused(TakedownError):
    """The host doesn't give one of the lists of those who passed a post on; ``site`` and ``status``."""


class SpreadBusy(TakedownError):
    """The host is in trouble or asks for a pause; ``site`` and ``status``. What is left is the next round's."""


@dataclass(frozen=True, slots=True)
class Part:
    """The posts of one answer; the next is asked for once ``done`` was awaited.

    Attributes:
        root: the post that they are about, directly or by way of another.
        posts: reposts, quotes and replies.
    """

    root: PostFacts
    posts: tuple[PostFacts, ...]
    done: Callable[[], Awaitable[None]] = field(repr=False)


class Spread:
    """One round over one host.

    Args:
        host: its settings. adapter: what knows its lists. token: the person's own, or nothing.
        fetcher: under the host's guard and pace. queue: what earlier rounds left; asked from one thread at a time.
        most_parts: answers read in this round at most; shared limits of the run are the fetcher's.

    Attributes:
        parts: answers read so far. problems: by key, each kind once.
        complete: whether nothing was left to visit at the end of the round.
    """

    def __init__(
        self, host: HostSettings, adapter: Adapter, fetcher: Fetcher, queue: Queue, *, token: str, most_parts: int
    ) -> None:
        starts = [parse(url) for url in adapter.starts(host)]
        self._host = host
        self._adapter = adapter
        self._fetcher = fetcher
        self._queue = queue
        self._headers = dict(adapter.headers(host, token))
        self._origins = {str(url.origin()) for url in starts}
        self._scope = Scope(starts, host.media)
        self._robots = Robots(fetcher, host.robots)
        self._left = most_parts
        self._failures = 0
        self._seen: set[str] = set()
        self.parts = 0
        self.problems: dict[str, TakedownError] = {}
        self.complete = False

    async def gather(self, root: PostFacts) -> AsyncIterator[Part]:
        """Yield the spread of ``root``, what an earlier round left first; a part without posts isn't yielded."""
        unfinished = False
        try:
            await self._open(root)
            while self._left > 0 and self._failures < _FAILURES and (lead := await self._next()) is not None:
                part = await self._visited(lead)
                unfinished = unfinished or part is None
                if part is not None and part.posts:
                    yield part
                elif part is not None:
                    await part.done()
            self.complete = not unfinished and not await asyncio.to_thread(self._queue.waiting)
        finally:
            await self._robots.close()

    async def _open(self, root: PostFacts) -> None:
        # The words of the post are of no use to the lists, and the queue outlives the case's key.
        asked = replace(root, text="")
        leads = [Lead(url, found_in="spread", tier=Tier.FRESH, post=asked) for url in self._asked(root)]
        await asyncio.to_thread(self._queue.resume)
        await asyncio.to_thread(self._queue.push, leads)

    def _asked(self, root: PostFacts) -> list[str]:
        """Return the addresses of the lists; a host may have named its post by no address at all."""
        try:
            return list(self._adapter.spread(root))
        except (ValueError, IndexError):  # yarl raises the second for "//[::1]@"
            self._note(SpreadOutside(site=self._host.name))
            return []

    async def _next(self) -> Lead | None:
        return next(iter(await asyncio.to_thread(self._queue.take, 1)), None)

    async def _visited(self, lead: Lead) -> Part | None:
        """Return what one address gives; ``None`` where it is left to the next round."""
        try:
            finds = await self._found(lead)
        except (SpreadOutside, SpreadRefused, RobotsRefused) as problem:
            self._note(problem)
            finds = Finds()
        except TakedownError as problem:
            self._note(problem)
            over = isinstance(problem, (BudgetSpent, HostGivenUp, HostQuiet))
            self._failures = _FAILURES if over else self._failures + 1
            return None
        else:
            self._failures = 0
        return self._part(lead, finds)

    async def _found(self, lead: Lead) -> Finds:
        self._left -= 1
        headers = self._headers if origin_of(lead.url) in self._origins else None
        answer = await self._fetcher.get(lead.url, self._judge, gate=self._admit, headers=headers)
        try:
            return self._read(answer)
        finally:
            answer.share.release()

    def _read(self, answer: Fetched) -> Finds:
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise SpreadBusy(site=self._host.name, status=answer.status)
        if answer.status >= HTTPStatus.BAD_REQUEST:
            raise SpreadRefused(site=self._host.name, status=answer.status)
        self.parts += 1
        finds = finds_of(self._adapter, answer.body, answer.final_url, answer.content_type)
        return with_next(finds, answer.final_url, answer.headers)

    def _part(self, lead: Lead, finds: Finds) -> Part:
        root = lead.post or PostFacts(lead.url, lead.url)
        posts = tuple(post for post in finds.posts if post.kind is not PostKind.POST and post.uri != root.uri)
        # A list whose next part says nothing new would otherwise go on for ever.
        fresh = [post.uri for post in posts if post.uri not in self._seen]
        self._seen.update(fresh)
        more = [page.url for page in finds.pages if page.more and fresh]

        async def done() -> None:
            leads = [replace(lead, url=url, depth=lead.depth + 1) for url in more]
            await asyncio.to_thread(self._queue.push, leads, [Visited(lead, Known())])

        return Part(root, posts, done)

    def _judge(self, content_type: str, head: bytes, url: str) -> int:
        return self._fetcher.settings.max_page_bytes if self._adapter.reads(content_type, head, url) else 0

    async def _admit(self, url: URL) -> None:
        if is_avoided(url) or not self._scope.is_home(url):
            raise SpreadOutside(site=self._host.name)
        await self._robots.check(url)

    def _note(self, problem: TakedownError) -> None:
        self.problems.setdefault(problem.key(), problem)
