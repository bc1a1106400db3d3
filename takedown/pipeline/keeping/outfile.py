"""A new file that is there whole or not at all, for its owner alone; what stands at its place stays."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO

from takedown.errors import DiskFull, TakedownError
from takedown.vault.places import name_it

_FULL = (errno.ENOSPC, errno.EDQUOT)


class FileThere(TakedownError):
    """There is a file of that name already; ``file``. It was left as it is."""


class FileUnwritable(TakedownError):
    """The file can't be written; ``file`` and ``why``. What was written of it was removed."""


@contextmanager
def new_file(file: Path) -> Iterator[IO[bytes]]:
    """Give a file (0600) to write to; when the block ends it gets its name, and after an exception nothing is left.

    Until then it is hidden beside its place, so that a process that dies leaves nothing that looks finished.

    Raises:
        FileThere: there is a file of that name; it was left as it is.
        FileUnwritable, DiskFull: it can't be written; what was written of it was removed.
    """
    fresh = file.with_name(f".{token_hex(8)}.part")
    try:
        if file.exists() or file.is_symlink():
            raise FileThere(file=str(file))
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            name_it(fresh, file)
        finally:
            with suppress(FileNotFoundError):
                fresh.unlink()
        _sync_folder(file.parent)
    except FileExistsError:
        raise FileThere(file=str(file)) from None
    except OSError as problem:
        if problem.errno in _FULL:
            raise DiskFull from problem
        raise FileUnwritable(file=str(file), why=problem.strerror or type(problem).__name__) from problem


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems sync no folder; the file itself is on the disk
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
