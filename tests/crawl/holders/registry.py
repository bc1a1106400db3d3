"""Answers of registries as RFC 9083 describes them, and a server on loopback that gives them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from takedown.settings import Settings
from tests.crawl.crawl_server import Answer, Handler, Server, serving

RDAP = "application/rdap+json"
Json = dict[str, object]
# Addresses of somebody's in public, for a registry is asked about no other. Nothing may be sent to one: names that mean
# them are looked up without their sites' pages.
THEIRS, OTHERS, CLOUD = "81.2.69.142", "81.2.70.7", "104.16.1.1"


def card(name: str = "", mail: str = "", kind: str = "org", **more: str) -> list[object]:
    """A jCard (RFC 7095)."""
    fields: list[object] = [["version", {}, "text", "4.0"], ["fn", {}, "text", name], ["kind", {}, "text", kind]]
    if mail:
        fields.append(["email", {"type": "work"}, "text", mail])
    fields += [[key.replace("_", "-"), {}, "uri", value] for key, value in more.items()]
    return ["vcard", fields]


def entity(handle: str, role: str, vcard: list[object], *inner: Json) -> Json:
    return {
        "objectClassName": "entity",
        "handle": handle,
        "roles": [role],
        "vcardArray": vcard,
        "entities": list(inner),
    }


def network(
    name: str = "EXAMPLE-NET",
    handle: str = "NET-81-2-69-0-1",
    mail: str = "abuse@hosting.example",
    organisation: str = "Example Hosting SAS",
    **more: object,
) -> Json:
    """An IP network (RFC 9083, 5.4)."""
    return {
        "objectClassName": "ip network",
        "rdapConformance": ["rdap_level_0"],
        "handle": handle,
        "startAddress": "81.2.69.0",
        "endAddress": "81.2.69.255",
        "ipVersion": "v4",
        "name": name,
        "type": "ASSIGNED PA",
        "country": "FR",
        "remarks": [{"title": "description", "description": ["A network."]}],
        "entities": [
            entity("ORG-EX1", "registrant", card(organisation), entity("AC1-EX", "abuse", card("Abuse desk", mail)))
        ],
        **more,
    }


def domain(name: str, *, person: bool = False, related: str = "", mail: str = "abuse@names.example") -> Json:
    """A domain (RFC 9083, 5.3), as a registry with thin or full data gives it."""
    links: list[object] = [{"rel": "self", "href": f"https://registry.example/domain/{name}", "type": RDAP}]
    if related:
        links.append({"rel": "related", "href": related, "type": RDAP})
    return {
        "objectClassName": "domain",
        "handle": "2138514_DOMAIN_COM-VRSN",
        "ldhName": name,
        "links": links,
        "events": [{"eventAction": "registration", "eventDate": "2020-01-01T00:00:00Z"}],
        "entities": [
            entity("292", "registrar", card("Example Names Ltd"), entity("", "abuse", card("", mail))),
            entity("H-1", "registrant", card("Somebody", kind="individual" if person else "org")),
        ],
    }


def answered(value: object, status: int = 200) -> Answer:
    return status, RDAP, json.dumps(value).encode()


@asynccontextmanager
async def registry(
    answers: Mapping[str, Answer | Handler], tops: tuple[str, ...] = ("example",)
) -> AsyncIterator[Server]:
    """A server of a registry, with IANA's lists that lead to it; ``answers`` by path below ``/rdap/``."""
    pages: dict[str, Answer | Handler] = {f"/rdap/{path}": answer for path, answer in answers.items()}
    async with serving(pages) as server:
        base = [server.url("/rdap/")]
        pages["/lists/dns.json"] = answered({"services": [[list(tops), base]]})
        pages["/lists/ipv4.json"] = answered({"services": [[["81.0.0.0/8", "104.0.0.0/8"], base]]})
        pages["/lists/ipv6.json"] = answered({"services": [[["2a00::/12"], base]]})
        yield server


def asking(server: Server, nameserver: str = "", **more: object) -> Settings:
    """Settings that ask the server on loopback, and nobody else."""
    lookup = {
        "nameserver": nameserver or "127.0.0.1:9",
        "bootstrap": server.url("/lists/"),
        "allow": [server.pair],
        "seconds": 1.0,
    }
    return Settings.model_validate({"lookup": lookup, **more})
