"""What stored positions would buy, and what does the work instead: the local codes with one thing changed at a time.

Originals are registered, some of them are edited, and the copies are looked for by local codes alone (no PDQ, no
content boxes, no closer looks). Each way to describe and compare gets the threshold that lets nothing unrelated
through in this run; its recall there is what counts. Without folders, the photographs that scikit-image and
scikit-learn carry are taken. Nothing is written.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

# A script's own folder is where Python looks first; the edits are in a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.robustness import pictures
from bench.robustness.canvas import Edit, Others, Pixels
from bench.robustness.edits import EDITS, HARD, edited, named
from bench.robustness.pictures import Picture
from takedown.fingerprint import kept, local
from takedown.fingerprint.keyed import WHITENING, mirror, root
from takedown.fingerprint.local import Features
from takedown.matching import votes
from takedown.matching.confidence import LOCAL
from takedown.matching.patches import NEAR

Floats = NDArray[np.float64]
Octets = NDArray[np.uint8]
Places = NDArray[np.int64]

REGISTERED, LOOKED_AT = (320, 256), (400, 700)
"""The side at which a picture is described, and how many features at most: registered, and looked at."""
SEED = 5
PAIRED = 24
"""So many pictures' codes are held against each other's to learn how near strangers' come."""
MISSED = {0: 0.025, 16: 0.075, 8: 0.14}
"""By cells a side (0: exact), the share of the longer side by which an agreeing vote may miss its place."""
STRETCHED = 0.3
"""And by how much more for each unit of distance, since copies are tilted and stretched."""
TINY = 1e-9


class Way(NamedTuple):
    """One way to describe and compare.

    Attributes:
        cells: positions are stored on a grid of so many cells a side; 0: exactly; ``None``: not at all.
        damped: codes that repeat inside a picture, or look drawn, count less.
        white: descriptors are whitened, not only centred.
        even: features are chosen evenly by place and size, not by strength alone.
        bits: of each code.
        most: codes of a registered picture.
    """

    name: str
    cells: int | None = None
    damped: bool = True
    white: bool = True
    even: bool = True
    bits: int = 256
    most: int = REGISTERED[1]


WAYS = (
    Way("no positions, not damped", damped=False),
    Way("no positions (ours)"),
    Way("8 x 8 grid", cells=8),
    Way("16 x 16 grid", cells=16),
    Way("exact positions", cells=0),
    Way("ours, not whitened", white=False),
    Way("exact positions, not whitened", cells=0, white=False),
    Way("ours, the strongest features", even=False),
    Way("ours, 128 bits", bits=128),
    Way("ours, 128 codes", most=128),
    Way("ours, 400 codes", most=400),
)


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture's features, chosen in both manners, and its shape; what several ways ask for is worked out once."""

    even: Features
    strongest: Features
    shape: tuple[int, ...]
    _known: dict[tuple[object, ...], Any] = field(default_factory=dict)

    @classmethod
    def of(cls, rgb: Pixels, side: int, most: int) -> Seen:
        """Describe ``rgb``, shape (height, width, 3)."""
        return cls(local.describe(rgb, side, most), _strongest(rgb, side, most), rgb.shape)

    def codes(self, way: Way, *, mirrored: bool) -> Octets:
        """Return the codes, shape (n, bits / 8)."""
        found = self.even if way.even else self.strongest
        key = (way.white, way.even, way.bits, mirrored)
        descriptors = mirror(found.descriptors) if mirrored else found.descriptors
        codes: Octets = self._once(key, lambda: _codes(way, descriptors))
        return codes

    def distances(self, way: Way, others: Octets | None = None, *, mirrored: bool) -> NDArray[np.uint16]:
        """Return how far the codes are from each other, or from those of everything registered under ``way``."""
        codes = self.codes(way, mirrored=mirrored)
        key = (way.white, way.even, way.bits, mirrored, None if others is None else way.most)
        apart: NDArray[np.uint16] = self._once(
            (*key, "apart"), lambda: _bits(codes, codes if others is None else others)
        )
        return apart

    def _once(self, key: tuple[object, ...], work: Callable[[], Any]) -> Any:
        if key not in self._known:
            self._known[key] = work()
        return self._known[key]


class Codes(NamedTuple):
    """A picture under one way: codes, their damping, and places in units of the longer side (x, y, angle, octaves)."""

    codes: Octets
    weights: Floats
    places: Floats


class Fits(NamedTuple):
    """How near codes must lie to vote, and to be alike."""

    near: int
    alike: int


def main() -> None:
    chosen = _options().parse_args()
    cv2.setNumThreads(1)
    progress = Console(stderr=True)
    found = pictures.originals(chosen.originals, chosen.most)
    strangers = pictures.spread(pictures.unrelated(chosen.unrelated, found), chosen.strangers)
    others = pictures.beside(strangers)
    edits = named(chosen.edits) if chosen.edits else list(EDITS[:: chosen.every])
    ways = WAYS[: chosen.ways]
    sizes = {way.most for way in ways} | {REGISTERED[1]}
    registered = {size: [Seen.of(one.rgb, REGISTERED[0], size) for one in found] for size in sizes}
    comparisons = [Comparison(way, registered) for way in ways]
    looks = list(_probes(found, strangers, edits, others, chosen.edited))
    for number, edit, content in track(looks, "looking", console=progress):
        probe = Seen.of(np.asarray(Image.open(io.BytesIO(content)).convert("RGB")), *LOOKED_AT)
        for comparison in comparisons:
            comparison.look(probe, number, hard=edit in HARD)
    pairs = comparisons[0].pairs
    title = f"{len(found)} registered, {len(looks)} looked at ({len(edits)} edits), {pairs} unrelated pairs"
    _report(comparisons, title)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--originals", type=Path, metavar="FOLDER", help="what is registered and then edited")
    options.add_argument("--unrelated", type=Path, metavar="FOLDER", help="what must not match; may be the same folder")
    options.add_argument("--most", type=int, default=150, metavar="N", help="originals at most (150)")
    options.add_argument("--edited", type=int, default=12, metavar="N", help="how many originals are edited (12)")
    options.add_argument("--strangers", type=int, default=150, metavar="N", help="unrelated ones at most (150)")
    options.add_argument("--ways", type=int, metavar="N", help="only the first N ways: 5 are about positions (all)")
    options.add_argument("--edits", metavar="NAMES", help="names or families of edits, with commas between them")
    options.add_argument("--every", type=int, default=5, metavar="N", help="take every so many-th edit (5)")
    return options


def _probes(
    found: Sequence[Picture], strangers: Sequence[Picture], edits: Sequence[Edit], others: Others, most: int
) -> Iterator[tuple[int | None, Edit | None, bytes]]:
    """Yield the number of the original and the edit, ``None`` for a stranger, and what is looked at."""
    for number in list(range(len(found)))[:: max(1, len(found) // most)][:most]:
        for edit in edits:
            yield number, edit, edited(edit, found[number].rgb, number, others)
    for stranger in strangers:
        yield None, None, stranger.content


def _strongest(rgb: Pixels, side: int, most: int) -> Features:
    """Return the features with the largest response, wherever they lie, as SIFT itself chooses."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    scale = side / max(grey.shape)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how)
    sift = cv2.SIFT.create(nfeatures=most, contrastThreshold=0.02, edgeThreshold=12)
    points = sift.detect(small, None)
    if not points:
        return Features(np.zeros((0, local.DESCRIPTOR), np.uint8), np.zeros((0, 4), np.float32))
    points, descriptors = sift.compute(small, points)
    height, width = small.shape
    rows = [(p.pt[0] / width, p.pt[1] / height, np.deg2rad(p.angle), p.size / max(height, width)) for p in points]
    return Features(np.asarray(descriptors, np.uint8), np.array(rows, np.float32))


class Comparison:
    """One way, everything registered under it, and what was found.

    Attributes:
        fits: how near codes must lie.
        unrelated: the best score of each look against every picture that it doesn't show.
        pairs: how many looks and pictures these are.
        copies: for ordinary and hard edits, the score of each look against its original.
    """

    def __init__(self, way: Way, registered: dict[int, list[Seen]]) -> None:
        self.way = way
        self.fits = _fits(way, registered[REGISTERED[1]])
        self._registered = [_coded(way, seen, self.fits) for seen in registered[way.most]]
        self._all = np.concatenate([one.codes for one in self._registered])
        self._starts = np.cumsum([0, *(len(one.codes) for one in self._registered)])
        self.unrelated: list[float] = []
        self.pairs = 0
        self.copies: defaultdict[bool, list[float]] = defaultdict(list)

    def look(self, probe: Seen, original: int | None, *, hard: bool) -> None:
        """Hold ``probe`` against everything; ``original`` is the number of the picture that it shows."""
        scores = np.zeros(len(self._registered))
        for mirrored in (False, True):
            coded = _coded(self.way, probe, self.fits, mirrored=mirrored)
            bits = probe.distances(self.way, self._all, mirrored=mirrored)
            for number, one in enumerate(self._registered):
                here = bits[:, self._starts[number] : self._starts[number + 1]]
                scores[number] = max(scores[number], _score(self.way, here, coded, one, self.fits))
        if original is not None:
            self.copies[hard].append(float(scores[original]))
            scores = np.delete(scores, original)
        self.pairs += len(scores)
        self.unrelated.append(float(scores.max(initial=0.0)))


def _coded(way: Way, seen: Seen, fits: Fits, *, mirrored: bool = False) -> Codes:
    found = seen.even if way.even else seen.strongest
    codes = seen.codes(way, mirrored=mirrored)
    weights = np.ones(len(codes))
    if way.damped:
        alike = (seen.distances(way, mirrored=mirrored) <= fits.alike).sum(axis=1)
        drawn = found.places[:, 4:].prod(axis=1)  # what looks photographed counts more
        weights = drawn / np.sqrt(np.maximum(alike, 1))
    x, y, angle, size = found.places.T[:4].astype(np.float64)
    height, width = np.array(seen.shape[:2]) / max(seen.shape[:2])
    if mirrored:
        x, angle = 1 - x, np.pi - angle
    places = np.column_stack([x * width, y * height, angle, np.log2(np.maximum(size, 1e-6))])
    return Codes(codes, weights, places)


def _codes(way: Way, descriptors: Octets) -> Octets:
    projected = root(descriptors) @ _frame(white=way.white)[1:] - _frame(white=way.white)[0]
    return np.packbits(projected > 0, axis=1)[:, : way.bits // 8]


@lru_cache
def _frame(*, white: bool) -> NDArray[np.float32]:
    """Return shape (129, 256): what is subtracted, and the directions of which the signs are kept."""
    table = np.load(WHITENING).astype(np.float64)
    rng = np.random.default_rng(SEED)
    turned = np.concatenate([np.linalg.qr(rng.standard_normal((128, 128)))[0] for _ in range(2)], axis=1)
    directions = table[1:] @ turned if white else turned
    return np.concatenate([table[:1] @ directions, directions]).astype(np.float32)


def _bits(some: Octets, others: Octets) -> NDArray[np.uint16]:
    """Return the Hamming distances of two sets of codes of whole words of 64 bits, shape (n, m)."""
    left, right = (np.ascontiguousarray(codes).view(np.uint64) for codes in (some, others))
    total = np.zeros((len(left), len(right)), np.uint16)
    for word in range(left.shape[1]):
        total += np.bitwise_count(left[:, word, None] ^ right[None, :, word])
    return total


def _fits(way: Way, seen: Sequence[Seen]) -> Fits:
    """Return at how many bits codes vote, so that strangers' do as seldom as the program's own do at ``NEAR``."""
    own = way._replace(white=True, even=True, bits=256)
    if way == own:
        return Fits(NEAR, kept.ALIKE)
    seldom = np.mean(_strangers(own, seen) <= NEAR)
    near = int(np.quantile(_strangers(way, seen), seldom, method="lower"))
    return Fits(near, near + kept.ALIKE - NEAR)


def _strangers(way: Way, seen: Sequence[Seen]) -> NDArray[np.uint16]:
    """Return the distances of codes of different pictures: each one's to the next one's, mirrored too."""
    plain, turned = ([one.codes(way, mirrored=mirrored) for one in seen[:PAIRED]] for mirrored in (False, True))
    parts = [_bits(one, other).ravel() for at, one in enumerate(plain) for other in (*plain[:at], *turned[:at])]
    return np.concatenate(parts)


def _score(way: Way, bits: NDArray[np.uint16], probe: Codes, registered: Codes, fits: Fits) -> float:
    """Return the largest summed weight of votes that agree, after ``takedown.matching.votes``."""
    asked, rows = _one_to_one(bits, fits.near)
    if not len(asked):
        return 0.0
    apart = bits[asked, rows] * (NEAR / fits.near)  # as the program's own bits, so that all ways weigh alike
    worth = votes.COMPARED.of(apart, probe.weights[asked] * registered.weights[rows])
    ours, theirs = probe.places[asked], registered.places[rows]
    turns, scales = ours[:, 2] - theirs[:, 2], ours[:, 3] - theirs[:, 3]
    agree = votes.agreement(turns, scales)
    if way.cells is not None:
        agree = agree * _in_place(way.cells, ours, theirs, turns, scales)
    totals = agree @ worth
    best = int(totals.argmax())
    return float(totals[best]) * votes.filled(ours[:, :2], worth * agree[best], scales[best])


def _one_to_one(bits: NDArray[np.uint16], near: int) -> tuple[Places, Places]:
    asked, rows = np.nonzero(bits <= near)
    order = np.argsort(bits[asked, rows], kind="stable")
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen: list[tuple[int, int]] = []
    for one, other in zip(asked[order].tolist(), rows[order].tolist(), strict=True):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            chosen.append((one, other))
    pairs = np.array(chosen, np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _in_place(cells: int, ours: Floats, theirs: Floats, turns: Floats, scales: Floats) -> NDArray[np.bool_]:
    """Return which votes lie where each vote, by its turn and scale, says that they should."""
    there = theirs[:, :2] if not cells else (np.floor(theirs[:, :2] * cells) + 0.5) / cells
    scale = np.exp2(scales)
    cosine, sine = np.cos(turns) * scale, np.sin(turns) * scale
    away = there[None] - there[:, None]
    x = ours[:, None, 0] + cosine[:, None] * away[..., 0] - sine[:, None] * away[..., 1]
    y = ours[:, None, 1] + sine[:, None] * away[..., 0] + cosine[:, None] * away[..., 1]
    missed = np.hypot(x - ours[None, :, 0], y - ours[None, :, 1]) / scale[:, None]
    return missed < MISSED[cells] + STRETCHED * np.hypot(away[..., 0], away[..., 1])


def _report(comparisons: Iterable[Comparison], title: str) -> None:
    console = Console(width=160)
    console.print(f"\n### {title}")
    console.print("Recall above the best unrelated score, and at the program's own threshold for `likely`.\n")
    table = Table(box=box.MARKDOWN)
    names = ("way", "bits to vote", "best unrelated", "ordinary", "hard", "ordinary at likely", "hard at likely")
    for at, name in enumerate(names):
        table.add_column(name, justify="right" if at else "left", no_wrap=True)
    for one in comparisons:
        most = max(one.unrelated)
        recalls = (
            f"{np.mean(np.array(one.copies[hard]) >= score):.3f}"
            for score in (most + TINY, LOCAL.likely)
            for hard in (False, True)
        )
        table.add_row(one.way.name, str(one.fits.near), f"{most:.2f}", *recalls)
    console.print(table)


if __name__ == "__main__":
    main()
