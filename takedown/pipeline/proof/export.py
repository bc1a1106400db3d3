"""Export: the evidence of one case in one file, for somebody who investigates; nothing is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from takedown import __version__
from takedown.cases.event import EventKind
from takedown.evidence.bundle.bag import File, bagged, fingerprint
from takedown.evidence.bundle.box import packed
from takedown.pipeline.keeping.outfile import new_file
from takedown.pipeline.proof.gather import Gathered, gathered
from takedown.pipeline.proof.payload import payload
from takedown.pipeline.session import Session
from takedown.vault.age import Lock, ToRecipients, lock


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many files are in it, how many addresses, and the key's fingerprint to hold it against."""

    items: int
    copies: int
    key: str
    whole: bool
    stamped: bool

    def told(self, *, locked: bool) -> tuple[str, ...]:
        """Return what the person should know of the file, as codes (``bundle-<code>`` in ``locale/``)."""
        said = {"minor": not self.whole, "not-locked": not locked, "no-stamps": not self.stamped}
        return tuple(code for code, holds in said.items() if holds)


def export(session: Session, case_id: str, out: Path, under: Lock | None = None) -> Exported:
    """Write the bundle of a case into a new file (0600), whole or not at all, and note in the ledger that it was.

    Args:
        session: the open vault. case_id: open or closed; under 18, or unsure: addresses and the ledger alone.
        out: the new file.
        under: what it is locked with (age); ``None``: not at all.

    Raises:
        NotFound, CaseNotOpen: there is no such case, or it was erased. Nothing was written, as with the others.
        BundleTooLarge: more than the container can hold.
        BadRecipient, EmptyPassphrase, NotEnoughMemory: it can't be locked so.
        FileThere, FileUnwritable, DiskFull: it can't be written.
    """
    if isinstance(under, ToRecipients):
        under.parsed()
    found = gathered(session, case_id)
    with new_file(out) as file:
        return _written(session, found, file, under)


def in_memory(session: Session, case_id: str, under: Lock | None = None) -> tuple[bytes, Exported]:
    """Return the same as bytes, for whoever takes them elsewhere; nothing is written but that it was made.

    Raises:
        NotFound, CaseNotOpen, BundleTooLarge, BadRecipient, EmptyPassphrase, NotEnoughMemory: nothing was made.
    """
    file = BytesIO()
    done = _written(session, gathered(session, case_id), file, under)
    return file.getvalue(), done


def _written(session: Session, found: Gathered, file: IO[bytes], under: Lock | None) -> Exported:
    passing = _Passing()
    files = passing.files(bagged(payload(session, found), _info(found), session.ledger.signer))
    chunks = passing.chunks(packed(files))
    if under is None:
        file.writelines(chunks)
    else:
        lock(chunks, file, under)
    _note(session, found, under, passing.digest.hexdigest())
    proof = found.proof
    return Exported(
        passing.count, len(found.matches), fingerprint(proof.public_key), found.whole, bool(proof.timestamps)
    )


class _Passing:
    """Counts the files, and takes the digest of the container, while both pass."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.count = 0

    def files(self, files: Iterable[File]) -> Iterator[File]:
        for file in files:
            self.count += 1
            yield file

    def chunks(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.digest.update(chunk)
            yield chunk


def _info(found: Gathered) -> dict[str, str]:
    return {
        "Bagging-Date": f"{found.at:%Y-%m-%d}",
        "External-Identifier": found.case.id,
        "Bag-Software-Agent": f"takedown {__version__}",
    }


def _note(session: Session, found: Gathered, under: Lock | None, digest: str) -> None:
    """Note to which keys it was locked, by their digests alone: a key may be somebody's name elsewhere."""
    to = [hashlib.sha256(key.encode()).hexdigest() for key in under.keys] if isinstance(under, ToRecipients) else []
    how = "nothing" if under is None else "keys" if to else "passphrase"
    body: dict[str, object] = {"sha256": digest, "locked": how, "to": to, "copies": len(found.matches)}
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.EVIDENCE_EXPORTED, found.case.id, found.case.id, body)
