"""The crawl of one configured host: from where the last one ended to candidates, within its limits."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.browser.browser import Browser
from takedown.crawl.bundles.parts import PASSING, BundleRefused, Parts
from takedown.crawl.frontier.frontier import Frontier
from takedown.crawl.frontier.lead import MEDIA_TIERS, Lead, Tier, Visited
from takedown.crawl.frontier.revisit import EAGER, Visit, due
from takedown.crawl.net.answer import BudgetSpent
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import parse
from takedown.crawl.net.hours import HostQuiet
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.net.robots import Robots, RobotsRefused
from takedown.crawl.plan import Plan
from takedown.crawl.stats import SiteProblem, Stats
from takedown.crawl.visiting.memoranda import Memoranda
from takedown.crawl.visiting.outcome import Done, Hand, Handed, OutOfScope, PagesSpent
from takedown.crawl.visiting.spend import HostBudgetSpent, Spend
from takedown.crawl.visiting.visitor import Visitor
from takedown.crawl.visiting.way import Way
from takedown.errors import Detail, TakedownError
from takedown.settings import HostSettings

MOST_PROBLEMS = 500
"""Of one host that are kept; a host can lead to as many others as it likes, each with a trouble of its own."""


class Site:
    """One host being crawled.

    Args:
        host: its settings. adapter: what reads its answers.
        fetcher: under this host's guard; its pace and memory are shared with the other sites.
        plan: what the crawl is asked to do. parts: takes bundles apart. browser: renders pages, if the adapter asks.
        stats: counts over all sites. hand: where candidates go.
    """

    def __init__(  # noqa: PLR0913 - the parts of a crawl meet here
        self,
        host: HostSettings,
        adapter: Adapter,
        fetcher: Fetcher,
        plan: Plan,
        *,
        parts: Parts,
        browser: Browser | None,
        stats: Stats,
        hand: Hand,
    ) -> None:
        self._host = host
        self._adapter = adapter
        self._fetcher = fetcher
        self._plan = plan
        self._parts = parts
        self._browser = browser
        self._stats = stats
        self._hand = hand
        self._spend = Spend(host)
        self._memoranda = Memoranda(host, plan.mark)
        self._noted: set[tuple[str, frozenset[tuple[str, Detail]]]] = set()
        self._visitor: Visitor | None = None

    async def crawl(self) -> None:
        """Visit the host until nothing is left or a limit is reached; problems end up in the stats."""
        try:
            starts = [parse(url) for url in self._adapter.starts(self._host)]
            headers = dict(self._adapter.headers(self._host, self._plan.token_of(self._host)))
        except TakedownError as problem:
            self._note(problem)
            return
        robots = Robots(self._fetcher, self._host.robots)
        way = Way(
            self._host, starts, headers, fetcher=self._fetcher, robots=robots, spend=self._spend, stats=self._stats
        )
        self._scope = way.scope
        async with Frontier(self._plan.queue_of(self._host)) as frontier:
            self._frontier = frontier
            self._visitor = self._visits(way)
            first = [Lead(str(url), tier=Tier.FRESH) for url in starts]
            await frontier.open([*self._known(), *first], self._horizon())
            try:
                async with asyncio.TaskGroup() as group:
                    for _ in range(self._host.concurrency):
                        group.create_task(self._work(self._visitor))
            finally:
                await robots.close()

    def shown_on(self, url: str) -> tuple[str, ...]:
        """Return the pages that this crawl saw to show the media at ``url``."""
        return self._visitor.shown.pages(url) if self._visitor is not None else ()

    def _visits(self, way: Way) -> Visitor:
        return Visitor(
            self._host,
            self._adapter,
            way,
            browser=self._browser,
            parts=self._parts,
            frontier=self._frontier,
            memoranda=self._memoranda,
            again=self._plan.again,
            spend=self._spend,
            stats=self._stats,
            hand=self._hand,
        )

    def _known(self) -> list[Lead]:
        pages = [url for url in self._plan.known if self._scope.has_page_at(url)]
        return [Lead(url, 1, found_in="page", tier=Tier.KNOWN) for url in pages]

    def _horizon(self) -> float:
        if self._plan.again:
            return float("inf")
        return time.time() + EAGER * self._plan.eager

    async def _work(self, visitor: Visitor) -> None:
        while (lead := await self._frontier.next()) is not None:
            if lead.is_media or not self._spend.pages_are_spent:
                await self._deal_with(lead, visitor)
            else:
                self._end_pages()

    async def _deal_with(self, lead: Lead, visitor: Visitor) -> None:
        """Visit one address; whatever goes wrong there is this address's problem alone."""
        try:
            outcome = await visitor.visit(lead)
        except PagesSpent:
            self._end_pages()
        except (BudgetSpent, HostBudgetSpent, HostGivenUp, HostQuiet) as problem:
            self._leave_for_later(lead, problem)
        except OutOfScope:
            self._fail(lead, Visit.OTHER)
        except BundleRefused as problem:
            self._fail(lead, Visit.TROUBLE if problem.data["why"] in PASSING else Visit.OTHER, problem)
        except RobotsRefused as problem:
            self._fail(lead, Visit.MISSING, problem if lead.found_in == "start" else None)
        except TakedownError as problem:
            self._fail(lead, Visit.TROUBLE, problem)
        else:
            await self._conclude(lead, outcome)

    async def _conclude(self, lead: Lead, outcome: Done | Handed) -> None:
        if isinstance(outcome, Done):
            self._finish(lead, outcome)
            return
        then = outcome.then
        await self._hand(outcome.candidate, outcome.share, lambda matched: self._finish(lead, then(matched)))

    def _end_pages(self) -> None:
        self._frontier.media_only()
        self._frontier.put_aside()

    def _leave_for_later(self, lead: Lead, problem: TakedownError) -> None:
        """Keep the lead for the next crawl, and end this one where it can't go on."""
        self._frontier.put_aside()
        if isinstance(problem, BudgetSpent):
            self._stats.spent = True
        else:
            self._stats.skipped += isinstance(problem, HostGivenUp)
            self._note(problem)
        if not isinstance(problem, (HostGivenUp, HostQuiet)) or self._scope.has_page_at(lead.url):
            self._frontier.stop()

    def _fail(self, lead: Lead, visit: Visit, problem: TakedownError | None = None) -> None:
        self._stats.skipped += 1
        self._finish(lead, Done(visit, self._memoranda.failed(lead), problem=problem))

    def _finish(self, lead: Lead, done: Done) -> None:
        if done.problem is not None:
            self._note(done.problem)
        if done.visit is Visit.MEDIA and not lead.is_media:
            lead = replace(lead, found_in="link", tier=lead.tier if lead.tier in MEDIA_TIERS else Tier.MEDIA)
        visit = Visit.ONCE if done.visit is Visit.LIST and lead.found_in == "more" else done.visit
        visited = [Visited(lead, done.known, due(visit, done.known))]
        if done.final_url not in ("", lead.url):
            visited.append(Visited(replace(lead, url=done.final_url, found_in="page"), done.known))
        self._frontier.finish(visited, done.leads)

    def _note(self, problem: TakedownError) -> None:
        """Keep each problem once, however many addresses it spoils."""
        same = (problem.key(), frozenset(problem.data.items()))
        if same not in self._noted and len(self._noted) < MOST_PROBLEMS:
            self._noted.add(same)
            self._stats.errors.append(SiteProblem(self._host.name, problem))
