"""A process of a team's server: a worker as ``team work`` starts one, or the pages and the API as ``team serve`` does.

A worker has a quick rhythm: what is killed is missed soon.
"""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection
from pathlib import Path

from takedown.fleet.work import opened, work
from takedown.matching.kernels import PLAIN
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from takedown.web.team.serve import TeamPages
from tests.fleet.fleet_scene import QUICK
from tests.team_server import PASSPHRASE

WEB = ("web",)


def main(ready: Connection, home: Path, settings: Settings, roles: tuple[str, ...]) -> None:
    """Work; once it begins, say so: the address of the pages, or that it works."""
    if roles == WEB:
        _serve(ready, home, settings)
        return
    with opened(home, settings, dict.fromkeys(roles, PASSPHRASE), QUICK, PLAIN) as floor:
        work(floor, 3, lambda: ready.send("works"))


def _serve(ready: Connection, home: Path, settings: Settings) -> None:
    server = TeamServer.opened(home, settings)
    try:
        pages = TeamPages(server, "127.0.0.1", 0, "en")
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, lambda *_: None)  # the server's own handlers stop it
        pages.run(lambda: ready.send(pages.url))
    finally:
        server.close()
