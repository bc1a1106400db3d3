"""Delivery networks: firms that pass a site's files on from their own addresses, so that its host stands behind them.

A network only caches, and forwards a notice or names the host. Where a name is of its own storage, it is the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from takedown.crawl.holders.registered import Network


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery network and what it is recognised by.

    Attributes:
        name: of the firm. domain: its own, by which the directory knows it.
        aliases: ends of the names that its customers' names lead to, or that it gives out itself.
        stores: those among its names below which it keeps the files themselves.
        networks: how registries name its networks. asns: numbers of its autonomous systems.
        headers: of its answers, by name in lower case; an empty pattern: that the header is there.
        source: where that is described.
    """

    name: str
    domain: str
    aliases: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    networks: re.Pattern[str] | None = None
    asns: frozenset[int] = frozenset()
    headers: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


_LISTS = "github.com/fatmo666/CDNRevealer Dict/cname.py; github.com/herzog31/which-cdn"
_FIREWALLS = "github.com/EnableSecurity/wafw00f wafw00f/plugins"

DELIVERIES = (
    Delivery(
        "Cloudflare",
        "cloudflare.com",
        aliases=("cdn.cloudflare.net",),
        stores=("r2.dev", "r2.cloudflarestorage.com", "pages.dev", "workers.dev", "imagedelivery.net"),
        networks=re.compile(r"CLOUDFLARE", re.IGNORECASE),
        asns=frozenset({13335}),
        headers={"cf-ray": "", "server": r"cloudflare\b"},
        source="https://developers.cloudflare.com/fundamentals/reference/http-headers/ ; " + _LISTS,
    ),
    Delivery(
        "Amazon CloudFront",
        "cloudfront.net",
        aliases=("cloudfront.net",),
        headers={"x-amz-cf-id": "", "x-amz-cf-pop": "", "via": r"\(CloudFront\)"},
        source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ ; " + _LISTS,
    ),
    Delivery(
        "Fastly",
        "fastly.com",
        aliases=("fastly.net", "fastlylb.net"),
        networks=re.compile(r"^(?:SKYCA|FASTLY)", re.IGNORECASE),
        asns=frozenset({54113}),
        headers={"x-fastly-request-id": "", "x-served-by": r"^cache-[a-z]{3,}"},
        source="https://fastly.com/documentation/reference/http/http-headers/X-Served-By ; " + _LISTS,
    ),
    Delivery(
        "Akamai",
        "akamai.com",
        aliases=("akamai.net", "akamaiedge.net", "akamaized.net", "akamaihd.net", "edgekey.net", "edgesuite.net"),
        networks=re.compile(r"^AKAMAI", re.IGNORECASE),
        asns=frozenset({20940, 16625, 21342}),
        headers={"server": r"^AkamaiGHost", "x-akamai-request-id": "", "x-akamai-transformed": ""},
        source=_LISTS + " ; " + _FIREWALLS,
    ),
    Delivery(
        "bunny.net",
        "bunny.net",
        aliases=("b-cdn.net",),
        stores=("storage.bunnycdn.com",),
        headers={"server": r"^BunnyCDN\b", "cdn-pullzone": ""},
        source="https://docs.bunny.net/cdn/troubleshooting/run-traceroute",
    ),
    Delivery(
        "CDN77",
        "cdn77.com",
        aliases=("cdn77.org", "cdn77.net", "rsc.cdn77.org"),
        headers={"server": r"^CDN77"},
        source=_LISTS,
    ),
    Delivery("KeyCDN", "keycdn.com", aliases=("kxcdn.com",), headers={"server": r"^keycdn"}, source=_LISTS),
    Delivery(
        "Azure Front Door",
        "azure.com",
        aliases=("azureedge.net", "azurefd.net"),
        headers={"x-azure-ref": ""},
        source=_LISTS,
    ),
    Delivery(
        "Imperva",
        "imperva.com",
        aliases=("incapdns.net",),
        networks=re.compile(r"^INCAPSULA", re.IGNORECASE),
        headers={"x-iinfo": "", "x-cdn": r"(?:Incapsula|Imperva)"},
        source=_FIREWALLS,
    ),
    Delivery(
        "Sucuri",
        "sucuri.net",
        aliases=("sucuri.net",),
        networks=re.compile(r"^SUCURI", re.IGNORECASE),
        headers={"x-sucuri-id": "", "server": r"^Sucuri"},
        source=_FIREWALLS,
    ),
    Delivery(
        "DDoS-Guard",
        "ddos-guard.net",
        aliases=("ddos-guard.net",),
        networks=re.compile(r"DDOS-?GUARD", re.IGNORECASE),
        headers={"server": r"^ddos-guard"},
        source=_FIREWALLS,
    ),
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A delivery network, by what it was recognised (``dns``, ``rdap``, ``headers``), and whether it is the host."""

    delivery: Delivery
    source: str
    stores: bool = False


def recognised(
    names: Iterable[str], network: Network | None = None, headers: Mapping[str, str] | None = None
) -> Recognised | None:
    """Return the delivery network that an address leads through, by the surest sign; ``None`` without any.

    Args:
        names: the host's own and those that it leads to.
        network: of its addresses. headers: of an answer, names in lower case; anybody can write those.
    """
    hosts = [name.lower() for name in names]
    for one in DELIVERIES:
        if any(_is_below(host, one.stores) for host in hosts):
            return Recognised(one, "dns", stores=True)
        if any(_is_below(host, one.aliases) for host in hosts):
            return Recognised(one, "dns")
    if network is not None:
        for one in DELIVERIES:
            if _is_its(network, one):
                return Recognised(one, "rdap")
    found = next((one for one in DELIVERIES if _says(headers or {}, one)), None)
    return Recognised(found, "headers") if found is not None else None


def _is_below(host: str, ends: Iterable[str]) -> bool:
    return any(host == end or host.endswith("." + end) for end in ends)


def _is_its(network: Network, one: Delivery) -> bool:
    named = one.networks is not None and one.networks.search(network.name) is not None
    return named or bool(one.asns.intersection(network.asns))


def _says(headers: Mapping[str, str], one: Delivery) -> bool:
    return any(
        name in headers and re.search(pattern, headers[name], re.IGNORECASE) is not None
        for name, pattern in one.headers.items()
    )
