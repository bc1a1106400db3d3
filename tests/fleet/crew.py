"""Workers in processes of their own, which can be killed."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from types import TracebackType
from typing import Self

from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from tests.fleet import worker_child

LONGEST = 90.0
_CONTEXT = multiprocessing.get_context("forkserver")
# What a worker imports is imported once: starting one takes no longer than a database takes to answer.
_CONTEXT.set_forkserver_preload([worker_child.__name__])


@dataclass
class Crew:
    """The processes of one server; all of them are gone when the block ends.

    Attributes:
        address: of the pages and the API, where a process shows them.
    """

    server: TeamServer
    settings: Settings
    running: list[ForkServerProcess] = field(default_factory=list)
    address: str = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        for process in list(self.running):
            self.kill(process)

    def start(self, *roles: str) -> ForkServerProcess:
        """Start a worker, or ``web``; return it once it works."""
        told = self.settings.model_copy(update={"database": self.server.settings.database})
        ours, theirs = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(target=worker_child.main, args=(theirs, self.server.home, told, roles))
        process.start()
        theirs.close()
        self.running.append(process)
        with ours:
            assert ours.poll(LONGEST)
            said = ours.recv()
        if roles == worker_child.WEB:
            self.address = said
        return process

    def kill(self, process: ForkServerProcess) -> None:
        """Kill a worker as the kernel does when memory runs out."""
        process.kill()
        self._gone(process)

    def stop(self, process: ForkServerProcess) -> int:
        """Tell a worker to stop; return its exit status."""
        process.terminate()
        return self._gone(process)

    def _gone(self, process: ForkServerProcess) -> int:
        self.running.remove(process)
        process.join(LONGEST)
        status = process.exitcode
        assert status is not None
        process.close()
        return status


def eventually(there: Callable[[], bool], longest: float = LONGEST) -> None:
    """Wait until it is so."""
    until = time.monotonic() + longest
    while not there():
        assert time.monotonic() < until, "it never was"
        time.sleep(0.1)
