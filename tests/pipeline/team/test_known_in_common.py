"""What the pages of all cases go by is held once for all members, and shows each of them what is shared with her."""

from __future__ import annotations

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState, Method
from takedown.cases.media import Fingerprint, Media
from takedown.cases.noun import new_id, now
from takedown.cases.team.role import Role
from takedown.pipeline import casework, review
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.shelf import MATCHES, MEDIA
from takedown.pipeline.team import known
from takedown.pipeline.team.known import TeamOverview
from takedown.pipeline.team.session import TeamSession
from tests.team_server import House


def with_a_copy(session: TeamSession) -> Case:
    opened = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT)
    case = casework.open_case(session, opened, "I agree.")
    media = Media.registered(case.id, Fingerprint(pdq=bytes(32), quality=90))
    with session.store.begin() as tx:
        MEDIA.put(tx, media)
    found(session, case.id)
    return case


def found(session: TeamSession, case_id: str) -> None:
    match = Match(
        id=new_id(), case_id=case_id, seen_at=now(), url=f"https://a.example/{new_id()}", host="a.example",
        confidence=Confidence.LIKELY, method=Method.PDQ, score=0.9,
    )  # fmt: skip
    with session.store.begin() as tx:
        MATCHES.put(tx, match)
        session.ledger.append(tx, EventKind.SIGHTING, case_id, match.id, {})


def seen(session: TeamSession) -> set[str]:
    """The rows that a member is shown; the same as one who reads them all for herself."""
    shown, alone = TeamOverview(session), Overview(session)
    shown.refresh()
    alone.refresh()
    assert shown.rows() == alone.rows()
    assert shown.counts() == alone.counts()
    assert [one.case for one in shown.cases] == [one.case for one in alone.cases]
    return {row.case_id for row in shown.rows()}


def test_each_member_is_shown_what_is_shared_with_her(first: House, second: House) -> None:
    case = with_a_copy(first.desk())
    first.with_member("late", Role.CASE_WORKER)  # whoever comes later holds nothing of it yet
    worker, late = first.as_member("worker"), first.as_member("late")
    assert seen(worker) == {case.id}
    assert known.of(late) is known.of(worker)
    assert seen(late) == set()
    assert seen(second.as_member("worker")) == set()

    other = with_a_copy(first.desk())
    assert seen(late) == {other.id}
    assert seen(worker) == {case.id, other.id}


def test_what_another_process_changed_is_shown_and_what_was_erased_is_gone(first: House) -> None:
    desk = first.desk()
    case, other = with_a_copy(desk), with_a_copy(desk)
    worker = first.as_member("worker")
    overview = TeamOverview(worker)
    overview.refresh()
    assert len(overview.rows()) == 2

    found(desk, case.id)
    overview.refresh()
    assert len(overview.rows()) == 3
    casework.erase_case(desk, case.id)
    overview.refresh()
    assert {row.case_id for row in overview.rows()} == {other.id}
    assert known.of(worker).rows is not None
    held = known.of(worker).rows
    assert held is not None
    assert case.id not in held._values  # nothing of it stays in memory


def test_only_what_changed_is_put_into_order_anew_and_all_stands_as_if_it_were(first: House) -> None:
    desk, worker = first.desk(), first.as_member("worker")
    cases = [with_a_copy(desk) for _ in range(3)]
    for case in cases:
        found(desk, case.id)
    seen(worker)

    for case, state in zip(cases, (MatchState.CONFIRMED, MatchState.REJECTED, MatchState.CONFIRMED), strict=True):
        review.decide(desk, [review.list_matches(desk, case.id, MatchState.NEW)[0].id], state)
        assert seen(worker) == {one.id for one in cases}
        found(desk, case.id)
        assert seen(worker) == {one.id for one in cases}

    *_, before = known.of(worker)._sorted.values()
    with desk.store.begin() as tx:
        desk.ledger.append(tx, EventKind.NOTE_LEFT, cases[0].id, new_id(), {})
    seen(worker)
    *_, after = known.of(worker)._sorted.values()
    assert after is not before
    assert all(after.lanes[lane] is rows for lane, rows in before.lanes.items())  # a note changes no row


def test_figures_are_of_the_cases_that_are_shared(first: House) -> None:
    desk = first.desk()
    with_a_copy(desk)
    first.with_member("late", Role.CASE_WORKER)
    for login, number in (("worker", 1), ("late", 0)):
        session = first.as_member(login)
        held = known.of(session)
        with session.store.read() as tx:
            assert len(held.fates.of_each(tx)) == number
            assert len(held.measured.of_each(tx)) == number


def test_what_nobody_asks_for_is_dropped(first: House) -> None:
    worker = first.as_member("worker")
    held = known.of(worker)
    assert known.of(worker) is held

    held.used_at -= worker.server.settings.team.idle_minutes * 60 + 1
    known.sweep(worker.server)
    assert known.of(worker) is not held
