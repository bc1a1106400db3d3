"""Many rows at once: stored as one by one, by columns on PostgreSQL; and asked for at once."""

from __future__ import annotations

import pytest

from takedown.cases.noun import new_id
from takedown.store import AlreadyStored, Row, Store
from tests.store.planted import URL, Planted

_BY_COLUMNS = ("media", "matches", "sightings", "notices", "captures")


def several(row: Row, count: int = 3) -> list[Row]:
    """Rows like ``row``, each with an address and a digest of its own."""
    own = [name for name in ("url", "sha256") if name in row]
    return [{**row, "id": new_id(), **{name: f"{row[name]}{place}" for name in own}} for place in range(count)]


@pytest.mark.parametrize("table", _BY_COLUMNS)
def test_many_rows_come_back_as_they_went_in(store: Store, case: Planted, table: str) -> None:
    rows = several(case.rows[table])
    blank = {"checked_at", "sent_at", "due_at"} & rows[0].keys()
    rows[1] |= dict.fromkeys(blank)
    with store.begin() as tx:
        tx.insert("cases", case.rows["cases"])
        tx.insert(table, *rows)
        more = several(rows[0])
        assert tx.insert_new(table, *more) == {row["id"] for row in more}
    with store.read() as tx:
        assert tx.rows(table, order_by="id") == sorted([*rows, *more], key=lambda row: row["id"])


def test_of_many_those_that_are_there_are_left_out(store: Store, case: Planted) -> None:
    match = case.rows["matches"]
    new = several(match)
    with store.begin() as tx:
        tx.insert("cases", case.rows["cases"])
        tx.insert("matches", match)
        known = [{**match, "id": new_id()}, {**new[0], "id": new_id()}]
        assert tx.insert_new("matches", known[0], *new, known[1]) == {row["id"] for row in new}
        with pytest.raises(AlreadyStored):
            tx.insert("matches", *several(match), {**match, "id": new_id()})


def test_which_of_many_addresses_are_known_in_a_case(store: Store, case: Planted, other_case: Planted) -> None:
    match = case.rows["matches"]
    more = several(match, 600)
    with store.begin() as tx:
        for one in (case, other_case):
            tx.insert("cases", one.rows["cases"])
        tx.insert("matches", match, *more)
    asked = [URL, "https://nowhere.example/", "", *(row["url"] for row in more)]
    with store.read() as tx:
        assert tx.known("matches", case.case_id, "url", asked) == {row["url"]: row["id"] for row in (match, *more)}
        assert tx.known("matches", other_case.case_id, "url", asked) == {}
    with store.begin() as tx:
        tx.erase_case(case.case_id)
        assert tx.known("matches", case.case_id, "url", asked) == {}


def test_rows_are_counted_by_what_is_in_clear(store: Store, case: Planted) -> None:
    match = case.rows["matches"]
    with store.begin() as tx:
        tx.insert("cases", case.rows["cases"])
        tx.insert("matches", *several({**match, "state": "mine"}), *several({**match, "state": "new", "url": "b"}, 2))
    with store.read() as tx:
        assert tx.counts("matches", "state") == {"mine": 3, "new": 2}
        assert tx.counts("notices", "state") == {}
        with pytest.raises(ValueError, match="host"):
            tx.counts("matches", "host")


def test_many_rows_are_changed_at_once(store: Store, case: Planted) -> None:
    rows = several(case.rows["matches"], 600)
    with store.begin() as tx:
        tx.insert("cases", case.rows["cases"])
        tx.insert("matches", *rows)
        tx.update_all("matches", [row["id"] for row in rows[1:]], state="mine")
        with pytest.raises(ValueError, match="host"):
            tx.update_all("matches", [rows[0]["id"]], host="elsewhere")
    with store.read() as tx:
        assert tx.rows("matches", order_by="id", state="mine") == sorted(
            ({**row, "state": "mine"} for row in rows[1:]), key=lambda row: str(row["id"])
        )
        assert tx.get("matches", rows[0]["id"]) == rows[0]
