"""The way to an address of a configured host: in scope, with the robots file's leave, within the host's budget."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from yarl import URL

from takedown.crawl.frontier.lead import Lead
from takedown.crawl.net.answer import Fetched, Judge
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.robots import Robots
from takedown.crawl.read.avoid import is_avoided
from takedown.crawl.scope import Scope, origin_of
from takedown.crawl.stats import Stats
from takedown.crawl.visiting.outcome import OutOfScope, StartMoved
from takedown.crawl.visiting.spend import Spend
from takedown.settings import HostSettings


class Way:
    """Fetches for one host, and counts what it takes.

    Args:
        host: its settings. starts: the first addresses, as the adapter gives them. headers: for their origins alone.
        fetcher, robots: guard, pace and manners. spend, stats: counted.

    Attributes:
        scope: where to go. limits: those of every host.
    """

    def __init__(
        self,
        host: HostSettings,
        starts: list[URL],
        headers: Mapping[str, str],
        *,
        fetcher: Fetcher,
        robots: Robots,
        spend: Spend,
        stats: Stats,
    ) -> None:
        self._host = host
        self._headers = headers
        self._origins = {str(url.origin()) for url in starts}
        self._fetcher = fetcher
        self._robots = robots
        self._spend = spend
        self._stats = stats
        self.scope = Scope(starts, host.media)
        self.limits = fetcher.settings

    async def fetched(self, lead: Lead, judge: Judge, validators: Mapping[str, str]) -> Fetched:
        """Fetch the address of ``lead``; with ``validators`` the host may answer "as before".

        Raises:
            OutOfScope: it leads away. StartMoved: a configured address does.
            HostBudgetSpent: the host's table allows no more.
            TakedownError: as ``Fetcher.get`` and ``Robots.check``.
        """
        headers = {**validators, **self._own(lead.url)}
        return self._counted(await self._fetcher.get(lead.url, judge, gate=partial(self._admit, lead), headers=headers))

    async def for_page(self, lead: Lead, url: str, judge: Judge) -> Fetched:
        """Fetch a page for a browser, or what its scripts ask for: from the host, and from where media may come."""
        gate = partial(self._admit, lead) if url == lead.url else self._admit_part
        return self._counted(await self._fetcher.get(url, judge, gate=gate, headers=self._own(url)))

    async def piece(self, lead: Lead, bundle: Fetched, url: str, limit: int, headers: Mapping[str, str]) -> Fetched:
        """Fetch what the playlist ``bundle`` names: from its own server, and from where media may come.

        Args:
            lead: of the playlist. limit: bytes at most. headers: such as ``Range``.
        """
        home = origin_of(bundle.final_url)

        async def admit(hop: URL) -> None:
            await self._admit_part(hop, inside=lead.own or str(hop.origin()) == home)

        return self._counted(await self._fetcher.get(url, lambda *_: limit, gate=admit, headers=headers))

    def _own(self, url: str) -> Mapping[str, str]:
        return self._headers if self._headers and origin_of(url) in self._origins else {}

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

    async def _admit_part(self, url: URL, *, inside: bool = False) -> None:
        if is_avoided(url) or not (inside or self.scope.has_media(url)):
            raise OutOfScope
        await self._robots.check(url)
        self._spend.request()

    def _counted(self, answer: Fetched) -> Fetched:
        self._stats.bytes += answer.size
        self._spend.bytes += answer.size
        return answer
