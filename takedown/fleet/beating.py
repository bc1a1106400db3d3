"""Signs of life: the queue takes a worker for dead by these, and then its jobs are another's."""

from __future__ import annotations

from time import monotonic

from procrastinate.connector import BaseConnector
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager

from takedown.fleet.floor import Floor

_OURS = """
SELECT procrastinate_finish_job_v1(ours.id, %(status)s, %(delete)s)
FROM (
    SELECT id FROM procrastinate_jobs
    WHERE id = %(job)s AND status = 'doing' AND worker_id = %(worker)s FOR UPDATE
) AS ours
"""


class Beating(JobManager):
    """The library's manager of jobs, which tells ``floor`` when a worker said that it lives."""

    def __init__(self, connector: BaseConnector, floor: Floor) -> None:
        super().__init__(connector)
        self._floor = floor

    async def register_worker(self) -> int:
        """Return the number of a new worker, which is alive from now on."""
        began = monotonic()
        number = await super().register_worker()
        self._floor.beat(began)
        return number

    async def update_heartbeat(self, worker_id: int) -> None:
        """Say that a worker is alive."""
        began = monotonic()
        await super().update_heartbeat(worker_id)
        self._floor.beat(began)

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:  # noqa: FBT001 - the library's own
        """Take a job out of the queue, unless it was given to another worker meanwhile.

        The library would take it out all the same, and with it the lock that keeps others from that worker's host.
        """
        what = {"job": job.id, "worker": job.worker_id, "status": status.value, "delete": delete_job}
        await self.connector.execute_query_async(_OURS, **what)
