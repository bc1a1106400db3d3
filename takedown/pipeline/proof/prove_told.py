"""What the ledger's entries tell, folded: what is there, how it stands, and what was seen, by table and id."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from takedown.cases.event import EventKind
from takedown.store import Row, Transaction

_E = EventKind
_BEGUN = {
    _E.CASE_OPENED: "cases",
    _E.CONSENT_RECORDED: "consents",
    _E.MEDIA_REGISTERED: "media",
    _E.ADDRESS_REPORTED: "matches",
    _E.SIGHTING: "matches",
    _E.NOTICE_DRAFTED: "notices",
    _E.NEGATIVE_ADDED: "negatives",
    _E.CAUTION_RAISED: "cautions",
}
"""What an event says is there from then on; an imported list is one event, which names what it brought by table."""
_IMPORTED = ("media", "negatives")
_MOVED: dict[EventKind, tuple[str, ...]] = {
    _E.MATCH_DECIDED: ("state",),
    _E.NOTICE_MOVED: ("state", "sent_at"),
    _E.CAUTION_DECIDED: ("state",),
}
"""The columns that an event moves, where its body names them."""
CAPTURED = ("state", "reasons", "manifest", "sha256")
"""What the entry of a capture says of it."""


@dataclass(slots=True)
class Told:
    """The entries of the cases that weren't erased.

    Attributes:
        begun: the case of each id that must be there, by table. erased: cases.
        stands: columns by id, as events moved them. withdrawn: when each case's consent was last taken back, as the
            number of an entry; consents: the entry of each.
        seen: manifests by match. verdicts: by match and address, since its last sighting. looks: how often whom saw
            the context of which match, or the picture, by match, name and kind.
        dispatched, replied: bodies by id, with the notice. captured: what each capture of a match holds.
    """

    begun: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    erased: set[str] = field(default_factory=set)
    stands: defaultdict[str, dict[str, object]] = field(default_factory=lambda: defaultdict(dict))
    withdrawn: dict[str, int] = field(default_factory=dict)
    consents: dict[str, int] = field(default_factory=dict)
    seen: defaultdict[str, list[object]] = field(default_factory=lambda: defaultdict(list))
    verdicts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    looks: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    dispatched: dict[str, dict[str, Any]] = field(default_factory=dict)
    replied: dict[str, dict[str, Any]] = field(default_factory=dict)
    captured: defaultdict[str, list[object]] = field(default_factory=lambda: defaultdict(list))


def told(tx: Transaction) -> Told:
    """Return what all entries tell, in order."""
    found = Told()
    for row in tx.each("ledger", order_by="seq", kind=[*_BEGUN, *_MOVED, *_FOLDS]):
        if row["body"] is None:
            continue
        kind = EventKind(row["kind"])
        if kind in _BEGUN:
            found.begun[_BEGUN[kind]][row["subject"]] = row["case_id"] or ""
        if kind in _MOVED:
            found.stands[row["subject"]] |= {name: row["body"][name] for name in _MOVED[kind] if name in row["body"]}
        if kind in _FOLDS:
            with suppress(KeyError):  # entries of the program's first days say less
                _FOLDS[kind](found, row)
    return found


def _imported(found: Told, row: Row) -> None:
    for table in _IMPORTED:  # entries of the program's first days have their number alone
        found.begun[table].update(dict.fromkeys(row["body"].get(table, ()), row["case_id"] or ""))


def _sighted(found: Told, row: Row) -> None:
    found.seen[row["subject"]].append(row["body"])
    found.verdicts.pop(row["subject"], None)


def _rechecked(found: Told, row: Row) -> None:
    url, verdict = row["body"]["url"], row["body"]["verdict"]
    found.verdicts[row["subject"]][url] = verdict


def _negative_removed(found: Told, row: Row) -> None:
    found.begun["negatives"].pop(row["subject"], None)


def _closed(found: Told, row: Row) -> None:
    found.stands[row["subject"]]["status"] = "closed"


def _erased(found: Told, row: Row) -> None:
    found.erased.add(row["subject"])


def _edited(found: Told, row: Row) -> None:
    """Take out what another answer about the age had deleted; a closed case may have been opened again."""
    if "status" in row["body"]:
        found.stands[row["subject"]]["status"] = row["body"]["status"]
    for table in row["body"].get("deleted", ()):
        for item in _of(found, table, row["case_id"]):
            del found.begun[table][item]
    for table, held in (("sightings", found.seen), ("captures", found.captured)):
        if table in row["body"].get("deleted", ()):
            for match in _of(found, "matches", row["case_id"]):
                held.pop(match, None)


def _of(found: Told, table: str, case_id: str) -> list[str]:
    return [item for item, of_case in found.begun[table].items() if of_case == case_id]


def _consented(found: Told, row: Row) -> None:
    found.consents[row["subject"]] = row["seq"]


def _withdrawn(found: Told, row: Row) -> None:
    found.withdrawn[row["case_id"]] = row["seq"]


def _dispatched(found: Told, row: Row) -> None:
    found.dispatched[row["body"]["dispatch"]] = {**row["body"], "notice_id": row["subject"]}


def _replied(found: Told, row: Row) -> None:
    found.replied[row["body"]["reply"]] = {**row["body"], "notice_id": row["subject"]}


def _looked(found: Told, row: Row) -> None:
    kind = "picture" if row["kind"] == _E.PICTURE_SEEN else "context"
    found.looks[row["body"].get("match", row["subject"]), str(row["body"].get("by", "")), kind] += 1


def _captured(found: Told, row: Row) -> None:
    found.captured[row["body"]["match"]].append({name: row["body"].get(name) for name in CAPTURED})


def _raised(found: Told, row: Row) -> None:
    """Keep what a caution is about; what raised it once more changes nothing."""
    about = {"kind": row["body"]["kind"], "media_id": row["body"]["media"], "match_id": row["body"]["match"]}
    found.stands[row["subject"]] = {"state": "held", **found.stands[row["subject"]], **about}


_FOLDS: dict[EventKind, Callable[[Told, Row], None]] = {
    _E.HASHES_IMPORTED: _imported,
    _E.SIGHTING: _sighted,
    _E.RECHECKED: _rechecked,
    _E.NEGATIVE_REMOVED: _negative_removed,
    _E.CASE_CLOSED: _closed,
    _E.CASE_ERASED: _erased,
    _E.CASE_EDITED: _edited,
    _E.CONSENT_RECORDED: _consented,
    _E.CONSENT_WITHDRAWN: _withdrawn,
    _E.NOTICE_DISPATCHED: _dispatched,
    _E.REPLY_RECEIVED: _replied,
    _E.CONTEXT_SEEN: _looked,
    _E.PICTURE_SEEN: _looked,
    _E.CAPTURED: _captured,
    _E.CAUTION_RAISED: _raised,
}
