"""Figures: what became of copies by site and route, and never a line that fewer than three cases stand for."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.event import EventKind
from takedown.cases.match import Verdict
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id
from takedown.cases.tally import Tally
from takedown.pipeline import casework
from takedown.pipeline.letters import figures
from takedown.pipeline.letters.fates import Fate, fates_of
from takedown.pipeline.letters.figures import Figure
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, NOTICES, TALLIES
from tests.pipeline.casefile import found, opened

SENT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(
    session: Session,
    host: str,
    hours: float | None,
    *,
    case_id: str = "",
    verdict: Verdict = Verdict.GONE,
    again: bool = False,
    **more: Any,
) -> str:
    """Store a copy with a notice about it that left; it is gone after ``hours``, or live. Return the case's id."""
    case_id = case_id or opened(session).id
    url = f"https://{host}/{new_id()}/7"
    match = found(session, case_id, url)
    fields = {
        "id": new_id(),
        "case_id": case_id,
        "state": NoticeState.SENT,
        "created_at": SENT,
        "sent_at": SENT,
        "recipient": "x",
        "route": "eu-dsa-16",
        "language": "en",
        "reference": "R",
        "urls": [url],
        "match_ids": [match.id],
        **more,
    }
    looks = [Looked(at=SENT - HOUR, verdict=Verdict.LIVE, reason="same-picture")]
    if hours is not None:
        looks += [Looked(at=SENT + (hours + n) * HOUR, verdict=Verdict.GONE, reason="not-found") for n in (0, 1)]
    if again:
        looks.append(Looked(at=SENT + 99 * HOUR, verdict=Verdict.LIVE, reason="same-picture"))
    address = Address(
        id=new_id(),
        case_id=case_id,
        match_id=match.id,
        role=AddressRole.FILE,
        added_at=SENT,
        verdict=Verdict.LIVE if again or hours is None else verdict,
        url=url,
        looks=tuple(looks),
    )
    notice = Notice.model_validate(fields)
    with session.store.begin() as tx:
        NOTICES.put(tx, notice)
        ADDRESSES.put(tx, address)
        session.ledger.append(tx, EventKind.NOTICE_MOVED, case_id, notice.id, {"state": "sent"})
    return case_id


def lines(session: Session, since: str = "") -> tuple[Figure, ...]:
    return figures.figures(session, figures.fates(), since).hosts


def test_nothing_is_told_of_an_empty_home(session: Session) -> None:
    assert figures.figures(session, figures.fates()) == figures.Figures((), (), ())


def test_a_site_and_a_route_have_a_line_with_both_times_and_where_copies_stand(session: Session) -> None:
    for hours in (2, 4, 10, 20):
        told(session, "x.com", hours)
    told(session, "x.com", None)
    told(session, "x.com", 5, again=True)

    assert lines(session) == (
        Figure(
            "x.com",
            "eu-dsa-16",
            cases=6,
            copies=6,
            gone=4,
            up=2,
            unknown=0,
            back=1,
            median_hours=7.0,
            ninetieth_hours=17.0,
        ),
    )


def test_two_cases_have_no_line_of_their_own(file_session: Session) -> None:
    for host in ("a.example", "b.example"):
        told(file_session, host, 3)
        told(file_session, host, 5)

    (line,) = lines(file_session)

    assert (line.name, line.route, line.cases, line.median_hours) == ("", "eu-dsa-16", 4, 4.0)


def test_what_two_cases_have_is_not_told_at_all(file_session: Session) -> None:
    case = told(file_session, "a.example", 3)
    told(file_session, "a.example", 5, case_id=case)
    told(file_session, "b.example", 5, route="us-tida")

    assert figures.figures(file_session, figures.fates()) == figures.Figures((), (), ())


@pytest.mark.parametrize(
    "fields",
    [
        {"sent_at": None, "state": NoticeState.APPROVED},
        {"state": NoticeState.WITHDRAWN},
        {"letter": "reminder"},
        {"sent_at": SENT + 5 * HOUR},
    ],
)
def test_what_never_left_was_withdrawn_or_came_after_the_copy_was_gone_is_not_counted(
    file_session: Session, fields: dict[str, Any]
) -> None:
    for _ in range(3):
        told(file_session, "x.com", 2, **fields)

    assert lines(file_session) == ()


def test_a_recipients_word_counts_while_nothing_shows_otherwise(file_session: Session) -> None:
    said: dict[str, Any] = {"state": NoticeState.REMOVED, "decided_at": SENT + 30 * HOUR}
    case = told(file_session, "x.com", 6, verdict=Verdict.UNREACHABLE, **said)
    told(file_session, "x.com", None, case_id=case, **said)
    told(file_session, "x.com", 6, case_id=case, verdict=Verdict.BLOCKED)

    with file_session.store.read() as tx:
        known = fates_of(tx, case)

    assert sorted((one.end, one.hours) for one in known if one.end != "gone") == [("unknown", None), ("up", None)]
    assert [one.hours for one in known if one.end == "gone"] == [30.0]


def test_a_span_leaves_out_what_was_told_before(file_session: Session) -> None:
    for _ in range(3):
        told(file_session, "x.com", 2)

    assert len(lines(file_session, "2026-11")) == 1
    assert lines(file_session, "2026-12") == ()


def test_what_is_held_is_renewed_where_something_happened_and_an_erased_case_is_out(file_session: Session) -> None:
    held = figures.fates()
    cases = [told(file_session, "x.com", 2) for _ in range(4)]
    assert figures.figures(file_session, held).hosts[0].copies == 4

    told(file_session, "x.com", 3, case_id=cases[0])
    assert figures.figures(file_session, held).hosts[0].copies == 5

    casework.erase_case(file_session, cases[0])
    assert figures.figures(file_session, held).hosts[0].copies == 3


def test_cases_that_have_ended_are_told_by_their_tallies(file_session: Session) -> None:
    same = {"month": "2026-10", "kind": "notice", "recipient": "x", "route": "eu-dsa-16"}
    with file_session.store.begin() as tx:
        TALLIES.put(tx, Tally(id=new_id(), outcome="removed", hours=4.0, number=2, **same))
        TALLIES.put(tx, Tally(id=new_id(), outcome="not-removed", number=2, **same))

    (line,) = figures.figures(file_session, figures.fates()).ended

    assert (line.name, line.cases, line.gone, line.unknown, line.median_hours) == ("x", 4, 2, 2, 4.0)


FATE = st.builds(
    Fate,
    name=st.sampled_from(["a", "b", "c"]),
    route=st.sampled_from(["r", "s"]),
    month=st.just("2026-11"),
    end=st.sampled_from(["gone", "up", "unknown"]),
    back=st.booleans(),
    hours=st.one_of(st.none(), st.integers(0, 9999).map(float)),
)


@given(st.lists(st.tuples(st.sampled_from("123456789"), FATE)))
def test_every_line_stands_for_three_cases_and_no_copy_is_in_two(found_: list[tuple[str, Fate]]) -> None:
    made = figures._lines(found_)

    assert all(line.cases >= figures.FEWEST for line in made)
    assert all(line.gone + line.up + line.unknown == line.copies for line in made)
    assert len({(line.name, line.route) for line in made}) == len(made)
    left = len(found_) - sum(line.copies for line in made)
    # What is left out would be a line of its own if it were of enough cases.
    assert left >= 0
    assert left == 0 or ("", "") not in {(line.name, line.route) for line in made}
    assert made or len({case for case, _ in found_}) < figures.FEWEST
    assert all(line.median_hours is None or line.median_hours <= (line.ninetieth_hours or 0) + 1e-6 for line in made)


def test_a_file_for_a_spreadsheet_runs_nothing() -> None:
    line = Figure("=cmd()", "own-rules", 3, 4, 1, 2, 1, 0, 1.26, None)

    head, row = csv.reader(figures.as_csv([line]).splitlines())

    assert head[:4] == ["name", "route", "cases", "copies"]
    assert row == ["'=cmd()", "own-rules", "3", "4", "1", "2", "1", "0", "1.3", ""]
