"""What opens a vault, the keys that come from it, and sealing.

Takes a passphrase, a key file or recovery words, and a header; gives keys that seal and unseal.
Never here: a key, a passphrase or words on disk in clear.
"""

from takedown.vault.autolock import AutoLock
from takedown.vault.change import Keyholder
from takedown.vault.errors import (
    DamagedHeader,
    EmptyPassphrase,
    KeyFileNeeded,
    KeyFileUnreadable,
    NewerVault,
    NoRecoveryWords,
    NotEnoughMemory,
    NotRecoveryWords,
    NoVault,
    PassphraseNeeded,
    PassphraseTooCommon,
    PassphraseTooShort,
    TooManyTries,
    VaultExists,
    WrongPassphrase,
    WrongPassphraseOrKeyFile,
    WrongRecoveryWords,
)
from takedown.vault.header import Cost
from takedown.vault.recovery import new_words
from takedown.vault.sealing import Locked, Tampered
from takedown.vault.secret import Passphrase, RecoveryWords, Secret
from takedown.vault.strength import chosen
from takedown.vault.tries import Earlier
from takedown.vault.vault import Vault, VaultKeyring, VaultSigner

__all__ = [
    "AutoLock",
    "Cost",
    "DamagedHeader",
    "Earlier",
    "EmptyPassphrase",
    "KeyFileNeeded",
    "KeyFileUnreadable",
    "Keyholder",
    "Locked",
    "NewerVault",
    "NoRecoveryWords",
    "NoVault",
    "NotEnoughMemory",
    "NotRecoveryWords",
    "Passphrase",
    "PassphraseNeeded",
    "PassphraseTooCommon",
    "PassphraseTooShort",
    "RecoveryWords",
    "Secret",
    "Tampered",
    "TooManyTries",
    "Vault",
    "VaultExists",
    "VaultKeyring",
    "VaultSigner",
    "WrongPassphrase",
    "WrongPassphraseOrKeyFile",
    "WrongRecoveryWords",
    "chosen",
    "new_words",
]
