"""A film in segments: its playlists read, one rendition chosen, its segments fetched one after another into memory.

What is missing is left out, what was fetched when a limit is reached counts, and a live film is what is listed now.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from http import HTTPStatus

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from takedown.crawl.bundles import dash, hls
from takedown.crawl.bundles.hls import NotAPlaylist
from takedown.crawl.bundles.part import Fetch
from takedown.crawl.bundles.pieces import Lock, Piece, Run
from takedown.crawl.net.answer import BadAnswer, BudgetSpent, Fetched, HostUnreachable, TooLarge, TooSlow
from takedown.crawl.net.hours import HostQuiet
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.net.robots import RobotsUnreadable
from takedown.crawl.read.charset import decoded
from takedown.crawl.visiting.spend import HostBudgetSpent
from takedown.errors import TakedownError
from takedown.settings import MEBIBYTE, CrawlSettings

_SEGMENT_BYTES = 32 * MEBIBYTE
_BLOCK = 16
_KEYS_KEPT = 64
_OF_THE_MOMENT = (
    BadAnswer, BudgetSpent, HostBudgetSpent, HostGivenUp, HostQuiet, HostUnreachable, RobotsUnreadable, TooSlow,
)  # fmt: skip
_BUSY = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS)
_LEAST_FILM = 188
"""Bytes: a packet of a transport stream. Less is no film."""


@dataclass(frozen=True, slots=True)
class FilmLimits:
    """What is fetched of one film.

    Attributes:
        segments, seconds: at most so many. misses: segments in a row that aren't there end it.
        playlists: read on the way from the first one to the segments.
    """

    segments: int = 2_000
    seconds: float = 900.0
    misses: int = 8
    playlists: int = 6


class Film:
    """One film being fetched.

    Args:
        fetch: gets one address.
        settings: how large playlists and films may be.
        limits: what else bounds it.

    Attributes:
        missed: segments that weren't there. failed: those of them that may be had another time.
        cut: whether a limit ended it.
    """

    def __init__(self, fetch: Fetch, settings: CrawlSettings, limits: FilmLimits | None = None) -> None:
        self.missed = 0
        self.failed = 0
        self.cut = False
        self._fetch = fetch
        self._page_bytes = settings.max_page_bytes
        self._limits = limits or FilmLimits()
        self._left = settings.max_stream_bytes
        self._segments = 0
        self._misses = 0
        self._visited: set[str] = set()
        self._keys: OrderedDict[str, bytes] = OrderedDict()
        self._until = asyncio.get_running_loop().time() + self._limits.seconds

    async def of(self, answer: Fetched) -> AsyncGenerator[bytes, None]:
        """Yield the film that the playlist ``answer`` names, in as many files as it takes (mostly one).

        Raises:
            NotAPlaylist: it can't be read.
        """
        for run in await self._runs(answer):
            film = await self._film(run)
            if len(film) >= _LEAST_FILM:
                yield film
            if self.cut:
                break

    async def _runs(self, answer: Fetched) -> list[Run]:
        """Return the runs of the first rendition that has any; a playlist that leads back isn't read twice."""
        self._visited |= {answer.url, answer.final_url}
        found = await asyncio.to_thread(_parsed, answer)
        for step in found:
            if isinstance(step, Run):
                return [run for run in found if isinstance(run, Run)]
            if step not in self._visited and len(self._visited) < self._limits.playlists:
                self._visited.add(step)
                runs = await self._beneath(step)
                if runs:
                    return runs
        return []

    async def _beneath(self, url: str) -> list[Run]:
        """Return the runs of another playlist; one that isn't there or can't be read has none."""
        try:
            answer = await self._fetch(url, self._page_bytes, {})
        except TakedownError:
            return []
        answer.share.release()
        try:
            return await self._runs(answer)
        except NotAPlaylist:
            return []

    async def _film(self, run: Run) -> bytes:
        """Return the segments of ``run``, one behind the other."""
        film = bytearray()
        head = b"" if run.head is None or self._is_over() else await self._counted(run.head)
        for piece in run.pieces:
            if self._is_over():
                self.cut = True
                break
            film += await self._counted(piece)
        return head + film if film else b""

    def _is_over(self) -> bool:
        """Return whether any limit is reached."""
        late = asyncio.get_running_loop().time() > self._until
        many = self._segments >= self._limits.segments or self._misses >= self._limits.misses
        return self._left <= 0 or late or many

    async def _counted(self, piece: Piece) -> bytes:
        self._segments += 1
        content = await self._content(piece)
        self._misses = 0 if content else self._misses + 1
        self.missed += not content
        return content

    async def _content(self, piece: Piece) -> bytes:
        """Return a piece, unlocked; nothing where it can't be had."""
        try:
            content = await self._bytes(piece)
            if content and piece.lock is not None and not _is_plain(content):
                content = _unlocked(content, await self._key(piece.lock.key), piece.lock)
        except TooLarge:
            if self._left < _SEGMENT_BYTES:  # there is no room left for any
                self._left = 0
            return b""
        except (TakedownError, ValueError) as problem:
            self.failed += isinstance(problem, _OF_THE_MOMENT)
            return b""
        self._left -= len(content)
        return content

    async def _bytes(self, piece: Piece) -> bytes:
        wanted = self._left if piece.whole else piece.length or _SEGMENT_BYTES
        most = max(1, min(self._left, wanted))
        headers = {}
        if piece.length or piece.start or piece.whole:
            headers["Range"] = f"bytes={piece.start}-{piece.start + most - 1}"
        answer = await self._fetch(piece.url, most, headers)
        body = answer.body if answer.status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT) else b""
        answer.share.release()
        self.failed += answer.status in _BUSY or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
        whole = answer.status == HTTPStatus.OK  # the server doesn't know ranges
        return body[piece.start :][: piece.length or None] if whole else body[: piece.length or None]

    async def _key(self, url: str) -> bytes:
        if url not in self._keys:
            answer = await self._fetch(url, _BLOCK, {})
            answer.share.release()
            self._keys[url] = answer.body
            if len(self._keys) > _KEYS_KEPT:
                self._keys.popitem(last=False)
        return self._keys[url]


def _parsed(answer: Fetched) -> list[str] | list[Run]:
    if answer.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"#EXTM3U"):
        return hls.parsed(decoded(answer.body, answer.content_type), answer.final_url)
    return dash.parsed(answer.body, answer.final_url)


def _is_plain(content: bytes) -> bool:
    """Whether a piece that should be locked isn't: some servers leave the initialisation segment open."""
    return content[4:8] in (b"ftyp", b"styp", b"moof", b"moov", b"sidx")


def _unlocked(content: bytes, key: bytes, lock: Lock) -> bytes:
    """Return a segment without its encryption, or without an unfinished last block.

    Raises:
        ValueError: the key isn't one.
    """
    whole = content[: len(content) // _BLOCK * _BLOCK]
    opener = Cipher(algorithms.AES128(key), modes.CBC(lock.vector)).decryptor()
    padded = opener.update(whole) + opener.finalize()
    unpadder = PKCS7(8 * _BLOCK).unpadder()
    try:
        return unpadder.update(padded) + unpadder.finalize()
    except ValueError:
        return padded
