"""What a person reads of her case: whose turn it is, what happened to each copy, and that a pause holds."""

from __future__ import annotations

from datetime import timedelta

import pytest

from takedown.cases.address import Address
from takedown.cases.case import Adult, Case
from takedown.cases.match import Match, MatchState, Verdict
from takedown.cases.notice import Outcome
from takedown.cases.noun import now
from takedown.notices.report.account import Fate
from takedown.pipeline import casework
from takedown.pipeline.following.agenda import agenda_of
from takedown.pipeline.following.ladder import climb, due
from takedown.pipeline.following.progress import Progress, Turn, progress_of
from takedown.pipeline.following.timeline import Timeline, timeline_of
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.looking.recheck_judge import Judged
from takedown.pipeline.looking.recheck_record import record
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import consent, guided, pausing
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.recheck import copies_of, spots_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, NotFound
from tests.pipeline.casefile import found, opened, with_settings
from tests.pipeline.test_ladder_steps import DAY, X2, X3, X, left, on_x


def progress(session: Session, case: Case) -> Progress:
    return progress_of(session, Addressees(session), case.id, now())


def timeline(session: Session, match: Match) -> Timeline:
    return timeline_of(session, Addressees(session), match.id, now())


def seen(session: Session, match: Match, verdict: Verdict, reason: str) -> None:
    """Look at every address of a match once, and record what was found."""
    spots = spots_of(copies_of(session, [match]))
    record(session, [Judged(spot, verdict, reason) for spot in spots], "")


def addresses(session: Session, match: Match) -> list[Address]:
    with session.store.read() as tx:
        return ADDRESSES.all(tx, order_by="added_at", match_id=match.id)


def test_the_timeline_tells_what_changed_in_order(session: Session) -> None:
    session = with_settings(session, recheck={"apart": 0}, database=session.settings.database.model_dump())
    case = opened(session)
    match = found(session, case.id, X)
    (notice,) = [one for one in Desk(session).draft(case.id, [match.id], None).notices if one.recipient == "x"]
    left(session, notice, timedelta())
    Desk(session).outcome(notice.id, Outcome.MORE_INFORMATION, words="Which one?")
    looks = ((Verdict.LIVE, "same-picture"), (Verdict.GONE, "removed"), (Verdict.GONE, "removed"))
    for verdict, reason in (*looks, (Verdict.GONE, "removed"), (Verdict.LIVE, "same-picture")):
        seen(session, match, verdict, reason)

    told = timeline(session, match)

    ours = ("", Addressees(session).named("x").name)
    codes = [mark.code for mark in told.marks if mark.to in ours]
    assert codes == [
        "seen",
        "decided",
        "letter-draft",
        "letter-approved",
        "letter-sent",
        "letter-asked",
        "looked",
        "seems-gone",
        "gone",
        "back",
    ]
    assert told.track.fate is Fate.BACK
    assert [mark.at for mark in told.marks] == sorted(mark.at for mark in told.marks)


def test_addresses_of_one_copy_that_changed_together_are_told_once(session: Session) -> None:
    match = found(session, opened(session).id, X)
    seen(session, match, Verdict.LIVE, "same-picture")
    with session.store.begin() as tx:
        first = addresses(session, match)[0]
        ADDRESSES.put(tx, first.model_copy(update={"id": first.id[::-1], "url": X2, "verdict": Verdict.UNKNOWN}))
    seen(session, match, Verdict.BLOCKED, "login")

    told = [(mark.code, mark.detail, mark.times) for mark in timeline(session, match).marks]

    assert told[2:] == [("looked", "live", 1), ("looked", "blocked", 2)]


def test_what_nobody_confirmed_has_no_timeline(file_session: Session) -> None:
    match = found(file_session, opened(file_session).id, X, MatchState.NEW)

    with pytest.raises(NotFound):
        timeline(file_session, match)


def test_whose_turn_it_is(file_session: Session) -> None:
    """From an empty case to one in which nothing is left to do, and to a consent that was taken back."""
    session, case = file_session, opened(file_session)
    turns = [progress(session, case).turn]
    guided.done(session, case.id, "story")
    turns.append(progress(session, case).turn)
    match = found(session, case.id, X, MatchState.NEW)
    turns.append(progress(session, case).turn)
    confirmed = found(session, case.id, X2)
    with session.store.begin() as tx:
        tx.delete("matches", id=match.id)
    turns.append(progress(session, case).turn)
    drafts = Desk(session).draft(case.id, [confirmed.id], None).notices
    turns.append(progress(session, case).turn)
    for one in drafts:
        left(session, one, timedelta())
    turns.append(progress(session, case).turn)
    consent.withdraw(session, case.id)
    turns.append(progress(session, case).turn)

    wanted = [Turn.STORY, Turn.PICTURES, Turn.FOUND, Turn.LETTERS, Turn.LETTERS, Turn.NOTHING, Turn.LETTERS]
    assert turns == wanted
    assert progress(session, casework.close_case(session, case.id)).turn is Turn.CLOSED
    assert progress(session, opened(session, adult=Adult.UNSURE)).turn is Turn.LINES


def test_the_figures_are_those_of_the_case_alone(file_session: Session) -> None:
    case, _ = on_x(file_session, X, X2, ago=DAY)
    found(file_session, opened(file_session).id, X3)

    told = progress(file_session, case)

    assert (len(told.tracks), told.gone, told.unwritten, told.out, told.waiting) == (2, 0, 0, 1, 0)
    assert [track.fate for track in told.tracks] == [Fate.WAITING, Fate.WAITING]


def test_the_steps_of_a_copy_are_those_that_are_due(file_session: Session) -> None:
    case, _ = on_x(file_session, X, ago=30 * DAY)

    (track,) = progress(file_session, case).tracks

    assert list(track.steps) == due(file_session, now(), case.id)
    assert track.next_step is not None


def test_nothing_goes_on_by_itself_while_a_case_is_paused(session: Session) -> None:
    case, _ = on_x(session, X, ago=30 * DAY)
    hosts = [{"name": "site", "start": ["http://127.0.0.1:9/"]}]
    session = with_settings(session, hosts=hosts, database=session.settings.database.model_dump())
    pausing.pause(session, case.id)

    paused = agenda_of(session, now())

    assert (paused.hosts, paused.spots, paused.notices) == ((), (), ())
    assert climb(session, now()) == []
    assert [one.step.rung for one in due(session, now(), case.id)] == ["reminder"]
    assert pausing.pause(session, case.id) == casework.show_case(session, case.id)

    pausing.go_on(session, case.id)
    going = agenda_of(session, now())

    assert [match.url for match in {spot.match.id: spot.match for spot, _ in going.spots}.values()] == [X]
    assert [host.name for host, _ in going.hosts] == ["site"]
    assert [one.letter for one in climb(session, now())] == ["reminder"]


def test_what_is_asked_for_a_paused_case_by_its_id_is_done(file_session: Session) -> None:
    case, _ = on_x(file_session, X, ago=30 * DAY)
    pausing.pause(file_session, case.id)

    assert [one.letter for one in climb(file_session, now(), case.id)] == ["reminder"]


def test_a_pause_of_one_case_holds_back_no_other(file_session: Session) -> None:
    paused, _ = on_x(file_session, X, ago=30 * DAY)
    other, _ = on_x(file_session, X2, ago=30 * DAY)
    pausing.pause(file_session, paused.id)

    assert {spot.match.case_id for spot, _ in agenda_of(file_session, now()).spots} == {other.id}
    assert {one.case_id for one in climb(file_session, now())} == {other.id}


def test_a_case_that_was_opened_again_stands_as_the_ledger_tells(session: Session) -> None:
    case = opened(session)
    casework.close_case(session, case.id)

    again = casework.reopen_case(session, case.id)

    assert (again.status, again.closed_at) == ("open", None)
    assert again.is_searched
    assert [proof.code for proof in verify_ledger(session) if not proof.ok] == []
