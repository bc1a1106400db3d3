"""The face of this room: an answer that holds or names many media in, one medium after another out."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing

from yarl import URL

from takedown.crawl.bundles.hls import NotAPlaylist
from takedown.crawl.bundles.part import BundleRefused, Fetch, Part, fragment, named
from takedown.crawl.bundles.playlist import Film
from takedown.crawl.bundles.unpacker import Member, Unpacker
from takedown.crawl.net.answer import Fetched
from takedown.crawl.read.kinds import Kind
from takedown.settings import CrawlSettings

__all__ = ["BundleRefused", "Fetch", "Part", "Parts", "fragment", "named"]

BUNDLES = frozenset({Kind.PLAYLIST, Kind.ARCHIVE, Kind.DOCUMENT})
"""The kinds of answer that have parts."""

PASSING = frozenset({"segments", "timeout", "memory", "crashed"})
"""Why a part, or all of them, wasn't had, where another visit may have more of it."""

# By weight: what is said of an archive out of which nothing came.
_WHYS = (
    "not-archive", "crashed", "timeout", "memory", "bomb", "too-much", "encrypted", "method", "too-large", "broken",
)  # fmt: skip


class Parts:
    """Takes bundles apart; one for all hosts of a run, in one event loop.

    Args:
        unpacker: opens archives and documents; the caller closes it.
        settings: how large playlists and films may be.

    Attributes:
        skipped: what was left out so far, by reason (``Unpacker.members``), and ``segment`` for what a film lacked.
    """

    def __init__(self, unpacker: Unpacker, settings: CrawlSettings) -> None:
        self.skipped: Counter[str] = Counter()
        self._unpacker = unpacker
        self._settings = settings
        # Who waits for the child waits here: waiting in threads could take those with which the child is asked.
        self._turn = asyncio.Lock()

    async def of(
        self, answer: Fetched, kind: Kind, fetch: Fetch, skipped: Counter[str] | None = None
    ) -> AsyncGenerator[Part, None]:
        """Yield the media of ``answer``, one in memory at a time; what can't be had is left out.

        Args:
            answer: fetched whole; its ``share`` stays the caller's.
            kind: one of ``BUNDLES``.
            fetch: gets what a playlist names.
            skipped: gets what was left out of this one, as the attribute does of all; ``segments`` are those that a
                film may have another time.

        Raises:
            BundleRefused: nothing could be taken out, and why; an archive without media in it merely yields nothing.
            JailUnavailable: archives can't be opened safely on this machine; none was.
        """
        host = URL(answer.final_url).raw_host or ""
        left_out = Counter[str]() if skipped is None else skipped
        is_film = kind is Kind.PLAYLIST
        parts = self._film(answer, fetch, host, left_out) if is_film else self._members(answer.body, host, left_out)
        async with aclosing(parts):
            async for part in parts:
                yield part

    async def _film(
        self, answer: Fetched, fetch: Fetch, host: str, skipped: Counter[str]
    ) -> AsyncGenerator[Part, None]:
        film, empty = Film(fetch, self._settings), True
        try:
            async for content in film.of(answer):
                empty = False
                yield Part("", content)
        except NotAPlaylist:
            raise BundleRefused(host=host, why="playlist") from None
        finally:
            self.skipped += Counter(segment=film.missed)
            skipped.update(segments=film.failed)
        if empty:
            raise BundleRefused(host=host, why="segments")

    async def _members(self, content: bytes, host: str, skipped: Counter[str]) -> AsyncGenerator[Part, None]:
        empty = True
        async with self._turn:
            members = self._unpacker.members(content, skipped)
            try:
                while (member := await _asked(members)) is not None:
                    empty = False
                    yield Part(member.name, member.content)
            finally:
                members.close()
                self.skipped += skipped
        why = next((why for why in _WHYS if skipped[why]), "")
        if empty and why:
            raise BundleRefused(host=host, why=why)


async def _asked(members: Iterator[Member]) -> Member | None:
    """Return the next member. Who is cancelled meanwhile waits for the child, which has its own limit of time."""
    asking = asyncio.ensure_future(asyncio.to_thread(next, members, None))
    try:
        return await asyncio.shield(asking)
    except asyncio.CancelledError:
        await asyncio.wait([asking])
        raise
