"""The bag: a payload with the digest of each file, tag files with theirs, and one signature over all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from takedown.evidence.bundle import layout
from takedown.evidence.signing import Signer

File = tuple[str, bytes]


@dataclass(slots=True)
class _Sums:
    """The lines of a manifest as they come together, and how much they stand for."""

    lines: list[str]
    octets: int = 0

    def add(self, file: File) -> File:
        name, content = file
        self.lines.append(f"{sha256(content)}  {name}\n")
        self.octets += len(content)
        return file

    def text(self) -> bytes:
        return "".join(self.lines).encode()


def bagged(payload: Iterable[File], info: dict[str, str], signer: Signer) -> Iterator[File]:
    """Yield every file of a bag in the order of the container; ``payload`` is read one file at a time.

    Args:
        payload: the files below ``data/``, in the order in which the manifest will name them.
        info: what ``bag-info.txt`` says besides the size of the payload (RFC 8493, 2.2.2).
        signer: whose key signs the tag manifest.
    """
    sums, tags = _Sums([]), _Sums([])
    yield tags.add((layout.BAGIT, layout.DECLARATION))
    for file in payload:
        yield sums.add(file)
    yield tags.add((layout.INFO, _info({**info, "Payload-Oxum": f"{sums.octets}.{len(sums.lines)}"})))
    yield tags.add((layout.MANIFEST, sums.text()))
    yield tags.add((layout.KEY, pem(signer.public_key())))
    yield layout.TAG_MANIFEST, tags.text()
    yield layout.SIGNATURE, signer.sign(tags.text())


def sha256(content: bytes | memoryview) -> str:
    """Return the digest as lower-case hex."""
    return hashlib.sha256(content).hexdigest()


def pem(public_key: bytes) -> bytes:
    """Return a 32-byte Ed25519 key as ``openssl`` reads it."""
    return Ed25519PublicKey.from_public_bytes(public_key).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint(public_key: bytes) -> str:
    """Return the SHA-256 of the key's DER form (RFC 8410), hex: ``openssl pkey -pubin -outform DER | sha256sum``."""
    key = Ed25519PublicKey.from_public_bytes(public_key)
    return sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _info(values: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\n" for name, value in values.items()).encode()
