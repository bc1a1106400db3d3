"""The frontier of one host with many addresses: how fast they are pushed and taken, and in how much memory.

``python bench/frontier.py``; an encrypted database in a temporary folder, in a process of its own. The figure to reach:
at most 500 MB with 1,000,000 addresses. The addresses are made up, as those of photographs in albums would be.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

# A script's own folder is where Python looks first; the measurement is about the package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from takedown.cases.candidate import PageFacts
from takedown.crawl.frontier.lead import Known, Lead, Tier, Visited
from takedown.pipeline.looking.leads import StoredQueue
from takedown.store import Store
from takedown.vault import Cost, Vault

MIB = 2**20
CHEAP = Cost(time=1, memory_kib=64, lanes=1)
"""So that the passphrase's own memory isn't what is measured."""
ALBUM = 40


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--addresses", type=int, default=1_000_000)
    options.add_argument("--batch", type=int, default=500)
    chosen = options.parse_args()
    # Spawned, so that nothing of this process counts.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(measured, (chosen.addresses, chosen.batch))
    table = Table(title=f"{chosen.addresses:,} addresses of one host, {chosen.batch} at a time, SQLCipher")
    table.add_column("what")
    table.add_column("figure", justify="right")
    for name, figure in found.items():
        table.add_row(name, f"{figure:,.0f}")
    Console().print(table)


def measured(addresses: int, batch: int) -> dict[str, float]:
    """Return the figures by name."""
    found: dict[str, float] = {"MiB at the start": _peak()}
    with TemporaryDirectory() as folder, Vault.create(Path(folder, "home"), "words", CHEAP) as vault:
        file = vault.home / "store.db"
        store = Store.open_sqlcipher(file, vault.database_key(), vault.keyring)
        queue = StoredQueue(store, "host")
        batches = [range(start, min(start + batch, addresses)) for start in range(0, addresses, batch)]
        found["pushed a second"] = addresses / _seconds(queue.push(list(_leads(one))) for one in batches)
        some = batches[: max(1, len(batches) // 10)]
        found["pushed again a second"] = sum(map(len, some)) / _seconds(queue.push(list(_leads(one))) for one in some)
        taken: list[Lead] = []
        spent = _seconds(_took(taken, queue.take(batch)) for _ in some)
        found["taken a second"] = len(taken) / spent
        spent = _seconds(
            queue.push(
                [], [Visited(lead, Known(digest=bytes(32), mark="mark")) for lead in taken[start : start + batch]]
            )
            for start in range(0, len(taken), batch)
        )
        found["visited a second"] = len(taken) / spent
        found["asked whether known to match nothing, a second"] = 1000 / _seconds(
            queue.held_against(number.to_bytes(32, "big"), "mark") for number in range(1000)
        )
        found["MiB at most"] = _peak()
        store.close()
        found["MiB of database"] = file.stat().st_size / MIB
    return found


def _leads(numbers: range) -> Iterator[Lead]:
    for number in numbers:
        page = f"https://host.example/album/{number // ALBUM}/"
        facts = PageFacts(page, "0" * 64, f"Album {number // ALBUM}")
        yield Lead(f"{page}photograph-{number}.jpg", 2, facts, "img", Tier.MEDIA)


def _took(taken: list[Lead], more: list[Lead]) -> int:
    taken += more
    return len(taken)


def _seconds(steps: Iterator[object]) -> float:
    started = time.perf_counter()
    for _ in steps:
        pass
    return time.perf_counter() - started


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
