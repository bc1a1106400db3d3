"""One child, seen from the parent: started, asked within a deadline, ended. What it says is never trusted."""

from __future__ import annotations

import math
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import IO, cast

from takedown.jail.errors import JailUnavailable, Lost, Refused
from takedown.jail.frames import ANSWER, QUESTION, RANGE, RANGE_BYTES, Status, code_of
from takedown.jail.limits import Limits, Walls
from takedown.jail.source import Source

# The child takes this same copy of the program, and its worker, from where the parent found them, wherever that is.
_BOOT = """
import sys
roots = int(sys.argv[1]) + 2
sys.path[:0] = sys.argv[2:roots]
from takedown.jail.child import main
main(sys.argv[roots:])
"""
# One thread a child, whatever numeric library its worker uses: the pool is what fills the processors.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
_START_SECONDS = 30.0
_CHUNK = 1 << 20


class _OutOfStep(Exception):
    """The child is gone, or says what can't be said here."""


class Inmate:
    """A child process that works.

    Attributes:
        walls: those that it reports to have raised.
        kind: of what it has served; ``None``: nothing yet. For whoever gives it to visits.

    Raises:
        JailUnavailable: it can't be started.
    """

    def __init__(self, worker: str, arguments: Sequence[str], limits: Limits) -> None:
        self.kind: str | None = None
        self._limits = limits
        self._visits = 0
        self._in_step = True
        self._process = _start(worker, arguments, limits)
        try:
            self.walls = self._await_walls()
        except BaseException:
            self.end()
            raise

    def ask(self, payload: bytes, source: Source | None = None, seconds: float = math.inf) -> bytes:
        """Return the worker's answer; whatever else happens is raised, and then ``fit`` tells whether to go on.

        Raises:
            Refused: the worker refused the payload.
            Lost: no answer, or none in form; ``too-large`` if the payload was never sent.
            OSError: ``source`` couldn't be read.
        """
        if len(payload) > self._limits.max_bytes:
            raise Lost("too-large")
        # Out of step until the answer is in whole, so that an interrupted question can't leave its answer to the next.
        self._in_step = False
        status, body = self._exchange(payload, source, min(seconds, self._limits.seconds))
        reason = code_of(body) if status is Status.REFUSED else None
        if status is not Status.DONE and reason is None:
            raise Lost("memory" if status is Status.MEMORY else "crashed")
        self._in_step = True
        if reason is not None:
            raise Refused(reason)
        return body

    def distrust(self) -> None:
        """Count what it said as no answer: it is unfit from now on."""
        self._in_step = False

    def leave(self) -> None:
        """Count a visit that has ended."""
        self._visits += 1

    def fit(self) -> bool:
        """Whether it may be visited again: alive, silent, in step, and not too often visited already."""
        fresh = self._in_step and self._visits < self._limits.visits
        return fresh and self._process.poll() is None and not _readable(self._out)

    def kill(self) -> None:
        """End it at once; whoever is asking it gets ``Lost``. Any thread may do this."""
        self._process.kill()

    def end(self) -> None:
        """End it at once and wait until it is gone. For the thread that asks it, and no other."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            cast("IO[bytes]", pipe).close()

    @property
    def _in(self) -> int:
        return cast("IO[bytes]", self._process.stdin).fileno()

    @property
    def _out(self) -> int:
        return cast("IO[bytes]", self._process.stdout).fileno()

    def _exchange(self, payload: bytes, source: Source | None, seconds: float) -> tuple[Status, bytes]:
        deadline = time.monotonic() + seconds
        try:
            _send_whole(self._in, payload, deadline)
            while (answer := self._answer(deadline))[0] is Status.WANT:
                _send_whole(self._in, _wanted(answer[1], source), deadline)
        except TimeoutError:
            raise Lost("timeout") from None
        except _OutOfStep:
            raise Lost("crashed") from None
        return answer

    def _answer(self, deadline: float) -> tuple[Status, bytes]:
        number, size = ANSWER.unpack(_receive(self._out, ANSWER.size, deadline))
        if size > self._limits.answer_bytes or number not in set(Status):
            raise _OutOfStep
        return Status(number), _receive(self._out, size, deadline)

    def _await_walls(self) -> Walls:
        deadline = time.monotonic() + max(self._limits.seconds, _START_SECONDS)
        try:
            status, body = self._answer(deadline)
        except TimeoutError:
            raise JailUnavailable(reason="no-answer") from None
        except _OutOfStep:
            raise JailUnavailable(reason="no-start") from None
        if status is not Status.READY:
            raise JailUnavailable(reason=code_of(body) or "no-start")
        try:
            return Walls.unpack(body)
        except struct.error:
            raise JailUnavailable(reason="no-start") from None


def _wanted(body: bytes, source: Source | None) -> bytes:
    """Return the range of ``source`` that the child asks for in ``body``: none of it past the end."""
    if source is None or len(body) != RANGE.size:
        raise _OutOfStep
    offset, size = RANGE.unpack(body)
    if size > RANGE_BYTES:
        raise _OutOfStep
    return source.read(offset, size)[:size] if offset < source.size else b""


def _start(worker: str, arguments: Sequence[str], limits: Limits) -> subprocess.Popen[bytes]:
    roots = _roots(worker)
    # The deadline ends a child that hangs. This limit is for the case that the parent itself was stopped.
    cpu_seconds = int(limits.seconds * limits.visits) + int(_START_SECONDS)
    own = [worker, str(os.getpid()), str(limits.memory_bytes), str(cpu_seconds), *arguments]
    try:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, on this program's own module
            [sys.executable, "-I", "-c", _BOOT, str(len(roots)), *roots, *own],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            close_fds=True,
            cwd="/",
            env=_ENVIRONMENT,
            start_new_session=True,
        )
    except OSError as problem:
        raise JailUnavailable(reason=problem.strerror or "no-start") from problem
    for pipe in (process.stdin, process.stdout):
        os.set_blocking(cast("IO[bytes]", pipe).fileno(), False)
    return process


def _roots(worker: str) -> list[str]:
    """Return the folders from which the parent imports this program and ``worker``."""
    found = []
    for name in (__name__, worker):
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise JailUnavailable(reason="no-worker")
        found.append(str(Path(spec.origin).parents[name.count(".")]))
    return list(dict.fromkeys(found))


def _send_whole(pipe: int, content: bytes, deadline: float) -> None:
    # Two writes, since a payload is too large to be copied behind its length.
    for part in (QUESTION.pack(len(content)), content):
        view = memoryview(part)
        while view:
            _await(pipe, select.POLLOUT, deadline)
            try:
                view = view[os.write(pipe, view[:_CHUNK]) :]
            except OSError:
                raise _OutOfStep from None


def _receive(pipe: int, size: int, deadline: float) -> bytes:
    content = bytearray()
    while len(content) < size:
        _await(pipe, select.POLLIN, deadline)
        try:
            part = os.read(pipe, min(size - len(content), _CHUNK))
        except OSError:
            raise _OutOfStep from None
        if not part:
            raise _OutOfStep
        content += part
    return bytes(content)


def _await(pipe: int, event: int, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0 or not _poll(pipe, event, left):
        raise TimeoutError


def _readable(pipe: int) -> bool:
    return _poll(pipe, select.POLLIN, 0)


def _poll(pipe: int, event: int, seconds: float) -> bool:
    poller = select.poll()
    poller.register(pipe, event)
    return bool(poller.poll(max(0, seconds) * 1000))
