"""Which pieces of evidence agree in time: a copy runs along its original, at one speed, from some second on.

A chosen frame stands for the seconds until the next chosen one, so a piece of evidence is a small rectangle in the
plane of both videos' times; a line through many of them, of a speed that people play videos at, is a copy's course.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

SLOWEST, FASTEST = 0.75, 1.35
"""Speeds of a copy, as registered seconds a second; asked for are 0.8 to 1.25, and a measured line errs a little."""
SLACK = 0.5
"""Seconds by which a line may miss a rectangle: frame rates differ, and so do the frames that were chosen."""

_STRONGEST = 48  # pieces whose pairs propose lines
_MOST = 600  # pieces that are looked at
_NEARER = 1e-3  # what a second of mean distance costs, against a frame's weight of at most 1
_PLAINER = 1e-2  # what another speed than the original's costs


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of evidence, as columns of one length.

    Attributes:
        time: seconds into what was looked at.
        lasts: for how long the frame there stands.
        of: seconds into the registered video.
        of_lasts: for how long the registered frame stands.
        weight: 0 to 1.
    """

    time: Floats
    lasts: Floats
    of: Floats
    of_lasts: Floats
    weight: Floats

    def __len__(self) -> int:
        return len(self.time)

    def only(self, places: NDArray[np.bool_] | Places) -> Pieces:
        """Return the pieces at ``places``."""
        columns = (self.time, self.lasts, self.of, self.of_lasts, self.weight)
        return Pieces(*(column[places] for column in columns))


@dataclass(frozen=True, slots=True)
class Course:
    """A line through evidence: second ``t`` of what was looked at shows second ``speed * t + offset`` of the original.

    Attributes:
        places: of the pieces along it, rising.
    """

    speed: float
    offset: float
    places: Places

    def at(self, time: float) -> float:
        """Return the second of the original that is shown at ``time``."""
        return self.speed * time + self.offset


def course(pieces: Pieces) -> Course:
    """Return the best line: the one with the most weight when each frame of either side counts once.

    Raises:
        ValueError: there are no pieces.
    """
    if not len(pieces):
        raise ValueError(0)
    kept = np.sort(np.argsort(-pieces.weight, kind="stable")[:_MOST])
    few = pieces.only(kept)
    speeds, offsets = _proposals(few)
    missed = few.of[None, :] - speeds[:, None] * few.time[None, :] - offsets[:, None]
    over = missed - speeds[:, None] * few.lasts[None, :]
    along = (missed >= -few.of_lasts[None, :] - SLACK) & (over <= SLACK)
    gained = np.where(along, few.weight[None, :], 0.0)
    score = np.minimum(_once_each(gained, few.time), _once_each(gained, few.of))
    distance = np.where(along, np.abs(missed), 0.0).sum(axis=1) / np.maximum(along.sum(axis=1), 1)
    best = int(np.argmax(score - _NEARER * distance - _PLAINER * np.abs(np.log(speeds))))
    return Course(float(speeds[best]), float(offsets[best]), kept[np.flatnonzero(along[best])])


def _proposals(pieces: Pieces) -> tuple[Floats, Floats]:
    """Return the speeds and offsets of lines worth trying: through each piece at speed 1, and through pairs."""
    speeds, offsets = [np.ones(len(pieces))], [pieces.of - pieces.time]
    strongest = np.argsort(-pieces.weight, kind="stable")[:_STRONGEST]
    pairs = np.array(list(combinations(strongest.tolist(), 2)), np.int64).reshape(-1, 2)
    one, other = pairs[:, 0], pairs[:, 1]
    run = pieces.time[other] - pieces.time[one]
    rise = pieces.of[other] - pieces.of[one]
    sound = np.abs(run) > SLACK
    speed = rise[sound] / run[sound]
    fitting = (speed >= SLOWEST) & (speed <= FASTEST)
    speeds.append(speed[fitting])
    offsets.append(pieces.of[one[sound][fitting]] - speed[fitting] * pieces.time[one[sound][fitting]])
    return np.concatenate(speeds), np.concatenate(offsets)


def _once_each(gained: Floats, times: Floats) -> Floats:
    """Return, for each line, the sum over distinct ``times`` of the best piece there."""
    order = np.argsort(times, kind="stable")
    firsts = np.flatnonzero(np.diff(times[order], prepend=-np.inf) > 0)
    summed: Floats = np.maximum.reduceat(gained[:, order], firsts, axis=1).sum(axis=1)
    return summed
