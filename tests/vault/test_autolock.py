"""What waits for a person locks itself, also when the machine slept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from takedown.vault import AutoLock

MINUTES = 5.0


class Machine:
    """Two clocks, and a count of how often it was locked."""

    def __init__(self) -> None:
        self.steady, self.wall, self.locked = 100.0, 1_800_000_000.0, 0
        self.lock = AutoLock(MINUTES, self.on_lock, steady=lambda: self.steady, wall=lambda: self.wall)

    def on_lock(self) -> None:
        self.locked += 1

    def passes(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


def watched(machine: Machine, seconds: int) -> bool:
    """Let time pass as a prompt does, which looks at the clocks every second."""
    for _ in range(seconds):
        machine.passes(1)
        machine.lock.check()
    return machine.lock.locked


def test_it_locks_once_after_the_minutes_are_over() -> None:
    machine = Machine()
    assert not watched(machine, 299)
    assert watched(machine, 1)
    assert watched(machine, 600)
    assert machine.locked == 1


def test_whoever_does_something_has_the_minutes_anew() -> None:
    machine = Machine()
    for _ in range(5):
        assert not watched(machine, 200)
        machine.lock.touch()
    assert watched(machine, 300)


def test_a_machine_that_slept_is_locked_when_it_wakes() -> None:
    machine = Machine()
    assert not watched(machine, 10)
    machine.wall += 60  # the steady clock stood still
    assert machine.lock.check()


def test_who_comes_back_after_the_sleep_finds_it_locked() -> None:
    machine = Machine()
    machine.wall += 3600
    machine.lock.touch()
    assert (machine.lock.locked, machine.locked) == (True, 1)


def test_a_clock_set_back_does_not_keep_it_open() -> None:
    machine = Machine()
    machine.wall -= 86_400
    assert not watched(machine, 299)
    assert watched(machine, 1)


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(-20, 20)), max_size=200))
def test_nobody_answering_for_the_minutes_locks_whatever_the_clock_says(steps: list[tuple[float, float]]) -> None:
    machine, passed = Machine(), 0.0
    for seconds, set_by in steps:
        machine.steady, machine.wall, passed = (
            machine.steady + seconds,
            machine.wall + seconds + set_by,
            passed + seconds,
        )
        machine.lock.check()
    machine.passes(max(0.0, MINUTES * 60 - passed) + 0.001)
    assert machine.lock.check()
