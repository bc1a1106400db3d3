"""The check of a bundle: offline, from its bytes alone, each defect by item and code.

Every layer is read as if the one before it had been forged: the container, the bag, the signature, the ledger's proof,
and whether the files are those that the ledger tells of. Nothing is written, nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from takedown.evidence.bundle import layout
from takedown.evidence.bundle.bag import fingerprint, pem, sha256
from takedown.evidence.bundle.box import Member, Opened, opened
from takedown.evidence.bundle.proven import proven

_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]{1,120})")
_OXUM = re.compile(r"^Payload-Oxum: ([0-9]{1,15})\.([0-9]{1,9})$", re.MULTILINE)
_LARGEST_TAG = 64 * 1024 * 1024
_SIGNATURE_BYTES = 64


class _Files(Mapping[str, bytes]):
    """The members by name, each taken out of the container when it is asked for; of two with one name the first."""

    def __init__(self, content: bytes, box: Opened) -> None:
        self._content = content
        self._members: dict[str, Member] = {}
        for one in box.members:
            self._members.setdefault(one.name, one)

    def __getitem__(self, name: str) -> bytes:
        one = self._members[name]
        return self._content[one.start : one.start + one.size]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def sizes(self, names: list[str]) -> int:
        """Return how many bytes these are together."""
        return sum(self._members[name].size for name in names)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing checked. ``code`` is empty when it is sound (``bundle-defect-<code>`` in ``locale/``)."""

    item: str
    code: str = ""
    note: str = field(default="")
    """What a person should hold against what she was given, such as the key's fingerprint."""

    @property
    def ok(self) -> bool:
        """Return whether nothing is wrong with it."""
        return not self.code


def check(content: bytes, key: str = "") -> Iterator[Finding]:
    """Yield each thing checked.

    Args:
        content: the whole container, not encrypted.
        key: the fingerprint, hex, that the signing key must have; empty: whichever key it is, it is told.
    """
    box = opened(content)
    yield from _container(box)
    if not box.members:
        return
    files = _Files(content, box)
    yield from _names(box, files)
    yield from _payload(files)
    yield from _tags(files)
    public = _key(files.get(layout.KEY, b""))
    yield from _signed(files, public, _plain(key))
    yield from (Finding(item, code) for item, code in proven(files, public))


def _plain(key: str) -> str:
    return re.sub(r"[\s:.-]", "", key).lower()


def _container(box: Opened) -> Iterator[Finding]:
    yield from (Finding(flaw.item, flaw.code) for flaw in box.flaws)
    if not box.flaws:
        yield Finding("container")


def _names(box: Opened, files: _Files) -> Iterator[Finding]:
    """Yield what a bundle never holds, what it lacks, and whether its files stand in their order."""
    names = [one.name for one in box.members]
    yield from (Finding(name, "unknown-name") for name in files if not layout.is_known(name))
    required = (layout.BAGIT, *layout.REQUIRED, *layout.AFTER)
    yield from (Finding(name, "missing") for name in required if name not in files)
    payload = [name for name in names if name != layout.BAGIT and name not in layout.AFTER]
    if names != [layout.BAGIT, *payload, *layout.AFTER]:
        yield Finding("container", "order")


def _payload(files: _Files) -> Iterator[Finding]:
    payload = [name for name in files if name != layout.BAGIT and name not in layout.AFTER]
    yield from _held(layout.MANIFEST, files, payload)
    size = f"{files.sizes(payload)}.{len(payload)}"
    told = _OXUM.search(_text(files.get(layout.INFO, b"")) or "")
    if told is None or f"{told[1]}.{told[2]}" != size:
        yield Finding(layout.INFO, "payload-size")


def _tags(files: _Files) -> Iterator[Finding]:
    if files.get(layout.BAGIT) not in (None, layout.DECLARATION):
        yield Finding(layout.BAGIT, "structure")
    yield from _held(layout.TAG_MANIFEST, files, [name for name in layout.LISTED_TAGS if name in files])


def _held(manifest: str, files: _Files, there: list[str]) -> Iterator[Finding]:
    """Hold files against a manifest, each one by itself."""
    if manifest not in files:
        return
    told = _lines(files[manifest])
    if told is None:
        yield Finding(manifest, "structure")
        return
    yield from (Finding(name, "missing") for name in told if name not in files)
    for name in there:
        digest = told.get(name)
        yield Finding(name, "added" if digest is None else "" if sha256(files[name]) == digest else "changed")
    if [name for name in told if name in files] != [name for name in there if name in told]:
        yield Finding(manifest, "order")


def _lines(manifest: bytes) -> dict[str, str] | None:
    """Return the digests by name, or ``None`` where it isn't spelled as RFC 8493 (2.1.3) and ``sha256sum`` do."""
    text = _text(manifest)
    if text is None or not text.endswith("\n"):
        return None
    found = [_LINE.fullmatch(line) for line in text[:-1].split("\n")]
    digests = {one[2]: one[1] for one in found if one is not None}
    return digests if len(digests) == len(found) else None


def _text(content: bytes) -> str | None:
    try:
        return content.decode() if len(content) <= _LARGEST_TAG else None
    except UnicodeDecodeError:
        return None


def _key(content: bytes) -> bytes | None:
    """Return the 32 bytes of the key, or ``None`` where the file isn't an Ed25519 key in the one spelling."""
    try:
        key = load_pem_public_key(content) if len(content) < 1000 else None  # noqa: PLR2004 - far more than a key
    except (ValueError, UnsupportedAlgorithm):
        return None
    if not isinstance(key, Ed25519PublicKey):
        return None
    raw = key.public_bytes_raw()
    return raw if pem(raw) == content else None


def _signed(files: _Files, public: bytes | None, wanted: str) -> Iterator[Finding]:
    if layout.KEY not in files:
        return
    if public is None:
        yield Finding(layout.KEY, "key-unreadable")
        return
    own = fingerprint(public)
    yield Finding("key", "key-differs" if wanted and wanted != own else "", own)
    if layout.SIGNATURE in files and layout.TAG_MANIFEST in files:
        signed = _verified(public, files[layout.SIGNATURE], files[layout.TAG_MANIFEST])
        yield Finding(layout.SIGNATURE, "" if signed else "signature")


def _verified(public: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return len(signature) == _SIGNATURE_BYTES
