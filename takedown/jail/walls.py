"""The walls that a child raises around itself, in the order in which each still can be raised.

The order and the figures follow "decode in a process that holds nothing": limits first, then privileges, then files and
network (Landlock), and system calls last, since each earlier wall is itself made by a system call.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from pathlib import Path

from takedown.jail import landlock, seccomp
from takedown.jail.limits import Walls

_PR_SET_PDEATHSIG = 1
_PR_GET_DUMPABLE = 3
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_PR_GET_NO_NEW_PRIVS = 39


class NoWalls(Exception):
    """A wall without which a child must not work doesn't stand; ``wall`` is its code."""

    def __init__(self, wall: str) -> None:
        super().__init__(wall)
        self.wall = wall


def tie_to_parent(parent: int) -> None:
    """Have the kernel end this process when the thread of ``parent`` that started it ends.

    Raises:
        NoWalls: the system has no such thing, or the parent is gone already.
    """
    if _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL) != 0:
        raise NoWalls("no-parent-tie")
    if os.getppid() != parent:
        raise NoWalls("no-parent")


def raise_walls(*, memory_bytes: int, cpu_seconds: int) -> Walls:
    """Raise every wall that this kernel has, for good, and return what stands.

    Raises:
        NoWalls: the limits or ``no_new_privs`` can't be set; without them the child must not work.
    """
    _limit(
        {
            resource.RLIMIT_AS: _address_space() + memory_bytes,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_CPU: cpu_seconds,
        }
    )
    _prctl(_PR_SET_DUMPABLE, 0)
    if _prctl(_PR_SET_NO_NEW_PRIVS, 1) != 0 or _prctl(_PR_GET_NO_NEW_PRIVS) != 1:
        raise NoWalls("no-new-privs")
    dumpable = _prctl(_PR_GET_DUMPABLE) != 0
    abi = landlock.deny_everything()
    _limit({resource.RLIMIT_NOFILE: 0})  # only now: Landlock's rules are handed over in a descriptor
    filtered = seccomp.allow_little()
    if not filtered:
        # This limit counts threads too, and a decoder may need one of its own; the filter tells a thread
        # from a process, so the limit stands only where there is no filter.
        _limit({resource.RLIMIT_NPROC: 0})
    return Walls(rlimits=True, no_new_privs=True, dumpable=dumpable, landlock_abi=abi, seccomp=filtered)


def _address_space() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()


def _limit(limits: dict[int, int]) -> None:
    try:
        for which, most in limits.items():
            resource.setrlimit(which, (most, most))
    except (OSError, ValueError) as problem:
        raise NoWalls("no-rlimits") from problem


def _prctl(option: int, value: int = 0) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    prctl = getattr(libc, "prctl", None)
    return -1 if prctl is None else int(prctl(option, *(ctypes.c_ulong(part) for part in (value, 0, 0, 0))))
