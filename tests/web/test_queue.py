"""The morning view: what waits is shown in order, one row is read and decided, filters are kept, tables go out."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

from takedown.cases.case import Adult
from takedown.cases.look import Look, LookKind
from takedown.cases.match import Confidence, Match, MatchState
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import LOOKS, MATCHES
from takedown.words import Language
from tests.pipeline.casefile import ORGANISATION, events, found, opened
from tests.web.conftest import Site

URL = "https://x.com/i/{}.jpg"
DECIDED: dict[str, Any] = {"as": "rejected"}


def labelled(session: Session, label: str, **more: Adult) -> str:
    """Open a case under a label of its own; return its id."""
    case = opened(session, **more).id
    casework.edit_case(session, case, label=label)
    return case


def state_of(session: Session, match: Match) -> MatchState:
    """Return how a match stands."""
    with session.store.read() as tx:
        return MATCHES.get(tx, match.id).state


def rows_of(page: str) -> list[str]:
    """Return the ids of the rows that a page shows, in order."""
    return re.findall(r'data-row="([^"]+)"', page)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_waits_is_shown_lane_by_lane(house: Site, language: Language) -> None:
    case = labelled(house.session, f"Blue Kite {language}")
    likely = found(house.session, case, URL.format("likely"), MatchState.NEW, confidence=Confidence.LIKELY)
    weak = found(house.session, case, URL.format("weak"), MatchState.NEW, confidence=Confidence.POSSIBLE)
    found(house.session, case, URL.format("no"), MatchState.REJECTED)
    yes = found(house.session, case, URL.format("yes"))
    drafts = Desk(house.session).draft(None, [yes.id], "en").notices

    page = house.entered(language).get(f"/queue?case={case}").text

    shown = rows_of(page)
    assert shown[: 2 + len(drafts)] == [likely.id, weak.id, *(one.id for one in drafts)]
    assert f"Blue Kite {language}" in page
    assert "/i/likely.jpg" in page
    assert drafts[0].reference in page


def test_an_empty_lane_says_so(house: Site) -> None:
    assert rows_of(house.entered().get("/queue?lane=back").text) == []


def test_what_was_searched_for_stands_in_no_address(house: Site) -> None:
    case = labelled(house.session, "Green Door")
    match = found(house.session, case, "https://rare.example/a.jpg")
    visitor = house.entered()

    for text in ("rare.exam", "green door", match.url, match.id):
        page = visitor.post("/queue/search", on="/queue", text=text)
        assert rows_of(page.text) == [match.id]
        assert page.url.query == b""
    assert match.id in rows_of(visitor.post("/queue/search", on="/queue", text="").text)


def test_a_view_is_kept_shown_and_removed(house: Site) -> None:
    case = labelled(house.session, "Red House")
    match = found(house.session, case, "https://seldom.example/a.jpg")
    visitor = house.entered()

    page = visitor.post("/views", on="/queue", name="Mine today", text="seldom.example", lane="write")
    assert rows_of(page.text) == [match.id]
    (view,) = re.findall(r'href="/queue\?view=([^"]+)"[^>]*>Mine today', page.text)
    assert "Mine today" not in visitor.post(f"/views/{view}/remove", on="/queue").text
    assert "A view needs a name" in visitor.post("/views", on="/queue", name="").text


def test_a_row_is_read_and_that_is_recorded(house: Site) -> None:
    match = found(house.session, labelled(house.session, "One"), URL.format("read"), MatchState.NEW, context_seen=False)
    visitor = house.entered()

    panel = visitor.get(f"/queue/row/{match.id}").text
    assert match.url in panel
    assert f'href="{match.url}"' not in panel
    assert [kind for kind, _ in events(house.session, match.id)] == ["sighting"]

    for _ in range(2):
        visitor.post(f"/queue/row/{match.id}/context", on="/queue")
    assert [kind for kind, _ in events(house.session, match.id)] == ["sighting", "context-seen"]


def test_where_an_organisation_files_a_look_has_a_name(house: Site) -> None:
    case = labelled(house.session, "Two")
    casework.edit_case(house.session, case, ORGANISATION)
    match = found(house.session, case, URL.format("who"), MatchState.NEW, context_seen=False)
    visitor = house.entered()

    visitor.post(f"/queue/row/{match.id}/context", on="/queue")
    assert len(events(house.session, match.id)) == 1
    visitor.post("/queue/who", on="/queue", who=" Ana  B ", then=f"/queue/row/{match.id}")
    visitor.post(f"/queue/row/{match.id}/context", on="/queue")
    assert events(house.session, match.id)[-1][1]["by"] == "Ana B"


@pytest.mark.parametrize("part", [False, True])
def test_a_decision_is_kept_and_taken_back(house: Site, part: bool) -> None:  # noqa: FBT001 - with scripts or without
    match = found(house.session, labelled(house.session, "Three"), URL.format("undo"), MatchState.NEW)
    visitor = house.entered()
    if part:
        visitor.client.headers["hx-request"] = "true"

    page = visitor.post(f"/queue/row/{match.id}/decide", on="/help", **DECIDED)
    visitor.client.headers.pop("hx-request", "")
    assert state_of(house.session, match) is MatchState.REJECTED
    (undo,) = re.findall(r'name="undo" value="([^"]+)"', page.text)
    visitor.post("/undo", on="/help", undo=undo)
    assert state_of(house.session, match) is MatchState.NEW


def test_what_is_no_decision_changes_nothing(house: Site) -> None:
    match = found(house.session, labelled(house.session, "Four"), URL.format("bad"), MatchState.NEW)

    answer = house.entered().post(f"/queue/row/{match.id}/decide", 409, on="/queue", **{**DECIDED, "as": "new"})

    assert state_of(house.session, match) is MatchState.NEW
    assert "<h1>" in answer.text


def test_the_same_address_in_two_cases_is_named_to_the_worker(house: Site) -> None:
    here, there = labelled(house.session, "Left"), labelled(house.session, "Right")
    match = found(house.session, here, URL.format("both"))
    found(house.session, there, URL.format("both"))

    assert "Right" in house.entered().get(f"/queue/row/{match.id}").text


def test_the_address_of_a_minor_is_no_work_and_its_words_are_not_read(house: Site) -> None:
    case = labelled(house.session, "Young", adult=Adult.NO)
    match = found(house.session, case, URL.format("young"), MatchState.NEW, context_seen=False)
    visitor = house.entered()

    assert rows_of(visitor.get(f"/queue?case={case}&lane=confirm").text) == []
    assert rows_of(visitor.get(f"/queue?case={case}").text) == [match.id]
    assert f"/queue/row/{match.id}/context" not in visitor.get(f"/queue/row/{match.id}").text
    visitor.post(f"/queue/row/{match.id}/context", on="/queue")
    assert len(events(house.session, match.id)) == 1


def test_the_rows_go_out_as_a_table_without_formulas(house: Site) -> None:
    case = labelled(house.session, "=HYPERLINK(1)")
    match = found(house.session, case, URL.format("table"))

    answer = house.entered().get(f"/queue/table.csv?case={case}")

    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert (row["url"], row["label"], row["lane"]) == (match.url, "'=HYPERLINK(1)", "write")
    assert re.search(r'filename="list-[\d-]+\.csv"', answer.headers["content-disposition"])


def test_single_keys_are_turned_off_and_on(house: Site) -> None:
    found(house.session, labelled(house.session, "Keys"), URL.format("keys"))
    visitor = house.entered()

    assert 'data-keys="on"' in visitor.get("/queue").text
    assert 'data-keys="off"' in visitor.post("/queue/keys", on="/queue", keys="off").text
    assert 'data-keys="on"' in visitor.post("/queue/keys", on="/queue", keys="on").text


def test_pictures_are_counted_for_whoever_looked(house: Site) -> None:
    match = found(house.session, labelled(house.session, "Eyes"), URL.format("eyes"))
    with house.session.store.begin() as tx:
        for who in ("Ana", "Ana", "Ben"):
            look = Look(id=new_id(), case_id=match.case_id, match_id=match.id, at=now(), kind=LookKind.PICTURE, who=who)
            LOOKS.put(tx, look)
    visitor = house.entered()

    assert "3 pictures were looked at today" in visitor.get("/queue").text
    assert "2 pictures were looked at today" in visitor.post("/queue/who", on="/queue", who="Ana").text
