"""The floor: what the jobs of one process work with, and what tells them to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from threading import Event
from time import monotonic
from typing import Protocol

from takedown.fleet.queue import Queue
from takedown.pipeline.looking.lookup import Sought
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.server import TeamServer

_LATE = 0.6


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often what is done by itself is done.

    Attributes:
        heartbeat: seconds between two signs of life of a worker. stalled: after so many without one its jobs are
            another's. looked_for: cron's words for when that is looked at, and what is due is planned.
        piece: seconds that a crawl holds its host at most, about: then others who visit it have their turn.
    """

    heartbeat: float = 10.0
    stalled: float = 60.0
    looked_for: str = "* * * * *"
    piece: float = 90.0


class Registers(Protocol):
    """Knows what is looked for: a matcher, here or elsewhere."""

    def sought(self) -> Sought | None:
        """Return what is looked for now; ``None`` while nobody can tell."""
        ...


@dataclass(frozen=True, slots=True)
class Floor:
    """What the jobs of one process share.

    Attributes:
        sessions: by role, those that an operator unsealed here. registers: what candidates are held against.
        ended: told of each job that ended: its name, how (``done``, ``failed``, ``again``), and after how many seconds.
        stopping: set once the process is to end. alive: when it last gave the queue a sign of life, of ``monotonic``.
        lapsed: when it last gave one late. begun: when the job began whose floor this is; see ``for_a_job``.
    """

    server: TeamServer
    queue: Queue
    sessions: Mapping[str, FleetSession]
    registers: Registers
    rhythm: Rhythm = Rhythm()
    stopping: Event = field(default_factory=Event)
    alive: list[float] = field(default_factory=list)
    lapsed: list[float] = field(default_factory=list)
    begun: float = inf
    ended: Callable[[str, str, float], None] = lambda *_: None

    def session(self, role: str) -> FleetSession:
        """Return the session of a role that is worked in here."""
        return self.sessions[role]

    def for_a_job(self) -> Floor:
        """Return the floor for a job that begins now."""
        return replace(self, begun=monotonic())

    def beat(self, began: float) -> None:
        """Take note that the queue took in a sign of life, asked to at ``began``."""
        if self._is_late():
            self.lapsed[:] = [monotonic()]
        self.alive[:] = [began]

    def ends(self) -> bool:
        """Return whether a job is to end now; every job asks several times a second.

        Also a worker whom the others soon take for dead, because it was held up, lets go of what it has, and doesn't
        take it up again when it can go on: another one has it by then, and a host is not to have two visitors.
        """
        lapsed = bool(self.lapsed) and self.lapsed[-1] >= self.begun
        return lapsed or self._is_late() or self.stopping.is_set()

    def _is_late(self) -> bool:
        return bool(self.alive) and monotonic() - self.alive[-1] > self.rhythm.stalled * _LATE
