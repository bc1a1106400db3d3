"""Why a file is opened, which decides with which other files it shares a child, and for how long it may keep one."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from enum import StrEnum

_LEAST = 7.0
"""Seconds of work that the frames of any file of a person's own may take; more only with its size."""
_LEAST_FOUND = 6.0
"""The same for a candidate, and for all that is asked of it: whoever posts a bomb holds up everybody's search."""
_GRACE = 2.5
"""Seconds that an answer to a candidate's last question may take beyond; one with frames takes 2."""
_SMALL = 500_000
"""Bytes that earn a candidate no time."""
_SLOWEST = 50_000
"""Bytes a second: a tenth of what a film of the lowest usual rate is worked through at."""


class Occasion(StrEnum):
    """Why a file is opened: files of one occasion share no child with those of another.

    A file that takes a child over can then lie about those after it of its own occasion alone: one that was found on a
    host about others that are found, never about what a person registers.
    """

    REGISTER = "register"
    """A person's own file, to be registered."""
    COMPARE = "compare"
    """A file that a person names, to be held against what is registered."""
    FOUND = "found"
    """A candidate that was found on a host."""


@dataclass(frozen=True)
class FrameLimits:
    """How far a video is worked through.

    Attributes:
        seconds: of its own clock.
        work: seconds of ours, at most.
        found_work: the same for a candidate, all that is asked of it included.
    """

    seconds: float
    work: float
    found_work: float


class Patience:
    """How long one file may keep a child, from now on.

    A person's own file gets time for its frames. A candidate gets it for the visit as a whole, opening included: some
    8 seconds up to half a megabyte, then a second more for each 50,000 bytes.

    Args:
        occasion: why it is opened.
        size: of the file, bytes.
        limits: the most that it can get.

    Attributes:
        work: seconds until no more frames are asked for.
    """

    def __init__(self, occasion: Occasion, size: int, limits: FrameLimits) -> None:
        self._found = occasion is Occasion.FOUND
        self._since = time.monotonic()
        if self._found:
            self.work = min(limits.found_work, _LEAST_FOUND + max(0, size - _SMALL) / _SLOWEST)
        else:
            self.work = min(limits.work, _LEAST + size / _SLOWEST)

    def frames_begin(self) -> None:
        """Note that frames are asked for from now on."""
        if not self._found:
            self._since = time.monotonic()

    @property
    def is_over(self) -> bool:
        """Whether no more frames should be asked for."""
        return time.monotonic() > self._since + self.work

    @property
    def left(self) -> float:
        """Seconds that the next answer may take, if that is less than any answer may."""
        return self._since + self.work + _GRACE - time.monotonic() if self._found else math.inf
