"""The lint: each thing that must never stand in a notice is found when somebody writes it there."""

from __future__ import annotations

import pytest

from takedown.notices.directory import load
from takedown.notices.draft import text
from takedown.notices.facts import Address
from takedown.notices.lint import lint
from takedown.notices.sample import sample

FACTS = sample(load()["x"], "fr")
LETTER = text(FACTS)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Voir <img src='a'>.", "image-or-tracking"),
        ("Merci d’envoyer un accusé de lecture.", "image-or-tracking"),
        ("L’empreinte du fichier est jointe.", "fingerprint"),
        ("f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6b39c4e9c9b22", "fingerprint"),
        ("La personne est née le 3 mai 1999.", "birth-date"),
        ("Retirez cela dans les 24 heures.", "deadline"),
        ("Remove it within 48\u00a0h.", "deadline"),
        ("You have forty-eight hours.", "deadline"),
        ("Nous saisirons le juge des référés.", "refere"),
        ("Conformément à l’article 6-I-5 de la loi.", "old-lcen"),
        ("On la voit nue.", "description"),
        ("This is revenge porn.", "description"),
        ("C’est une honte.", "blame"),
        ("Publié par mon ex.", "accusation"),
        ("Faute de quoi, un avocat écrira.", "threat"),
        ("Une copie est sur https://vault.example/7.", "foreign-link"),
        ("L’article 226-1 du Code pénal s’applique.", "unread-article"),
        ("L’article 226-8 du Code pénal s’applique.", "unread-article"),
        ("L’article 14 du règlement s’applique.", "unread-article"),
        ("Association Exemple a trouvé la page.", "name-in-text"),
        ("Écrire à NOTICES@example.org.", "name-in-text"),
    ],
)
def test_what_must_never_be_there_is_found(sentence: str, code: str) -> None:
    head, heading, tail = LETTER.partition("Ce qui vous est demandé")
    assert lint(f"{head}{sentence}\n\n{heading}{tail}", FACTS) == (code,)


def test_an_address_is_judged_by_nobody() -> None:
    strange = "https://x.com/porn/mon-ex/226-1/24h/Association%20Exemple/d41d8cd98f00b204e9800998ecf8427e"
    address = Address(url=strange, page=strange + "/page", seen_at=FACTS.addresses[0].seen_at)
    facts = FACTS.model_copy(update={"addresses": (address,)})
    assert lint(text(facts), facts) == ()
