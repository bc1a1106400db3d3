"""The folder in which the demonstration works: ours by a marker, used once at a time, nothing else ever deleted."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from takedown.errors import HomeUnusable, TakedownError

_MARKER = "made-by-takedown-demo"
_NOTE = "This folder belongs to `takedown demo`, which empties it each time that it starts.\n"


class DemoFolderTaken(TakedownError):
    """The folder holds something and no marker of ours, so it isn't ours to empty; ``folder``."""


class DemoRunning(TakedownError):
    """Another demonstration works in that folder; ``folder``."""


class Workplace:
    """An empty folder of ours, locked while the ``with`` lasts; what it then holds stays.

    Raises:
        DemoFolderTaken: there is something in it that isn't ours, or it is a link.
        DemoRunning: another demonstration uses it.
        HomeUnusable: it can't be made, read or written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.passphrase = folder / "passphrase"
        self.config = folder / "config.toml"
        self.drafts = folder / "drafts"
        self.hosts = folder / "hosts"
        self._lock = -1

    def __enter__(self) -> Self:
        try:
            self._take()
        except OSError as problem:
            raise HomeUnusable(home=str(self.folder), why=problem.strerror or type(problem).__name__) from problem
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._lock)

    def _take(self) -> None:
        marker = self.folder / _MARKER
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.folder.is_symlink() or (any(self.folder.iterdir()) and not marker.is_file()):
            raise DemoFolderTaken(folder=str(self.folder))
        self._lock = os.open(marker, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._furnish(marker)
        except BlockingIOError:
            os.close(self._lock)
            raise DemoRunning(folder=str(self.folder)) from None
        except OSError:
            os.close(self._lock)
            raise

    def _furnish(self, marker: Path) -> None:
        for entry in self.folder.iterdir():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry != marker:
                entry.unlink()
        marker.write_text(_NOTE, encoding="utf-8")
        self.drafts.mkdir()
        file = os.open(self.passphrase, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as words:
            words.write(secrets.token_urlsafe(18) + "\n")
