"""Landlock: no file, no TCP port, no socket or process outside, by the kernel's own access control.

Source: https://docs.kernel.org/userspace-api/landlock.html. Three system calls, so no library is needed.
"""

from __future__ import annotations

import ctypes
import os

_CREATE_RULESET = 444
_RESTRICT_SELF = 446
_ASK_VERSION = 1

# How many rights over files each version of the interface knows, from the first bit on.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NETWORK_SINCE = 4
_SCOPES_SINCE = 6
_BIND_AND_CONNECT_TCP = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def deny_everything() -> int:
    """Deny this process every right that Landlock governs; needs ``no_new_privs``.

    Returns:
        The kernel's version of the interface, whose rights are now denied; 0 when there is none, or it is switched off.
    """
    version = _call(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if version < 1:
        return 0
    rules, size = _denials(version)
    ruleset = _call(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return 0
    denied = _call(_RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return version if denied else 0


def _denials(version: int) -> tuple[_Ruleset, int]:
    """Return a ruleset that handles every right and grants none, and how much of it this version reads."""
    rights = _FILE_RIGHTS.get(version, max(_FILE_RIGHTS.values()))
    rules = _Ruleset((1 << rights) - 1, 0, 0)
    fields = 1
    if version >= _NETWORK_SINCE:
        rules.network, fields = _BIND_AND_CONNECT_TCP, 2
    if version >= _SCOPES_SINCE:
        rules.scopes, fields = _ABSTRACT_SOCKETS_AND_SIGNALS, 3
    return rules, fields * ctypes.sizeof(ctypes.c_uint64)


def _call(number: int, *arguments: object) -> int:
    # Each argument fills a register: a plain int would be passed as 32 bits.
    wide = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    syscall = ctypes.CDLL(None, use_errno=True).syscall
    syscall.restype = ctypes.c_long
    return int(syscall(ctypes.c_long(number), *wide))
