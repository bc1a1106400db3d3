"""A visit: one child, held for several questions about one file."""

from __future__ import annotations

import math

from takedown.jail.errors import JailClosed, LossReason, Lost, Refused
from takedown.jail.inmate import Inmate
from takedown.jail.source import Source


class Visit:
    """Asks one child, which keeps between two questions what its worker keeps. For one thread at a time."""

    def __init__(self, inmate: Inmate) -> None:
        self._inmate = inmate
        self._lost: LossReason | None = None
        self._ended = False

    def ask(self, payload: bytes, source: Source | None = None, seconds: float = math.inf) -> bytes:
        """Return the worker's answer to ``payload``; while it works, the worker may read ranges of ``source``.

        Args:
            payload: the question.
            source: the file that it is about.
            seconds: for this answer, where that is less than any answer may take.

        Raises:
            Refused: the worker refused it, with its reason; the visit goes on.
            Lost: ``too-large``, ``crashed``, ``timeout`` or ``memory``; every later question gets the same.
            OSError: ``source`` couldn't be read; every later question is ``crashed``.
            JailClosed: the visit has ended.
        """
        if self._ended:
            raise JailClosed
        if self._lost is not None:
            raise Lost(self._lost)
        # Said before it is asked: whatever interrupts an answer leaves a child that is out of step.
        self._lost = "crashed"
        try:
            answer = self._inmate.ask(payload, source, seconds)
        except Refused:
            self._lost = None
            raise
        except Lost as lost:
            self._lost = lost.reason
            raise
        self._lost = None
        return answer

    def distrust(self) -> None:
        """End the visit as ``crashed``: an answer was none. What the child then says is never asked for again."""
        self._lost = "crashed"
        self._inmate.distrust()

    def end(self) -> None:
        """Have every later question refused."""
        self._ended = True
