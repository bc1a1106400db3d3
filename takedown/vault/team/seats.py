"""Seats: key pairs that keys are sealed to. A member has one, as have each service, each token and the recovery key.

Method: HPKE in its base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, which browsers
have too. It says nothing of who sealed: whoever can write to the database can put a key of his own in another's place.
"""

from __future__ import annotations

from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pydantic import ValidationError

from takedown.memory import hold, wipe
from takedown.vault.header import Cost, Slot
from takedown.vault.keys import KEY_BYTES, NONCE_BYTES, new_slot, opened_slot, subkey
from takedown.vault.sealing import Locked, Tampered
from takedown.vault.secret import Secret, secret_of

PUBLIC_BYTES = 65
"""An uncompressed point (SEC 1, section 2.3.3)."""
_TAG_BYTES = 16
_CURVE = ec.SECP256R1()
_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_WRAP = b"takedown/v1/seat-wrapped-by-secret"


def new_seat() -> tuple[bytearray, bytes]:
    """Return a fresh private key, 32 bytes to be wiped after use, and its public key, 65 bytes."""
    made = ec.generate_private_key(_CURVE)
    private = hold(bytearray(made.private_numbers().private_value.to_bytes(KEY_BYTES, "big")))
    return private, _point(made.public_key())


def seal_to(public: bytes, info: bytes, plain: bytes | bytearray) -> bytes:
    """Return ``plain`` so that only the seat with the key ``public`` opens it, and only for ``info``.

    The encapsulated key stands first: 65 bytes and 16 of tag more than ``plain``.

    Raises:
        Tampered: ``public`` is no key.
    """
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    except ValueError:
        raise Tampered(table="seats", column="public") from None
    return _SUITE.encrypt(bytes(plain), key, info=info)


class OpenSeat:
    """A seat whose private key is in memory.

    Attributes:
        public: its public key, 65 bytes.
    """

    def __init__(self, private: bytes | bytearray) -> None:
        """Take a copy of ``private``, 32 bytes.

        Raises:
            Tampered: no private key.
        """
        number = int.from_bytes(private, "big") if len(private) == KEY_BYTES else 0
        try:
            made = ec.derive_private_key(number, _CURVE)
        except ValueError:  # 0, or beyond the curve's order
            raise Tampered(table="seats", column="private") from None
        self._key: ec.EllipticCurvePrivateKey | None = made
        self._private = hold(bytearray(private))
        self.public = _point(made.public_key())

    def unseal(self, info: bytes, sealed: bytes) -> bytes:
        """Return what was sealed to this seat for ``info``.

        Raises:
            Tampered: altered, sealed to another seat, or for something else.
            Locked: the seat was forgotten.
        """
        if self._key is None:
            raise Locked
        try:
            return _SUITE.decrypt(sealed, self._key, info=info)
        except (InvalidTag, ValueError):
            raise Tampered(table="seats", column="sealed") from None

    def private(self) -> bytearray:
        """Return a copy of the private key, for wrapping it anew; whoever asks wipes it.

        Raises:
            Locked: the seat was forgotten.
        """
        if self._key is None:
            raise Locked
        return hold(bytearray(self._private))

    def forget(self) -> None:
        """Drop the private key."""
        self._key = None
        wipe(self._private)


def wrap_by_passphrase(private: bytearray, secret: str | Secret, cost: Cost | None = None) -> bytes:
    """Return ``private`` wrapped under a passphrase, or under recovery words, by Argon2id: JSON, a ``Slot``.

    Raises:
        EmptyPassphrase, NotRecoveryWords: nothing to derive a key from.
        NotEnoughMemory: the machine gives less than ``cost`` asks for.
    """
    return new_slot(private, secret_of(secret), cost or Cost()).model_dump_json().encode()


def open_by_passphrase(wrapped: bytes, secret: str | Secret) -> bytearray:
    """Return the private key that ``wrap_by_passphrase`` wrapped; whoever asks wipes it.

    Raises:
        WrongPassphrase, WrongRecoveryWords: another secret, or altered.
        EmptyPassphrase, NotRecoveryWords: there was nothing to try.
        Tampered: what is stored can't be a wrapped key at all.
        NotEnoughMemory: the machine gives less than it takes.
    """
    given = secret_of(secret)
    try:
        slot = Slot.model_validate_json(wrapped)
    except ValidationError:
        raise Tampered(table="seats", column="wrapped") from None
    if slot.kind != given.kind or slot.key_file:
        raise Tampered(table="seats", column="wrapped")
    return opened_slot(slot, given)


def wrap_by_secret(private: bytearray, secret: bytes | bytearray) -> bytes:
    """Return ``private``, or other keys, wrapped under a token's random secret of 32 bytes or more: 28 bytes longer.

    No stretching: nobody can try 2**256 secrets.
    """
    nonce, key = token_bytes(NONCE_BYTES), subkey(secret, "wrap-seat")
    try:
        return nonce + AESGCM(key).encrypt(nonce, private, _WRAP)
    finally:
        wipe(key)


def open_by_secret(wrapped: bytes, secret: bytes | bytearray) -> bytearray:
    """Return what ``wrap_by_secret`` wrapped; whoever asks wipes it.

    Raises:
        Tampered: another secret, or altered.
    """
    private, key = hold(bytearray(max(0, len(wrapped) - NONCE_BYTES - _TAG_BYTES))), subkey(secret, "wrap-seat")
    try:
        AESGCM(key).decrypt_into(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _WRAP, private)
    except (InvalidTag, ValueError):  # ValueError: too short to be anything
        raise Tampered(table="seats", column="wrapped") from None
    finally:
        wipe(key)
    return private


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
