"""Papers of several parts: what stands on each page, in text and in the PDF."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pypdf
import pytest

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.notices import packs
from takedown.notices.draft import text as written
from takedown.notices.facts import Earlier
from takedown.notices.packs import Dossier, Erasure, Pack, Sight
from takedown.notices.packs.erasure import REQUEST
from takedown.words import Language
from tests.notices.letters import LANGUAGES, flat, golden, made

NIGHT = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
"""The night before clocks go back: 1:30 in Paris, and from the next night on an hour less apart."""
TODAY = date(2026, 11, 21)
LONG = "https://gallery.example.net/" + "long-path/" * 30

STEP = Earlier(
    recipient="Réseau Exemple",
    reference="EXAMPLE-0000",
    basis="eu-dsa-16",
    sent_on=date(2026, 10, 26),
    outcome="refused",
)


def dossier(**changes: Any) -> Dossier:
    values: dict[str, Any] = {
        "sights": (
            Sight(
                url="https://gallery.example.net/example/files/7.jpg",
                page="https://gallery.example.net/example/7",
                first=NIGHT,
                last=NIGHT + timedelta(days=9),
            ),
            Sight(url=LONG, first=NIGHT, last=NIGHT),
        ),
        "synthetic": Answer.NO,
        "steps": (STEP,),
        "today": TODAY,
        **changes,
    }
    return Dossier(**values)


def pages(pack: Pack) -> list[str]:
    """Return the words of each page of the PDF, on one line each."""
    return [flat(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(packs.pdf(pack))).pages]


def part(pack: Pack, number: int) -> str:
    return flat(pack.parts[number].letter.text())


def test_the_papers_for_a_complaint_are_in_french_and_then_in_english() -> None:
    pack = packs.complaint(dossier())

    assert [one.language for one in pack.parts] == ["fr"] * 4 + ["en"] * 4
    found = pages(pack)
    titles = [
        "Avant de déposer plainte",
        "Plainte contre X",
        "Pièce 1",
        "Pièce 2",
        "Before you file",
        "Complaint against",
    ]
    for number, title in enumerate(titles):
        assert found[number].startswith(title)
        assert found[number].endswith(f"{number + 1} / {len(found)}")
    assert len(found) == 8


def test_the_pdf_has_the_addresses_whole() -> None:
    whole = "".join(pages(packs.complaint(dossier()))).replace(" ", "")

    assert LONG in whole
    assert "https://gallery.example.net/example/files/7.jpg" in whole


def test_the_guide_says_what_to_say_when_refused_whom_to_call_and_where_not_to_file() -> None:
    guide = part(packs.complaint(dossier()), 0)

    for words in (
        "17",
        "116 006",
        "https://masecurite.interieur.gouv.fr/",
        "L’article 15-3 du Code de procédure pénale",
        "récépissé",
        "atteintes aux biens",
        "Pharos n’est pas une plainte",
        "226-6",
        "SHA-256",
    ):
        assert words in guide.replace("\u00a0", " ")


def test_the_letter_leaves_blanks_for_who_complains_and_accuses_nobody() -> None:
    letter = part(packs.complaint(dossier()), 1)

    assert letter.count("……") >= 6
    assert "contre X" in letter
    assert "procureur de la République" in letter
    assert "à compléter à la main" in letter


@pytest.mark.parametrize(
    ("synthetic", "there", "absent"),
    [
        (Answer.NO, ["226-2-1", "226-6"], ["226-8"]),
        (Answer.YES, ["226-8-1"], ["226-2-1", "226-6"]),
        (Answer.UNKNOWN, ["226-2-1", "226-6", "226-8-1"], []),
    ],
)
@pytest.mark.parametrize("number", [1, 5])
def test_the_letter_names_the_article_that_fits(
    synthetic: Answer, there: list[str], absent: list[str], number: int
) -> None:
    letter = part(packs.complaint(dossier(synthetic=synthetic)), number)

    assert all(article in letter for article in there)
    assert not any(article in letter for article in absent)


@pytest.mark.parametrize(("number", "condition"), [(1, "À cocher si c’est le cas"), (5, "To be ticked if it is so")])
def test_extortion_is_named_only_as_something_to_tick(number: int, condition: str) -> None:
    letter = part(packs.complaint(dossier()), number)

    assert letter.count("312-10") == 1
    assert condition in letter.partition("312-10")[0][-160:]


@pytest.mark.parametrize(
    ("number", "times"),
    [
        (
            2,
            [
                "25 octobre 2026 à 01 h 30 (heure de Paris)",
                "24 octobre 2026 à 23 h 30 (UTC)",
                "3 novembre 2026 à 00 h 30",
            ],
        ),
        (6, ["25 October 2026, 01:30 (Paris time)", "24 October 2026, 23:30 (UTC)", "3 November 2026, 00:30 (Paris"]),
    ],
)
def test_each_time_is_given_in_paris_time_and_in_utc_across_the_change_of_clocks(number: int, times: list[str]) -> None:
    listed = part(packs.complaint(dossier()), number)

    for time in times:
        assert time in listed


def test_one_address_on_one_day_is_told_in_the_singular() -> None:
    letter = part(packs.complaint(dossier(sights=(Sight(url=LONG, first=NIGHT, last=NIGHT),))), 1)

    assert "à l’adresse de la liste jointe, le 25 octobre 2026" in letter


def test_without_steps_there_is_no_part_and_no_mention_of_them() -> None:
    pack = packs.complaint(dossier(steps=()))

    assert len(pack.parts) == 6
    assert "Démarches" not in packs.text(pack).decode()


def test_nothing_in_the_papers_names_the_person_or_gives_a_fingerprint_or_a_wrong_procedure() -> None:
    said = packs.text(packs.complaint(dossier(synthetic=Answer.UNKNOWN))).decode()

    for never in ("référé", "LCEN", "6-I-5", "226-8 ", "date de naissance", "nationalité", "profession", "Camille"):
        assert never not in said


def test_the_finished_papers_that_a_jurist_reads() -> None:
    papers = packs.complaint(dossier(sights=dossier().sights[:1], synthetic=Answer.UNKNOWN))
    french = packs.text(Pack(papers.parts[:4], TODAY)).decode()

    assert golden("complaint.fr", french) == french


def request(language: Language = "en", **changes: Any) -> Erasure:
    facts = made("bing", REQUEST, language, Standing.SUBJECT)
    return Erasure(facts, **changes)


def complaint_about(sent: str, *, due: date, opens: date) -> Erasure:
    earlier = Earlier(recipient="Bing", reference="EXAMPLE-0000", basis=REQUEST, sent_on=date(2026, 10, 5), due_on=due)
    return request(complaint=made("cnil", "fr-cnil", "fr", Standing.SUBJECT, earlier=earlier), sent=sent, open_on=opens)


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_a_request_was_sent_the_papers_hold_the_request_and_no_complaint(language: Language) -> None:
    pack = packs.erasure((request(),), TODAY, language)

    assert len(pack.parts) == 2
    assert pack.parts[1].letter.text() == written(request().request, REQUEST)
    assert {"fr": "n’a pas encore été envoyée", "en": "hasn’t been sent yet"}[language] in part(pack, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_while_the_month_runs_there_is_the_copy_and_the_day_from_which_a_complaint_is_possible(
    language: Language,
) -> None:
    waiting = complaint_about("Word for word.", due=date(2026, 12, 5), opens=date(2026, 12, 6))
    pack = packs.erasure((waiting,), TODAY, language)

    assert {"fr": "à partir du 6 décembre 2026", "en": "from 6 December 2026"}[language] in part(pack, 0)
    assert len(pack.parts) == 2
    assert pack.parts[1].copy == "Word for word."


def test_once_it_is_time_there_are_the_complaint_and_the_request_word_for_word() -> None:
    sent = written(request().request, REQUEST)
    pack = packs.erasure((complaint_about(sent, due=date(2026, 11, 5), opens=date(2026, 11, 6)),), TODAY, "fr")

    assert [one.letter.subject.partition(",")[0] for one in pack.parts] == [
        "Avant une plainte à la CNIL",
        "Plainte à la CNIL",
        "Copie de la demande d’effacement",
    ]
    assert sent in packs.text(pack).decode()
    copied = " ".join(pages(pack)[2:])
    for line in sent.splitlines():
        assert flat(line).strip() in copied


@pytest.mark.parametrize("language", LANGUAGES)
def test_whom_to_turn_to_under_18_names_3018_first_and_what_never_to_do(language: Language) -> None:
    items = ("three_zero_one_eight", "point_de_contact", "pharos", "ncmec_tid")
    pack = packs.hotlines([(made(item, "minors", "fr"), "minors") for item in items], TODAY, language, minor=True)

    guide = part(pack, 0)
    assert {"fr": "Ne téléchargez pas", "en": "Don’t download"}[language] in guide
    assert guide.index("3018") < guide.index("Point de Contact")
    assert len(pack.parts) == 5
    assert "226-" not in packs.text(pack).decode()
    assert len(pages(pack)) == 5


def test_a_channel_that_was_not_checked_is_not_printed() -> None:
    shown = packs.text(packs.hotlines([(made("iwf", "minors", "en"), "minors")], TODAY, "en", minor=True)).decode()

    assert "https://www.iwf.org.uk/faqs/" in shown
    assert "report.iwf.org.uk" not in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_fit_on_one_page(language: Language) -> None:
    pack = packs.steps([(made("stopncii", "hash-bank", language), "hash-bank")], TODAY)

    assert len(pages(pack)) == 1
