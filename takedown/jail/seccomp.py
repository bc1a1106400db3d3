"""seccomp: of the kernel's some 350 system calls, the few that computing on bytes already in hand needs.

Sources: seccomp(2), linux/filter.h, linux/seccomp.h; numbers from asm/unistd.h. The filter is classic BPF, built here.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass

_PR_SET_SECCOMP = 22
_MODE_FILTER = 2

# Offsets into struct seccomp_data; an argument's low 32 bits come first on the little-endian machines served here.
_NUMBER, _ARCHITECTURE = 0, 4
_FIRST_ARGUMENT, _THIRD_ARGUMENT = 16, 32

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000

_PROT_EXEC = 4
_CLONE_THREAD = 0x00010000
_X32 = 0x40000000

_CALLS: dict[str, tuple[int, int]] = {  # x86_64, aarch64
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "exit": (60, 93),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "set_robust_list": (273, 99),
    "getrandom": (318, 278),
    "rseq": (334, 293),
}
_GUARDED: dict[str, tuple[int, int]] = {
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "clone": (56, 220),
    "clone3": (435, 435),
}


@dataclass(frozen=True)
class _Machine:
    audit: int
    column: int


_MACHINES = {"x86_64": _Machine(0xC000003E, 0), "aarch64": _Machine(0xC00000B7, 1)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def allow_little() -> bool:
    """Refuse this process, for good, every system call but a few; needs ``no_new_privs``.

    A refused call fails with EPERM, so that a library that can do without it does. New memory is never executable, a
    new thread is allowed, a new process isn't.

    Returns:
        Whether the filter stands; false on a kernel without seccomp or a machine other than x86_64 and aarch64.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = _filter(machine)
    program = _Program(len(code) // 8, code)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    none = ctypes.c_ulong(0)
    return bool(prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_MODE_FILTER), ctypes.byref(program), none, none) == 0)


def _filter(machine: _Machine) -> bytes:
    numbers = {name: both[machine.column] for name, both in (_CALLS | _GUARDED).items()}
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, machine.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _X32, 0, 1),  # the x32 table would be a second way to every call
        _refuse(errno.EPERM),
    ]
    for name in _CALLS:
        steps += [_step(_EQUAL, numbers[name], 0, 1), _step(_RETURN, _ALLOW)]
    for name in ("mmap", "mprotect"):
        steps += _only(numbers[name], _THIRD_ARGUMENT, _PROT_EXEC, allowed_if_set=False)
    steps += _only(numbers["clone"], _FIRST_ARGUMENT, _CLONE_THREAD, allowed_if_set=True)
    # Its flags lie in memory, where a filter can't look; told that it doesn't exist, the C library uses clone.
    steps += [_step(_EQUAL, numbers["clone3"], 0, 1), _refuse(errno.ENOSYS)]
    return b"".join([*steps, _refuse(errno.EPERM)])


def _only(number: int, argument: int, bit: int, *, allowed_if_set: bool) -> list[bytes]:
    """Return the steps that allow the call ``number`` by one bit of one of its arguments."""
    set_, clear = (
        (_step(_RETURN, _ALLOW), _refuse(errno.EPERM))
        if allowed_if_set
        else (_refuse(errno.EPERM), _step(_RETURN, _ALLOW))
    )
    return [_step(_EQUAL, number, 0, 4), _step(_LOAD, argument), _step(_ANY_BIT, bit, 0, 1), set_, clear]


def _refuse(error: int) -> bytes:
    return _step(_RETURN, _ERRNO | error)


def _step(operation: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", operation, if_true, if_false, value)
