"""Mending: what a worker had under way who gave no sign of life for a while is queued again.

Every worker does this, side by side with the others: a job is given back only if it still is that very worker's.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from procrastinate import App
from procrastinate.exceptions import ConnectorException, UniqueViolation

from takedown.fleet.floor import Floor

KEPT_HOURS = 7 * 24
"""A job that failed is kept so long; one that was done isn't kept."""
_STILL = "WHERE id = %(job)s AND status = 'doing' AND worker_id IS NOT DISTINCT FROM %(worker)s"
_CHANGED = "SET status = 'todo', attempts = attempts + 1, scheduled_at = NULL, worker_id = NULL"
_AGAIN = f"UPDATE procrastinate_jobs {_CHANGED} {_STILL}"
_DROPPED = f"DELETE FROM procrastinate_jobs {_STILL}"  # noqa: S608 - of constants


async def mend(app: App, floor: Floor) -> None:
    """Look for such jobs from now on, until cancelled."""
    while True:
        await asyncio.sleep(floor.rhythm.stalled / 2)
        with suppress(ConnectorException):  # the database is away for a moment
            await once(app, floor)


async def once(app: App, floor: Floor) -> None:
    """Give back what is stalled now, and forget jobs that failed long ago."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=floor.rhythm.stalled):
        whose = {"job": job.id, "worker": job.worker_id}
        try:
            await app.connector.execute_query_async(_AGAIN, **whose)
        except UniqueViolation:  # the same waits already: it does what this one left
            await app.connector.execute_query_async(_DROPPED, **whose)
    await manager.delete_old_jobs(KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True)
