"""A proof of one case's entries that holds outside of the vault: no key is needed, and no other case is in it.

    body + salt -> commitment, in the header -> link, signed -> path of digests -> root of the last checkpoint, signed
    an earlier checkpoint, timestamped -> path of digests -> the last checkpoint

So an entry that stands before the end of a timestamped checkpoint existed at that timestamp's time. What such a proof
can't show by itself: that no further entry of the case was left out; for that the whole ledger is held against a
checkpoint.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from pydantic import ValidationError

from takedown.cases.checkpoint import Checkpoint
from takedown.cases.noun import Moment, Noun, Octets
from takedown.evidence import chain, merkle
from takedown.evidence import checkpoint as checkpoints
from takedown.evidence.canonical import canonical
from takedown.evidence.signing import signed
from takedown.evidence.timestamps import TokenRefused, stamped_at

VERSION = 1
_HEADER = {"seq", "id", "at", "kind", "case_id", "subject"}


class ProvenEntry(Noun):
    """One entry.

    Attributes:
        header: what the link covers, as ``chain.header`` gives it. previous: the link before it; of whatever entry
            that is, a digest says nothing. index: its place among the tree's leaves, from 0.
        body, salt: what happened, and what opens the commitment; both empty for entries of the program's first days,
            which have no commitment: their content can't be shown outside of the vault.
        withheld: the content stays in the vault though it could be shown; the commitment then says nothing of it.
        path: from the link to the last checkpoint's root.
    """

    header: dict[str, object]
    previous: Octets
    leaf: Octets
    signature: Octets
    index: int
    path: tuple[Octets, ...]
    salt: Octets = b""
    body: dict[str, object] | None = None
    withheld: bool = False

    def without_body(self) -> Self:
        """Return the entry with its content withheld; that it happened, and when, is proven all the same."""
        return self.model_copy(update={"salt": b"", "body": None, "withheld": "commitment" in self.header})

    @property
    def link(self) -> bytes:
        """Return the entry's own link."""
        return chain.link(self.previous, self.header, self.leaf)

    @property
    def item(self) -> str:
        """Return what the entry is called: by its number."""
        return f"entry {self.header.get('seq', '?')}"


class ProvenCheckpoint(Noun):
    """A checkpoint, and the path that shows that the last one's ledger begins with its own; of the last one empty."""

    checkpoint: Checkpoint
    path: tuple[Octets, ...] = ()


class ProvenTimestamp(Noun):
    """An authority's DER ``TimeStampResp`` for a checkpoint, and the roots, in PEM, that were pinned when it came."""

    checkpoint_id: str
    authority: str
    stamped_at: Moment
    token: Octets
    roots: str


class CaseProof(Noun):
    """The whole proof. ``checkpoints``: by their count, the last one covers every entry. ``row()`` is plain JSON."""

    version: int = VERSION
    case_id: str
    public_key: Octets
    checkpoints: tuple[ProvenCheckpoint, ...]
    entries: tuple[ProvenEntry, ...]
    timestamps: tuple[ProvenTimestamp, ...] = ()

    def existed_by(self, entry: ProvenEntry) -> ProvenTimestamp | None:
        """Return the earliest timestamp that covers ``entry``, where there is one."""
        covers = {one.checkpoint.id for one in self.checkpoints if entry.index < one.checkpoint.count}
        fitting = (stamp for stamp in self.timestamps if stamp.checkpoint_id in covers)
        return min(fitting, key=lambda stamp: stamp.stamped_at, default=None)


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing checked; ``code`` is empty when it is sound (``defect-<code>`` in ``locale/``).

    ``item``: ``proof``, ``entry <number>``, ``checkpoint <id>`` or ``timestamp <authority> <checkpoint id>``.
    """

    item: str
    code: str = ""


class ProofUnreadable(Exception):
    """It isn't a proof, or not spelled as one. Internal: whoever reads it makes a defect of it."""


def written(proof: CaseProof) -> bytes:
    """Return the proof as a file, in the one spelling that ``read`` takes."""
    return canonical(proof.row())


def read(content: bytes) -> CaseProof:
    """Return the proof in a file.

    Raises:
        ProofUnreadable: another shape, or another spelling of the same.
    """
    try:
        proof = CaseProof.of(json.loads(content))
        if proof.version == VERSION and written(proof) == content:
            return proof
    except (ValueError, TypeError, RecursionError, ValidationError) as problem:
        raise ProofUnreadable from problem
    raise ProofUnreadable


def check(
    proof: CaseProof, *, public_key: bytes | None = None, roots: Mapping[str, str] | None = None
) -> Iterator[Checked]:
    """Yield each thing checked, sound ones too. Nothing but the proof is needed: no vault, no network.

    Args:
        proof: see there.
        public_key: the key that the checker got by another way, which the proof's must be.
        roots: PEM by authority, that the checker trusts in place of those in the proof.
    """
    if public_key is not None and public_key != proof.public_key:
        yield Checked("proof", "another-key")
        return
    if not proof.checkpoints or not proof.entries:
        yield Checked("proof", "proof-empty")
        return
    yield from _checkpoints(proof)
    yield from _entries(proof)
    yield from _timestamps(proof, roots or {})


def _checkpoints(proof: CaseProof) -> Iterator[Checked]:
    last = proof.checkpoints[-1].checkpoint
    for one in proof.checkpoints:
        point, item = one.checkpoint, f"checkpoint {one.checkpoint.id}"
        if not checkpoints.holds(point, proof.public_key):
            yield Checked(item, "bad-signature")
        elif not merkle.consistent(point.count, last.count, one.path, point.root, last.root):
            yield Checked(item, "checkpoint-inconsistent")
        else:
            yield Checked(item)


def _entries(proof: CaseProof) -> Iterator[Checked]:
    seen = -1
    for entry in proof.entries:
        code = _defect(proof, entry)
        if not code and entry.index <= seen:
            code = "entry-twice"
        seen = max(seen, entry.index)
        yield Checked(entry.item, code)


def _defect(proof: CaseProof, entry: ProvenEntry) -> str:
    """Return the code of the first thing that is wrong with an entry, or nothing."""
    header, last = entry.header, proof.checkpoints[-1].checkpoint
    if header.keys() - {"commitment"} != _HEADER or header["seq"] != entry.index + 1:
        return "header-changed"
    if header["case_id"] != proof.case_id:
        return "another-case"
    link = entry.link
    if not merkle.included(link, entry.index, last.count, entry.path, last.root):
        return "chain-broken"
    if not signed(proof.public_key, entry.signature, link):
        return "bad-signature"
    return _body_defect(entry)


def _body_defect(entry: ProvenEntry) -> str:
    shown = entry.body is not None or bool(entry.salt)
    if "commitment" not in entry.header:
        return "body-unproven" if shown or entry.withheld else ""
    if entry.withheld:
        return "body-unproven" if shown else ""
    if entry.body is None:
        return "body-missing"
    bound = len(entry.salt) == chain.SALT and chain.commitment(entry.salt, entry.body).hex()
    return "" if bound == entry.header["commitment"] else "body-changed"


def _timestamps(proof: CaseProof, roots: Mapping[str, str]) -> Iterator[Checked]:
    known = {one.checkpoint.id: one.checkpoint for one in proof.checkpoints}
    for stamp in proof.timestamps:
        item = f"timestamp {stamp.authority} {stamp.checkpoint_id}"
        point = known.get(stamp.checkpoint_id)
        yield Checked(item, "stamp-unknown" if point is None else _stamp_defect(stamp, point, roots))


def _stamp_defect(stamp: ProvenTimestamp, point: Checkpoint, roots: Mapping[str, str]) -> str:
    try:
        at = stamped_at(stamp.token, checkpoints.document(point), roots.get(stamp.authority, stamp.roots))
    except TokenRefused as problem:
        return f"stamp-{problem.code}"
    return "" if ProvenTimestamp.model_validate({**stamp.row(), "stamped_at": at}) == stamp else "stamp-time"
