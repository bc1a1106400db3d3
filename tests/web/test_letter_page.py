"""A letter's page: why this way, her own words with the check beside them, other ways, files, what it still needs."""

from __future__ import annotations

import html

import pytest

from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.notices import directory
from takedown.pipeline import casework
from takedown.pipeline.letters import editing
from takedown.pipeline.notify import Desk
from takedown.pipeline.shelf import NOTICES
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site

URL = "https://x.com/somebody/photo/1"


@pytest.fixture
def notice(site: Site) -> Notice:
    """A draft to X in English, complete."""
    directory.confirm(site.session.home, "x", now().date())
    case = opened(site.session)
    found(site.session, case.id, URL)
    return next(one for one in Desk(site.session).draft(case.id, [], "en").notices if one.recipient == "x")


def stored(site: Site, notice: Notice) -> Notice:
    with site.session.store.read() as tx:
        return NOTICES.get(tx, notice.id)


@pytest.mark.parametrize(
    ("language", "phrases"),
    [
        ("en", ("Why this way", "The name and the e-mail address in the notice", "All that has to stand in it")),
        ("fr", ("Pourquoi cette voie", "Tout ce qui doit y figurer", "Lire le texte du programme dans votre langue")),
    ],
)
def test_the_page_says_why_what_is_learnt_and_what_is_there(
    site: Site, notice: Notice, language: str, phrases: tuple[str, ...]
) -> None:
    page = html.unescape(site.entered(language).get(f"/n/{notice.id}").text)  # type: ignore[arg-type]

    assert [phrase for phrase in phrases if phrase not in page] == []
    assert editing.source(site.session, notice.id) in page
    assert "takedown case edit" not in page


def test_what_is_typed_is_checked_while_it_is_typed_and_nothing_is_kept(site: Site, notice: Notice) -> None:
    own = editing.source(site.session, notice.id)
    visitor, path = site.entered(), f"/n/{notice.id}"
    typed = own.replace(URL, "there") + "\nIt is my fault.\n"

    part = visitor.post(f"{path}/check", on=path, text=typed).text
    whole = visitor.post(f"{path}/words", on=path, text=typed, do="check").text

    for page in (part, whole):
        assert f"{URL}</blockquote>" in page
        assert "words about fault" in page
        assert "<q>my fault</q>" in page
    assert "<html" not in part
    assert "It is my fault." in whole
    assert stored(site, notice).edited == ""


def test_her_words_are_kept_and_the_programs_come_back(site: Site, notice: Notice) -> None:
    own = editing.source(site.session, notice.id)
    visitor, path = site.entered(), f"/n/{notice.id}"

    visitor.post(f"{path}/words", on=path, text=own + "\nThank you.\n", do="keep")
    assert stored(site, notice).edited.endswith("Thank you.\n")
    assert "Thank you." in visitor.get(f"{path}/file/txt").text
    reset = visitor.post(f"{path}/words", on=path, do="reset").text
    assert stored(site, notice).edited == ""
    undo = reset.split('name="undo" value="')[1].split('"')[0]
    visitor.post("/undo", on=path, undo=undo)
    assert stored(site, notice).edited.endswith("Thank you.\n")
    assert "It is in your own words." in visitor.post(f"{path}/words", on=path, text=own + "\nThanks.\n", do="on").text


def test_hostile_words_stay_words(site: Site, notice: Notice) -> None:
    own = editing.source(site.session, notice.id)
    visitor, path = site.entered(), f"/n/{notice.id}"

    page = visitor.post(f"{path}/words", on=path, text=own + "\n</textarea><script>x</script>\n", do="keep").text

    assert "<script>x" not in page
    assert "<script>x" not in visitor.get(f"{path}/file/html").text


def test_a_letter_that_lacks_something_does_not_get_to_its_summary(site: Site, notice: Notice) -> None:
    own = editing.source(site.session, notice.id)
    visitor, path = site.entered(), f"/n/{notice.id}"
    visitor.post(f"{path}/words", on=path, text=own.replace("good-faith belief", "belief"), do="keep")

    page = visitor.get(f"{path}/send")

    assert page.url.path == path
    assert "the statement of good faith" in page.text
    assert "I state my good-faith belief" in page.text
    visitor.post(f"{path}/send", 409, on=path, way="hand")
    assert stored(site, notice).state is NoticeState.DRAFT


def test_what_the_letter_needs_can_be_given_beside_it(site: Site, notice: Notice) -> None:
    visitor, path = site.entered(), f"/n/{notice.id}"
    drafted = visitor.post(f"{path}/route", on=path, route="x us-tida")
    other = drafted.url.path

    assert "can be recognised" in drafted.text
    visitor.post(f"{other}/details", on=other, identifiable="yes", signature="Camille Exemple", name="")
    case = casework.show_case(site.session, notice.case_id)
    assert (case.particulars.identifiable, case.particulars.signature) == ("yes", "Camille Exemple")
    assert case.name == "Association Exemple"
    assert "All that has to stand in it is there." in visitor.get(other).text


def test_another_way_stands_beside_it_or_in_its_place(site: Site, notice: Notice) -> None:
    visitor, path = site.entered(), f"/n/{notice.id}"

    assert visitor.post(f"{path}/route", on=path, route="x eu-dsa-16").url.path == path
    assert visitor.post(f"{path}/route", on=path, route="x own-rules").url.path != path
    assert stored(site, notice).state is NoticeState.DRAFT
    visitor.post(f"{path}/route", on=path, route="x eu-gdpr-17", instead="yes")
    assert stored(site, notice).state is NoticeState.WITHDRAWN


def test_another_language_is_written_at_once(site: Site, notice: Notice) -> None:
    visitor, path = site.entered(), f"/n/{notice.id}"

    page = visitor.post(f"{path}/language", on=path, language="fr").text

    assert "Notification, article 16" in page
    assert stored(site, notice).language == "fr"


def test_files_are_downloads_under_a_name_that_says_nothing(site: Site, notice: Notice) -> None:
    visitor = site.entered()

    for kind, begins in (("pdf", b"%PDF"), ("txt", b"For you"), ("html", b"<!doctype html>")):
        answer = visitor.get(f"/n/{notice.id}/file/{kind}")
        assert answer.headers["content-disposition"] == f'attachment; filename="letter-{notice.reference}.{kind}"'
        assert answer.content.startswith(begins)
        assert answer.headers["cache-control"] == "no-store"
    assert visitor.get(f"/n/{notice.id}/file/exe").url.path == f"/n/{notice.id}"


def test_a_letter_that_is_put_aside_sends_nothing(site: Site, notice: Notice) -> None:
    visitor = site.entered()

    page = visitor.post(f"/n/{notice.id}/withdraw", on=f"/n/{notice.id}")

    assert "put aside. Nothing was sent." in page.text
    assert stored(site, notice).state is NoticeState.WITHDRAWN
    assert "withdrawn" in visitor.get(f"/n/{notice.id}").text
