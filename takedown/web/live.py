"""Work that takes longer than a page: it goes on in a thread, tells how far it is, and can be stopped.

A page that shows a job subscribes to ``/live/<job>`` (server-sent events, HTML Standard 9.2); without scripts it is
loaded again every few seconds.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from takedown.cases.noun import Moment, new_id, now
from takedown.errors import TakedownError

_log = logging.getLogger(__name__)
KEPT = 20
"""Ended jobs whose outcome can still be read."""


class Stopped(Exception):
    """A person asked the job to stop; raised by ``Job.check``."""


@dataclass(eq=False)
class Job:
    """One piece of work.

    Attributes:
        kind: such as ``search``; ``template``: the partial that shows it, which gets the job as ``job``.
        about: what it is about, such as a case's id.
        state: ``running``, ``done``, ``stopped`` or ``failed``; ``error``: why it failed.
        told: what it tells of itself, by name, for the template. Nothing of a picture, ever.
    """

    kind: str
    template: str
    about: str = ""
    id: str = field(default_factory=new_id)
    began_at: Moment = field(default_factory=now)
    ended_at: Moment | None = None
    state: str = "running"
    error: TakedownError | None = None
    told: dict[str, Any] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)
    turn: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self.state == "running"

    def tell(self, **told: Any) -> None:
        """Say how far it is."""
        with self._changed:
            self.told = {**self.told, **told}
            self.turn += 1
            self._changed.notify_all()

    def check(self) -> None:
        """Raise ``Stopped`` if it was asked to stop; for the work to call between two steps."""
        if self.stopping.is_set():
            raise Stopped

    def news(self, after: int, seconds: float) -> int:
        """Wait until there is something newer than turn ``after``, or ``seconds`` long; return the turn now."""
        with self._changed:
            self._changed.wait_for(lambda: self.turn != after or not self.is_running, seconds)
            return self.turn

    def end(self, state: str, error: TakedownError | None = None) -> None:
        """Say how it ended; for ``Jobs`` alone."""
        with self._changed:
            self.state, self.error, self.ended_at = state, error, now()
            self.turn += 1
            self._changed.notify_all()


class Jobs:
    """All that goes on. ``on_end`` is called after each one ended."""

    def __init__(self, on_end: Callable[[], None]) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._on_end = on_end

    @property
    def running(self) -> list[Job]:
        """Those that go on, the oldest first."""
        with self._lock:
            return [job for job in self._jobs.values() if job.is_running]

    def get(self, job_id: str) -> Job | None:
        """Return the job with this id, while it is known."""
        with self._lock:
            return self._jobs.get(job_id)

    def last(self, kind: str, about: str = "") -> Job | None:
        """Return the latest job of a kind about something, running or ended."""
        with self._lock:
            found = [job for job in self._jobs.values() if (job.kind, job.about) == (kind, about)]
        return found[-1] if found else None

    def start(self, job: Job, work: Callable[[Job], None]) -> Job:
        """Begin ``work`` in a thread of its own; of one kind about one thing only one goes on, which is returned."""
        with self._lock:
            for other in self._jobs.values():
                if other.is_running and (other.kind, other.about) == (job.kind, job.about):
                    return other
            self._jobs[job.id] = job
            self._forget()
        threading.Thread(target=self._run, args=(job, work), name="job", daemon=True).start()
        return job

    def stop_all(self) -> None:
        """Ask every one to stop."""
        for job in self.running:
            job.stopping.set()

    def forget(self) -> None:
        """Forget what ended ones told, such as addresses; what goes on is shown until it ended."""
        with self._lock:
            self._jobs = {job.id: job for job in self._jobs.values() if job.is_running}

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        try:
            work(job)
        except Stopped:
            job.end("stopped")
        except TakedownError as error:
            job.end("failed", error)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold what must not be seen
            _log.error("unforeseen %s", type(error).__name__)
            job.end("failed")
        else:
            job.end("stopped" if job.stopping.is_set() else "done")
        finally:
            self._on_end()

    def _forget(self) -> None:
        ended = [job.id for job in self._jobs.values() if not job.is_running]
        for job_id in ended[: max(0, len(ended) - KEPT)]:
            del self._jobs[job_id]
