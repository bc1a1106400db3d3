"""Back up: a whole vault in one file that age locks.

The lock is the outer one. Inside, everything stands as it is stored: what is sealed stays sealed, keys stay wrapped,
and the vault's own passphrase is still needed to read any of it. ``restore`` is beside.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import IO

from takedown import __version__
from takedown.cases.event import EventKind
from takedown.cases.noun import now
from takedown.errors import HomeUnusable, TakedownError
from takedown.pipeline.keeping import backup_format, home_files
from takedown.pipeline.keeping.backup_format import MOST_FILE_BYTES
from takedown.pipeline.keeping.outfile import new_file
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.store import Stored
from takedown.vault.age import Lock, lock


class FileNotForBackup(TakedownError):
    """A file of the home has a size or a name that the program's own never have; ``file``. No backup was made."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds: how many rows; and which files that the configuration names are not in it."""

    rows: int
    left_out: tuple[str, ...]


def backup(session: Session, out: Path, under: Lock, config: Path | None = None) -> BackedUp:
    """Write the vault into the new file ``out``, as it is at this moment, while others go on working with it.

    Args:
        session: the open vault.
        out: its name; there must be none yet.
        under: a passphrase of the file's own, or whose keys open it.
        config: the configuration in effect, where it isn't the home's own.

    Raises:
        FileThere, FileUnwritable, DiskFull, FileNotForBackup: nothing was left of it.
        BadRecipient, EmptyPassphrase, NotEnoughMemory: nothing was written.
    """
    with new_file(out) as file:
        rows = _written(session, file, under, config)
        file.flush()  # a disk that is full says so before anything is noted
        os.fsync(file.fileno())
        return _noted(session, rows)


def in_memory(session: Session, under: Lock, config: Path | None = None) -> tuple[bytes, BackedUp]:
    """Return the same as bytes, for whoever takes them elsewhere; nothing is written but that it was made.

    Raises:
        FileNotForBackup, BadRecipient, EmptyPassphrase, NotEnoughMemory: nothing was made.
    """
    file = BytesIO()
    done = _noted(session, _written(session, file, under, config))
    return file.getvalue(), done


def _written(session: Session, file: IO[bytes], under: Lock, config: Path | None) -> int:
    """Write the locked vault into ``file``; return how many rows it holds."""
    counted = _Counted()
    with session.store.dumped() as dump:
        head = backup_format.head(now(), __version__, dump.revision)
        lock(backup_format.packed(head, _files(session.home, config), counted.of(dump.rows)), file, under)
    return counted.rows


def _noted(session: Session, rows: int) -> BackedUp:
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.BACKED_UP, None, "", {"rows": rows})
    return BackedUp(rows, named_files(session.settings))


def last_backup(session: Session) -> datetime | None:
    """Return when this vault was last backed up by this program; ``None`` if it never was."""
    with session.store.read() as tx:
        rows = tx.rows("ledger", order_by="-seq", limit=1, raw=True, kind=EventKind.BACKED_UP.value)
    return datetime.fromisoformat(rows[0]["at"]) if rows else None


def named_files(settings: Settings) -> tuple[str, ...]:
    """Return the files that ``settings`` name and that no backup holds: keys, tokens and passwords of their own."""
    mail = [(part.password_file, part.certificates) for part in (settings.smtp, settings.imap)]
    tokens = [host.token_file for host in settings.hosts]
    return tuple(dict.fromkeys(str(name) for name in (settings.vault.key_file, *chain(*mail), *tokens) if name))


def _files(home: Path, config: Path | None) -> Iterator[tuple[str, bytes]]:
    for name, file in home_files.backed_up(home, config):
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_FILE_BYTES + 1)
        except OSError as problem:
            raise HomeUnusable(home=str(file), why=problem.strerror or type(problem).__name__) from problem
        if len(content) > MOST_FILE_BYTES or not backup_format.FILES.fullmatch(name):
            raise FileNotForBackup(file=str(file))
        yield name, content


class _Counted:
    """Counts rows on their way."""

    def __init__(self) -> None:
        self.rows = 0

    def of(self, rows: Iterator[Stored]) -> Iterator[Stored]:
        for row in rows:
            self.rows += 1
            yield row
