"""One visit to one address of a configured host, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from yarl import URL

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.post import PostFacts
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.frontier.frontier import Frontier
from takedown.crawl.frontier.lead import Known, Lead, Tier
from takedown.crawl.frontier.revisit import Visit
from takedown.crawl.harvest import Harvest, Harvester
from takedown.crawl.memoranda import Memoranda
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import parse
from takedown.crawl.net.memory import Share
from takedown.crawl.net.robots import Robots
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.read.finds import Finds
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.scope import Scope, origin_of
from takedown.crawl.shown import Shown
from takedown.crawl.spend import Spend
from takedown.crawl.stats import Stats
from takedown.errors import TakedownError
from takedown.settings import HostSettings


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one lead.

    Attributes:
        visit: what was found, as far as the next visit is concerned. known: what to know then.
        leads: where it leads. final_url: where the answer came from.
        problem: what a person should be told.
    """

    visit: Visit
    known: Known
    leads: Sequence[Lead] = ()
    final_url: str = ""
    problem: TakedownError | None = None


Then = Callable[[bool], Done]
"""From whether a candidate matched to what became of its lead."""
Hand = Callable[[Lead, Candidate, Share, Then], Awaitable[None]]
"""Takes a candidate and the memory that it holds; waits while the consumer has enough."""


class OutOfScope(TakedownError):
    """A link led off the configured host; such links are skipped."""


class StartMoved(TakedownError):
    """A start address leads to another ``host``, which isn't of the same domain; ``site``."""


class PagesSpent(TakedownError):
    """As many pages were read as one crawl of the host may read; ``site``. The next one goes on."""


class StartRefused(TakedownError):
    """A start address answered with an error; ``site`` and ``status``."""


class Visitor:
    """Visits addresses of one host.

    Args:
        host: its settings. adapter: what reads its answers. headers: for the origins of ``starts`` alone.
        starts: the first addresses, as the adapter gives them.
        fetcher, robots: the way there. frontier: asked what is new.
        memoranda: what is known from the visits before. again: walk every list to its end.
        spend, stats: counted. hand: where candidates go.

    Attributes:
        scope: where to go. shown: which pages show which media.
    """

    def __init__(  # noqa: PLR0913 - all that a visit touches
        self,
        host: HostSettings,
        adapter: Adapter,
        *,
        headers: dict[str, str],
        starts: list[URL],
        fetcher: Fetcher,
        robots: Robots,
        frontier: Frontier,
        memoranda: Memoranda,
        again: bool,
        spend: Spend,
        stats: Stats,
        hand: Hand,
    ) -> None:
        self._host = host
        self._adapter = adapter
        self._headers = headers
        self._fetcher = fetcher
        self._robots = robots
        self._frontier = frontier
        self._memoranda = memoranda
        self._again = again
        self._spend = spend
        self._stats = stats
        self._hand = hand
        self._origins = {str(url.origin()) for url in starts}
        self.scope = Scope(starts, host.media)
        self._harvester = Harvester(host, self.scope)
        self.shown = Shown()

    async def visit(self, lead: Lead) -> Done | None:
        """Fetch the address of ``lead`` and deal with the answer; ``None``: it was handed on.

        Raises:
            OutOfScope: it leads away.
            StartMoved: a configured address that leads away.
            PagesSpent: it is a page, and as many were read as one crawl may read.
            TakedownError: as ``Fetcher.get`` and ``Robots.check``.
        """
        if lead.found_in == "start" and self._memoranda.is_other_registry(lead):
            await self._frontier.wake_media()
        answer = await self._fetched(lead)
        self._stats.bytes += answer.size
        self._spend.bytes += answer.size
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return self._as_before(lead)
        kind = self._kind(answer)
        if kind is Kind.MEDIA:
            return await self._hand_on(lead, answer)
        try:
            return await self._read(lead, answer) if kind is Kind.PAGE else self._skip(lead, answer)
        finally:
            answer.share.release()

    async def _fetched(self, lead: Lead) -> Fetched:
        headers = self._memoranda.validators(lead)
        if self._headers and origin_of(lead.url) in self._origins:
            headers |= self._headers
        return await self._fetcher.get(lead.url, self._judge, gate=lambda url: self._admit(lead, url), headers=headers)

    async def _admit(self, lead: Lead, url: URL) -> None:
        """Let a hop be made: in scope, not to somebody who only passes pictures on, and with the robots file's leave.

        Media are followed where their host sends us; its pages are read at home only, except that a start address
        may move to another server of the same domain.
        """
        if lead.found_in == "start" and not self.scope.is_home(url):
            raise StartMoved(site=self._host.name, host=url.raw_host or "")
        inside = lead.is_media or lead.own or lead.found_in == "start" or self.scope.has_page(url)
        if is_avoided(url) or not inside:
            raise OutOfScope
        await self._robots.check(url)
        self._spend.request()

    def _judge(self, content_type: str, head: bytes, url: str) -> int:
        limits = {Kind.PAGE: self._fetcher.settings.max_page_bytes, Kind.MEDIA: self._host.max_media_bytes}
        return limits.get(self._kind_of(content_type, head, url), 0)

    def _kind(self, answer: Fetched) -> Kind:
        if not answer.body:
            return Kind.OTHER
        return self._kind_of(answer.content_type, answer.body, answer.final_url)

    def _kind_of(self, content_type: str, head: bytes, url: str) -> Kind:
        kind = kind_of_answer(content_type, head, url)
        if kind is not Kind.MEDIA and self._adapter.reads(content_type, head, url):
            return Kind.PAGE
        return Kind.OTHER if kind is Kind.PAGE else kind

    async def _read(self, lead: Lead, answer: Fetched) -> Done:
        """Take what a page gives: its media, and its links while they aren't too deep."""
        final = parse(answer.final_url)
        if lead.found_in == "start":
            self.scope.widen(final)
        if not (lead.own or self.scope.has_page(final)):
            raise OutOfScope
        if self._spend.pages_are_spent:
            raise PagesSpent(site=self._host.name)
        self._spend.pages += 1
        digest = sha256(answer.body).digest()
        if not self._again and self._memoranda.is_as_before(lead, digest):
            return self._as_before(lead)
        self._stats.pages += 1
        finds = self._adapter.read(answer.body, answer.final_url, answer.content_type)
        facts = PageFacts(url=answer.final_url, sha256=digest.hex(), title=finds.title)
        return await self._found(lead, answer, facts, finds)

    async def _found(self, lead: Lead, answer: Fetched, facts: PageFacts, finds: Finds) -> Done:
        listing = finds.listing or lead.found_in == "start"
        fresh = lead.tier is Tier.FRESH or (lead.known is not None and listing)
        found = self._harvester.harvest(lead, facts, finds, fresh=fresh)
        self.shown.note(facts.url, (one.url for one in found.leads if one.is_media))
        leads = [*found.leads, *(found.more if await self._walks_on(lead, found) else ())]
        known = self._memoranda.read(lead, answer, bytes.fromhex(facts.sha256), listing=listing)
        return Done(Visit.LIST if listing else Visit.PAGE, known, leads, answer.final_url)

    async def _walks_on(self, lead: Lead, found: Harvest) -> bool:
        """Return whether the next part of a list is worth a visit: not once all of this part was known already."""
        if not found.more or lead.known is None or self._again:
            return True
        return await self._frontier.add(found.leads) > 0

    async def _hand_on(self, lead: Lead, answer: Fetched) -> Done | None:
        digest = sha256(answer.body).digest()
        if await self._needs_no_look(lead, digest):
            answer.share.release()
            return self._as_before(lead)
        self._stats.media += 1
        found_in = lead.found_in if lead.is_media else "link"
        candidate = candidate_of(answer, lead.page, found_in, self._host.name, lead.post)

        def then(matched: bool) -> Done:  # noqa: FBT001 - a callback with one plain answer
            if not matched:
                self._memoranda.fruitless(digest)
            return Done(Visit.MEDIA, self._memoranda.read(lead, answer, digest, matched=matched))

        answer.body = b""  # the candidate's alone: what is known of the visit must not keep it
        await self._hand(lead, candidate, answer.share, then)
        return None

    async def _needs_no_look(self, lead: Lead, digest: bytes) -> bool:
        """Return whether these very bytes were held against this registry before."""
        if self._memoranda.is_as_before(lead, digest) or self._memoranda.was_fruitless(digest):
            return True
        return lead.known is None and await self._frontier.held_against(digest, self._memoranda.mark)

    def _as_before(self, lead: Lead) -> Done:
        self._stats.unchanged += 1
        listing = lead.known is not None and lead.known.listing
        visit = Visit.MEDIA if lead.is_media else Visit.LIST if listing else Visit.PAGE
        return Done(visit, self._memoranda.same(lead))

    def _skip(self, lead: Lead, answer: Fetched) -> Done:
        self._stats.skipped += 1
        missing = answer.status >= HTTPStatus.BAD_REQUEST
        trouble = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        visit = Visit.TROUBLE if trouble else Visit.MISSING if missing else Visit.OTHER
        refused = lead.found_in == "start" and missing
        problem = StartRefused(site=self._host.name, status=answer.status) if refused else None
        return Done(visit, self._memoranda.failed(lead), problem=problem)


def candidate_of(
    answer: Fetched, page: PageFacts, found_in: str, site: str = "", post: PostFacts | None = None
) -> Candidate:
    """Return what was fetched as the noun that the other rooms know; ``site`` is the configured host's name."""
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
        post=post,
    )
