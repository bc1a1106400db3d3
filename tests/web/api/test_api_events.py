"""What happened, page by page: each event once and in order, however many there are."""

from __future__ import annotations

from tests.web.api.programs import Program


def after(program: Program, cursor: str | None, limit: int) -> list[tuple[str, str]]:
    """Kinds and subjects of all that came after a cursor."""
    found: list[tuple[str, str]] = []
    while True:
        page = program.get("/events", limit=limit, **({"cursor": cursor} if cursor else {})).json()
        found += [(one["kind"], one["subject"]) for one in page["items"]]
        if page["next"] == cursor:
            return found
        cursor = page["next"]


def newest(program: Program) -> str:
    cursor = ""
    while (page := program.get("/events", **({"cursor": cursor} if cursor else {})).json())["next"] != cursor:
        cursor = page["next"]
    return cursor


def test_more_events_than_are_read_at_a_time_come_once_and_in_order(program: Program) -> None:
    before, case = newest(program), program.opened()
    urls = [f"https://a.example/{number}" for number in range(600)]
    kept = program.post(f"/cases/{case}/addresses", {"urls": urls}).json()["items"]
    matches = [("address-reported", one["match"]) for one in kept]

    for limit in (500, 97):
        told = after(program, before, limit)
        assert [one for one in told if one[0] == "address-reported"] == matches
        assert ("case-opened", case) in told
    assert after(program, newest(program), 500) == []
