"""Parsers of what this program wrote, perhaps, and what came back from elsewhere: backups, bundles, proofs, words."""

from __future__ import annotations

import io
import json

from pydantic import ValidationError

from takedown.evidence import bare, proof, timestamps
from takedown.evidence.bundle import box
from takedown.evidence.bundle.check import check
from takedown.evidence.canonical import canonical
from takedown.evidence.proof import CaseProof, ProofUnreadable
from takedown.evidence.timestamps import TokenRefused
from takedown.pipeline.keeping.backup_format import Unpacked
from takedown.vault import age, recovery
from tests.fuzz.target import SEEDS, target, text_of

KEY = age.ByIdentity((SEEDS / "locked-file.key").read_text("ascii").strip())
ROOT = (SEEDS / "timestamp.pem").read_text("ascii")
_MOST = 1 << 20


@target("backup")
def backup(content: bytes) -> None:
    """What is inside a backup, once its lock is open."""
    unpacked = Unpacked(io.BytesIO(content))
    for table, row in unpacked.rows():
        assert isinstance(table, str), table
        assert isinstance(row, dict), row


@target("locked-file")
def locked(content: bytes) -> None:
    """The lock itself, before anything of it can be trusted."""
    age.by_passphrase(io.BytesIO(content))
    with age.unlocked(io.BytesIO(content), KEY) as inside:
        inside.read(_MOST)


@target("bundle")
def bundle(content: bytes) -> None:
    """The container of a bundle, as somebody hands it over: it is sound, or something is named."""
    for finding in check(content):
        assert finding.item, finding


@target("bundle-files")
def files(content: bytes) -> None:
    """Any files in a sound container, each in the one spelling that is read: the input names them and what they say."""
    try:
        named = {str(name): _spelled(said) for name, said in dict(json.loads(content)).items() if str(name).isascii()}
    except (ValueError, TypeError, RecursionError):
        return
    found = list(check(b"".join(box.packed(named.items()))))
    assert found or not named, named


def _spelled(said: object) -> bytes:
    if isinstance(said, str):
        return said.encode("utf-8", "replace")
    return b"".join(canonical(line) + b"\n" for line in said) if isinstance(said, list) else canonical(said)


@target("proof", ProofUnreadable, ValidationError)
def case_proof(content: bytes) -> None:
    """A proof however it is spelled, so that its checks meet what the one spelling would keep from them."""
    try:
        found = CaseProof.of(json.loads(content))
    except (ValueError, TypeError, RecursionError):
        return
    for checked in proof.check(found):
        assert checked.item, checked


@target("proof-file", ProofUnreadable)
def proof_file(content: bytes) -> None:
    proof.read(content)


@target("timestamp", TokenRefused)
def timestamp(content: bytes) -> None:
    response = timestamps._read(content)
    timestamps._nonce(response)
    timestamps._why(response)
    timestamps.stamped_at(content, b"document", ROOT)


@target("recovery-words")
def words(content: bytes) -> None:
    assert len(recovery.bits_of(text_of(content))) == 16


@target("bare-page")
def page(content: bytes) -> None:
    bare.bare(text_of(content))
