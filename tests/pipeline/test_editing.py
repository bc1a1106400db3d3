"""A notice in a person's own words: kept whole, held against what has to stand in it, and the same in every form."""

from __future__ import annotations

import io
import json
import re
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from takedown.cases.case import Standing
from takedown.cases.notice import NoticeState
from takedown.cases.noun import now
from takedown.notices import completeness, lint, wording
from takedown.notices.draft import letter
from takedown.notices.facts import Facts
from takedown.notices.letter import UNWRAPPED
from takedown.notices.lint.law import citations
from takedown.notices.lint.words import NEVER
from takedown.notices.render import render
from takedown.notices.wording import kept, lost, read, source
from takedown.pipeline.letters import editing
from takedown.pipeline.letters.editing import NotToEdit, TooLong
from takedown.pipeline.notify import Desk, NotComplete, NotFit
from takedown.pipeline.session import Session
from takedown.words import LANGUAGES, Language, Words
from tests.notices.complete import complete
from tests.notices.letters import EVERY, known, made
from tests.pipeline.casefile import events
from tests.pipeline.desk_scene import approved, sent

DECLARED_ELSEWHERE = {"link-uk", "decision-date", "erasure-month", "platform-time", "country"}
"""Elements that no sentence of a letter stands for: they are about the case, not about the words."""

FACTS = made("x", "eu-dsa-16", "en")
OWN = source(letter(FACTS, "eu-dsa-16"))


def filed(item: str, basis: str, language: str, standing: Standing = Standing.REPRESENTATIVE) -> Facts:
    return complete(known(item), basis, standing).model_copy(update={"language": language})


@pytest.mark.parametrize(("item", "basis", "language"), EVERY[:: max(1, len(EVERY) // 50)])
def test_every_letter_reads_back_as_itself_and_lacks_nothing(item: str, basis: str, language: str) -> None:
    facts = filed(item, basis, language)
    own = letter(facts, basis)

    assert read(source(own)) == own
    assert read(source(own)).text() == own.text()
    assert lost(facts, basis, source(own)) == lost(facts, basis, own.text()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", ["eu-dsa-16", "us-tida", "uk-osa-20a", "eu-gdpr-17", "own-rules", "us-dmca-512"])
def test_each_element_of_the_law_is_found_in_the_letter(basis: str, language: str) -> None:
    facts = filed("aws" if basis == "us-dmca-512" else "reddit", basis, language)
    reaching = {"recipient-channel", "contact-unchecked", "recipient-unconfirmed"}
    asked = {one.code for one in completeness.elements(facts, basis)} - reaching - DECLARED_ELSEWHERE
    said_by_the_oath = {"mandate"} if basis == "us-dmca-512" else set()

    assert asked - {one.code for one in kept(facts, basis)} == said_by_the_oath


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("basis", ["eu-dsa-16", "us-tida", "uk-osa-20a", "us-dmca-512"])
def test_whatever_is_taken_out_is_missed_by_its_name(basis: str, language: str) -> None:
    facts = filed("aws" if basis == "us-dmca-512" else "reddit", basis, language)
    whole = re.sub(r"\s+", " ", source(letter(facts, basis)))

    for one in kept(facts, basis):
        for word in one.words:
            assert one.code in {gone.code for gone in lost(facts, basis, whole.replace(word, "…"))}


@pytest.mark.parametrize("wrong", ["{}9", "{}/other", "{}?x=1", "x{}"])
def test_another_address_does_not_stand_for_the_one(wrong: str) -> None:
    url = FACTS.addresses[0].url
    changed = re.sub(rf"{re.escape(url)}(?=\s)", wrong.format(url), OWN)

    assert url in next(one.words for one in lost(FACTS, "eu-dsa-16", changed) if one.code == "exact-address")


def test_a_sentence_may_follow_an_address() -> None:
    url = FACTS.addresses[0].url

    assert lost(FACTS, "eu-dsa-16", OWN + f"\n\nMore of {url}, see there.\n") == ()


PIECES = st.text(alphabet=st.sampled_from("ab1.-= #\n\t\u200b\u202eé[]"), max_size=60)


@settings(max_examples=80, deadline=None)
@given(PIECES)
def test_whatever_is_typed_is_read_the_same_twice(typed: str) -> None:
    once = source(read(typed))

    assert source(read(once)) == once
    assert not set("\u200b\u202e\t") & set(once)
    # What can't be seen goes first: what stood around it may then be a number of a list.
    words = re.sub(r"[\s=#-]|\d+\.", "", re.sub("[\u200b\u202e]", "", typed))
    assert re.sub(r"[\s=#-]|\d+\.", "", once) == words


def test_lines_stay_as_they_were_broken() -> None:
    typed = "S\n=\n\nDear all,\nplease\n\n3. not a list\n\n1. one\n   more of it\n2. two\n\n- a\n- b\n"
    blocks = read(typed).sections[0].blocks

    assert [(block.kind, block.items) for block in blocks] == [
        ("paragraph", (("Dear all,", "please"),)),
        ("paragraph", (("3. not a list",),)),
        ("numbers", (("one", "more of it"), ("two",))),
        ("bullets", (("a",), ("b",))),
    ]


def test_every_form_carries_the_words() -> None:
    edited = OWN.replace("Addresses\n", "Where it is\n").replace(
        "Who sends this", "A word of mine\n--------------\nIt has been there\nsince spring.\n\nWho sends this"
    )
    forms = {form: render(FACTS, form, "eu-dsa-16", "fr", edited) for form in ("text", "html", "eml", "json", "sheet")}
    pdf = "\n".join(
        page.extract_text() for page in PdfReader(io.BytesIO(render(FACTS, "pdf", "eu-dsa-16", "fr", edited))).pages
    )
    mail = message_from_bytes(forms["eml"], policy=SMTP).get_body(("plain",))

    assert mail is not None
    for text in (*(forms[one].decode() for one in ("text", "html", "json", "sheet")), mail.get_content(), pdf):
        assert "A word of mine" in text
        assert "It has been there" in text
    assert "since spring." in pdf
    assert json.loads(forms["json"])["missing"] == []
    assert "It has been there<br>since spring." in forms["html"].decode()
    assert "<b>" not in render(FACTS, "html", "eu-dsa-16", "fr", edited.replace("since", "<b>since")).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_may_be_found_has_words(language: Language) -> None:
    words = Words(language)
    codes = {*NEVER, "foreign-link", "name-in-text", "complaint-handed-on", "authority-handed-on"}
    codes |= set(citations("référé article 226-8 of 2024/1385, section 999: 3 days", FACTS, "eu-dsa-16"))

    assert [code for code in codes if f"lint-{code}" not in words] == []
    lacking = [one.code for one in wording.elements(FACTS, "eu-dsa-16", OWN + "\nmore")]
    assert [code for code in lacking if f"element-{code}" not in words or f"missing-{code}" not in words] == []


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        ("She should have seen it.", "blame", "should have"),
        ("See https://elsewhere.example/1", "foreign-link", "https://elsewhere.example/1"),
        ("Mrs. Example asks.", "name-in-text", "Mrs. E"),
        ("Within 3 days.", "deadline", ""),
    ],
)
def test_what_may_not_stand_there_is_told_with_its_words(said: str, code: str, words: str) -> None:
    text = read(OWN.replace("Addresses\n", f"{said}\n\nAddresses\n")).text()

    assert code in lint.lint(text, FACTS, "eu-dsa-16")
    assert lint.words_for(code, text, FACTS) == words


def test_an_approval_is_over_once_the_words_change_and_freezes_them_again(session: Session) -> None:
    notice = approved(session)
    own = editing.source(session, notice.id)
    changed = editing.edit(session, notice.id, own.replace("\n\nAddresses", "\n\nPlease hurry.\n\nAddresses", 1) + "\n")
    desk = Desk(session)

    assert (changed.state, changed.text, changed.facts) == (NoticeState.DRAFT, "", None)
    again = desk.approve(notice.id)
    assert again.text == read(changed.edited).text()
    assert again.edited == changed.edited != ""
    assert [kind for kind, _ in events(session, notice.id)][-3:] == ["notice-moved", "notice-edited", "notice-moved"]
    desk.sent(notice.id, now(), "")
    with pytest.raises(NotToEdit):
        editing.edit(session, notice.id, own)


def test_what_is_missing_or_unfit_keeps_it_a_draft_and_is_told(session: Session) -> None:
    notice = approved(session)
    own = editing.source(session, notice.id)
    address = notice.urls[0]
    editing.edit(
        session, notice.id, own.replace(address, "there").replace("good-faith", "good").replace("bonne foi", "foi")
    )
    checked = editing.check(session, notice.id)

    assert checked.missing == Desk(session).show(notice.id)[0].missing
    assert {"exact-address", "good-faith"} <= set(checked.missing)
    assert [one.words for one in checked.lost if one.code == "exact-address"] == [(address,)]
    with pytest.raises(NotComplete):
        Desk(session).approve(notice.id)
    editing.edit(session, notice.id, own + "\n\nThis is my fault.\n")
    assert "blame" in dict(editing.check(session, notice.id).found)
    with pytest.raises(NotFit):
        Desk(session).approve(notice.id)


def test_what_reads_as_the_programs_own_is_kept_as_that(session: Session) -> None:
    notice = approved(session)
    own = editing.source(session, notice.id)

    assert editing.edit(session, notice.id, own.replace("\n", "\r\n") + "\n\n").state is NoticeState.APPROVED
    assert editing.edit(session, notice.id, own + "\nMore.\n").edited
    assert editing.edit(session, notice.id, "").edited == ""
    assert editing.check(session, notice.id, own + "\nMore.\n").letter.text().endswith("More.\n")
    assert editing.source(session, notice.id) == own


def test_another_language_drops_the_words_and_the_approval(session: Session) -> None:
    notice = approved(session)
    editing.edit(session, notice.id, editing.source(session, notice.id) + "\nMore.\n")
    other = editing.speak(session, notice.id, "fr" if notice.language == "en" else "en")

    assert (other.state, other.edited, other.language != notice.language) == (NoticeState.DRAFT, "", True)
    assert editing.speak(session, notice.id, other.language) == other
    with pytest.raises(NotToEdit):
        editing.speak(session, sent(session).id, "fr")


def test_more_than_a_letter_holds_is_refused(session: Session) -> None:
    with pytest.raises(TooLong):
        editing.edit(session, "x", "a" * (wording.MOST + 1))


def test_a_letter_is_edited_line_by_line() -> None:
    assert max(len(line) for line in OWN.splitlines()) < UNWRAPPED
    assert "\n\n" in OWN
