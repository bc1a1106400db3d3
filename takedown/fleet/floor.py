"""The floor: what the jobs of one process work with, and what tells them to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
        stopping: set once the process is to end. alive: when it last gave a sign of life, of ``monotonic``.
    """

    server: TeamServer
    queue: Queue
    sessions: Mapping[str, FleetSession]
    registers: Registers
    rhythm: Rhythm = Rhythm()
    stopping: Event = field(default_factory=Event)
    alive: list[float] = field(default_factory=list)
    ended: Callable[[str, str, float], None] = lambda *_: None

    def session(self, role: str) -> FleetSession:
        """Return the session of a role that is worked in here."""
        return self.sessions[role]

    def ends(self) -> bool:
        """Return whether a job is to end now; every job asks several times a second.

        Also a worker whom the others soon take for dead, because it was held up, lets go of what it has: another one
        goes on with it, and a host is not to have two visitors.
        """
        late = bool(self.alive) and monotonic() - self.alive[-1] > self.rhythm.stalled * _LATE
        return late or self.stopping.is_set()
