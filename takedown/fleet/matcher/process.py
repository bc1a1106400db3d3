"""A matcher as it runs: filled, then answering, following the log, sorting what is new, looking back, tidying up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Self

from takedown.fleet.matcher import looking_back, seen
from takedown.fleet.matcher.looking_back import LookingBack
from takedown.fleet.matcher.memory import Memory
from takedown.fleet.matcher.server import Answers
from takedown.fleet.matcher.sockets import folder_of
from takedown.matching.kernels import PLAIN, Kernels
from takedown.pipeline.team.fleet import FleetSession


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds from one time to the next of what a matcher does by itself."""

    follow: float = 1.0
    settle: float = 2.0
    look_back: float = 60.0
    tidy: float = 3600.0


@dataclass(slots=True)
class Matcher:
    """A running matcher. ``begun`` gives one, ``close`` ends it; the session stays the caller's.

    Attributes:
        memory: what it holds. answers: where it is asked.
    """

    memory: Memory
    answers: Answers
    _stop: Event = field(default_factory=Event)
    _threads: list[Thread] = field(default_factory=list)

    @classmethod
    def begun(
        cls,
        session: FleetSession,
        trouble: Callable[[Exception], None] = lambda _: None,
        kernels: Kernels | None = None,
        rhythm: Rhythm | None = None,
    ) -> Self:
        """Read everything that is registered, then answer.

        Args:
            session: the matcher's. trouble: told of what went wrong, which is tried again.
            kernels: what counts the bits; the compiled ones where they can be had. rhythm: how often things are done.

        Raises:
            TakedownError: the database can't be read. OSError: no socket can be made.
        """
        arithmetic, often = kernels or fastest(), rhythm or Rhythm()
        memory = Memory(session, arithmetic)
        memory.fill()
        matcher = cls(memory, Answers(memory, folder_of(Path(session.home))))
        back = LookingBack(session, arithmetic)
        for seconds, work in (
            (often.follow, memory.follow),
            (often.settle, memory.registry.settle),
            (often.look_back, back.look),
            (often.tidy, partial(_tidy, session)),
        ):
            matcher._begin(seconds, work, trouble)
        return matcher

    @property
    def is_well(self) -> bool:
        """Whether it answers, and from what the log said lately."""
        return self.memory.is_fresh and not self._stop.is_set()

    def close(self) -> None:
        """Answer no more, and end what is done by itself."""
        self._stop.set()
        self.answers.close()
        for thread in self._threads:
            thread.join()

    def _begin(self, seconds: float, work: Callable[[], object], trouble: Callable[[Exception], None]) -> None:
        def run() -> None:
            while not self._stop.is_set():
                began = monotonic()
                try:
                    work()
                except Exception as problem:  # noqa: BLE001 - it is tried again, and without it no answer stays fresh
                    trouble(problem)
                self._stop.wait(max(0.0, seconds - (monotonic() - began)))

        thread = Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()


def fastest() -> Kernels:
    """Return compiled arithmetic, or the plain where that can't be had: it needs Numba, and memory to compile into."""
    try:
        from takedown.matching.compiled import Compiled

        return Compiled()
    except (ImportError, OSError, MemoryError):
        return PLAIN


def _tidy(session: FleetSession) -> None:
    seen.prune(session)
    looking_back.prune(session)
