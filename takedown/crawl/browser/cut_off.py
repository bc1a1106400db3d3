"""Starts a program that can open no connection, and whose children can't: ``cut_off.py PROGRAM ARGUMENT...``.

A seccomp filter refuses every socket but those within this machine's kernel (``AF_UNIX``, ``AF_NETLINK``), whatever the
program has been made to do. It stands alone, since it is run as a script. Sources: seccomp(2), linux/filter.h,
linux/seccomp.h; numbers from asm/unistd.h.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_X32 = 0x40000000
_FAMILIES = (1, 16)  # AF_UNIX, AF_NETLINK
_IO_URING_SETUP = 425  # can open sockets without the call for it

MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: how the kernel names it, and its number for socket(2)."""


def can_cut_off() -> bool:
    """Return whether there is such a filter for this machine."""
    return sys.platform == "linux" and platform.machine() in MACHINES


def cut_off() -> None:
    """Refuse this process, for good, every socket that leads out.

    Raises:
        OSError: the kernel doesn't let filters in.
    """
    code = _filter(*MACHINES[platform.machine()])

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))

    libc = ctypes.CDLL(None, use_errno=True)
    program = Program(len(code) // 8, code)
    none = ctypes.c_ulong(0)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1), none, none, none) or libc.prctl(
        _PR_SET_SECCOMP, ctypes.c_ulong(_MODE_FILTER), ctypes.byref(program), none, none
    ):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _filter(architecture: int, socket: int) -> bytes:
    families = b"".join(_step(_EQUAL, family, len(_FAMILIES) - place, 0) for place, family in enumerate(_FAMILIES))
    return b"".join(
        (
            _step(_LOAD, _ARCHITECTURE),
            _step(_EQUAL, architecture, 1, 0),
            _step(_RETURN, _KILL),
            _step(_LOAD, _NUMBER),
            _step(_AT_LEAST, _X32, 0, 1),  # the x32 table would be a second way to every call
            _step(_RETURN, _ERRNO | errno.EPERM),
            _step(_EQUAL, _IO_URING_SETUP, 0, 1),
            _step(_RETURN, _ERRNO | errno.ENOSYS),
            _step(_EQUAL, socket, 0, 2 + len(_FAMILIES)),
            _step(_LOAD, _FIRST_ARGUMENT),
            families,
            _step(_RETURN, _ERRNO | errno.EAFNOSUPPORT),
            _step(_RETURN, _ALLOW),
        )
    )


def _step(operation: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", operation, if_true, if_false, value)


if __name__ == "__main__":
    cut_off()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - a program that this package has looked up
