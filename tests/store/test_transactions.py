"""All of a transaction or nothing: with threads, with processes, on a full disk, and when the power goes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from takedown.cases.noun import new_id
from takedown.errors import DiskFull
from takedown.store import Store, StoreBusy
from takedown.vault import Vault
from tests.conftest import NewDatabase
from tests.store.planted import Planted

OtherProcess = tuple[Callable[[str, int], "subprocess.Popen[str]"], Store]


def insert_and(store: Store, case: Planted, problem: BaseException) -> None:
    with store.begin() as tx:
        case.into(tx)
        raise problem


@pytest.mark.parametrize("problem", [ValueError("x"), KeyboardInterrupt(), SystemExit()])
def test_any_exception_keeps_nothing(store: Store, case: Planted, problem: BaseException) -> None:
    with pytest.raises(type(problem)):
        insert_and(store, case, problem)
    with store.read() as tx:
        assert [tx.count(table) for table, _ in case] == [0] * len(case.rows)
    with store.begin() as tx:
        case.into(tx)


class Interrupted:
    """A value during whose binding, within the driver, the interruption comes."""

    def __conform__(self, _: object) -> object:
        raise KeyboardInterrupt


def test_an_interruption_while_a_statement_runs_is_no_failure_of_the_database(file_store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), file_store.begin() as tx:
        tx.update("ledger_head", "head", count=Interrupted())
    with file_store.read() as tx:
        head = tx.get("ledger_head", "head")
    assert head is not None
    assert head["count"] == 0


def test_a_reader_sees_one_moment(store: Store, case: Planted) -> None:
    with store.read() as reader:
        assert reader.count("cases") == 0
        with store.begin() as tx:
            case.into(tx)
        assert reader.count("cases") == 0
    with store.read() as reader:
        assert reader.count("cases") == 1


def test_threads_that_read_and_then_write_lose_nothing(store: Store) -> None:
    def add(_: int) -> None:
        with store.begin() as tx:
            head = tx.get("ledger_head", "head")
            assert head is not None
            tx.update("ledger_head", "head", count=head["count"] + 1)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(80)))
    with store.read() as tx:
        assert tx.rows("ledger_head")[0]["count"] == 80


ADDS = """
import sys
from pathlib import Path
from takedown.cases.noun import new_id
from takedown.store import Store
from takedown.vault import Vault
home, passphrase, url, case, rows = sys.argv[1:]
vault = Vault.unlock(Path(home), passphrase)
if url:
    store = Store.open_postgres(url, vault.keyring)
else:
    store = Store.open_sqlcipher(Path(home) / "store.db", vault.database_key(), vault.keyring)
for number in range(int(rows)):
    with store.begin() as tx:
        head = tx.get("ledger_head", "head")
        tx.update("ledger_head", "head", count=head["count"] + 1)
        for part in range(3):
            at = f"{head['count'] + 1:06}"
            tx.insert("sightings", {"id": new_id(), "case_id": case, "match_id": at, "seen_at": at, "manifest": {}})
    print(at, flush=True)
"""


@pytest.fixture(params=["sqlcipher", "postgres"])
def other_process(request: pytest.FixtureRequest, vault: Vault, passphrase: str) -> Iterator[OtherProcess]:
    """Give a function that starts a process on the same database, and the store as it is here."""
    url = request.getfixturevalue("postgres_url")() if request.param == "postgres" else ""
    if url:
        store = Store.open_postgres(url, vault.keyring)
    else:
        store = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)

    def start(case_id: str, rows: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", ADDS, str(vault.home), passphrase, url, case_id, str(rows)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    yield start, store
    store.close()


def test_two_processes_on_one_database(other_process: OtherProcess, case: Planted) -> None:
    start, store = other_process
    with store.begin() as tx:
        tx.insert("cases", case.rows["cases"])
    both = [start(case.case_id, 30) for _ in range(2)]
    for process in both:
        assert len(process.communicate(timeout=60)[0].split()) == 30
        assert process.returncode == 0
    with store.read() as tx:
        assert tx.rows("ledger_head")[0]["count"] == 60
        assert tx.count("sightings") == 180


def test_kill_9_loses_nothing_committed_and_leaves_nothing_half_stored(
    other_process: OtherProcess, case: Planted
) -> None:
    start, store = other_process
    with store.begin() as tx:
        tx.insert("cases", case.rows["cases"])
    answered: list[str] = []
    for wait in (0.02, 0.05, 0.08):
        process = start(case.case_id, 100_000)
        assert process.stdout is not None
        answered.append(process.stdout.readline().strip())
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        with process.stdout as printed:
            answered += printed.read().split()
        process.wait(timeout=30)
    with store.read() as tx:
        stored = [row["seen_at"] for row in tx.rows("sightings", order_by="seen_at")]
        count = tx.rows("ledger_head")[0]["count"]
    assert stored == [f"{number:06}" for number in range(1, count + 1) for _ in range(3)]
    assert len(answered) >= 3
    assert {line for line in answered if len(line) == 6} <= set(stored)


def test_locked_for_too_long(vault: Vault, file_store: Store, case: Planted) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    hasty = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring, busy_seconds=0.1)
    with file_store.begin() as tx:
        tx.update("cases", case.case_id, label="first")
        with pytest.raises(StoreBusy):
            relabel(hasty, case, "second")
        with hasty.read() as reader:
            assert reader.get("cases", case.case_id) == case.rows["cases"]
    relabel(hasty, case, "third")
    hasty.close()


def test_a_locked_row_on_postgresql(vault: Vault, postgres_url: NewDatabase, case: Planted) -> None:
    store = Store.open_postgres(postgres_url(), vault.keyring, busy_seconds=0.2)
    with store.begin() as tx:
        case.into(tx)
    with store.begin() as tx:
        tx.get("cases", case.case_id)
        with pytest.raises(StoreBusy):
            relabel(store, case, "second")
    relabel(store, case, "third")
    store.close()


def relabel(store: Store, case: Planted, label: str) -> None:
    with store.begin() as tx:
        tx.update("cases", case.case_id, label=label)


def test_an_erasure_waits_for_whoever_stores_for_the_case(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
    begun = threading.Event()

    def erase() -> None:
        begun.set()
        with store.begin() as tx:
            tx.erase_case(case.case_id)

    with store.begin() as tx:
        tx.insert("media", {**case.rows["media"], "id": new_id(), "sha256": ""})
        eraser = threading.Thread(target=erase)
        eraser.start()
        begun.wait(10)
        time.sleep(0.2)
        tx.insert("media", {**case.rows["media"], "id": new_id(), "sha256": ""})
    eraser.join(20)
    with store.read() as tx:
        assert tx.count("media") == 0


FILLS = """
import sys
from pathlib import Path
from takedown.cases.noun import new_id
from takedown.errors import DiskFull
from takedown.store import Store
from takedown.vault import Vault
vault = Vault.unlock(Path(sys.argv[1]), sys.argv[2])
store = Store.open_sqlcipher(Path(sys.argv[3]) / "store.db", vault.database_key(), vault.keyring)
at, stored = "2026-11-21T08:00:00.000Z", 0
def sighting():
    return {"id": new_id(), "case_id": "case", "match_id": "m", "seen_at": at, "manifest": {"text": "x" * 5000}}
with store.begin() as tx:
    personal = ("label", "adult", "standing", "country", "contact", "name")
    sealed = (*personal, "level", "particulars", "telling", "agreed", "guided")
    none = dict.fromkeys(sealed, "") | dict.fromkeys(("closed_at", "retain_until"))
    tx.insert("cases", {"id": "case", "status": "open", "created_at": at, **none})
try:
    while True:
        with store.begin() as tx:
            tx.insert("sightings", *(sighting() for _ in range(10)))
        stored += 10
except DiskFull:
    with store.read() as tx:
        print(stored, tx.count("sightings"), len(tx.rows("sightings")))
"""


def test_a_disk_that_is_really_full(vault: Vault, passphrase: str, tmp_path: Path) -> None:
    """On a file system of 2 MB of its own, where the kernel lets one be mounted."""
    small = tmp_path / "small"
    small.mkdir()
    script = 'mount -t tmpfs -o size=2m none "$1" && shift && exec "$@"'
    unshared = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", str(small)]
    if not shutil.which("unshare") or subprocess.run([*unshared, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here; test_no_room_left covers SQLite's own answer")
    command = [*unshared, sys.executable, "-c", FILLS, str(vault.home), passphrase, str(small)]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    told, counted, read = map(int, ended.stdout.split())
    assert told == counted == read > 0


def test_no_room_left(vault: Vault, file_store: Store, case: Planted) -> None:
    with file_store.begin() as tx:
        case.into(tx)
    row = {**case.rows["sightings"], "manifest": {"text": "x" * 100_000}}
    with pytest.raises(DiskFull):
        store_in_little_room(file_store, [{**row, "id": new_id()} for _ in range(50)])
    with file_store.read() as tx:
        assert tx.rows("sightings") == [case.rows["sightings"]]
    assert (vault.home / "store.db").stat().st_size < 1_000_000


def store_in_little_room(store: Store, rows: list[dict[str, object]]) -> None:
    with store.begin() as tx:
        tx._link.exec_driver_sql("PRAGMA max_page_count = 200")
        tx.insert("sightings", *rows)
