"""What a process writes to disk, seen from outside (inotify) and from inside (an audit hook)."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from pathlib import Path

_EVENT = struct.Struct("iIII")
_CREATED, _MOVED_HERE = 0x100, 0x80

# Put where Python imports it first: each opening for writing, by any thread, is told to a pipe.
HOOK = """
import os, sys
_told = int(os.environ["TOLD_TO"])

def _hook(event, arguments):
    if event != "open" or arguments[2] is None:
        return
    path, mode, flags = arguments
    if set(mode or "") & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        os.write(_told, (str(path) + chr(10)).encode())

sys.addaudithook(_hook)
"""


class Created:
    """Every name that comes into being in some folders, however short it is there (inotify(7))."""

    def __init__(self, *folders: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._queue = self._libc.inotify_init1(os.O_NONBLOCK)
        for folder in folders:
            watch = self._libc.inotify_add_watch(self._queue, os.fsencode(folder), _CREATED | _MOVED_HERE)
            if watch < 0:
                raise OSError(ctypes.get_errno(), folder)

    def names(self) -> set[str]:
        """Return the names so far, and stop watching."""
        found = set()
        while events := self._read():
            while events:
                _, _, _, length = _EVENT.unpack_from(events)
                end = _EVENT.size + length
                found.add(os.fsdecode(events[_EVENT.size : end].rstrip(b"\0")))
                events = events[end:]
        os.close(self._queue)
        return found

    def _read(self) -> bytes:
        try:
            return os.read(self._queue, 1 << 16)
        except BlockingIOError:
            return b""


SEES = sys.platform == "linux"
