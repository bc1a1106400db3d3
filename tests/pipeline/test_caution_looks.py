"""Before a first notice about a picture somebody looks at where it was found: one person, or two of an organisation."""

from __future__ import annotations

from typing import Any

import pytest

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Adult, Case, NotAdult
from takedown.cases.event import EventKind
from takedown.cases.look import LookKind
from takedown.cases.match import Match, MatchState, Method
from takedown.cases.notice import NoticeState
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post, PostKind
from takedown.pipeline import casework, review
from takedown.pipeline.cautions.caution import NameWanted
from takedown.pipeline.cautions.gate import EvidenceLacking
from takedown.pipeline.cautions.looks import ContextUnseen, SecondPerson, context, with_decision
from takedown.pipeline.letters import bulk
from takedown.pipeline.looking import addresses
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, LOOKS, POSTS, SIGHTINGS, NotFound
from tests.pipeline.casefile import ORGANISATION, events, found, opened

X = "https://x.com/somebody/photo/{}"
TITLE, TEXT = "An album of strangers", "words beside it"


def unseen(session: Session, number: int = 1, case: Case | None = None, **more: Any) -> Match:
    return found(session, (case or opened(session)).id, X.format(number), context_seen=False, **more)


def organisation(session: Session) -> Case:
    case = opened(session)
    return casework.edit_case(session, case.id, particulars=ORGANISATION)


def drafted(session: Session, match: Match) -> str:
    (notice,) = Desk(session).draft(match.case_id, [match.id], None, recipient="ovhcloud", basis="eu-dsa-16").notices
    return notice.id


def looks(session: Session) -> list[tuple[str, str]]:
    with session.store.read() as tx:
        found_ = LOOKS.all(tx, order_by="at")
    assert all(look.kind is LookKind.CONTEXT for look in found_)
    return [(look.match_id, look.who) for look in found_]


def test_a_first_notice_waits_for_a_look_and_then_goes_on(session: Session) -> None:
    match = unseen(session)
    notice = drafted(session, match)

    with pytest.raises(ContextUnseen) as waits:
        Desk(session).approve(notice)
    (shown,) = context(session, [match.id, match.id])

    assert waits.value.data == {"matches": match.id}
    assert shown.match.id == match.id
    assert Desk(session).approve(notice).state is NoticeState.APPROVED
    assert looks(session) == [(match.id, "")]
    kind, body = events(session, match.id)[-1]
    assert (kind, body["how"], body["by"]) == (EventKind.CONTEXT_SEEN, "asked", "")


def test_the_context_is_what_the_page_and_the_post_say_in_words(session: Session) -> None:
    match = unseen(session)
    with session.store.begin() as tx:
        (sighting,) = SIGHTINGS.all(tx, order_by="seen_at", match_id=match.id)
        told = sighting.model_copy(update={"manifest": {**sighting.manifest, "page": {"title": TITLE}}})
        SIGHTINGS.renew(tx, told, "manifest")
        post = Post(
            id=new_id(),
            case_id=match.case_id,
            match_id=match.id,
            kind=PostKind.POST,
            seen_at=now(),
            uri="u",
            url=X.format(1),
            host="x.com",
            handle="@somebody",
        )
        POSTS.put(tx, post)

    (shown,) = context(session, [match.id])

    assert (shown.title, [one.handle for one in shown.posts]) == (TITLE, ["@somebody"])
    assert events(session, match.id)[-1][1] == {
        "by": "",
        "how": "asked",
        "title": True,
        "letters": 0,
        "posts": 1,
        "handle": False,
        "posted_at": False,
    }


def test_a_person_alone_may_say_that_she_has_opened_the_page(file_session: Session) -> None:
    match = unseen(file_session)

    Desk(file_session).approve(drafted(file_session, match), seen=True)

    assert events(file_session, match.id)[-1] == (EventKind.CONTEXT_SEEN, {"by": "", "how": "own-word"})


def test_one_look_is_enough_for_every_copy_of_a_picture(file_session: Session) -> None:
    case = opened(file_session)
    first = unseen(file_session, 1, case)
    second = unseen(file_session, 2, case, media_id=first.media_id)
    other = unseen(file_session, 3, case)
    context(file_session, [first.id])

    assert Desk(file_session).approve(drafted(file_session, second)).state is NoticeState.APPROVED
    with pytest.raises(ContextUnseen):
        Desk(file_session).approve(drafted(file_session, other))


def test_a_look_at_what_turned_out_to_be_no_copy_counts_for_nothing(file_session: Session) -> None:
    case = opened(file_session)
    first = unseen(file_session, 1, case)
    second = unseen(file_session, 2, case, media_id=first.media_id)
    context(file_session, [first.id])
    review.decide(file_session, [first.id], MatchState.REJECTED)

    with pytest.raises(ContextUnseen):
        Desk(file_session).approve(drafted(file_session, second))


def test_what_a_person_reported_herself_needs_no_other_look(file_session: Session) -> None:
    match = unseen(file_session, media_id="", method=Method.REPORTED)

    assert Desk(file_session).approve(drafted(file_session, match)).state is NoticeState.APPROVED


def test_who_decides_alone_is_shown_one_place_of_each_picture_once(file_session: Session) -> None:
    case = opened(file_session)
    first = unseen(file_session, 1, case)
    second = unseen(file_session, 2, case, media_id=first.media_id)
    rejected = found(file_session, case.id, X.format(3), MatchState.REJECTED, context_seen=False)
    reported = unseen(file_session, 4, case, media_id="", method=Method.REPORTED)

    shown = with_decision(file_session, [first, second, rejected, reported])

    assert [one.match.id for one in shown] == [first.id]
    assert with_decision(file_session, [second]) == []
    assert Desk(file_session).approve(drafted(file_session, second)).state is NoticeState.APPROVED


def test_an_organisation_needs_two_people_and_the_approver_is_one(session: Session) -> None:
    match = unseen(session, case=organisation(session))
    notice, desk = drafted(session, match), Desk(session)
    assert with_decision(session, [match]) == []

    with pytest.raises(NameWanted):
        context(session, [match.id])
    with pytest.raises(NameWanted):
        desk.approve(notice, seen=True)
    with pytest.raises(ContextUnseen):
        desk.approve(notice, by="Ana", seen=True)
    context(session, [match.id], by="Ana")
    with pytest.raises(SecondPerson):
        desk.approve(notice, by="Ana")
    context(session, [match.id], by=" ANA ")
    with pytest.raises(SecondPerson):
        desk.approve(notice, by="Ana")
    context(session, [match.id], by="Ben")
    with pytest.raises(ContextUnseen):
        desk.approve(notice, by="Chloé")

    assert desk.approve(notice, by="Ben").state is NoticeState.APPROVED
    assert events(session, notice)[-1][1] == {"state": "approved", "by": "Ben"}


def test_a_reminder_needs_no_look_of_its_own(file_session: Session) -> None:
    match = unseen(file_session)
    desk = Desk(file_session)
    first = desk.sent(desk.approve(drafted(file_session, match), seen=True).id, now(), "")
    review.decide(file_session, [match.id], MatchState.MINE)
    review.decide(file_session, [match.id], MatchState.CONFIRMED)
    with file_session.store.begin() as tx:
        reminder = desk.follow(tx, first, "reminder")

    assert desk.approve(reminder.id).state is NoticeState.APPROVED


def test_nothing_is_shown_for_somebody_who_may_be_under_18(file_session: Session) -> None:
    match = unseen(file_session, case=opened(file_session, adult=Adult.NO))

    with pytest.raises(NotAdult):
        context(file_session, [match.id])
    with pytest.raises(NotFound):
        context(file_session, ["none"])
    assert with_decision(file_session, [match]) == []
    assert looks(file_session) == []


def test_an_approval_waits_until_something_was_kept_unless_she_goes_without(file_session: Session) -> None:
    case, desk = opened(file_session), Desk(file_session)
    (match,) = bulk.take(file_session, case.id, addresses.from_arguments([X.format(1)]))
    notice = drafted(file_session, match)

    with pytest.raises(EvidenceLacking) as lacks:
        desk.approve(notice)
    desk.approve(notice, without_evidence=True)

    assert lacks.value.data == {"match": match.id, "count": 1, "case": case.id}
    assert events(file_session, notice)[-1][1] == {"state": "approved", "without_evidence": [match.id]}


def test_a_page_that_was_tried_in_vain_holds_nobody_up(file_session: Session) -> None:
    case = opened(file_session)
    (match,) = bulk.take(file_session, case.id, addresses.from_arguments([X.format(1)]))
    failed = Capture(id=new_id(), case_id=case.id, match_id=match.id, at=now(), state=CaptureState.FAILED, manifest={})
    with file_session.store.begin() as tx:
        CAPTURES.put(tx, failed)

    notice = drafted(file_session, match)
    assert Desk(file_session).approve(notice).state is NoticeState.APPROVED
    assert events(file_session, notice)[-1][1] == {"state": "approved", "without_evidence": [match.id]}
