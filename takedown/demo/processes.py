"""Every process that the demonstration starts, so that each one ends with it: at its end, on an error, on Ctrl-C.

Each child leads a session of its own: Ctrl-C on the terminal reaches the demonstration alone, which then ends the
others in order, with whatever they started themselves.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Self

from takedown.demo import leash

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 3.0
"""Seconds that a child has to end by itself after SIGTERM."""
_LOOK_AGAIN = 0.02


class Stopped(KeyboardInterrupt):
    """Somebody asked the demonstration to stop; ``status`` is what the shell expects then: 128 and the signal."""

    def __init__(self, number: int) -> None:
        self.status = 128 + number
        super().__init__()


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and a closed terminal into ``Stopped``, even where the shell had Ctrl-C ignored."""

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in _STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold the stopping signals back; one that came meanwhile is delivered at the end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Children:
    """The processes that were started here; leaving the ``with`` ends those that still run."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end(*self._running)

    def start(
        self,
        program: Sequence[str],
        *,
        stdout: int | IO[bytes],
        stderr: int | IO[bytes] | None = None,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start ``program`` (an absolute path and its words), without a terminal to read from."""
        leashed = [sys.executable, "-I", "-S", leash.__file__, str(os.getpid()), *program]
        with _undisturbed():
            child = subprocess.Popen(  # noqa: S603 - only programs of this package, Python and the two hosts
                leashed,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                cwd=cwd,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )
            self._running.append(child)
        return child

    def end(self, *children: subprocess.Popen[bytes]) -> None:
        """Ask each child to end, give all of them three seconds together, then kill what is left of their sessions."""
        with _undisturbed():
            for child in children:
                _signal(child, signal.SIGTERM)
            deadline = time.monotonic() + _PATIENCE
            for child in children:
                while not _over(child) and time.monotonic() < deadline:
                    time.sleep(_LOOK_AGAIN)
                # Before it is reaped: until then nobody else can get its number.
                _signal(child, signal.SIGKILL)
                child.wait()
            self._running = [child for child in self._running if child not in children]


def _over(child: subprocess.Popen[bytes]) -> bool:
    if child.returncode is not None:
        return True
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None


def _signal(child: subprocess.Popen[bytes], number: int) -> None:
    if child.returncode is not None:
        return
    try:
        os.killpg(child.pid, number)
    except (ProcessLookupError, PermissionError):
        # Nothing is left of its session (macOS answers EPERM for one that only holds a zombie).
        return
