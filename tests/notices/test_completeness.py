"""Completeness: a whole notice lacks nothing; take one element away and exactly that one is named."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import Standing
from takedown.notices.bases import BASES
from takedown.notices.completeness import codes, elements, is_exact, missing
from takedown.notices.directory import load
from takedown.notices.facts import Address, Facts
from takedown.notices.routes import NoRoute, basis_for, channels_for
from takedown.notices.sample import sample
from takedown.words import LANGUAGES, Words
from tests.notices.complete import PAIRS, TAKEN, complete, earlier, without

ALL = ("x", "ovhcloud", "pharos")

SAID = {"good-faith", "no-consent", "declared-content", "declared-sender", "unlawful", "work", "sworn"}
"""Elements that every letter on their basis says by itself."""


def test_every_basis_is_known_and_every_element_can_be_taken_away() -> None:
    assert {basis for _, basis in PAIRS} <= set(BASES)
    assert set(TAKEN) | SAID == codes()


def test_a_complete_notice_lacks_nothing_but_what_the_directory_lacks(subtests: pytest.Subtests) -> None:
    for recipient, basis in PAIRS:
        with subtests.test(f"{recipient} {basis}"):
            known = load()[recipient]
            facts = complete(known, basis)

            assert missing(facts, basis) == (() if channels_for(known, basis) else ("recipient-channel",))


def test_without_any_one_element_exactly_that_one_is_missing(subtests: pytest.Subtests) -> None:
    for recipient, basis in PAIRS:
        with subtests.test(f"{recipient} {basis}"):
            facts = complete(load()[recipient], basis)
            found = [one.code for one in elements(facts, basis) if one.there and one.code not in SAID]

            for code in found:
                less = without(facts, code, basis)
                assert missing(less, basis) == expected(facts, code, basis), code


def expected(facts: Facts, code: str, basis: str) -> tuple[str, ...]:
    """Return ``code``, and what the directory itself lacks."""
    lacking = () if channels_for(facts.recipient, basis) else ("recipient-channel",)
    return (code,) if code == "recipient-channel" else (code, *lacking)


@given(pair=st.sampled_from(PAIRS), taken=st.sets(st.sampled_from(sorted(TAKEN))))
def test_whatever_is_taken_away_is_told_in_the_order_of_the_law(pair: tuple[str, str], taken: set[str]) -> None:
    recipient, basis = pair
    facts = complete(load()[recipient], basis)
    for code in taken:
        facts = without(facts, code, basis)
    order = [one.code for one in elements(facts, basis)]

    assert list(missing(facts, basis)) == [code for code in order if code in missing(facts, basis)]
    assert len(order) == len(set(order))


@pytest.mark.parametrize(("recipient", "basis"), [("x", "eu-dsa-16"), ("x", "us-tida"), ("x", "own-rules")])
def test_whoever_writes_for_herself_needs_no_mandate(recipient: str, basis: str) -> None:
    facts = complete(load()[recipient], basis, Standing.SUBJECT)
    alone = facts.model_copy(update={"organisation": "", "mandate": "", "mandate_on": None})

    assert "mandate" not in {one.code for one in elements(alone, basis)}
    assert missing(alone, basis) == ()


def test_an_organisation_states_its_mandate_whoever_is_said_to_speak() -> None:
    facts = complete(load()["x"], "own-rules", Standing.SUBJECT).model_copy(update={"mandate": ""})
    assert missing(facts, "own-rules") == ("mandate",)


@pytest.mark.parametrize("code", ["signature", "country", "legal-ground"])
def test_a_signature_and_an_offence_are_asked_for_only_where_the_law_asks(code: str) -> None:
    asking = {"signature": {"us-tida", "us-dmca-512"}}.get(code, {"eu-dsa-16", "fr-pharos", "fr-plainte"})
    found = {
        basis
        for recipient, basis in PAIRS
        if code in {one.code for one in elements(complete(load()[recipient], basis), basis)}
    }

    assert found == asking


def test_nothing_about_who_she_is_is_asked_for() -> None:
    assert not {code for code in codes() if re.search("birth|identity|address$|national", code)} - {
        "exact-address",
        "rights-address",
    }


@pytest.mark.parametrize(
    ("basis", "articles"),
    [
        (
            "eu-dsa-16",
            {
                "country": "Regulation (EU) 2022/2065, art. 16(2)(a)",
                "exact-address": "Regulation (EU) 2022/2065, art. 16(2)(b)",
                "notifier-name": "Regulation (EU) 2022/2065, art. 16(2)(c)",
                "good-faith": "Regulation (EU) 2022/2065, art. 16(2)(d)",
                "mandate": "",
            },
        ),
        ("us-tida", {"signature": "Pub. L. 119-12, s. 3, (i)", "notifier-email": "Pub. L. 119-12, s. 3, (iv)"}),
        ("uk-osa-20a", {"good-faith": "Online Safety Act 2023, s. 20A(2)(c)"}),
        ("eu-gdpr-17", {"exact-address": "Regulation (EU) 2016/679, art. 17(1)(d)"}),
        ("own-rules", {"exact-address": "", "notifier-email": ""}),
    ],
)
def test_each_element_names_its_article(basis: str, articles: dict[str, str]) -> None:
    found = {one.code: one.article for one in elements(complete(load()["x"], basis), basis)}

    assert {code: found[code] for code in articles} == articles


def _at(url: str) -> dict[str, Any]:
    seen = sample(load()["x"], "fr").addresses[0].seen_at
    return {"addresses": (Address(url=url, seen_at=seen),)}


@pytest.mark.parametrize("recipient", ALL)
@pytest.mark.parametrize("url", ["https://gallery.example.net/", "gallery.example.net/7"])
def test_an_address_that_leads_nowhere_is_missing(recipient: str, url: str) -> None:
    facts = complete(load()[recipient], basis_for(load()[recipient])).model_copy(update=_at(url))
    assert missing(facts) == ("exact-address",)


@pytest.mark.parametrize("recipient", ALL)
@pytest.mark.parametrize("checked", [True, False])
def test_a_contact_that_nobody_checked_waits_for_a_persons_look(recipient: str, *, checked: bool) -> None:
    known = load()[recipient]
    low = tuple(channel.model_copy(update={"confidence": "low"}) for channel in known.channels)
    unsure = known.model_copy(update={"channels": low})
    expected = () if checked else ("contact-unchecked",)

    assert missing(complete(unsure, basis_for(known)).model_copy(update={"contact_checked": checked})) == expected
    found = complete(known, basis_for(known)).model_copy(update={"found": True, "contact_checked": checked})
    assert missing(found) == expected


@pytest.mark.parametrize(
    ("verified_on", "expected"),
    [
        ("2026-05-25", ()),
        ("2026-05-24", ("recipient-unconfirmed",)),
        ("2025", ("recipient-unconfirmed",)),
        ("undated", ()),
    ],
)
def test_an_entry_of_more_than_180_days_has_to_be_confirmed(verified_on: str, expected: tuple[str, ...]) -> None:
    facts = complete(load()["scaleway"], "eu-dsa-16")
    channels = tuple(one.model_copy(update={"verified_on": ""}) for one in facts.recipient.channels)
    known = facts.recipient.model_copy(update={"verified_on": verified_on, "channels": channels})

    assert missing(facts.model_copy(update={"recipient": known, "contact_checked": False})) == expected


def test_a_letter_that_takes_a_notice_back_is_never_kept_back() -> None:
    bare = complete(load()["x"], "us-tida").model_copy(
        update={"letter": "withdrawal", "signature": "", "mandate": "", "email": "", "addresses": ()}
    )
    assert missing(bare, "us-tida") == ()


@pytest.mark.parametrize(
    ("sent_on", "expected"),
    [(date(2026, 10, 20), ()), (date(2026, 10, 21), ("erasure-month",)), (date(2026, 11, 20), ("erasure-month",))],
)
def test_the_regulator_is_asked_when_the_month_is_over(sent_on: date, expected: tuple[str, ...]) -> None:
    facts = complete(load()["cnil"], "fr-cnil")
    waiting = earlier("fr-cnil", outcome="", decided_on=None, sent_on=sent_on)

    assert missing(facts.model_copy(update={"earlier": waiting}), "fr-cnil") == expected


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
    assert len(words(f"element-{code}")) > 10
