"""Results: measured from this home's own notices, from five cases on, and only what is proven or said counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.event import EventKind
from takedown.cases.match import Match, Verdict
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id
from takedown.notices.routes import Result
from takedown.pipeline.letters.results import measured, results
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, MATCHES, NOTICES
from takedown.store import Row, Transaction
from tests.pipeline.casefile import found, opened

SENT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def noticed(session: Session, *, hours: float | None, recipient: str = "x", **fields: object) -> Notice:
    """Store a case with one copy and a notice about it that left; the copy is gone after ``hours``, or live."""
    case = opened(session)
    match = found(session, case.id, f"https://x.com/{new_id()}/7")
    notice = told(case.id, [match], recipient=recipient, **fields)
    with session.store.begin() as tx:
        assert NOTICES.put(tx, notice)
        assert ADDRESSES.put(tx, looked(match, hours))
    return notice


def told(case_id: str, matches: list[Match], **fields: object) -> Notice:
    return Notice.model_validate(
        {
            "id": new_id(),
            "case_id": case_id,
            "state": NoticeState.SENT,
            "created_at": SENT,
            "sent_at": SENT,
            "recipient": "x",
            "route": "eu-dsa-16",
            "language": "en",
            "reference": "R",
            "urls": [match.url for match in matches],
            "match_ids": [match.id for match in matches],
            **fields,
        }
    )


def looked(match: Match, hours: float | None, verdict: Verdict = Verdict.GONE) -> Address:
    first = Looked(at=SENT - HOUR, verdict=Verdict.LIVE, reason="same")
    away = [Looked(at=SENT + hours * HOUR + HOUR * n, verdict=verdict, reason="404") for n in (0, 1)] if hours else []
    return Address(
        id=new_id(),
        case_id=match.case_id,
        match_id=match.id,
        role=AddressRole.FILE,
        added_at=SENT,
        verdict=verdict if hours else Verdict.LIVE,
        url=match.url,
        looks=(first, *away),
    )


def test_nothing_is_measured_in_an_empty_home(session: Session) -> None:
    assert results(session) == {}


def test_five_cases_are_measured_and_four_are_not(session: Session) -> None:
    for hours in (2, 4, 10, None):
        noticed(session, hours=hours)
    assert results(session) == {}

    noticed(session, hours=20)
    assert results(session) == {("x", "eu-dsa-16"): Result(cases=5, removed=4, median_hours=7.0)}


def test_five_notices_of_one_case_are_one_case(file_session: Session) -> None:
    case = opened(file_session)
    copies = [found(file_session, case.id, f"https://x.com/{n}/7") for n in range(5)]
    with file_session.store.begin() as tx:
        for copy in copies:
            assert NOTICES.put(tx, told(case.id, [copy]))
            assert ADDRESSES.put(tx, looked(copy, 3))

    assert results(file_session) == {}


def test_a_case_counts_when_its_last_copy_is_gone(file_session: Session) -> None:
    for _ in range(4):
        noticed(file_session, hours=1)
    case = opened(file_session)
    early, late = (found(file_session, case.id, f"https://x.com/{n}/7") for n in range(2))
    with file_session.store.begin() as tx:
        assert NOTICES.put(tx, told(case.id, [early, late]))
        assert ADDRESSES.put(tx, looked(early, 5))
        assert ADDRESSES.put(tx, looked(late, 9))

    assert results(file_session)["x", "eu-dsa-16"] == Result(cases=5, removed=5, median_hours=1.0)


@pytest.mark.parametrize(("later", "expected"), [(30.0, Result(5, 5, 30.0)), (None, Result(5, 0, None))])
def test_a_case_with_two_notices_ends_with_the_later_one(
    file_session: Session, later: float | None, expected: Result
) -> None:
    for _ in range(5):
        notice = noticed(file_session, hours=2)
        second = found(file_session, notice.case_id, f"https://x.com/{new_id()}/8")
        with file_session.store.begin() as tx:
            assert NOTICES.put(tx, told(notice.case_id, [second], sent_at=SENT + HOUR))
            assert ADDRESSES.put(tx, looked(second, later))

    assert results(file_session)["x", "eu-dsa-16"] == expected


@pytest.mark.parametrize("state", [NoticeState.SENT, NoticeState.REFUSED])
def test_one_copy_that_is_there_leaves_the_case_open(file_session: Session, state: NoticeState) -> None:
    for _ in range(5):
        notice = noticed(file_session, hours=3, state=state)
        with file_session.store.begin() as tx:
            match = found_again(notice)
            assert ADDRESSES.put(tx, match)

    assert results(file_session)["x", "eu-dsa-16"] == Result(cases=5, removed=0, median_hours=None)


def found_again(notice: Notice) -> Address:
    """Return another address of the same copy that still shows it."""
    return Address(
        id=new_id(),
        case_id=notice.case_id,
        match_id=notice.match_ids[0],
        role=AddressRole.ORIGINAL,
        added_at=SENT,
        verdict=Verdict.LIVE,
        url=notice.urls[0] + "-large",
        looks=(Looked(at=SENT + HOUR, verdict=Verdict.LIVE, reason="same"),),
    )


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.SOFT_GONE])
def test_gone_in_either_way_counts(file_session: Session, verdict: Verdict) -> None:
    for _ in range(5):
        notice = noticed(file_session, hours=None, recipient="facebook")
        with file_session.store.begin() as tx:
            (address,) = ADDRESSES.all(tx, order_by="added_at", match_id=notice.match_ids[0])
            gone = [Looked(at=SENT + n * HOUR, verdict=verdict, reason="404") for n in (6, 7)]
            after = address.model_copy(update={"verdict": verdict, "looks": (*address.looks, *gone)})
            ADDRESSES.renew(tx, after, "verdict", "looks")

    assert results(file_session)["facebook", "eu-dsa-16"] == Result(cases=5, removed=5, median_hours=6.0)


def test_a_search_engines_doing_is_what_it_says_not_what_happened_at_the_source(file_session: Session) -> None:
    for _ in range(3):
        noticed(file_session, hours=3, recipient="bing", route="own-rules")
    for _ in range(2):
        said = {"state": NoticeState.REMOVED, "decided_at": SENT + 30 * HOUR}
        noticed(file_session, hours=None, recipient="bing", route="own-rules", **said)

    assert results(file_session) == {("bing", "own-rules"): Result(cases=5, removed=2, median_hours=30.0)}


def test_what_a_platform_says_counts_only_while_nothing_shows_otherwise(file_session: Session) -> None:
    for _ in range(5):
        noticed(file_session, hours=None, state=NoticeState.REMOVED, decided_at=SENT + HOUR)

    assert results(file_session)["x", "eu-dsa-16"] == Result(cases=5, removed=0, median_hours=None)


def test_a_copy_that_was_gone_before_the_notice_left_is_nobodys_success(file_session: Session) -> None:
    for _ in range(5):
        noticed(file_session, hours=2, sent_at=SENT + 5 * HOUR)

    assert results(file_session)["x", "eu-dsa-16"] == Result(cases=5, removed=0, median_hours=None)


@pytest.mark.parametrize(
    "fields",
    [
        {"sent_at": None, "state": NoticeState.APPROVED},
        {"state": NoticeState.WITHDRAWN},
        {"letter": "reminder"},
        {"recipient": "host_generic"},
    ],
)
def test_what_never_left_or_was_withdrawn_or_stands_for_many_is_not_counted(
    file_session: Session, fields: dict[str, Any]
) -> None:
    for _ in range(5):
        noticed(file_session, hours=2, **fields)

    assert results(file_session) == {}


def test_each_route_of_a_recipient_has_its_own_figures(file_session: Session) -> None:
    for route, hours in (("eu-dsa-16", 50.0), ("us-tida", 10.0)):
        for _ in range(5):
            noticed(file_session, hours=hours, route=route)

    assert {pair: one.median_hours for pair, one in results(file_session).items()} == {
        ("x", "eu-dsa-16"): 50.0,
        ("x", "us-tida"): 10.0,
    }


def test_what_is_held_is_renewed_by_what_the_ledger_tells(session: Session) -> None:
    """A letter, a look, an erasure: whichever process records it, the next results have it."""
    held = measured()
    assert results(session, held) == {}
    notices = [noticed(session, hours=hours) for hours in (2, 4, 10, 20, None)]
    record(session, EventKind.NOTICE_MOVED, *notices)
    assert results(session, held) == {("x", "eu-dsa-16"): Result(cases=5, removed=4, median_hours=7.0)}

    with session.store.begin() as tx:
        (address,) = ADDRESSES.all(tx, order_by="added_at", case_id=notices[-1].case_id)
        gone = looked(match_of(tx, notices[-1]), 40).model_copy(update={"id": address.id})
        ADDRESSES.renew(tx, gone, "verdict", "looks")
    record(session, EventKind.RECHECKED, notices[-1])
    assert results(session, held) == {("x", "eu-dsa-16"): Result(cases=5, removed=5, median_hours=10.0)}
    assert results(session, held) == results(session)

    with session.store.begin() as tx:
        tx.erase_case(notices[0].case_id)
        session.ledger.append(tx, EventKind.CASE_ERASED, None, notices[0].case_id, {})
    assert results(session, held) == results(session) == {}


def test_a_confirmed_look_at_one_case_reads_no_other_anew(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    notices = [noticed(session, hours=hours) for hours in (2, 4, 10, 20, None)]
    held = measured()
    results(session, held)
    record(session, EventKind.RECHECKED, notices[0])
    read: list[object] = []
    each = Transaction.each

    def noted(tx: Transaction, table: str, **how: Any) -> Iterator[Row]:
        read.append(how.get("case_id"))
        return each(tx, table, **how)

    monkeypatch.setattr(Transaction, "each", noted)
    results(session, held)
    assert {one for one in read if one is not None} == {notices[0].case_id}


def match_of(tx: Transaction, notice: Notice) -> Match:
    return MATCHES.get(tx, notice.match_ids[0])


def record(session: Session, kind: EventKind, *notices: Notice) -> None:
    with session.store.begin() as tx:
        for notice in notices:
            session.ledger.append(tx, kind, notice.case_id, notice.id, {})
