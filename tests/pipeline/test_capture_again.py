"""A page that didn't answer is visited once more at the next occasion, and no more often than a few times by itself."""

from __future__ import annotations

from takedown.cases.capture import CaptureState
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.proof.capture import MOST_TRIES, capture, capture_new
from takedown.pipeline.session import Session
from tests.pipeline.capture_scene import at, copy_of, hosted, kept, pages
from tests.pipeline.casefile import opened


def test_a_page_whose_host_was_away_is_tried_again_although_the_copy_itself_was_seen(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        match = copy_of(session, server, opened(session).id)
    for _ in range(MOST_TRIES):
        assert [one.match_id for one in capture_new(session, [match.id], fingerprinter)] == [match.id]
    assert {(one.state, one.reasons[0]) for one in kept(session, match)} == {(CaptureState.PART, "page-unreachable")}
    assert capture_new(session, [], fingerprinter) == []
    assert len(list(capture(session, None, fingerprinter))) == 1


def test_a_page_that_was_read_at_last_is_not_visited_again(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        match = copy_of(session, server, opened(session).id)
        (first,) = capture_new(session, [match.id], fingerprinter)
        assert "page-unreachable" not in first.reasons
        assert capture_new(session, [match.id], fingerprinter) == []
        assert list(capture(session, None, fingerprinter)) == []
