"""The tables, as they stand in docs/measurements.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bench.crawling.again import Again
from bench.crawling.beside import OURS, THEIRS, Lap, middle, ratio
from bench.crawling.process import MIB
from bench.crawling.whole import Pace

Show = Callable[[str], None]

_FIGURES: tuple[tuple[str, Callable[[Lap], float], str], ...] = (
    ("pages/s", lambda lap: lap.pages_a_second, ".0f"),
    ("requests/s", lambda lap: lap.requests_a_second, ".0f"),
    ("seconds", lambda lap: lap.run.seconds, ".1f"),
    ("memory at its peak, MiB", lambda lap: lap.run.peak / MIB, ".0f"),
    ("sent by the server, MiB", lambda lap: lap.sent / MIB, ".1f"),
    ("pages and pictures missed", lambda lap: lap.missed, ".0f"),
    ("asked for more than once", lambda lap: lap.twice, ".0f"),
    ("asked for below a Disallow", lambda lap: lap.forbidden, ".0f"),
)


def beside(laps: Sequence[Lap], show: Show) -> None:
    """Show the medians, and each round behind them."""
    rows = []
    for name, figure, shape in _FIGURES:
        cells = [f"{middle(laps, crawler, figure):{shape}}" for crawler in (OURS, THEIRS)]
        each = [" / ".join(f"{figure(lap):{shape}}" for lap in laps if lap.crawler == who) for who in (OURS, THEIRS)]
        rows.append([name, *cells, *each])
    _table(["median", OURS, THEIRS, f"{OURS}, each round", f"{THEIRS}, each round"], rows, show)
    show("")
    show(f"pages/s over Scrapy's: {ratio(laps, _FIGURES[0][1]):.2f} (to reach: 1.5)")
    show(f"memory over Scrapy's: {ratio(laps, _FIGURES[3][1]):.2f} (to reach: 1)")


def whole(pace: Pace, show: Show) -> None:
    """Show how much of the fingerprinting's own pace is left in the whole path."""
    rows = [
        ["fingerprinting and matching alone, from memory", *_pace(pace.files, pace.alone)],
        ["the whole path: crawled, fingerprinted, matched, stored", *_pace(pace.files, pace.crawled)],
    ]
    _table(["what", "seconds, median", "pictures/s", "each round, seconds"], rows, show)
    show("")
    show(f"of the pace of fingerprinting alone: {100 * pace.share:.0f} % (to reach: 85), {pace.matches} matches")


def again(found: Again, show: Show) -> None:
    """Show what a second crawl of the unchanged site costs its host."""
    rows = [
        ["first", str(found.first.requests), f"{found.first.sent / MIB:.2f}"],
        ["second", str(found.second.requests), f"{found.second.sent / MIB:.2f}"],
    ]
    _table(["crawl", "requests", "sent by the server, MiB"], rows, show)
    show("")
    show(f"bytes of the second crawl: {100 * found.share:.1f} % of the first one's (to reach: below 10)")


def _pace(files: int, seconds: Sequence[float]) -> list[str]:
    middle_one = sorted(seconds)[len(seconds) // 2]
    return [f"{middle_one:.1f}", f"{files / middle_one:.0f}", " / ".join(f"{one:.1f}" for one in seconds)]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], show: Show) -> None:
    show("| " + " | ".join(head) + " |")
    show("| " + " | ".join("---" for _ in head) + " |")
    for row in rows:
        show("| " + " | ".join(row) + " |")
