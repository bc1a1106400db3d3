"""Reading a body piece by piece: counted as it is decompressed, and never longer than allowed."""

from __future__ import annotations

import zlib

import aiohttp

_PIECE = 64 * 1024
_TELLING = 1024
_GZIP_OR_ZLIB = 47  # zlib finds out which of the two formats it is given
_BARE = -15  # https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2: some send deflate without its zlib wrapping

# What servers write there although nothing is compressed; browsers read such a body as it is.
_PLAIN = frozenset({"", "identity", "none", "binary", "utf-8"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})

MOST_DENSE = 250
"""Bytes that one served byte may unfold to on average; text reaches 20, a bomb 1,000 (DEFLATE can't more)."""
_TOO_SMALL_FOR_A_BOMB = 4 * 1024 * 1024


class NotDecodable(Exception):
    """The body isn't what its ``Content-Encoding`` says. Internal: the fetcher makes a ``BadAnswer`` of it."""


class TooDense(NotDecodable):
    """The body unfolds as only a bomb does."""


class Body:
    """The body of one answer; who reads it limits the time.

    Args:
        response: headers read, body not yet.

    Attributes:
        announced: its length where the server says it, else -1.
        size: bytes read so far, as served.
    """

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        self._inflater = _inflater(encoding)
        self._can_be_bare = encoding == "deflate"
        length = None if self._inflater else response.content_length
        self.announced = -1 if length is None else length
        self.size = 0
        self._content = response.content
        self._packed = b""
        self._pieces: list[bytes] = []
        self._length = 0

    async def head(self) -> bytes:
        """Return the beginning, enough to tell what it is; empty when there is no body.

        Raises:
            NotDecodable: see there.
        """
        while self._length < _TELLING and await self._more():
            pass
        return b"".join(self._pieces)[:_PIECE]

    async def rest(self, limit: int) -> bytes:
        """Return the whole body, or what was read when it passed ``limit`` bytes (at most one piece more).

        Raises:
            NotDecodable: see there.
        """
        while self._length <= limit and await self._more():
            pass
        return b"".join(self._pieces)

    async def _more(self) -> bool:
        piece = await (self._inflated(self._inflater) if self._inflater else self._served())
        if not piece:
            return False
        self._pieces.append(piece)
        self._length += len(piece)
        if self._length > max(_TOO_SMALL_FOR_A_BOMB, self.size * MOST_DENSE):
            raise TooDense
        return True

    async def _served(self) -> bytes:
        chunk = await self._content.readany()
        self.size += len(chunk)
        return chunk

    async def _inflated(self, inflater: zlib._Decompress) -> bytes:
        """Inflate in steps, so that a bomb is noticed long before it is unfolded."""
        while not inflater.eof:
            packed = self._packed or await self._served()
            if not packed:
                return self._end()
            try:
                piece = inflater.decompress(packed, _PIECE)
            except zlib.error:
                inflater = self._inflater = self._other_way()
                self._packed = packed
                continue
            self._packed = inflater.unconsumed_tail
            if piece:
                return piece
        return b""

    def _other_way(self) -> zlib._Decompress:
        if not self._can_be_bare or self._length:
            raise NotDecodable
        self._can_be_bare = False
        return zlib.decompressobj(wbits=_BARE)

    def _end(self) -> bytes:
        """Take the end of what was served: fine if there never was anything, else something is missing."""
        if self.size:
            raise NotDecodable
        return b""


def _inflater(encoding: str) -> zlib._Decompress | None:
    if encoding in _PLAIN:
        return None
    if encoding not in _PACKED:
        raise NotDecodable
    return zlib.decompressobj(wbits=_GZIP_OR_ZLIB)
