"""Which moments of a video are looked at, and how times that a file gets wrong are set right."""

from __future__ import annotations

_SPACINGS = ((3.0, 0.2), (10.0, 0.5))
"""Until which second, how many seconds apart: dense at the start, so that a short file has enough frames."""
_WIDEST = 1.0
_FRAMES_AT_LEAST = 12
_FINEST = 0.05
_LONGEST_GAP = 60.0
_DENSE_RUN = 3


class Clock:
    """Decides frame by frame.

    Args:
        duration: seconds that the file claims to last; 0: it doesn't say.
    """

    def __init__(self, duration: float) -> None:
        self._end = duration
        self._finest = max(duration / _FRAMES_AT_LEAST, _FINEST) if duration else _WIDEST
        self._last: float | None = None

    def due(self, at: float) -> bool:
        """Whether the frame at second ``at`` is to be looked at; if so, it counts as looked at."""
        if self._last is not None and at < self._last + self._spacing(at) - 1e-6:
            return False
        self._last = at
        return True

    def spacing(self) -> float:
        """Return how many seconds apart frames are looked at now."""
        return self._spacing(self._last or 0.0)

    def _spacing(self, at: float) -> float:
        # What runs on after the end that it claims is taken for what it is: of unknown length.
        finest = self._finest if at <= self._end else _WIDEST
        return min(finest, next((wide for until, wide in _SPACINGS if at < until), _WIDEST))


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


class Keys:
    """Whether key frames come often enough to decode nothing else."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._dense = 0

    def saw(self, stamp: float | None, wanted: float) -> None:
        """Note a key frame at ``stamp``, where frames are wanted every ``wanted`` seconds."""
        close = stamp is not None and self._last is not None and 0 <= stamp - self._last <= wanted + 0.05
        self._dense = self._dense + 1 if close else 0
        self._last = stamp

    @property
    def dense(self) -> bool:
        """Whether the last few came close enough to each other."""
        return self._dense >= _DENSE_RUN
