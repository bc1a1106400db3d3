"""Recall per edit, strangers that matched, and whether the right seconds were named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bench.video_edits.clip import Clip, Stretch, excerpt
from bench.video_edits.files import SOCIAL, encode
from bench.video_edits.finders import Finder
from bench.video_edits.sources import Source
from bench.video_edits.suite import EXCERPT, Edit
from takedown.cases.match import Span

Seconds = Sequence[tuple[float, float]]

_EXCERPTS = 8
_EXCERPT_SECONDS = 5.0
_TICK = 0.1


@dataclass(slots=True)
class Row:
    """What became of the copies that one edit made.

    Attributes:
        made: how many.
        found: by column, how many were found.
        wrong: by column, which original and which other video it was taken for.
        overlaps: for each found by the first finder, the seconds named and shown in both by those in either, 0 to 1: in
            the copy, and in the original.
        missed: the originals whose copies the first finder missed.
    """

    edit: str
    made: int = 0
    found: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    overlaps: list[tuple[float, float]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def recall(self, column: str) -> float:
        """Return the share that was found."""
        return self.found.get(column, 0) / max(self.made, 1)


@dataclass(slots=True)
class Strangers:
    """What matched that is no copy: by column, the names."""

    matched: dict[str, list[str]]
    looked: int = 0


def copies(
    rows: Mapping[str, Row],
    finders: Sequence[Finder],
    originals: Sequence[Source],
    long: Clip | None,
    edits: Sequence[Edit],
    foreign: Sequence[Clip],
) -> Iterator[str]:
    """Edit each original in every way, hold the copies against the originals, and yield the name of each one done.

    Args:
        rows: by edit, where it is noted.
        finders: ours first; all have taken the originals by their place, and ``long`` after them.
        originals: what was registered.
        long: a registered clip of ten minutes, of which excerpts alone are posted.
        edits: what is done to each.
        foreign: clips to put beside them.
    """
    names = [*(source.name for source in originals), "10 minutes"]
    for number, source in enumerate(originals):
        clip = source.clip()
        for place, edit in enumerate(edits):
            if edit.name != EXCERPT:
                edited, content = edit.apply(clip, 1000 * number + place, foreign)
                _note(rows[edit.name], finders, number, names, edited.shows, content)
        yield source.name
    if long is not None and EXCERPT in rows:
        for place in range(_EXCERPTS):
            part = excerpt(long, (place + 0.4) * (long.seconds - _EXCERPT_SECONDS) / _EXCERPTS, _EXCERPT_SECONDS)
            _note(rows[EXCERPT], finders, len(originals), names, part.shows, encode(part, SOCIAL))
        yield names[-1]


def strangers(finders: Sequence[Finder], unrelated: Iterable[Source]) -> Strangers:
    """Hold unrelated videos against everything registered."""
    result = Strangers({column: [] for finder in finders for column in finder.columns})
    for source in unrelated:
        result.looked += 1
        content = source.content()
        for finder in finders:
            for column, numbers in zip(finder.columns, finder.look(content).by_column, strict=True):
                result.matched[column] += [source.name] if numbers else []
    return result


def _note(
    row: Row,
    finders: Sequence[Finder],
    number: int,
    names: Sequence[str],
    shows: Sequence[Stretch],
    content: bytes,
) -> None:
    row.made += 1
    for finder in finders:
        found = finder.look(content)
        for column, numbers in zip(finder.columns, found.by_column, strict=True):
            row.found[column] = row.found.get(column, 0) + (number in numbers)
            others = ((names[number], names[other]) for other in sorted(numbers - {number}))
            row.wrong.setdefault(column, []).extend(others)
        if finder is finders[0]:
            if number not in found.by_column[0]:
                row.missed.append(names[number])
            elif number in found.spans:
                row.overlaps.append(overlap(found.spans[number], shows))


def overlap(spans: Sequence[Span], shows: Sequence[Stretch]) -> tuple[float, float]:
    """Return the seconds that are both named and shown by those that are either: in the copy, and in the original."""
    named = [(span.start, span.end) for span in spans], [(span.of_start, span.of_end) for span in spans]
    shown = [(part.start, part.end) for part in shows], [part.source_span() for part in shows]
    return _overlap(named[0], shown[0]), _overlap(named[1], shown[1])


def _overlap(named: Seconds, shown: Seconds) -> float:
    end = max(end for _, end in (*named, *shown))
    ticks = np.arange(0.0, end, _TICK)
    one, other = _covered(ticks, named), _covered(ticks, shown)
    return float((one & other).sum() / max(1, (one | other).sum()))


def _covered(ticks: NDArray[np.float64], spans: Seconds) -> NDArray[np.bool_]:
    covered = np.zeros(len(ticks), np.bool_)
    for start, end in spans:
        covered |= (ticks >= start) & (ticks < end)
    return covered
