"""Names: what a host's name means (RFC 1035), asked of one name server, over UDP and, where it is cut, over TCP.

The name server is the configured one or the machine's own; it is never one that an answer names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from socket import AddressFamily

import dns.asyncresolver
import dns.exception
import dns.name
import dns.rdatatype
import dns.resolver
from aiohttp.abc import AbstractResolver, ResolveResult

from takedown.errors import TakedownError

MOST_ADDRESSES = 32
MOST_ALIASES = 16
"""Of one name; a chain that is longer leads nowhere honest (dnspython gives up there as well)."""

_PAIR = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<four>[0-9.]+)):(?P<port>[0-9]{1,5})")
_LAST_PORT = 65535
# RFC 6761, 6762, 7686: such names are never to be asked of the public's name servers.
_NEVER_ASKED = re.compile(r"(^|\.)(localhost|local|onion|invalid|internal|home\.arpa)$|^[^.]*$")


class BadNameserver(TakedownError):
    """The configured name server isn't written as an address and a port; ``nameserver``."""


class NoName(Exception):
    """There is no answer for a name. Internal: the finder says ``dns``."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name means: its ``addresses``, sorted, and the ``aliases`` (CNAME) on the way, in order."""

    addresses: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Dns:
    """Questions to one name server.

    Args:
        nameserver: ``host:port`` with a number as host; empty: the machine's own.
        seconds: that one question may take.

    Raises:
        BadNameserver: written otherwise.
    """

    def __init__(self, nameserver: str, seconds: float) -> None:
        self._seconds = seconds
        self._at = _pair(nameserver) if nameserver else None
        self._resolver: dns.asyncresolver.Resolver | None = None

    async def name(self, host: str) -> Name:
        """Return what ``host`` means.

        Raises:
            NoName: it means nothing, or nobody answers.
        """
        found = [await self._answer(host, kind) for kind in ("A", "AAAA")]
        addresses = {record.to_text() for answer in found for record in answer if record.rdtype in _ADDRESSES}
        if not addresses:
            raise NoName
        return Name(tuple(sorted(addresses)[:MOST_ADDRESSES]), _aliases(found))

    async def takes_mail(self, domain: str) -> bool:
        """Return whether mail to ``domain`` can arrive: a mail host that isn't none at all (RFC 5321, 5.1; RFC 7505).

        A domain without any mail host takes mail at its own address; nobody is told to write to such a one.
        """
        try:
            answer = await self._answer(domain, "MX")
        except NoName:
            return False
        return any(record.exchange != dns.name.root for record in answer if record.rdtype == dns.rdatatype.MX)

    async def _answer(self, host: str, kind: str) -> dns.resolver.Answer:
        if _NEVER_ASKED.search(host):
            raise NoName
        try:
            self._resolver = self._resolver or self._made()
            return await self._resolver.resolve(f"{host}.", kind, raise_on_no_answer=False, search=False)
        except (dns.exception.DNSException, OSError, ValueError, AssertionError) as problem:
            # The library asserts and raises ValueError at some broken answers.
            raise NoName from problem

    def _made(self) -> dns.asyncresolver.Resolver:
        resolver = dns.asyncresolver.Resolver(configure=self._at is None)
        if self._at is not None:
            resolver.nameservers = [self._at[0]]
            resolver.port = self._at[1]
        resolver.lifetime = self._seconds
        resolver.timeout = self._seconds / 2  # a lost packet is asked again
        return resolver


class NameServerResolver(AbstractResolver):
    """The same for fetching, so that a page is fetched from where the configured name server says it is."""

    def __init__(self, names: Dns) -> None:
        self._names = names

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AddressFamily.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of ``host``.

        Raises:
            OSError: there is no such name.
        """
        try:
            name = await self._names.name(host)
        except NoName:
            raise OSError(host) from None
        found = [_result(host, port, address) for address in name.addresses]
        return [one for one in found if family in (AddressFamily.AF_UNSPEC, one["family"])]

    async def close(self) -> None:
        """Nothing stays open."""


_ADDRESSES = (dns.rdatatype.A, dns.rdatatype.AAAA)


def _aliases(answers: list[dns.resolver.Answer]) -> tuple[str, ...]:
    longest = max((answer.chaining_result.cnames for answer in answers), key=len)
    names = [record.target.to_text(omit_final_dot=True).lower() for alias in longest for record in alias]
    return tuple(names[:MOST_ALIASES])


def _pair(text: str) -> tuple[str, int]:
    pair = _PAIR.fullmatch(text)
    if pair is None or not 0 < int(pair["port"]) <= _LAST_PORT:
        raise BadNameserver(nameserver=text)
    try:
        return str(ip_address(pair["six"] or pair["four"])), int(pair["port"])
    except ValueError:
        raise BadNameserver(nameserver=text) from None


def _result(host: str, port: int, address: str) -> ResolveResult:
    family = AddressFamily.AF_INET6 if ":" in address else AddressFamily.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
