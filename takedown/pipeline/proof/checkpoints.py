"""Checkpoints: how the ledger stands is written down and signed, and a timestamp queued at each authority."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from takedown.cases.checkpoint import Checkpoint, Timestamp
from takedown.cases.event import EventKind
from takedown.cases.noun import new_id
from takedown.evidence import checkpoint as checkpoints
from takedown.evidence.merkle import Growing
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CHECKPOINTS, TIMESTAMPS
from takedown.store import Transaction

OWN = frozenset({EventKind.CHECKPOINT_MADE.value, EventKind.TIMESTAMPED.value})
"""What checkpoints themselves add to the ledger; for these alone none is made."""


def latest(tx: Transaction) -> Checkpoint | None:
    """Return the last checkpoint."""
    rows = tx.rows(CHECKPOINTS.table, order_by="-count", limit=1)
    return CHECKPOINTS.noun.of(rows[0]) if rows else None


def is_due(tx: Transaction, at: datetime) -> bool:
    """Return whether the day's checkpoint is to be made: something happened since the last one."""
    last = latest(tx)
    return checkpoints.is_due(last.made_at if last else None, at) and news(tx, last.count if last else 0)


def make(session: Session, tx: Transaction, at: datetime) -> Checkpoint | None:
    """Make a checkpoint over all that the ledger holds, and queue it for each authority; none of an empty ledger."""
    tx.get("ledger_head", "head")  # from here on nobody else appends
    growing, last = Growing(), b""
    for last in links(tx):
        growing.add(last)
    if not growing.size:
        return None
    point = checkpoints.made(session.ledger.signer, at, growing.size, last, growing.root())
    asked = [
        Timestamp(id=new_id(), checkpoint_id=point.id, authority=authority.name, queued_at=at)
        for authority in session.settings.timestamps
    ]
    CHECKPOINTS.put(tx, point)
    TIMESTAMPS.put_all(tx, asked)
    session.ledger.append(tx, EventKind.CHECKPOINT_MADE, None, point.id, facts(point, asked))
    return point


def facts(point: Checkpoint, asked: list[Timestamp]) -> dict[str, object]:
    """Return the ledger's entry of a checkpoint, with what was queued for it."""
    return {**point.row(), "asked": [{"id": stamp.id, "authority": stamp.authority} for stamp in asked]}


def links(tx: Transaction) -> Iterator[bytes]:
    """Yield the link of each entry of the ledger."""
    return (bytes(row["chain"]) for row in tx.each("ledger", order_by="seq", raw=True))


def news(tx: Transaction, after: int) -> bool:
    """Return whether anything but checkpoints and their timestamps came after entry ``after``."""
    return any(row["kind"] not in OWN for row in tx.each("ledger", order_by="seq", after=after, raw=True))
