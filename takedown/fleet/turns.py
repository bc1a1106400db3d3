"""A host's turn: the pace that a host was promised holds from one worker's last request to the next one's first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.noun import now, rfc3339
from takedown.fleet.floor import Floor
from takedown.pipeline.team.fleet import FleetSession
from takedown.store import Row

TABLE = "host_visits"
LONGEST = 15.0
"""Seconds that a worker waits for a host; for longer the job goes back to the queue."""
AWAY = 10.0
"""Seconds after which a matcher that doesn't answer is asked again."""
_BLANK: Row = {
    "began_at": None,
    "ended_at": None,
    "rest": 0.0,
    "opened_at": None,
    "finished_at": None,
    "tries": 0,
    "pages": 0,
    "media": 0,
    "matches": 0,
    "errors": 0,
}


class PutOff(Exception):
    """The job isn't for now; ``seconds``: nor before."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(slots=True)
class Turn:
    """One visit. ``rest``: seconds for which the host is left alone after it."""

    rest: float


def standing(session: FleetSession, host: str) -> Row:
    """Return what is known of a host's visits."""
    with session.store.read() as tx:
        return tx.get(TABLE, host) or {"id": host, **_BLANK}


@contextmanager
def turn(floor: Floor, session: FleetSession, host: str, delay: float) -> Iterator[Turn]:
    """Wait until ``host`` may be asked, and note when it was asked last; the caller holds its lock in the queue.

    Raises:
        PutOff: that is too long to wait for, or the process is to end.
    """
    seconds = _waits(session, host, delay)
    if seconds > LONGEST or floor.stopping.wait(seconds):
        raise PutOff(seconds)
    _note(session, host, began_at=rfc3339(now()))
    it = Turn(delay)
    try:
        yield it
    finally:
        _note(session, host, ended_at=rfc3339(now()), rest=max(it.rest, delay))


def _waits(session: FleetSession, host: str, delay: float) -> float:
    """Return for how many seconds the host is to be left alone.

    A visit that began and didn't end was a worker's who died: when it asked last nobody knows, so it counts from now.
    """
    row = standing(session, host)
    if row["began_at"] is None:
        return 0.0
    if row["ended_at"] is None or row["ended_at"] < row["began_at"]:
        _note(session, host, ended_at=rfc3339(now()), rest=max(delay, row["rest"]))
        return max(delay, float(row["rest"]))
    until = datetime.fromisoformat(row["ended_at"]) + timedelta(seconds=max(delay, row["rest"]))
    # A clock that was set back doesn't keep a host unvisited for longer than it asked.
    return min(max(0.0, (until - now()).total_seconds()), max(delay, float(row["rest"])))


def _note(session: FleetSession, host: str, **what: object) -> None:
    with session.store.begin() as tx:
        tx.insert_new(TABLE, {"id": host, **_BLANK})
        tx.update(TABLE, host, **what)
