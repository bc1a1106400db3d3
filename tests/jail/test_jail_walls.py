"""What a child that was taken over by its input can still do: nothing but answer."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.jail import Jail, Walls

REFUSED = b"refused "


@pytest.fixture(scope="module")
def jail() -> Iterator[Jail]:
    with Jail("tests.jail.probe_worker", workers=1) as jail:
        yield jail


def test_every_wall_of_this_kernel_stands(jail: Jail) -> None:
    walls = jail.walls()
    assert walls.rlimits
    assert walls.no_new_privs
    assert not walls.dumpable
    if not (walls.seccomp and walls.landlock_abi):
        pytest.skip("this kernel has no seccomp filter or no Landlock; doctor says so too")


def test_walls_survive_the_pipe() -> None:
    walls = Walls(rlimits=True, no_new_privs=True, dumpable=False, landlock_abi=7, seccomp=False)
    assert Walls.unpack(walls.pack()) == walls


@pytest.mark.parametrize(
    "attempt",
    ["open /etc/passwd", "open /proc/self/environ", "list /proc/self/fd", "list /", "socketpair", "fork", "executable"],
)
def test_is_refused(jail: Jail, attempt: str) -> None:
    assert jail.ask(attempt.encode()).startswith(REFUSED)
    assert jail.ask(b"echo on") == b"on"


def test_no_file_can_be_made(jail: Jail, tmp_path: Path) -> None:
    assert jail.ask(f"create {tmp_path}/escaped".encode()).startswith(REFUSED)
    assert list(tmp_path.iterdir()) == []


def test_no_port_can_be_reached(jail: Jail) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        assert jail.ask(f"connect {server.getsockname()[1]}".encode()).startswith(REFUSED)
        with pytest.raises(TimeoutError):
            server.accept()


def test_no_program_can_be_started(jail: Jail) -> None:
    assert jail.ask(b"run /bin/true").startswith(REFUSED)


def test_the_parent_cannot_be_signalled(jail: Jail) -> None:
    assert jail.ask(f"kill {os.getpid()}".encode()).startswith(REFUSED)


def test_limits_cannot_be_lifted(jail: Jail) -> None:
    assert jail.ask(b"unlimit") == b"refused"


def test_a_library_may_have_its_thread(jail: Jail) -> None:
    # One HEIC decoder starts a thread for a single picture; and it must work for users without privileges too.
    if not jail.walls().seccomp:
        pytest.skip("without the filter, threads are forbidden along with processes")
    assert jail.ask(b"thread") == b"ran"


def test_holds_two_pipes_and_three_ends_that_lead_nowhere(jail: Jail) -> None:
    assert len(jail.ask(b"descriptors").split(b",")) == 5


def test_inherits_nothing_from_the_parent(jail: Jail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAKEDOWN_PASSPHRASE_CANARY", "correct horse")
    names = jail.ask(b"environment").decode().split(",")
    assert set(names) <= {
        "LC_CTYPE",
        "MALLOC_ARENA_MAX",
        "MKL_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
    }


def test_no_pickle_is_even_loaded(jail: Jail) -> None:
    assert jail.ask(b"pickle") == b"False"
