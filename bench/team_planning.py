"""Due looks planned for a million known addresses: how long it takes, and how much memory, whatever their number.

``python bench/team_planning.py``: on the server of ``bench/team_load.py``, a worker writes down at which host some new
addresses are (which opens each), then plans what is due, for a tenth of all and for all of them; each in a process of
its own. The figures to reach: a plan within 30 seconds, and the same memory for both. Also: entries that one
organisation's ledger takes in a second, which is one chain, and four organisations' side by side.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.team.house import Filled, Size, filled
from takedown.cases.event import EventKind
from takedown.fleet.floor import Floor
from takedown.fleet.planning import plan_looks
from takedown.fleet.queue import Queue, apply_queue
from takedown.fleet.rechecking import place
from takedown.pipeline.looking.lookup import Sought
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.signin import seat_of, session_of
from tests.team_server import PASSPHRASE, worker

_PLACED, _HOSTS, _ENTRIES = 20_000, 1_000, 500
_FAR = "2999-01-01T00:00:00.000Z"


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took. ``peak``: of the process's memory, in MiB; ``count``: of what was done."""

    seconds: float
    processor: float
    peak: float
    count: int


class _Nobody:
    """Stands where a matcher would: planning asks none."""

    def sought(self) -> Sought | None:
        """Return that nobody can tell."""
        return None


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scale", type=float, default=1.0)
    size = Size().scaled(options.parse_args().scale)
    table = Table(title=f"{size.addresses:,} known addresses at {_HOSTS:,} hosts")
    for column in ("what", "number", "seconds", "of a processor", "MiB at most"):
        table.add_column(column, justify="left" if column == "what" else "right")
    with filled(size) as house:
        apply_queue(house.url)
        _told(table, "put at their hosts", _apart(_place, house))
        with psycopg.connect(house.url, autocommit=True) as owner:
            _spread(owner)
            for what, tenth in (("a tenth is due, planned", True), ("all are due, planned", False)):
                owner.execute("DELETE FROM procrastinate_jobs")
                later = "CASE WHEN abs(hashtext(id)) %% 10 = 0 THEN NULL ELSE %s END" if tenth else "nullif(%s, %s)"
                values = (_FAR,) if tenth else (_FAR, _FAR)
                owner.execute(f"UPDATE spots SET not_before = {later}".encode(), values)
                owner.execute("VACUUM ANALYZE spots")
                _told(table, what, _apart(_plan, house))
        for slugs in (["house-0"], sorted(house.logins)):
            began = time.perf_counter()
            with multiprocessing.get_context("spawn").Pool(len(slugs)) as pool:
                costs = pool.starmap(_entries, [(house, slug) for slug in slugs])
            count, longest = sum(cost.count for cost in costs), max(cost.seconds for cost in costs)
            cost = Cost(longest, sum(cost.processor for cost in costs), max(cost.peak for cost in costs), count)
            _told(table, f"entries of {len(slugs)} ledger{'s' if len(slugs) > 1 else ''}", cost)
            print(f"{len(slugs)}: {count / longest:.0f} entries a second ({time.perf_counter() - began:.1f} s in all)")
    Console(width=120).print(table)


def _apart(what: Callable[[Filled], Cost], house: Filled) -> Cost:
    """Do it in a process of its own, whose memory has seen nothing else."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(what, (house,))


def _place(house: Filled) -> Cost:
    with psycopg.connect(house.url, autocommit=True) as owner:
        # What isn't to be placed now has its host already, of which nobody asks.
        owner.execute("UPDATE spots SET host = '\\x00'")
        owner.execute(f"UPDATE spots SET host = NULL WHERE id IN (SELECT id FROM spots LIMIT {_PLACED})".encode())
    return _worked(house, _placed)


def _placed(floor: Floor) -> int:
    place(floor)
    return _PLACED


def _plan(house: Filled) -> Cost:
    return _worked(house, lambda floor: plan_looks(floor, floor.session("crawler")))


def _worked(house: Filled, step: Callable[[Floor], int]) -> Cost:
    server = TeamServer.opened(house.home, house.settings)
    with worker(server, "crawler") as session, Queue.opened(house.settings.database.url) as queue:
        floor = Floor(session.server, queue, {"crawler": session}, _Nobody())
        done = _cost(lambda: step(floor))
    server.close()
    return done


def _spread(owner: psycopg.Connection) -> None:
    """Have every address be at one of so many hosts, as blind as they are."""
    owner.execute(f"UPDATE spots SET host = decode(md5('host' || abs(hashtext(id)) % {_HOSTS}), 'hex')".encode())


def _entries(house: Filled, slug: str) -> Cost:
    server = TeamServer.opened(house.home, house.settings)
    organisation = server.organisation(slug)
    session = session_of(server, organisation, *seat_of(server, organisation, "worker", PASSPHRASE))
    with session.store.read() as tx:
        case_id = str(tx.rows("cases", order_by="created_at", limit=1, raw=True, only=["status"])[0]["id"])

    def append() -> int:
        for number in range(_ENTRIES):
            with session.store.begin() as tx:
                session.ledger.append(tx, EventKind.NOTE_LEFT, case_id, case_id, {"n": number})
        return _ENTRIES

    done = _cost(append)
    session.close()
    server.close()
    return done


def _cost(step: Callable[[], int]) -> Cost:
    began, before = time.perf_counter(), time.process_time()
    count = step()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(time.perf_counter() - began, time.process_time() - before, peak, count)


def _told(table: Table, what: str, cost: Cost) -> None:
    table.add_row(what, f"{cost.count:,}", f"{cost.seconds:.1f}", f"{cost.processor:.1f}", f"{cost.peak:.0f}")


if __name__ == "__main__":
    main()
