"""A worker that does, on command, what a decoder taken over by its input would try."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import mmap
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from takedown.jail import Read, Refusal
from takedown.jail.frames import ANSWER, Status

_prepared: list[str] = []
_kept: list[str] = []


def prepare(*arguments: str) -> None:
    _prepared.extend(arguments)
    if "fail" in arguments:
        raise OSError


def work(payload: bytes, read: Read) -> bytes:
    command, _, argument = payload.decode("ascii").partition(" ")
    if command in _READING:
        return _READING[command](argument, read)
    return _COMMANDS[command](argument).encode("ascii")


def _range(argument: str, read: Read) -> bytes:
    offset, size = argument.split()
    return read(int(offset), int(size))


def _digest(_: str, read: Read) -> bytes:
    digest, at = hashlib.sha256(), 0
    while part := read(at, 3_000_000):
        digest.update(part)
        at += len(part)
    return digest.digest()


def _want(body: str, _: Read) -> bytes:
    # Behind the back of the jail's own code, which would never ask for such a range.
    for descriptor in range(3, 20):
        with contextlib.suppress(OSError):
            os.write(descriptor, ANSWER.pack(Status.WANT, len(body) // 2) + bytes.fromhex(body))
    time.sleep(60)
    return b""


def _read_then_sleep(seconds: str, read: Read) -> bytes:
    read(0, 10)
    time.sleep(float(seconds))
    return b""


_READING: dict[str, Callable[[str, Read], bytes]] = {
    "range": _range,
    "digest": _digest,
    "want": _want,
    "read-sleep": _read_then_sleep,
}


def _tried(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as problem:
        return f"refused {problem.errno}"
    return "done"


def _connect(port: str) -> str:
    def attempt() -> None:
        with socket.socket() as plug:
            plug.connect(("127.0.0.1", int(port)))

    return _tried(attempt)


def _refuse(code: str) -> str:
    raise Refusal(code)


def _flood(size: str) -> str:
    # The duplicate of the pipe to the parent: the lowest descriptors lead nowhere.
    for descriptor in range(3, 20):
        with contextlib.suppress(OSError):
            os.write(descriptor, b"\x02\x00\x00\x00\x01x" * (int(size) // 6))
    return "flooded"


def _unlimit(_: str) -> str:
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    except (OSError, ValueError):
        return "refused"
    return "done"


def _executable(_: str) -> str:
    return _tried(lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC))


def _descriptors(_: str) -> str:
    found = []
    for descriptor in range(1024):
        try:
            os.lseek(descriptor, 0, os.SEEK_CUR)
        except OSError as problem:
            if problem.errno == errno.EBADF:
                continue
        found.append(str(descriptor))
    return ",".join(found)


def _sleep(seconds: str) -> str:
    time.sleep(float(seconds))
    return "slept"


def _thread(_: str) -> str:
    said: list[str] = []
    try:
        thread = threading.Thread(target=lambda: said.append("ran"))
        thread.start()
    except RuntimeError:
        return "refused"
    thread.join()
    return said[0]


def _keep(text: str) -> str:
    _kept.append(text)
    return ",".join(_kept)


_COMMANDS: dict[str, Callable[[str], str]] = {
    "echo": lambda text: text,
    "keep": _keep,
    "size": lambda text: str(len(text)),
    "arguments": lambda _: ",".join(_prepared),
    "environment": lambda _: ",".join(sorted(os.environ)),
    "pickle": lambda _: str("pickle" in sys.modules),
    "pid": lambda _: str(os.getpid()),
    "open": lambda path: _tried(Path(path).read_bytes),
    "create": lambda path: _tried(lambda: Path(path).write_bytes(b"x")),
    "list": lambda path: _tried(lambda: list(Path(path).iterdir())),
    "connect": _connect,
    "socketpair": lambda _: _tried(socket.socketpair),
    "fork": lambda _: _tried(os.fork),
    "run": lambda path: _tried(lambda: subprocess.run([path], check=False)),
    "kill": lambda pid: _tried(lambda: os.kill(int(pid), signal.SIGKILL)),
    "unlimit": _unlimit,
    "executable": _executable,
    "descriptors": _descriptors,
    "thread": _thread,
    "allocate": lambda size: str(len(bytearray(int(size)))),
    "sleep": _sleep,
    "spin": lambda _: str(sum(1 for _ in iter(int, 1))),
    "exit": lambda status: os._exit(int(status)),
    "segfault": lambda _: ctypes.string_at(0).decode(),
    "raise": lambda _: str(1 // 0),
    "long": lambda size: "x" * int(size),
    "refuse": _refuse,
    "flood": _flood,
}
