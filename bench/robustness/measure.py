"""The measurement: originals registered, every edit of each looked for, then strangers."""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec

import cv2
import numpy as np

from bench.robustness.canvas import Edit, Others, Pixels
from bench.robustness.edits import EDITS, edited
from bench.robustness.finders import Finder, picture_of
from bench.robustness.pictures import Picture, spread

DRESSES = ("post", "chat", "gallery-15", "collage-9", "text-everywhere")
"""Edits in which unrelated pictures are looked at too: an interface or a text must not be taken for a picture."""

_CLOSEST = 5


@dataclass
class Copies:
    """What was found of one edit's copies.

    Attributes:
        found: for each column, how many copies.
        wrong: for each column, the pairs of original and registered picture that were taken for each other.
        missed: for each column, the originals whose copies weren't found.
    """

    edit: Edit
    made: int
    found: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    missed: dict[str, list[str]] = field(default_factory=dict)

    def recall(self, column: str) -> float:
        """Return the share that was found."""
        return self.found[column] / self.made if self.made else 0.0


@dataclass
class Strangers:
    """Candidates that are no copies.

    Attributes:
        matched: for each column, the pairs of candidate and picture that matched.
        closest: the largest scores of ours by local codes, matched or not: score, candidate, picture.
    """

    looked: int
    matched: dict[str, list[tuple[str, str]]]
    closest: list[tuple[float, str, str]]


def columns(finders: Sequence[Finder]) -> list[str]:
    return [column for finder in finders for column in finder.columns]


def copies(
    finders: Sequence[Finder],
    registered: Sequence[Picture],
    numbers: Sequence[int],
    edits: Iterable[Edit],
    others: Others,
) -> Iterable[Copies]:
    """Yield, for one edit after the other, what was found of its copies.

    Args:
        numbers: which of the registered pictures are copied, by their places.
    """
    for edit in edits:
        contents = [edited(edit, registered[number].rgb, number, others) for number in numbers]
        result = Copies(edit, len(contents))
        for finder in finders:
            for number, found in zip(numbers, finder.look_all(contents), strict=True):
                for column, taken_for in zip(finder.columns, found, strict=True):
                    result.found[column] += number in taken_for
                    wrong = [(registered[number].name, registered[one].name) for one in taken_for - {number}]
                    result.wrong.setdefault(column, []).extend(wrong)
                    if number not in taken_for:
                        result.missed.setdefault(column, []).append(registered[number].name)
        yield result


def strangers(
    finders: Sequence[Finder],
    registered: Sequence[Picture],
    pictures: Sequence[Picture],
    others: Others,
    dressed: int | None = None,
) -> Iterable[tuple[str, Strangers]]:
    """Yield what unrelated pictures are taken for: as they are, then inside interfaces, collages and text.

    Args:
        dressed: so many of them, spread over all, are looked at in those too; ``None``: all.
    """
    yield "as they are", _strangers(finders, registered, pictures, lambda picture, _: picture.content)
    few = pictures if dressed is None else spread(pictures, dressed)
    for edit in EDITS:
        if few and edit.name in DRESSES:
            yield edit.name, _strangers(finders, registered, few, _dressed(edit, others))


def _dressed(edit: Edit, others: Others) -> Callable[[Picture, int], bytes]:
    return lambda picture, number: edited(edit, picture.rgb, number, others)


def _strangers(
    finders: Sequence[Finder],
    registered: Sequence[Picture],
    pictures: Sequence[Picture],
    served: Callable[[Picture, int], bytes],
) -> Strangers:
    matched: dict[str, list[tuple[str, str]]] = {column: [] for column in columns(finders)}
    closest: list[tuple[float, str, str]] = []
    for start in range(0, len(pictures), 32):
        some = pictures[start : start + 32]
        contents = [served(picture, start + at) for at, picture in enumerate(some)]
        for finder in finders:
            for picture, found in zip(some, finder.look_all(contents), strict=True):
                for column, numbers in zip(finder.columns, found, strict=True):
                    matched[column].extend((picture.name, registered[number].name) for number in numbers)
            near = zip(some, finder.closest, strict=False)  # only ours tells
            closest += ((score, picture.name, registered[number].name) for picture, (score, number) in near if score)
    return Strangers(len(pictures), matched, sorted(closest, reverse=True)[:_CLOSEST])


def costs(finders: Sequence[Finder], contents: Sequence[bytes]) -> list[tuple[str, float, float]]:
    """Return for each finder, and for two yardsticks, the median milliseconds a candidate and candidates a second."""
    rows = []
    for finder in finders:
        seconds = [_seconds(finder.look, content) for content in contents]
        before = time.perf_counter()
        finder.look_all(contents)
        rate = len(contents) / (time.perf_counter() - before)
        rows.append((" / ".join(finder.columns), statistics.median(seconds) * 1e3, rate))
    pixels = [np.asarray(picture_of(content)) for content in contents]
    for name, function in _yardsticks():
        seconds = [_seconds(function, one) for one in pixels]
        rows.append((name, statistics.median(seconds) * 1e3, len(seconds) / sum(seconds)))
    return rows


def _yardsticks() -> Iterable[tuple[str, Callable[[Pixels], object]]]:
    if find_spec("pdqhash") is not None:
        import pdqhash

        yield "pdqhash (C++) of pixels, 8 ways", pdqhash.compute_dihedral
    sift = cv2.SIFT.create(nfeatures=500)

    def at_400(rgb: Pixels) -> object:
        scale = 400 / max(rgb.shape[:2])
        small = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return sift.detectAndCompute(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), None)

    yield "OpenCV's SIFT of pixels, at 400 px", at_400


def _seconds(function: Callable[..., object], argument: object) -> float:
    before = time.perf_counter()
    function(argument)
    return time.perf_counter() - before


def machine() -> str:
    return f"{os.cpu_count()} processors"
