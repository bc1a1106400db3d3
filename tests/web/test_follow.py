"""The overview and the follow-up as a browser gets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest

from takedown.cases.case import Adult, Case
from takedown.cases.match import Match, MatchState
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import telling
from takedown.pipeline.shelf import MATCHES
from takedown.words import LANGUAGES, Language, Words
from tests.pipeline.casefile import found, opened
from tests.pipeline.test_ladder_steps import DAY, X2, X, left, on_x
from tests.web.conftest import Site


@dataclass(frozen=True)
class Scene:
    """A case with a letter on its way, a find that nobody decided, and somebody else's case with a copy."""

    case: Case
    match: Match
    other: Match


@pytest.fixture(scope="module")
def scene(house: Site) -> Scene:
    case, notice = on_x(house.session, X, ago=timedelta(hours=2))
    found(house.session, case.id, X2, MatchState.NEW)
    other = found(house.session, opened(house.session).id, X)
    with house.session.store.read() as tx:
        return Scene(case, MATCHES.get(tx, notice.match_ids[0]), other)


def h1(text: str) -> str:
    heading = re.search(r"<h1>(.*?)</h1>", text)
    assert heading is not None
    return heading[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_says_what_is_next_and_what_comes_by_itself(house: Site, scene: Scene, language: Language) -> None:
    page = house.entered(language).get(f"/c/{scene.case.id}").text
    words = Words(language)

    assert words("web-follow-turn-found", count=1, drafts=0, unwritten=0, letters=0, asked=0) in page
    assert f'href="/c/{scene.case.id}/found"' in page
    assert words("ladder-step-reminder") in page
    assert X not in page


def test_the_only_case_is_where_the_first_page_leads(site: Site) -> None:
    case = opened(site.session)

    page = site.entered().get("/")

    assert page.url.path == f"/c/{case.id}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_follow_up_shows_each_copy_with_its_next_step(house: Site, scene: Scene, language: Language) -> None:
    page = house.entered(language).get(f"/c/{scene.case.id}/follow").text
    words = Words(language)

    assert h1(page) == words("web-step-follow")
    assert words("report-fate-waiting") in page
    assert words("web-follow-copy", number=1, host="x.com") in page
    assert page.count(f"/c/{scene.case.id}/follow/") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_of_a_copy_is_told_in_words(house: Site, scene: Scene, language: Language) -> None:
    page = house.entered(language).get(f"/c/{scene.case.id}/follow/{scene.match.id}").text
    words = Words(language)

    assert words("web-follow-mark-seen", to="", detail="") in page
    assert words("web-follow-mark-decided", to="", detail=words("match-state-confirmed")) in page
    assert scene.match.url in page
    # No title tells where a copy is.
    assert "x.com" not in page.partition("<title>")[2].partition("</title>")[0]


@pytest.mark.parametrize("end", ["{other}", "nothing-here-9999", "{found}"])
def test_a_copy_of_another_case_or_none_is_not_shown(house: Site, scene: Scene, end: str) -> None:
    found_only = found(house.session, scene.case.id, f"https://x.com/{end.strip('{}')}", MatchState.NEW)
    item = end.format(other=scene.other.id, found=found_only.id)

    house.entered().get(f"/c/{scene.case.id}/follow/{item}", 404)


def test_everything_that_comes_by_itself_can_be_paused_and_go_on(house: Site) -> None:
    case, _ = on_x(house.session, "https://x.com/paused", ago=30 * DAY)
    visitor, path = house.entered(), f"/c/{case.id}"

    paused = visitor.post(f"{path}/pause", page="follow")

    assert paused.url.path == f"{path}/follow"
    assert f'action="{path}/go-on"' in paused.text
    assert casework.show_case(house.session, case.id).agreed.paused_at is not None

    visitor.post(f"{path}/go-on")

    assert casework.show_case(house.session, case.id).agreed.paused_at is None


def test_news_are_shown_only_where_that_was_chosen_and_until_they_were_read(house: Site) -> None:
    case = opened(house.session)
    found(house.session, case.id, "https://x.com/news", MatchState.NEW)
    visitor, news = house.entered(), Words("en")("web-follow-news")

    assert news not in visitor.get(f"/c/{case.id}").text
    telling.choose(house.session, case.id, case.telling.model_copy(update={"way": "program"}))
    assert news in visitor.get(f"/c/{case.id}").text
    assert news not in visitor.post(f"/c/{case.id}/news").text


def test_an_end_that_is_near_is_said(house: Site) -> None:
    case = opened(house.session)
    casework.edit_case(house.session, case.id, retain_until=(now().date() + timedelta(days=3)).isoformat())

    assert f"/c/{case.id}/settings/keeping" in house.entered().get(f"/c/{case.id}").text


def test_letters_that_wait_come_first(house: Site) -> None:
    case = opened(house.session)
    match = found(house.session, case.id, "https://x.com/waits")
    drafts = Desk(house.session).draft(case.id, [match.id], None).notices

    page = house.entered().get(f"/c/{case.id}/follow").text

    assert f'href="/n/{drafts[0].id}"' in page
    for one in drafts:
        left(house.session, one, timedelta())
    assert Words("en")("web-follow-lead", turns=0) in house.entered().get(f"/c/{case.id}/follow").text


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_under_18_the_way_leads_to_the_lines(house: Site, adult: Adult) -> None:
    case = opened(house.session, adult=adult)
    visitor = house.entered()

    page = visitor.get(f"/c/{case.id}/follow")

    assert page.url.path == f"/c/{case.id}"
    assert 'href="/arrival/lines"' in page.text
    assert f'href="/c/{case.id}/letters"' not in page.text.partition("<main")[2]


def test_a_case_that_is_not_there_is_said_to_be_none(house: Site) -> None:
    house.entered().get("/c/nothing-here-9999", 404)
