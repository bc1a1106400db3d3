"""The letters themselves: every recipient in both languages, complete, clean, and as in ``fixtures/letters``."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from takedown.cases.case import Standing
from takedown.notices.directory import load
from takedown.notices.draft import letter, templates, text
from takedown.notices.lint import lint
from takedown.notices.render import render
from takedown.notices.routes import NoRoute
from takedown.notices.sample import sample
from takedown.words import Language

GOLDEN = Path(__file__).parents[2] / "fixtures" / "letters"
RECIPIENTS = ("x", "ovhcloud", "pharos")
LANGUAGES: tuple[Language, ...] = ("fr", "en")
EACH = [(recipient, language) for recipient in RECIPIENTS for language in LANGUAGES]

GOOD_FAITH = {"fr": "croire de bonne foi que", "en": "good-faith belief that"}
ACCURATE = {"fr": "exactes et complètes", "en": "accurate and complete"}
NEUTRAL = {"fr": "images intimes diffusées sans accord", "en": "intimate images shared without consent"}


def flat(value: str) -> str:
    return re.sub(r"\s+", " ", value)


@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_the_golden_letter(recipient: str, language: Language) -> None:
    file = GOLDEN / f"{recipient}.{language}.txt"
    drafted = render(sample(load()[recipient], language), "text").decode()
    if os.environ.get("TAKEDOWN_GOLDEN") == "write":
        file.write_text(drafted, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == drafted


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_each_letter_holds_what_the_law_asks_and_nothing_that_it_must_not(
    recipient: str, language: Language, standing: Standing
) -> None:
    facts = sample(load()[recipient], language, standing)
    drafted = text(facts)
    said = flat(drafted)
    for expected in (
        GOOD_FAITH[language],
        ACCURATE[language],
        NEUTRAL[language],
        "226-2-1",
        "226-8-1",
        facts.reference,
    ):
        assert expected in said
    for address in facts.addresses:
        assert address.url in drafted
        assert address.page in drafted
    assert drafted.count(facts.name) == 1
    assert drafted.count(facts.email) == 1
    assert lint(drafted, facts) == ()


@pytest.mark.parametrize(
    ("recipient", "language"), [(one, language) for one in ("x", "ovhcloud") for language in LANGUAGES]
)
def test_each_notice_cites_every_paragraph_that_it_relies_on(recipient: str, language: Language) -> None:
    said = flat(text(sample(load()[recipient], language)))
    cited = {
        "fr": [
            "(UE) 2022/2065",
            "16, paragraphe 2, point d)",
            "16, paragraphe 3",
            "16, paragraphe 4",
            "16, paragraphe 5",
            "16, paragraphe 6",
            "17, paragraphe 3, point b)",
        ],
        "en": ["(EU) 2022/2065", "16(2)(d)", "16(3)", "16(4)", "16(5)", "16(6)", "17(3)(b)"],
    }
    for article in cited[language]:
        assert article in said


@pytest.mark.parametrize("recipient", ["x", "pharos"])
def test_the_person_speaks_for_herself_or_is_spoken_for(recipient: str) -> None:
    known = load()[recipient]
    assert "I am the person shown" in flat(text(sample(known, "en", Standing.SUBJECT)))
    assert "Je suis la personne représentée" in flat(text(sample(known, "fr", Standing.SUBJECT)))
    assert "with the authorisation of the person shown" in flat(text(sample(known, "en", Standing.REPRESENTATIVE)))
    assert "avec l’autorisation de la personne représentée" in flat(text(sample(known, "fr", Standing.REPRESENTATIVE)))


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_host_forwards_to_its_customer_says_neither_who_writes_nor_who_is_shown(
    language: Language, standing: Standing
) -> None:
    facts = sample(load()["ovhcloud"], language, standing)
    *forwarded, reporter = letter(facts).sections
    description = next(section.text() for section in forwarded if section.heading == "Description")
    for private in (facts.name, facts.email, "I am ", "Je suis", "authorit", "autorit", "autoris"):
        assert private not in description
    assert facts.name in reporter.text()


@pytest.mark.parametrize(("recipient", "language"), EACH)
def test_without_a_law_that_is_known_none_is_cited(recipient: str, language: Language) -> None:
    facts = sample(load()[recipient], language).model_copy(update={"country": "DE"})
    assert "226" not in text(facts)
    assert {"fr": "à compléter", "en": "to be completed"}[language] in text(facts)


def test_a_long_address_is_never_cut_in_text() -> None:
    facts = sample(load()["x"], "fr")
    long = facts.addresses[0].model_copy(update={"url": "https://x.com/" + "long-path/" * 40})
    assert long.url in text(facts.model_copy(update={"addresses": (long,)}))


def test_a_name_that_is_missing_from_a_template_fails() -> None:
    with pytest.raises(UndefinedError):
        templates().get_template("fr/eu-dsa-16/platform.txt.j2").render(law="FR")
    with pytest.raises(UndefinedError):
        templates().from_string("{{ facts.nickname }}").render(facts=sample(load()["x"], "fr"))


def test_a_basis_that_has_no_letter_is_refused() -> None:
    with pytest.raises(NoRoute):
        text(sample(load()["x"], "fr"), "us-tida")
