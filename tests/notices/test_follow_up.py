"""Letters that follow a notice: what each asks, what it states of times, and what none of them says."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from takedown.cases.case import Standing
from takedown.cases.notice import Letter
from takedown.cases.particulars import Answer
from takedown.notices.draft import private, text
from takedown.notices.facts import Earlier, Facts
from takedown.notices.lint import lint
from takedown.notices.routes import bases_of
from takedown.notices.sample import sample
from takedown.words import Language
from tests.notices.letters import COMPLAINT, EVERY, LANGUAGES, flat, golden, known

FOLLOWING: tuple[Letter, ...] = ("reminder", "withdrawal", "more-information", "refused", "wrong-recipient")
HOLDERS = {"platform", "host", "search_engine", "cdn", "registrar"}
NOTICES = {"eu-dsa-16", "us-tida", "uk-osa-20a", "eu-gdpr-17", "us-dmca-512", "own-rules"}
RHYTHM = {"fr": "selon mon propre rythme de rappels", "en": "in my own rhythm of reminders"}
EACH = [(item, basis, language) for item, basis, language in EVERY if basis in NOTICES]


def earlier(basis: str, **changes: Any) -> Earlier:
    values: dict[str, Any] = {
        "reference": "EXAMPLE-0000",
        "their_reference": "TICKET-7",
        "basis": basis,
        "sent_on": date(2026, 10, 5),
        **changes,
    }
    return Earlier(**values)


def facts(item: str, basis: str, language: Language, letter: Letter, **changes: Any) -> Facts:
    made = sample(known(item), language, Standing.SUBJECT, basis=basis, letter=letter)
    return made.model_copy(update={"synthetic": Answer.NO, "earlier": earlier(basis), **changes})


def said(item: str, basis: str, language: Language, letter: Letter, **changes: Any) -> str:
    return flat(text(facts(item, basis, language, letter, **changes), basis))


@pytest.mark.parametrize("item", dict.fromkeys(item for item, _, _ in EACH))
def test_each_letter_is_clean_and_quotes_the_notice_that_it_follows(item: str) -> None:
    ways = [(basis, language) for one, basis, language in EACH if one == item]
    for (basis, language), letter in itertools.product(ways, FOLLOWING):
        following = facts(item, basis, language, letter, complaint=COMPLAINT)
        written = text(following, basis)

        assert lint(written, following, basis) == (), (basis, language, letter)
        for words in (following.reference, "EXAMPLE-0000", "TICKET-7", *(place.url for place in following.addresses)):
            assert words in written
        assert (COMPLAINT.number in written) <= private(following.recipient, basis)


@pytest.mark.parametrize(
    ("item", "basis", "law"),
    [("reddit", "us-tida", "119-12"), ("reddit", "uk-osa-20a", "10(3A)"), ("bing", "eu-gdpr-17", "2016/679")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_says_that_a_time_is_over_only_when_it_is_and_by_which_law(
    item: str, basis: str, law: str, language: Language
) -> None:
    over = said(item, basis, language, "reminder", earlier=earlier(basis, due_on=date(2026, 11, 20)))
    today = said(item, basis, language, "reminder", earlier=earlier(basis, due_on=date(2026, 11, 21)))
    end = {"fr": "a pris fin le 20 novembre 2026", "en": "ended on 20 November 2026"}[language]

    assert law in over
    assert end in over
    assert law not in today
    assert RHYTHM[language] in today
    assert RHYTHM[language] not in over


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reminder_without_a_deadline_in_its_law_claims_no_lateness_even_with_a_date(language: Language) -> None:
    written = said("x", "eu-dsa-16", language, "reminder", earlier=earlier("eu-dsa-16", due_on=date(2026, 11, 3)))

    assert RHYTHM[language] in written
    assert "3 November" not in written
    assert "3 novembre" not in written
    assert {"fr": "en temps opportun", "en": "timely, diligent"}[language] in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withdrawal_is_no_consent_and_accuses_nobody_of_anything(language: Language) -> None:
    written = said("x", "eu-dsa-16", language, "withdrawal")

    expected = {
        "fr": ["Je retire la notification", "ne vaut pas accord", "Effacer les données personnelles"],
        "en": ["I withdraw the notice", "no consent to the publication", "Delete the personal data"],
    }
    for words in expected[language]:
        assert words in written
    assert "226-" not in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_for_more_gets_the_elements_of_the_law_and_no_image_nor_document(language: Language) -> None:
    union = said("x", "eu-dsa-16", language, "more-information")
    american = said("reddit", "us-tida", language, "more-information")

    assert {"fr": "16, paragraphe 2", "en": "16(2)"}[language] in union
    assert {"fr": "ne seront pas envoyées", "en": "will not be sent"}[language] in union
    assert {"fr": "pièce d’identité", "en": "identity document"}[language] in union
    assert {"fr": "Signature électronique", "en": "Electronic signature"}[language] in american
    assert "Camille Exemple" in american


@pytest.mark.parametrize(
    ("item", "basis", "asked"),
    [
        ("x", "eu-dsa-16", {"fr": "16, paragraphe 5", "en": "16(5)"}),
        ("reddit", "uk-osa-20a", {"fr": "10(3B)", "en": "10(3B)"}),
        ("bing", "eu-gdpr-17", {"fr": "12, paragraphe 4", "en": "12(4)"}),
        ("reddit", "us-tida", {"fr": "119-12", "en": "119-12"}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_answered_on_its_own_law(
    item: str, basis: str, asked: dict[Language, str], language: Language
) -> None:
    assert asked[language] in said(item, basis, language, "refused")


@pytest.mark.parametrize("letter", ["refused", "more-information"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_recipient_said_stands_as_its_own_words(language: Language, letter: Letter) -> None:
    answered = earlier("eu-dsa-16", words="Nothing against our rules was found.", decided_on=date(2026, 10, 12))
    written = said("x", "eu-dsa-16", language, letter, earlier=answered)

    assert {"fr": "comprise", "en": "as I understood it"}[language] in written or "compris" in written
    assert {"fr": "« Nothing", "en": "“Nothing"}[language] in written.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wrong_recipient_is_asked_who_is_the_right_one_and_to_hand_nothing_on(language: Language) -> None:
    written = said("ovhcloud", "eu-dsa-16", language, "wrong-recipient")

    assert {"fr": "qui héberge ou peut retirer", "en": "who hosts or can remove"}[language] in written
    assert {"fr": "Ne transmettre ni", "en": "Do not hand this letter"}[language] in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_complaint_states_the_decision_and_the_six_months_with_their_article(language: Language) -> None:
    decided = earlier("eu-dsa-16", outcome="refused", decided_on=date(2026, 10, 12))
    written = said("x", "eu-dsa-20", language, "complaint", earlier=decided)

    expected = {
        "fr": ["article 20, paragraphe 1", "six mois", "12 octobre 2026", "EXAMPLE-0000"],
        "en": ["Article 20(1)", "six months", "12 October 2026", "EXAMPLE-0000"],
    }
    for words in expected[language]:
        assert words in written


@pytest.mark.parametrize("letter", FOLLOWING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_follows_a_copyright_notice_says_nothing_of_intimacy(language: Language, letter: Letter) -> None:
    sworn = next(item for item, basis, _ in EACH if basis == "us-dmca-512")
    written = said(sworn, "us-dmca-512", language, letter).lower()

    for words in ("intim", "18", "226-", "camille"):
        assert words not in written


@pytest.mark.parametrize("letter", FOLLOWING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_host_may_hand_on_says_neither_who_writes_nor_that_authorities_exist(
    language: Language, letter: Letter
) -> None:
    following = facts("ovhcloud", "eu-dsa-16", language, letter, complaint=COMPLAINT)
    body, _, _ = text(following, "eu-dsa-16").rpartition("\n---")

    for secret in (
        following.name,
        following.email,
        COMPLAINT.number,
        "I am the person",
        "Je suis la personne",
        "autorit",
    ):
        assert secret not in body


@pytest.mark.parametrize(
    ("name", "letter", "basis", "language", "changes"),
    [
        ("x.reminder.fr", "reminder", "eu-dsa-16", "fr", {}),
        ("x.withdrawal.en", "withdrawal", "eu-dsa-16", "en", {}),
        (
            "x.eu-dsa-20.en",
            "complaint",
            "eu-dsa-20",
            "en",
            {"earlier": earlier("eu-dsa-16", outcome="refused", decided_on=date(2026, 10, 12))},
        ),
    ],
)
def test_the_finished_letters_that_a_jurist_reads(
    name: str, letter: Letter, basis: str, language: Language, changes: dict[str, Any]
) -> None:
    written = text(facts("x", basis, language, letter, **changes), basis)

    assert golden(name, written) == written


def test_every_holder_takes_a_basis_that_these_letters_follow() -> None:
    holders = {item for item, _, _ in EVERY if known(item).kind in HOLDERS}

    assert all(NOTICES & set(bases_of(known(item))) for item in holders)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["reminder", "refused", "more-information"])
def test_a_search_engine_is_held_to_its_own_section_and_no_other(language: Language, letter: Letter) -> None:
    over = earlier("uk-osa-20a", due_on=date(2026, 11, 3))
    found = {item: said(item, "uk-osa-20a", language, letter, earlier=over) for item in ("bing", "reddit")}

    assert "10(3" not in found["bing"]
    assert "section 27" not in found["reddit"].lower()
    if letter != "more-information":
        assert "section 27" in found["bing"].lower()
        assert "10(3" in found["reddit"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_article_17_which_was_not_read_is_relied_on_and_not_told(language: Language) -> None:
    for item in ("reddit", "google_search", "wayback", "hetzner"):
        written = said(item, "eu-gdpr-17", language, "notice")

        assert ("relies on article 17(1)(d)" if language == "en" else "se fonde sur l’article 17") in written
        assert "gives the right" not in written
        assert "donne le droit" not in written
