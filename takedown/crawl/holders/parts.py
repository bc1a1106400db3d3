"""From answers to holders: which part of an address each of those named is, and which of them the directory knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from yarl import URL

from takedown.cases.holding import Contact, Holder, Part
from takedown.cases.recipient import Kind, Recipient
from takedown.crawl.holders.cdn import Recognised
from takedown.crawl.holders.contacts import MOST_CONTACTS, Told
from takedown.crawl.holders.domains import suffix_of
from takedown.crawl.holders.private import is_free_mail, is_of_account
from takedown.crawl.holders.registered import Domain, Network, Party
from takedown.notices import directory

_PARTS: dict[Kind, Part] = {"platform": "platform", "search_engine": "platform", "host": "host", "cdn": "cdn"}
"""Which part of an address somebody is who owns its name, by the kind of the directory's entry."""
_ORDER: tuple[Part, ...] = ("platform", "site", "host", "cdn", "network", "registrar", "registry")


class Parts:
    """Makes holders.

    Args:
        own: the folder of the person's own directory entries, if any.

    Raises:
        BadDirectoryEntry: one of them can't be read.
    """

    def __init__(self, own: Path | None) -> None:
        self._directory = directory.load(own)
        self._at = cache(lambda host: directory.for_host(host, own))

    def owner(self, host: str, named: Iterable[str] = ()) -> Recipient | None:
        """Return who runs what is found at ``host``, as far as the directory knows.

        Args:
            host: a name.
            named: ids that the host's own table in the configuration gives; they go first.
        """
        listed = (self._directory.get(item) for item in named)
        found = [one for one in (*listed, self._at(host)) if one is not None and one.kind in _PARTS]
        return found[0] if found else None

    def is_same(self, host: str, other: str) -> bool:
        """Return whether two names are of one entry: a platform and the domain that its pictures lie at."""
        ours, theirs = self._at(host), self._at(other)
        return ours is not None and theirs is not None and ours.id == theirs.id

    def site(self, host: str, told: Told, conventional: Iterable[Contact], domain: Domain | None) -> Holder:
        """Return whoever runs a site that the directory doesn't know."""
        there = {one.address for one in told.contacts}
        found = [*told.contacts, *(one for one in conventional if one.address not in there)]
        personal = told.personal or (domain is not None and domain.of_a_person)
        marked = tuple(one.model_copy(update={"private": personal or is_free_mail(one.address)}) for one in found)
        return Holder(part="site", name=host, contacts=marked, source="page" if told.contacts else "dns")

    def network(self, network: Network | None, delivery: Recognised | None) -> list[Holder]:
        """Return the firm whose machine it is or the delivery network before it, and the network itself.

        Behind a delivery network that its own addresses or aliases show, the host isn't known. What only headers show
        may as well be what an origin passes on, so that the network's firm is named beside it.
        """
        abuse = _abuse(network.abuse, network.source) if network is not None else ()
        is_before = delivery is not None and delivery.source != "headers"
        holders = [] if delivery is None else [self._delivery(delivery, abuse if is_before else ())]
        if network is None:
            return holders
        if not is_before:
            holders += self._host(network, abuse)
        return [*holders, self._network(network, abuse)]

    def registered(self, domain: Domain | None, by_registrar: Domain | None) -> list[Holder]:
        """Return the registrar and the registry of a domain, from the answers of both."""
        if domain is None:
            return []
        server = URL(domain.source).raw_host or ""
        suffix = suffix_of(domain.source.rpartition("/")[2])
        registry = Holder(part="registry", name=f".{suffix}", handle=server, source="rdap")
        registrar = domain.registrar or (by_registrar.registrar if by_registrar is not None else None)
        if registrar is None or not (registrar.name or registrar.handle):
            return [registry]
        return [self._registrar(registrar, domain, by_registrar), registry]

    def _registrar(self, party: Party, domain: Domain, by_registrar: Domain | None) -> Holder:
        abuse = _abuse(domain.abuse, domain.source)
        if by_registrar is not None:
            abuse = _abuse(by_registrar.abuse, by_registrar.source) or abuse
        return Holder(
            part="registrar",
            name=party.name or party.handle,
            handle=party.handle,
            recipient=self._entry(abuse, "registrar", "host"),
            contacts=abuse,
            source="rdap",
        )

    def _delivery(self, delivery: Recognised, abuse: tuple[Contact, ...]) -> Holder:
        entry = self._at(delivery.delivery.domain)
        return Holder(
            part="host" if delivery.stores else "cdn",
            name=delivery.delivery.name,
            recipient=entry.id if entry is not None else "",
            contacts=abuse,
            source=delivery.source,
        )

    def _host(self, network: Network, abuse: tuple[Contact, ...]) -> list[Holder]:
        entry = self._entry(abuse, "host", "cdn")
        name = network.organisation or (self._directory[entry].name if entry else "")
        return [Holder(part="host", name=name, recipient=entry, contacts=abuse, source="rdap")] if name else []

    def _network(self, network: Network, abuse: tuple[Contact, ...]) -> Holder:
        name = network.name or network.handle
        return Holder(
            part="network",
            name=f"{name} ({network.country})" if network.country else name,
            handle=network.handle,
            recipient=self._entry(abuse, "host", "cdn"),
            contacts=abuse,
            source="rdap",
        )

    def _entry(self, abuse: Iterable[Contact], *kinds: Kind) -> str:
        """Return the id of the directory's entry that one of the contacts belongs to, if it is of one of ``kinds``."""
        found = (self._at(one.address.rpartition("@")[2]) for one in abuse if "@" in one.address)
        return next((one.id for one in found if one is not None and one.kind in kinds), "")


def of_owner(owner: Recipient | None) -> list[Holder]:
    """Return the holder that the directory's entry for the name itself is."""
    if owner is None:
        return []
    return [Holder(part=_PARTS[owner.kind], name=owner.name, recipient=owner.id, source="directory")]


def one_of_each(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Return the first holder of each part, the nearest to the file first."""
    first: dict[Part, Holder] = {}
    for holder in holders:
        first.setdefault(holder.part, holder)
    return tuple(sorted(first.values(), key=lambda holder: _ORDER.index(holder.part)))


def with_account(holder: Holder, account: str) -> Holder:
    """Return the holder with those contacts marked that bear the name of the ``account`` that posted."""
    if not any(is_of_account(one.address, account) for one in holder.contacts):
        return holder
    marked = tuple(
        one.model_copy(update={"private": True}) if is_of_account(one.address, account) else one
        for one in holder.contacts
    )
    return holder.model_copy(update={"contacts": marked})


def _abuse(parties: Iterable[Party], source: str) -> tuple[Contact, ...]:
    """Return the contacts for reports of abuse (RFC 9083, 10.2.4: the role ``abuse``), each once."""
    found: dict[str, Contact] = {}
    for party in parties:
        for address in (*party.mails, *party.pages):
            private = party.is_person or is_free_mail(address)
            contact = Contact(address=address, found="rdap-abuse", source=source, confidence="medium", private=private)
            found.setdefault(address, contact)
    return tuple(found.values())[:MOST_CONTACTS]
