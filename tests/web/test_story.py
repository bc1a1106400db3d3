"""What happened, on pages: one question a screen, kept at once, each can stay open, and nothing is asked of minors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.noun import now
from takedown.cases.story import QUESTIONS, NoSuchChoice, Question, questions_of
from takedown.pipeline import casework
from takedown.pipeline.person import guided
from takedown.pipeline.person.consent import consents_of
from takedown.words import LANGUAGES, Language, Words
from tests.pipeline.casefile import opened
from tests.web.conftest import Site

CODES = sorted({code for one in QUESTIONS for code in one.answers} | {"unknown", "later", "", "x,y"})


def number_of(code: str, standing: Standing = Standing.SUBJECT) -> int:
    return [one.code for one in questions_of(standing)].index(code) + 1


def answered(house: Site, case: Case, code: str, status: int = 200, **fields: object) -> Case:
    path = f"/c/{case.id}/story/{number_of(code, case.standing)}"
    house.entered().post(path, status, on=path, **fields)
    return casework.show_case(house.session, case.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_says_why_it_is_asked_and_who_receives_the_answer(house: Site, language: Language) -> None:
    case, visitor, words = opened(house.session), house.entered(language), Words(language)

    for number, question in enumerate(questions_of(case.standing), start=1):
        page = visitor.get(f"/c/{case.id}/story/{number}").text
        for part in ("", "-why", "-receives"):
            assert words(f"web-story-{question.code}{part}").split("\n")[0] in page
        assert [f'value="{code}"' in page for code in (*question.answers, "unknown", "later")].count(False) == 0
        assert f"<title>{words('web-story-title')} · td</title>" in page
    overview = visitor.get(f"/c/{case.id}/story").text
    assert overview.count(f">{words('web-story-open')}<") == len(questions_of(case.standing))


def test_an_answer_is_kept_at_once_and_settles_what_letters_need(house: Site) -> None:
    case = opened(house.session)

    answered(house, case, "made", answer="yes")
    answered(house, case, "where", answer=["messages", "sites"])
    case = answered(house, case, "changed", answer="unknown")

    assert case.guided.answers == {"made": "yes", "where": "sites,messages", "changed": "unknown"}
    assert (case.particulars.made_by_her, case.particulars.synthetic) == ("yes", "unknown")
    case = answered(house, case, "made", answer="later")
    assert case.particulars.made_by_her == "unknown"


def test_a_hold_ends_only_when_somebody_ends_it(house: Site) -> None:
    case = answered(house, opened(house.session), "first", answer="days-7")
    held = case.particulars.police_first_until
    assert held is not None
    assert (held - now()).days == 6

    assert answered(house, case, "first", answer="later").particulars.police_first_until == held
    assert answered(house, case, "first", answer="no").particulars.police_first_until is None


def test_how_she_is_reached_leaves_nothing_of_the_way_before(house: Site) -> None:
    case = opened(house.session)
    before = consents_of(house.session, case.id)[1]

    answered(house, case, "reach", answer="given", contact="a@example.org", safe_contact="by phone", safe_words="bread")
    case = answered(house, case, "reach", answer="given", contact="b@example.org", safe_contact="", safe_words="milk")

    (consent,) = consents_of(house.session, case.id)[1]
    assert case.contact == "b@example.org"
    assert (consent.terms.safe_contact, consent.terms.safe_words) == ("", "milk")
    assert [consent.model_copy(update={"terms": before[0].terms})] == before
    assert guided.reach_of(house.session, case.id) == consent.terms


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("reach", {"answer": "given", "contact": "not an address"}),
        ("filed", {"answer": "given", "complaint_on": "some day"}),
        ("name", {"answer": "pseudonym", "name": "n" * 500}),
        ("happened", {"answer": "everything"}),
        ("happened", {}),
    ],
)
def test_what_cannot_be_taken_changes_nothing_and_stays_on_the_screen(
    house: Site, code: str, fields: dict[str, str]
) -> None:
    case = opened(house.session)
    path = f"/c/{case.id}/story/{number_of(code)}"

    page = house.entered().post(path, 422, on=path, **fields).text

    assert casework.show_case(house.session, case.id) == case
    assert 'role="alert"' in page
    assert all(text in page for name, text in fields.items() if name != "answer")


def test_a_complaint_is_kept_with_its_day_and_taken_back(house: Site) -> None:
    case = opened(house.session)
    case = answered(house, case, "filed", answer="given", complaint_number="2026/1", complaint_on="2026-11-02")
    assert str(case.particulars.complaint_on) == "2026-11-02"

    assert answered(house, case, "filed", answer="no", complaint_number="x").particulars == case.particulars
    case = answered(house, case, "filed", answer="given", complaint_number="", complaint_on="", complaint_at="")
    assert (case.particulars.complaint_number, case.particulars.complaint_on) == ("", None)


def test_only_who_acts_for_another_is_asked_for_the_authorisation(house: Site) -> None:
    case = Case.opened(label="l", adult=Adult.YES, standing=Standing.REPRESENTATIVE)
    case = casework.open_case(house.session, case, "I agree.")

    case = answered(house, case, "mandate", answer="given", mandate="asked me", mandate_on="2026-11-02")

    assert case.particulars.mandate == "asked me"
    assert "mandate" not in [one.code for one in questions_of(Standing.SUBJECT)]


@pytest.mark.parametrize(("file", "way"), [("no", "addresses"), ("yes", "pictures"), ("later", "pictures")])
def test_going_on_marks_the_step_and_leads_to_what_fits(house: Site, file: str, way: str) -> None:
    case, visitor = answered(house, opened(house.session), "file", answer=file), house.entered()

    answer = visitor.client.post(
        f"/c/{case.id}/story/done",
        data={"csrf": visitor.token()},
        headers={"origin": house.url.rstrip("/")},
    )

    assert answer.headers["location"] == f"/c/{case.id}/{way}"
    assert casework.show_case(house.session, case.id).guided.done == ("story",)


def test_of_a_minor_nothing_is_asked(house: Site) -> None:
    case, visitor = opened(house.session, adult=Adult.UNSURE), house.entered()

    page = visitor.get(f"/c/{case.id}/story")
    asked = visitor.get(f"/c/{case.id}/story/1")
    visitor.post(f"/c/{case.id}/story/1", answer="posted")

    assert f"/c/{case.id}/addresses" in page.text
    assert "/arrival/lines" in page.text
    assert asked.url.path == f"/c/{case.id}/story"
    assert casework.show_case(house.session, case.id).guided.answers == {}


@given(st.sampled_from(QUESTIONS), st.lists(st.sampled_from(CODES), max_size=4))
def test_what_is_kept_is_always_one_of_the_answers(question: Question, codes: list[str]) -> None:
    try:
        said = question.answered(codes)
    except NoSuchChoice:
        return

    assert set(said.split(",")) <= {*question.answers, "unknown", "later"}
    assert question.many or "," not in said
    assert all(text in ("yes", "no", "unknown") for text in question.settles(said).values()) or question.code == "first"
