"""Many at once: shown first, done with one click, taken back; what a gate refuses is told; addresses out of a table."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from takedown.cases.dispatch import DispatchState
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.proof import capture
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, NOTICES
from takedown.settings import Settings
from takedown.words import Language
from tests.pipeline.casefile import found, opened
from tests.pipeline.sending_scene import ABUSE, SENDER, approved, letters
from tests.web.conftest import Site, Visitor

URL = "https://x.com/i/{}.jpg"


def matches(session: Session, case: str, count: int, state: MatchState = MatchState.NEW) -> list[Match]:
    """Store so many matches of a case."""
    return [found(session, case, URL.format(number), state) for number in range(count)]


def states(session: Session, of: list[Match]) -> set[MatchState]:
    """Return how matches stand."""
    with session.store.read() as tx:
        return {MATCHES.get(tx, match.id).state for match in of}


def notices(session: Session, case: str) -> list[Notice]:
    """Return the letters of a case."""
    with session.store.read() as tx:
        return NOTICES.all(tx, order_by="created_at", case_id=case)


def done(visitor: Visitor, action: str, ids: list[str]) -> str:
    """Select rows, look at the preview, and do what it says; return the page after."""
    page = visitor.post("/queue/many", on="/help", do=action, id=ids).text
    (chosen,) = re.findall(r'name="ids" value="([^"]*)"', page)
    return visitor.post("/queue/many/do", on="/help", do=action, ids=chosen).text


def take_back(visitor: Visitor, page: str) -> None:
    """Click on what takes back."""
    (undo,) = re.findall(r'name="undo" value="([^"]+)"', page)
    visitor.post("/undo", on="/help", undo=undo)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_preview_changes_nothing_and_says_what_is_left_out(house: Site, language: Language) -> None:
    case = opened(house.session).id
    fresh = matches(house.session, case, 3)
    sure = found(house.session, case, URL.format("sure"))
    drafts = Desk(house.session).draft(None, [sure.id], "en").notices
    visitor = house.entered(language)
    ids = [*(one.id for one in (*fresh, sure)), *(one.id for one in drafts)]

    for action in ("confirmed", "rejected", "mine", "not-me", "draft", "approve", "send", "withdraw"):
        page = visitor.post("/queue/many", on="/help", do=action, id=ids).text
        assert "<h1>" in page
        assert 'class="notice plain"' in page
    assert states(house.session, fresh) == {MatchState.NEW}
    assert {one.state for one in notices(house.session, case)} == {NoticeState.DRAFT}


@pytest.mark.parametrize("action", ["confirmed", "rejected", "mine", "not-me"])
def test_many_are_decided_and_taken_back(house: Site, action: str) -> None:
    fresh = matches(house.session, opened(house.session).id, 3)
    visitor = house.entered()

    page = done(visitor, action, [match.id for match in fresh])
    assert states(house.session, fresh) == {MatchState(action)}
    take_back(visitor, page)
    assert states(house.session, fresh) == {MatchState.NEW}


def test_letters_are_drafted_for_many_and_taken_back(house: Site) -> None:
    cases = [opened(house.session).id for _ in range(2)]
    known = [match for case in cases for match in matches(house.session, case, 2, MatchState.CONFIRMED)]
    visitor = house.entered()

    page = done(visitor, "draft", [match.id for match in known])
    assert [{one.state for one in notices(house.session, case)} for case in cases] == [{NoticeState.DRAFT}] * 2
    take_back(visitor, page)
    assert [{one.state for one in notices(house.session, case)} for case in cases] == [{NoticeState.WITHDRAWN}] * 2


def test_approving_many_passes_each_through_its_gate(house: Site) -> None:
    case = opened(house.session).id
    seen = found(house.session, case, "https://x.com/i/seen.jpg")
    unseen = found(house.session, case, "https://www.reddit.com/i/unseen.jpg", context_seen=False)
    capture.skip(house.session, [seen.id, unseen.id])
    Desk(house.session).draft(case, [], "en")
    known = {one.recipient: one.id for one in notices(house.session, case) if one.recipient != "pharos"}
    visitor = house.entered()

    page = done(visitor, "approve", list(known.values()))

    approved = {one.recipient for one in notices(house.session, case) if one.state is NoticeState.APPROVED}
    assert approved == {"x"}
    assert f'href="/n/{known["reddit"]}"' in page
    take_back(visitor, page)
    assert {one.state for one in notices(house.session, case)} == {NoticeState.DRAFT}


def test_approved_letters_are_sent_after_a_second_click_and_taken_back(site: Site) -> None:
    outgoing = {"host": "127.0.0.1", "port": 9, "security": "none", "undo_seconds": 600}
    settings = {"notifier": {"email": SENDER}, "smtp": outgoing, "evidence": {"capture": False, "picture": False}}
    site.keeper.settings = Settings.model_validate(settings)
    site.session = replace(site.session, settings=site.keeper.settings)
    ready, case = approved(site.session, number=1), opened(site.session).id
    match = found(site.session, case, "https://gallery.example/album/2.jpg")
    (draft,) = Desk(site.session).draft(case, [match.id], "en", recipient="a_gallery", basis="eu-dsa-16").notices
    visitor, ids = site.entered(), [ready.id, draft.id]

    preview = visitor.post("/queue/many", on="/help", do="send", id=ids).text
    assert ABUSE in preview
    assert f'href="/n/{draft.id}"' not in preview
    assert letters(site.session, ready) == []
    page = done(visitor, "send", ids)
    assert [one.state for one in letters(site.session, ready)] == [DispatchState.WAITING]
    take_back(visitor, page)
    assert [one.state for one in letters(site.session, ready)] == [DispatchState.UNDONE]
    assert letters(site.session, draft) == []


def test_letters_that_havent_left_are_withdrawn(house: Site) -> None:
    case = opened(house.session).id
    Desk(house.session).draft(None, [matches(house.session, case, 1, MatchState.CONFIRMED)[0].id], "en")

    done(house.entered(), "withdraw", [one.id for one in notices(house.session, case)])

    assert {one.state for one in notices(house.session, case)} == {NoticeState.WITHDRAWN}


def test_nothing_selected_does_nothing(house: Site) -> None:
    visitor = house.entered()

    assert "Nothing was selected" in visitor.post("/queue/many", on="/help", do="confirmed").text
    assert "Nothing was selected" in visitor.post("/queue/many", on="/help", do="erase", id="x").text


def test_a_table_is_shown_line_by_line_before_it_is_kept(house: Site) -> None:
    first, second = opened(house.session).id, opened(house.session).id
    casework.edit_case(house.session, second, label="Second Label")
    found(house.session, first, "https://a.example/known.jpg")
    found(house.session, first, "https://a.example/shared.jpg")
    visitor = house.entered()
    table = "\n".join(
        [
            "case;url",
            f"{first};https://a.example/new,1.jpg",
            f"{first};https://a.example/known.jpg",
            "second label;https://a.example/shared.jpg",
            f"{first};ftp://a.example/x",
            "nobody;https://a.example/y.jpg",
            f"{first};https://a.example/new,1.jpg",
        ]
    )

    page = visitor.post("/queue/addresses", on="/help", text=table).text
    assert "2 new addresses" in page
    assert re.findall(r'scope="row" class="figure">(\d+)<', page) == ["5", "6"]
    with house.session.store.read() as tx:
        assert len(MATCHES.all(tx, order_by="id", case_id=[first, second])) == 2

    visitor.post("/queue/addresses", on="/help", text=table, sure="yes")
    with house.session.store.read() as tx:
        kept = {(one.case_id, one.url, one.state) for one in MATCHES.all(tx, order_by="id", case_id=[first, second])}
    assert (first, "https://a.example/new,1.jpg", MatchState.CONFIRMED) in kept
    assert (second, "https://a.example/shared.jpg", MatchState.CONFIRMED) in kept
    assert len(kept) == 4


def test_many_addresses_without_a_header_are_one_a_line(house: Site) -> None:
    case = opened(house.session).id
    found(house.session, case, "https://b.example/7,a.jpg")
    text = "\r\n".join(f"https://b.example/{number},a.jpg" for number in range(60))

    page = house.entered("fr").post("/queue/addresses", on="/help", text=text, case=case).text

    assert "59 nouvelles adresses" in page
