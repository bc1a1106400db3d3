"""The vault: opened by a passphrase, it gives the database's key, the keys of cases, and signatures."""

from __future__ import annotations

import weakref
from pathlib import Path
from secrets import token_bytes
from types import TracebackType
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from takedown.memory import hold, wipe
from takedown.vault.change import opened_key
from takedown.vault.errors import VaultExists
from takedown.vault.header import NAME, Cost, write_new
from takedown.vault.keys import KEY_BYTES, NONCE_BYTES, header_of, new_data_key, new_slot, subkey
from takedown.vault.sealing import Locked, SealingKey, Tampered, bound
from takedown.vault.secret import Secret, secret_of
from takedown.vault.tries import Earlier


class VaultKeyring:
    """Makes and opens the keys of cases; what the store is given in place of the vault."""

    holder = ""

    def __init__(self, records: bytearray) -> None:
        self._wrapping_key, rows_key = subkey(records, "wrap-case-keys"), subkey(records, "rows-of-no-case")
        self._wrapping: AESGCM | None = AESGCM(self._wrapping_key)
        self._vault_key = SealingKey(rows_key)
        wipe(rows_key)
        self._opened: weakref.WeakSet[SealingKey] = weakref.WeakSet()

    def new_case_key(self, case_id: str) -> bytes:
        """Return a fresh random key for ``case_id``, wrapped: the only form in which it is ever stored."""
        nonce = token_bytes(NONCE_BYTES)
        return nonce + self._open().encrypt(nonce, token_bytes(KEY_BYTES), bound("case-key", case_id))

    def open_case_key(self, case_id: str, wrapped: bytes) -> SealingKey:
        """Return the key that ``wrapped`` holds.

        Raises:
            Tampered: altered, or another case's.
            Locked: the vault was locked.
        """
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        plain = hold(bytearray(KEY_BYTES))
        try:
            self._open().decrypt_into(nonce, sealed, bound("case-key", case_id), plain)
            key = SealingKey(plain)
        except (InvalidTag, ValueError):  # ValueError: of another length than a key's
            raise Tampered(table="case_keys", column="wrapped") from None
        finally:
            wipe(plain)
        self._opened.add(key)
        return key

    def shares_of(self, _case_id: str) -> dict[str, bytes]:
        """Return nothing: nobody else holds a key."""
        return {}

    def vault_key(self) -> SealingKey:
        """Return the key for rows that belong to no case."""
        return self._vault_key

    def forget(self) -> None:
        """Drop every key, those of opened cases too."""
        self._wrapping = None
        wipe(self._wrapping_key)
        for key in (self._vault_key, *self._opened):
            key.forget()

    def _open(self) -> AESGCM:
        if self._wrapping is None:
            raise Locked
        return self._wrapping


class VaultSigner:
    """Signs the ledger with the vault's own Ed25519 key (RFC 8032)."""

    def __init__(self, seed: bytearray) -> None:
        self._private: Ed25519PrivateKey | None = Ed25519PrivateKey.from_private_bytes(seed)
        self._public = self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Return a signature, 64 bytes.

        Raises:
            Locked: the vault was locked.
        """
        if self._private is None:
            raise Locked
        return self._private.sign(message)

    def public_key(self) -> bytes:
        """Return the key that verifies, 32 bytes; the same for the vault's whole life."""
        return self._public

    def forget(self) -> None:
        """Drop the private key."""
        self._private = None


class Vault:
    """An open vault. Use it as a context manager, or call ``lock``.

    Attributes:
        home: the folder.
        keyring: for the store.
        signer: for the ledger.
        earlier: the wrong tries before this opening that nobody was told of yet.
    """

    def __init__(self, home: Path, data_key: bytearray, earlier: Earlier | None = None) -> None:
        """Take ``data_key``, which is overwritten."""
        records, signing = subkey(data_key, "records"), subkey(data_key, "ledger-signing")
        self.home, self.earlier = home, earlier
        self.keyring = VaultKeyring(records)
        self.signer = VaultSigner(signing)
        self._database_key: bytearray | None = subkey(data_key, "database")
        self._local_secret: bytearray | None = subkey(data_key, "local-codes")
        for spent in (data_key, records, signing):
            wipe(spent)

    @classmethod
    def create(cls, home: Path, passphrase: str | Secret, cost: Cost | None = None) -> Self:
        """Make a vault in ``home``, a folder that is made (0700) where it isn't there; ``cost``: RFC 9106's by default.

        Its passphrase alone opens it; ``Keyholder`` adds recovery words and a key file.

        Raises:
            VaultExists: ``home`` has one; it is left as it is.
            EmptyPassphrase: nothing that protects.
            NotEnoughMemory: the machine gives less than ``cost`` asks for.
            HomeUnusable: the folder can't be made or written.
            DiskFull: nothing was kept.
        """
        if (home / NAME).exists():
            raise VaultExists(home=str(home))
        data_key = new_data_key()
        try:
            write_new(home, header_of(data_key, new_slot(data_key, secret_of(passphrase), cost or Cost())))
        except BaseException:
            wipe(data_key)
            raise
        return cls(home, data_key)

    @classmethod
    def unlock(cls, home: Path, secret: str | Secret) -> Self:
        """Open the vault in ``home``, by words alone as a passphrase; writes nothing unless wrong tries came before.

        Raises:
            NoVault: there is none.
            WrongPassphrase: another secret, or an altered header; it is counted.
            TooManyTries: after wrong tries, it isn't time yet; nothing was tried.
            Shut: the vault asks for what wasn't given: a key file, or recovery words that it doesn't have.
            EmptyPassphrase: nothing was given.
            DamagedHeader: the header isn't one.
            NewerVault: a later program made it.
            NotEnoughMemory: the machine gives less than the header asks for.
            HomeUnusable: the header can't be read.
        """
        _, data_key, earlier = opened_key(home, secret_of(secret))
        return cls(home, data_key, earlier)

    def database_key(self) -> bytes:
        """Return the raw key of the embedded database, 32 bytes.

        Raises:
            Locked: the vault was locked.
        """
        if self._database_key is None:
            raise Locked
        return bytes(self._database_key)

    def local_secret(self) -> bytes:
        """Return the secret that local codes are keyed with, 32 bytes; the same for the vault's whole life.

        Raises:
            Locked: the vault was locked.
        """
        if self._local_secret is None:
            raise Locked
        return bytes(self._local_secret)

    def lock(self) -> None:
        """Drop every key; what Python holds of them is overwritten as far as it lets us."""
        self.keyring.forget()
        self.signer.forget()
        for key in filter(None, (self._database_key, self._local_secret)):
            wipe(key)
        self._database_key = self._local_secret = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lock()
