"""One open vault: the store, the ledger and the settings that every step of the pipeline works with."""

from __future__ import annotations

import errno
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from takedown.errors import DiskFull, HomeUnusable, TakedownError
from takedown.evidence.ledger import Ledger
from takedown.settings import Settings, load
from takedown.store import Store
from takedown.vault import Vault

CONFIG = "config.toml"
DATABASE = "store.db"
WORK = "work.lock"


class AlreadyWorking(TakedownError):
    """Another process visits hosts for this vault: two at once would be faster than the hosts were promised."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is open. Use ``opened`` or ``made``; ``close`` locks the vault."""

    home: Path
    settings: Settings
    vault: Vault
    store: Store
    ledger: Ledger

    @classmethod
    def made(cls, home: Path, settings: Settings, passphrase: str) -> Self:
        """Make a vault in ``home`` and return it open.

        Raises:
            VaultExists: there is one; nothing was changed.
            HomeUnusable: the folder can't be made or written.
        """
        with _readable(home):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls._of(home, settings, Vault.create(home, passphrase))

    @classmethod
    def opened(cls, home: Path, settings: Settings, passphrase: str) -> Self:
        """Open the vault in ``home``.

        Raises:
            NoVault: none was made there.
            WrongPassphrase: nothing was changed.
            HomeUnusable: the folder can't be read or written.
        """
        with _readable(home):
            return cls._of(home, settings, Vault.unlock(home, passphrase))

    @classmethod
    def _of(cls, home: Path, settings: Settings, vault: Vault) -> Self:
        url = settings.database.url
        if url:
            store = Store.open_postgres(url, vault.keyring)
        else:
            store = Store.open_sqlcipher(home / DATABASE, vault.database_key(), vault.keyring)
        ledger = Ledger(vault.signer)
        try:
            with store.read() as tx:
                ledger.check_ours(tx)
        except TakedownError:
            store.close()
            raise
        return cls(home, settings, vault, store, ledger)

    def close(self) -> None:
        """Close the store and overwrite the keys."""
        self.store.close()
        self.vault.lock()

    @contextmanager
    def working(self) -> Iterator[None]:
        """Hold the right to visit hosts, which one process has at a time.

        Raises:
            AlreadyWorking: another one has it.
            DiskFull, HomeUnusable: the file that says so can't be made.
        """
        with _readable(self.home):
            lock = (self.home / WORK).open("w")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise AlreadyWorking from None
            yield


def settings_of(home: Path, config: Path | None) -> Settings:
    """Return the settings in ``config``, or in the home's own file where there is one."""
    with _readable(home):
        if config is None and (home / CONFIG).is_file():
            config = home / CONFIG
    return load(config)


@contextmanager
def _readable(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from problem
        raise HomeUnusable(home=str(home), why=problem.strerror or type(problem).__name__) from problem
