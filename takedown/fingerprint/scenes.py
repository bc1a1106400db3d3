"""Which of the frames looked at are kept, and which are described by local codes: by content, not only by the clock."""

from __future__ import annotations

_SAME = 8
"""Within so many bits of PDQ of the last one kept, a frame shows nothing new."""
_LONGEST = 5.0
"""After so many seconds a frame is kept even so."""
_ANOTHER = 40
"""Beyond so many bits of PDQ from the last one described, a frame shows something else."""
_FEW = 4
"""So many frames of a video are described at least, where it has so many."""
_APART = 2.0
"""Seconds from one described frame to the next, on average, beyond those few."""


class Scenes:
    """Chooses frame by frame.

    Args:
        duration: seconds that the video claims to last; 0: unknown.
    """

    def __init__(self, duration: float) -> None:
        self._every = duration / _FEW if duration else _LONGEST
        self._kept: tuple[float, bytes] | None = None
        self._described: bytes | None = None
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
        due = self._count < _FEW and at >= self._count * self._every
        other = self._described is None or _distance(code, self._described) > _ANOTHER
        if not due and not (other and self._count < _FEW + at / _APART):
            return False
        self._described = code
        self._count += 1
        return True


def _distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
