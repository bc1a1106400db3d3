"""From votes of local codes to a score: which registered pictures a view shows, and how much speaks for each.

Votes are held one to one, weighed by how near the codes are and how seldom they repeat in either picture, and count as
far as they agree in how the copy was turned and scaled (after Lowe 2004, section 7.3, without positions). A copy's
details agree closely, and their codes are near; one person's eyes and mouth in two pictures agree loosely, and their
codes are far. Where they lie is known on the copy's side alone: a mark in the corner that two pictures share fills
less of it than the copy would. No positions are kept, so another shot of the same scene can score as high as a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.kept import damping
from takedown.fingerprint.view import View
from takedown.matching.patches import PatchIndex, Places, Votes

Numbers = NDArray[np.float64]

_ANGLE, _SIZE = 0.45, 0.75  # radians and octaves that votes may differ by to be looked at together
_ANGLE_SPREAD, _SIZE_SPREAD = 0.12, 0.12  # the same, one standard deviation of a copy's: how far votes agree
_AGREES = 0.01  # a vote that agrees less doesn't belong to the group
_SHAPE = 0.75  # the usual area of a picture whose longer side is 1
_FILLED, _LEAST_FILLED = 0.04, 0.2  # a smaller part of a copy's own area says less, but not nothing: votes may be few


@dataclass(frozen=True, slots=True)
class Fall:
    """A vote's weight by its bits: 1 at ``start``, falling to 0 over ``length``; from ``least`` to ``most``."""

    start: float
    length: float
    least: float
    most: float

    def of(self, bits: NDArray[Any], damped: Numbers) -> Numbers:
        """Return the weights of votes, shape (n,), that lie ``bits`` apart and are ``damped`` (0 to 1) for repeating.

        What is nearer than usual counts more only where it doesn't repeat: tiles are all very near each other.
        """
        fall = np.clip(1 - (bits - self.start) / self.length, self.least, self.most)
        return np.asarray(damped * (np.minimum(fall, 1.0) + damped * np.maximum(fall - 1.0, 0.0)))


_AT_A_GLANCE = Fall(40, 40, 0.25, 1.0)  # what is compared at all
COMPARED = Fall(35, 27, 0.03, 1.6)
"""Where pictures are compared code by code."""
_WORTH = 0.6  # summed weight that makes a closer comparison worth its time
_MOST, _OF_ONE = 64, 3  # compared in all, and of one media: a video's frames must not crowd out the rest
_HALF = 0.5
_TURN = 2 * np.pi


@dataclass(frozen=True, slots=True)
class Sight:
    """One registered picture that a view may show.

    Attributes:
        item: the picture.
        score: the summed weight of the agreeing votes, less where they fill but a speck of the copy's area.
        mirrored: whether the copy is mirrored.
        codes: which codes of the view vote for it.
        bits: how far from it each of these is.
        worth: how much each of them counts.
        seconded: whether the whole picture says the same, though not loud enough to be heard alone.
    """

    item: Hashable
    score: float
    mirrored: bool
    codes: tuple[int, ...]
    bits: tuple[int, ...]
    worth: tuple[float, ...]
    seconded: bool = False

    @property
    def voices(self) -> float:
        """How many votes of equal weight would say as much: the effective sample size (Kish, 1965)."""
        squares = sum(worth**2 for worth in self.worth)
        return sum(self.worth) ** 2 / squares if squares else 0.0


def sights(index: PatchIndex, view: View, group: Callable[[Hashable], Hashable] = lambda item: item) -> list[Sight]:
    """Return what ``view`` may show of what ``index`` holds, the best first; one entry a picture.

    Args:
        group: what a picture belongs to; of one group the few likeliest are compared.
    """
    best: dict[Hashable, Sight] = {}
    if len(index) and len(view):
        for sight in (*_one_way(index, view, group, mirrored=False), *_one_way(index, view, group, mirrored=True)):
            if sight.item not in best or sight.score > best[sight.item].score:
                best[sight.item] = sight
    return sorted(best.values(), key=lambda sight: -sight.score)


def _one_way(
    index: PatchIndex, view: View, group: Callable[[Hashable], Hashable], *, mirrored: bool
) -> Iterator[Sight]:
    codes = view.mirrored if mirrored else view.codes
    probe = _Probe(view, codes, mirrored=mirrored)
    votes = index.votes(codes)
    compared: Counter[Hashable] = Counter()
    for number in _worth_comparing(index, probe, votes):
        compared[group(index.item(number))] += 1
        if compared[group(index.item(number))] > _OF_ONE:
            continue
        if sum(compared.values()) > _MOST + sum(max(0, many - _OF_ONE) for many in compared.values()):
            return
        yield _compared(index, probe, number)


class _Probe:
    """A view's codes one way round, with the angle and size of each."""

    def __init__(self, view: View, codes: NDArray[np.uint8], *, mirrored: bool) -> None:
        self.codes = codes
        self.spots = view.places[:, :2].astype(np.float64)
        self.mirrored = mirrored
        angles = view.places[:, 2]
        self.angles = np.pi - angles if mirrored else angles
        self.sizes = np.log2(np.maximum(view.places[:, 3], 1e-6))
        self._photographed = view.places[:, 4]
        self._weights = np.zeros(len(codes))

    def weights(self, asked: Places) -> Numbers:
        """Return the damping of the codes ``asked``; worked out for those that vote only."""
        new = np.unique(asked)
        new = new[self._weights[new] == 0]
        if len(new):
            self._weights[new] = damping(self.codes, new) * self._photographed[new]
        return self._weights[asked]

    def turns(self, index: PatchIndex, votes: Votes) -> tuple[Numbers, Numbers]:
        """Return by how much each vote says that the copy was turned and scaled."""
        angles, sizes = index.angles_and_sizes(votes.rows)
        turned = (self.angles[votes.asked].astype(np.float64) - angles) % _TURN
        return turned, self.sizes[votes.asked].astype(np.float64) - sizes

    def worth(self, index: PatchIndex, votes: Votes, fall: Fall) -> Numbers:
        """Return the weight of each vote."""
        return fall.of(votes.bits, self.weights(votes.asked) * index.weights(votes.rows))


def _worth_comparing(index: PatchIndex, probe: _Probe, votes: Votes) -> list[int]:
    """Return the pictures whose votes fall together in some bin of turn and scale, the heaviest first."""
    if not len(votes.rows):
        return []
    owners = index.owners(votes.rows)
    turns, scales = probe.turns(index, votes)
    worth = probe.worth(index, votes, _AT_A_GLANCE)
    heaviest: dict[int, float] = {}
    for shift in (0.0, _HALF):
        bins = int(_TURN / (2 * _ANGLE))
        turn = np.floor(turns / _TURN * bins + shift).astype(np.int64) % bins
        for slide in (0.0, _HALF):
            scale = np.floor(scales / (2 * _SIZE) + slide).astype(np.int64) + 32
            keys, places = np.unique((owners * bins + turn) * 64 + scale, return_inverse=True)
            sums = np.bincount(places, weights=worth)
            for key, total in zip(keys[sums >= _WORTH], sums[sums >= _WORTH], strict=True):
                number = int(key) // (64 * bins)
                heaviest[number] = max(heaviest.get(number, 0.0), float(total))
    return sorted(heaviest, key=lambda number: -heaviest[number])


def _compared(index: PatchIndex, probe: _Probe, number: int) -> Sight:
    votes = _one_to_one(index.all_votes(probe.codes, number))
    turns, scales = probe.turns(index, votes)
    worth = probe.worth(index, votes, COMPARED)
    agree = agreement(turns, scales)
    totals = agree @ worth
    if not len(totals):
        return Sight(index.item(number), 0.0, probe.mirrored, (), (), ())
    middle = int(totals.argmax())
    counted = worth * agree[middle]
    group = agree[middle] > _AGREES
    score = float(totals[middle]) * filled(probe.spots[votes.asked], counted, scales[middle])
    codes, bits, counts = (part[group].tolist() for part in (votes.asked, votes.bits, counted))
    return Sight(index.item(number), score, probe.mirrored, tuple(codes), tuple(bits), tuple(counts))


def agreement(turns: Numbers, scales: Numbers) -> Numbers:
    """Return how far each vote agrees with each, shape (n, n), 0 to 1.

    Args:
        turns: shape (n,), by how many radians each says that the copy was turned.
        scales: shape (n,), and by how many octaves scaled.
    """
    apart = np.abs((turns[:, None] - turns[None] + np.pi) % _TURN - np.pi) / _ANGLE_SPREAD
    return np.asarray(np.exp(-0.5 * (apart**2 + ((scales[:, None] - scales[None]) / _SIZE_SPREAD) ** 2)))


def filled(spots: Numbers, worth: Numbers, scale: float) -> float:
    """Return a factor up to 1: how far votes at ``spots`` fill the area that a copy scaled by ``scale`` octaves has.

    Args:
        spots: shape (n, 2), fractions of the picture's width and height.
        worth: shape (n,).
    """
    total = worth.sum()
    apart = spots - (worth @ spots) / max(total, 1e-9)
    # A side along which everything is spread evenly has a twelfth of its square for variance.
    area = 12 * np.sqrt(np.prod(worth @ apart**2 / max(total, 1e-9)))
    share = area / min(1.0, _SHAPE * 4.0**scale)
    return float(np.clip(share / _FILLED, _LEAST_FILLED, 1.0))


def _one_to_one(votes: Votes) -> Votes:
    """Return the votes of which each code, on either side, has one: the nearest first."""
    asked_taken: set[int] = set()
    rows_taken: set[int] = set()
    chosen: list[int] = []
    for place in np.argsort(votes.bits, kind="stable").tolist():
        asked, row = int(votes.asked[place]), int(votes.rows[place])
        if asked not in asked_taken and row not in rows_taken:
            asked_taken.add(asked)
            rows_taken.add(row)
            chosen.append(place)
    return Votes(votes.asked[chosen], votes.rows[chosen], votes.bits[chosen])
