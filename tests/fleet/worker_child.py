"""A worker in a process of its own, as ``team work`` starts one, with a quick rhythm: what is killed is missed soon."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from takedown.fleet.work import opened, work
from takedown.matching.kernels import PLAIN
from takedown.settings import Settings
from tests.fleet.fleet_scene import QUICK
from tests.team_server import PASSPHRASE


def main(ready: Connection, home: Path, settings: Settings, roles: tuple[str, ...]) -> None:
    """Work; say so once it begins."""
    with opened(home, settings, dict.fromkeys(roles, PASSPHRASE), QUICK, PLAIN) as floor:
        work(floor, 3, lambda: ready.send("works"))
