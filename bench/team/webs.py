"""Processes that answer: the pages of a team's server, and the API below ``/api/v1``."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

import psutil

from bench.team.house import Filled
from takedown.pipeline.team.server import TeamServer
from takedown.web.team.serve import TeamPages


@dataclass(frozen=True, slots=True)
class Web:
    """One process."""

    url: str
    process: psutil.Process

    @property
    def spent(self) -> float:
        """Processor time so far, in seconds."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    @property
    def origin(self) -> str:
        """What a browser says that its pages are from."""
        return self.url.rstrip("/")


@contextmanager
def served(house: Filled) -> Iterator[Web]:
    """Have a process answer."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_web, args=(there, house), daemon=True)
    process.start()
    try:
        yield Web(here.recv(), psutil.Process(process.pid))
    finally:
        here.send("end")
        process.join(60)


def _web(line: Connection, house: Filled) -> None:
    server = TeamServer.opened(house.home, house.settings)
    pages = TeamPages(server, "127.0.0.1", 0, "en")

    def until_told() -> None:
        line.send(pages.url)
        line.recv()
        pages.stop()

    pages.run(threading.Thread(target=until_told, daemon=True).start)
    server.close()
