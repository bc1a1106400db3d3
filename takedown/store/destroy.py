"""Destroys a database without its key: for whoever wants nothing left, the passphrase forgotten or not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import MetaData, inspect, text

from takedown.store import engines
from takedown.store.schema import VERSIONS
from takedown.store.tables import metadata

_BUSY_SECONDS = 30.0
_AT_A_TIME = 1024 * 1024
_INDEX = "-shm"


def overwrite(file: Path, fill: Callable[[int], bytes] = os.urandom) -> None:
    """Write random bytes over what ``file`` holds, where it stands, and wait until they are on the disk.

    Raises:
        OSError: it can't be written, or is a link: what that leads to may be anybody's.
    """
    with os.fdopen(os.open(file, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC), "r+b", buffering=0) as opened:
        left = os.fstat(opened.fileno()).st_size
        while left > 0:
            left -= opened.write(fill(min(left, _AT_A_TIME)))
        os.fsync(opened.fileno())


def destroy_file(file: Path) -> None:
    """Overwrite ``file`` where it stands, then remove it; a process that still has it open can't read it either.

    On a disk that writes in place nothing is left of it. Solid-state disks and copying file systems may keep some.
    SQLite's index of the journal, which other processes share as memory, is filled with zeros: that makes them look
    at the files anew instead of going on with pages that they remember. Cutting it short would crash them.
    """
    if not file.is_symlink() and file.is_file():
        overwrite(file, bytes if file.name.endswith(_INDEX) else os.urandom)
    file.unlink(missing_ok=True)


def destroy_postgres(url: str) -> None:
    """Drop every table of the program in the database at ``url``, which gives their files back at once.

    Its write-ahead log, its replicas and its backups are its operator's.

    Raises:
        StoreUnreachable, StoreBusy: nothing was dropped.
    """
    engine = engines.postgres(url, _BUSY_SECONDS)
    try:
        with engine.begin() as link:
            there = set(inspect(link).get_table_names())
            tables = MetaData()
            names = [name for name in (*metadata.tables, VERSIONS) if name in there]
            if names:
                tables.reflect(link, only=names)
                tables.drop_all(link)
        with engine.connect() as link:
            link.execution_options(isolation_level="AUTOCOMMIT").execute(text("CHECKPOINT"))
    finally:
        engine.dispose()
