"""What can keep a vault closed; each says what happened, and its words are in ``locale/``."""

from __future__ import annotations

from typing import ClassVar

from takedown.errors import TakedownError


class NoVault(TakedownError):
    """The home holds no vault; ``home``. ``init`` makes one."""


class VaultExists(TakedownError):
    """The home holds a vault already; ``home``. It was left as it is: overwriting its header would lose everything."""


class DamagedHeader(TakedownError):
    """The header isn't one that this program wrote, or asks for an absurd amount of work; ``home``."""


class NewerVault(TakedownError):
    """The header was written by a later version of the program; ``home``, its ``version``."""


class Shut(TakedownError):
    """What keeps a vault closed that somebody asked to open."""

    exit_status: ClassVar[int] = 4


class WrongPassphrase(Shut):
    """The passphrase doesn't open the vault (or the header was altered: the two can't be told apart)."""


class WrongPassphraseOrKeyFile(WrongPassphrase):
    """The passphrase, the key file, or both are others; which of them can't be told."""


class WrongRecoveryWords(WrongPassphrase):
    """Twelve well-formed words, of another vault or from before new ones were made."""


class NotRecoveryWords(Shut):
    """What was given can't be recovery words at all: their number, a word, or their checksum is off; nothing tried."""


class NoRecoveryWords(Shut):
    """The vault has no recovery words; only its passphrase opens it."""


class PassphraseNeeded(Shut):
    """The key file goes with the passphrase, and the vault was opened by its recovery words; nothing changed."""


class KeyFileNeeded(Shut):
    """The vault opens with its passphrase and its key file together, and no key file was named."""


class KeyFileUnreadable(Shut):
    """The key file can't be read, is empty, or far too large to be one; ``file``, ``why``."""


class TooManyTries(Shut):
    """So many wrong tries that the next has to wait; ``minutes`` and ``seconds`` are left. Nothing was tried."""


class EmptyPassphrase(TakedownError):
    """A passphrase of nothing, or of blanks alone, protects nothing."""


class PassphraseTooShort(TakedownError):
    """A new passphrase has fewer than ``shortest`` characters; nothing was made or changed."""


class PassphraseTooCommon(TakedownError):
    """A new passphrase is one that is tried first: common, or the program's own words; nothing was made or changed."""


class NotEnoughMemory(TakedownError):
    """Trying the passphrase needs more memory than the machine gives; ``mebibytes``."""
