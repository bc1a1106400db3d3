"""What was found, the surest first, and a person's decisions, all of them kept or none."""

from __future__ import annotations

from itertools import product

import pytest

from takedown.cases.match import Confidence, MatchState
from takedown.cases.media import Fingerprint
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.cases.states import IllegalMove
from takedown.pipeline import review
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NEGATIVES, NotFound
from tests.pipeline.casefile import events, found, opened

X, X2 = "https://x.com/somebody/photo/1", "https://pic.twitter.com/somebody/2.jpg"


def test_matches_are_listed_the_surest_first_and_possible_ones_on_request(session: Session) -> None:
    case, other = opened(session), opened(session)
    new = MatchState.NEW
    possible = found(session, case.id, X + "?p", new, confidence=Confidence.POSSIBLE, score=0.9)
    likely = found(session, case.id, X + "?l", new, confidence=Confidence.LIKELY, score=0.7)
    low = found(session, case.id, X + "?c", new, score=0.8)
    high = found(session, other.id, X, new, score=0.95)
    assert review.list_matches(session, None, None) == [high, low, likely]
    assert review.list_matches(session, None, None, possible=True) == [high, low, likely, possible]
    assert review.list_matches(session, case.id, None) == [low, likely]
    rejected = review.decide(session, [low.id], MatchState.REJECTED)
    assert review.list_matches(session, case.id, MatchState.REJECTED) == rejected
    assert review.list_matches(session, case.id, MatchState.NEW) == [likely]


def test_decisions_are_all_kept_or_none_and_each_is_in_the_ledger(session: Session) -> None:
    case = opened(session)
    one, other = (found(session, case.id, url, MatchState.NEW) for url in (X, X2))
    with pytest.raises(NotFound) as refused:
        review.decide(session, [one.id, "none"], MatchState.CONFIRMED)
    assert refused.value.data == {"noun": "match", "id": "none"}
    assert {match.state for match in review.list_matches(session, None, None)} == {MatchState.NEW}
    decided = review.decide(session, [one.id, other.id, one.id], MatchState.MINE)
    assert [(match.id, match.state) for match in decided] == [(one.id, MatchState.MINE), (other.id, MatchState.MINE)]
    review.decide(session, [one.id], MatchState.MINE)
    review.decide(session, [one.id], MatchState.NOT_ME)
    told = [body for kind, body in events(session, one.id) if kind == "match-decided"]
    assert told == [{"state": "mine"}, {"state": "not-me"}]
    with pytest.raises(IllegalMove) as back:
        review.decide(session, [one.id], MatchState.NEW)
    assert back.value.data == {"noun": "match", "state": "not-me", "to": "new"}


def test_many_of_several_cases_are_decided_at_once(session: Session) -> None:
    seen = Fingerprint(pdq=b"\x17" * 32, quality=90)
    matches = [
        found(session, case, f"{X}?{case}{number}", MatchState.NEW, seen_fingerprint=seen)
        for case in (opened(session).id, opened(session).id)
        for number in range(3)
    ]
    ids = [match.id for match in matches]
    review.decide(session, ids[4:5], MatchState.REJECTED)

    decided = review.decide(session, ids, MatchState.REJECTED)
    assert [(match.id, match.state) for match in decided] == [(item, MatchState.REJECTED) for item in ids]
    silent = {negative.match_id: negative.case_id for negative in negatives(session)}
    assert silent == {match.id: match.case_id for match in matches}
    for item in ids:
        assert [kind for kind, _ in events(session, item)].count("match-decided") == 1
    review.decide(session, ids[1:], MatchState.CONFIRMED)
    assert [negative.match_id for negative in negatives(session)] == ids[:1]
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []


def negatives(session: Session) -> list[Negative]:
    with session.store.read() as tx:
        return NEGATIVES.all(tx, order_by="added_at")


@pytest.mark.parametrize("no_copy", [MatchState.REJECTED, MatchState.NOT_ME])
@pytest.mark.parametrize("copy", [MatchState.CONFIRMED, MatchState.MINE])
def test_what_a_person_says_is_no_copy_is_a_negative_until_it_is_decided_otherwise(
    session: Session, no_copy: MatchState, copy: MatchState
) -> None:
    case = opened(session)
    seen = Fingerprint(pdq=b"\x17" * 32, quality=90)
    match = found(session, case.id, X, MatchState.NEW, seen_fingerprint=seen, seen=b"codes")
    unread = found(session, case.id, X2, MatchState.NEW)
    review.decide(session, [match.id, unread.id], no_copy)
    (negative,) = negatives(session)
    assert (negative.case_id, negative.media_id, negative.origin) == (case.id, match.media_id, NegativeOrigin.REJECTED)
    assert (negative.fingerprint, negative.local) == (seen, b"codes")
    other = ({MatchState.REJECTED, MatchState.NOT_ME} - {no_copy}).pop()
    review.decide(session, [match.id], other)
    assert negatives(session) == [negative]
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []
    review.decide(session, [match.id], copy)
    assert negatives(session) == []
    about = {"match": match.id}
    assert events(session, negative.id) == [("negative-added", about), ("negative-removed", about)]
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []


def test_a_negative_that_was_taken_away_behind_the_ledger_is_missed(session: Session) -> None:
    case = opened(session)
    found(session, case.id, X, MatchState.REJECTED, seen_fingerprint=Fingerprint(pdq=bytes(32)))
    (negative,) = negatives(session)
    with session.store.begin() as tx:
        NEGATIVES.drop(tx, negative.id)
    assert [(proof.item, proof.code) for proof in verify_ledger(session) if not proof.ok] == [
        (negative.id, "row-missing")
    ]


def test_undone_one_by_one_everything_stands_as_before_and_the_ledger_agrees(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X, MatchState.NEW, seen_fingerprint=Fingerprint(pdq=b"\x17" * 32, quality=90))
    decided = [state for state in MatchState if state is not MatchState.NEW]
    for steps in product(decided, repeat=2):
        done = []
        for step in steps:
            done.append((review.states_of(session, [match.id]), step))
            review.decide(session, [match.id], step)
        for before, step in reversed(done):
            review.undo(session, before, step)
            assert review.states_of(session, [match.id]) == before
            assert len(negatives(session)) == (before[match.id] in {MatchState.REJECTED, MatchState.NOT_ME})
    assert review.list_matches(session, case.id, MatchState.NEW) == [match]
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []
    assert events(session, match.id)[-1] == ("match-decided", {"state": "new", "undone": "not-me"})


def test_what_somebody_decided_otherwise_since_is_left_as_it_is(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, X, MatchState.NEW)
    before = review.states_of(session, [match.id])
    review.decide(session, [match.id], MatchState.CONFIRMED)
    review.decide(session, [match.id], MatchState.MINE)
    assert review.undo(session, before, MatchState.CONFIRMED) == []
    assert review.states_of(session, [match.id]) == {match.id: MatchState.MINE}
    assert [match.state for match in review.undo(session, before, MatchState.MINE)] == [MatchState.NEW]
