"""What was found, the surest first, and a person's decisions, all of them kept or none."""

from __future__ import annotations

import pytest

from takedown.cases.match import Confidence, MatchState
from takedown.cases.states import IllegalMove
from takedown.pipeline import review
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
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
