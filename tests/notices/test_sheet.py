"""The sheet: what to know in the reader's language, what to paste in the recipient's, and nothing unverified."""

from __future__ import annotations

import pytest

from takedown.cases.recipient import Channel, Recipient
from takedown.notices.directory import load
from takedown.notices.sample import sample
from takedown.notices.sheet import advice, sheet
from takedown.words import Language

OTHER = Recipient(
    id="gallery",
    name="A gallery",
    kind="host",
    domains=("gallery.example",),
    channels=(Channel(type="in_app", purpose="menu > report", confidence="medium", login_required=True),),
    languages=("en",),
    legal_bases=("eu-dsa-16",),
    notes=("Answers slowly.",),
    sources=("https://gallery.example/abuse",),
    verified_on="2026-11-01",
    confidence="medium",
)


def told(recipient: Recipient, language: Language = "en", reader: Language | None = None) -> str:
    return "\n".join(f"{field.name} {field.value}" for field in advice(sample(recipient, language), reader=reader))


def test_advice_is_never_for_pasting_and_the_fields_follow_it() -> None:
    fields = sheet(sample(load()["ovhcloud"], "en"))
    assert [field.paste for field in fields] == sorted(field.paste for field in fields)
    pasted = [field.name for field in fields if field.paste]
    assert pasted == ["Addresses", "Legal basis", "Description", "Identity of the reporter"]


def test_a_pasted_paragraph_is_one_line() -> None:
    description = next(field.value for field in sheet(sample(load()["ovhcloud"], "en")) if field.name == "Description")
    assert max(len(line) for line in description.splitlines()) > 200


def test_a_french_reader_of_an_english_letter_is_advised_in_french() -> None:
    fields = sheet(sample(load()["x"], "en"), reader="fr")
    assert fields[0].value.startswith("Ceci est un brouillon")
    assert fields[-1].name == "Who sends this notice"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_unverified_form_of_x_is_told_in_words_and_no_other_address_is_printed(language: Language) -> None:
    words = told(load()["x"], language)
    assert "help.x.com/en/rules-and-policies/intimate-media" in words
    assert {"fr": "n’a pas été vérifiée", "en": "wasn’t verified"}[language] in words
    assert "help.x.com/forms" not in words
    assert words.count("https://") == 1


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
    assert warning in told(load()["pharos"])


def test_in_its_own_language_the_draft_for_pharos_is_the_one_to_file() -> None:
    assert "seulement à la lecture" not in told(load()["pharos"], "fr")
    assert "seulement à la lecture" in told(load()["pharos"], "en", "fr")


def test_a_recipient_of_the_persons_own_directory_speaks_through_its_entry() -> None:
    words = told(OTHER)
    for expected in (
        "menu > report",
        "need to be logged in",
        "secondary page",
        "2026-11-01",
        "Not known",
        "Answers slowly.",
    ):
        assert expected in words
    low = OTHER.model_copy(update={"channels": (OTHER.channels[0].model_copy(update={"confidence": "low"}),)})
    assert "No checked channel is known." in told(low)
