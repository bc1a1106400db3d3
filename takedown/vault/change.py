"""Changing what opens a vault: its passphrase, its recovery words, its key file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes
from types import TracebackType
from typing import Self

from takedown.memory import hold, wipe
from takedown.vault.errors import DamagedHeader, PassphraseNeeded
from takedown.vault.header import NAME, AnyHeader, Cost, Header, Slot, read, write_over
from takedown.vault.keys import header_of, is_whole, new_slot, unwrapped
from takedown.vault.places import holding, place_new, sweep
from takedown.vault.sealing import Locked
from takedown.vault.secret import Passphrase, RecoveryWords, Secret, secret_of
from takedown.vault.tries import Earlier, counted

KEY_FILE_BYTES = 64


def opened_key(home: Path, secret: Secret) -> tuple[AnyHeader, bytearray, Earlier | None]:
    """Return the header of ``home``, the data key, 32 bytes, and the wrong tries before, as one counted try.

    Raises:
        NoVault, DamagedHeader, NewerVault, HomeUnusable: there is nothing to try.
        TooManyTries: it isn't time yet.
        WrongPassphrase: it was wrong, and is counted.
        Shut, EmptyPassphrase, NotEnoughMemory: as ``keys.unwrapped``; not counted.
    """
    with counted(home, secret.kind) as earlier:
        header = read(home)
        data_key = unwrapped(header, secret)
        if not is_whole(header, data_key):
            wipe(data_key)
            raise DamagedHeader(home=str(home))
        sweep(home / NAME)
    return header, data_key, earlier


class Keyholder:
    """Holds the data key while a person chooses what shall open the vault from now on. Use it as a context manager.

    Every change makes the header anew, whole or not at all; what opened the vault by the replaced slot opens nothing
    any more, except copies of the folder made before.

    Attributes:
        home: the folder.
        earlier: the wrong tries before this one that nobody was told of yet.
    """

    def __init__(self, home: Path, secret: str | Secret, cost: Cost | None = None) -> None:
        """Open it.

        Raises:
            TakedownError: as ``opened_key``.
        """
        self.home, self._secret, self._cost = home, secret_of(secret), cost or Cost()
        self._header, self._data_key, self.earlier = opened_key(home, self._secret)

    @property
    def has_recovery(self) -> bool:
        """Whether recovery words open the vault."""
        return self._header.slot("recovery") is not None

    @property
    def has_key_file(self) -> bool:
        """Whether the passphrase opens it together with a key file only."""
        slot = self._header.slot("passphrase")
        return isinstance(slot, Slot) and slot.key_file

    def set_passphrase(self, new: Passphrase, *, key_file: bool | None = None) -> None:
        """Have ``new`` open the vault in place of the passphrase; with its key file, or not, or as before.

        Raises:
            EmptyPassphrase, KeyFileNeeded, KeyFileUnreadable, NotEnoughMemory, HomeUnusable, DiskFull: nothing changed.
        """
        with_file = self.has_key_file if key_file is None else key_file
        slot = new_slot(self._key(), new, self._cost, key_file=with_file)
        self._change(lambda header: (slot, header.slot("recovery") if isinstance(header, Header) else None))
        self._secret = new

    def make_key_file(self, file: Path) -> None:
        """Make ``file`` with random bytes and have the passphrase open the vault together with it only.

        Raises:
            FileExistsError, OSError: the file can't be made; nothing changed.
            PassphraseNeeded: the vault was opened by its recovery words.
        """
        passphrase = self._passphrase()
        place_new(file, token_bytes(KEY_FILE_BYTES))
        try:
            self.set_passphrase(Passphrase(passphrase.text, file), key_file=True)
        except BaseException:
            # Whether the new header stands can't be known if this failed late, so the file may be what opens it.
            if read(self.home) == self._header:
                file.unlink(missing_ok=True)
            raise

    def drop_key_file(self) -> None:
        """Have the passphrase open the vault alone; the file itself is left where it is.

        Raises:
            PassphraseNeeded: the vault was opened by its recovery words.
        """
        self.set_passphrase(self._passphrase(), key_file=False)

    def set_recovery(self, words: RecoveryWords) -> None:
        """Have ``words`` open the vault besides the passphrase; earlier ones open nothing any more."""
        slot = new_slot(self._key(), words, self._cost)
        self._change(lambda header: (self._passphrase_slot(header), slot))

    def drop_recovery(self) -> None:
        """Have nothing but the passphrase open the vault."""
        self._change(lambda header: (self._passphrase_slot(header), None))

    def data_key(self) -> bytearray:
        """Return the data key, 32 bytes, for a ``Vault``, which overwrites it.

        Raises:
            Locked: the key is gone.
        """
        return hold(bytearray(self._key()))

    def lock(self) -> None:
        """Overwrite the key."""
        wipe(self._data_key)
        self._data_key = bytearray()

    def _key(self) -> bytearray:
        if not self._data_key:
            raise Locked
        return self._data_key

    def _change(self, slots: Callable[[AnyHeader], tuple[Slot, Slot | None]]) -> None:
        with holding(self.home):
            # Another process may have changed another slot while a person was typing.
            header = read(self.home)
            if not is_whole(header, self._key()) or (not isinstance(header, Header) and header != self._header):
                raise DamagedHeader(home=str(self.home))
            changed = header_of(self._key(), *filter(None, slots(header)))
            write_over(self.home, changed)
        self._header = changed

    def _passphrase(self) -> Passphrase:
        if not isinstance(self._secret, Passphrase):
            raise PassphraseNeeded
        return self._secret

    def _passphrase_slot(self, header: AnyHeader) -> Slot:
        slot = header.slot("passphrase")
        if isinstance(slot, Slot):
            return slot
        return new_slot(self._key(), self._secret, self._cost)  # version 1, which nothing but its passphrase opens

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lock()
