"""A document in a new file that its owner alone may read; what is there already stays."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from takedown.errors import DiskFull

_FULL = (errno.ENOSPC, errno.EDQUOT)


def save(file: Path, content: bytes) -> None:
    """Write ``content`` into a new file (0600), whole or not at all.

    Raises:
        FileThere: there is a file of that name; it was left as it is.
        FileUnwritable, DiskFull: it can't be written; what was written of it was removed.
    """
    from takedown.pipeline.travelled import FileThere, FileUnwritable

    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
    except FileExistsError:
        raise FileThere(file=str(file)) from None
    except OSError as problem:
        if problem.errno in _FULL:
            raise DiskFull from problem
        raise FileUnwritable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
