"""In which lane a copy or a letter is: pure, from the columns that lists are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from takedown.cases.address import ABSENT
from takedown.cases.match import Confidence, MatchState, Verdict
from takedown.cases.notice import NoticeState
from takedown.pipeline.overview.row import Lane

_ENDED = {NoticeState.REMOVED: Lane.DOWN, NoticeState.WITHDRAWN: Lane.ASIDE}
_THEIR_TURN = (NoticeState.SENT, NoticeState.ACKNOWLEDGED, NoticeState.ESCALATED)


def copy_lane(
    match: Mapping[str, Any], notice: Mapping[str, Any] | None, returned: str, *, works: bool
) -> tuple[Lane, str]:
    """Return the lane of a copy, and since when it is there.

    Args:
        match: its clear columns.
        notice: the last letter about it that wasn't withdrawn.
        returned: when it was there again after it was gone, the last time; perhaps empty.
        works: whether anything is done for its case.
    """
    seen: str = match["seen_at"]
    if not works or match["state"] not in (MatchState.NEW, MatchState.CONFIRMED):
        return Lane.ASIDE, seen
    if match["state"] == MatchState.NEW:
        return (Lane.NEW if match["confidence"] == Confidence.POSSIBLE else Lane.CONFIRM), seen
    if match["verdict"] in ABSENT:
        return Lane.DOWN, seen
    if returned and match["verdict"] == Verdict.LIVE and (notice is None or notice["created_at"] < returned):
        return Lane.BACK, returned
    if notice is None or (notice["state"] == NoticeState.REMOVED and match["verdict"] == Verdict.LIVE):
        return Lane.WRITE, seen
    return Lane.WAITING, seen


def letter_lane(notice: Mapping[str, Any], answer: str, *, followed: bool, works: bool) -> tuple[Lane, str]:
    """Return the lane of a letter, and since when it is there.

    Args:
        notice: its clear columns.
        answer: when the last reply came that a person has to read; perhaps empty.
        followed: whether a letter that follows it is drafted and hasn't left.
        works: whether anything is done for its case.
    """
    state, made = NoticeState(notice["state"]), notice["created_at"]
    if notice["sent_at"] is None:
        # What takes a notice back is written without a consent, too.
        wanted = works or notice["letter"] == "withdrawal"
        return (_ENDED.get(state, Lane.LETTERS) if wanted else Lane.ASIDE), made
    if not works or state in _ENDED:
        return (_ENDED.get(state, Lane.ASIDE)), notice["sent_at"]
    if answer:
        return Lane.ANSWERED, answer
    # The letter that follows is in a lane of its own.
    if state in _THEIR_TURN or followed:
        return Lane.WAITING, notice["sent_at"]
    return Lane.ANSWERED, notice["sent_at"]
