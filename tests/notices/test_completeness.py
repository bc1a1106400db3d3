"""Completeness: a whole notice lacks nothing; take one element away and exactly that one is named."""

from __future__ import annotations

from typing import Any

import pytest

from takedown.notices.completeness import codes, is_exact, missing
from takedown.notices.directory import load
from takedown.notices.facts import Address
from takedown.notices.routes import NoRoute
from takedown.notices.sample import sample
from takedown.words import LANGUAGES, Words

ALL = ("x", "ovhcloud", "pharos")


@pytest.mark.parametrize("recipient", ALL)
def test_a_complete_notice_lacks_nothing(recipient: str) -> None:
    assert missing(sample(load()[recipient], "fr")) == ()


def _at(url: str) -> dict[str, Any]:
    seen = sample(load()["x"], "fr").addresses[0].seen_at
    return {"addresses": (Address(url=url, seen_at=seen),)}


@pytest.mark.parametrize("recipient", ALL)
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"country": ""}, "country"),
        ({"country": "DE"}, "legal-ground"),
        ({"addresses": ()}, "exact-address"),
        (_at("https://gallery.example.net/"), "exact-address"),
        (_at("gallery.example.net/7"), "exact-address"),
        ({"name": ""}, "notifier-name"),
        ({"email": ""}, "notifier-email"),
        ({"email": "nobody at example"}, "notifier-email"),
    ],
)
def test_each_missing_element_is_named_alone(recipient: str, change: dict[str, Any], code: str) -> None:
    facts = sample(load()[recipient], "fr").model_copy(update=change)
    # The police's form may stay without a name; the law on notices asks for one.
    expected = () if recipient == "pharos" and code.startswith("notifier") else (code,)
    assert missing(facts) == expected


@pytest.mark.parametrize("recipient", ALL)
def test_a_recipient_with_unchecked_channels_alone_lacks_a_channel(recipient: str) -> None:
    known = load()[recipient]
    low = tuple(channel.model_copy(update={"confidence": "low"}) for channel in known.channels)
    facts = sample(known, "en").model_copy(update={"recipient": known.model_copy(update={"channels": low})})
    assert missing(facts) == ("recipient-channel",)


def test_everything_missing_is_named_in_the_order_of_the_law() -> None:
    bare = sample(load()["x"], "fr").model_copy(update={"country": "", "addresses": (), "name": "", "email": ""})
    assert missing(bare) == ("country", "exact-address", "notifier-name", "notifier-email")


def test_another_recipients_basis_is_refused() -> None:
    with pytest.raises(NoRoute):
        missing(sample(load()["x"], "fr"), "fr-pharos")


@pytest.mark.parametrize(
    ("email", "plausible"),
    [
        ("a@example.org", True),
        ("first.last+case@mail.example.co.uk", True),
        ("zoé@exemple.fr", True),
        ("a@exämple.org", True),
        ("a@b", False),
        ("a@@example.org", False),
        ("a..b@example.org", False),
        (".a@example.org", False),
        ("a.@example.org", False),
        ("a@-example.org", False),
        ("a@example.org, b@example.org", False),
        ("Zoé <a@example.org>", False),
        ("x" * 65 + "@example.org", False),
    ],
)
def test_an_email_is_plausible_or_missing(email: str, *, plausible: bool) -> None:
    facts = sample(load()["x"], "fr").model_copy(update={"email": email})
    assert ("notifier-email" not in missing(facts)) is plausible


@pytest.mark.parametrize(
    ("url", "exact"),
    [
        ("https://a.example/7", True),
        ("http://127.0.0.1:8000/7.jpg", True),
        ("https://a.example/?id=7", True),
        ("https://a.example?id=7", True),
        ("https://a.example", False),
        ("https://a.example/#7", False),
        ("ftp://a.example/7", False),
        ("https:///7", False),
        ("https://a.example:port/7", False),
        ("https://[a/7", False),
        ("javascript:alert(1)", False),
    ],
)
def test_an_address_is_exact_when_it_leads_to_one_place(url: str, *, exact: bool) -> None:
    assert is_exact(url) is exact


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_has_its_words_in_both_languages(language: str, code: str) -> None:
    words = Words("fr" if language == "fr" else "en")
    assert len(words(f"missing-{code}")) > 60
