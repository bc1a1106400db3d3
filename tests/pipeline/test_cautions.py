"""What waits for a second look: it stops a notice everywhere, a person lets go, and the ledger has it all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from takedown.cases.case import Adult, NotAdult
from takedown.cases.caution import Caution, CautionKind, CautionState
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import NoticeState, Outcome
from takedown.cases.noun import now
from takedown.cases.states import IllegalMove
from takedown.pipeline import casework, review
from takedown.pipeline.cautions import caution
from takedown.pipeline.cautions.caution import NameWanted, OnHold
from takedown.pipeline.cautions.contest import contest
from takedown.pipeline.cautions.limits import NoticesPerDay
from takedown.pipeline.cautions.precision import LEAST, often_wrong, precision
from takedown.pipeline.following import ladder
from takedown.pipeline.mailing.rules import ready
from takedown.pipeline.notify import Desk
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, CAUTIONS, LOOKS, NOTICES, NotFound
from tests.pipeline.casefile import ORGANISATION, WORKERS, events, found, opened, with_settings

X = "https://x.com/somebody/photo/{}"
LATER = timedelta(days=400)


def held(session: Session, match: Match, kind: CautionKind = CautionKind.PLAIN) -> Caution:
    with session.store.begin() as tx:
        return caution.raised(session, tx, Caution.of_media(kind, match.case_id, match.media_id, {"places": 3}))


def drafted(session: Session, case_id: str) -> str:
    return next(one.id for one in Desk(session).draft(case_id, [], None).notices if one.recipient == "x")


def state_of(session: Session, notice_id: str) -> NoticeState:
    with session.store.read() as tx:
        return NOTICES.get(tx, notice_id).state


def test_what_waits_is_not_approved_until_a_person_lets_go(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X.format(1))
    waits = held(session, match)
    notice = drafted(session, case.id)

    with pytest.raises(OnHold) as stopped:
        Desk(session).approve(notice)
    caution.decide(session, waits.id, CautionState.RELEASED, words="It is the registered one.")

    assert stopped.value.data == {"notice": notice, "caution": waits.id, "kind": "plain", "state": "held"}
    assert Desk(session).approve(notice).state is NoticeState.APPROVED
    told = events(session, waits.id)
    assert [kind for kind, _ in told] == [EventKind.CAUTION_RAISED, EventKind.CAUTION_DECIDED]
    assert told[0][1]["detail"] == {"places": 3}
    assert told[1][1] == {"kind": "plain", "state": "released", "by": "", "words": "It is the registered one."}
    assert [one.code for one in verify_ledger(session) if one.code] == []


def test_what_was_approved_before_does_not_leave_and_nothing_more_is_drafted(file_session: Session) -> None:
    case = opened(file_session)
    match = found(file_session, case.id, X.format(1))
    notice = Desk(file_session).approve(drafted(file_session, case.id))
    waits = held(file_session, match)

    with pytest.raises(OnHold), file_session.store.read() as tx:
        ready(file_session, tx, notice)
    Desk(file_session).sent(notice.id, now(), "")  # by hand, by the person: it is recorded as it happened
    stopped = ladder.due(file_session, now() + LATER)
    caution.decide(file_session, waits.id, CautionState.RELEASED)

    assert stopped == []
    assert ladder.due(file_session, now() + LATER) != []


def test_a_caution_stops_its_own_picture_alone(file_session: Session) -> None:
    case = opened(file_session)
    held(file_session, found(file_session, case.id, "https://elsewhere.example/1"))
    found(file_session, case.id, X.format(1))

    assert Desk(file_session).approve(drafted(file_session, case.id)).state is NoticeState.APPROVED


def test_a_mind_can_be_changed_and_saying_it_twice_says_it_once(file_session: Session) -> None:
    waits = held(file_session, found(file_session, opened(file_session).id, X.format(1)))
    moves = (CautionState.UPHELD, CautionState.UPHELD, CautionState.RELEASED, CautionState.UPHELD)

    states = [caution.decide(file_session, waits.id, to).state for to in moves]

    assert states == list(moves)
    assert len(events(file_session, waits.id)) == 1 + 3
    with pytest.raises(IllegalMove):
        caution.decide(file_session, waits.id, CautionState.HELD)
    with pytest.raises(NotFound):
        caution.decide(file_session, "none", CautionState.RELEASED)


def test_where_an_organisation_files_whoever_lets_go_has_a_name(file_session: Session) -> None:
    case = opened(file_session)
    casework.edit_case(file_session, case.id, particulars=ORGANISATION)
    waits = held(file_session, found(file_session, case.id, X.format(1)))

    with pytest.raises(NameWanted):
        caution.decide(file_session, waits.id, CautionState.RELEASED, by="  ")
    caution.decide(file_session, waits.id, CautionState.RELEASED, by=" Ana  B. ")

    assert events(file_session, waits.id)[-1][1]["by"] == "Ana B."


def test_cautions_are_listed_by_case_and_state(file_session: Session) -> None:
    one, other = opened(file_session), opened(file_session)
    first = held(file_session, found(file_session, one.id, X.format(1)))
    second = held(file_session, found(file_session, other.id, X.format(2)), CautionKind.TEXTUAL)
    caution.decide(file_session, first.id, CautionState.RELEASED)

    def listed(case_id: str | None = None, state: CautionState | None = None) -> list[str]:
        return [each.id for each in caution.list_cautions(file_session, case_id, state)]

    assert listed() == [first.id, second.id]
    assert listed(other.id) == [second.id]
    assert listed(state=CautionState.HELD) == [second.id]
    assert caution.list_cautions(file_session, since=now() + timedelta(hours=1)) == []
    with pytest.raises(NotFound):
        listed("none")


def test_a_contested_copy_stops_what_has_not_left_and_keeps_both_sides_words(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X.format(1))
    left = Desk(session).approve(drafted(session, case.id))
    Desk(session).sent(left.id, now(), "")
    found(session, case.id, X.format(2), media_id=match.media_id)
    waiting = next(one for one in Desk(session).draft(case.id, [], None).notices if one.recipient == "x")
    Desk(session).approve(waiting.id)
    other = [one for one in Desk(session).all(case.id) if match.id not in one.match_ids]

    done = contest(session, match.id, "It was published with her consent.")
    again = contest(session, match.id, "We say so again.")
    caution.decide(session, done.caution.id, CautionState.UPHELD, words="They showed the contract.")

    assert [one.id for one in done.left] == [left.id]
    assert all(one.state is NoticeState.HELD for one in done.stopped)
    assert again.caution.id == done.caution.id
    assert waiting.id in [one.id for one in other]
    assert state_of(session, waiting.id) is NoticeState.APPROVED  # about another copy of the same picture
    said = [body.get("words") for _, body in events(session, done.caution.id)]
    assert said == ["It was published with her consent.", "We say so again.", "They showed the contract."]
    one, entries = caution.history(session, done.caution.id)
    assert one.words == "It was published with her consent."
    assert [entry["words"] for entry in entries] == said


def test_nothing_about_a_contested_copy_climbs_and_taking_back_is_always_possible(file_session: Session) -> None:
    case = opened(file_session)
    match = found(file_session, case.id, X.format(1))
    notice = Desk(file_session).approve(drafted(file_session, case.id))
    Desk(file_session).sent(notice.id, now() - timedelta(days=30), "")

    done = contest(file_session, match.id, "Not hers.")
    climbed = ladder.climb(file_session, now())
    _, letter = Desk(file_session).withdraw([notice.id])
    waiting = [one.notice.id for one in ladder.due(file_session, now())]

    assert done.left[0].id == notice.id
    assert climbed == []
    assert waiting == [letter.id]
    assert Desk(file_session).approve(letter.id).state is NoticeState.APPROVED


def test_a_held_notice_is_approved_anew_after_the_look(file_session: Session) -> None:
    case = opened(file_session)
    match = found(file_session, case.id, X.format(1))
    notice = Desk(file_session).approve(drafted(file_session, case.id))

    done = contest(file_session, match.id, "Not hers.")
    with pytest.raises(OnHold):
        Desk(file_session).approve(notice.id)
    caution.decide(file_session, done.caution.id, CautionState.RELEASED, words="She recognised it.")

    assert notice.id in [one.id for one in done.stopped]
    assert Desk(file_session).approve(notice.id).state is NoticeState.APPROVED


def test_nothing_is_contested_or_looked_at_for_somebody_who_may_be_under_18(file_session: Session) -> None:
    case = opened(file_session, adult=Adult.UNSURE)
    match = found(file_session, case.id, X.format(1), context_seen=False)

    with pytest.raises(NotAdult):
        contest(file_session, match.id, "Not hers.")


def test_an_erased_case_leaves_no_caution_and_no_look(session: Session) -> None:
    case = opened(session)
    held(session, found(session, case.id, X.format(1)))

    casework.erase_case(session, case.id)

    with session.store.read() as tx:
        assert (CAUTIONS.all(tx, order_by="id"), LOOKS.all(tx, order_by="id")) == ([], [])


def test_as_many_notices_as_a_day_has_are_drafted_and_the_rest_is_told(file_session: Session) -> None:
    here = with_settings(file_session, caution={"notices_per_day": 1})
    case = opened(here)
    found(here, case.id, X.format(1))  # to X, and to the authority beside it

    first = Desk(here).draft(case.id, [], None)
    with pytest.raises(NoticesPerDay) as over:
        Desk(here).draft(case.id, [], None)

    assert len(first.notices) == 1
    assert first.later is not None
    assert over.value.data["limit"] == 1
    assert str(over.value.data["again"]) > str((now() + timedelta(hours=23)).isoformat())
    assert len(Desk(here).all(case.id)) == 1


def test_the_precision_of_an_organisation_is_counted_and_warns_where_it_is_low(file_session: Session) -> None:
    case = opened(file_session)
    casework.edit_case(file_session, case.id, particulars=ORGANISATION)
    desk = Desk(file_session)
    for number in range(LEAST):
        match = found(file_session, case.id, X.format(number))
        (notice,) = desk.draft(case.id, [match.id], None, recipient="ovhcloud", basis="eu-dsa-16").notices
        desk.approve(notice.id, by=WORKERS[0])
        desk.sent(notice.id, now(), "")
        desk.outcome(notice.id, Outcome.REFUSED if number < LEAST // 3 else Outcome.REMOVED)
    review.decide(file_session, [match.id], MatchState.REJECTED)
    nobodys = opened(file_session)
    found(file_session, nobodys.id, X.format(99))

    alone, figures = precision(file_session)

    assert (alone.organisation, alone.confirmed, alone.is_high) == ("", 1, False)
    assert figures.organisation == "Association Exemple"
    assert (figures.confirmed, figures.rejected) == (LEAST - 1, 1)
    assert (figures.sent, figures.answered, figures.refused) == (LEAST, LEAST, LEAST // 3)
    assert figures.is_high
    assert "unfounded-often" in desk.warnings(*desk.show(notice.id))
    with file_session.store.read() as tx:
        assert [often_wrong(tx, CASES.get(tx, one.id)) for one in (case, nobodys)] == [True, False]
