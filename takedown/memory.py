"""Memory that isn't written to disk: all of the process where the system allows it, else the pages that hold keys.

``mlockall`` counts against a limit that is a few MiB for ordinary users, and with ``MCL_FUTURE`` every later allocation
beyond it would fail. So the whole process is locked only where there is no limit for it, and with ``MCL_ONFAULT`` only
what it really uses. Locks end with fork and exec: children are as they were (mlock(2)).
"""

from __future__ import annotations

import ctypes
import mmap
import resource
import sys
from enum import StrEnum
from functools import cache
from pathlib import Path

_CURRENT_FUTURE_ONFAULT = 1 | 2 | 4  # mlock(2): MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT
_CAP_IPC_LOCK = 1 << 14  # capabilities(7)
_PR_GET_DUMPABLE = 3  # prctl(2)
_DONTDUMP = 16  # madvise(2): MADV_DONTDUMP


class Held(StrEnum):
    """How much of the process stays out of swap."""

    WHOLE = "whole"
    KEYS = "keys"
    NOTHING = "nothing"


def hold_all() -> bool:
    """Keep the whole process in memory, where nothing limits that; say whether it is so."""
    if sys.platform != "linux" or not _unlimited():
        return False
    return bool(_system().mlockall(_CURRENT_FUTURE_ONFAULT) == 0)


def hold(key: bytearray) -> bytearray:
    """Keep the pages of ``key`` in memory and out of core dumps, as far as the system lets; return it."""
    if key:
        start, size = _pages(key)
        _system().mlock(start, size)
        if sys.platform == "linux":
            _system().madvise(start, size, _DONTDUMP)
    return key


def held() -> Held:
    """Try, and return what this process may keep out of swap."""
    if sys.platform == "linux" and _locked_kib() > mmap.PAGESIZE:  # KiB: more than a few pages of keys
        return Held.WHOLE
    start, size = _pages(bytearray(1))
    return Held.KEYS if _system().mlock(start, size) == 0 else Held.NOTHING


def dumps_off() -> bool:
    """Say whether neither a crash nor another program of the same user gets this process's memory."""
    limit = resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
    return limit and (sys.platform != "linux" or _system().prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0) == 0)


def swaps() -> list[str]:
    """Return where this machine writes memory to; memory itself, compressed, doesn't count."""
    try:
        lines = Path("/proc/swaps").read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    except OSError:
        return []
    return [line.split()[0] for line in lines if not line.startswith("/dev/zram")]


def wipe(key: bytearray) -> None:
    """Overwrite ``key``; the best Python can do, as copies made by libraries are out of reach."""
    key[:] = bytes(len(key))


def _pages(key: bytearray) -> tuple[ctypes.c_void_p, ctypes.c_size_t]:
    address = ctypes.addressof(ctypes.c_char.from_buffer(key))
    start = address - address % mmap.PAGESIZE
    return ctypes.c_void_p(start), ctypes.c_size_t(address + len(key) - start)


def _unlimited() -> bool:
    soft, hard = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    if hard == resource.RLIM_INFINITY and soft != hard:
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (hard, hard))
    return hard == resource.RLIM_INFINITY or bool(int(_status("CapEff"), 16) & _CAP_IPC_LOCK)


def _locked_kib() -> int:
    return int(_status("VmLck").removesuffix("kB"))


def _status(name: str) -> str:
    """Return a line of proc_pid_status(5) about this process; ``0`` where there is none."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return "0"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name + ":")), "0")


@cache
def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None)
