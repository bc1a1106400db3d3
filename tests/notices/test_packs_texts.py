"""Texts for authorities, helplines, hash banks and minors: what each says, and what none of them says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.notices.draft import text
from takedown.notices.facts import Earlier
from takedown.notices.lint import lint
from takedown.notices.sheet import advice
from takedown.words import Language, Words
from tests.notices.letters import COMPLAINT, EVERY, LANGUAGES, flat, golden, made

OURS = {
    *("fr-pharos", "fr-plainte", "fr-cnil", "fr-arcom-tf", "eu-dsa-20", "eu-dsa-22", "us-tida-ftc", "uk-osa-ofcom"),
    *("es-aepd", "it-144bis", "be-iefh", "au-esafety", "ca", "help", "hash-bank", "minors"),
}
EACH = [one for one in EVERY if one[1] in OURS]
SILENT = {"hash-bank", "minors"}
"""Texts that name nobody, not even whoever writes."""

ASKED = Earlier(
    recipient="Réseau Exemple",
    reference="EXAMPLE-0000",
    their_reference="TICKET-7",
    basis="eu-gdpr-17",
    sent_on=date(2026, 10, 5),
    due_on=date(2026, 11, 5),
)


def said(item: str, basis: str, language: Language, standing: Standing = Standing.SUBJECT, **changes: Any) -> str:
    return flat(text(made(item, basis, language, standing, **changes), basis))


def test_every_basis_of_these_is_somebody_s() -> None:
    assert {basis for _, basis, _ in EACH} == OURS


def test_each_text_is_clean_lists_the_addresses_and_names_who_writes_at_most_once(
    subtests: pytest.Subtests,
) -> None:
    for item, basis, language in EACH:
        with subtests.test(f"{item} {basis} {language}"):
            for standing in Standing:
                facts = made(item, basis, language, standing)
                written = text(facts, basis)

                assert lint(written, facts, basis) == ()
                assert written.count(facts.name) == (0 if basis in SILENT else 1)
                for place in facts.addresses:
                    assert (place.url in written) == (basis != "hash-bank")


def test_each_basis_has_advice_of_its_own(subtests: pytest.Subtests) -> None:
    for item, basis, language in (one for one in EACH if one[1] != "fr-pharos"):
        with subtests.test(f"{item} {basis} {language}"):
            notes = [field.value for field in advice(made(item, basis, language), basis, language)]

            assert set(Words(language)(f"sheet-basis-{basis}").splitlines()) <= set(notes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ["point_de_contact", "iwf", "pharos", "ncmec_tid", "ncmec_cybertip"])
def test_a_text_about_somebody_under_18_holds_addresses_and_nothing_else_of_the_person(
    item: str, language: Language
) -> None:
    written = said(item, "minors", language, complaint=COMPLAINT, earlier=ASKED, synthetic=Answer.YES)

    assert "gallery.example.net/example/files/7.jpg" in written
    for never in ("notices@example.org", "Exemple", "226-", "TICKET", "2026", "intim"):
        assert never not in written
    assert {"fr": "oins de 18 ans", "en": "under 18"}[language] in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_pharos_is_told_each_time_twice_and_that_nobody_is_named(language: Language) -> None:
    written = said("pharos", "fr-pharos", language)

    expected = {
        "fr": ["15 h 05 (heure de Paris)", "14 h 05 (UTC)", "il ne désigne personne", "accessibles au public"],
        "en": ["15:05 (Paris time)", "14:05 (UTC)", "it names nobody", "open to the public"],
    }
    for words in expected[language]:
        assert words in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_files_at_pharos_reads_that_it_is_no_complaint_and_not_for_private_matters(language: Language) -> None:
    notes = " ".join(field.value for field in advice(made("pharos", "fr-pharos", language), "fr-pharos", language))

    for words in {"fr": ["n’est pas une plainte", "affaire privée"], "en": ["not a complaint", "private matter"]}[
        language
    ]:
        assert words in notes


@pytest.mark.parametrize(
    ("synthetic", "there", "absent"),
    [(Answer.NO, ["226-2-1", "226-6"], ["226-8"]), (Answer.YES, ["226-8-1"], ["226-2-1", "226-6"])],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_police_chat_is_told_the_article_that_fits(
    language: Language, synthetic: Answer, there: list[str], absent: list[str]
) -> None:
    written = said("police_chat_fr", "fr-plainte", language, synthetic=synthetic)

    assert all(article in written for article in [*there, "15-3"])
    assert not any(article in written for article in absent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cnil_is_told_of_the_request_and_of_the_month_once_it_is_over(language: Language) -> None:
    over = said("cnil", "fr-cnil", language, earlier=ASKED)
    running = said("cnil", "fr-cnil", language, earlier=ASKED.model_copy(update={"due_on": date(2026, 12, 5)}))

    for written in (over, running):
        assert "Réseau Exemple" in written
        assert "EXAMPLE-0000" in written
        assert "TICKET-7" in written
    end = {"fr": "Ce mois a pris fin le 5 novembre 2026", "en": "That month ended on 5 November 2026"}[language]
    assert end in over
    assert "12(3)" not in running
    assert "paragraphe 3" not in running


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_request_that_came_before_the_place_is_left_open(language: Language) -> None:
    written = said("ftc", "us-tida-ftc", language, earlier=None)

    assert {"fr": "compléter", "en": "completed"}[language] in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_regulator_is_told_of_a_time_that_ended_only_when_it_did(language: Language) -> None:
    late = ASKED.model_copy(update={"basis": "us-tida", "due_on": date(2026, 10, 7)})
    ended = {"fr": "a pris fin le 7 octobre 2026", "en": "ended on 7 October 2026"}[language]

    assert ended in said("ftc", "us-tida-ftc", language, earlier=late)
    assert ended not in said("ftc", "us-tida-ftc", language, earlier=late.model_copy(update={"due_on": None}))


@pytest.mark.parametrize("item", ["three_zero_one_eight", "point_de_contact", "hateaid"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trusted_flagger_is_asked_to_flag_in_its_own_name(item: str, language: Language) -> None:
    written = said(item, "eu-dsa-22", language)

    assert "22" in written
    assert {"fr": "en votre nom", "en": "in your name"}[language] in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_at_a_hash_bank_name_its_limits(language: Language) -> None:
    written = said("stopncii", "hash-bank", language)

    limits = {
        "fr": [
            "18 ans ou plus",
            "le fichier lui-même",
            "sur votre appareil",
            "exactement le même",
            "PIN",
            "participent",
        ],
        "en": ["18 or older", "the file itself", "on your device", "exactly the same file", "PIN", "take part"],
    }
    for words in limits[language]:
        assert words in written


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_speaks_for_the_person_or_for_whom_acts_for_them(language: Language) -> None:
    herself = said("france_victimes", "fr-plainte", language, Standing.SUBJECT)
    other = said("france_victimes", "fr-plainte", language, Standing.REPRESENTATIVE)

    assert {"fr": "Je suis la personne représentée", "en": "I am the person shown"}[language] in herself
    assert {"fr": "avec l’autorisation de la personne", "en": "with the authorisation of the person"}[language] in other


@pytest.mark.parametrize(
    ("item", "basis", "language", "changes"),
    [("pharos", "fr-pharos", "fr", {}), ("cnil", "fr-cnil", "fr", {"earlier": ASKED})],
)
def test_the_finished_texts_that_a_jurist_reads(
    item: str, basis: str, language: Language, changes: dict[str, Any]
) -> None:
    written = text(made(item, basis, language, Standing.SUBJECT, **changes), basis)

    assert golden(f"{item}.{basis}.{language}", written) == written
