"""Warnings before an approval: whoever published the content must not be told by mistake."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from takedown.cases.holding import Contact, Holder, Holding, Role
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Both, Channel, Recipient
from takedown.notices.directory import load
from takedown.notices.facts import Facts
from takedown.notices.risk import warnings
from takedown.words import LANGUAGES, Words
from tests.notices.complete import complete, earlier

ALONE = "someone@example.net"
CODES = {
    "private-recipient",
    "known-uploader",
    "copyright-named",
    "name-forwarded",
    "forwarded",
    "not-the-holder",
    "late-complaint",
}


def to(forwards: str = "no", email: str = ALONE) -> Recipient:
    """Return a host with one channel."""
    both = Both(en="abuse", fr="abuse")
    channel = Channel(type="email", purpose=both, confidence="medium", email=email)
    return load()["scaleway"].model_copy(update={"channels": (channel,), "forwards": forwards})


def facts(recipient: Recipient, **changes: Any) -> Facts:
    """Return a letter of an organisation that knows nothing of the uploader, unless ``changes`` say otherwise."""
    return complete(recipient, "eu-dsa-16").model_copy(update={"known_uploader": Answer.NO, **changes})


def held(*contacts: Contact, role: Role = "hosts") -> Holding:
    holder = Holder(part="site", name="gallery", contacts=contacts, source="page")
    at = datetime(2026, 11, 21, tzinfo=UTC)
    return Holding(url="https://g.example/7", host="g.example", at=at, role=role, holders=(holder,))


def contact(address: str = ALONE, *, private: bool = True) -> Contact:
    return Contact(
        address=address, found="page-contact", source="https://g.example/", confidence="low", private=private
    )


def test_an_organisations_notice_to_a_company_warns_of_nothing() -> None:
    assert warnings(facts(to()), None) == ()
    assert warnings(facts(to()), held(contact(private=False))) == ()


@pytest.mark.parametrize(("address", "expected"), [(ALONE, ("private-recipient",)), ("other@example.net", ())])
def test_a_person_alone_may_be_the_uploader(address: str, expected: tuple[str, ...]) -> None:
    assert warnings(facts(to()), held(contact(address))) == expected


@pytest.mark.parametrize(
    ("forwards", "answer", "expected"),
    [
        ("yes", Answer.YES, True),
        ("unknown", Answer.YES, True),
        ("no", Answer.YES, False),
        ("yes", Answer.NO, False),
        ("yes", Answer.UNKNOWN, False),
    ],
)
def test_who_believes_to_know_the_uploader_is_warned_where_a_notice_may_be_passed_on(
    forwards: str, answer: Answer, *, expected: bool
) -> None:
    assert ("known-uploader" in warnings(facts(to(forwards), known_uploader=answer), None)) is expected


def test_a_private_recipient_and_a_known_uploader_are_both_told() -> None:
    letter = facts(to(), known_uploader=Answer.YES)
    assert warnings(letter, held(contact())) == ("private-recipient", "known-uploader")


@pytest.mark.parametrize(("organisation", "code"), [("Association", "forwarded"), ("", "name-forwarded")])
def test_what_is_handed_on_is_told_and_a_name_more_than_a_text(organisation: str, code: str) -> None:
    assert warnings(facts(to("yes"), organisation=organisation), None) == (code,)


def test_the_channels_own_answer_counts() -> None:
    recipient = to("no")
    channel = recipient.channels[0].model_copy(update={"forwards": "yes", "bases": ("eu-dsa-16",)})
    own = recipient.model_copy(update={"channels": (channel,)})

    assert warnings(facts(own), None, "eu-dsa-16") == ("forwarded",)
    assert warnings(facts(own), None, "eu-gdpr-17") == ()


def test_copyright_is_always_told() -> None:
    assert "copyright-named" in warnings(facts(to()), None, "us-dmca-512")


@pytest.mark.parametrize(
    ("role", "expected"),
    [("hosts", ()), ("cache", ()), ("embeds", ("not-the-holder",)), ("translates", ("not-the-holder",))],
)
def test_an_address_that_only_shows_the_file_is_told(role: Role, expected: tuple[str, ...]) -> None:
    assert warnings(facts(to()), held(role=role)) == expected


def test_a_search_engine_is_asked_about_its_results() -> None:
    assert "not-the-holder" not in warnings(facts(load()["bing"]), held(role="search"))


@pytest.mark.parametrize(
    ("decided_on", "expected"), [(date(2026, 5, 21), ()), (date(2026, 5, 20), ("late-complaint",))]
)
def test_a_complaint_after_six_months_is_told(decided_on: date, expected: tuple[str, ...]) -> None:
    letter = facts(load()["x"], earlier=earlier("eu-dsa-20", decided_on=decided_on))
    assert tuple(code for code in warnings(letter, None, "eu-dsa-20") if code == "late-complaint") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CODES))
def test_every_warning_has_its_words(language: str, code: str) -> None:
    assert len(Words("fr" if language == "fr" else "en")(f"risk-{code}")) > 80
