"""Telling somebody's server something: one guarded POST of a few bytes, whose answer counts by its status alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

import aiohttp

from takedown.crawl.net.guard import AddressRefused, Guard, server_of
from takedown.crawl.net.session import for_one_post

SECONDS = 15.0
"""For all of it."""


class NotPosted(Exception):
    """No answer came; ``code``: ``address-refused``, ``unreachable`` or ``too-slow``. Internal: tried again later."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(url: str, allow: Iterable[str] = ()) -> None:
    """Let pass an address that may be posted to: ``https``, or one of those ``host:port`` that may be private.

    Raises:
        AddressRefused: another one; names are looked at again when they are resolved.
    """
    pairs = frozenset(pair.lower() for pair in allow)
    parsed = Guard(pairs).check(url)
    if parsed.scheme != "https" and server_of(parsed).lower() not in pairs:
        raise AddressRefused(host=parsed.raw_host or "", why="scheme")


async def post(
    url: str, body: bytes, headers: Mapping[str, str], allow: Iterable[str] = (), seconds: float = SECONDS
) -> int:
    """Return the status that ``url`` answers with; a redirect isn't followed, and the answer's body isn't read.

    Raises:
        NotPosted: see there.
    """
    pairs = tuple(allow)
    try:
        async with asyncio.timeout(seconds):
            check(url, pairs)
            async with (
                for_one_post(Guard(pairs)) as session,
                session.post(url, data=body, headers=headers, allow_redirects=False) as response,
            ):
                return response.status
    except TimeoutError:
        raise NotPosted("too-slow") from None
    except AddressRefused:
        raise NotPosted("address-refused") from None
    except (OSError, aiohttp.ClientError, ValueError):
        raise NotPosted("unreachable") from None
