"""One visit as evidence tells it: what answered, from where, over what; so that somebody else can repeat it."""

from __future__ import annotations

import ipaddress
import os
import platform
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from takedown import __version__
from takedown.cases.candidate import Candidate, Connection, Hop
from takedown.cases.noun import rfc3339
from takedown.evidence.bare import bare

UNKNOWN = "unknown"
NONE = "none"
CLOCK = "system clock"


@dataclass(frozen=True, slots=True)
class Visit:
    """What one address answered, without its body.

    Attributes:
        url: asked for. final_url: that answered. hops: the redirects between.
        status, headers: of the last answer, names in lower case, no cookies. fetched_at: UTC, when it began.
        connection: what it came over. names: each host's name on the way and the addresses that it had then.
        proxied: it went through a proxy, which then resolved the names.
    """

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    hops: tuple[Hop, ...] = ()
    connection: Connection = field(default=Connection())
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    proxied: bool = False

    @classmethod
    def of(cls, candidate: Candidate, host: str) -> Self:
        """Return the visit that brought ``candidate`` from ``host``."""
        return cls(
            candidate.url,
            candidate.final_url,
            candidate.status,
            candidate.headers,
            candidate.fetched_at,
            candidate.hops,
            candidate.connection,
            ((host, candidate.resolved),) if candidate.resolved else (),
            candidate.proxied,
        )

    def facts(self) -> dict[str, Any]:
        """Return it for a manifest."""
        over = self.connection
        headers = {name: bare(value).text for name, value in self.headers.items()}
        return {
            "url": self.url,
            "final_url": self.final_url,
            "redirects": [{"url": hop.url, "status": hop.status} for hop in self.hops],
            "fetched_at": rfc3339(self.fetched_at),
            "dns": [{"name": name, "addresses": list(addresses)} for name, addresses in self.names],
            "peer": over.peer,
            "tls": {
                "version": over.tls,
                "cipher": over.cipher,
                "certificates": list(over.certificates),
                "chain": over.chain,
            },
            "http": {"status": self.status, "headers": headers},
        }

    def network(self) -> dict[str, Any]:
        """Return how this machine was connected: never its own address, which would lead to the person."""
        return {
            "family": _family(self.connection.peer),
            "public_address": UNKNOWN,
            "proxy": self.proxied,
            "cookies": NONE,
            "cache": NONE,
            "history": NONE,
        }


def client(user_agent: str, browser: str = "") -> dict[str, Any]:
    """Return who visited: the software and its parts with their versions, the system and the kind of machine.

    Args:
        user_agent: as which the program presented itself.
        browser: what drew the page, with its version; empty where nothing did.
    """
    return {
        "software": "takedown",
        "version": __version__,
        "user_agent": user_agent,
        "python": platform.python_version(),
        "openssl": ssl.OPENSSL_VERSION,
        "browser": browser,
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "processors": os.cpu_count() or 0,
    }


def clock() -> dict[str, str]:
    """Return what told the times: whether that clock was right, nobody has checked."""
    return {"source": CLOCK, "offset": UNKNOWN, "zone": "UTC"}


def _family(peer: str) -> str:
    try:
        return f"IPv{ipaddress.ip_address(peer).version}"
    except ValueError:
        return UNKNOWN
