"""The overview: which lane a copy or a letter is in, and that what was read anew is what a first reading gives."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from takedown.cases.case import Adult
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, MatchState, Verdict
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import new_id, now
from takedown.cases.reply import Meaning, Reply
from takedown.pipeline import casework, review
from takedown.pipeline.notify import Desk
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.overview.row import Filters, Lane
from takedown.pipeline.person import consent
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, REPLIES, NotFound
from tests.pipeline.casefile import found, opened

URL = "https://x.com/i/{}.jpg"


def overview(session: Session) -> Overview:
    """Return one that was just read."""
    made = Overview(session)
    made.refresh()
    return made


def lanes(session: Session) -> dict[str, Lane]:
    """Return the lane of each row, overdue ones counted in."""
    return {row.id: lane for lane in Lane for row in overview(session).rows(Filters(lane=lane.value))}


def sent(session: Session, match_id: str, days_ago: float = 0) -> Notice:
    """Draft, approve and send a letter about a match."""
    desk = Desk(session)
    (notice,) = [one for one in desk.draft(None, [match_id], "en").notices if one.recipient == "x"]
    desk.approve(notice.id, contact_checked=True, without_evidence=True)
    return desk.sent(notice.id, now() - timedelta(days=days_ago), "")


def verdict(session: Session, match_id: str, to: Verdict) -> None:
    """Store what a look found."""
    with session.store.begin() as tx:
        match = MATCHES.get(tx, match_id).model_copy(update={"verdict": to, "checked_at": now()})
        MATCHES.renew(tx, match, "verdict", "checked_at")
        session.ledger.append(tx, EventKind.RECHECKED, match.case_id, match.id, {"verdict": to.value})


def test_what_was_found_waits_for_a_decision_and_then_for_a_letter(session: Session) -> None:
    case = opened(session).id
    likely = found(session, case, URL.format(1), MatchState.NEW, confidence=Confidence.LIKELY)
    weak = found(session, case, URL.format(2), MatchState.NEW, confidence=Confidence.POSSIBLE)
    yes = found(session, case, URL.format(3))
    no = found(session, case, URL.format(4), MatchState.REJECTED)
    gone = found(session, case, URL.format(5))
    verdict(session, gone.id, Verdict.GONE)

    assert lanes(session) == {
        likely.id: Lane.CONFIRM,
        weak.id: Lane.NEW,
        yes.id: Lane.WRITE,
        no.id: Lane.ASIDE,
        gone.id: Lane.DOWN,
    }


def test_a_letter_is_drafted_waits_and_becomes_overdue(session: Session) -> None:
    case = opened(session).id
    first, second, third = (found(session, case, URL.format(number)) for number in range(3))
    (draft, *_) = Desk(session).draft(None, [first.id], "en").notices
    waiting, late = sent(session, second.id), sent(session, third.id, days_ago=300)

    known = lanes(session)
    assert (known[draft.id], known[waiting.id], known[late.id]) == (Lane.LETTERS, Lane.WAITING, Lane.OVERDUE)
    assert {known[one.id] for one in (first, second, third)} == {Lane.WAITING}
    assert overview(session).counts()[Lane.OVERDUE] == 1


def test_an_answer_waits_for_a_person(session: Session) -> None:
    case = opened(session).id
    asked, unclear, receipt = (sent(session, found(session, case, URL.format(number)).id) for number in range(3))
    Desk(session).outcome(asked.id, Outcome.MORE_INFORMATION)
    for notice, meaning in ((unclear, Meaning.UNCLEAR), (receipt, Meaning.RECEIPT)):
        answered(session, notice, meaning)

    known = lanes(session)
    assert (known[asked.id], known[unclear.id], known[receipt.id]) == (Lane.ANSWERED, Lane.ANSWERED, Lane.WAITING)


def answered(session: Session, notice: Notice, meaning: Meaning) -> None:
    """Store a reply."""
    reply = Reply(
        id=new_id(),
        case_id=notice.case_id,
        notice_id=notice.id,
        received_at=now(),
        meaning=meaning,
        message_id=new_id(),
        sender="",
        subject="",
        text="",
    )
    with session.store.begin() as tx:
        REPLIES.put(tx, reply)
        session.ledger.append(tx, EventKind.REPLY_RECEIVED, notice.case_id, notice.id, {"reply": reply.id})


def test_a_copy_that_is_there_again_is_back_until_somebody_is_written_to(session: Session) -> None:
    match = found(session, opened(session).id, URL.format(1))
    notice = sent(session, match.id)
    verdict(session, match.id, Verdict.GONE)
    Desk(session).outcome(notice.id, Outcome.REMOVED)
    assert lanes(session)[match.id] is Lane.DOWN

    verdict(session, match.id, Verdict.LIVE)
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.REAPPEARED, match.case_id, match.id, {})
    assert lanes(session)[match.id] is Lane.BACK

    Desk(session).draft(None, [match.id], "en")
    assert lanes(session)[match.id] is Lane.WAITING


@pytest.mark.parametrize("end", ["closed", "withdrawn", "minor"])
def test_nothing_of_a_case_that_nothing_is_done_for_is_work(session: Session, end: str) -> None:
    case = opened(session)
    match = found(session, case.id, URL.format(1), MatchState.NEW)
    if end == "closed":
        casework.close_case(session, case.id)
    elif end == "withdrawn":
        consent.withdraw(session, case.id)
    else:
        casework.edit_case(session, case.id, adult=Adult.NO)

    assert lanes(session).get(match.id, Lane.ASIDE) is Lane.ASIDE
    assert overview(session).rows() == []


def test_reading_anew_gives_what_a_first_reading_gives(session: Session) -> None:
    old = overview(session)
    cases = [opened(session) for _ in range(3)]
    ids = [found(session, case.id, URL.format(number)).id for case in cases for number in range(3)]
    steps: list[Callable[[], object]] = [
        lambda: review.decide(session, ids[:2], MatchState.MINE),
        lambda: Desk(session).draft(cases[1].id, [], "en"),
        lambda: sent(session, ids[8], 300),
        lambda: verdict(session, ids[4], Verdict.SOFT_GONE),
        lambda: casework.edit_case(session, cases[0].id, label="Another"),
        lambda: casework.close_case(session, cases[2].id),
        lambda: casework.erase_case(session, cases[0].id),
    ]
    for step in steps:
        step()
        old.refresh()
        fresh = overview(session)
        assert old.cases == fresh.cases
        assert old.counts() == fresh.counts()
        assert [old.rows(Filters(lane=lane)) for lane in Lane] == [fresh.rows(Filters(lane=lane)) for lane in Lane]
    with pytest.raises(NotFound):
        old.case(cases[0].id)


def test_what_is_searched_for_is_found_by_host_reference_label_or_address(session: Session) -> None:
    first, second = opened(session), opened(session)
    casework.edit_case(session, second.id, label="Blue Kite")
    here = found(session, first.id, "https://cdn.site.example/a.jpg")
    also = found(session, second.id, "https://cdn.site.example/a.jpg")
    there = found(session, second.id, URL.format(1), MatchState.REJECTED)
    (draft,) = Desk(session).draft(None, [also.id], "en", recipient="x").notices
    known = overview(session)

    def ids(text: str) -> set[str]:
        return {row.id for row in known.rows(Filters(text=text))}

    assert ids("site.example") == {here.id, also.id, draft.id}
    assert ids("blue KITE") == {also.id, there.id, draft.id}
    assert ids(draft.reference.lower()) == {draft.id}
    assert ids("https://cdn.site.example/a.jpg") == {here.id, also.id, draft.id}
    assert ids("https://cdn.site.example/b.jpg") == set()
    assert {row.id for row in known.rows(Filters(case=second.id, host="x.com"))} == {there.id}


def test_a_draft_that_hasnt_left_is_work_and_a_withdrawn_one_isnt(session: Session) -> None:
    match = found(session, opened(session).id, URL.format(1))
    (draft, *_) = Desk(session).draft(None, [match.id], "en").notices
    row = overview(session).row(draft.id)
    assert (row.lane, row.match_ids, row.host, row.lacks) == (Lane.LETTERS, (match.id,), "x.com", len(draft.missing))

    Desk(session).withdraw([draft.id])
    assert (lanes(session)[draft.id], lanes(session)[match.id]) == (Lane.ASIDE, Lane.WRITE)
    assert overview(session).row(draft.id).state == NoticeState.WITHDRAWN
