"""How long opening a vault takes, and changing what opens it: the median of nine, at the cost that everybody has.

Each time is that of the room alone, as a process that is already running sees it: reading the header, Argon2id, the
keys; for a change also writing the new header to the disk. The last line is the whole command, Python's start included.
The time of the processor stands beside the clock's: on a busy machine the first says what the work is.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.vault import Cost, Keyholder, Passphrase, RecoveryWords, Vault, new_words

TIMES = 9
GOAL = 1.5
WORDS = "a long sentence that nobody else knows"


class Took(NamedTuple):
    """Seconds, the median of several times."""

    clock: float
    processor: float


def processor() -> float:
    """Return the seconds that this process and its ended children have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def median(act: Callable[[], object]) -> Took:
    clock, work = [], []
    for _ in range(TIMES):
        start, before = perf_counter(), processor()
        act()
        clock.append(perf_counter() - start)
        work.append(processor() - before)
    return Took(statistics.median(clock), statistics.median(work))


def changed(home: Path) -> None:
    with Keyholder(home, WORDS) as keys:
        keys.set_passphrase(Passphrase(WORDS))


def commanded(home: Path, secret: Path) -> None:
    words = [sys.executable, "-m", "takedown", "--home", str(home), "--passphrase-file", str(secret), "case", "list"]
    subprocess.run(words, check=True, capture_output=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, secret = Path(folder) / "home", Path(folder) / "secret"
        secret.write_text(WORDS, encoding="utf-8")
        Session.made(home, Settings(), WORDS).close()
        recovery = RecoveryWords(" ".join(new_words("en")))
        with Keyholder(home, WORDS) as keys:
            keys.set_recovery(recovery)
        rows = {
            "opened with the passphrase": median(lambda: Vault.unlock(home, WORDS).lock()),
            "opened with the recovery words": median(lambda: Vault.unlock(home, recovery).lock()),
            "opened, with the database": median(lambda: Session.opened(home, Settings(), WORDS).close()),
            "passphrase changed": median(lambda: changed(home)),
            "takedown case list, all of it": median(lambda: commanded(home, secret)),
        }
    cost = Cost()
    title = f"Argon2id, {cost.memory_kib // 1024} MiB, {cost.time} passes, {cost.lanes} lanes; median of {TIMES}"
    table = Table("", "seconds", "of the processor", f"under {GOAL}", title=title)
    for name, took in rows.items():
        table.add_row(name, f"{took.clock:.2f}", f"{took.processor:.2f}", "yes" if took.clock < GOAL else "no")
    Console().print(table)


if __name__ == "__main__":
    main()
