"""A candidate: media bytes in memory, and where they were. It lives until it is fingerprinted and is never stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from takedown.cases.post import PostFacts


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way to the media: its address and its status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Connection:
    """What an answer came over.

    Attributes:
        peer: the address that was connected to, as a number; a proxy's where there is one.
        tls: the version (``TLSv1.3``), empty over plain HTTP. cipher: as OpenSSL names it.
        certificates: SHA-256 in hex of each certificate in DER, the server's own first.
        chain: ``verified``: the chain as it was checked, ``leaf``: the server's own alone; empty without TLS.
    """

    peer: str = ""
    tls: str = ""
    cipher: str = ""
    certificates: tuple[str, ...] = ()
    chain: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The page that a candidate was found on, without its text.

    Attributes:
        url: where it was read, after redirects.
        sha256: hex, of the bytes as served.
        title: at most 300 characters.
        source: the interface's or the feed's address that names it, where that isn't the page itself.
    """

    url: str
    sha256: str = ""
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Bytes as served, with what evidence needs to know of them.

    Attributes:
        url: the address asked for.
        final_url: where the bytes came from, after redirects.
        content: the body; never written, never logged (``repr`` leaves it out).
        fetched_at: UTC.
        status: HTTP status of the last answer.
        headers: of the last answer, names in lower case, cookies left out.
        hops: the redirects on the way, first to last, without the last answer.
        page: where the address was found.
        found_in: the kind of place on the page: ``img``, ``srcset``, ``source``, ``poster``, ``link``, ``css``,
            ``meta``, ``lazy``, ``script``, ``listing``, ``feed``, ``sitemap``, ``api``, ``playlist``, ``archive``,
            ``document``, ``reported``.
        site: the configured host's name, empty for a reported address.
        post: who posted it, where the host says so.
        connection: what the bytes came over. resolved: the addresses that the last answer's host had then.
        proxied: whether it went through the proxy that the host's table names.
    """

    url: str
    final_url: str
    content: bytes = field(repr=False)
    fetched_at: datetime
    status: int
    page: PageFacts
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    hops: tuple[Hop, ...] = ()
    found_in: str = "link"
    site: str = ""
    post: PostFacts | None = None
    connection: Connection = Connection()
    resolved: tuple[str, ...] = ()
    proxied: bool = False
