"""Restore: a backup becomes a vault again in an empty home, on either database, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from takedown.cases.event import EventKind
from takedown.errors import TakedownError
from takedown.evidence.ledger import AnothersLedger, Ledger
from takedown.pipeline.keeping import home_files
from takedown.pipeline.keeping.backup import named_files
from takedown.pipeline.keeping.backup_format import StrangeBackup, Unpacked
from takedown.pipeline.keeping.home_files import HEADER
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import CONFIG, DATABASE, Session, readable
from takedown.settings import Settings, load
from takedown.store import Dump, Stored, Transaction, refill_postgres, refill_sqlcipher
from takedown.vault import Secret, Tampered, Vault
from takedown.vault.age import Opener, unlocked


class HomeNotEmpty(TakedownError):
    """The folder that a backup is to go into holds something; ``home``. It was left as it is."""


class MixedBackup(TakedownError):
    """The backup's header and its rows belong to different vaults; nothing was kept."""


class BackupUnreadable(TakedownError):
    """The backup's file can't be read; ``file`` and ``why``. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back.

    Attributes:
        made_at: when the backup was made. rows: how many.
        defects: what the check of the ledger found afterwards, as ``evidence verify`` does.
        missing: files that the configuration names and that aren't there.
    """

    made_at: str
    rows: int
    defects: int
    missing: tuple[str, ...]


def restore(
    file: Path, home: Path, by: Opener, secret: Callable[[Settings], Secret], config: Path | None = None
) -> Restored:
    """Make the vault in ``file`` anew in ``home``, which must be empty or not there.

    It is made in a folder beside, which gets the home's name when everything in it is whole and on the disk. Its
    ledger goes on from where the backup was made; if the vault that it was made of goes on too, there are two ledgers
    with one beginning, and only what came before the backup is in both.

    Args:
        file: the backup.
        home: the folder.
        by: what opens the lock.
        secret: asked for what opens the vault, once the lock is open.
        config: the configuration to follow in place of the backup's; it says which database.

    Raises:
        HomeNotEmpty, DatabaseNotEmpty: there is something already; it was left as it is.
        NotLocked, WrongLockPassphrase, BadIdentity, LockBroken: the outer lock.
        StrangeBackup, StrangeRow, NewerBackup, NewerSchema, NewerVault, DamagedHeader, MixedBackup: what is inside.
        WrongPassphrase: the vault's own.
        BackupUnreadable, HomeUnusable, StoreUnreachable, StoreBusy, DiskFull: nothing was kept either.
    """
    _refuse_unless_empty(home)
    with _unpacking(home) as folder, _opened(file) as opened, unlocked(opened, by) as inside:
        backup = Unpacked(inside)
        _place(backup.files, folder)
        settings = load(config or _config_of(folder))
        rows = _Counted(backup.rows())
        opens = secret(settings)
        with Vault.unlock(folder, opens) as vault:
            _refill(settings, folder, vault, Dump(backup.head.revision, rows.each()), _check(vault, backup))
        _settle(folder, home)
    return Restored(backup.head.made_at, rows.count, _defects(home, settings, opens), _missing(settings, home))


def _defects(home: Path, settings: Settings, opens: Secret) -> int:
    session = Session.opened(home, settings, opens)
    try:
        return sum(not proof.ok for proof in verify_ledger(session))
    finally:
        session.close()


def _refill(settings: Settings, folder: Path, vault: Vault, dump: Dump, check: Callable[[Transaction], None]) -> None:
    try:
        if settings.database.url:
            refill_postgres(settings.database.url, vault.keyring, dump, check)
        else:
            refill_sqlcipher(folder / DATABASE, vault.database_key(), vault.keyring, dump, check)
    except (AnothersLedger, Tampered):
        raise MixedBackup from None


def _check(vault: Vault, backup: Unpacked) -> Callable[[Transaction], None]:
    """Return what a restored database has to pass before it is kept: it is this vault's, and every case's key opens."""

    def check(tx: Transaction) -> None:
        ledger = Ledger(vault.signer)
        ledger.check_ours(tx)
        deque(tx.each("cases", order_by="id"), maxlen=0)
        ledger.append(tx, EventKind.RESTORED, None, "", {"made_at": backup.head.made_at})

    return check


def _refuse_unless_empty(home: Path) -> None:
    with readable(home):
        if home.is_symlink() or (home.exists() and (not home.is_dir() or any(home.iterdir()))):
            raise HomeNotEmpty(home=str(home))


@contextmanager
def _unpacking(home: Path) -> Iterator[Path]:
    """Give the folder beside ``home`` to work in; nothing of it is left unless it became the home."""
    folder = home_files.restoring(home.absolute())
    with readable(home):
        shutil.rmtree(folder, ignore_errors=True)  # of a restoring that was ended from outside
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    try:
        opened = file.open("rb")
    except OSError as problem:
        raise BackupUnreadable(file=str(file), why=problem.strerror or type(problem).__name__) from problem
    with opened:
        yield opened


def _place(files: dict[str, bytes], folder: Path) -> None:
    if HEADER not in files:
        raise StrangeBackup(why="no-header")
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(mode=0o700, exist_ok=True)
        place.touch(mode=0o600)
        place.write_bytes(content)


def _config_of(folder: Path) -> Path | None:
    file = folder / CONFIG
    return file if file.is_file() else None


def _settle(folder: Path, home: Path) -> None:
    """Give the finished folder the home's name; in place of an empty one this is one step for the system."""
    for part in (*folder.rglob("*"), folder):
        _sync(part)
    folder.rename(home.absolute())
    _sync(home.absolute().parent)


def _sync(part: Path) -> None:
    with suppress(OSError):  # some file systems sync no folder
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _missing(settings: Settings, home: Path) -> tuple[str, ...]:
    return tuple(name for name in named_files(settings) if not (home / Path(name).expanduser()).exists())


class _Counted:
    """Counts rows on their way."""

    def __init__(self, rows: Iterator[Stored]) -> None:
        self._rows = rows
        self.count = 0

    def each(self) -> Iterator[Stored]:
        for row in self._rows:
            self.count += 1
            yield row
