"""A child's whole life: import the worker, warm it up, wall itself in, then answer until the pipe closes.

Everything that needs a file happens in ``prepare``; after the walls stand, no file can be opened any more.
"""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast

from setproctitle import setproctitle

from takedown.jail.frames import ANSWER, QUESTION, RANGE, RANGE_BYTES, Refusal, Status
from takedown.jail.limits import Walls
from takedown.jail.source import Read
from takedown.jail.walls import NoWalls, raise_walls, tie_to_parent


class Worker(Protocol):
    """What a worker module offers."""

    def prepare(self, *arguments: str) -> None:
        """Import and use once everything that opens a file when it is used first."""

    def work(self, payload: bytes, read: Read) -> bytes:
        """Answer ``payload``; ``read`` reads the source that came with it, and only until the answer is given.

        Raises:
            Refusal: it can't be answered, and why.
        """


def main(arguments: list[str]) -> None:
    """Live. ``arguments``: the worker's module, the parent's process id, bytes of memory, seconds, the worker's own."""
    name, parent, memory, seconds, *own = arguments
    setproctitle("td")  # lists of processes show no folder of the program's
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    questions, answers = _pipes()
    try:
        tie_to_parent(int(parent))
        worker = cast("Worker", importlib.import_module(name))
        worker.prepare(*own)
        walls = raise_walls(memory_bytes=int(memory), cpu_seconds=int(seconds))
    except (ImportError, OSError, NoWalls) as problem:
        _say(answers, Status.UNFIT, _unfit(problem))
        return
    _serve(worker.work, walls, questions, answers)


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the pipe from and to the parent; whatever a library prints goes nowhere instead of between the answers."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return questions, answers


def _unfit(problem: Exception) -> bytes:
    if isinstance(problem, NoWalls):
        return problem.wall.encode("ascii")
    return b"no-worker" if isinstance(problem, ImportError) else b"no-start"


def _serve(work: Callable[[bytes, Read], bytes], walls: Walls, questions: BinaryIO, answers: BinaryIO) -> None:
    def read(offset: int, size: int) -> bytes:
        return b"".join(_wanted(questions, answers, offset, size))

    _say(answers, Status.READY, walls.pack())
    while (payload := _next(questions)) is not None:
        status, body = _answer(work, payload, read)
        _say(answers, status, body)
        if status is Status.MEMORY:
            return


def _next(questions: BinaryIO) -> bytes | None:
    """Return the next payload, or ``None`` when the parent is gone, perhaps in the middle of one."""
    head = questions.read(QUESTION.size)
    if len(head) < QUESTION.size:
        return None
    (size,) = QUESTION.unpack(head)
    payload = questions.read(size)
    return payload if len(payload) == size else None


def _wanted(questions: BinaryIO, answers: BinaryIO, offset: int, size: int) -> Iterator[bytes]:
    while size > 0:
        asked = min(size, RANGE_BYTES)
        _say(answers, Status.WANT, RANGE.pack(offset, asked))
        part = _next(questions)
        if part is None:
            raise EOFError
        yield part
        if len(part) < asked:
            return
        offset, size = offset + asked, size - asked


def _answer(work: Callable[[bytes, Read], bytes], payload: bytes, read: Read) -> tuple[Status, bytes]:
    # Any other error ends the child, and with it whatever state the input left behind; the parent reports a crash.
    try:
        return Status.DONE, work(payload, read)
    except Refusal as refusal:
        return Status.REFUSED, refusal.code.encode("ascii")
    except MemoryError:
        return Status.MEMORY, b""


def _say(answers: BinaryIO, status: Status, body: bytes) -> None:
    answers.write(ANSWER.pack(status, len(body)) + body)
    answers.flush()
