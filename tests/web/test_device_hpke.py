"""What a browser seals opens in the program, and nowhere else; the method's own published numbers come out."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.web.browser import needs_chromium
from tests.web.device.bench import bench

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_SEAL = """
async ({ key, info, message, fixed }) => {
    const { seal } = await import("/static/device/hpke.js");
    const octets = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
    const more = {};
    if (fixed) {
        const curve = { name: "ECDH", namedCurve: "P-256" };
        const own = (jwk, uses) => crypto.subtle.importKey("jwk", jwk, curve, true, uses);
        const { d, ...open } = fixed.pair;
        more.ephemeral = { privateKey: await own(fixed.pair, ["deriveBits"]), publicKey: await own(open, []) };
        more.aead = fixed.aead;
        more.aad = octets(fixed.aad);
    }
    const sealed = await seal(octets(key), octets(info), octets(message), more);
    return Array.from(sealed, (one) => one.toString(16).padStart(2, "0")).join("");
}
"""

# RFC 9180, appendix A.3.1 and A.3.1.1, sequence number 0: the same key agreement and schedule, with AES-128-GCM.
_INFO = "4f6465206f6e2061204772656369616e2055726e"
_EPHEMERAL = "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb"
_ENCAPSULATED = (
    "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bf"
    "cb9382657222d18c4"
)
_RECIPIENT = (
    "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d1"
    "28aafd68a2ce72ea0"
)
_PLAIN = "4265617574792069732074727574682c20747275746820626561757479"
_AAD = "436f756e742d30"
_SEALED = "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434"


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _jwk(private: str, public: str) -> dict[str, str]:
    def text(octets: str) -> str:
        return base64.urlsafe_b64encode(bytes.fromhex(octets)).rstrip(b"=").decode()

    return {"kty": "EC", "crv": "P-256", "x": text(public[2:66]), "y": text(public[66:]), "d": text(private)}


def test_the_published_numbers_come_out(chromium: Chromium) -> None:
    fixed = {"pair": _jwk(_EPHEMERAL, _ENCAPSULATED), "aead": {"id": 1, "key": 16}, "aad": _AAD}
    with bench(chromium) as page:
        sealed = page.run(_SEAL, {"key": _RECIPIENT, "info": _INFO, "message": _PLAIN, "fixed": fixed})

    assert sealed == _ENCAPSULATED + _SEALED


@pytest.mark.parametrize("length", [0, 4096, 100_001])
def test_the_program_opens_what_the_browser_sealed(chromium: Chromium, length: int) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    message, info = bytes(range(256)) * (length // 256 + 1), b"12:takedown/v1/"
    message = message[:length]
    asked = {"key": _point(key).hex(), "info": info.hex(), "message": message.hex(), "fixed": None}
    with bench(chromium) as page:
        first, second = (bytes.fromhex(page.run(_SEAL, asked)) for _ in range(2))

    assert SUITE.decrypt(first, key, info=info) == SUITE.decrypt(second, key, info=info) == message
    assert first[:65] != second[:65]  # a key of its own for each
    assert len(first) == length + 65 + 16
    with pytest.raises(InvalidTag):
        SUITE.decrypt(first, key, info=b"something else")
    with pytest.raises(InvalidTag):
        SUITE.decrypt(first[:-1] + bytes([first[-1] ^ 1]), key, info=info)
    with pytest.raises(InvalidTag):
        SUITE.decrypt(first, ec.generate_private_key(ec.SECP256R1()), info=info)


def test_nothing_is_sealed_to_what_is_no_key(chromium: Chromium) -> None:
    off = bytearray(_point(ec.generate_private_key(ec.SECP256R1())))
    off[40] ^= 1
    with bench(chromium) as page, pytest.raises(Exception, match="DataError"):
        page.run(_SEAL, {"key": off.hex(), "info": "", "message": "00", "fixed": None})
