"""The address guard: what may be contacted at all, checked before and when connecting, on every hop.

Everything found on the web is hostile. A link, a redirect or a DNS answer that points at the person's own machine,
her network or a cloud's metadata service is refused, unless the configuration names that exact ``host:port``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from yarl import URL

from takedown.crawl.lists import listed
from takedown.errors import TakedownError

MAX_URL = 4096
"""Characters. Longer addresses are traps or attacks; browsers and servers stop in the same region."""

# https://fetch.spec.whatwg.org/#port-blocking, and two services that obey any line of text they are sent. Every other
# port is allowed on public addresses, since file hosts answer on 8080, 3923 and the like.
BAD_PORTS = frozenset(
    map(
        int,
        listed("""
            0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117
            119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601
            636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679
            6697 10080
            6379 11211  # Redis, memcached
        """),
    )
)

_AUTHORITY = re.compile(
    r"[hH][tT][tT][pP][sS]?://(?P<host>\[[0-9a-fA-F:.]+\]|[^\s/?#@:%\[\]\\<>^|]+)(?::[0-9]{1,5})?(?:[/?#]|$)"
)
# RFC 1035, 2.3.4: longer labels and names can't be asked for, and the system's resolver stumbles over them.
_ASCII_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
# https://url.spec.whatwg.org/#ends-in-a-number-checker: such a host is an IPv4 address, however oddly written.
_ENDS_IN_NUMBER = re.compile(r"(^|\.)(\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
# Names that mean something only within one network (RFC 6761, 6762, 8375, ICANN's .internal, what routers hand out).
_LOCAL_NAME = re.compile(
    r"(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$|^[^.]+$"
)
_FORBIDDEN_CHARACTERS = re.compile(r"[\x00-\x20\x7f\\]")

# What ``is_global`` says yes to on some Python 3.11, from the IANA special-purpose registries.
_NEVER_PUBLIC_4 = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/3")))
# https://www.iana.org/assignments/ipv6-address-space: nothing outside is given to anybody on the public internet, which
# leaves out mapped and compatible addresses (RFC 4291), the translators (RFC 6052, 7915 and 8215) and the site's own.
_PUBLIC_6 = IPv6Network("2000::/3")
# Tunnels that hide an IPv4 address (Teredo RFC 4380 in the first, 6to4 RFC 3056), and what is for documents only.
_NEVER_PUBLIC_6 = tuple(map(IPv6Network, ("2001::/23", "2002::/16", "3fff::/20")))
_NAT64 = IPv6Network("64:ff9b::/96")

# Refused even where the configuration allows the host: link-local holds the metadata services of every cloud.
_NEVER_4 = tuple(map(IPv4Network, ("0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "100.100.100.200/32")))
_NEVER_6 = tuple(map(IPv6Network, ("::/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128")))

Address = IPv4Address | IPv6Address


class AddressRefused(TakedownError):
    """An address must not be contacted; ``host``, and ``why``: a code.

    ``malformed``, ``scheme``, ``credentials``, ``port``, ``numeric`` (an IP address in disguise), ``private`` (or
    otherwise not public), ``never`` (link-local, metadata, multicast: not even when allowed) or ``onion`` (without a
    SOCKS proxy there is no way there, and asking a resolver would tell it).
    """


def is_public(address: Address) -> bool:
    """Return whether ``address`` is one of the public internet, and no tunnel or translation to somewhere else."""
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in net for net in _NEVER_PUBLIC_4)
    hidden = address.scope_id is not None or any(address in net for net in _NEVER_PUBLIC_6)
    return address in _PUBLIC_6 and address.is_global and not hidden


def _is_never(address: Address) -> bool:
    if isinstance(address, IPv4Address):
        return any(address in net for net in _NEVER_4)
    inner = _inner(address)
    return any(address in net for net in _NEVER_6) or (inner is not None and _is_never(inner))


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that one of IPv6 leads to, where it does."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def server_of(url: URL) -> str:
    """Return ``host:port`` of ``url``, an IPv6 address in brackets; pace, scope and ``allow`` speak of servers."""
    return server_name(url.raw_host or "", url.port or 0)


def server_name(host: str, port: int) -> str:
    """Return ``host:port``, an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def parse(text: str) -> URL:
    """Return the one parsed form of ``text`` that everything after works with.

    Raises:
        AddressRefused: not a plain http(s) address.
    """
    shape = _AUTHORITY.match(text)
    if shape is None or len(text) > MAX_URL or _FORBIDDEN_CHARACTERS.search(text):
        raise AddressRefused(host=_shown(text), why=_what_is_wrong(text))
    try:
        url = URL(text)
    except ValueError:  # a port or a name that can't be
        raise AddressRefused(host=_shown(text), why="malformed") from None
    _check_host(url.raw_host or "", shape["host"])
    if url.port in BAD_PORTS:
        raise AddressRefused(host=url.raw_host or "", why="port")
    return url


def _what_is_wrong(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    if not separator or scheme.lower() not in ("http", "https"):
        return "scheme"
    return "credentials" if "@" in re.split(r"[/?#]", rest, maxsplit=1)[0] else "malformed"


def _shown(text: str) -> str:
    authority = re.split(r"[/?#\\]", text.partition("://")[2], maxsplit=1)[0]
    return re.sub(r"[^\w.:\[\]-]", "?", authority.rpartition("@")[2])[:100] or "-"


@lru_cache(maxsize=1024)
def _check_host(host: str, written: str) -> None:
    """Refuse a name that would be read as something else: an address in disguise, a trailing dot, odd characters."""
    if written.startswith("["):
        _check_ipv6(host)
    elif _ENDS_IN_NUMBER.search(host):
        try:
            canonical = str(IPv4Address(host))
        except AddressValueError:
            canonical = ""
        if canonical != written:
            raise AddressRefused(host=host, why="numeric")
    elif not _ASCII_HOST.fullmatch(host):
        raise AddressRefused(host=_shown(f"://{host}"), why="malformed")


def _check_ipv6(host: str) -> None:
    try:
        IPv6Address(host)
    except AddressValueError:
        raise AddressRefused(host=_shown(f"://[{host}]"), why="malformed") from None


class Guard:
    """Says which addresses may be contacted, for one configured host.

    Args:
        allow: exact ``host:port`` pairs, written as in the address, that may be private.
        far: names are resolved at the far side of a proxy, so that only the names themselves can be judged.
        onion: ``.onion`` names can be reached.
    """

    def __init__(self, allow: Iterable[str] = (), *, far: bool = False, onion: bool = False) -> None:
        self._allow = frozenset(pair.lower() for pair in allow)
        self._far = far
        self._onion = onion

    def check(self, text: str) -> URL:
        """Return ``text`` parsed; names are checked again when they are resolved.

        Raises:
            AddressRefused: see there.
        """
        url = parse(text)
        host = url.raw_host or ""
        if is_number(host):
            # aiohttp never asks the resolver about an address that is already a number.
            self.check_address(host, url.port or 0, _number(host))
        elif host.endswith(".onion"):  # RFC 7686: never to be looked up
            if not self._onion:
                raise AddressRefused(host=host, why="onion")
        elif self._far and _LOCAL_NAME.search(host) and server_of(url) not in self._allow:
            raise AddressRefused(host=host, why="private")
        return url

    def check_address(self, host: str, port: int, address: Address) -> None:
        """Accept ``address`` as what ``host:port`` means.

        Raises:
            AddressRefused: not public and not allowed by name.
        """
        if _is_never(address):
            raise AddressRefused(host=host, why="never")
        if server_name(host, port).lower() not in self._allow and not is_public(address):
            raise AddressRefused(host=host, why="private")


_number = lru_cache(maxsize=1024)(ip_address)


def is_number(host: str) -> bool:
    """Return whether ``host``, as parsed, is an IP address and no name."""
    return ":" in host or _ENDS_IN_NUMBER.search(host) is not None
