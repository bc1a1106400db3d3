"""Wrong tries make the next one wait, in whichever process, and whatever the clock says."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.vault import (
    Cost,
    DamagedHeader,
    EmptyPassphrase,
    Keyholder,
    NotRecoveryWords,
    NoVault,
    Passphrase,
    RecoveryWords,
    TooManyTries,
    Vault,
    WrongPassphrase,
)
from takedown.vault.secret import Kind
from takedown.vault.tries import FREE, LONGEST, Moment, counted, waiting

WORDS = RecoveryWords("zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong")


@dataclass
class Clock:
    """A clock that the test moves."""

    now: Moment

    def __call__(self) -> Moment:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now = replace(self.now, since=self.now.since + seconds, wall=self.now.wall + seconds)

    def is_set(self, seconds: float) -> None:
        self.now = replace(self.now, wall=self.now.wall + seconds)

    def starts_anew(self) -> None:
        self.now = replace(self.now, boot=self.now.boot + "+", since=1.0)


def started() -> Clock:
    return Clock(Moment("boot", 1000.0, 1_800_000_000.0))


@pytest.fixture
def clock() -> Clock:
    return started()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def guess(folder: Path, clock: Clock, kind: Kind = "passphrase") -> None:
    """Make a wrong try."""
    with pytest.raises(WrongPassphrase), counted(folder, kind, clock):
        raise WrongPassphrase


def left(folder: Path, clock: Clock, kind: Kind = "passphrase") -> int:
    """Return how many seconds a try has to wait, 0 where it is let in; a right one isn't reported."""
    try:
        with counted(folder, kind, clock):
            Passphrase("").octets()
    except TooManyTries as told:
        return int(told.data["minutes"]) * 60 + int(told.data["seconds"])
    except EmptyPassphrase:
        return 0
    raise AssertionError


def guesses(folder: Path, clock: Clock, times: int, kind: Kind = "passphrase") -> None:
    for _ in range(times):
        clock.passes(LONGEST)
        guess(folder, clock, kind)


def test_the_wait_begins_with_the_fourth_wrong_try_and_doubles_up_to_a_quarter_of_an_hour(
    folder: Path, clock: Clock
) -> None:
    waits = []
    for _ in range(15):
        clock.passes(LONGEST)
        guess(folder, clock)
        waits.append(left(folder, clock))
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]


def test_a_try_that_comes_too_early_is_not_made(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, 4)
    before = (folder / "tries.json").read_bytes()
    with pytest.raises(TooManyTries) as told, counted(folder, "passphrase", clock):
        pytest.fail("the block ran")
    assert told.value.exit_status == 4
    assert (folder / "tries.json").read_bytes() == before
    clock.passes(2)
    assert left(folder, clock) == 0


def test_a_right_try_counts_anew_and_leaves_no_file(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, 6)
    clock.passes(LONGEST)
    with counted(folder, "passphrase", clock):
        pass
    assert list(folder.iterdir()) == []
    guesses(folder, clock, FREE)
    assert left(folder, clock) == 0


def told(folder: Path, clock: Clock, kind: Kind = "passphrase") -> tuple[int, float] | None:
    """Make a right try; return what whoever made it is told."""
    with counted(folder, kind, clock) as earlier:
        pass
    return (earlier.count, earlier.last.timestamp()) if earlier else None


@pytest.mark.parametrize("times", [1, 3, 7])
def test_who_opens_it_is_told_once_of_the_wrong_tries_before(folder: Path, clock: Clock, times: int) -> None:
    assert told(folder, clock) is None
    guesses(folder, clock, times)
    last = clock.now.wall
    clock.passes(LONGEST)

    assert told(folder, clock) == (times, last)
    assert told(folder, clock) is None


def test_tries_of_the_other_kind_are_told_too_and_go_on_waiting(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, 5, "recovery")
    assert told(folder, clock) == (5, clock.now.wall)
    assert told(folder, clock) is None
    assert left(folder, clock, "recovery") == 4
    clock.passes(LONGEST)
    guess(folder, clock, "recovery")
    assert (left(folder, clock, "recovery"), told(folder, clock)) == (8, (1, clock.now.wall))
    clock.passes(LONGEST)
    assert told(folder, clock, "recovery") is None
    assert list(folder.iterdir()) == []


def test_a_clock_that_was_set_back_makes_nobody_wait_for_tries_without_consequence(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, FREE)
    clock.is_set(-1_000_000)
    clock.starts_anew()
    assert left(folder, clock) == 0


@pytest.mark.parametrize("wall", [-1e12, 1e12])
def test_a_time_that_no_date_has_is_no_obstacle(folder: Path, clock: Clock, wall: float) -> None:
    (folder / "tries.json").write_text(json.dumps({"passphrase": {"count": 1, "wall": wall}}))
    with counted(folder, "passphrase", clock) as earlier:
        pass
    assert earlier is not None
    assert earlier.count == 1


def test_recovery_words_have_a_count_of_their_own(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, 5, "recovery")
    assert (left(folder, clock), left(folder, clock, "recovery")) == (0, 4)
    guess(folder, clock)
    with counted(folder, "passphrase", clock):
        pass
    assert left(folder, clock, "recovery") == 4


@pytest.mark.parametrize("seconds", [-1e9, -60, 60, 1e9])
def test_setting_the_clock_changes_nothing(folder: Path, clock: Clock, seconds: float) -> None:
    guesses(folder, clock, 10)
    clock.passes(28)
    clock.is_set(seconds)
    assert left(folder, clock) == 100
    assert waiting(folder, clock=clock) == 100


def test_after_a_new_start_the_clock_has_to_do(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, 10)
    clock.passes(28)
    clock.starts_anew()
    assert left(folder, clock) == 100


def test_a_clock_that_ran_backwards_over_a_new_start_makes_the_wait_begin_anew_once(folder: Path, clock: Clock) -> None:
    guesses(folder, clock, 10)
    clock.is_set(-1e9)
    clock.starts_anew()
    assert left(folder, clock) == 128
    clock.passes(100)
    assert left(folder, clock) == 28
    clock.passes(28)
    assert left(folder, clock) == 0


@given(
    st.binary(max_size=100) | st.recursive(st.none() | st.floats() | st.integers(), st.lists).map(str).map(str.encode)
)
def test_a_file_of_anything_locks_nobody_out(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("home")
    (folder / "tries.json").write_bytes(content)
    assert left(folder, started()) == 0


@pytest.mark.parametrize(
    "planted",
    [
        {"count": 10**6, "boot": "boot", "since": 1e12, "wall": 1e12},
        {"count": 10**6, "boot": "", "since": -1e12, "wall": 1e12},
        {"count": 20, "boot": "another", "since": 0, "wall": 2e9},
    ],
)
def test_a_planted_future_ends_after_a_quarter_of_an_hour(
    folder: Path, clock: Clock, planted: dict[str, object]
) -> None:
    (folder / "tries.json").write_text(json.dumps({"passphrase": planted}))
    assert left(folder, clock) == LONGEST
    clock.passes(LONGEST)
    assert left(folder, clock) == 0


def test_the_vault_counts_what_was_tried_and_nothing_else(vault: Vault, passphrase: str) -> None:
    home = vault.home
    with Keyholder(home, passphrase, Cost(time=1, memory_kib=64, lanes=1)) as keys:
        keys.set_recovery(WORDS)
    for words, error in (
        (RecoveryWords("twelve words"), NotRecoveryWords),
        (Passphrase(" "), EmptyPassphrase),
    ):
        with pytest.raises(error):
            Vault.unlock(home, words)
    assert not (home / "tries.json").exists()
    for _ in range(FREE + 1):
        with pytest.raises(WrongPassphrase):
            Vault.unlock(home, "wrong")
    for attempt in (lambda: Vault.unlock(home, passphrase), lambda: Keyholder(home, passphrase)):
        with pytest.raises(TooManyTries):
            attempt()
    (home / "tries.json").unlink()
    Vault.unlock(home, passphrase).lock()


def test_what_is_counted_tells_nothing_of_what_was_typed(vault: Vault) -> None:
    with pytest.raises(WrongPassphrase):
        Vault.unlock(vault.home, "a word that was typed")
    kept = json.loads((vault.home / "tries.json").read_text())
    assert set(kept["passphrase"]) == {"count", "boot", "since", "wall", "told"}


def test_a_damaged_header_is_no_wrong_try(vault: Vault, passphrase: str) -> None:
    (vault.home / "header.json").write_text("{")
    with pytest.raises(DamagedHeader):
        Vault.unlock(vault.home, passphrase)
    assert not (vault.home / "tries.json").exists()


def test_no_folder_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NoVault), counted(tmp_path / "away", "passphrase"):
        pytest.fail("the block ran")


def _guess_at(home: str, gate: Callable[[], object], told: Callable[[str], object]) -> None:
    gate()
    try:
        Vault.unlock(Path(home), "wrong")
    except (WrongPassphrase, TooManyTries) as refused:
        told(type(refused).__name__)


def test_many_processes_at_once_get_no_more_tries_than_one(vault: Vault) -> None:
    processes = multiprocessing.get_context("spawn")
    gate, told = processes.Barrier(5), processes.SimpleQueue()
    running = [
        processes.Process(target=_guess_at, args=(str(vault.home), gate.wait, told.put), daemon=True) for _ in range(5)
    ]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    answers = sorted(told.get() for _ in running)
    assert answers == ["TooManyTries"] + ["WrongPassphrase"] * (FREE + 1)
