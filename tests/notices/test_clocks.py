"""Clocks: a deadline comes from its own law or not at all; the calendar says nothing about anybody."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from takedown.cases.recipient import Both, NoDeadline
from takedown.notices.bases import BASES
from takedown.notices.clocks import (
    OWN_RHYTHM,
    Due,
    Entry,
    calendar,
    contest_until,
    deadline_of,
    due,
    months_after,
    reminder,
    sets,
)
from takedown.notices.directory import load
from takedown.settings import NotifierSettings
from tests.notices.complete import PAIRS

SENT = datetime(2026, 1, 31, 10, 0, tzinfo=UTC)
RHYTHM = NotifierSettings(reminder_days=4)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("us-tida", Due(datetime(2026, 2, 2, 10, 0, tzinfo=UTC), "us-tida")),
        ("uk-osa-20a", Due(datetime(2026, 2, 2, 10, 0, tzinfo=UTC), "uk-osa-20a")),
        ("eu-gdpr-17", Due(datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC), "eu-gdpr-17")),
        ("eu-dsa-16", Due(datetime(2026, 2, 4, 10, 0, tzinfo=UTC), OWN_RHYTHM)),
        ("own-rules", Due(datetime(2026, 2, 4, 10, 0, tzinfo=UTC), OWN_RHYTHM)),
        ("us-dmca-512", Due(datetime(2026, 2, 4, 10, 0, tzinfo=UTC), OWN_RHYTHM)),
    ],
)
def test_each_basis_has_its_own_clock(basis: str, expected: Due) -> None:
    assert due(basis, load()["x"], SENT, RHYTHM) == expected


def test_a_clock_is_the_laws_own_or_called_ours(subtests: pytest.Subtests) -> None:
    for recipient, basis in PAIRS:
        with subtests.test(f"{recipient} {basis}"):
            known = load()[recipient]
            clock = due(basis, known, SENT, RHYTHM)

            assert clock.basis in {basis, OWN_RHYTHM}
            assert (clock.basis == basis) is bool(sets(basis, known))
            assert clock.at > SENT
            if clock.basis == OWN_RHYTHM:
                assert clock.at == reminder(SENT, RHYTHM)


@pytest.mark.parametrize("recipient", ["bing", "cloudflare", "godaddy"])
def test_no_hours_are_counted_where_it_isnt_settled_that_the_law_binds(recipient: str) -> None:
    assert deadline_of("us-tida", load()[recipient]) is None
    assert due("us-tida", load()[recipient], SENT, RHYTHM).basis == OWN_RHYTHM


def test_what_the_directory_excludes_is_not_counted() -> None:
    why = NoDeadline(basis="us-tida", why=Both(en="not covered", fr="non visé"))
    spared = load()["x"].model_copy(update={"no_deadline": (why,)})

    assert deadline_of("us-tida", load()["x"]) == BASES["us-tida"].deadline
    assert deadline_of("us-tida", spared) is None
    assert sets("us-tida", spared) == ""


@pytest.mark.parametrize(
    ("recipient", "basis", "article"),
    [
        ("x", "us-tida", "Pub. L. 119-12, s. 3"),
        ("x", "uk-osa-20a", "Online Safety Act 2023, s. 10(3A)"),
        ("bing", "uk-osa-20a", "Online Safety Act 2023, s. 27"),
        ("x", "eu-gdpr-17", "Regulation (EU) 2016/679, art. 12(3)"),
        ("x", "eu-dsa-16", ""),
    ],
)
def test_a_deadline_names_the_article_that_sets_it(recipient: str, basis: str, article: str) -> None:
    assert sets(basis, load()[recipient]) == article


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_a_month_ends_on_the_same_date_or_on_its_last_day(start: date, months: int, end: date) -> None:
    assert months_after(start, months) == end


@given(start=DAYS, months=st.integers(1, 24))
def test_whatever_the_day_a_month_later_is_in_the_next_month(start: date, months: int) -> None:
    end = months_after(start, months)

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])


@given(start=DAYS, later=st.integers(0, 400))
def test_who_asks_later_never_has_an_earlier_end(start: date, later: int) -> None:
    assert months_after(start, 1) <= months_after(start + timedelta(days=later), 1)


def test_a_time_and_its_zone_stay() -> None:
    paris = timezone(timedelta(hours=1))
    assert months_after(datetime(2026, 1, 31, 9, 5, tzinfo=paris), 1) == datetime(2026, 2, 28, 9, 5, tzinfo=paris)


def test_a_decision_can_be_contested_for_six_months() -> None:
    assert contest_until(date(2026, 8, 31)) == date(2027, 2, 28)


ENTRIES = (
    Entry("kbhk-nts7-8rkj", datetime(2026, 12, 1, 9, 0, tzinfo=UTC), "us-tida"),
    Entry("kbhk-nts7-8rkj", datetime(2027, 5, 1, 9, 0, tzinfo=UTC), "eu-dsa-20"),
    Entry("9wnx-qpwc-cqb4", datetime(2026, 11, 25, 9, 0, tzinfo=timezone(timedelta(hours=2)))),
)


def test_a_calendar_program_reads_the_dates_in_order() -> None:
    read = Calendar.from_ical(calendar(ENTRIES, "en"))
    starts = [event.decoded("dtstart") for event in read.walk("VEVENT")]

    assert starts == [
        datetime(2026, 11, 25, 7, 0, tzinfo=UTC),
        datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
        datetime(2027, 5, 1, 9, 0, tzinfo=UTC),
    ]
    assert read.walk("VALARM") == []


@pytest.mark.parametrize(("language", "summary"), [("en", "A date to look at"), ("fr", "Une date à regarder")])
def test_the_calendar_says_nothing_about_anybody(language: str, summary: str) -> None:
    made = calendar(ENTRIES, "fr" if language == "fr" else "en")
    read = Calendar.from_ical(made)

    assert {str(event["summary"]) for event in read.walk("VEVENT")} == {summary}
    assert {name for event in read.walk("VEVENT") for name in event} == {
        *("UID", "DTSTAMP", "DTSTART", "SUMMARY", "CLASS", "TRANSP")
    }
    for told in (b"kbhk", b"tida", b"dsa", b"takedown", b"notice", b"@", b"http"):
        assert told not in made.lower()


def test_an_entry_keeps_its_uid_and_shares_it_with_none() -> None:
    def uids(*entries: Entry) -> list[str]:
        return [str(event["uid"]) for event in Calendar.from_ical(calendar(entries, "en")).walk("VEVENT")]

    moved = Entry(ENTRIES[0].id, ENTRIES[0].at + timedelta(days=3), ENTRIES[0].basis)
    assert len(set(uids(*ENTRIES))) == 3
    assert uids(ENTRIES[0]) == uids(moved)


def test_an_empty_calendar_is_one_too() -> None:
    assert Calendar.from_ical(calendar((), "fr")).walk("VEVENT") == []
