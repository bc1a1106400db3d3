"""What is served at the address of a match now: one visit, and of what comes that which was found there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from takedown.cases.match import Match
from takedown.crawl.bundles.parts import BundleRefused, Parts, named
from takedown.crawl.bundles.unpacker import Unpacker
from takedown.crawl.looking.look import Visited, look_of
from takedown.errors import TakedownError
from takedown.fingerprint.fingerprinter import Fingerprinter, Occasion, Unreadable
from takedown.pipeline.looking.visits import Visits
from takedown.settings import Settings

SAME_BITS = 31
"""So many of a PDQ's 256 bits apart it still is what was found (the distance that PDQ's authors propose)."""


class NothingToShow(TakedownError):
    """No picture came from the address, or none that can be opened; ``reason``: a code (``look-`` or ``reason-``)."""


class LiveCopy:
    """One visit to one address.

    Args:
        settings: the configuration. fingerprinter: to hold what is there against what was found. match: which.
    """

    def __init__(self, settings: Settings, fingerprinter: Fingerprinter, match: Match) -> None:
        self._settings = settings
        self._fingerprinter = fingerprinter
        self._match = match

    async def content(self) -> bytes:
        """Return the bytes of what was found, as they are served now.

        Raises:
            NothingToShow: there is no such thing.
        """
        url = self._match.url.partition("#")[0]
        async with Visits(self._settings) as visits:
            visited = await visits.found(url) if self._match.site else (await visits.reported(url))[0]
            async with aclosing(self._media(visited, visits)) as media:
                async for content in media:
                    if await asyncio.to_thread(self._is_it, content):
                        return content
        raise NothingToShow(reason="look-not-in-archive" if visited.bundle else "look-other-picture")

    async def _media(self, visited: Visited, visits: Visits) -> AsyncGenerator[bytes, None]:
        """Yield the media that an answer is, or those in it."""
        if visited.answer is None or visited.bundle is None:
            look = look_of(visited)
            if look.candidate is None:
                raise NothingToShow(reason=f"look-{look.reason}")
            yield look.candidate.content
            return
        unpacker = Unpacker(self._settings.jail)
        try:
            parts = Parts(unpacker, self._settings.crawl)
            async with aclosing(parts.of(visited.answer, visited.bundle, visits.piece)) as members:
                async for part in members:
                    if self._match.seen_fingerprint or named(visited.url, part.name) == self._match.url:
                        yield part.content
        except BundleRefused:
            raise NothingToShow(reason="look-other-content") from None
        finally:
            await asyncio.to_thread(unpacker.close)

    def _is_it(self, content: bytes) -> bool:
        """Return whether this is what was found; where nothing of that is known, whatever is there is shown."""
        then = self._match.seen_fingerprint
        if then is None:
            return True
        try:
            with self._fingerprinter.visit(content, Occasion.FOUND) as visit:
                there = visit.fingerprint
        except Unreadable as unreadable:
            raise NothingToShow(reason=f"reason-{unreadable.code}") from None
        return then.sha256 == there.sha256 or _apart(then.pdq, there.pdq) <= SAME_BITS


def _apart(one: bytes | None, other: bytes | None) -> int:
    """Return how many bits two codes are apart; all of them where one is missing."""
    if one is None or other is None:
        return 256
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()
