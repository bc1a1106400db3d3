"""One open vault: the store, the ledger and the settings that every step of the pipeline works with."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, Self

from takedown.cases.case import Case
from takedown.errors import DiskFull, HomeUnusable, TakedownError
from takedown.evidence.ledger import Ledger
from takedown.evidence.signing import Signer
from takedown.settings import Settings, load
from takedown.store import Store, Transaction
from takedown.vault import Keyholder, Passphrase, Secret, Vault, chosen
from takedown.vault.header import NAME as HEADER
from takedown.vault.tries import Earlier

CONFIG = "config.toml"
DATABASE = "store.db"
WORK = "work.lock"
FILLED = "store.made"
"""An empty file: this vault has a database, so that an empty one in its place isn't taken for it."""


class AlreadyWorking(TakedownError):
    """Another process visits hosts for this vault: two at once would be faster than the hosts were promised."""


class OpenVault(Protocol):
    """What a session asks of what was opened: one person's vault, or in a team what was shared with a member."""

    @property
    def signer(self) -> Signer:
        """Signs the ledger."""

    @property
    def earlier(self) -> Earlier | None:
        """The wrong tries that nobody was told of yet."""

    def local_secret(self) -> bytes:
        """Return the secret that local codes are keyed with, 32 bytes."""

    def lock(self) -> None:
        """Drop every key."""


@dataclass(frozen=True, slots=True)
class Session:
    """What is open. Use ``opened`` or ``made``; ``close`` locks the vault."""

    home: Path
    settings: Settings
    vault: OpenVault
    store: Store
    ledger: Ledger

    @classmethod
    def made(cls, home: Path, settings: Settings, passphrase: str) -> Self:
        """Make a vault in ``home`` and return it open.

        Raises:
            VaultExists: there is one; nothing was changed.
            PassphraseTooShort, PassphraseTooCommon: it may not lock anything; nothing was made.
            HomeUnusable: the folder can't be made or written.
        """
        chosen(passphrase)
        with readable(home):
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (home / HEADER).exists():
                (home / FILLED).unlink(missing_ok=True)  # of a vault whose other files somebody removed
            return cls._of(home, settings, Vault.create(home, passphrase))

    @classmethod
    def opened(cls, home: Path, settings: Settings, secret: str | Secret) -> Self:
        """Open the vault in ``home``; words alone are a passphrase, beside the key file that the settings name.

        Raises:
            NoVault: none was made there.
            WrongPassphrase: nothing was changed but the count of tries.
            TooManyTries: after wrong tries, it isn't time yet.
            StoreGone: its database isn't there any more; nothing was made in its place.
            HomeUnusable: the folder can't be read or written.
        """
        with readable(home):
            return cls._of(home, settings, Vault.unlock(home, secret_with(settings, secret)))

    @classmethod
    def beside(cls, keys: Keyholder, settings: Settings) -> Self:
        """Open the vault whose lock ``keys`` changes, without another try.

        Raises:
            TakedownError: its database can't be opened, as ``opened``.
        """
        with readable(keys.home):
            return cls._of(keys.home, settings, Vault(keys.home, keys.data_key()))

    @classmethod
    def _of(cls, home: Path, settings: Settings, vault: Vault) -> Self:
        filled = (home / FILLED).exists()
        try:
            store = _store(home, settings.database.url, vault, filled=filled)
        except BaseException:
            vault.lock()
            raise
        ledger = Ledger(vault.signer)
        try:
            with store.read() as tx:
                ledger.check_ours(tx)
        except BaseException:
            store.close()
            vault.lock()
            raise
        if not filled:
            _note_filled(home)
        return cls(home, settings, vault, store, ledger)

    @property
    def who(self) -> str:
        """Who acts, where several people share the cases and each signs in; one person alone says a name if asked."""
        return ""

    def takes_two(self, case: Case) -> bool:
        """Return whether two people look before the first notice about a picture of ``case``."""
        return bool(case.particulars.organisation)

    def check_mandate(self, tx: Transaction, case: Case) -> None:
        """Let pass: one person acts for herself. On a team's server a client has to have asked for it."""

    def knowing(self, _tx: Transaction, case: Case) -> Case:
        """Return the case with all that letters about it need to know."""
        return case

    def heed(self, case_id: str) -> None:
        """Do what taking back from outside calls for, before a case is opened again."""

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
        with readable(self.home):
            lock = locking(self.home / WORK)
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise AlreadyWorking from None
            yield


def locking(file: Path) -> IO[bytes]:
    """Open ``file``, which only stands for a right; made (0600) if need be. A link is refused, not emptied."""
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "r+b")


def _store(home: Path, url: str, vault: Vault, *, filled: bool) -> Store:
    if url:
        return Store.open_postgres(url, vault.keyring, filled=filled)
    return Store.open_sqlcipher(home / DATABASE, vault.database_key(), vault.keyring, filled=filled)


def _note_filled(home: Path) -> None:
    """Note that the database is there, which it is by now. A home that can't be written opens all the same."""
    with suppress(OSError):
        (home / FILLED).touch(mode=0o600)


def secret_with(settings: Settings, secret: str | Secret) -> Secret:
    """Return ``secret``, where it is a passphrase with the key file that the settings name, unless it names one."""
    if isinstance(secret, str):
        secret = Passphrase(secret)
    return passphrase_with(settings, secret) if isinstance(secret, Passphrase) else secret


def passphrase_with(settings: Settings, passphrase: Passphrase) -> Passphrase:
    """Return ``passphrase`` with the key file that the settings name, unless it names one."""
    if passphrase.key_file is None and settings.vault.key_file:
        return Passphrase(passphrase.text, Path(settings.vault.key_file).expanduser())
    return passphrase


def settings_of(home: Path, config: Path | None) -> Settings:
    """Return the settings in ``config``, or in the home's own file where there is one."""
    with readable(home):
        if config is None and (home / CONFIG).is_file():
            config = home / CONFIG
    return load(config)


@contextmanager
def readable(home: Path) -> Iterator[None]:
    """Tell what goes wrong with files of ``home`` while the block runs: ``DiskFull``, or ``HomeUnusable``."""
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from problem
        raise HomeUnusable(home=str(home), why=problem.strerror or type(problem).__name__) from problem
