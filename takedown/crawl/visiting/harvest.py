"""From what an answer gives to leads: in scope, not too deep, no trap, with what goes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from takedown.cases.candidate import PageFacts
from takedown.crawl.frontier.lead import Lead, Tier
from takedown.crawl.frontier.traps import Traps, stripped
from takedown.crawl.read.finds import Finds, MediaLink, PageLink
from takedown.crawl.read.repeated import Repeated
from takedown.crawl.scope import Scope
from takedown.settings import HostSettings


@dataclass(frozen=True, slots=True)
class Harvest:
    """The leads of one answer.

    Attributes:
        leads: media, then pages.
        more: the next parts of the list that the answer is.
    """

    leads: list[Lead]
    more: list[Lead]


class Harvester:
    """Makes leads for one host.

    Args:
        host: how deep to go.
        scope: where.
    """

    def __init__(self, host: HostSettings, scope: Scope) -> None:
        self._host = host
        self._scope = scope
        self._traps = Traps()
        self._repeated = Repeated()

    def harvest(self, lead: Lead, facts: PageFacts, finds: Finds, *, fresh: bool) -> Harvest:
        """Return the leads of the answer to ``lead``.

        Args:
            lead: what was visited. facts: what is known of the answer. finds: what is in it.
            fresh: whether its media and links are new things: of a start, of a recent post, of a list read again.
        """
        self._repeated.note(finds)
        media = list(self._media(lead, facts, finds, fresh=fresh))
        pages = list(self._pages(lead, facts, finds.pages, fresh=fresh))
        more = [page for page in pages if page.found_in == "more"]
        return Harvest(media + [page for page in pages if page.found_in != "more"], more)

    def _media(self, lead: Lead, facts: PageFacts, finds: Finds, *, fresh: bool) -> Iterator[Lead]:
        tier = Tier.FRESH_MEDIA if fresh else Tier.MEDIA
        for link in finds.media:
            inside = link.own or self._scope.has_media_at(link.url)
            if inside and not self._repeated.is_furniture(link.url):
                page = _page_of(link, facts, finds.title)
                yield Lead(link.url, lead.depth + 1, page, link.found_in, tier, link.own, link.post)

    def _pages(self, lead: Lead, facts: PageFacts, links: tuple[PageLink, ...], *, fresh: bool) -> Iterator[Lead]:
        for link in links:
            depth = lead.depth + (not link.more)
            url = link.url if link.own else stripped(link.url)
            if depth <= self._host.max_depth and self._leads_somewhere(link, url):
                tier = Tier.FRESH if link.fresh or (fresh and lead.known is not None) else Tier.PAGE
                found_in = "more" if link.more else "page"
                yield Lead(url, depth, facts, found_in, tier, link.own)

    def _leads_somewhere(self, link: PageLink, url: str) -> bool:
        return link.own or (self._scope.has_page_at(url) and self._traps.admits(url))


def _page_of(link: MediaLink, facts: PageFacts, title: str) -> PageFacts:
    """Return the page that a person can open: of an interface's entry, what the interface says of it."""
    if not link.page or link.page == facts.url:
        return facts
    return PageFacts(url=link.page, title=title, source=facts.url)
