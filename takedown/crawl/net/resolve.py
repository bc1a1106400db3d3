"""Turning names into addresses under the guard: once, and what was checked is what is connected to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, IPv6Network, ip_address
from socket import AddressFamily

from aiohttp.abc import AbstractResolver, ResolveResult

from takedown.crawl.net.guard import Guard, server_name

Meet = Callable[[str, Iterable[str]], None]
"""Told which server (``host:port``) stands at which addresses (``number:port``)."""

_HELD_SECONDS = 10.0
_MOST_HELD = 1000
_NAT64 = IPv6Network("64:ff9b::/96")


class GuardedResolver(AbstractResolver):
    """Resolves a name once and hands on addresses that the guard accepted; aiohttp connects to exactly these.

    One refused address among many refuses them all, so that a name can't mix a public and a private answer. Only
    the translations that a network without IPv4 adds by itself (DNS64, RFC 6147) are left out beside real answers.

    Args:
        guard: accepts or refuses each address.
        inner: asks the system, or a test's names.
        meet: told what was accepted.
    """

    def __init__(self, guard: Guard, inner: AbstractResolver, meet: Meet) -> None:
        self._guard = guard
        self._inner = inner
        self._meet = meet
        self._answered: dict[str, tuple[str, ...]] = {}
        self._held: dict[tuple[str, int], tuple[float, list[ResolveResult]]] = {}

    async def ahead(self, host: str, port: int) -> None:
        """Resolve ``host`` before it is its turn; the next connection made soon uses this very answer.

        Raises:
            AddressRefused: one of its addresses isn't allowed.
            OSError: there is no such name.
        """
        answers = await self._checked(host, port, AddressFamily.AF_UNSPEC)
        if len(self._held) >= _MOST_HELD:  # of connections that were never made
            self._held = {name: held for name, held in self._held.items() if _clock() - held[0] < _HELD_SECONDS}
        self._held[host, port] = (_clock(), answers)

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AddressFamily.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the checked answers.

        Raises:
            AddressRefused: one of them isn't allowed.
            OSError: there is no such name.
        """
        asked, answers = self._held.pop((host, port), (0.0, []))
        if answers and _clock() - asked < _HELD_SECONDS:
            return answers
        return await self._checked(host, port, family)

    def answered(self, host: str) -> tuple[str, ...]:
        """Return the addresses that ``host`` had when it was last resolved; none where it never was."""
        return self._answered.get(host, ())

    async def close(self) -> None:
        """Close the resolver inside."""
        await self._inner.close()

    async def _checked(self, host: str, port: int, family: AddressFamily) -> list[ResolveResult]:
        answers = await self._inner.resolve(host, port, family)
        answers = [answer for answer in answers if not _is_translation(answer["host"])] or answers
        for answer in answers:
            self._guard.check_address(host, port, ip_address(answer["host"]))
        if len(self._answered) >= _MOST_HELD:
            self._answered.clear()
        self._answered[host] = tuple(answer["host"] for answer in answers)
        self._meet(server_name(host, port), {server_name(answer["host"], port) for answer in answers})
        return answers


def _is_translation(text: str) -> bool:
    address = ip_address(text)
    return isinstance(address, IPv6Address) and address in _NAT64


def _clock() -> float:
    return asyncio.get_running_loop().time()
