"""Prove: the ledger is recomputed, its checkpoints too, and what the tables say is held against its events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from takedown.evidence.anchor import Anchor
from takedown.pipeline.proof import prove_rows, prove_stamps
from takedown.pipeline.proof.prove_told import told
from takedown.pipeline.session import Session
from takedown.store import Transaction


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing checked.

    ``item``: ``entry <number>``, ``head``, ``checkpoint <id>``, ``timestamp <id>``, ``anchor``, or the id of what the
    entries tell of.
    """

    item: str
    code: str = ""

    @property
    def ok(self) -> bool:
        """Return whether nothing is wrong with it."""
        return not self.code


def verify_ledger(session: Session, anchor: Anchor | None = None) -> Iterator[Proof]:
    """Yield each thing checked: entries, head, checkpoints, timestamps, matches, notices, and whatever else is wrong.

    The tables are only looked at where the chain is sound: on a broken one they would mean nothing.

    Args:
        session: the open vault.
        anchor: a checkpoint that was kept elsewhere; a whole database that was put back as it was before then, or
            written anew, is found by it, and by nothing else.
    """
    with session.store.read() as tx:
        yield from verify(session, tx, anchor)


def verify(session: Session, tx: Transaction, anchor: Anchor | None = None) -> Iterator[Proof]:
    """Yield the same of what ``tx`` sees."""
    sound, roots = True, prove_stamps.Roots(tx, anchor)
    for checked in session.ledger.verify(tx):
        sound = sound and not checked.code
        if checked.seq:
            roots.add(checked.link)
        yield Proof(f"entry {checked.seq}" if checked.seq else "head", checked.code)
    if anchor is not None:
        yield Proof("anchor", prove_stamps.anchor_defect(session, roots, anchor))
    if sound:
        found = (*prove_stamps.every(session, tx, roots), *prove_rows.every(tx, told(tx)))
        yield from (Proof(item, code) for item, code in found)
