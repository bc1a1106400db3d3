"""Where matchers are found: sockets in one folder of the server's home, which nobody but its user may open.

A socket's address has room for 107 octets; through the folder's open descriptor (proc(5)) a home may lie deeper.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

FOLDER = "matchers"
"""In the home."""


def folder_of(home: Path) -> Path:
    """Return the folder of the sockets, made where it isn't there."""
    folder = home / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def listening(folder: Path) -> tuple[socket.socket, Path]:
    """Return a new socket that takes connections, and its name; those that a killed matcher left are taken away.

    Raises:
        OSError: none can be made there.
    """
    for left in names(folder):
        with suppress(OSError), connected(left, 1.0):
            continue
        left.unlink(missing_ok=True)
    name = folder / token_hex(4)
    ours = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with _address(name) as address:
            ours.bind(address)
        name.chmod(0o600)
        ours.listen(64)
    except BaseException:
        ours.close()
        raise
    return ours, name


def names(folder: Path) -> list[Path]:
    """Return the sockets that are there, whether somebody listens or not."""
    with suppress(OSError):
        return sorted(name for name in folder.iterdir() if name.is_socket())
    return []


@contextmanager
def connected(name: Path, seconds: float) -> Iterator[socket.socket]:
    """Give a connection; ``seconds`` is how long each step of it may take.

    Raises:
        OSError: nobody listens.
    """
    link = connect(name, seconds)
    with link:
        yield link


def connect(name: Path, seconds: float) -> socket.socket:
    """Return a connection that the caller closes; see ``connected``."""
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        link.settimeout(seconds)
        with _address(name) as address:
            link.connect(address)
    except BaseException:
        link.close()
        raise
    return link


@contextmanager
def _address(name: Path) -> Iterator[str]:
    folder = os.open(name.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{name.name}"
    finally:
        os.close(folder)
