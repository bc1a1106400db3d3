"""Archives, documents and films: a copy in one is live while what comes out of it still is the picture."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import aclosing
from types import TracebackType
from typing import Self

from takedown.cases.match import Verdict
from takedown.crawl.bundles.parts import PASSING, BundleRefused, Fetch, Parts
from takedown.crawl.bundles.unpacker import Unpacker
from takedown.crawl.net.answer import Fetched
from takedown.crawl.read.kinds import Kind
from takedown.pipeline.looking.recheck_judge import Judge, Judged, Spot
from takedown.settings import Settings


class Bundles:
    """Takes apart what was fetched whole; a context manager."""

    def __init__(self, settings: Settings, judge: Judge) -> None:
        self._judge = judge
        self._unpacker = Unpacker(settings.jail)
        self._parts = Parts(self._unpacker, settings.crawl)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._unpacker.close()

    async def judged(self, answer: Fetched, kind: Kind, spots: list[Spot], fetch: Fetch) -> list[Judged]:
        """Return what a bundle means for each spot: the copy may have another name in it by now.

        Raises:
            JailUnavailable: archives can't be opened safely on this machine; none was.
        """
        live: dict[str, Judged] = {}
        missing = Verdict.SOFT_GONE, "not-in-archive"
        skipped = Counter[str]()
        try:
            async with aclosing(self._parts.of(answer, kind, fetch, skipped)) as parts:
                async for part in parts:
                    live |= await self._live(part.content, [one for one in spots if one.address.id not in live], answer)
                    if len(live) == len(spots):
                        break
        except BundleRefused:
            missing = Verdict.UNKNOWN, "other-content"
        if any(skipped[why] for why in PASSING):  # it may be in what wasn't seen
            missing = Verdict.UNKNOWN, "other-content"
        return [live.get(spot.address.id) or Judged(spot, *missing, answer.status) for spot in spots]

    async def _live(self, content: bytes, spots: list[Spot], answer: Fetched) -> dict[str, Judged]:
        found = await asyncio.to_thread(self._judge.part, content, spots)
        pairs = zip(spots, found, strict=True)
        return {
            spot.address.id: Judged(spot, verdict, reason, answer.status)
            for spot, (verdict, reason) in pairs
            if verdict is Verdict.LIVE
        }
