"""Sealing a set of fingerprints to an organisation's letterbox, so that nobody between here and there reads it.

Method: HPKE in its base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from takedown.client.shapes import Picture

_PADDED = 4096
_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True, slots=True)
class LetterboxKey:
    """Whom a set is sealed to: the organisation's id, and its key, as ``Api.letterbox`` gives them."""

    organisation: str
    public: bytes


def sealed_set(key: LetterboxKey, pictures: Sequence[Picture], addresses: Sequence[str] = ()) -> bytes:
    """Return fingerprints of pictures, and addresses, at most 500 of each, so that the organisation alone reads them.

    Raises:
        ValueError: the key is none, or there are too many.
    """
    most = 500
    if len(pictures) > most or len(addresses) > most:
        raise ValueError(most)
    letter = {
        "made_at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "pictures": [
            {"pdq": one.pdq, "quality": one.quality, "width": one.width, "height": one.height} for one in pictures
        ],
        "addresses": list(addresses),
    }
    plain = json.dumps(letter).encode()
    # Filled up: the size of what is sent says little of how much is in it.
    plain = plain.ljust(-(-len(plain) // _PADDED) * _PADDED)
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key.public)
    return _SUITE.encrypt(plain, public, info=_bound("letter", key.organisation))


def as_text(sealed: bytes) -> str:
    """Return a sealed set as the API takes it."""
    return base64.b64encode(sealed).decode()


def _bound(*parts: str) -> bytes:
    return b"".join(b"%d:%s" % (len(octets), octets) for octets in (part.encode() for part in parts))
