"""Children and their parent: asked at once from many threads, and never outliving it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from takedown.jail import Jail, JailClosed, Lost

PARENT = """
import sys, time
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from concurrent.futures import ThreadPoolExecutor
from takedown.jail import Jail
jail = Jail("tests.jail.probe_worker", workers=2)
pool = ThreadPoolExecutor(2)
print(*(pid.decode() for pid in pool.map(jail.ask, [b"pid"] * 2)), flush=True)
if sys.argv[3] == "busy":
    pool.submit(jail.ask, b"spin")
time.sleep(60)
"""
ROOT = Path(__file__).parents[2]


def test_many_threads_at_once() -> None:
    with Jail("tests.jail.probe_worker", workers=2) as jail, ThreadPoolExecutor(8) as threads:
        questions = [f"echo {number}".encode() for number in range(200)]
        assert list(threads.map(jail.ask, questions)) == [question[5:] for question in questions]
        assert len(set(threads.map(jail.ask, [b"pid"] * 50))) <= 2


def test_a_child_outlives_the_thread_that_needed_it_first() -> None:
    # The kernel ends a child with the thread that started it, so the jail must not start it in the asking thread.
    with Jail("tests.jail.probe_worker", workers=1) as jail:
        said: list[bytes] = []
        thread = threading.Thread(target=lambda: said.append(jail.ask(b"pid")))
        thread.start()
        thread.join()
        time.sleep(0.1)
        assert jail.ask(b"pid") == said[0]


def test_closing_ends_the_children_and_frees_who_waits() -> None:
    jail = Jail("tests.jail.probe_worker", workers=2)
    pids = {int(jail.ask(b"pid"))}
    with ThreadPoolExecutor(3) as threads:
        waiting = [threads.submit(jail.ask, b"sleep 60") for _ in range(3)]
        time.sleep(0.3)
        jail.close()
        for answer in waiting:
            with pytest.raises((Lost, JailClosed)):
                answer.result(timeout=5)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)  # not even as a zombie


@pytest.mark.parametrize("state", ["idle", "busy"])
def test_killing_the_parent_ends_the_children(state: str) -> None:
    with _parent(state) as (parent, children):
        parent.kill()
        assert _all_gone(children)


def test_an_interrupt_from_the_keyboard_leaves_no_child() -> None:
    with _parent("idle") as (parent, children):
        parent.send_signal(signal.SIGINT)
        assert parent.wait(timeout=10) != 0
        assert _all_gone(children)


def _all_gone(pids: set[int]) -> bool:
    deadline = time.monotonic() + 5
    while any(_runs(pid) for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"  # ended, and waiting for the machine's first process to notice


class _parent:  # noqa: N801 - reads as a function
    def __init__(self, state: str) -> None:
        command = [sys.executable, "-c", PARENT, str(ROOT), str(Path(__file__).parent), state]
        self._parent = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def __enter__(self) -> tuple[subprocess.Popen[str], set[int]]:
        assert self._parent.stdout is not None
        pids = {int(pid) for pid in self._parent.stdout.readline().split()}
        assert pids
        time.sleep(0.1)
        return self._parent, pids

    def __exit__(self, *_: object) -> None:
        self._parent.kill()
        self._parent.wait()
        assert self._parent.stdout is not None
        self._parent.stdout.close()
