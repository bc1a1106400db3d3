"""How fast videos are worked through, on one core, and how much memory the program takes meanwhile."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What one look took.

    Attributes:
        seconds: by the clock.
        processor: seconds of processor time, of this process and its children: other work on the machine counts less.
        parent: the most memory that this process ever had resident, in MiB, and ...
        child: ... that the largest of its children ever had.
    """

    seconds: float
    processor: float
    parent: float
    child: float


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, and the children that it starts meanwhile, on one core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def timed(work: Callable[[], object]) -> Cost:
    """Return what ``work`` costs."""
    before, used = time.perf_counter(), _processor()
    work()
    seconds, processor = time.perf_counter() - before, _processor() - used
    children = [_peak(child.pid) for child in psutil.Process().children()]
    return Cost(seconds, processor, _peak(os.getpid()), max(children, default=0.0))


def _processor() -> float:
    own = psutil.Process()
    ended = own.cpu_times().children_user + own.cpu_times().children_system
    return ended + sum(one.cpu_times().user + one.cpu_times().system for one in (own, *own.children()))


def _peak(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / _MEBIBYTE
    return 0.0
