"""Asking a timestamp authority over HTTP (RFC 3161, 3.4): one guarded POST, a small answer, within seconds.

The question holds a digest and a random number. Nothing else is told: no cookie, no name of this program, no contact.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus

import aiohttp

from takedown.crawl.net.guard import AddressRefused, Guard
from takedown.crawl.net.session import for_one_post
from takedown.settings import TimestampSettings

SECONDS = 20.0
"""For all of it."""
MOST_BYTES = 64 * 1024
"""An answer with its whole chain of certificates has about 8 KiB."""
_QUERY, _ANSWER = "application/timestamp-query", "application/timestamp-reply"


class NoAnswer(Exception):
    """Nothing that could be a token came back; ``code``. Internal: whoever asked tries again later.

    ``address-refused``: the guard lets nobody go there; ``unreachable``; ``too-slow``; ``too-large``; ``status``: the
    server answered with anything but 200, a redirect too: an authority is where the settings say.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def answer_of(authority: TimestampSettings, request: bytes, seconds: float = SECONDS) -> bytes:
    """Return what ``authority`` answers to the DER ``request``; whether it is a token is for others to say.

    Raises:
        NoAnswer: see there.
    """
    try:
        async with asyncio.timeout(seconds):
            return await _asked(authority, request)
    except TimeoutError:
        raise NoAnswer("too-slow") from None
    except AddressRefused:
        raise NoAnswer("address-refused") from None
    except (OSError, aiohttp.ClientError, ValueError):
        raise NoAnswer("unreachable") from None


async def _asked(authority: TimestampSettings, request: bytes) -> bytes:
    guard = Guard(authority.allow)
    url = guard.check(authority.url)
    async with for_one_post(guard, {"Accept": _ANSWER}) as session:
        headers = {"Content-Type": _QUERY}
        async with session.post(url, data=request, headers=headers, allow_redirects=False) as response:
            if response.status != HTTPStatus.OK:
                raise NoAnswer("status")
            return await _body(response.content)


async def _body(content: aiohttp.StreamReader) -> bytes:
    body = bytearray()
    async for piece in content.iter_any():
        body += piece
        if len(body) > MOST_BYTES:
            raise NoAnswer("too-large")
    return bytes(body)
