"""Ed25519 signatures (RFC 8032) of the ledger: whose key signs, and whether a signature holds."""

from __future__ import annotations

from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Signer(Protocol):
    """Whose key signs: the vault's."""

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte Ed25519 signature of ``message``."""

    def public_key(self) -> bytes:
        """Return the 32-byte Ed25519 public key."""


def signed(key: bytes | Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Return whether ``signature`` is that of ``message`` by ``key``, 32 bytes or read already."""
    try:
        if isinstance(key, bytes):
            key = Ed25519PublicKey.from_public_bytes(key)
        key.verify(signature, message)
    except (InvalidSignature, ValueError):  # ValueError: no key at all
        return False
    return True
