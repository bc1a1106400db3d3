"""Facts: what comes from a hostile page becomes one harmless line, and nothing of the case but what a letter needs."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import Adult, Case, NotAdult, Standing
from takedown.cases.match import Confidence, Match, Method
from takedown.cases.particulars import Particulars
from takedown.notices.directory import load
from takedown.notices.draft import text
from takedown.notices.facts import CONSENT, Address, Facts, one_line, web_address
from takedown.settings import NotifierSettings

SEEN = datetime(2026, 11, 21, 15, 5, tzinfo=timezone(timedelta(hours=1)))


def made(case: Case, notifier: NotifierSettings) -> Facts:
    return Facts.about(
        case,
        notifier,
        recipient=load()["x"],
        addresses=[Address(url="https://x.com/a/7", seen_at=SEEN)],
        reference="REF-1",
        language="en",
        today=date(2026, 11, 21),
    )


def test_the_cases_own_name_and_address_come_before_the_configurations() -> None:
    notifier = NotifierSettings(name="Organisation", email="desk@example.org")
    case = Case.opened(label="canary", adult=Adult.YES, standing=Standing.SUBJECT)
    assert (made(case, notifier).name, made(case, notifier).email) == ("Organisation", "desk@example.org")
    own = case.model_copy(update={"name": "Zoé", "contact": "zoe@example.org"})
    assert (made(own, notifier).name, made(own, notifier).email) == ("Zoé", "zoe@example.org")


def test_an_organisation_never_writes_as_if_it_were_the_person_shown() -> None:
    notifier = NotifierSettings(name="The House", email="desk@example.org", for_others=True)
    case = Case.opened(label="a", adult=Adult.YES, standing=Standing.SUBJECT)
    filed = made(case, notifier)
    opened_on = case.created_at.date()
    assert (filed.organisation, filed.mandate, filed.mandate_on) == ("The House", CONSENT, opened_on)
    words = " ".join(text(filed, "eu-dsa-16").split())
    assert "Acting as: with the authorisation of the person shown in these images, recorded on" in words
    assert "Acting as: the person" not in words

    own = made(case.model_copy(update={"name": "Zoé"}), notifier)
    assert own.organisation == "", "a case with a name of its own speaks for itself"
    spoken = made(case.model_copy(update={"standing": Standing.REPRESENTATIVE}), notifier)
    assert (spoken.organisation, spoken.mandate) == ("The House", ""), "who speaks for her shows an authorisation"
    recorded = Particulars(mandate="To write for her.", mandate_on=date(2026, 1, 2))
    other = made(case.model_copy(update={"particulars": recorded}), notifier)
    assert (other.mandate, other.mandate_on) == (recorded.mandate, recorded.mandate_on)


def test_facts_hold_neither_label_nor_id_and_show_no_person_in_their_repr() -> None:
    case = Case.opened(label="canary label", adult=Adult.YES, standing=Standing.SUBJECT, name="Zoé Canary")
    facts = made(case, NotifierSettings())
    assert "canary label" not in facts.model_dump_json()
    assert case.id not in facts.model_dump_json()
    assert "Canary" not in repr(facts)
    assert "x.com/a/7" not in repr(facts)


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_no_facts_are_made_where_the_person_may_have_been_a_minor(adult: Adult) -> None:
    with pytest.raises(NotAdult):
        made(Case.opened(label="a", adult=adult, standing=Standing.SUBJECT), NotifierSettings())


def test_a_match_becomes_an_address_in_utc() -> None:
    match = Match(
        id="m",
        case_id="c",
        seen_at=SEEN,
        url="https://x.com/a/7.jpg",
        page="https://x.com/a/7",
        host="x.com",
        confidence=Confidence.CERTAIN,
        method=Method.EXACT,
        score=1.0,
    )
    address = Address.of_match(match)
    assert (address.url, address.page) == ("https://x.com/a/7.jpg", "https://x.com/a/7")
    assert address.seen_at == datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
    assert address.seen_at.tzinfo == UTC


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://x.com/a?b=1&c=%20#d", "https://x.com/a?b=1&c=%20#d"),
        ("https://x.com/a\r\nBcc: a@b.c", "https://x.com/a%0D%0ABcc:%20a@b.c"),
        ("https://x.com/<script>", "https://x.com/%3Cscript%3E"),
        ("https://exämple.org/ä", "https://xn--exmple-cua.org/%C3%A4"),
        ("https://x.com/\u202egpj.7", "https://x.com/%E2%80%AEgpj.7"),
        ("https://\u0445.com/7", "https://xn--u1a.com/7"),
        ("https://a..b/\\7", "https://a..b/%5C7"),
    ],
)
def test_an_address_is_written_in_letters_that_hide_nothing(url: str, written: str) -> None:
    assert web_address(url) == written


@given(st.text())
def test_no_address_leaves_the_letters_of_addresses(value: str) -> None:
    written = web_address(value)
    assert set(written) <= set(string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%")
    assert web_address(written) == written


@given(st.text())
def test_a_line_stays_a_line(value: str) -> None:
    line = one_line(value)
    assert len(line.splitlines()) <= 1
    assert line.isprintable() or "\u00a0" in line or "\u202f" in line
    assert one_line(line) == line


def test_a_name_keeps_its_letters() -> None:
    assert one_line("  Zoé\tO’Brien-王\u202e\r\n") == "Zoé O’Brien-王"


def test_the_name_of_whom_it_goes_to_stays_a_line() -> None:
    row = made(Case.opened(label="canary", adult=Adult.YES, standing=Standing.SUBJECT), NotifierSettings()).row()
    row["recipient"]["name"] = "Network\r\nBcc: v@evil.example\n# Heading\x1b[31m\u202e"

    assert Facts.model_validate(row).recipient.name == "Network Bcc: v@evil.example # Heading[31m"


def test_facts_survive_as_a_row() -> None:
    facts = made(Case.opened(label="a", adult=Adult.YES, standing=Standing.SUBJECT, name="Zoé"), NotifierSettings())
    assert Facts.of(facts.row()) == facts
