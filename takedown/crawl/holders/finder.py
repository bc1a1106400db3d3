"""Who holds an address: every question about it, each asked once a run, and by its code what got no answer.

Method, step by step, in ``docs/hosts-behind.md``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

from yarl import URL

from takedown.cases.holding import Contact, Holder, Holding, Role
from takedown.cases.noun import now
from takedown.crawl.holders import contacts, rdap
from takedown.crawl.holders.cdn import recognised
from takedown.crawl.holders.contacts import Told, told
from takedown.crawl.holders.dns import Dns, Name, NameServerResolver, NoName
from takedown.crawl.holders.domains import registrable
from takedown.crawl.holders.parts import Parts, of_owner, one_of_each, with_account
from takedown.crawl.holders.private import account_in
from takedown.crawl.holders.rdap import Kept, NoAnswer, Rdap
from takedown.crawl.holders.registered import Domain, Network
from takedown.crawl.holders.roles import role_of
from takedown.crawl.net.answer import Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused, is_number, is_public, parse, server_of
from takedown.crawl.net.pace import Paces
from takedown.crawl.net.robots import Robots
from takedown.settings import HostSettings, Settings

RDAP_DELAY = 0.25
"""Seconds between two questions to one registry, which all limit them."""
AT_ONCE = 8
"""Addresses asked about side by side."""
UNREADABLE = "address"
"""The code of a text that is no address of the web."""

T = TypeVar("T")


@dataclass(slots=True)
class _Found:
    """What is known of one origin."""

    ips: tuple[str, ...] = ()
    holders: tuple[Holder, ...] = ()
    failed: list[str] = field(default_factory=list)


class Finder:
    """Finds holders, with ``async with``.

    Args:
        settings: ``[lookup]``; a configured host's own manners (proxy, pace, hours, robots) hold for its pages.
        own: the folder of the person's own directory entries, if any.
        pages: whether a site's pages may be fetched; without, names and registries alone are asked.
        kept: lists from an earlier run, if any.
        pace: seconds between two questions to one registry at least.

    Raises:
        BadNameserver, BadBootstrap, BadDirectoryEntry: a setting or a file can't be used; nobody was asked.
    """

    def __init__(
        self,
        settings: Settings,
        own: Path | None = None,
        *,
        pages: bool = True,
        kept: Kept | None = None,
        pace: float = RDAP_DELAY,
    ) -> None:
        self._settings = settings
        self._pages = pages
        self._kept = kept
        self._pace = pace
        self._parts = Parts(own)
        self._lists = rdap.checked(settings.lookup.bootstrap)
        self._dns = Dns(settings.lookup.nameserver, settings.lookup.seconds)
        self._paces = Paces()
        self._stack = AsyncExitStack()
        self._asked: dict[tuple[str, object], asyncio.Task[object]] = {}
        self._networks: list[Network] = []
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)
        await self._stack.aclose()

    async def holding(self, url: str, file: str = "") -> Holding:
        """Return who holds ``url``; what wasn't found out stands in ``failed``. Never raises for what others do.

        Args:
            url: the address. file: where the file itself was seen, if elsewhere.
        """
        try:
            url.encode()
            parsed = parse(url)
        except (AddressRefused, UnicodeEncodeError):
            # A command's words may hold bytes that are no text.
            shown = url.encode("utf-8", "backslashreplace").decode()
            return Holding(url=shown, host="", at=now(), failed=(UNREADABLE,))
        async with self._slots:
            found = await self._once(("origin", parsed.origin()), lambda: self._about(parsed))
        host = parsed.raw_host or ""
        account = account_in(url)
        return Holding(
            url=url,
            host=host,
            at=now(),
            ips=found.ips,
            role=self._role(url, host, file),
            holders=tuple(with_account(holder, account) for holder in found.holders),
            failed=tuple(found.failed),
        )

    def _role(self, url: str, host: str, file: str) -> Role:
        """Return what the address does with the file; a platform's own domain for pictures is no other's."""
        try:
            there = parse(file).raw_host or ""
        except AddressRefused:  # not known, or no address
            return role_of(url)
        return role_of(url, "" if self._parts.is_same(host, there) else file)

    async def holdings(self, urls: Iterable[str]) -> list[Holding]:
        """Return the same for many, in order; each host, network and domain is asked about once."""
        return list(await asyncio.gather(*map(self.holding, urls)))

    async def _about(self, url: URL) -> _Found:
        """Ask everything about the origin of ``url``."""
        found = _Found()
        host = url.raw_host or ""
        table = self._table(url)
        owner = self._parts.owner(host, table.recipients if table is not None else ())
        name = await self._name(host, table, found)
        network = await self._network(name, found)
        domain, by_registrar = await self._domain(host, table, found)
        site = await self._site(url, table, found) if self._pages and owner is None else Told()
        delivery = recognised((host, *name.aliases), network, site.headers)
        holders = [*of_owner(owner), *self._parts.network(network, delivery)]
        if owner is None:
            holders.append(self._parts.site(host, site, await self._conventional(host, table), domain))
        found.holders = one_of_each([*holders, *self._parts.registered(domain, by_registrar)])
        return found

    async def _name(self, host: str, table: HostSettings | None, found: _Found) -> Name:
        """Return what the name means. Where visits go through a proxy, no name is asked for beside it."""
        name = Name()
        if is_number(host):
            name = Name((host,))
        elif _proxy(table):
            found.failed.append("dns-proxied")
        else:
            try:
                name = await self._once(("name", host), lambda: self._dns.name(host))
            except NoName:
                found.failed.append("dns")
        found.ips = name.addresses
        return name

    async def _network(self, name: Name, found: _Found) -> Network | None:
        # IPv4 first: hosts add and drop the other more often, and its network is another one.
        public = sorted(filter(_is_public, name.addresses), key=lambda address: ":" in address)
        if not public:
            return None
        known = next((network for network in self._networks if network.holds(public[0])), None)
        if known is not None:
            return known
        registries = await self._registries("")
        try:
            network = await self._once(("network", public[0]), lambda: registries.network(public[0]))
        except NoAnswer:
            found.failed.append("rdap-ip")
            return None
        self._networks.append(network)
        return network

    async def _domain(
        self, host: str, table: HostSettings | None, found: _Found
    ) -> tuple[Domain | None, Domain | None]:
        """Return the domain as its registry and as its registrar describe it."""
        name = registrable(host)
        if not name or host.endswith(".onion"):
            return None, None
        registries = await self._registries(_proxy(table))
        try:
            domain = await self._once(("domain", name), lambda: registries.domain(name))
        except NoAnswer:
            found.failed.append("rdap-domain")
            return None, None
        try:
            return domain, await self._once(("related", name), lambda: registries.related(domain))
        except NoAnswer:
            found.failed.append("rdap-registrar")
            return domain, None

    async def _site(self, url: URL, table: HostSettings | None, found: _Found) -> Told:
        async with self._visitor(url, table) as fetcher:
            robots = Robots(fetcher, table.robots if table is not None else "obey")
            try:
                site = await told(fetcher, robots, url.origin())
            finally:
                await robots.close()
        if site.failed:
            found.failed.append("pages")
        return site

    async def _conventional(self, host: str, table: HostSettings | None) -> list[Contact]:
        """Return the address that RFC 2142, 4, sets aside, where mail to it can arrive; nobody has published it."""
        name = registrable(host)
        if not name or _proxy(table) or not await self._once(("mail", name), lambda: self._dns.takes_mail(name)):
            return []
        return [Contact(address=f"abuse@{name}", found="rfc2142", source=name, confidence="low")]

    def _table(self, url: URL) -> HostSettings | None:
        """Return the configured host that ``url`` belongs to."""
        server = server_of(url)
        for host in self._settings.hosts:
            if server in host.allow or url.raw_host in {URL(start).raw_host for start in host.start}:
                return host
        return None

    async def _registries(self, proxy: str) -> Rdap:
        """Return who asks registries; through ``proxy`` for a host whose visits go through one."""
        return await self._once(("registries", proxy), lambda: self._opened(proxy))

    async def _opened(self, proxy: str) -> Rdap:
        lookup = self._settings.lookup
        limits = dict.fromkeys(("connect_seconds", "first_byte_seconds", "total_seconds"), lookup.seconds)
        settings = self._settings.crawl.model_copy(update=limits)
        at_pace, files = [
            await self._stack.enter_async_context(
                Fetcher(settings, allow=lookup.allow, delay=delay, proxy=proxy, resolver=self._resolver())
            )
            for delay in (self._pace, 0.0)
        ]
        asks = Rdap(at_pace, self._lists, lookup.seconds, self._kept, files)
        self._stack.push_async_callback(asks.close)
        return asks

    def _visitor(self, url: URL, table: HostSettings | None) -> Fetcher:
        host = table or HostSettings(name="unknown", start=[str(url)])
        manners = {"allow": [*host.allow, *self._settings.lookup.allow], "concurrency": 1}
        return Fetcher.of(
            host.model_copy(update=manners),
            self._settings.crawl,
            paces=self._paces,
            requests=Requests(contacts.MOST_REQUESTS),
            resolver=self._resolver(),
        )

    def _resolver(self) -> NameServerResolver | None:
        return NameServerResolver(self._dns) if self._settings.lookup.nameserver else None

    async def _once(self, key: tuple[str, object], ask: Callable[[], Awaitable[T]]) -> T:
        """Ask a question once a run; all who want to know wait for the one answer."""
        if key not in self._asked:
            self._asked[key] = asyncio.ensure_future(cast("Awaitable[object]", ask()))
        return cast("T", await asyncio.shield(self._asked[key]))


def _is_public(address: str) -> bool:
    return is_public(ip_address(address))


def _proxy(table: HostSettings | None) -> str:
    return table.proxy if table is not None else ""
