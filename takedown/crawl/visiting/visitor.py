"""One visit to one address of a configured host, and what becomes of the answer."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from http import HTTPStatus

from takedown.cases.candidate import PageFacts
from takedown.crawl.adapters.adapter import Adapter
from takedown.crawl.adapters.understood import finds_of
from takedown.crawl.browser.browser import Browser
from takedown.crawl.bundles.parts import BUNDLES, PASSING, Part, Parts, named
from takedown.crawl.frontier.frontier import Frontier
from takedown.crawl.frontier.lead import Lead, Tier
from takedown.crawl.frontier.revisit import Visit
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import AGENT
from takedown.crawl.net.guard import parse
from takedown.crawl.net.memory import ByteBudget, Share
from takedown.crawl.net.robots_tag import RobotsTag, robots_tag
from takedown.crawl.read.finds import Finds, MediaLink
from takedown.crawl.read.kinds import Kind, kind_of_answer
from takedown.crawl.read.link_header import with_next
from takedown.crawl.stats import Stats
from takedown.crawl.visiting.harvest import Harvest, Harvester
from takedown.crawl.visiting.memoranda import Memoranda
from takedown.crawl.visiting.outcome import (
    Done,
    Hand,
    Handed,
    Matched,
    OutOfScope,
    PagesSpent,
    StartRefused,
    candidate_of,
)
from takedown.crawl.visiting.shown import Shown
from takedown.crawl.visiting.spend import Spend
from takedown.crawl.visiting.way import Way
from takedown.settings import HostSettings

NOTHING_ASKED = RobotsTag()
_PERHAPS_READ = frozenset({Kind.PAGE, Kind.OTHER, Kind.ARCHIVE})  # a sitemap may be packed


class Visitor:
    """Visits addresses of one host.

    Args:
        host: its settings. adapter: what reads its answers. way: how they are fetched.
        browser: renders pages, for adapters that need it. parts: takes archives, documents and playlists apart.
        frontier: asked what is new. memoranda: what is known from the visits before.
        again: walk every list to its end. spend, stats: counted. hand: where the parts of bundles go.

    Attributes:
        shown: which pages show which media.
    """

    def __init__(  # noqa: PLR0913 - all that a visit touches
        self,
        host: HostSettings,
        adapter: Adapter,
        way: Way,
        *,
        browser: Browser | None,
        parts: Parts,
        frontier: Frontier,
        memoranda: Memoranda,
        again: bool,
        spend: Spend,
        stats: Stats,
        hand: Hand,
    ) -> None:
        self._host = host
        self._adapter = adapter
        self._way = way
        self._browser = browser
        self._parts = parts
        self._frontier = frontier
        self._memoranda = memoranda
        self._again = again
        self._spend = spend
        self._stats = stats
        self._hand = hand
        self._harvester = Harvester(host, way.scope)
        self.shown = Shown()

    async def visit(self, lead: Lead) -> Done | Handed:
        """Fetch the address of ``lead`` and deal with the answer.

        Raises:
            OutOfScope: it leads away.
            StartMoved: a configured address that leads away.
            PagesSpent: it is a page, and as many were read as one crawl may read.
            TakedownError: as ``Fetcher.get``, ``Robots.check``, ``Parts.of`` and ``Browser.visit``.
        """
        if lead.found_in == "start" and self._memoranda.is_other_registry(lead):
            await self._frontier.wake_media()
        if self._browser is not None and not lead.is_media:
            rendered = await self._rendered(lead, self._browser)
            if rendered is not None:
                return rendered
        answer = await self._way.fetched(lead, self._judge, self._memoranda.validators(lead))
        kind = self._kind(answer)
        if kind is Kind.MEDIA and not self._keeps_out(answer):
            return await self._media(lead, answer)
        try:
            return await self._dealt_with(lead, answer, kind)
        finally:
            answer.share.release()

    async def _dealt_with(self, lead: Lead, answer: Fetched, kind: Kind) -> Done:
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return self._as_before(lead)
        if kind is Kind.PAGE:
            return await self._read(lead, answer)
        if kind in BUNDLES:
            return await self._taken_apart(lead, answer, kind)
        return self._skipped(lead, answer)

    def _keeps_out(self, answer: Fetched) -> bool:
        """Return whether the host asks that this picture isn't taken."""
        return self._asks(answer.headers.get("x-robots-tag", "")).noimageindex

    def _asks(self, *values: str) -> RobotsTag:
        if self._host.robots == "ignore" or not any(values):
            return NOTHING_ASKED
        return robots_tag(values, AGENT)

    def _judge(self, content_type: str, head: bytes, url: str) -> int:
        limits = self._way.limits
        match self._kind_of(content_type, head, url):
            case Kind.PAGE | Kind.PLAYLIST:
                return limits.max_page_bytes
            case Kind.MEDIA:
                return self._host.max_media_bytes
            case Kind.ARCHIVE | Kind.DOCUMENT:
                return limits.max_archive_bytes
            case _:
                return 0

    def _kind(self, answer: Fetched) -> Kind:
        if not answer.body:
            return Kind.OTHER
        return self._kind_of(answer.content_type, answer.body, answer.final_url)

    def _kind_of(self, content_type: str, head: bytes, url: str) -> Kind:
        kind = kind_of_answer(content_type, head, url)
        if kind in _PERHAPS_READ and self._adapter.reads(content_type, head, url):
            return Kind.PAGE
        return Kind.OTHER if kind is Kind.PAGE else kind

    async def _rendered(self, lead: Lead, browser: Browser) -> Done | None:
        """Read the page as it is after its scripts; ``None``: it is none, and is fetched like any other address."""
        rendered = await browser.visit(lead.url, partial(self._way.for_page, lead))
        if not rendered.html:
            return None
        return await self._read_as(
            lead, _Page(rendered.final_url, rendered.html.encode(), "", rendered.headers), rendered.media
        )

    async def _taken_apart(self, lead: Lead, answer: Fetched, kind: Kind) -> Done:
        """Hand on what an archive, a document or a playlist holds, one after another."""
        digest = sha256(answer.body).digest()
        if await self._needs_no_look(lead, digest):
            return self._as_before(lead)
        skipped = Counter[str]()
        if kind is Kind.PLAYLIST:  # its segments need room as well, and would wait for what it holds itself
            answer.share.release()
        async with aclosing(self._parts.of(answer, kind, partial(self._way.piece, lead, answer), skipped)) as parts:
            looked = [await self._hand_part(lead, answer, kind, part) async for part in parts]
        unseen = None in looked or any(skipped[why] for why in PASSING)
        return self._looked_at(lead, answer, digest, None if unseen else True in looked)

    async def _hand_part(self, lead: Lead, answer: Fetched, kind: Kind, part: Part) -> Matched:
        """Hand on one part and wait until it was looked at: so no more than one is in memory."""
        self._stats.media += 1
        whole = candidate_of(answer, lead.page, kind.value, self._host.name, lead.post)
        url, final_url = named(answer.url, part.name), named(answer.final_url, part.name)
        candidate = replace(whole, url=url, final_url=final_url, content=part.content)
        looked: asyncio.Future[Matched] = asyncio.get_running_loop().create_future()
        await self._hand(candidate, Share(ByteBudget(0), 0), looked.set_result)
        return await looked

    async def _read(self, lead: Lead, answer: Fetched) -> Done:
        return await self._read_as(lead, _Page(answer.final_url, answer.body, answer.content_type, answer.headers))

    async def _read_as(self, lead: Lead, page: _Page, wanted: tuple[str, ...] = ()) -> Done:
        """Take what a page gives: its media, and its links while they aren't too deep."""
        final = parse(page.url)
        if lead.found_in == "start":
            self._way.scope.widen(final)
        if not (lead.own or self._way.scope.has_page(final)):
            raise OutOfScope
        if self._spend.pages_are_spent:
            raise PagesSpent(site=self._host.name)
        self._spend.pages += 1
        digest = sha256(page.body).digest()
        if not self._again and self._memoranda.is_as_before(lead, digest):
            return self._as_before(lead)
        self._stats.pages += 1
        content_type = page.content_type or "text/html; charset=utf-8"
        finds = finds_of(self._adapter, page.body, page.url, content_type)
        finds = with_next(finds, page.url, page.headers)
        media = (*finds.media, *(MediaLink(url, "script") for url in wanted))
        facts = PageFacts(url=page.url, sha256=digest.hex(), title=finds.title)
        return await self._found(lead, page, facts, self._allowed(replace(finds, media=media), page))

    def _allowed(self, finds: Finds, page: _Page) -> Finds:
        """Leave out what the host asks robots not to take from this page."""
        asked = self._asks(page.headers.get("x-robots-tag", ""), ",".join(sorted(finds.robots)))
        if asked.nofollow:
            finds = replace(finds, pages=())
        return replace(finds, media=()) if asked.noimageindex else finds

    async def _found(self, lead: Lead, page: _Page, facts: PageFacts, finds: Finds) -> Done:
        listing = finds.listing or lead.found_in == "start"
        fresh = lead.tier is Tier.FRESH or (lead.known is not None and listing)
        found = self._harvester.harvest(lead, facts, finds, fresh=fresh)
        self.shown.note(facts.url, (one.url for one in found.leads if one.is_media))
        leads = [*found.leads, *(found.more if await self._walks_on(lead, found) else ())]
        known = self._memoranda.read(lead, page.headers, bytes.fromhex(facts.sha256), listing=listing)
        return Done(Visit.LIST if listing else Visit.PAGE, known, leads, page.url)

    async def _walks_on(self, lead: Lead, found: Harvest) -> bool:
        """Return whether the next part of a list is worth a visit: not once all of this part was known already."""
        if not found.more or lead.known is None or self._again:
            return True
        return await self._frontier.add(found.leads) > 0

    async def _media(self, lead: Lead, answer: Fetched) -> Done | Handed:
        digest = sha256(answer.body).digest()
        if await self._needs_no_look(lead, digest):
            answer.share.release()
            return self._as_before(lead)
        self._stats.media += 1
        found_in = lead.found_in if lead.is_media else "link"
        candidate = candidate_of(answer, lead.page, found_in, self._host.name, lead.post)
        answer.body = b""  # the candidate's alone: what is known of the visit must not keep it
        return Handed(candidate, answer.share, partial(self._looked_at, lead, answer, digest))

    def _looked_at(self, lead: Lead, answer: Fetched, digest: bytes, matched: Matched) -> Done:
        if matched is None:
            return Done(Visit.TROUBLE, self._memoranda.failed(lead))
        if not matched:
            self._memoranda.fruitless(digest)
        return Done(Visit.MEDIA, self._memoranda.read(lead, answer.headers, digest, matched=matched))

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

    def _skipped(self, lead: Lead, answer: Fetched) -> Done:
        self._stats.skipped += 1
        missing = answer.status >= HTTPStatus.BAD_REQUEST
        trouble = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        visit = Visit.TROUBLE if trouble else Visit.MISSING if missing else Visit.OTHER
        refused = lead.found_in == "start" and missing
        problem = StartRefused(site=self._host.name, status=answer.status) if refused else None
        return Done(visit, self._memoranda.failed(lead), problem=problem)


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read at an address, fetched or rendered."""

    url: str
    body: bytes = field(repr=False)
    content_type: str
    headers: Mapping[str, str]
