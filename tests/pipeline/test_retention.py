"""A case's date: told before, then closed, counted without a name and erased; figures stay, the person doesn't."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from takedown.cases.case import Case, CaseStatus
from takedown.cases.match import MatchState, Verdict
from takedown.cases.noun import new_id, now
from takedown.notices.routes import Result
from takedown.pipeline import casework
from takedown.pipeline.following import chores
from takedown.pipeline.following.chores import Chore
from takedown.pipeline.letters.results import results
from takedown.pipeline.person import retention
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, NOTICES, TALLIES
from tests.pipeline.casefile import events, found, opened, with_settings
from tests.pipeline.test_results import looked, told

DAY = timedelta(days=1)


def kept_for(session: Session, days: int) -> Case:
    case = opened(session)
    return casework.edit_case(session, case.id, retain_until=(now() + days * DAY).date().isoformat())


def done(session: Session, at: datetime) -> list[tuple[Chore, str, int]]:
    return [(one.chore, one.case.id if one.case else "", one.number) for one in chores.at_home(session, at)]


def status(session: Session, case: Case) -> CaseStatus:
    return casework.show_case(session, case.id).status


def test_it_is_told_14_and_3_days_before_and_ends_at_its_day(session: Session) -> None:
    case, other = kept_for(session, 30), opened(session)
    found(session, case.id, "https://x.com/canary/7", MatchState.CONFIRMED)

    assert done(session, now() + 15 * DAY) == []
    assert done(session, now() + 16 * DAY) == [(Chore.ENDS_SOON, case.id, 14)]
    assert done(session, now() + 20 * DAY) == []
    assert done(session, now() + 27 * DAY) == [(Chore.ENDS_SOON, case.id, 3)]
    assert done(session, now() + 29 * DAY) == []
    assert done(session, now() + 30 * DAY) == [(Chore.ENDED, case.id, 0)]
    assert done(session, now() + 31 * DAY) == []

    assert (status(session, case), status(session, other)) == (CaseStatus.ERASED, CaseStatus.OPEN)
    expired = [(kind, body) for kind, body in events(session, case.id) if kind in ("case-expired", "case-erased")]
    assert expired == [("case-expired", {"until": str(case.retain_until), "tallies": 2}), ("case-erased", {})]
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []


def test_whoever_was_away_is_told_first_and_has_three_days(file_session: Session) -> None:
    case = kept_for(file_session, 2)

    assert done(file_session, now() + 90 * DAY) == [(Chore.ENDS_SOON, case.id, -88)]
    assert done(file_session, now() + 92 * DAY) == []
    assert status(file_session, case) is CaseStatus.OPEN
    assert done(file_session, now() + 93 * DAY) == [(Chore.ENDED, case.id, 0)]


def test_a_clock_that_jumped_ahead_destroys_nothing(file_session: Session) -> None:
    case = kept_for(file_session, 30)

    assert [chore for chore, _, _ in done(file_session, now() + 400 * DAY)] == [Chore.ENDS_SOON]
    # Set right again: what was told by the wrong clock doesn't count.
    assert done(file_session, now() + 27 * DAY) == [(Chore.ENDS_SOON, case.id, 3)]
    assert status(file_session, case) is CaseStatus.OPEN


def test_a_later_date_begins_anew(file_session: Session) -> None:
    case = kept_for(file_session, 10)
    assert done(file_session, now()) == [(Chore.ENDS_SOON, case.id, 10)]

    later = (now() + 60 * DAY).date()
    casework.edit_case(file_session, case.id, retain_until=later.isoformat())

    assert done(file_session, now() + 30 * DAY) == []
    assert done(file_session, now() + 46 * DAY) == [(Chore.ENDS_SOON, case.id, 14)]
    casework.edit_case(file_session, case.id, retain_until=None)
    assert done(file_session, now() + 400 * DAY) == []


@pytest.mark.parametrize(("days", "kept"), [(0, None), (90, 90)])
def test_the_settings_give_new_cases_their_date(file_session: Session, days: int, kept: int | None) -> None:
    before = opened(file_session)
    session = with_settings(file_session, retention={"days": days})
    case = opened(session)

    assert casework.show_case(session, before.id).retain_until is None
    stored = casework.show_case(session, case.id).retain_until
    assert stored == (None if kept is None else case.created_at.date() + kept * DAY)


def test_a_day_that_is_over_is_refused(file_session: Session) -> None:
    case = opened(file_session)

    with pytest.raises(casework.RetainedInThePast):
        casework.edit_case(file_session, case.id, retain_until=now().date().isoformat())
    assert casework.show_case(file_session, case.id).retain_until is None


def written_to(session: Session, hours: float | None, **fields: Any) -> str:
    """Return a case with one copy and a notice about it that left; the copy is gone after ``hours``, or live."""
    case = opened(session)
    match = found(session, case.id, f"https://x.com/{new_id()}/7")
    with session.store.begin() as tx:
        assert NOTICES.put(tx, told(case.id, [match], **fields))
        assert ADDRESSES.put(tx, looked(match, hours))
    return case.id


def end(session: Session, case_id: str) -> None:
    at = now() + 40 * DAY
    casework.edit_case(session, case_id, retain_until=(now() + DAY).date().isoformat())
    retention.tell(session, at - 4 * DAY)
    assert [case.id for case in retention.expire(session, at)] == [case_id]


def test_what_recipients_did_stays_known_without_the_cases(session: Session) -> None:
    """Five cases: before and after some of them have ended, the figures are the same, to the full hour."""
    cases = [written_to(session, hours) for hours in (4, 8, 12, 20, None)]
    expected = {("x", "eu-dsa-16"): Result(cases=5, removed=4, median_hours=10.0)}
    assert results(session) == expected

    for case in cases[:3]:
        end(session, case)

    assert results(session) == expected
    end(session, cases[3])
    end(session, cases[4])
    assert results(session) == expected


def test_figures_of_few_cases_are_not_shown(file_session: Session) -> None:
    for case in [written_to(file_session, 4) for _ in range(4)]:
        end(file_session, case)

    assert results(file_session) == {}


def test_a_tally_holds_nothing_that_leads_back(file_session: Session) -> None:
    case_id = written_to(file_session, 30.5)
    stranger = found(file_session, case_id, "https://canary.example/a", verdict=Verdict.LIVE)
    with file_session.store.begin() as tx:
        NOTICES.put(tx, told(case_id, [stranger], recipient="canary-unknown", outcome="refused"))
    end(file_session, case_id)
    end(file_session, written_to(file_session, 30.9))

    with file_session.store.read() as tx:
        tallies = TALLIES.all(tx, order_by="id")
    rows = {(one.kind, one.month, one.recipient, one.route, one.outcome, one.hours): one.number for one in tallies}
    assert rows[("notice", "2026-11", "x", "eu-dsa-16", "removed", 30.0)] == 2
    assert rows[("notice", "2026-11", "", "eu-dsa-16", "refused", None)] == 1
    assert not any("canary" in value or case_id in value for row in tallies for value in map(str, row.row().values()))
    assert {len(one.month) for one in tallies} == {7}
