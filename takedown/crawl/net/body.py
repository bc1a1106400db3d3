"""Reading a body piece by piece: counted as it is decompressed, and never longer than allowed."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Iterator

import aiohttp

_PIECE = 64 * 1024
_TELLING = 1024
_GZIP_OR_ZLIB = 47  # zlib finds out which of the two formats it is given


class NotDecodable(Exception):
    """The body isn't what its ``Content-Encoding`` says. Internal: the fetcher makes a ``BadAnswer`` of it."""


class Body:
    """The body of one answer.

    Args:
        response: headers read, body not yet.
        seconds: how long the reading itself may take; waiting in between isn't counted.

    Attributes:
        announced: its length where the server says it, else -1.
    """

    def __init__(self, response: aiohttp.ClientResponse, seconds: float) -> None:
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        plain = encoding in ("identity", "")
        self.announced = response.content_length if plain and response.content_length is not None else -1
        self._stream = _plain(response) if plain else _inflated(response, encoding)
        self._seconds = seconds
        self._head = b""

    async def head(self) -> bytes:
        """Return the beginning, enough to tell what it is and at most 65 KiB; empty when there is no body.

        Raises:
            TimeoutError: it took too long.
            NotDecodable: see there.
        """
        started = _clock()
        async with asyncio.timeout(self._seconds):
            while len(self._head) < _TELLING and (piece := await anext(self._stream, b"")):
                self._head += piece
        self._seconds -= _clock() - started
        return self._head

    async def rest(self, limit: int) -> bytes:
        """Return the whole body, or what was read when it passed ``limit`` bytes (at most one piece more).

        Raises:
            TimeoutError: it took too long.
            NotDecodable: see there.
        """
        body = bytearray(self._head)
        async with asyncio.timeout(self._seconds):
            while len(body) <= limit and (piece := await anext(self._stream, b"")):
                body += piece
        return bytes(body)


async def _plain(response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    async for piece in response.content.iter_chunked(_PIECE):
        yield piece


async def _inflated(response: aiohttp.ClientResponse, encoding: str) -> AsyncIterator[bytes]:
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise NotDecodable
    inflater = zlib.decompressobj(wbits=_GZIP_OR_ZLIB)
    async for chunk in response.content.iter_chunked(_PIECE):
        for piece in _pieces(inflater, chunk):
            yield piece
    if not inflater.eof:
        raise NotDecodable


def _pieces(inflater: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """Inflate ``chunk`` in steps, so that a bomb is noticed long before it is unfolded."""
    while chunk and not inflater.eof:
        try:
            piece = inflater.decompress(chunk, _PIECE)
        except zlib.error:
            raise NotDecodable from None
        chunk = inflater.unconsumed_tail
        if piece:
            yield piece


def _clock() -> float:
    return asyncio.get_running_loop().time()
