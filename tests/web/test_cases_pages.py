"""The cases of a worker: the list, opening one on the telephone, the page of one, notes, a list of fingerprints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from takedown.cases.case import Adult, CaseStatus
from takedown.cases.event import EventKind
from takedown.cases.match import MatchState
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import consent, notes
from takedown.pipeline.shelf import MEDIA
from takedown.words import LANGUAGES, Language, Words
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site, Visitor

PDQ = "0f" * 32
ANSWERS: dict[str, Any] = {
    "label": "Number 31",
    "adult": "yes",
    "standing": "subject",
    "country": "fr",
    "safe_contact": "after six",
    "safe_words": "about the appointment",
    "recorded_by": "Ana",
}
NO_CASE = {
    EventKind.CASE_ERASED,
    EventKind.CASE_EXPIRED,
    EventKind.HOST_CRAWLED,
    EventKind.CHECKPOINT_MADE,
    EventKind.TIMESTAMPED,
    EventKind.VAULT_CHANGED,
    EventKind.BACKED_UP,
    EventKind.RESTORED,
}
"""Entries of the ledger that belong to no case."""


@dataclass(frozen=True)
class Scene:
    """A case with a copy, an undecided result, a letter that left and one that didn't; who is signed in."""

    site: Site
    visitor: Visitor
    case: str
    reference: str


@pytest.fixture(scope="module")
def scene(house: Site) -> Scene:
    session = house.session
    case = opened(session)
    for n, state in enumerate((MatchState.CONFIRMED, MatchState.NEW, MatchState.REJECTED)):
        found(session, case.id, f"https://x.com/{n}/7", state)
    desk = Desk(session)
    first, *_ = desk.draft(case.id, [], None).notices
    desk.approve(first.id)
    desk.sent(first.id, now(), "48213")
    return Scene(house, house.entered(), case.id, first.reference)


def text(answer: httpx.Response) -> str:
    """Return the words of a page's main part."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2].partition("</main")[0]))


def test_the_list_shows_what_waits_in_each_case(scene: Scene) -> None:
    page = scene.visitor.get("/cases")

    assert f'href="/case/{scene.case}"' in page.text
    assert "One case is open." in text(page)


@pytest.mark.parametrize("asked", ["reference", "id", "example.org"])
def test_a_case_is_found_and_what_was_asked_stands_in_no_address(scene: Scene, asked: str) -> None:
    typed = {"reference": scene.reference.lower(), "id": scene.case[:6]}.get(asked, asked)
    page = scene.visitor.post("/cases/search", q=typed)
    nothing = scene.visitor.post("/cases/search", q="nobody of that name")
    back = scene.visitor.post("/cases/search", q="")

    assert f"/case/{scene.case}" in page.text
    assert typed not in str(page.url)
    assert f"/case/{scene.case}" not in nothing.text
    assert f"/case/{scene.case}" in back.text


def test_nothing_is_stored_before_the_person_agreed(scene: Scene) -> None:
    before = casework.list_cases(scene.site.session)

    asked = scene.visitor.post("/cases/new", **ANSWERS)
    changed = scene.visitor.post("/cases/new", **ANSWERS, back="yes")

    assert Words("en")("consent-subject") in text(asked)
    assert 'value="after six"' in changed.text
    assert casework.list_cases(scene.site.session) == before


def test_a_case_is_opened_with_the_consent_and_what_may_be_said(scene: Scene) -> None:
    page = scene.visitor.post("/cases/new", **ANSWERS, agreed="yes")

    case = casework.show_case(scene.site.session, page.url.path.split("/")[2])
    _, (given,) = consent.consents_of(scene.site.session, case.id)
    assert (case.label, case.country, case.adult) == ("Number 31", "FR", Adult.YES)
    assert given.statement == Words("en")("consent-subject")
    assert (given.terms.safe_words, given.terms.recorded_by) == ("about the appointment", "Ana")
    assert "about the appointment" in text(page)
    assert 'value="Ana"' in page.text
    again = scene.visitor.post("/cases/new", **ANSWERS)
    assert f'href="/case/{case.id}"' in again.text
    casework.close_case(scene.site.session, case.id)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"label": ""}, "web-cases-trouble-asked"),
        ({"adult": "perhaps"}, "web-cases-trouble-asked"),
        ({"country": "FRA"}, "web-cases-trouble-country"),
        ({"until": "2020-01-01"}, "web-cases-trouble-until"),
        ({"until": "soon"}, "web-cases-trouble-until"),
        ({"label": "x" * 201}, "web-cases-trouble-long"),
    ],
)
def test_what_cant_be_taken_is_told_beside_its_field_with_all_that_was_typed(
    scene: Scene, wrong: dict[str, str], told: str
) -> None:
    before = casework.list_cases(scene.site.session)

    page = scene.visitor.post("/cases/new", 422, **{**ANSWERS, **wrong}, agreed="yes")

    assert Words("en")(told) in text(page)
    assert 'value="about the appointment"' in page.text
    assert casework.list_cases(scene.site.session) == before


@pytest.mark.parametrize("adult", ["no", "unsure"])
def test_under_18_or_unsure_leads_to_the_hotlines_and_offers_nothing_else(scene: Scene, adult: str) -> None:
    asked = scene.visitor.post("/cases/new", **{**ANSWERS, "adult": adult})
    page = scene.visitor.post("/cases/new", **{**ANSWERS, "adult": adult}, agreed="yes")
    case = page.url.path.split("/")[2]

    for one in (asked, page):
        assert "/arrival/lines" in one.text
        assert Words("en")("web-cases-minor") in text(one)
    assert Words("en")("consent-addresses-subject") in text(asked)
    assert f"/c/{case}/addresses" in page.text
    assert not re.search(rf"/c/{case}/(pictures|search|found|letters)|/case/{case}/list", page.text)
    scene.visitor.get(f"/case/{case}/list", 403)
    casework.erase_case(scene.site.session, case)


def test_the_page_of_a_case_shows_all_but_what_a_picture_is_known_by(scene: Scene) -> None:
    page = text(scene.visitor.get(f"/case/{scene.case}"))

    assert "One copy is confirmed; one result waits for a decision; one was set aside." in page
    assert scene.reference in page
    assert "48213" in page
    assert "holds until it is taken back" in page
    assert "A letter’s new state: sent" in page


def test_a_note_is_left_once_and_escaped(scene: Scene) -> None:
    page = scene.visitor.post(f"/case/{scene.case}/notes", words="<b>Call</b> on Tuesday\nnot before", who="Ben")
    reloaded = scene.visitor.get(f"/case/{scene.case}")

    assert "&lt;b&gt;Call&lt;/b&gt; on Tuesday\nnot before" in page.text
    assert 'value="Ben"' in reloaded.text
    assert [one.who for one in notes.list_notes(scene.site.session, scene.case)] == ["Ben"]


@pytest.mark.parametrize(("words", "key"), [(" ", "error-empty-note"), ("y" * 4001, "web-case-note-too-long")])
def test_what_is_no_note_is_told_and_not_lost(scene: Scene, words: str, key: str) -> None:
    before = notes.list_notes(scene.site.session, scene.case)

    page = scene.visitor.post(f"/case/{scene.case}/notes", words=words)

    assert Words("en")(key) in text(page)
    assert words.strip() in page.text
    assert notes.list_notes(scene.site.session, scene.case) == before


def upload(visitor: Visitor, case: str, content: bytes, *, token: bool = True) -> httpx.Response:
    origin = str(visitor.client.base_url).rstrip("/")
    fields = {"csrf": visitor.token()} if token else {}
    files = {"file": ("list.csv", content, "text/csv")}
    return visitor.client.post(f"/case/{case}/list/upload", data=fields, files=files, headers={"origin": origin})


def test_a_list_of_fingerprints_is_taken_in_and_what_is_none_is_told(scene: Scene) -> None:
    page = upload(scene.visitor, scene.case, f"signal_type,value\npdq,{PDQ}\npdq,short\n".encode())

    assert page.status_code == 200
    assert "One fingerprint is registered." in text(page)
    assert "Entry 3" in text(page)
    with scene.site.session.store.read() as tx:
        (media,) = MEDIA.all(tx, order_by="id", case_id=scene.case)
    assert media.fingerprint.pdq is not None
    assert PDQ not in scene.visitor.get(f"/case/{scene.case}").text + page.text


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00"])
def test_what_is_no_list_is_told(scene: Scene, content: bytes) -> None:
    page = upload(scene.visitor, scene.case, content)

    assert page.status_code == 422
    assert 'role="alert"' in page.text


def test_a_list_without_the_forms_token_is_refused(scene: Scene) -> None:
    assert upload(scene.visitor, scene.case, b"signal_type,value\n", token=False).status_code == 403


def test_what_happened_is_told_page_by_page(scene: Scene) -> None:
    page = scene.visitor.get(f"/case/{scene.case}/events")
    first = scene.visitor.get(f"/case/{scene.case}/events?before=3")

    assert "The case was opened." in text(page)
    assert "A letter’s new state:" not in text(first)
    assert "The case was opened." in text(first)
    assert scene.visitor.get(f"/case/{scene.case}/events?before=x").text == page.text


def test_an_erased_case_has_nothing_but_its_date(house: Site) -> None:
    visitor = house.entered()
    case = opened(house.session)
    notes.leave(house.session, case.id, "canary")
    assert casework.erase_case(house.session, case.id).status is CaseStatus.ERASED

    assert "canary" not in visitor.get(f"/case/{case.id}").text
    assert case.id not in visitor.get("/cases?status=all").text
    visitor.get("/case/none", 404)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_its_words(language: Language) -> None:
    words = Words(language)

    assert [kind for kind in EventKind if kind not in NO_CASE and f"web-case-event-{kind.value}" not in words] == []


def test_it_all_reads_in_french(scene: Scene) -> None:
    visitor = scene.site.entered("fr")

    for path in ("/cases", "/cases/new", f"/case/{scene.case}", f"/case/{scene.case}/list"):
        page = visitor.get(path)
        assert '<html lang="fr"' in page.text
    assert "Une copie est confirmée" in text(visitor.get(f"/case/{scene.case}"))
