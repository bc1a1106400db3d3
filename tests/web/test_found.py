"""What was found, in words: numbers, hosts, one place at a time, a decision on each and the way back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from takedown.cases.case import Adult
from takedown.cases.caution import Caution, CautionKind, CautionState
from takedown.cases.match import Confidence, Match, MatchState, Method
from takedown.cases.media import Fingerprint, Media
from takedown.pipeline import casework, review
from takedown.pipeline.cautions import caution
from takedown.pipeline.looking import addresses
from takedown.pipeline.person import consent
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import LOOKS, MATCHES, MEDIA
from tests.pipeline.casefile import ORGANISATION, events, found, opened
from tests.web.conftest import Site, Visitor

NEW = MatchState.NEW


@dataclass
class Scene:
    session: Session
    case: str
    visitor: Visitor
    media: Media

    def match(self, url: str, state: MatchState = NEW, **more: Any) -> Match:
        return found(
            self.session,
            self.case,
            url,
            state,
            **{"site": "site", "context_seen": False, "media_id": self.media.id, **more},
        )

    def decide(self, match: Match, said: str, status: int = 200) -> httpx.Response:
        fields: dict[str, Any] = {"as": said}
        return self.visitor.post(f"/m/{match.id}/decide", status, on=f"/m/{match.id}", **fields)

    def state(self, match: Match) -> MatchState:
        return review.states_of(self.session, [match.id])[match.id]

    def looks(self, match: Match) -> list[str]:
        with self.session.store.read() as tx:
            return [look.who for look in LOOKS.all(tx, order_by="at", match_id=match.id)]


@pytest.fixture
def scene(house: Site) -> Scene:
    case = opened(house.session)
    media = Media.registered(case.id, Fingerprint(pdq=b"\x5a\xc3" * 16, quality=100))
    with house.session.store.begin() as tx:
        MEDIA.put(tx, media)
    return Scene(house.session, case.id, house.entered(), media)


def said(page: str) -> str:
    """Return the words of a page's main part."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", main))


def test_results_are_numbers_and_hosts_and_no_picture(scene: Scene) -> None:
    for number in range(3):
        scene.match(f"https://one.example/{number}")
    for number in range(2):
        scene.match(f"https://two.example/{number}", confidence=Confidence.LIKELY, method=Method.LOCAL)
    scene.match("https://two.example/hers", media_id="", method=Method.REPORTED)
    scene.match("https://two.example/weak", confidence=Confidence.POSSIBLE)
    scene.match("https://one.example/done", MatchState.CONFIRMED)

    page = scene.visitor.get(f"/c/{scene.case}/found").text

    assert "3 very likely 2 to check 1 address not readable 1 decided" in said(page)
    assert [host in page for host in ("one.example", "two.example")] == [True, True]
    assert "Weak resemblance Not decided" not in said(page)
    assert "<img" not in page.partition("<main")[2]
    assert "bits" not in said(page)
    assert "0 of 256 bits" in said(scene.visitor.get(f"/c/{scene.case}/found?how=yes").text)
    assert "Weak resemblance Not decided" in said(scene.visitor.get(f"/c/{scene.case}/found?weak=yes").text)


def test_nothing_found_says_what_that_can_mean(scene: Scene) -> None:
    assert "nothing was searched yet" in said(scene.visitor.get(f"/c/{scene.case}/found").text)


def test_many_places_come_in_pages(scene: Scene) -> None:
    for number in range(62):
        scene.match(f"https://many.example/{number}")

    first = scene.visitor.get(f"/c/{scene.case}/found").text
    second = scene.visitor.get(f"/c/{scene.case}/found?from=60").text

    assert [page.count('class="place"') for page in (first, second)] == [60, 2]
    assert "2 more places" in said(first)
    assert scene.visitor.get(f"/c/{scene.case}/found?from=x9").text.count('class="place"') == 60


def test_a_place_is_known_in_words_and_looking_at_them_is_one_look(scene: Scene) -> None:
    match = scene.match("https://x.com/a/1", distance=12, reason="same-scene")

    page = scene.visitor.get(f"/m/{match.id}").text
    scene.visitor.get(f"/m/{match.id}")

    for words in ("x.com", "Your picture 1", "Very likely", "12 of 256 bits", "same scene or series"):
        assert words in said(page)
    assert scene.looks(match) == [""]
    assert [kind for kind, _ in events(scene.session, match.id)] == ["sighting", "context-seen"]


@pytest.mark.parametrize("state", [state for state in MatchState if state is not NEW])
def test_a_decision_leads_to_the_next_place_and_can_be_taken_back(scene: Scene, state: MatchState) -> None:
    code = Fingerprint(pdq=b"\x17" * 32, quality=90)
    first = scene.match("https://a.example/1", seen_fingerprint=code)
    second = scene.match("https://b.example/2", confidence=Confidence.LIKELY)
    page = f"/m/{first.id}"

    answer = scene.decide(first, state.value)

    assert answer.url.path == f"/m/{second.id}"
    assert scene.state(first) is state
    undo = re.search(r'name="undo" value="([^"]+)"', answer.text)
    assert undo
    back = scene.visitor.post("/undo", on=page, undo=undo[1], then="/")
    assert (back.url.path, scene.state(first)) == (page, NEW)
    assert [proof.item for proof in verify_ledger(scene.session) if not proof.ok] == []


def test_later_changes_nothing_and_the_last_decision_ends_the_step(scene: Scene) -> None:
    first, second = scene.match("https://a.example/1"), scene.match("https://a.example/2", confidence=Confidence.LIKELY)

    onward = scene.decide(first, "later")
    assert (onward.url.path, scene.state(first)) == (f"/m/{second.id}", NEW)
    ended = scene.decide(second, "confirmed")

    assert ended.url.path == f"/c/{scene.case}/found"
    assert "found" in casework.show_case(scene.session, scene.case).guided.done
    assert f'href="/c/{scene.case}/letters"' in ended.text


def test_what_is_no_decision_changes_nothing(scene: Scene) -> None:
    match = scene.match("https://a.example/1")
    for wrong in ("new", "", "x" * 500):
        scene.decide(match, wrong, 409)
    scene.decide(match.model_copy(update={"id": "none"}), "mine", 404)
    scene.visitor.get("/m/none", 404)
    assert scene.state(match) is NEW


def test_a_second_look_that_is_wanted_is_said(scene: Scene) -> None:
    match, other = scene.match("https://a.example/1"), scene.match("https://a.example/2", media_id="")
    with scene.session.store.begin() as tx:
        one = Caution.of_media(CautionKind.FLOOD_PAGES, scene.case, scene.media.id, {"pages": 41, "hosts": 9})
        caution.raised(scene.session, tx, one)

    page = f"/m/{match.id}"
    assert "Found on 41 new pages at 9 hosts" in said(scene.visitor.get(page).text)
    assert "second look" not in said(scene.visitor.get(f"/m/{other.id}").text)
    fields: dict[str, Any] = {"as": "upheld", "words": "not hers"}
    assert "stays stopped" in said(scene.visitor.post(f"{page}/second-look/{one.id}", on=page, **fields).text)
    scene.visitor.post(f"/m/{other.id}/second-look/{one.id}", 404, on=page, **fields)
    fields["as"] = "released"
    assert "second look" not in said(scene.visitor.post(f"{page}/second-look/{one.id}", on=page, **fields).text)
    assert [found.state for found in caution.list_cautions(scene.session, scene.case)] == [CautionState.RELEASED]


def test_where_an_organisation_files_each_look_has_a_name(scene: Scene) -> None:
    match = scene.match("https://a.example/1")
    casework.edit_case(scene.session, scene.case, particulars=ORGANISATION)

    asked = scene.visitor.get(f"/m/{match.id}").text
    assert "Who is looking?" in said(asked)
    assert "a.example" not in said(asked)
    assert scene.looks(match) == []
    page = scene.visitor.post(f"/m/{match.id}/who", on=f"/m/{match.id}", who="  Ana   B ").text

    assert "Is this the person’s picture?" in said(page)
    assert "It is me" not in said(page)
    assert scene.looks(match) == ["Ana B"]


@pytest.mark.parametrize("state", [state for state in MatchState if state is not NEW])
def test_whoever_files_for_somebody_is_never_spoken_to_as_her(scene: Scene, state: MatchState) -> None:
    first, _ = scene.match("https://a.example/1"), scene.match("https://b.example/2", media_id="")
    casework.edit_case(scene.session, scene.case, particulars=ORGANISATION)
    scene.visitor.post(f"/m/{first.id}/who", on=f"/m/{first.id}", who="Ana")

    then = scene.decide(first, state.value)
    pages = [then, scene.visitor.get(f"/m/{first.id}"), scene.visitor.get(f"/c/{scene.case}/found")]

    for page in pages:
        assert said(page.text)
        assert not [told for told in ("yours", "our picture", "It is me", "is mine") if told in said(page.text)]
    assert "is yours" not in then.text


def test_without_a_consent_there_are_no_words_of_the_page(scene: Scene) -> None:
    match = scene.match("https://a.example/1")
    consent.withdraw(scene.session, scene.case)

    page = said(scene.visitor.get(f"/m/{match.id}").text)

    assert "a.example" in page
    assert "Seeing the picture" not in page
    assert scene.looks(match) == []


def test_under_18_or_unsure_addresses_alone_and_the_hotlines(house: Site) -> None:
    case = opened(house.session, adult=Adult.UNSURE)
    match = addresses.reported(case.id, "https://a.example/kept")
    with house.session.store.begin() as tx:
        MATCHES.put(tx, match)
    visitor = house.entered()

    page = visitor.get(f"/c/{case.id}/found").text

    assert "https://a.example/kept" in said(page)
    assert 'href="/arrival/lines"' in page
    assert "/m/" not in page
    one = visitor.get(f"/m/{match.id}").text
    assert "picture" not in one.partition("<form")[0].partition("<main")[2]
    assert f"/m/{match.id}/picture" not in one


def test_french_says_it_too(house: Site, scene: Scene) -> None:
    match = scene.match("https://a.example/1", method=Method.VIDEO, spans=({"start": 61.0, "end": 70.0},))
    visitor = house.entered("fr")

    assert "1 très probable 0 à vérifier" in said(visitor.get(f"/c/{scene.case}/found?how=yes").text)
    page = said(visitor.get(f"/m/{match.id}").text)
    assert "Est-ce à vous\u00a0?" in page
    assert "1:01" in page
