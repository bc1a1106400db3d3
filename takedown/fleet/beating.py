"""Signs of life: the queue takes a worker for dead by these, so a floor is told of each that the queue took in."""

from __future__ import annotations

from time import monotonic

from procrastinate.connector import BaseConnector
from procrastinate.manager import JobManager

from takedown.fleet.floor import Floor


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
