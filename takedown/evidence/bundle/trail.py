"""The way from one file to a checkpoint as sums that ``sha256sum`` alone can do: what goes in, and what must come out.

The same arithmetic as ``chain`` and ``merkle`` (RFC 9162, 2.1.3.2 and 2.1.4.2), written down step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from takedown.cases.checkpoint import Checkpoint
from takedown.evidence.canonical import canonical
from takedown.evidence.proof import CaseProof, ProvenCheckpoint, ProvenEntry


@dataclass(frozen=True, slots=True)
class Sum:
    """One SHA-256: over ``before`` (hex), the words ``text`` or the bytes of ``file``, and ``after`` (hex).

    Attributes:
        step: ``commitment``, ``link``, ``leaf``, ``node``; ``older`` and ``newer``: of the earlier checkpoint's root
            and of the last one's.
        result: what must come out, hex.
    """

    step: str
    before: str
    result: str
    text: str = ""
    file: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """The sums for one file, the number of its entry, and the checkpoints that they lead to.

    Attributes:
        stamped: the earliest timestamped checkpoint that covers the entry; ``None`` where there is none.
        stamp: the number of that timestamp's files.
    """

    file: str
    entry: int
    last: Checkpoint
    sums: tuple[Sum, ...]
    stamped: Checkpoint | None = None
    stamp: int = 0


def trail(case: CaseProof, entry: ProvenEntry, file: str) -> Trail:
    """Return the way from ``file``, which holds the entry's body, to the last checkpoint and the first timestamp."""
    last = case.checkpoints[-1].checkpoint
    sums = [*_committed(entry, file), *_included(entry, last)]
    first = case.existed_by(entry)
    if first is None:
        return Trail(file, entry.index + 1, last, tuple(sums))
    point = next(one for one in case.checkpoints if one.checkpoint.id == first.checkpoint_id)
    stamped, number = point.checkpoint, case.timestamps.index(first) + 1
    return Trail(file, entry.index + 1, last, (*sums, *_consistent(point, last)), stamped, number)


def _committed(entry: ProvenEntry, file: str) -> Iterator[Sum]:
    yield Sum("commitment", "03" + entry.salt.hex(), str(entry.header["commitment"]), file=file)
    header = canonical(entry.header).decode()
    yield Sum("link", "01" + entry.previous.hex(), entry.link.hex(), text=header, after=entry.leaf.hex())


def _included(entry: ProvenEntry, last: Checkpoint) -> Iterator[Sum]:
    found = _sum("leaf", "00" + entry.link.hex())
    yield found
    for step, left in zip(entry.path, _sides(entry.index, last.count), strict=False):
        found = _node("node", step.hex(), found.result, left=left)
        yield found


def _consistent(point: ProvenCheckpoint, last: Checkpoint) -> Iterator[Sum]:
    """Yield the sums that lead to both roots; the older root comes out of those that take their step from the left."""
    first = point.checkpoint
    if first.count == last.count:
        return
    power = first.count & (first.count - 1) == 0
    steps: Sequence[bytes] = [first.root, *point.path] if power else point.path
    older = newer = steps[0].hex()
    at, size = first.count - 1, last.count - 1
    while at & 1:
        at, size = at >> 1, size >> 1
    for step, left in zip(steps[1:], _sides(at, size + 1), strict=False):
        if left:
            made = _node("older", step.hex(), older, left=True)
            older = made.result
            yield made
        made = _node("newer", step.hex(), newer, left=left)
        newer = made.result
        yield made


def _sides(index: int, size: int) -> Iterator[bool]:
    """Yield of each step of a path whether it stands on the left."""
    at, last = index, size - 1
    while True:
        left = bool(at & 1) or at == last
        if left:
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        yield left
        at, last = at >> 1, last >> 1


def _node(step: str, other: str, own: str, *, left: bool) -> Sum:
    return _sum(step, "01" + (other + own if left else own + other))


def _sum(step: str, before: str) -> Sum:
    return Sum(step, before, sha256(bytes.fromhex(before)).hexdigest())
