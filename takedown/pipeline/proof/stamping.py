"""Stamp: the day's checkpoint of the ledger, dated by authorities; and the proof of one case that rests on both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from takedown.cases.checkpoint import Checkpoint, Timestamp, TimestampState
from takedown.cases.noun import now
from takedown.evidence import anchor as anchors
from takedown.evidence import chain
from takedown.evidence.anchor import Anchor, NotAnAnchor
from takedown.evidence.merkle import Tree
from takedown.evidence.proof import CaseProof, ProvenCheckpoint, ProvenEntry, ProvenTimestamp
from takedown.pipeline.keeping.outfile import new_file
from takedown.pipeline.proof import authorities, checkpoints
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CHECKPOINTS, TIMESTAMPS, NotFound
from takedown.store import Row, Transaction

_LARGEST_ANCHOR = 4 * 1024 * 1024
"""Bytes; one with two tokens has about 40 KiB."""


def stamp_due(session: Session, at: datetime) -> list[Timestamp]:
    """Make the day's checkpoint when entries were added since the last, and ask the authorities that are due.

    Nobody is contacted unless the settings name an authority. Returns what was asked, stamped or not.
    """
    with session.store.read() as tx:
        due = checkpoints.is_due(tx, at)
    if due:
        with session.store.begin() as tx:
            tx.get("ledger_head", "head")  # whoever was faster has made it by now
            if checkpoints.is_due(tx, at):
                checkpoints.make(session, tx, at)
    return authorities.ask(session, at, lambda stamp: authorities.is_due(stamp, at))


def stamp_now(session: Session, at: datetime) -> tuple[Checkpoint | None, list[Timestamp]]:
    """Make a checkpoint of what isn't in one yet, and ask every authority that hasn't stamped the last one.

    Returns:
        The last checkpoint, ``None`` of an empty ledger, and its timestamps.
    """
    with session.store.begin() as tx:
        tx.get("ledger_head", "head")  # nobody else makes one meanwhile
        if _lacks(session, tx):
            checkpoints.make(session, tx, at)
    authorities.ask(session, at, lambda _stamp: True)
    with session.store.read() as tx:
        last = checkpoints.latest(tx)
        return last, TIMESTAMPS.all(tx, order_by="authority", checkpoint_id=last.id) if last else []


def _lacks(session: Session, tx: Transaction) -> bool:
    """Return whether the last checkpoint leaves something out: an entry, or an authority that may still stamp it."""
    last = checkpoints.latest(tx)
    if last is None or checkpoints.news(tx, last.count):
        return True
    open_or_done = (TimestampState.QUEUED, TimestampState.STAMPED)
    held = {stamp.authority for stamp in _stamps(tx, last) if stamp.state in open_or_done}
    return not {authority.name for authority in session.settings.timestamps} <= held


def proof_of(session: Session, tx: Transaction, case_id: str) -> CaseProof:
    """Return the proof of all entries of one case; a checkpoint is made first if the last one doesn't cover them.

    Args:
        session: see there.
        tx: a writing transaction.
        case_id: whose.

    Raises:
        NotFound: the ledger tells of no such case.
    """
    rows = tx.rows("ledger", order_by="seq", case_id=case_id)
    if not rows:
        raise NotFound(noun="case", id=case_id)
    last = checkpoints.latest(tx)
    if last is None or last.count < rows[-1]["seq"]:
        last = checkpoints.make(session, tx, now())
    if last is None:
        raise RuntimeError("empty")
    links = list(checkpoints.links(tx))[: last.count]
    tree = Tree(links)
    stamps = _telling(tx, [row["seq"] for row in rows])
    return CaseProof(
        case_id=case_id,
        public_key=session.ledger.signer.public_key(),
        checkpoints=_proven(tx, tree, stamps, last),
        entries=tuple(_entry(row, links, tree) for row in rows),
        timestamps=tuple(map(_proven_stamp, stamps)),
    )


def write_anchor(session: Session, file: Path) -> Anchor:
    """Write the last checkpoint that somebody dated, or the last one, to a new file, and return it.

    Raises:
        NotFound: there is no checkpoint.
        FileThere, FileUnwritable, DiskFull: nothing was written.
    """
    with session.store.read() as tx:
        anchor = _anchor(session, tx)
    with new_file(file) as out:
        out.write(anchors.written(anchor))
    return anchor


def read_anchor(file: Path) -> Anchor:
    """Return what ``write_anchor`` wrote.

    Raises:
        NotAnAnchor: the file isn't there, or isn't one.
    """
    try:
        with file.open("rb") as held:
            return anchors.read(held.read(_LARGEST_ANCHOR), str(file))
    except OSError:
        raise NotAnAnchor(file=str(file)) from None


def _anchor(session: Session, tx: Transaction) -> Anchor:
    stamps = TIMESTAMPS.all(tx, order_by="stamped_at", state=TimestampState.STAMPED.value)
    dated = {stamp.checkpoint_id for stamp in stamps}
    points = CHECKPOINTS.all(tx, order_by="count")
    point = next((one for one in reversed(points) if one.id in dated), points[-1] if points else None)
    if point is None:
        raise NotFound(noun="checkpoint", id="-")
    return Anchor(
        public_key=session.ledger.signer.public_key(),
        checkpoint=point,
        timestamps=tuple(_proven_stamp(stamp) for stamp in stamps if stamp.checkpoint_id == point.id),
    )


def _entry(row: Row, links: Sequence[bytes], tree: Tree) -> ProvenEntry:
    index = row["seq"] - 1
    opens = row["commitment"] is not None and row["body"] is not None
    return ProvenEntry(
        header=chain.header(row),
        previous=links[index - 1] if index else chain.START,
        leaf=row["leaf"],
        signature=row["signature"],
        index=index,
        path=tuple(tree.inclusion(index)),
        salt=bytes.fromhex(row["salt"]) if opens else b"",
        body=row["body"] if opens else None,
    )


def _telling(tx: Transaction, numbers: list[int]) -> list[Timestamp]:
    """Return the tokens that are the earliest of their authority for any of the entries ``numbers``, which rise."""
    counts = {row["id"]: row["count"] for row in tx.each(CHECKPOINTS.table)}
    stamps = TIMESTAMPS.all(tx, order_by="stamped_at", state=TimestampState.STAMPED.value)
    stamps.sort(key=lambda stamp: counts[stamp.checkpoint_id])
    covered: dict[str, int] = {}
    telling = []
    for stamp in stamps:
        before, count = covered.get(stamp.authority, 0), counts[stamp.checkpoint_id]
        if bisect_right(numbers, before) < bisect_right(numbers, count):
            telling.append(stamp)
            covered[stamp.authority] = count
    return telling


def _stamps(tx: Transaction, point: Checkpoint) -> list[Timestamp]:
    return TIMESTAMPS.all(tx, order_by="authority", checkpoint_id=point.id)


def _proven(tx: Transaction, tree: Tree, stamps: list[Timestamp], last: Checkpoint) -> tuple[ProvenCheckpoint, ...]:
    """Return the checkpoints that were stamped, each shown to be a beginning of the last one, and the last one."""
    ids = {stamp.checkpoint_id for stamp in stamps} | {last.id}
    points = [point for point in CHECKPOINTS.each(tx, order_by="count") if point.id in ids]
    return tuple(ProvenCheckpoint(checkpoint=point, path=tuple(tree.consistency(point.count))) for point in points)


def _proven_stamp(stamp: Timestamp) -> ProvenTimestamp:
    return ProvenTimestamp(
        checkpoint_id=stamp.checkpoint_id,
        authority=stamp.authority,
        stamped_at=stamp.stamped_at or stamp.queued_at,
        token=stamp.token,
        roots=stamp.roots,
    )
