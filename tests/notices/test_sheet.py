"""The sheet: what to know in the reader's language, what to paste in the recipient's, and nothing unverified."""

from __future__ import annotations

from typing import Any

import pytest

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Both, Channel, Recipient
from takedown.notices.sheet import advice, sheet
from takedown.words import Language
from tests.notices.letters import COMPLAINT, EVERY, known, made


def both(text: str) -> Both:
    return Both(en=text, fr=text + " (fr)")


OTHER = Recipient(
    id="gallery",
    name="A gallery",
    kind="host",
    domains=("gallery.example",),
    channels=(
        Channel(
            type="in_app",
            purpose=both("menu > report"),
            confidence="medium",
            login_required=True,
            fields=(both("Address"),),
        ),
    ),
    languages=("en",),
    legal_bases=("eu-dsa-16",),
    published_time=both("Two days"),
    appeal=both("Write again."),
    notes=(both("Answers slowly."),),
    sources=("https://gallery.example/abuse",),
    verified_on="2026-11-01",
    confidence="medium",
)


def told(item: str, basis: str, language: Language = "en", reader: Language | None = None, **changes: Any) -> str:
    facts = made(item, basis, language, **changes)
    return "\n".join(f"{field.name} {field.value}" for field in advice(facts, basis, reader))


def test_advice_is_never_for_pasting_and_the_fields_follow_it() -> None:
    fields = sheet(made("ovhcloud", "eu-dsa-16", "en"), "eu-dsa-16")
    assert [field.paste for field in fields] == sorted(field.paste for field in fields)
    pasted = [field.name for field in fields if field.paste]
    assert pasted == ["Addresses", "Legal basis", "Description", "Identity of the reporter"]


def test_a_pasted_paragraph_is_one_line() -> None:
    fields = sheet(made("ovhcloud", "eu-dsa-16", "en"), "eu-dsa-16")
    description = next(field.value for field in fields if field.name == "Description")
    assert max(len(line) for line in description.splitlines()) > 200


def test_a_signature_is_a_field_of_its_own() -> None:
    fields = {field.name: field.value for field in sheet(made("x", "us-tida", "en"), "us-tida")}
    assert "Dominique Exemple" in fields["Signature"]
    assert "Dominique Exemple" not in fields["Contact information"]


def test_a_french_reader_of_an_english_letter_is_advised_in_french() -> None:
    fields = sheet(made("x", "eu-dsa-16", "en"), "eu-dsa-16", reader="fr")
    assert fields[0].value.startswith("Vous le relisez et vous décidez")
    assert fields[-1].name == "Who sends this notice"


@pytest.mark.parametrize("reader", ["fr", "en"])
def test_every_recipient_has_its_advice_in_the_readers_words(reader: Language) -> None:
    for recipient, basis, language in EVERY:
        fields = advice(made(recipient, basis, language), basis, reader)
        assert len(fields) >= 4
        assert all(field.name and field.value.strip() for field in fields)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_unverified_form_of_x_is_told_in_words_and_no_other_address_is_printed(language: Language) -> None:
    words = told("x", "eu-dsa-16", language)
    assert "help.x.com/en/rules-and-policies/intimate-media" in words
    assert {"fr": "n’est pas vérifiée", "en": "is not verified"}[language] in words
    assert "help.x.com/forms" not in words
    assert words.count("https://") == 1


@pytest.mark.parametrize(
    ("recipient", "basis", "standing", "there", "absent"),
    [
        ("x", "eu-dsa-16", Standing.REPRESENTATIVE, ["Association Exemple", "notices@example.org"], ["Dominique"]),
        ("x", "us-tida", Standing.REPRESENTATIVE, ["Association Exemple", "Dominique Exemple"], ["Agence"]),
        ("aws", "us-dmca-512", Standing.REPRESENTATIVE, ["Agence Exemple", "rue de l’Exemple", "+33"], ["notices@"]),
        ("x", "eu-dsa-16", Standing.SUBJECT, ["Camille Exemple"], ["Agence"]),
    ],
)
def test_it_says_which_of_her_data_this_recipient_gets(
    recipient: str, basis: str, standing: Standing, there: list[str], absent: list[str]
) -> None:
    facts = made(recipient, basis, "en", standing)
    gets = next(field.value for field in advice(facts, basis) if field.name.startswith("What this letter says"))
    assert all(part in gets for part in there)
    assert not any(part in gets for part in absent)


@pytest.mark.parametrize(
    ("recipient", "basis", "warning"),
    [
        ("aws", "us-dmca-512", "under penalty of perjury"),
        ("aws", "us-dmca-512", "is handed on to whoever published the content"),
        ("ovhcloud", "eu-dsa-16", "may reach whoever published the content"),
        ("x", "us-tida", "Sign yourself"),
        ("google_search", "eu-gdpr-17", "the form’s own field"),
        ("mega", "eu-dsa-16", "#"),
    ],
)
def test_each_basis_and_each_recipient_comes_with_its_warnings(recipient: str, basis: str, warning: str) -> None:
    assert warning in told(recipient, basis)


@pytest.mark.parametrize(
    "warning",
    [
        "17 or 112",
        "not a complaint",
        "private matter",
        "IP address",
        "make one report for each",
        "may save it",
        "Category: you choose it",
        "for reading only",
    ],
)
def test_pharos_comes_with_its_warnings(warning: str) -> None:
    assert warning in told("pharos", "fr-pharos")


def test_in_its_own_language_the_draft_for_pharos_is_the_one_to_file() -> None:
    assert "seulement à la lecture" not in told("pharos", "fr-pharos", "fr")
    assert "seulement à la lecture" in told("pharos", "fr-pharos", "en", "fr")


def test_a_complaints_number_that_was_left_out_is_told_and_how_to_give_it() -> None:
    assert "isn’t in this letter" in told("ovhcloud", "eu-dsa-16", complaint=COMPLAINT)
    assert "isn’t in this letter" not in told("x", "eu-dsa-16", complaint=COMPLAINT)
    assert "isn’t in this letter" not in told("ovhcloud", "eu-dsa-16")


def test_what_nobody_recorded_is_asked_for() -> None:
    assert "montage" in told("x", "eu-dsa-16", synthetic=Answer.UNKNOWN)
    assert "montage" not in told("x", "eu-dsa-16")


def test_a_recipient_of_the_persons_own_directory_speaks_through_its_entry() -> None:
    words = told("ovhcloud", "eu-dsa-16", recipient=OTHER)
    for expected in (
        "menu > report",
        "need to be logged in",
        "Address",
        "secondary page",
        "2026-11-01",
        "Two days.",
        "Write again.",
        "Not known",
        "Answers slowly.",
    ):
        assert expected in words
    low = OTHER.model_copy(update={"channels": (OTHER.channels[0].model_copy(update={"confidence": "low"}),)})
    unlooked = told("ovhcloud", "eu-dsa-16", recipient=low, contact_checked=False)
    assert "No checked channel is known." in unlooked
    assert "menu > report" not in unlooked
    assert "menu > report" in told("ovhcloud", "eu-dsa-16", recipient=low)
    assert known("ovhcloud").name not in words
