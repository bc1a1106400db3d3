"""The letters themselves: every recipient on every basis in both languages, complete, clean, and as in docs/notices."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jinja2 import UndefinedError

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Both, NoDeadline
from takedown.notices.bases import BASES
from takedown.notices.completeness import missing
from takedown.notices.draft import language_for, letter, templates, text
from takedown.notices.facts import Rights
from takedown.notices.lint import lint
from takedown.notices.routes import NoRoute, channels_for
from takedown.notices.sample import sample
from takedown.resources import shared
from takedown.words import Language
from tests.notices.letters import (
    COMPLAINT,
    EVERY,
    FINISHED,
    HISTORY,
    LANGUAGES,
    RECIPIENTS,
    flat,
    golden,
    known,
    made,
    of,
)

HOLDERS = ("platform", "host", "search_engine", "cdn", "registrar")
HELD = [one for one in EVERY if known(one[0]).kind in HOLDERS and one[1] not in {"eu-dsa-20", "fr-plainte"}]
"""The letters to whoever holds, shows or passes on a copy."""

UNREACHABLE = {"recipient-channel"}
"""A few entries have no way in writing at all: the letter waits until somebody finds one."""


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_every_letter_renders_whole_complete_and_clean(recipient: str, standing: Standing) -> None:
    for basis, language in of(recipient):
        facts = made(recipient, basis, language, standing)
        drafted = text(facts, basis)
        assert not re.search(r"\{\{|\{%|None", drafted), (basis, language)
        assert lint(drafted, facts, basis) == (), (basis, language)
        lacks = set(missing(facts, basis))
        assert lacks <= (set() if channels_for(facts.recipient, basis) else UNREACHABLE), (basis, language)


@pytest.mark.parametrize("recipient", sorted({one for one, _, _ in HELD}))
def test_every_letter_lists_each_address_and_says_who_writes_once(recipient: str) -> None:
    for basis, language in ((basis, language) for one, basis, language in HELD if one == recipient):
        facts = made(recipient, basis, language)
        drafted = text(facts, basis)
        assert not re.search(r"to be completed|à compléter", drafted)
        assert facts.reference in drafted
        for address in facts.addresses:
            assert address.url in drafted
            assert address.page in drafted
        expected = facts.rights.email if basis == "us-dmca-512" else facts.email
        assert drafted.count(expected) == 1


@pytest.mark.parametrize(
    ("recipient", "basis", "language", "standing", "changes"),
    FINISHED,
    ids=[f"{recipient}-{basis}-{language}" for recipient, basis, language, _, _ in FINISHED],
)
def test_a_finished_letter_stays_as_a_jurist_read_it(
    recipient: str, basis: str, language: Language, standing: Standing, changes: dict[str, Any]
) -> None:
    facts = made(recipient, basis, language, standing, **changes)
    drafted = text(facts, basis)
    assert lint(drafted, facts, basis) == ()
    assert golden(f"{recipient}.{basis}.{language}", drafted) == drafted


def test_there_is_a_letter_for_every_kind_that_a_basis_is_for() -> None:
    folder = shared("templates") / "notices"
    ours = [basis for basis in BASES.values() if basis.kinds & set(HOLDERS) and basis.id != "fr-plainte"]
    lacking = [
        f"{language}/{basis.id}/{kind}"
        for language in LANGUAGES
        for basis in ours
        for kind in basis.kinds
        if not (folder / language / basis.id / f"{kind}.txt.j2").is_file()
    ]
    assert lacking == []


@pytest.mark.parametrize("basis", ["eu-dsa-16", "us-tida", "eu-gdpr-17", "own-rules", "us-dmca-512"])
def test_an_archives_letter_lists_captures(basis: str) -> None:
    archive = known("internet_archive").model_copy(update={"legal_bases": (basis,)})
    said = flat(text(sample(archive, "en", basis=basis), basis))
    assert "Capture: https://" in said
    assert "File in the capture: https://" in said


SAYS = {
    ("eu-dsa-16", "fr"): "(UE) 2022/2065|16, paragraphe 2, point d)|16, paragraphe 3|16, paragraphe 4|16, paragraphe 5"
    "|16, paragraphe 6|17, paragraphe 3, point b)|croire de bonne foi que|exactes et complètes|226-2-1",
    ("eu-dsa-16", "en"): "(EU) 2022/2065|16(2)(d)|16(3)|16(4)|16(5)|16(6)|17(3)(b)|good-faith belief that"
    "|accurate and complete|226-2-1",
    (
        "us-tida",
        "fr",
    ): "Pub. L. 119-12|ne sont pas consenties|copies identiques connues|48 heures|Signature|identifiable",
    (
        "us-tida",
        "en",
    ): "Pub. L. 119-12|are not consensual|known identical copies|48 hours after receiving a valid request"
    "|Signature|identifiable|good-faith belief",
    ("uk-osa-20a", "fr"): "20A|10(3A)|48 heures|en substance le même|de bonne foi|au mieux de la connaissance",
    (
        "uk-osa-20a",
        "en",
    ): "20A|10(3A)|no later than 48 hours|the same, or substantially the same|is intimate image content"
    "|made in good faith|knowledge and belief, true",
    ("eu-gdpr-17", "fr"): "2016/679|17, paragraphe 1, point d)|12, paragraphe 3|un mois|12, paragraphe 4",
    ("eu-gdpr-17", "en"): "2016/679|17(1)(d)|12(3)|one month|12(4)",
    ("own-rules", "fr"): "vos propres règles|croire de bonne foi que",
    ("own-rules", "en"): "your own rules|good-faith belief that",
}


@pytest.mark.parametrize(("basis", "language"), SAYS)
def test_each_letter_says_what_its_law_asks_for(basis: str, language: Language) -> None:
    said = flat(text(made("x", basis, language), basis))
    for part in SAYS[basis, language].split("|"):
        assert part in said
    neutral = {"fr": "images intimes diffusées sans accord", "en": "intimate images shared without consent"}
    assert neutral[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hours_are_said_where_no_law_sets_them_or_where_it_may_not_bind(language: Language) -> None:
    for recipient, basis in (
        ("x", "eu-dsa-16"),
        ("x", "own-rules"),
        ("bing", "us-tida"),
        ("cloudflare", "us-tida"),
        ("godaddy", "us-tida"),
    ):
        assert "48" not in text(made(recipient, basis, language), basis)


@pytest.mark.parametrize("basis", ["us-tida", "uk-osa-20a", "eu-gdpr-17"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_that_an_entry_denies_is_not_said(basis: str, language: Language) -> None:
    denied = NoDeadline(basis=basis, why=Both(en="Not covered.", fr="Pas concerné."))
    facts = made("x", basis, language, recipient=known("x").model_copy(update={"no_deadline": (denied,)}))
    assert not re.search(r"48|month|mois\b", flat(text(facts, basis)))
    assert lint(text(facts, basis), facts, basis) == ()


@pytest.mark.parametrize(
    ("synthetic", "cited", "other"),
    [
        (Answer.YES, {"226-8-1"}, "226-2-1"),
        (Answer.NO, {"226-2-1"}, "226-8-1"),
        (Answer.UNKNOWN, {"226-2-1", "226-8-1"}, ""),
    ],
)
@pytest.mark.parametrize("recipient", ["x", "ovhcloud", "cloudflare", "godaddy"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_offence_follows_what_is_known_of_the_images(
    language: Language, recipient: str, synthetic: Answer, cited: set[str], other: str
) -> None:
    drafted = text(made(recipient, "eu-dsa-16", language, synthetic=synthetic), "eu-dsa-16")
    assert set(re.findall(r"226-\d+-\d", drafted)) == cited
    assert not other or other not in drafted


@pytest.mark.parametrize("country", ["", "DE"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("recipient", ["x", "ovhcloud", "bing"])
def test_without_a_law_that_is_known_no_article_of_a_state_is_cited(
    recipient: str, language: Language, country: str
) -> None:
    drafted = text(made(recipient, "eu-dsa-16", language, country=country), "eu-dsa-16")
    assert "226" not in drafted
    assert "France" not in drafted
    assert {"fr": "sans l’accord de la personne", "en": "without the consent of the person"}[language] in flat(drafted)


@pytest.mark.parametrize("basis", ["eu-dsa-16", "us-tida", "uk-osa-20a", "eu-gdpr-17", "own-rules"])
def test_the_person_speaks_for_herself_or_is_spoken_for(basis: str) -> None:
    herself = flat(text(made("x", basis, "en", Standing.SUBJECT), basis))
    spoken = flat(text(made("x", basis, "en", Standing.REPRESENTATIVE), basis))
    assert "I am the person shown" in herself
    assert "I am the person shown" not in spoken
    assert "with the authorisation of the person shown in these images, recorded on 2 November 2026" in spoken
    # An organisation files for her: its name stands there, and nobody says to be the person.
    filed = flat(text(made("x", basis, "en", Standing.SUBJECT, organisation="Camille Exemple"), basis))
    assert "I am the person shown" not in filed


FORWARDING = [one for one in HELD if known(one[0]).kind in {"host", "cdn", "registrar"} and one[1] != "us-dmca-512"]


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize(("recipient", "basis", "language"), FORWARDING)
def test_what_is_handed_on_says_neither_who_writes_nor_who_is_shown_nor_anything_of_police(
    recipient: str, basis: str, language: Language, standing: Standing
) -> None:
    facts = made(recipient, basis, language, standing, complaint=COMPLAINT)
    own = 2 if basis == "us-tida" else 1
    sections = letter(facts, basis).sections
    said = "\n".join(section.text() for section in sections[:-own])
    for private in (facts.name, facts.email, facts.signature, COMPLAINT.number, "I am ", "I act", "Je suis", "J’agis"):
        assert private not in said
    assert not re.search(r"authorit|autorit|autoris|police|plainte|complaint was", said)
    assert facts.name in sections[-1].text()


@pytest.mark.parametrize("basis", ["eu-dsa-16", "us-tida", "eu-gdpr-17", "own-rules"])
@pytest.mark.parametrize(("recipient", "found"), [("imageboard_generic", False), ("x", True)])
def test_a_site_that_nobody_knows_may_be_run_by_whoever_published(recipient: str, basis: str, *, found: bool) -> None:
    unknown = known(recipient).model_copy(update={"forwards": "unknown"})
    facts = made(recipient, basis, "en", Standing.SUBJECT, recipient=unknown, found=found, complaint=COMPLAINT)
    said = "\n".join(section.text() for section in letter(facts, basis).sections[:-2])
    assert not re.search(r"\bI am\b|authorit|complaint", said)
    assert lint(text(facts, basis), facts, basis) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("forwards", "told"), [("no", True), ("unknown", False), ("yes", False)])
def test_a_police_complaint_is_told_only_to_whoever_keeps_the_text_to_himself(
    forwards: str, language: Language, *, told: bool
) -> None:
    recipient = known("x").model_copy(update={"forwards": forwards})
    facts = made("x", "eu-dsa-16", language, complaint=COMPLAINT, recipient=recipient)
    drafted = text(facts, "eu-dsa-16")
    assert (COMPLAINT.number in drafted) is told
    assert lint(drafted, facts, "eu-dsa-16") == ()


@pytest.mark.parametrize(
    ("recipient", "basis", "language"), [one for one in HELD if one[0] in {"x", "ovhcloud", "aws"}]
)
def test_what_came_before_is_quoted_with_its_date(recipient: str, basis: str, language: Language) -> None:
    facts = made(recipient, basis, language, history=HISTORY)
    said = flat(text(facts, basis))
    assert "EXAMPLE-0000" in said
    assert "TICKET-7" in said
    assert {"fr": "le 6 octobre 2026", "en": "on 6 October 2026"}[language] in said
    assert lint(text(facts, basis), facts, basis) == ()
    notified = HISTORY[0].model_copy(update={"removed_on": None})
    assert {"fr": "le 5 octobre 2026", "en": "on 5 October 2026"}[language] in flat(
        text(facts.model_copy(update={"history": (notified,)}), basis)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copyright_notice_swears_in_the_words_of_the_law_and_has_the_agents_details_alone(language: Language) -> None:
    facts = made("aws", "us-dmca-512", language)
    drafted = text(facts, "us-dmca-512")
    said = flat(drafted)
    assert "under penalty of perjury, I am authorized to act on behalf of the owner of an exclusive right" in said
    assert "is not authorized by the copyright owner, its agent, or the law" in said
    for part in facts.rights.row().values():
        assert part in drafted
    for private in (facts.name, facts.email, "intim", "18"):
        assert private not in drafted.lower()


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({"made_by_her": Answer.UNKNOWN}, "made-by-her"),
        ({"signature": ""}, "signature"),
        ({"rights": Rights()}, "rights-address"),
    ],
)
def test_nobody_swears_what_nobody_said(changes: dict[str, Any], lacks: str) -> None:
    facts = made("aws", "us-dmca-512", "en", **changes)
    assert "to be completed" in text(facts, "us-dmca-512").lower()
    assert lacks in missing(facts, "us-dmca-512")


def test_nobody_is_said_to_be_identifiable_who_was_not() -> None:
    assert "identifiable" not in text(made("x", "us-tida", "en", identifiable=Answer.UNKNOWN), "us-tida")


@pytest.mark.parametrize(
    ("languages", "chosen"),
    [((), "en"), (("de", "en"), "en"), (("de", "fr", "en"), "fr"), (("it",), "en"), (("many",), "en")],
)
def test_the_recipients_language_rules(languages: tuple[str, ...], chosen: Language) -> None:
    assert language_for(known("x").model_copy(update={"languages": languages})) == chosen


def test_a_long_address_is_never_cut_in_text() -> None:
    facts = made("x", "eu-dsa-16", "fr")
    long = facts.addresses[0].model_copy(update={"url": "https://x.com/" + "long-path/" * 40})
    assert long.url in text(facts.model_copy(update={"addresses": (long,)}))


def test_a_name_that_is_missing_from_a_template_fails() -> None:
    with pytest.raises(UndefinedError):
        templates().get_template("fr/eu-dsa-16/platform.txt.j2").render(law="FR")
    with pytest.raises(UndefinedError):
        templates().from_string("{{ facts.nickname }}").render(facts=made("x", "eu-dsa-16", "fr"))


def test_a_basis_that_a_recipient_does_not_take_is_refused() -> None:
    with pytest.raises(NoRoute):
        text(made("ovhcloud", "eu-dsa-16", "fr"), "us-tida")


def badly_set(said: str) -> list[str]:
    # As in tests/test_words.py: a sign without its no-break space, a straight apostrophe or quotation mark.
    prose = re.sub(r"\S*://\S*|\d+:\d+", "", said)
    patterns = (r"\w'\w", r"[^\u00a0:;?!][;?!]", r"[^\u00a0](?::(?=\s|$))", r"«(?!\u00a0)", r"(?<!\u00a0)»", r'"')
    return [found.group() for pattern in patterns for found in re.finditer(pattern, prose)]


@pytest.mark.parametrize("basis", sorted({basis for _, basis, _ in HELD}))
def test_french_is_well_set(basis: str) -> None:
    for recipient in sorted({one for one, held, _ in HELD if held == basis}):
        facts = made(recipient, basis, "fr", history=HISTORY, complaint=COMPLAINT)
        assert badly_set(text(facts, basis).replace(facts.recipient.name, "")) == [], recipient


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("recipient", ["wayback", "internet_archive"])
def test_an_archive_is_told_no_48_hours(recipient: str, language: Language) -> None:
    assert "48" not in text(made(recipient, "us-tida", language), "us-tida")
