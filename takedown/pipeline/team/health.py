"""How a team's server stands: what an operator's ``doctor`` tries, and whether a process can do its work just now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from takedown.errors import TakedownError
from takedown.pipeline.keeping.health import checks_under
from takedown.pipeline.keeping.health_vault import Check
from takedown.pipeline.team.keys import SERVICES
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.store.team.figures import Figures, silent_workers
from takedown.store.team.schema import Standing
from takedown.store.team.walls import FLEET

SILENT = timedelta(minutes=2)
"""A worker that said nothing for so long isn't at work."""
LATE = timedelta(hours=1)
"""What waited for so long waits for somebody to look."""
_OF_THE_MACHINE = ("disk", "clock", "jail", "jail-landlock", "jail-seccomp")
"""What the embedded program's doctor tries that holds for a server as well."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a process can do its work: ``why`` is empty, or a code of a closed list (``WHYS``)."""

    why: str = ""

    @property
    def ready(self) -> bool:
        """Whether it can."""
        return not self.why


WHYS = ("database", "schema", "walls", "closing")
"""Why a process isn't ready: nobody answers, the tables are older than the program, no walls, or it is ending."""


def readiness(server: TeamServer) -> Readiness:
    """Return whether the database answers, has this program's tables or later ones, and holds this role."""
    try:
        standing = server.store.standing()
    except TakedownError:
        return Readiness("database")
    if not standing.walls:
        return Readiness("walls")
    return Readiness() if standing.serves else Readiness("schema")


def checks(home: Path, settings: Settings, role: str) -> Iterator[Check]:
    """Yield every check, as ``role`` of the database; nothing is changed, and nobody but the database is asked."""
    yield from (one for one in checks_under(home, settings) if one.check in _OF_THE_MACHINE)
    try:
        server = TeamServer.opened(home, settings, role)
    except TakedownError as problem:
        yield Check("database", ok=False, code="problem", problem=problem)
        return
    try:
        yield from _of_database(server.store.standing())
        if role == FLEET:
            yield from _of_fleet(server, server.store.figures())
    except TakedownError as problem:
        yield Check("database", ok=False, code="problem", problem=problem)
    finally:
        server.close()


def _of_database(standing: Standing) -> Iterator[Check]:
    values: dict[str, str | int] = {"version": standing.version, "role": standing.role}
    yield Check("database", ok=True, code="team-database", values=values)
    yield Check("walls", ok=standing.walls, code="team-walls", values=values)


def _of_fleet(server: TeamServer, found: Figures) -> Iterator[Check]:
    with server.store.read() as tx:
        made = {row["id"] for row in tx.rows("services", only=["made_at"])}
    missing = ", ".join(sorted(set(SERVICES) - made))
    code = "team-services-missing" if missing else "team-services"
    yield Check("services", ok=not missing, code=code, values={"missing": missing})
    for role in SERVICES:
        yield _worker(role, found)
    waiting = sum(count for (_, status), count in found.jobs.items() if status == "todo")
    late = found.oldest_job > LATE.total_seconds()
    values: dict[str, str | int] = {"count": waiting, "minutes": int(found.oldest_job // 60)}
    yield Check("queue", ok=not late, code="team-queue-late" if late else "team-queue", values=values)
    late = found.late > LATE.total_seconds()
    values = {"count": found.due_rechecks, "minutes": int(found.late // 60)}
    yield Check("re-checks", ok=not late, code="team-rechecks-late" if late else "team-rechecks", values=values)


def _worker(role: str, found: Figures) -> Check:
    silent = {worker.id for worker in silent_workers(found, SILENT)}
    there = [worker for worker in found.workers if worker.role == role and worker.id not in silent]
    code = "team-worker" if there else "team-worker-none"
    return Check(role, ok=bool(there), code=code, values={"count": len(there), "service": role})
