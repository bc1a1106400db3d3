"""The report's figures: each confirmed copy has one fate, and each day what was seen and done on it."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.case import Adult, Case, CaseNotOpen
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState, Verdict
from takedown.cases.notice import Notice, NoticeState, Outcome
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post, PostKind
from takedown.notices.report.account import KINDS, Account, Fate, Mark, marks
from takedown.notices.report.pages import html, pdf
from takedown.notices.report.picture import MOST_HOSTS, WIDTH, picture
from takedown.pipeline import casework
from takedown.pipeline.letters.report import account_of
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, NOTICES, POSTS, NotFound
from tests.pipeline.casefile import found, opened

DAY = timedelta(days=1)


@pytest.fixture
def today() -> date:
    """The day on which all of a test happens: right before midnight it begins after it."""
    left = DAY - (now() - now().replace(hour=0, minute=0, second=0, microsecond=0))
    if left < timedelta(seconds=30):
        time.sleep(left.total_seconds())
    return now().date()


def copy(session: Session, case: Case, name: str, host: str = "x.com", **roles: Verdict) -> Match:
    """Store a confirmed copy whose addresses were each found as told: proven gone, or as they were once."""
    match = found(session, case.id, f"https://{host}/{name}")
    for role, verdict in roles.items():
        url = match.url if role == "file" else f"{match.url}/{role}"
        address = Address(
            id=new_id(), case_id=case.id, match_id=match.id, role=AddressRole(role), added_at=now(), url=url
        )
        for ago in (3, 2):
            address = address.looked(Looked(at=now() - ago * DAY, verdict=verdict, reason="media"), timedelta())
        with session.store.begin() as tx:
            ADDRESSES.put(tx, address)
    return match


def asked(session: Session, match: Match, outcome: Outcome | None, *, ago: int = 30, to: str = "x") -> Notice:
    """Send a notice about a copy, and record what came of it."""
    desk = Desk(session)
    (draft,) = desk.draft(match.case_id, [match.id], None, recipient=to).notices
    with session.store.begin() as tx:
        NOTICES.renew(tx, draft.model_copy(update={"state": NoticeState.APPROVED}), "state")
        session.ledger.append(tx, EventKind.NOTICE_MOVED, draft.case_id, draft.id, {"state": "approved"})
    notice = desk.sent(draft.id, now() - ago * DAY, "")
    return notice if outcome is None else desk.outcome(notice.id, outcome, at=now() - (ago - 1) * DAY)


def fates(session: Session, case: Case) -> list[Fate]:
    return [line.fate for line in account_of(session, case.id).lines]


def test_each_copy_has_the_fate_that_looks_and_answers_lead_to(session: Session) -> None:
    case = opened(session, country="DE")
    live = Verdict.LIVE
    copy(session, case, "not-asked", file=live)
    copy(session, case, "gone", file=Verdict.GONE, page=Verdict.SOFT_GONE)
    copy(session, case, "page-gone", file=live, page=Verdict.GONE)
    copy(session, case, "part", file=Verdict.GONE, thumbnail=live)
    asked(session, copy(session, case, "waiting", file=live), None, ago=1)
    asked(session, copy(session, case, "silent", file=live), None)
    asked(session, copy(session, case, "refused", file=live), Outcome.REFUSED)
    asked(session, copy(session, case, "asked", file=live), Outcome.MORE_INFORMATION)
    asked(session, copy(session, case, "said", file=Verdict.BLOCKED), Outcome.REMOVED)
    asked(session, copy(session, case, "engine", file=live), Outcome.REMOVED, to="google_search")
    back = copy(session, case, "back", file=live)
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.REAPPEARED, case.id, back.id, {"url": back.url, "was": "gone"})

    assert fates(session, case) == [
        Fate.NOT_ASKED,
        Fate.GONE,
        Fate.PAGE_GONE,
        Fate.PART,
        Fate.WAITING,
        Fate.SILENT,
        Fate.REFUSED,
        Fate.ASKED,
        Fate.SAID_GONE,
        Fate.DE_INDEXED,
        Fate.BACK,
    ]
    account = account_of(session, case.id)
    assert [count for _, count in account.fates] == [1] * 11
    assert sum(count for _, count in account.fates) == len(account.lines)


def test_their_word_does_not_count_against_a_later_look(session: Session) -> None:
    case = opened(session, country="DE")
    asked(session, copy(session, case, "said", file=Verdict.LIVE), Outcome.REMOVED)
    assert fates(session, case) == [Fate.SILENT]


def test_only_what_a_person_confirmed_is_counted_and_the_rest_is_said(file_session: Session) -> None:
    case, other = opened(file_session), opened(file_session)
    copy(file_session, case, "one")
    found(file_session, case.id, "https://x.com/new", MatchState.NEW)
    found(file_session, case.id, "https://x.com/no", MatchState.REJECTED)
    found(file_session, case.id, "https://x.com/mine", MatchState.MINE)
    copy(file_session, other, "elsewhere")
    account = account_of(file_session, case.id)
    assert (len(account.lines), account.undecided) == (1, 1)


def test_each_day_says_what_was_seen_and_done(session: Session, today: date) -> None:
    case = opened(session, country="DE")
    match = copy(session, case, "a", file=Verdict.GONE)
    asked(session, match, None, ago=5)
    copy(session, case, "b", host="other.example")
    post = Post(
        id=new_id(),
        case_id=case.id,
        match_id=match.id,
        kind=PostKind.REPOST,
        seen_at=now(),
        uri="u",
        url="u",
        host="x.com",
    )
    with session.store.begin() as tx:
        POSTS.put(tx, post)
        for was, verdict in (("live", "gone"), ("gone", "live"), ("live", "gone"), ("gone", "gone")):
            body: dict[str, object] = {"was": was, "verdict": verdict, "url": match.url}
            session.ledger.append(tx, EventKind.RECHECKED, case.id, match.id, body)
    assert set(account_of(session, case.id).marks) == {
        Mark(today, "x.com", "seen"),
        Mark(today, "other.example", "seen"),
        Mark(today - 5 * DAY, "x.com", "notified"),
        Mark(today, "x.com", "repost"),
        Mark(today, "x.com", "gone"),
        Mark(today, "x.com", "back"),
    }


def test_what_is_gone_has_its_day_even_where_the_ledger_says_nothing(file_session: Session, today: date) -> None:
    case = opened(file_session)
    copy(file_session, case, "a", file=Verdict.GONE)
    told = {mark for mark in account_of(file_session, case.id).marks if mark.kind == "gone"}
    assert told == {Mark(today - 3 * DAY, "x.com", "gone")}


def test_steps_to_come_are_told_while_the_case_is_open(file_session: Session) -> None:
    case = opened(file_session, country="DE")
    asked(file_session, copy(file_session, case, "a"), None, ago=1)
    (step,) = account_of(file_session, case.id).next
    assert (step.step, step.recipient, step.basis) == ("reminder", "X (Twitter)", "own-rhythm")
    casework.close_case(file_session, case.id)
    closed = account_of(file_session, case.id)
    assert (closed.next, len(closed.lines)) == ((), 1)
    casework.erase_case(file_session, case.id)
    with pytest.raises(CaseNotOpen):
        account_of(file_session, case.id)


def test_a_case_that_may_be_a_minors_has_a_report_without_figures(file_session: Session) -> None:
    case = opened(file_session, adult=Adult.UNSURE)
    assert account_of(file_session, case.id).lines == ()
    with pytest.raises(NotFound):
        account_of(file_session, "none")


# --- the picture ----------------------------------------------------------------------------------------------------

HAPPENED = st.tuples(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.sampled_from([f"host{number}.example" for number in range(20)]),
    st.sampled_from(KINDS),
)


@given(st.lists(HAPPENED, min_size=1, max_size=60))
def test_every_event_is_in_the_picture_once_and_nothing_covers_another(
    happened: list[tuple[date, str, str]],
) -> None:
    found = marks(happened)  # type: ignore[arg-type] # drawn from the kinds
    made = picture(found)
    assert made is not None
    assert sum(dot.count for dot in made.dots) == sum(mark.count for mark in found) == len(happened)
    assert len(made.rows) <= MOST_HOSTS
    assert all(made.left <= dot.x <= WIDTH and 0 < dot.y < made.height for dot in made.dots)
    assert Counter(dot.kind for dot in made.dots).keys() == {mark.kind for mark in found}
    places = sorted((dot.y, dot.x) for dot in made.dots)
    assert all(a[0] != b[0] or b[1] - a[1] >= 20 for a, b in pairwise(places))


def test_hostile_names_stay_text() -> None:
    host = '"><script>alert(1)</script>&#x26;*#[x]'
    day = date(2026, 11, 21)
    account = Account(day, (), marks([(day, host, "seen")]))
    page = html(account, "en").decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert pdf(account, "fr").startswith(b"%PDF")
