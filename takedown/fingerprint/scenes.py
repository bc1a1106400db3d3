"""Which of the frames looked at are kept, and which are described by local codes: by content, not only by the clock."""

from __future__ import annotations

_SAME = 8
"""Within so many bits of PDQ of the last one kept, a frame shows nothing new."""
_LONGEST = 5.0
"""After so many seconds a frame is kept, and described, even so."""
_MOVED = 20
"""Beyond so many bits of PDQ from the last one described, a frame shows it differently."""
_CUT = 80
"""Beyond so many, a frame shows something else."""
_DENSEST, _WIDEST = 0.3, 1.8
"""Seconds from one described frame to the next while what is shown moves."""
_PARTS, _GROWTH = 8, 5
"""The part of a short video that these seconds are, and of the time so far where nobody knows how long it is."""
_AHEAD = 6
"""So many frames more than the clock allows may be described for the sake of cuts."""


class Scenes:
    """Chooses frame by frame.

    Args:
        duration: seconds that the video claims to last; 0: unknown.
    """

    def __init__(self, duration: float) -> None:
        self._duration = duration
        self._kept: tuple[float, bytes] | None = None
        self._described: tuple[float, bytes] | None = None
        self._count = 0

    def keeps(self, at: float, code: bytes) -> bool:
        """Whether the frame at second ``at`` with the PDQ ``code`` is kept; if so, it counts as kept."""
        if self._kept is not None:
            before, last = self._kept
            if at < before + _LONGEST and _distance(code, last) <= _SAME:
                return False
        self._kept = (at, code)
        return True

    def describes(self, at: float, code: bytes) -> bool:
        """Whether that frame, having been kept, is described too; if so, it counts as described."""
        if self._described is not None and not self._due(at, code, *self._described):
            return False
        self._described = (at, code)
        self._count += 1
        return True

    def _due(self, at: float, code: bytes, before: float, last: bytes) -> bool:
        bits, since = _distance(code, last), at - before
        part = self._duration / _PARTS if self._duration else at / _GROWTH
        apart = min(max(part, _DENSEST), _WIDEST)
        if since >= _LONGEST or (bits > _MOVED and since >= apart):
            return True
        # A new scene is described at once; where scenes change all the time, as often as the clock allows.
        return bits > _CUT and self._count < _AHEAD + at / _WIDEST


def _distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
