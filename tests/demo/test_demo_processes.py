"""Every process that the demonstration starts ends with it, however that comes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from takedown.demo.processes import Children, Stopped, stoppable

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
)
# A child that starts a child of its own and tells its number.
FAMILY = (
    "import subprocess, sys, time;"
    "print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid, flush=True);"
    "time.sleep(60)"
)
# A demonstration in small: starts one child, tells its number, waits.
STARTER = (
    "import subprocess, sys, time\n"
    "from takedown.demo.processes import Children\n"
    "with Children() as children:\n"
    "    program = [sys.executable, '-c', 'import time; time.sleep(60)']\n"
    "    print(children.start(program, stdout=subprocess.DEVNULL).pid, flush=True)\n"
    "    time.sleep(60)\n"
)


def gone(pid: int, seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def line(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout
    return process.stdout.readline().decode().strip()


def test_leaving_ends_every_child() -> None:
    with Children() as children:
        started = [children.start(SLEEP, stdout=subprocess.DEVNULL) for _ in range(3)]
        assert all(psutil.pid_exists(child.pid) for child in started)
    assert all(child.returncode is not None for child in started)


def test_an_error_ends_every_child_too() -> None:
    children = Children()
    started = children.start(SLEEP, stdout=subprocess.DEVNULL)
    with pytest.raises(ZeroDivisionError), children:
        raise ZeroDivisionError
    assert started.returncode == -signal.SIGTERM


def test_what_a_child_started_ends_with_it() -> None:
    with Children() as children:
        child = children.start([sys.executable, "-c", FAMILY], stdout=subprocess.PIPE)
        with child.stdout or pytest.fail("no pipe"):
            grandchild = int(line(child))
            assert psutil.pid_exists(grandchild)
            children.end(child)
    assert gone(grandchild)


def test_a_child_deaf_to_requests_is_killed_in_time() -> None:
    with Children() as children:
        child = children.start([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE)
        with child.stdout or pytest.fail("no pipe"):
            assert line(child) == "deaf"
            began = time.monotonic()
            children.end(child)
    assert child.returncode == -signal.SIGKILL
    assert time.monotonic() - began < 6


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_child_ends_with_its_parent_even_when_that_one_is_killed() -> None:
    starter = subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE)
    with starter:
        child = int(line(starter))
        assert psutil.pid_exists(child)
        starter.kill()
    assert gone(child)


def test_a_child_leads_a_session_of_its_own_and_has_no_terminal_to_read() -> None:
    look = "import os, sys; print(os.getsid(0) == os.getpid(), sys.stdin.read() == '')"
    with Children() as children:
        child = children.start([sys.executable, "-c", look], stdout=subprocess.PIPE)
        assert child.communicate()[0] == b"True True\n"


def test_a_child_gets_its_signals_although_starting_held_them_back() -> None:
    look = "import signal; print(not signal.pthread_sigmask(signal.SIG_BLOCK, ()))"
    with Children() as children:
        child = children.start([sys.executable, "-c", look], stdout=subprocess.PIPE)
        assert child.communicate()[0] == b"True\n"


def test_the_environment_and_the_folder_are_handed_on(tmp_path: Path) -> None:
    look = "import os; print(os.environ['HOME'], os.getcwd())"
    with Children() as children:
        program = [sys.executable, "-c", look]
        child = children.start(program, stdout=subprocess.PIPE, cwd=tmp_path, environment={"HOME": "elsewhere"})
        assert child.communicate()[0].decode() == f"elsewhere {tmp_path}\n"


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_each_way_of_stopping_gives_the_status_that_a_shell_expects(asked: signal.Signals) -> None:
    before = signal.getsignal(asked)
    with pytest.raises(Stopped) as stopped, stoppable():
        signal.raise_signal(asked)
    assert stopped.value.status == 128 + asked
    assert signal.getsignal(asked) == before
