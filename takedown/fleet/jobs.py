"""The jobs, by name: what each does, and when it is queued by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

from procrastinate import App, JobContext
from procrastinate.jobs import Job as Queued

from takedown.cases.noun import now, rfc3339
from takedown.errors import TakedownError
from takedown.fleet.crawling import crawl
from takedown.fleet.floor import Floor, Rhythm
from takedown.fleet.letters import chores_of, letters, mail_in, plan_chores, send_due, webhooks
from takedown.fleet.planning import crawl_soon, look_soon, place_and_plan, plan
from takedown.fleet.queue import ROLES
from takedown.fleet.rechecking import capture_here, recheck
from takedown.fleet.revisiting import revisit
from takedown.fleet.turns import PutOff

_SILENT_FOR = timedelta(days=1)
_HOURLY, _TIDY = "7 * * * *", "23 * * * *"


class JobFailed(Exception):
    """A job that wasn't done; ``code`` is the error's key, which names nobody."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Job:
    """What a job does on a floor; ``cron``: when it is queued by itself, once for the whole fleet."""

    does: Callable[..., None]
    cron: str = ""


def tidy(floor: Floor) -> None:
    """Forget workers that have been silent for a day."""
    before = rfc3339(now() - _SILENT_FOR)
    with floor.session("notifier").store.begin() as tx:
        for row in tx.rows("workers"):
            if row["seen_at"] < before:
                tx.delete("workers", id=row["id"])


def jobs_of(rhythm: Rhythm) -> dict[str, Job]:
    """Return every job by its name."""
    return {
        "plan": Job(plan, rhythm.looked_for),
        "place": Job(place_and_plan),
        "look_case": Job(look_soon),
        "crawl_soon": Job(crawl_soon),
        "crawl": Job(crawl),
        "recheck": Job(recheck),
        "capture": Job(capture_here),
        "revisit": Job(revisit),
        "letters": Job(letters, rhythm.looked_for),
        "send_due": Job(send_due),
        "mail_in": Job(mail_in),
        "webhooks": Job(webhooks, rhythm.looked_for),
        "chores": Job(plan_chores, _HOURLY),
        "chores_of": Job(chores_of),
        "tidy": Job(tidy, _TIDY),
    }


def declare(app: App, floor: Floor) -> None:
    """Tell the queue's library of every job, done on ``floor``."""
    for name, job in jobs_of(floor.rhythm).items():
        task = app.task(name=name, queue=ROLES[name], pass_context=True)(_done_by(job.does, floor))
        if job.cron:
            app.periodic(cron=job.cron, lock=name, queueing_lock=name)(task)


def _done_by(does: Callable[..., None], floor: Floor) -> Callable[..., Awaitable[None]]:
    async def run(context: JobContext, **what: Any) -> None:
        what.pop("timestamp", None)
        began = monotonic()
        code, outcome = await asyncio.to_thread(_tried, does, floor.for_a_job(), context.job, what)
        floor.ended(context.job.task_name, outcome, monotonic() - began)
        if code:
            raise JobFailed(code)

    return run


def _tried(does: Callable[..., None], floor: Floor, job: Queued, what: dict[str, str]) -> tuple[str, str]:
    """Do a job; return the code of what kept it from being done, and how it ended. What an error tells stays here."""
    try:
        does(floor, **what)
    except PutOff as put_off:
        at = now() + timedelta(seconds=put_off.seconds)
        floor.queue.put(job.task_name, lock=job.lock or "", at=at, **what)
        return "", "again"
    except TakedownError as problem:
        return problem.key(), "failed"
    except Exception as problem:  # noqa: BLE001 - whatever it says may name somebody, so that it goes no further
        return f"unforeseen-{type(problem).__name__}", "failed"
    return "", "done"
