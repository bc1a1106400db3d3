"""What an answer travelled over: the address that was connected to, TLS, and the certificates that were shown.

Taken at the moment in which the connection is there, once for each; of a crawl's answers it costs a look-up.
"""

from __future__ import annotations

import ssl
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import aiohttp

from takedown.cases.candidate import Connection

if TYPE_CHECKING:
    from aiohttp.connector import Connection as Held

VERIFIED, LEAF = "verified", "leaf"
"""Of which certificates the digests are: the chain that was checked, or the server's own alone."""

_DER = 2
"""``_ssl.ENCODING_DER``: how a certificate of the library's own kind is asked for its bytes."""

_known: WeakKeyDictionary[ssl.SSLObject, Connection] = WeakKeyDictionary()


class Witnessed(aiohttp.ClientResponse):
    """An answer that remembers what it came over.

    Attributes:
        over: see ``Connection``; its defaults until the answer has begun.
    """

    over = Connection()

    async def start(self, connection: Held) -> aiohttp.ClientResponse:
        """Begin to read, as the library does."""
        self.over = _connection_of(connection.transport)
        return await super().start(connection)


def _connection_of(transport: Any) -> Connection:
    if transport is None:
        return Connection()
    shown: ssl.SSLObject | None = transport.get_extra_info("ssl_object")
    if shown is None:
        return Connection(peer=_peer(transport))
    if shown not in _known:
        _known[shown] = _secured(shown, _peer(transport))
    return _known[shown]


def _secured(shown: ssl.SSLObject, peer: str) -> Connection:
    certificates, chain = _certificates(shown)
    cipher = shown.cipher()
    return Connection(
        peer=peer,
        tls=shown.version() or "",
        cipher=cipher[0] if cipher else "",
        certificates=tuple(sha256(one).hexdigest() for one in certificates),
        chain=chain,
    )


def _certificates(shown: ssl.SSLObject) -> tuple[list[bytes], str]:
    """Return the certificates in DER, the server's own first, and which they are.

    The whole chain is public from Python 3.13 on; before, the object inside gives it, if it can.
    """
    public = getattr(shown, "get_verified_chain", None)
    if public is not None:
        return list(public()), VERIFIED
    inner = getattr(getattr(shown, "_sslobj", None), "get_verified_chain", None)
    if inner is not None:
        return [one.public_bytes(_DER) for one in inner() or ()], VERIFIED
    leaf = shown.getpeercert(binary_form=True)
    return ([leaf] if leaf else []), LEAF


def _peer(transport: Any) -> str:
    name = transport.get_extra_info("peername")
    return str(name[0]) if isinstance(name, tuple) and name else ""
