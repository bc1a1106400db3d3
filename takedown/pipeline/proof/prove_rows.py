"""What the tables say is held against what the ledger's entries tell; each yields what is wrong, by the row's id."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from takedown.cases.address import ABSENT
from takedown.pipeline.proof.prove_told import CAPTURED, Told
from takedown.store import Row, Transaction
from takedown.vault import Tampered

Wrong = tuple[str, str]
"""The id of a row, and a code; empty where it is as it should be."""
_FIRST: dict[str, dict[str, object]] = {
    "matches": {"state": "new"},
    "notices": {"state": "draft", "sent_at": None},
    "cautions": {"state": "held"},
    "cases": {"status": "open"},
}
"""The columns that events lead to, as they begin."""
_QUIET = ("cautions", "cases")
"""Tables of which only what is wrong is told."""


def every(tx: Transaction, told: Told) -> Iterator[Wrong]:
    """Yield every match and notice, sound or not, and whatever else isn't as the entries tell."""
    for table in _FIRST:
        yield from _moved(tx, told, table)
    yield from _gone(tx, told)
    yield from _sightings(tx, told)
    yield from _verdicts(tx, told)
    yield from _consents(tx, told)
    yield from _dispatches(tx, told)
    yield from _replies(tx, told)
    yield from _captures(tx, told)
    yield from _looks(tx, told)


def _moved(tx: Transaction, told: Told, table: str) -> Iterator[Wrong]:
    for row in tx.each(table, raw=True):
        item = row["id"]
        expected = {**_FIRST[table], **told.stands.get(item, {})}
        known = item in told.begun[table]
        if table == "cases" and item in told.erased:
            known, expected = True, {"status": "erased"}
        same = expected == {name: row[name] for name in expected}
        code = "row-unknown" if not known else "" if same else "state-differs"
        if code or table not in _QUIET:
            yield item, code


def _gone(tx: Transaction, told: Told) -> Iterator[Wrong]:
    for table, begun in told.begun.items():
        for item in sorted(begun.keys() - {row["id"] for row in tx.each(table, raw=True)}):
            yield item, "row-missing"


def _sightings(tx: Transaction, told: Told) -> Iterator[Wrong]:
    """Yield the matches whose sightings aren't those that the ledger keeps as well."""

    def facts(row: Row) -> object:
        return _opened(tx, "sightings", row, "manifest").get("manifest")

    yield from _kept_twice(tx, "sightings", told.seen, facts, ("sighting-differs", "sighting-missing"))


def _kept_twice(
    tx: Transaction,
    table: str,
    told: Mapping[str, list[object]],
    facts: Callable[[Row], object],
    codes: tuple[str, str],
) -> Iterator[Wrong]:
    """Yield the matches of which rows and entries don't tell the same: what is no entry's, and what no row has."""
    left = {match: list(entries) for match, entries in told.items()}
    for row in tx.each(table, raw=True):
        held = facts(row)
        if held in left.get(row["match_id"], ()):
            left[row["match_id"]].remove(held)
        else:
            yield row["match_id"], codes[0]
    yield from ((match, codes[1]) for match, entries in left.items() if entries)


def _verdicts(tx: Transaction, told: Told) -> Iterator[Wrong]:
    """Yield the matches whose last look found something else; without any look nothing is gone."""
    for row in tx.each("matches", raw=True):
        verdicts = told.verdicts.get(row["id"])
        url = _opened(tx, "matches", row, "url").get("url") if verdicts else None
        expected = verdicts.get(str(url)) if verdicts else None
        if row["verdict"] != expected if expected else row["verdict"] in ABSENT:
            yield row["id"], "verdict-differs"


def _consents(tx: Transaction, told: Told) -> Iterator[Wrong]:
    for row in tx.each("consents", raw=True):
        given = told.consents.get(row["id"])
        if given is None:
            yield row["id"], "row-unknown"
        elif (row["withdrawn_at"] is not None) != (told.withdrawn.get(row["case_id"], 0) > given):
            yield row["id"], "state-differs"


def _dispatches(tx: Transaction, told: Told) -> Iterator[Wrong]:
    """Yield letters that left without an entry, or whose entry tells otherwise. A person's word is an entry too."""
    left = dict(told.dispatched)
    for row in tx.each("dispatches", raw=True):
        entry = left.pop(row["id"], None)
        if entry is None:
            word = told.stands.get(row["notice_id"], {}).get("sent_at")
            if row["state"] == "sent" and row["sent_at"] != word:
                yield row["id"], "row-unknown"
        elif _dispatch(tx, row) != {name: entry.get(name) for name in ("notice_id", "sent_at", "message_id")}:
            yield row["id"], "state-differs"
    yield from ((item, "row-missing") for item in left)


def _dispatch(tx: Transaction, row: Row) -> dict[str, Any] | None:
    if row["state"] != "sent":
        return None
    opened = _opened(tx, "dispatches", row, "message_id")
    return {"notice_id": row["notice_id"], "sent_at": row["sent_at"], "message_id": opened.get("message_id")}


def _replies(tx: Transaction, told: Told) -> Iterator[Wrong]:
    left = dict(told.replied)
    for row in tx.each("replies", raw=True):
        entry = left.pop(row["id"], None)
        if entry is None:
            yield row["id"], "row-unknown"
        elif _reply(tx, row) != tuple(entry.get(name) for name in ("notice_id", "meaning", "by_person", "message_id")):
            yield row["id"], "state-differs"
    yield from ((item, "row-missing") for item in left)


def _reply(tx: Transaction, row: Row) -> tuple[Any, ...]:
    opened = _opened(tx, "replies", row, "decided_by_person", "message_id")
    return (row["notice_id"], row["meaning"], opened.get("decided_by_person"), opened.get("message_id"))


def _captures(tx: Transaction, told: Told) -> Iterator[Wrong]:
    def facts(row: Row) -> object:
        opened = _opened(tx, "captures", row, "reasons", "manifest", "text", "warc", "picture")
        digests = {name: _digest(opened.get(name) or b"") for name in ("text", "warc", "picture")}
        return {**{name: opened.get(name, row[name]) for name in CAPTURED[:-1]}, CAPTURED[-1]: digests}

    yield from _kept_twice(tx, "captures", told.captured, facts, ("capture-differs", "capture-missing"))


def _digest(part: str | bytes) -> str:
    content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    return hashlib.sha256(content).hexdigest() if content else ""


def _looks(tx: Transaction, told: Told) -> Iterator[Wrong]:
    """Yield the matches at whose context or picture somebody looked without an entry, or the other way round."""
    looks: Counter[tuple[str, str, str]] = Counter()
    for row in tx.each("looks", raw=True):
        looks[row["match_id"], str(_opened(tx, "looks", row, "who").get("who")), row["kind"]] += 1
    for one in sorted(looks.keys() | told.looks.keys()):
        if looks[one] != told.looks[one]:
            yield one[0], "look-differs"


def _opened(tx: Transaction, table: str, row: Row, *names: str) -> Row:
    """Return the sealed fields ``names`` of a row; nothing at all where one of them was altered."""
    only = {name: None if isinstance(value, bytes) and name not in names else value for name, value in row.items()}
    try:
        return tx.unsealed(table, only)
    except Tampered:
        return {}
