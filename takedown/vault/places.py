"""Small files of the home, each there whole or not at all, whatever ends the program in between."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from takedown.errors import DiskFull, HomeUnusable
from takedown.vault.errors import NoVault

_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS}
_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF}
_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def holding(home: Path) -> Iterator[None]:
    """Hold ``home``, which one process does at a time; needs no file and no right to write.

    Raises:
        NoVault: there is no such folder.
        HomeUnusable: it can't be opened.
    """
    try:
        folder = os.open(home, os.O_RDONLY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        raise NoVault(home=str(home)) from None
    except OSError as problem:
        raise unusable(home, problem) from problem
    try:
        _lock(folder, home)
        yield
    finally:
        os.close(folder)


def _lock(folder: int, home: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError as problem:
        if problem.errno not in _NO_LOCKS:  # a file system that knows no locks is no reason to stay closed
            raise unusable(home, problem) from problem


def place_new(file: Path, text: bytes) -> None:
    """Give ``file`` its first content, never over another one.

    Raises:
        FileExistsError: there is one.
    """
    fresh = _written(file, text)
    try:
        name_it(fresh, file)
    finally:
        with suppress(FileNotFoundError):
            fresh.unlink()
    _sync_folder(file.parent)


def replace(file: Path, text: bytes) -> None:
    """Give ``file`` another content; the old one is gone, and overwritten where the file system writes in place."""
    sweep(file)
    fresh = _written(file, text)
    old = _opened(file)
    try:
        fresh.replace(file)
        _sync_folder(file.parent)
        if old is not None:
            _overwrite(old)
    finally:
        if old is not None:
            os.close(old)


def sweep(file: Path) -> None:
    """Remove what a change that was cut off has left beside ``file``; only for whoever holds the folder."""
    for left in file.parent.glob(f".{file.name}.*"):
        with suppress(OSError):  # on a disk that can't be written nothing is swept
            left.unlink()


def failed(home: Path, problem: OSError) -> DiskFull | HomeUnusable:
    """Return what to tell about a file of ``home`` that couldn't be written."""
    return DiskFull() if problem.errno in _FULL else unusable(home, problem)


def unusable(home: Path, problem: OSError) -> HomeUnusable:
    """Return what to tell about a folder that can't be used."""
    return HomeUnusable(home=str(home), why=problem.strerror or type(problem).__name__)


def _written(file: Path, text: bytes) -> Path:
    fresh = file.with_name(f".{file.name}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        with suppress(FileNotFoundError):
            fresh.unlink()
        raise
    return fresh


def name_it(fresh: Path, name: Path) -> None:
    """Give the finished file its name; a hard link, because it refuses to replace, where a rename would not."""
    try:
        name.hardlink_to(fresh)
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        if name.exists():
            raise FileExistsError(name) from None
        fresh.rename(name)


def _opened(file: Path) -> int | None:
    try:
        return os.open(file, os.O_WRONLY | os.O_CLOEXEC)
    except OSError:  # not there, or not to be written: then it is only unlinked
        return None


def _overwrite(old: int) -> None:
    """Overwrite a file that has no name any more; one that has another (a backup by hard links) is somebody else's."""
    found = os.fstat(old)
    if found.st_nlink == 0:
        with suppress(OSError):
            os.pwrite(old, bytes(found.st_size), 0)
            os.fsync(old)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
