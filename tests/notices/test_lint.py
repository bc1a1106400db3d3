"""The lint: each thing that must never stand in a notice is found when somebody writes it there."""

from __future__ import annotations

import pytest

from takedown.cases.case import Standing
from takedown.notices.draft import text
from takedown.notices.facts import Address, Facts
from takedown.notices.lint import lint
from tests.notices.letters import COMPLAINT, made

FACTS = made("x", "eu-dsa-16", "fr")
LETTER = text(FACTS, "eu-dsa-16")


def with_line(sentence: str, facts: Facts = FACTS, basis: str = "eu-dsa-16") -> str:
    """Return the letter with ``sentence`` as a paragraph of its own, before its last two sections."""
    head, mark, tail = text(facts, basis).partition("1. ")
    return f"{head}{sentence}\n\n{mark}{tail}"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Voir <img src='a'>.", "image-or-tracking"),
        ("Merci d’envoyer un accusé de lecture.", "image-or-tracking"),
        ("A tracking pixel shows that you read it.", "image-or-tracking"),
        ("utm_source est dans le lien.", "image-or-tracking"),
        ("The attached screenshot shows it.", "attached-image"),
        ("Les images jointes le montrent.", "attached-image"),
        ("Notre copie est à votre disposition.", "our-copy"),
        ("L’empreinte du fichier est jointe.", "fingerprint"),
        ("f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6b39c4e9c9b22", "fingerprint"),
        ("La personne est née le 3 mai 1999.", "birth-date"),
        ("She was born on a Monday.", "birth-date"),
        ("Je m’appelle autrement.", "name-in-text"),
        ("Il s’agit de Mme Dupont.", "name-in-text"),
        ("Retirez cela dans les 24 heures.", "deadline"),
        ("Remove it within 48\u00a0h.", "deadline"),
        ("You have forty-eight hours.", "deadline"),
        ("Répondez dans un délai d’un mois.", "deadline"),
        ("Nous attendons votre réponse sous huitaine.", "deadline"),
        ("Nous saisirons le juge des référés.", "refere"),
        ("Un référé fondé sur l’article 6-3 de la LCEN suivra.", "refere"),
        ("Conformément à l’article 6-I-5 de la loi.", "old-lcen"),
        ("On la voit nue.", "description"),
        ("This is revenge porn.", "description"),
        ("C’est une honte.", "blame"),
        ("Publié par mon ex.", "accusation"),
        ("Faute de quoi, un avocat écrira.", "threat"),
        ("A lawsuit will follow.", "threat"),
        ("A court order is on its way.", "order"),
        ("Une copie est sur https://vault.example/7.", "foreign-link"),
        ("L’article 226-1 du Code pénal s’applique.", "unread-article"),
        ("L’article 14 du règlement s’applique.", "unread-article"),
        ("Section 3 says so.", "unread-article"),
        ("L’article 226-8 du Code pénal s’applique.", "wrong-deepfake-article"),
        ("The Directive (EU) 2024/1385 binds you.", "unread-text"),
        ("Le RGPD s’applique aussi.", "unread-text"),
        ("La LCEN s’applique.", "unread-text"),
        ("Association Exemple a trouvé la page.", "name-in-text"),
        ("Écrire à NOTICES@example.org.", "name-in-text"),
        ("Plusieurs femmes sont concernées.", "more-than-one-person"),
        ("Our clients did not consent.", "more-than-one-person"),
    ],
)
def test_what_must_never_be_there_is_found(sentence: str, code: str) -> None:
    assert code in lint(with_line(sentence), FACTS, "eu-dsa-16")
    assert lint(LETTER, FACTS, "eu-dsa-16") == ()


@pytest.mark.parametrize(
    ("recipient", "basis", "sentence", "codes"),
    [
        # 48 hours beside the text that sets them, where they bind.
        ("x", "us-tida", "The TAKE IT DOWN Act gives 48 hours.", ()),
        ("x", "us-tida", "You have 48 hours.", ("deadline",)),
        ("x", "us-tida", "The TAKE IT DOWN Act gives 24 hours.", ("deadline",)),
        ("bing", "us-tida", "The TAKE IT DOWN Act gives 48 hours.", ("deadline",)),
        ("x", "us-tida", "Regulation (EU) 2022/2065 applies.", ("unread-text",)),
        ("x", "uk-osa-20a", "Section 10(3A) gives 48 hours.", ()),
        ("x", "uk-osa-20a", "Section 21 applies.", ("unread-article",)),
        ("x", "eu-gdpr-17", "Article 12(3) gives one month.", ()),
        ("x", "eu-gdpr-17", "You have one month.", ("deadline",)),
        ("x", "own-rules", "Article 226-2-1 applies.", ("unread-article",)),
        ("aws", "us-dmca-512", "Article 226-2-1 applies.", ("unread-article",)),
    ],
)
def test_each_basis_may_say_what_its_own_text_says(
    recipient: str, basis: str, sentence: str, codes: tuple[str, ...]
) -> None:
    facts = made(recipient, basis, "en")
    assert lint(with_line(sentence, facts, basis), facts, basis) == codes


def test_a_figure_broken_over_two_lines_is_found_with_its_text() -> None:
    facts = made("x", "us-tida", "en")
    assert lint(with_line("The TAKE IT\nDOWN Act gives 48\nhours.", facts, "us-tida"), facts, "us-tida") == ()
    assert lint(with_line("You have 48\nhours.", facts, "us-tida"), facts, "us-tida") == ("deadline",)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("I am the person shown.", "authority-handed-on"),
        ("Keep it for the authorities.", "authority-handed-on"),
        ("A complaint was filed.", "complaint-handed-on"),
        ("The police know.", "complaint-handed-on"),
    ],
)
def test_what_a_customer_must_not_learn_is_found_in_what_a_host_hands_on(sentence: str, code: str) -> None:
    facts = made("ovhcloud", "eu-dsa-16", "en")
    assert lint(with_line(sentence, facts), facts, "eu-dsa-16") == (code,)


def test_a_signature_may_stand_in_its_own_field_and_nowhere_else() -> None:
    facts = made("x", "us-tida", "en", Standing.REPRESENTATIVE)
    assert lint(text(facts, "us-tida"), facts, "us-tida") == ()
    assert lint(with_line(f"{facts.signature} wrote this.", facts, "us-tida"), facts, "us-tida") == ("name-in-text",)


def test_what_others_chose_is_judged_by_nobody() -> None:
    strange = "https://x.com/porn/mon-ex/226-1/24h/Association%20Exemple/d41d8cd98f00b204e9800998ecf8427e"
    address = Address(url=strange, page=strange + "/page", seen_at=FACTS.addresses[0].seen_at)
    facts = FACTS.model_copy(update={"addresses": (address,)})
    assert lint(text(facts, "eu-dsa-16"), facts, "eu-dsa-16") == ()
    named = FACTS.model_copy(update={"name": "Revenge Porn Helpline", "complaint": COMPLAINT})
    assert lint(text(named, "eu-dsa-16"), named, "eu-dsa-16") == ()
