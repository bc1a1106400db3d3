"""The passphrase, the keys that come from it, and sealing.

Takes a passphrase and a header, gives keys that seal and unseal.
Never here: a key or a passphrase on disk in clear.
"""

from takedown.vault.header import Cost, DamagedHeader, NewerVault, NoVault, VaultExists
from takedown.vault.keys import EmptyPassphrase, NotEnoughMemory, WrongPassphrase
from takedown.vault.sealing import Locked, Tampered
from takedown.vault.vault import Vault, VaultKeyring, VaultSigner

__all__ = [
    "Cost",
    "DamagedHeader",
    "EmptyPassphrase",
    "Locked",
    "NewerVault",
    "NoVault",
    "NotEnoughMemory",
    "Tampered",
    "Vault",
    "VaultExists",
    "VaultKeyring",
    "VaultSigner",
    "WrongPassphrase",
]
