"""Which moments of a video are looked at, and how times that a file gets wrong are set right."""

from __future__ import annotations

_SPACINGS = ((3.0, 0.2), (10.0, 0.5))
"""Until which second, how many seconds apart: dense at the start, so that a short file has enough frames."""
_WIDEST = 1.0
_FRAMES, _FINEST = 12, 0.05
"""A file of known length has at least so many, however short, and they are at least so many seconds apart."""
_LATER_FRAMES = 30
"""Beyond the start, so many are enough until they are ``_WIDEST`` apart."""
_LONGEST_GAP = 60.0
_EARLY = 0.95
"""A frame that comes this part of a spacing after the last one isn't too early: frames don't fall on the spacing."""
_LEAP, _DENSE_LEAP = 3.0, 0.5
"""Seconds that may lie between two looks for the sake of a key frame; the second where frames are wanted densely."""


class Clock:
    """Decides frame by frame.

    Args:
        duration: seconds that the file claims to last; 0: it doesn't say.
    """

    def __init__(self, duration: float) -> None:
        self._end = duration
        self._finest = max(duration / _FRAMES, _FINEST)
        self._last: float | None = None

    def due(self, at: float) -> bool:
        """Whether the frame at second ``at`` is to be looked at; if so, it counts as looked at."""
        if self._last is not None and at < self._last + self._spacing(at) * _EARLY:
            return False
        self._last = at
        return True

    def leap(self) -> tuple[float, float]:
        """Return how many seconds after the last frame looked at a key frame is the next to look at: from and to."""
        last = self._last or 0.0
        spacing = self._spacing(last + self._spacing(last))
        return spacing * _EARLY, max(spacing, _LEAP if spacing >= _WIDEST else _DENSE_LEAP)

    def _spacing(self, at: float) -> float:
        start, dense = _SPACINGS[0]
        # What runs on after the end that it claims is taken for what it is: of unknown length.
        if at > self._end:
            return next((wide for until, wide in _SPACINGS if at < until), _WIDEST)
        return min(self._finest, dense if at < start else max(dense, self._end / _LATER_FRAMES), _WIDEST)


class Times:
    """Times from 0 on that never run back and never leap, whatever time stamps a file carries.

    Args:
        step: seconds from one frame to the next where the stamps don't tell.
    """

    def __init__(self, step: float) -> None:
        self._step = step
        self._stamp: float | None = None
        self._at = 0.0

    def of(self, stamp: float | None) -> float:
        """Return the second of the next frame, stamped ``stamp``."""
        if self._stamp is None:
            self._stamp = stamp
            return self._at
        ahead = self._step if stamp is None else stamp - self._stamp
        if not 0 <= ahead <= _LONGEST_GAP:  # a transport stream's clock wrapped, or two files stand in one
            ahead = self._step
        self._at += ahead
        self._stamp = self._stamp + ahead if stamp is None else stamp
        return self._at
