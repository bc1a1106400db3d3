"""The list of a case's letters: drafted on request, grouped by what waits for her, and nothing for who is under 18."""

from __future__ import annotations

import pytest

from takedown.cases.case import Adult
from takedown.cases.match import MatchState
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import now
from takedown.notices import directory
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.shelf import NOTICES
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site


@pytest.fixture
def case_id(site: Site) -> str:
    """A case with two confirmed copies, of which one is at a site that nobody knows."""
    for recipient in ("x", "pharos"):
        directory.confirm(site.session.home, recipient, now().date())
    case = opened(site.session)
    found(site.session, case.id, "https://x.com/somebody/photo/1")
    found(site.session, case.id, "https://unknown.example/1")
    found(site.session, case.id, "https://x.com/somebody/photo/2", MatchState.REJECTED)
    return case.id


def notices(site: Site, case_id: str) -> list[Notice]:
    with site.session.store.read() as tx:
        return NOTICES.all(tx, order_by="created_at", case_id=case_id)


def test_letters_are_drafted_on_request_and_what_has_nobody_is_told(site: Site, case_id: str) -> None:
    visitor, path = site.entered(), f"/c/{case_id}/letters"

    before = visitor.get(path).text
    after = visitor.post(f"{path}/draft", on=path).text

    assert "2 copies have no letter yet" in before
    assert notices(site, case_id)
    assert "unknown.example the directory knows nobody" in after
    assert "X (Twitter)" in after
    assert "Nothing has left" in after
    assert {one.state for one in notices(site, case_id)} == {NoticeState.DRAFT}
    assert "There was nothing new to draft." in visitor.post(f"{path}/draft", on=path).text


def test_what_waits_for_her_stands_in_its_group(site: Site, case_id: str) -> None:
    desk, path = Desk(site.session), f"/c/{case_id}/letters"
    first, second = desk.draft(case_id, [], None).notices[:2]
    desk.approve(first.id)
    visitor = site.entered()

    assert "Approved, not gone yet" in visitor.get(path).text
    desk.sent(first.id, now(), "")
    assert "you need do nothing until then" in visitor.get(path).text
    desk.outcome(first.id, Outcome.MORE_INFORMATION)
    assert "they ask for something" in visitor.get(path).text
    desk.withdraw([second.id])
    assert "Over" in visitor.get(path).text


def test_the_page_speaks_french(site: Site, case_id: str) -> None:
    Desk(site.session).draft(case_id, [], None)
    page = site.entered("fr").get(f"/c/{case_id}/letters").text

    assert "Rien ne part tout seul." in page
    assert "Rien n’est parti." in page


def test_the_letters_can_be_left_for_later(site: Site, case_id: str) -> None:
    site.entered().post(f"/c/{case_id}/letters/later", on=f"/c/{case_id}/letters")

    assert "letters" in casework.show_case(site.session, case_id).guided.done


def test_looking_for_whom_to_write_to_goes_on_by_itself_and_tells_its_end(site: Site) -> None:
    case = opened(site.session)
    visitor, path = site.entered(), f"/c/{case.id}/letters"

    visitor.post(f"{path}/draft", on=path, find="yes")
    job = site.keeper.jobs.last("holders", case.id)
    assert job is not None
    while job.is_running:
        job.news(job.turn, 1)

    assert (job.state, job.told) == ("done", {"drafted": 0, "nobody": []})
    assert "There was nothing new to draft." in visitor.get(path).text


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_under_18_or_unsure_there_are_no_letters(site: Site, adult: Adult) -> None:
    case = opened(site.session, adult=adult)
    visitor = site.entered()

    visitor.get(f"/c/{case.id}/letters", 403)
    visitor.post(f"/c/{case.id}/letters/draft", 403, on="/help")
    assert notices(site, case.id) == []


def test_a_letter_that_is_nobodys_is_not_there(site: Site) -> None:
    site.entered().get("/n/none-such", 404)
