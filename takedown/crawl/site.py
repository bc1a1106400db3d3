"""The crawl of one configured host: from its start addresses to candidates, breadth first, within its limits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import sha256
from http import HTTPStatus

from yarl import URL

from takedown.cases.candidate import Candidate, PageFacts
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.frontier.frontier import Frontier, Lead
from takedown.crawl.net.answer import BudgetSpent, Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import parse
from takedown.crawl.net.memory import Share
from takedown.crawl.net.robots import Robots, RobotsRefused
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.scope import Scope
from takedown.crawl.stats import SiteProblem, Stats
from takedown.errors import Detail, TakedownError
from takedown.settings import HostSettings

_PAGES_WAITING = 4
"""Waiting pages, as a multiple of ``max_pages``: some turn out to be none."""

Hand = Callable[[Candidate, Share], Awaitable[None]]
"""Takes a candidate and the memory that it holds; waits while the consumer has enough."""


class OutOfScope(TakedownError):
    """A link led off the configured host; such links are skipped."""


class StartMoved(TakedownError):
    """A start address leads to another ``host``, which isn't of the same domain; ``site``."""


class StartRefused(TakedownError):
    """A start address answered with an error; ``site`` and ``status``."""


class Site:
    """One host being crawled.

    Args:
        host: its settings. adapter: what reads its pages.
        fetcher: under this host's guard; its pace and memory are shared with the other sites.
        stats: counts over all sites. hand: where candidates go.
    """

    def __init__(self, host: HostSettings, adapter: Adapter, fetcher: Fetcher, stats: Stats, hand: Hand) -> None:
        self._host = host
        self._adapter = adapter
        self._fetcher = fetcher
        self._stats = stats
        self._hand = hand
        self._robots = Robots(fetcher, host.robots)
        self._frontier = Frontier(_PAGES_WAITING * host.max_pages)
        self._pages = 0
        self._spent = False
        self._noted: set[tuple[str, frozenset[tuple[str, Detail]]]] = set()

    async def crawl(self) -> None:
        """Visit the host until nothing is left or a limit is reached; problems end up in the stats."""
        try:
            starts = [parse(url) for url in self._adapter.starts(self._host)]
        except TakedownError as problem:
            self._note(problem)
            return
        self._scope = Scope(starts, self._host.media)
        await self._frontier.add([Lead(str(url)) for url in starts])
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._host.concurrency):
                    group.create_task(self._work())
        finally:
            await self._robots.close()

    async def _work(self) -> None:
        while (lead := await self._frontier.next()) is not None:
            try:
                if not self._spent:
                    await self._deal_with(lead)
            finally:
                await self._frontier.finished()

    async def _deal_with(self, lead: Lead) -> None:
        """Visit one address; whatever goes wrong there is this address's problem alone."""
        if not lead.is_media and self._pages >= self._host.max_pages:
            return
        try:
            await self._visit(lead)
        except BudgetSpent:
            self._stats.spent = self._spent = True
        except OutOfScope:
            self._stats.skipped += 1
        except RobotsRefused as problem:
            self._stats.skipped += 1
            if lead.found_in == "start":
                self._note(problem)
        except TakedownError as problem:
            self._stats.skipped += 1
            self._note(problem)

    def _note(self, problem: TakedownError) -> None:
        """Keep each problem once, however many addresses it spoils."""
        same = (problem.key(), frozenset(problem.data.items()))
        if same not in self._noted:
            self._noted.add(same)
            self._stats.errors.append(SiteProblem(self._host.name, problem))

    async def _visit(self, lead: Lead) -> None:
        answer = await self._fetcher.get(lead.url, self._judge, gate=lambda url: self._admit(lead, url))
        self._frontier.mark(answer.final_url)
        kind = kind_of_answer(answer.content_type, answer.body, answer.final_url) if answer.body else Kind.OTHER
        if kind is Kind.PAGE:
            await self._read(lead, answer)
        elif kind is Kind.MEDIA:
            await self._hand_on(lead, answer)
        else:
            answer.share.release()
            self._skip(lead, answer)

    async def _admit(self, lead: Lead, url: URL) -> None:
        """Let a hop be made: in scope, not to somebody who only passes pictures on, and with the robots file's leave.

        Media are followed where their host sends us; its pages are read at home only, except that a start address
        may move to another server of the same domain.
        """
        if lead.found_in == "start" and not self._scope.is_home(url):
            raise StartMoved(site=self._host.name, host=url.raw_host or "")
        if is_avoided(url) or (lead.found_in == "page" and not self._scope.has_page(url)):
            raise OutOfScope
        await self._robots.check(url)

    def _judge(self, content_type: str, head: bytes, url: str) -> int:
        match kind_of_answer(content_type, head, url):
            case Kind.PAGE:
                return self._fetcher.settings.max_page_bytes
            case Kind.MEDIA:
                return self._host.max_media_bytes
            case _:
                return 0

    async def _read(self, lead: Lead, answer: Fetched) -> None:
        """Take what a page gives: its media, and its links while they aren't too deep."""
        final = parse(answer.final_url)
        if lead.found_in == "start":
            self._scope.widen(final)
        too_much = self._pages >= self._host.max_pages or lead.depth > self._host.max_depth
        if too_much or not self._scope.has_page(final):
            answer.share.release()
            self._stats.skipped += 1
            return
        self._pages += 1
        self._stats.pages += 1
        finds = self._adapter.read(answer.body, answer.final_url, answer.content_type)
        facts = PageFacts(url=answer.final_url, sha256=sha256(answer.body).hexdigest(), title=finds.title)
        answer.share.release()
        await self._frontier.add(self._leads(lead, facts, finds))

    def _leads(self, lead: Lead, facts: PageFacts, finds: Finds) -> list[Lead]:
        media = [
            Lead(link.url, lead.depth + 1, facts, link.found_in)
            for link in finds.media
            if self._scope.has_media(parse(link.url))
        ]
        pages = [
            Lead(link.url, lead.depth + (not link.more), facts, "page")
            for link in finds.pages
            if lead.depth + (not link.more) <= self._host.max_depth and self._scope.has_page(parse(link.url))
        ]
        return media + pages

    async def _hand_on(self, lead: Lead, answer: Fetched) -> None:
        if not lead.is_media:
            self._frontier.give_back_page()
        self._stats.media += 1
        candidate = candidate_of(answer, lead.page, lead.found_in if lead.is_media else "link", self._host.name)
        await self._hand(candidate, answer.share)

    def _skip(self, lead: Lead, answer: Fetched) -> None:
        self._stats.skipped += 1
        if not lead.is_media:
            self._frontier.give_back_page()
        if lead.found_in == "start" and answer.status >= HTTPStatus.BAD_REQUEST:
            self._note(StartRefused(site=self._host.name, status=answer.status))


def candidate_of(answer: Fetched, page: PageFacts, found_in: str, site: str) -> Candidate:
    """Return what was fetched as the noun that the other rooms know."""
    return Candidate(
        url=answer.url,
        final_url=answer.final_url,
        content=answer.body,
        fetched_at=answer.fetched_at,
        status=answer.status,
        page=page,
        headers=answer.headers,
        hops=answer.hops,
        found_in=found_in,
        site=site,
    )
