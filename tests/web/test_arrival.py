"""The first questions on pages: nothing is kept before somebody asks for it, and under 18 leads to people alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from takedown.cases.arrival import QUESTIONS, Arrival, Place
from takedown.cases.case import Adult
from takedown.cases.guided import Guided
from takedown.pipeline import casework
from takedown.pipeline.person import support
from takedown.pipeline.person.consent import consents_of
from takedown.settings import Settings
from takedown.web.keeper import Keeper
from takedown.words import LANGUAGES, Language, Words
from tests.web.conftest import Visitor, answering

Browse = Callable[..., Visitor]
LONG = "lantern gravel oboe thistle"
WAY = {
    Place.DEVICE: "careful",
    Place.DANGER: "no",
    Place.COUNTRY: "FR",
    Place.AGE: "yes",
    Place.WHO: "subject",
    Place.MAKE: "yes",
}
"""What an adult answers who wants to begin."""


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """Holds a home that isn't there yet."""
    return Keeper(tmp_path / "home", Settings())


@pytest.fixture
def browse(keeper: Keeper) -> Iterator[Browse]:
    """Give a function; each call gives another browser, of a language."""
    with answering(keeper) as url, ExitStack() as clients:

        def new(language: Language = "en") -> Visitor:
            client = httpx.Client(base_url=url, headers={"accept-language": language}, timeout=60)
            return Visitor(clients.enter_context(client))

        yield new


def walked(visitor: Visitor, *codes: str) -> httpx.Response:
    for code in codes:
        visitor.post("/arrival", on="/arrival", answer=code)
    return visitor.get("/arrival")


def test_nothing_is_written_while_questions_are_asked(browse: Browse, keeper: Keeper, written: list[str]) -> None:
    visitor = browse()

    walked(visitor, "careful", "yes", "FR", "yes", "subject", "no")
    visitor.get("/arrival/lines")
    visitor.get("/vault/new")
    visitor.get("/leave")

    assert not keeper.home.exists()
    assert [name for name in written if "__pycache__" not in name] == []
    assert "device" in visitor.get("/").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_can_be_left_put_off_and_not_known(browse: Browse, language: Language) -> None:
    visitor, words = browse(language), Words(language)

    for place, code in WAY.items():
        page = visitor.get("/arrival").text
        assert f'name="at" value="{place.value}"' in page
        for answer in QUESTIONS[place].answers:
            assert f'value="{answer.code}"' in page or answer.code == "leave"
        assert 'href="/leave"' in page
        assert f"<title>{words('web-arrival-title')} · td</title>" in page
        assert words("web-arrival-nothing-kept") in page
        visitor.post("/arrival", on="/arrival", answer=code)

    assert words("web-vault-lost-title") in visitor.get("/arrival").text


def test_what_stays_behind_is_said_with_the_first_question(browse: Browse) -> None:
    page, words = browse().get("/arrival").text, Words("en")

    for key in ("leaving-does", "stays-history", "stays-machine", "stays-watched", "one-line"):
        assert words(f"web-arrival-{key}") in page


@pytest.mark.parametrize("age", ["no", "unknown"])
def test_under_18_or_unsure_meets_people_and_nothing_else(browse: Browse, keeper: Keeper, age: str) -> None:
    visitor = browse()

    page = walked(visitor, "careful", "no", "FR", age).text

    assert all(one.name in page for one in support.lines("FR", minor=True))
    assert "pictures" not in [part for part in page.split('"') if part.startswith("/c/")]
    assert visitor.get("/vault/new").url.path == "/arrival"
    assert visitor.post("/vault/new", on="/arrival", new=LONG, again=LONG).url.path == "/arrival"
    assert visitor.post("/arrival/addresses", on="/arrival").url.path == "/vault/new"
    assert not keeper.has_vault


def test_whoever_leaves_takes_every_answer_along(browse: Browse) -> None:
    visitor = browse()
    walked(visitor, "careful", "no")

    left = visitor.post("/arrival", on="/arrival", answer="leave")

    assert left.url.path == "/calendar"
    assert 'value="device"' in visitor.get("/arrival").text


def test_danger_is_answered_before_anything_else_is_asked(browse: Browse) -> None:
    visitor = browse()
    walked(visitor, "careful")

    told = visitor.post("/arrival", on="/arrival", answer="yes")

    assert told.url.path == "/arrival/told"
    assert "112" in told.text


@pytest.mark.parametrize("country", ["FR", "GB", "nowhere"])
def test_lines_are_named_by_country_and_all_where_there_is_none(browse: Browse, country: str) -> None:
    page = browse().get(f"/arrival/lines?country={country}").text

    for minor in (False, True):
        assert all(one.name in page for one in support.lines(country if len(country) == 2 else "", minor=minor))


def test_an_answer_from_an_older_page_leads_on_from_there(browse: Browse) -> None:
    visitor = browse()
    walked(visitor, "careful", "no", "FR")

    visitor.post("/arrival", on="/arrival", at="danger", answer="unknown")
    assert 'value="country"' in visitor.get("/arrival").text
    visitor.post("/arrival/back", on="/arrival")
    assert 'value="danger"' in visitor.get("/arrival").text


def test_no_answer_asks_once_more_and_says_so(browse: Browse) -> None:
    page = browse().post("/arrival", 422, on="/arrival", at="device").text

    assert Words("en")("web-arrival-choose") in page


@pytest.mark.parametrize(("new", "again"), [("short", "short"), ("password1", "password1"), (LONG, LONG + "s")])
def test_a_weak_passphrase_makes_nothing(browse: Browse, keeper: Keeper, new: str, again: str) -> None:
    visitor = browse()
    walked(visitor, *WAY.values())

    page = visitor.post("/vault/new", 422, on="/vault/new", new=new, again=again)

    assert "Nothing was made" in page.text
    assert new not in page.text
    assert not keeper.home.exists()


@pytest.mark.parametrize("adult", [Adult.YES, Adult.UNSURE])
def test_a_case_is_opened_under_the_sentence_that_was_agreed_to(browse: Browse, keeper: Keeper, adult: Adult) -> None:
    visitor, codes = browse(), list(WAY.values())
    if adult is Adult.YES:
        walked(visitor, *codes)
    else:
        walked(visitor, *codes[:3], "unknown")
        visitor.post("/arrival/addresses", on="/arrival")
    made = visitor.post("/vault/new", on="/vault/new", new=LONG, again=LONG).text
    later = made.split('class="button quiet" href="')[1].split('"')[0]
    assert visitor.get(later).url.path == "/arrival/open"
    with keeper.using() as session:
        visitor.post("/arrival/open", 422, on="/arrival/open", standing="subject")
        assert casework.list_cases(session) == []

        opened = visitor.post("/arrival/open", on="/arrival/open", standing="subject", agree="yes", label="Blue")

        (case,) = casework.list_cases(session)
        (consent,) = consents_of(session, case.id)[1]
    scope = "" if adult is Adult.YES else "addresses-"
    assert (case.adult, case.country, case.label) == (adult, "FR", "Blue")
    assert case.guided == Guided()
    assert consent.statement == Words("en")(f"consent-{scope}subject")
    assert opened.url.path == f"/c/{case.id}/{'story' if adult is Adult.YES else 'addresses'}"


def test_going_back_keeps_the_answers_before() -> None:
    here = Arrival().answered("careful").answered("no").answered("FR")

    assert here.before().place is Place.COUNTRY
    assert here.at(Place.DANGER) == Arrival().answered("careful")
    assert here.at(Place.WHO) == here
    assert Arrival().before() == Arrival()
    assert (Arrival().tells, here.tells, here.before().tells) == ("", "lines", "")
