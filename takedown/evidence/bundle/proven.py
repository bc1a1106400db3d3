"""Whether the files of a bundle are those that the ledger tells of, and whether its proof holds."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from takedown.cases.event import EventKind
from takedown.evidence import proof
from takedown.evidence.bundle import layout, stamps
from takedown.evidence.bundle.bag import fingerprint, sha256
from takedown.evidence.bundle.card import CARD_FIELDS, CARD_VERSION
from takedown.evidence.canonical import canonical

Checked = tuple[str, str]
Files = Mapping[str, bytes]

CAPTURE_PARTS = {"text": "page.txt", "warc": "page.warc", "picture": "page.png"}
"""The name in a ``captured`` entry, and the file's."""
LARGEST_JSON = 256 * 1024 * 1024
"""Bytes of a file that is read as JSON; an export that would be longer is refused."""
_NOTHING = sha256(b"")
_NUMBER = re.compile(r"data/(sightings|captures|timestamps)/([0-9]+)[./]")


def proven(files: Files, public: bytes | None) -> Iterator[Checked]:
    """Yield each thing checked as item and code, the code empty where it is sound.

    Args:
        files: the bundle's, by name.
        public: the key in the bag, which the proof must be by; ``None``: it can't be read.
    """
    card = _card(files)
    if layout.CASE in files:
        yield layout.CASE, _card_defect(card, public)
    if layout.PROOF not in files or layout.ENTRIES not in files:
        return
    case = _case(files)
    if case is None:
        yield layout.PROOF, "structure"
        return
    for one in proof.check(case, public_key=public):
        yield one.item, one.code
    yield layout.PROOF, "" if card is None or card.get("case") == case.case_id else "another-case"
    yield from _sightings(files, case)
    yield from _captures(files, case)
    yield from _timestamps(files, case)


def _card(files: Files) -> dict[str, Any] | None:
    found = _json(files.get(layout.CASE, b""))
    return found if isinstance(found, dict) and canonical(found) == files[layout.CASE] else None


def _card_defect(card: dict[str, Any] | None, public: bytes | None) -> str:
    if card is None or card.keys() != CARD_FIELDS.keys() or card["schema"] != CARD_VERSION:
        return "structure"
    if not all(isinstance(card[name], kind) for name, kind in CARD_FIELDS.items()):
        return "structure"
    return "" if public is None or card["key"] == fingerprint(public) else "key-differs"


def _case(files: Files) -> proof.CaseProof | None:
    """Return the proof that two files hold together, or ``None`` where they hold none in the one spelling."""
    if len(files[layout.ENTRIES]) > LARGEST_JSON:
        return None
    lines = files[layout.ENTRIES].split(b"\n")
    whole = _json(files[layout.PROOF])
    if lines.pop() != b"" or not isinstance(whole, dict) or canonical(whole) != files[layout.PROOF]:
        return None
    entries = [_json(line) for line in lines]
    try:
        case = proof.read(canonical({**whole, "entries": entries}))
    except (proof.ProofUnreadable, ValueError, TypeError, RecursionError):
        return None
    return case if all(canonical(one) == line for one, line in zip(entries, lines, strict=True)) else None


def _json(content: bytes) -> Any:
    """Return what JSON says, or ``None``: too large, too deep, not UTF-8, a number that is none."""
    try:
        found = json.loads(content.decode()) if len(content) <= LARGEST_JSON else None
        canonical(found)
    except (ValueError, TypeError, RecursionError):
        return None
    return found


def _sightings(files: Files, case: proof.CaseProof) -> Iterator[Checked]:
    there = {f"data/sightings/{number}/manifest.json" for number in _numbers(files, "sightings")}
    known = {name: (files.get(name, b""),) for name in there}
    yield from _told(known, {entry.item: (canonical(entry.body),) for entry in _of(case, EventKind.SIGHTING)})


def _captures(files: Files, case: proof.CaseProof) -> Iterator[Checked]:
    known = {}
    for number in _numbers(files, "captures"):
        folder = f"data/captures/{number}/"
        parts = (sha256(files.get(folder + name, b"")) for name in CAPTURE_PARTS.values())
        known[folder + "manifest.json"] = (files.get(folder + "manifest.json", b""), *parts)
    yield from _told(known, {entry.item: _captured(entry.body or {}) for entry in _of(case, EventKind.CAPTURED)})


def _captured(body: dict[str, Any]) -> tuple[object, ...]:
    """Return a capture as the ledger tells of it: a part that isn't there has no digest, or that of nothing."""
    sums = body.get("sha256")
    told = sums if isinstance(sums, dict) else {}
    return canonical(body.get("manifest")), *(told.get(name) or _NOTHING for name in CAPTURE_PARTS)


def _of(case: proof.CaseProof, kind: EventKind) -> Iterator[proof.ProvenEntry]:
    """Yield the entries of a kind whose content is shown."""
    return (one for one in case.entries if one.header.get("kind") == kind.value and one.body is not None)


def _told(known: Mapping[str, tuple[object, ...]], told: Mapping[str, tuple[object, ...]]) -> Iterator[Checked]:
    """Hold files against entries, whichever belongs to which: each must have its like on the other side."""
    wanted, there = Counter(map(repr, told.values())), Counter(map(repr, known.values()))
    for name in sorted(known):
        content = repr(known[name])
        yield f"{name} (ledger)", "" if there[content] <= wanted[content] else "not-in-ledger"
    for item, body in told.items():
        if there[repr(body)] < wanted[repr(body)]:
            yield item, "file-missing"


def _timestamps(files: Files, case: proof.CaseProof) -> Iterator[Checked]:
    """Yield whether the files that ``openssl ts`` is given are those of the proof, whose tokens were checked."""
    for name, content in stamps.files(case):
        yield f"{name} (ledger)", "" if files.get(name) == content else "timestamp-file"
    for number in _numbers(files, "timestamps"):
        if number > len(case.timestamps):
            yield f"data/timestamps/{number}", "not-in-ledger"


def _numbers(files: Files, folder: str) -> list[int]:
    found = (_NUMBER.match(name) for name in files)
    return sorted({int(one[2]) for one in found if one is not None and one[1] == folder})
