"""A team's server under load: how long its users and their programs wait for each answer, over real HTTP.

``python bench/team_load.py``: 20 members at once on two processes of the pages and one PostgreSQL, all on this machine,
with 1,000 cases, 100,000 pictures, 100,000 copies, 1,000,000 known addresses and 20,000 letters in four organisations;
making these takes some minutes, once. Each reads for ``--reading`` seconds on the average before the next page; the
figure to reach is 300 ms at the 95th percentile of each. ``--api``: 20 programs at the API instead. ``--scale 0.01``
has a hundredth of it all.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.team import calls, visits
from bench.team.house import Size, filled
from bench.team.load import TIMEOUT, Load, Somebody, alone
from bench.team.webs import Web, served
from takedown.pipeline.team.server import TeamServer

_LONGEST = ("/queue", "/queue", "/n/{notice}", "/n/{notice}", "/figures", "/figures")
"""What goes by all cases, for the first time and again."""
_LONGEST_CALLS = ("figures", "figures")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=1.0)
    options.add_argument("--users", type=int, default=20)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--reading", type=float, default=2.0, help="seconds between two requests of a user")
    options.add_argument("--processes", type=int, default=2, help="of the pages")
    options.add_argument("--api", action="store_true", help="programs at the API instead of members at the pages")
    chosen = options.parse_args()
    console, size = Console(width=140), Size().scaled(chosen.scale)
    with filled(size) as house, ExitStack() as stack:
        server = TeamServer.opened(house.home, house.settings)
        stack.callback(server.close)
        some: list[Somebody] = list((calls.programs if chosen.api else visits.users)(house, server, chosen.users))
        webs = [stack.enter_context(served(house)) for _ in range(chosen.processes)]
        console.print(_first(webs, some, _LONGEST_CALLS if chosen.api else _LONGEST))
        console.print(alone(webs[0], some[0], calls.NAMES if chosen.api else visits.NAMES))
        for reading in (chosen.reading, 0.0):
            console.print(Load(webs, chosen.seconds, reading).run(some))
        if chosen.api:
            console.print("and while one more brings in as many addresses as a call takes, once and again:")
            console.print(Load(webs, chosen.seconds, chosen.reading).run(some[1:], _large(some[0])))


def _large(somebody: Somebody) -> Somebody:
    if not isinstance(somebody, calls.Program):
        raise TypeError(somebody)
    return replace(somebody, draws_from=calls.LARGE)


def _first(webs: Sequence[Web], some: Sequence[Somebody], longest: Sequence[str]) -> Table:
    """Ask for what takes longest right after a start, once in each process and organisation."""
    each = {one.organisation: one for one in some}
    table = Table(title="the first time after a start, milliseconds")
    table.add_column("what")
    for name in sorted(each):
        table.add_column(name, justify="right")
    for place, web in enumerate(webs):
        for name in longest:
            took = [_took(web, each[organisation], name) for organisation in sorted(each)]
            if place == 0:
                table.add_row(name, *took)
    return table


def _took(web: Web, somebody: Somebody, name: str) -> str:
    with httpx.Client(headers=somebody.headers, timeout=TIMEOUT) as client:
        request, began = somebody.asks(name, random.Random(0)).by(client, web), time.perf_counter()
        status = client.send(request).status_code
    told = "" if status == httpx.codes.OK else f" ({status})"
    return f"{(time.perf_counter() - began) * 1000:.0f}{told}"


if __name__ == "__main__":
    main()
