"""What an operator watches, in figures: how much waits, how old it is, and who is at work. Nothing sealed is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, inspect, select, text

from takedown.store.tables import ADDRESSES, DISPATCHES
from takedown.store.team.tables import DELIVERIES, LETTERBOX, ORGANISATIONS, REGISTRY_LOG, REVISITS, WORKERS

_JOBS = "procrastinate_jobs"


@dataclass(frozen=True, slots=True)
class Worker:
    """A process of the fleet: its role and state, as it says, and how long ago it said so, in seconds."""

    id: str
    role: str
    state: str
    silent: float


@dataclass(frozen=True, slots=True)
class Figures:
    """One moment of the server.

    Attributes:
        organisations: that haven't ended. workers: of the fleet.
        due_rechecks: addresses whose look is due; ``late`` is how long the oldest has been, in seconds.
        letters: notices on their way out, by state. arrivals: of the letterboxes that nobody took in yet.
        deliveries: webhooks that are still to be told. revisits: addresses to visit for a match.
        log_head: the number of the registry's last change. log_age: of that change, in seconds.
        jobs: of the queue, by its name and the job's status. oldest_job: how long the oldest has been due, in seconds.
    """

    organisations: int
    workers: tuple[Worker, ...]
    due_rechecks: int
    late: float
    letters: dict[str, int]
    arrivals: int
    deliveries: int
    revisits: int
    log_head: int
    log_age: float
    jobs: dict[tuple[str, str], int]
    oldest_job: float


def figures(link: Connection) -> Figures:
    """Return them, of every organisation that this role sees."""
    now = datetime.now(UTC)
    due = ADDRESSES.c.next_at <= _text(now)
    count, first = link.execute(select(func.count(), func.min(ADDRESSES.c.next_at)).where(due)).one()
    letters = select(DISPATCHES.c.state, func.count()).group_by(DISPATCHES.c.state)
    head, changed = _log(link)
    jobs, oldest = _jobs(link)
    return Figures(
        organisations=_count(link, select(func.count()).where(ORGANISATIONS.c.ended_at.is_(None))),
        workers=_workers(link, now),
        due_rechecks=count,
        late=_since(first, now),
        letters={row[0]: row[1] for row in link.execute(letters)},
        arrivals=_count(link, select(func.count()).where(LETTERBOX.c.state == "waiting")),
        deliveries=_count(link, select(func.count()).where(DELIVERIES.c.next_at <= _text(now))),
        revisits=_count(link, select(func.count()).select_from(REVISITS).where(REVISITS.c.done_at.is_(None)))
        if _may(link, REVISITS.name)
        else 0,
        log_head=head,
        log_age=_since(changed, now),
        jobs=jobs,
        oldest_job=oldest,
    )


def silent_workers(found: Figures, longest: timedelta) -> tuple[Worker, ...]:
    """Return the workers that ended, or said nothing for longer than ``longest``."""
    seconds = longest.total_seconds()
    return tuple(worker for worker in found.workers if worker.silent > seconds or worker.state == "ended")


def _workers(link: Connection, now: datetime) -> tuple[Worker, ...]:
    rows = link.execute(select(WORKERS).order_by(WORKERS.c.role, WORKERS.c.id)).mappings()
    return tuple(Worker(row["id"], row["role"], row["state"], _since(row["seen_at"], now)) for row in rows)


def _log(link: Connection) -> tuple[int, str | None]:
    if not _may(link, REGISTRY_LOG.name):
        return 0, None
    last = link.execute(
        select(REGISTRY_LOG.c.id, REGISTRY_LOG.c.at).order_by(REGISTRY_LOG.c.id.desc()).limit(1)
    ).first()
    return (0, None) if last is None else (last[0], last[1])


def _jobs(link: Connection) -> tuple[dict[tuple[str, str], int], float]:
    """Read the queue, whose tables are Procrastinate's; none where this role has none to read."""
    if not inspect(link).has_table(_JOBS) or not _may(link, _JOBS):
        return {}, 0.0
    counted = text(f"SELECT queue_name, status::text, count(*) FROM {_JOBS} GROUP BY 1, 2")  # noqa: S608 - a constant
    # A job that is to wait has a time; what is due at once has none, and its number says only that it is the oldest.
    waited = text(
        f"SELECT coalesce(extract(epoch FROM now() - min(scheduled_at)), 0) FROM {_JOBS} "  # noqa: S608 - a constant
        "WHERE status = 'todo' AND scheduled_at <= now()"
    )
    found = {(row[0], row[1]): row[2] for row in link.execute(counted)}
    return found, float(link.execute(waited).scalar_one())


def _may(link: Connection, table: str) -> bool:
    return bool(link.execute(text("SELECT has_table_privilege(:name, 'SELECT')"), {"name": table}).scalar_one())


def _count(link: Connection, query: object) -> int:
    return int(link.execute(query).scalar_one())  # type: ignore[call-overload]  # one of the questions above


def _since(moment: str | None, now: datetime) -> float:
    return 0.0 if moment is None else max(0.0, (now - datetime.fromisoformat(moment)).total_seconds())


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
