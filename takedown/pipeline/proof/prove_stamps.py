"""Checkpoints and timestamps held against the ledger: roots recomputed, signatures, tokens, and what events tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from takedown.cases.checkpoint import Checkpoint, Timestamp, TimestampState
from takedown.cases.event import EventKind
from takedown.cases.noun import rfc3339
from takedown.evidence import anchor as anchors
from takedown.evidence import checkpoint as checkpoints
from takedown.evidence.anchor import Anchor
from takedown.evidence.merkle import Growing
from takedown.evidence.timestamps import TokenRefused, stamped_at
from takedown.pipeline.proof import authorities
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CHECKPOINTS, TIMESTAMPS
from takedown.store import Row, Transaction

Wrong = tuple[str, str]
_AT_WORK = ("asked_at", "tries", "why")
"""What changes with each try while nothing came of it; no entry tells of it, and nothing rests on it."""


class Roots:
    """The last link and the root at each count that a checkpoint speaks of, from links that come one by one."""

    def __init__(self, tx: Transaction, anchor: Anchor | None) -> None:
        self._growing = Growing()
        self._wanted = {row["count"] for row in tx.each(CHECKPOINTS.table)}
        if anchor is not None:
            self._wanted.add(anchor.checkpoint.count)
        self._found: dict[int, tuple[bytes, bytes]] = {}

    @property
    def count(self) -> int:
        """Return how many links there were."""
        return self._growing.size

    def add(self, link: bytes) -> None:
        """Take the next link."""
        self._growing.add(link)
        if self._growing.size in self._wanted:
            self._found[self._growing.size] = (link, self._growing.root())

    def hold(self, point: Checkpoint) -> bool:
        """Return whether the ledger stood so; not where it has fewer entries."""
        return self._found.get(point.count) == (point.chain, point.root)


def anchor_defect(session: Session, roots: Roots, anchor: Anchor) -> str:
    """Return what is wrong with the ledger by what was kept elsewhere, or with that itself."""
    if anchor.public_key != session.ledger.signer.public_key():
        return "another-key"
    if code := next(anchors.defects(anchor), ""):
        return code
    if roots.count < anchor.checkpoint.count:
        return "anchor-beyond"
    return "" if roots.hold(anchor.checkpoint) else "anchor-differs"


def every(session: Session, tx: Transaction, roots: Roots) -> Iterator[Wrong]:
    """Yield each checkpoint and each timestamp, sound or not, and those that aren't there any more."""
    made = {row["subject"]: row["body"] for row in _events(tx, EventKind.CHECKPOINT_MADE)}
    ended = {row["subject"]: row["body"] for row in _events(tx, EventKind.TIMESTAMPED)}
    points: dict[str, Checkpoint] = {}
    for row in tx.each(CHECKPOINTS.table, order_by="count"):
        code, point = _point(session, roots, row, made.get(row["id"]))
        if point is not None:
            points[row["id"]] = point
        yield f"checkpoint {row['id']}", code
    yield from ((f"checkpoint {item}", "row-missing") for item in made.keys() - _ids(tx, CHECKPOINTS.table))
    asked = {one["id"]: (item, body, one["authority"]) for item, body in made.items() for one in body["asked"]}
    for row in tx.each(TIMESTAMPS.table, order_by="queued_at"):
        yield f"timestamp {row['id']}", _stamp(row, asked.get(row["id"]), ended.get(row["id"]), points)
    yield from ((f"timestamp {item}", "row-missing") for item in asked.keys() - _ids(tx, TIMESTAMPS.table))


def _events(tx: Transaction, kind: EventKind) -> list[Row]:
    return tx.rows("ledger", order_by="seq", kind=kind.value)


def _ids(tx: Transaction, table: str) -> set[str]:
    return {row["id"] for row in tx.each(table)}


def _point(session: Session, roots: Roots, row: Row, event: dict[str, Any] | None) -> tuple[str, Checkpoint | None]:
    """Return what is wrong with a checkpoint's row, and the checkpoint where it can be read at all."""
    if event is None:
        return "row-unknown", None
    if {name: event[name] for name in event if name != "asked"} != row:
        return "state-differs", None
    point = Checkpoint.of(row)
    if not checkpoints.holds(point, session.ledger.signer.public_key()):
        return "bad-signature", point
    return "" if roots.hold(point) else "checkpoint-inconsistent", point


def _stamp(
    row: Row, asked: tuple[str, dict[str, Any], str] | None, ended: dict[str, Any] | None, points: dict[str, Checkpoint]
) -> str:
    """Return what is wrong with a timestamp's row."""
    if asked is None:
        return "row-unknown"
    try:
        stamp = Timestamp.of(row)
    except ValidationError:
        return "state-differs"
    if stamp.row() != row or authorities.facts(stamp) != (ended or _waiting(stamp, *asked)):
        return "state-differs"
    return _token_defect(stamp, points) if stamp.state is TimestampState.STAMPED else ""


def _waiting(stamp: Timestamp, checkpoint_id: str, event: dict[str, Any], authority: str) -> dict[str, object]:
    """Return the facts of a timestamp that is waited for still, as the entry of its checkpoint leads to them."""
    queued_at = Checkpoint.of({name: event[name] for name in event if name != "asked"}).made_at
    fresh = Timestamp(id=stamp.id, checkpoint_id=checkpoint_id, authority=authority, queued_at=queued_at)
    return authorities.facts(fresh.model_copy(update={name: getattr(stamp, name) for name in _AT_WORK}))


def _token_defect(stamp: Timestamp, points: dict[str, Checkpoint]) -> str:
    point = points.get(stamp.checkpoint_id)
    if point is None:
        return "stamp-unknown"
    try:
        at = stamped_at(stamp.token, checkpoints.document(point), stamp.roots)
    except TokenRefused as problem:
        return f"stamp-{problem.code}"
    same = stamp.stamped_at is not None and rfc3339(at) == rfc3339(stamp.stamped_at)
    return "" if same else "stamp-time"
