"""A checkpoint: how the ledger stood, in one line of JSON that a person can keep and an authority can date.

Signed over SHA-256(0x04 || canonical JSON of all its fields but the signature). ``document`` is the canonical JSON of
all its fields, signature too; its SHA-256 is the message imprint of every timestamp (RFC 3161, 2.4.1).
"""

from __future__ import annotations

from datetime import UTC, datetime

from takedown.cases.checkpoint import Checkpoint
from takedown.cases.noun import new_id
from takedown.evidence import chain
from takedown.evidence.canonical import canonical
from takedown.evidence.signing import Signer, signed


def made(signer: Signer, at: datetime, count: int, last: bytes, root: bytes) -> Checkpoint:
    """Return the signed checkpoint of a ledger of ``count`` entries.

    Args:
        signer: the vault's. at: the time of making it.
        count: entries that it covers. last: the link of the last of them. root: as ``merkle`` gives it.
    """
    bare = Checkpoint(id=new_id(), made_at=at, count=count, chain=last, root=root, signature=b"")
    return bare.model_copy(update={"signature": signer.sign(_covered(bare))})


def holds(checkpoint: Checkpoint, public_key: bytes) -> bool:
    """Return whether the signature is that of the vault with ``public_key``."""
    return signed(public_key, checkpoint.signature, _covered(checkpoint))


def document(checkpoint: Checkpoint) -> bytes:
    """Return the checkpoint as a file: what is timestamped, and what ``sha256sum`` and ``openssl ts`` are given."""
    return canonical(checkpoint.row())


def is_due(last: datetime | None, at: datetime) -> bool:
    """Return whether a day's checkpoint is to be made at ``at``: on each day of the calendar (UTC) one.

    A clock that was set back has another day too, so that nothing waits until it has caught up.
    """
    return last is None or last.astimezone(UTC).date() != at.astimezone(UTC).date()


def _covered(checkpoint: Checkpoint) -> bytes:
    row = checkpoint.row()
    del row["signature"]
    return chain.checkpoint(canonical(row))
