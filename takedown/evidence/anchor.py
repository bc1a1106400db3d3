"""An anchor: a checkpoint with its timestamps in a file, to be kept where whoever alters the vault can't reach it.

It holds digests, times, the public key and the names of authorities; nothing of any case.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import ValidationError

from takedown.cases.checkpoint import Checkpoint
from takedown.cases.noun import Noun, Octets
from takedown.errors import TakedownError
from takedown.evidence import checkpoint as checkpoints
from takedown.evidence.canonical import canonical
from takedown.evidence.proof import ProvenTimestamp
from takedown.evidence.timestamps import TokenRefused, stamped_at

VERSION = 1


class NotAnAnchor(TakedownError):
    """The file isn't one that ``evidence stamp --out`` wrote; ``file``."""


class Anchor(Noun):
    """``row()`` is what stands in the file, as JSON."""

    version: int = VERSION
    public_key: Octets
    checkpoint: Checkpoint
    timestamps: tuple[ProvenTimestamp, ...] = ()


def written(anchor: Anchor) -> bytes:
    """Return the anchor as a file."""
    return canonical(anchor.row()) + b"\n"


def read(content: bytes, file: str) -> Anchor:
    """Return the anchor in a file.

    Raises:
        NotAnAnchor: something else, or another spelling.
    """
    try:
        anchor = Anchor.of(json.loads(content))
        if anchor.version == VERSION and written(anchor) == content:
            return anchor
    except (ValueError, TypeError, RecursionError, ValidationError):
        pass
    raise NotAnAnchor(file=file)


def defects(anchor: Anchor) -> Iterator[str]:
    """Yield the code of whatever is wrong with the anchor by itself."""
    if not checkpoints.holds(anchor.checkpoint, anchor.public_key):
        yield "bad-signature"
    document = checkpoints.document(anchor.checkpoint)
    for stamp in anchor.timestamps:
        try:
            stamped_at(stamp.token, document, stamp.roots)
        except TokenRefused as problem:
            yield f"stamp-{problem.code}"
