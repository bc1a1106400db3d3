"""A run of the program that is killed at a chosen moment: after so many seconds, or just before a chosen system call.

The system calls that change a disk or send a letter are counted by the kernel itself: a filter (seccomp(2),
``SECCOMP_RET_USER_NOTIF``, Linux 5.5 and newer) has each of them wait for a word from here. So a kill lands exactly
between two writes, wherever the machine's load would have put it. Where the kernel knows no such filter, moments
are seconds alone.
"""

from __future__ import annotations

import array
import ctypes
import errno
import fcntl
import json
import os
import platform
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self

LONGEST = 60.0
"""Seconds that a run may take before it counts as hung."""

_CALLS = {  # x86_64, aarch64: what changes a file, makes it last, names it, removes it, or sends bytes away
    "write": (1, 64),
    "pwrite64": (18, 68),
    "writev": (20, 66),
    "sendto": (44, 206),
    "fsync": (74, 82),
    "fdatasync": (75, 83),
    "ftruncate": (77, 46),
    "rename": (82, -1),
    "mkdir": (83, -1),
    "link": (86, -1),
    "unlink": (87, -1),
    "mkdirat": (258, 34),
    "unlinkat": (263, 35),
    "renameat": (264, 38),
    "linkat": (265, 37),
    "renameat2": (316, 276),
}
_MACHINES = {"x86_64": (0xC000003E, 0, 317), "aarch64": (0xC00000B7, 1, 277)}
_NOTIFY, _ALLOW = 0x7FC00000, 0x7FFF0000
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_NOTICE, _ANSWER = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_CONTINUE = 1
_NO_NEW_PRIVS = 38
_SET_FILTER, _NEW_LISTENER = 1, 8


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run is killed: before its ``call``-th counted call, or ``seconds`` after its start; neither: never."""

    call: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Halted:
    """What became of a run.

    Attributes:
        status: minus the signal that ended it, or its exit status.
        calls: how many counted calls it had made. seconds: how long it lived.
        left: processes of its own that outlived it by a minute.
    """

    status: int
    out: bytes
    err: bytes
    calls: int
    seconds: float
    left: tuple[int, ...] = ()

    @property
    def killed(self) -> bool:
        return self.status == -signal.SIGKILL

    @property
    def told(self) -> list[dict[str, object]]:
        """The lines of JSON that were printed whole."""
        whole = [line for line in self.out.splitlines(keepends=True) if line.endswith(b"\n")]
        return [json.loads(line) for line in whole]


class Nest:
    """A process with the program in memory, from which each run is forked; a context."""

    def __enter__(self) -> Self:
        self._link, theirs = socket.socketpair()
        self._link.settimeout(LONGEST)
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env={**os.environ, "TAKEDOWN_LANG": "en", "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._link.close()
        self._process.wait(LONGEST)

    def run(self, words: Sequence[object], environment: Mapping[str, str], moment: Moment | None = None) -> Halted:
        """Run a verb, killed at ``moment``; return what became of it once none of its processes is left."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            asked = json.dumps([[str(word) for word in words], dict(environment)]).encode()
            socket.send_fds(self._link, [asked], [out.fileno(), err.fileno()])
            said, descriptors, _, _ = socket.recv_fds(self._link, 64, 1)
            child = int(said)
            begun = time.monotonic()
            watched = _Watched(child, moment or Moment(), begun)
            calls = watched.until_ended(self._ended, descriptors[0] if descriptors else -1)
            lived = time.monotonic() - begun
            return Halted(watched.status, _read(out), _read(err), calls, lived, _left_of(child))

    def _ended(self, seconds: float) -> int | None:
        """Return the exit status of the run, or ``None`` while it goes on after so many seconds."""
        if not select.select([self._link], [], [], seconds)[0]:
            return None
        return int(self._link.recv(64))


class _Watched:
    """One run under watch: lets its counted calls go on, one by one, until its moment."""

    def __init__(self, child: int, moment: Moment, begun: float) -> None:
        self._child = child
        self._moment = moment
        self._begun = begun
        self._main: dict[int, bool] = {}
        self.status = 0

    def until_ended(self, ended: Callable[[float], int | None], listener: int) -> int:
        """Wait for the end; return how many calls were let through."""
        calls = 0
        try:
            while (status := ended(0.0 if listener >= 0 and self._waits(listener) else self._nap())) is None:
                if self._is_late():
                    self._kill()
                calls += listener >= 0 and self._let_through(listener, calls)
            self.status = status
        finally:
            if listener >= 0:
                os.close(listener)
        return calls

    def _nap(self) -> float:
        left = self._begun + self._moment.seconds - time.monotonic()
        return max(0.0, min(0.002, left)) if self._moment.seconds else 0.002

    def _is_late(self) -> bool:
        lived = time.monotonic() - self._begun
        return lived > LONGEST or bool(self._moment.seconds and lived >= self._moment.seconds)

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._child, signal.SIGKILL)

    def _waits(self, listener: int) -> bool:
        poll = select.poll()
        poll.register(listener, select.POLLIN)
        return any(event & select.POLLIN for _, event in poll.poll(0))

    def _let_through(self, listener: int, calls: int) -> bool:
        """Answer one call that waits, if one does; return whether it counts."""
        if not self._waits(listener):
            return False
        notice = bytearray(_NOTICE.size)
        try:
            fcntl.ioctl(listener, _RECEIVE, notice)
            which, caller, *_ = _NOTICE.unpack(notice)
            counts = self._is_main(caller)
            if counts and self._moment.call == calls + 1:
                self._kill()
                return False
            fcntl.ioctl(listener, _SEND, bytearray(_ANSWER.pack(which, 0, 0, _CONTINUE)))
        except OSError as problem:
            if problem.errno not in (errno.ENOENT, errno.EINTR):  # the caller has died while it waited
                raise
            return False
        return counts

    def _is_main(self, caller: int) -> bool:
        """Say whether a thread is of the program itself, and none of its jail's."""
        if caller not in self._main:
            self._main[caller] = os.path.exists(f"/proc/{self._child}/task/{caller}")  # noqa: PTH110 - asked at every thread
        return self._main[caller]


def _left_of(child: int) -> tuple[int, ...]:
    """Return who of a run's session is still there.

    Its jail ends with it; a child of the jail that was only being started notices when it ties itself to its parent,
    which on a busy machine is some seconds later.
    """
    until = time.monotonic() + LONGEST
    while (left := _session_of(child)) and time.monotonic() < until:
        time.sleep(0.01)
    return left


def _session_of(leader: int) -> tuple[int, ...]:
    found = []
    for entry in os.listdir("/proc"):  # noqa: PTH208 - asked after every kill
        if entry.isdigit():
            with suppress(OSError), open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as file:  # noqa: PTH123
                state, _, _, session = file.read().rpartition(")")[2].split()[:4]
                if int(session) == leader and state != "Z":
                    found.append(int(entry))
    return tuple(found)


def _read(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def _serve(link: socket.socket) -> None:
    """Fork a process for each line; tell its number with its listener, and how it ended."""
    from tests.cli import warm
    from tests.faults import clock

    warm.load()
    while True:
        asked, descriptors, _, _ = socket.recv_fds(link, 1 << 20, 2)
        if not asked:
            return
        words, environment = json.loads(asked)
        here, there = socket.socketpair()
        child = os.fork()
        if not child:
            link.close()
            here.close()
            os.setsid()
            _watch_me(there)
            if environment.get(clock.OFF):
                clock.set_by(environment[clock.OFF])
            warm.live(words, environment, descriptors)
        there.close()
        _, listener, _, _ = socket.recv_fds(here, 1, 1)
        here.close()
        socket.send_fds(link, [str(child).encode()], listener)
        for descriptor in (*descriptors, *listener):
            os.close(descriptor)
        link.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _watch_me(there: socket.socket) -> None:
    """Have the counted calls of this process, and of all that it starts, wait for a word; hand the listener over."""
    listener = _filtered()
    socket.send_fds(there, [b"."], [listener] if listener >= 0 else [])
    there.close()
    if listener >= 0:
        os.close(listener)


def _filtered() -> int:
    """Return the listener of a new filter; below 0 where the kernel has none."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return -1
    audit, column, seccomp = machine
    numbers = [both[column] for both in _CALLS.values() if both[column] >= 0]
    steps = [(_LOAD, 0, 0, 4), (_EQUAL, 0, len(numbers) + 1, audit), (_LOAD, 0, 0, 0)]
    steps += [(_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _NOTIFY)]
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code)
    program = array.array("B", struct.pack("@HP", len(steps), ctypes.addressof(held)))
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    address, _ = program.buffer_info()
    return int(library.syscall(seccomp, _SET_FILTER, _NEW_LISTENER, ctypes.c_void_p(address)))


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv.pop(1))))
