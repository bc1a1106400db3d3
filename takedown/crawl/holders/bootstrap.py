"""Which RDAP server answers for an address or a name: IANA's lists (RFC 9224), by the longest match.

Our own reading of them, for ``whoisit`` takes the first match instead of the longest (RFC 9224, 4 and 5.1), asks one of
three registries where there is none, gives up every list for one odd line, and refuses to work without two lists that
are never needed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from takedown.crawl.adapters import shapes

IANA = "https://data.iana.org/rdap/"
FILES = ("dns.json", "ipv4.json", "ipv6.json")
"""Relative to the address of the lists."""
MOST_BYTES = 4 * 1024 * 1024
"""Of one list; the largest has 70 kB."""
FRESH_SECONDS = 24 * 3600.0
"""A list isn't used longer than a day: RFC 9224, 8, leaves it to its ``Expires``, which IANA sets to that."""


class NoServer(Exception):
    """No registry's server is listed. Internal: the finder says ``rdap-domain`` or ``rdap-ip``."""


@dataclass(frozen=True, slots=True)
class Services:
    """The lists as read.

    Attributes:
        names: base addresses by the end of a name, without a dot before it.
        networks: base addresses by network, both versions.
    """

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    networks: dict[IPv4Network | IPv6Network, tuple[str, ...]] = field(default_factory=dict)

    def for_name(self, domain: str) -> tuple[str, ...]:
        """Return the base addresses for ``domain``, https first.

        Raises:
            NoServer: the lists name none.
        """
        labels = domain.lower().split(".")
        ends = (".".join(labels[at:]) for at in range(len(labels)))
        found = next((self.names[end] for end in ends if end in self.names), None)
        if found is None:
            raise NoServer
        return found

    def for_address(self, address: str) -> tuple[str, ...]:
        """Return the base addresses for an IP address, https first.

        Raises:
            NoServer: the lists name none.
        """
        number = ip_address(address)
        fitting = [network for network in self.networks if number.version == network.version and number in network]
        if not fitting:
            raise NoServer
        return self.networks[max(fitting, key=lambda network: network.prefixlen)]


def read(names: bytes, *networks: bytes) -> Services:
    """Return what the lists say; a line that can't be read is left out, broken JSON is an empty list."""
    services = Services()
    for end, bases in _lines(names):
        services.names[end.strip(".").lower()] = bases
    for text in networks:
        for block, bases in _lines(text):
            network = _network(block)
            if network is not None:
                services.networks[network] = bases
    return services


def completed(services: Services) -> Services:
    """Return the same with the registries whose servers IANA doesn't list yet, as ``whoisit`` keeps them (.de, .io...).

    For IANA's own lists alone: who names other ones means those.
    """
    from whoisit.overrides import iana_overrides  # type: ignore[import-untyped]  # slow to import, and seldom needed

    for end, bases in iana_overrides["domain"].items():
        services.names.setdefault(end, _bases(bases))
    return services


def is_list(text: bytes) -> bool:
    """Return whether ``text`` is such a list at all."""
    return bool(shapes.items(shapes.parsed(text), "services"))


def _lines(text: bytes) -> Iterator[tuple[str, tuple[str, ...]]]:
    for service in shapes.items(shapes.parsed(text), "services"):
        entries = [entry for entry in shapes.items(service, 0) if isinstance(entry, str)]
        bases = _bases([base for base in shapes.items(service, 1) if isinstance(base, str)])
        if bases:
            yield from ((entry, bases) for entry in entries)


def _bases(written: list[str]) -> tuple[str, ...]:
    """Return the addresses, the safe ones first (RFC 7480, 8), each ending in a slash (RFC 9224, 3)."""
    plain = [base if base.endswith("/") else f"{base}/" for base in written if base.startswith(("http://", "https://"))]
    return tuple(sorted(plain, key=lambda base: not base.startswith("https://")))


def _network(text: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(text)
    except ValueError:
        return None
