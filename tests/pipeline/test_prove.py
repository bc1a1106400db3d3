"""The states that people read are held against the ledger; what was changed behind its back is found by its id."""

from __future__ import annotations

import pytest

from takedown.cases.case import Adult
from takedown.cases.caution import Caution, CautionKind, CautionState
from takedown.cases.event import EventKind
from takedown.cases.look import Look, LookKind
from takedown.cases.match import Match, MatchState, Sighting
from takedown.cases.notice import Notice, Outcome
from takedown.cases.noun import new_id, now, rfc3339
from takedown.cases.reply import Meaning, Reply
from takedown.pipeline import casework, review
from takedown.pipeline.cautions import caution
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import consent
from takedown.pipeline.proof import capture
from takedown.pipeline.proof.prove import Proof, verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import LOOKS, MATCHES, REPLIES, SIGHTINGS
from tests.mail.postbox import Postbox
from tests.pipeline import sending_scene as scene
from tests.pipeline.casefile import found, opened

ADDRESS = "https://x.com/somebody/photo/"


def behind(session: Session, statement: str, **values: object) -> None:
    """Change the tables themselves, as somebody with the opened database could: no face of the store does this."""
    with session.store._linked(writes=True) as link, link.begin():
        marked = statement if link.dialect.name == "postgresql" else statement.replace("%(", ":").replace(")s", "")
        assert link.exec_driver_sql(marked, values).rowcount == 1


def wrong(session: Session) -> dict[str, str]:
    return {proof.item: proof.code for proof in verify_ledger(session) if not proof.ok}


def _ids(matches: list[Match], notices: list[Notice]) -> set[str]:
    return {match.id for match in matches} | {notice.id for notice in notices}


@pytest.fixture
def matches(session: Session) -> list[Match]:
    case = opened(session)
    states = (MatchState.NEW, MatchState.CONFIRMED, MatchState.CONFIRMED, MatchState.MINE, MatchState.REJECTED)
    return [found(session, case.id, f"{ADDRESS}{number}", state) for number, state in enumerate(states)]


@pytest.fixture
def notices(session: Session, matches: list[Match]) -> list[Notice]:
    """Give one that was removed after all its steps, and three drafts: for the other match, and for Pharos."""
    desk = Desk(session)
    done, beside = desk.draft(None, [matches[1].id], None).notices
    desk.approve(done.id)
    desk.sent(done.id, now(), "")
    done = desk.outcome(done.id, Outcome.REMOVED)
    return [done, beside, *desk.draft(None, [], None).notices]


def test_every_entry_the_head_and_every_state_is_checked(
    session: Session, matches: list[Match], notices: list[Notice]
) -> None:
    proofs = list(verify_ledger(session))
    # Case and consent, 5 sightings and looks, 4 decisions, 4 drafts and 3 moves.
    entries = [f"entry {number}" for number in range(1, 24)]
    assert [proof.item for proof in proofs[: len(entries) + 1]] == [*entries, "head"]
    assert {proof.item for proof in proofs[len(entries) + 1 :]} == _ids(matches, notices)
    assert all(proof.ok and proof.code == "" for proof in proofs)


def test_decisions_that_were_changed_by_a_person_are_no_fault(session: Session, matches: list[Match]) -> None:
    for state in (MatchState.MINE, MatchState.CONFIRMED, MatchState.NOT_ME):
        review.decide(session, [one.id for one in matches], state)
        assert wrong(session) == {}


@pytest.mark.parametrize("state", ["new", "rejected", "mine", "nonsense"])
def test_a_decision_that_nobody_took_is_found(session: Session, matches: list[Match], state: str) -> None:
    behind(session, "UPDATE matches SET state = %(state)s WHERE id = %(id)s", state=state, id=matches[1].id)
    assert wrong(session) == {matches[1].id: "state-differs"}


def test_a_match_that_was_confirmed_behind_everybodys_back_is_found(session: Session, matches: list[Match]) -> None:
    behind(session, "UPDATE matches SET state = %(state)s WHERE id = %(id)s", state="confirmed", id=matches[0].id)
    assert wrong(session) == {matches[0].id: "state-differs"}


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("state", ["sent", "approved"])
def test_a_notice_that_was_moved_behind_everybodys_back_is_found(
    session: Session, notices: list[Notice], place: int, state: str
) -> None:
    item = notices[place].id
    behind(session, "UPDATE notices SET state = %(state)s WHERE id = %(id)s", state=state, id=item)
    assert wrong(session) == {item: "state-differs"}


def test_when_a_notice_was_sent_is_what_the_ledger_says(session: Session, notices: list[Notice]) -> None:
    done = notices[0].id
    behind(session, "UPDATE notices SET sent_at = %(at)s WHERE id = %(id)s", at="2020-01-01T00:00:00.000Z", id=done)
    assert wrong(session) == {done: "state-differs"}


@pytest.mark.usefixtures("notices")
@pytest.mark.parametrize("table", ["matches", "notices", "consents"])
def test_what_was_removed_behind_everybodys_back_is_found(session: Session, table: str) -> None:
    with session.store.read() as tx:
        item = tx.rows(table, order_by="id", raw=True)[0]["id"]
    behind(session, f"DELETE FROM {table} WHERE id = %(id)s", id=item)
    assert wrong(session) == {item: "row-missing"}


def test_a_match_that_no_entry_tells_of_is_found(session: Session, matches: list[Match]) -> None:
    extra = matches[0].model_copy(update={"id": new_id(), "url": f"{ADDRESS}extra"})
    with session.store.begin() as tx:
        assert MATCHES.put(tx, extra)
    assert wrong(session) == {extra.id: "row-unknown"}


def test_a_sighting_that_was_removed_is_found(session: Session, matches: list[Match]) -> None:
    item = matches[2].id
    behind(session, "DELETE FROM sightings WHERE match_id = %(id)s", id=item)
    assert wrong(session) == {item: "sighting-missing"}


def test_a_sighting_that_tells_something_else_than_the_ledger_is_found(session: Session, matches: list[Match]) -> None:
    item = matches[2].id
    false = Sighting(id=new_id(), case_id=matches[2].case_id, match_id=item, seen_at=now(), manifest={"url": "other"})
    with session.store.begin() as tx:
        assert SIGHTINGS.put(tx, false)
    assert wrong(session) == {item: "sighting-differs"}


def test_on_a_broken_chain_no_state_is_vouched_for(session: Session, matches: list[Match]) -> None:
    behind(session, "UPDATE ledger SET subject = %(subject)s WHERE seq = 4", subject="somebody else")
    behind(session, "UPDATE matches SET state = %(state)s WHERE id = %(id)s", state="mine", id=matches[1].id)
    proofs = list(verify_ledger(session))
    assert wrong(session) == {"entry 4": "chain-broken"}
    assert proofs[-1] == Proof("head")


def test_an_erased_case_leaves_nothing_to_vouch_for_and_the_rest_sound(
    session: Session, matches: list[Match], notices: list[Notice]
) -> None:
    other = found(session, opened(session).id, ADDRESS)
    before = len([proof for proof in verify_ledger(session) if proof.item.startswith("entry")])
    casework.erase_case(session, matches[0].case_id)
    proofs = list(verify_ledger(session))
    assert len([proof for proof in proofs if proof.item.startswith("entry")]) == before + 1
    assert wrong(session) == {}
    assert proofs[-1] == Proof(other.id)
    assert not {proof.item for proof in proofs} & _ids(matches, notices)


# --- letters, answers, looks, captures, cautions, consents, cases ---------------------------------------------------


def first(session: Session, table: str) -> str:
    with session.store.read() as tx:
        return str(tx.rows(table, order_by="id", raw=True)[0]["id"])


def test_a_case_that_was_opened_again_behind_everybodys_back_is_found(file_session: Session) -> None:
    case = opened(file_session)
    casework.close_case(file_session, case.id)
    assert wrong(file_session) == {}
    behind(file_session, "UPDATE cases SET status = 'open' WHERE id = %(id)s", id=case.id)
    assert wrong(file_session) == {case.id: "state-differs"}


def test_a_verdict_that_no_look_led_to_is_found(file_session: Session) -> None:
    match = found(file_session, opened(file_session).id, ADDRESS)
    for verdict in ("gone", "soft-gone"):
        behind(file_session, "UPDATE matches SET verdict = %(v)s WHERE id = %(id)s", v=verdict, id=match.id)
        assert wrong(file_session) == {match.id: "verdict-differs"}
    with file_session.store.begin() as tx:
        body: dict[str, object] = {"verdict": "gone", "was": "live", "url": match.url}
        file_session.ledger.append(tx, EventKind.RECHECKED, match.case_id, match.id, body)
    assert wrong(file_session) == {match.id: "verdict-differs"}
    behind(file_session, "UPDATE matches SET verdict = 'gone' WHERE id = %(id)s", id=match.id)
    assert wrong(file_session) == {}


def test_a_look_without_an_entry_and_an_entry_without_a_look_are_found(file_session: Session) -> None:
    match = found(file_session, opened(file_session).id, ADDRESS)
    assert wrong(file_session) == {}
    look = Look(id=new_id(), case_id=match.case_id, match_id=match.id, at=now(), kind=LookKind.CONTEXT, who="another")
    with file_session.store.begin() as tx:
        LOOKS.put(tx, look)
    assert wrong(file_session) == {match.id: "look-differs"}
    behind(file_session, "DELETE FROM looks WHERE id = %(id)s", id=look.id)
    assert wrong(file_session) == {}
    behind(file_session, "DELETE FROM looks WHERE match_id = %(id)s", id=match.id)
    assert wrong(file_session) == {match.id: "look-differs"}


def test_a_consent_whose_withdrawal_was_taken_out_or_put_in_is_found(file_session: Session) -> None:
    case = opened(file_session)
    item = first(file_session, "consents")
    behind(file_session, "UPDATE consents SET withdrawn_at = %(at)s WHERE id = %(id)s", at=rfc3339(now()), id=item)
    assert wrong(file_session) == {item: "state-differs"}
    behind(file_session, "UPDATE consents SET withdrawn_at = NULL WHERE id = %(id)s", id=item)
    consent.withdraw(file_session, case.id)
    assert wrong(file_session) == {}
    behind(file_session, "UPDATE consents SET withdrawn_at = NULL WHERE id = %(id)s", id=item)
    assert wrong(file_session) == {item: "state-differs"}


def test_a_caution_that_was_released_behind_everybodys_back_is_found(file_session: Session) -> None:
    match = found(file_session, opened(file_session).id, ADDRESS)
    one = Caution.of_match(CautionKind.CONTESTED, match.case_id, match.id, {}, "It is mine.")
    with file_session.store.begin() as tx:
        caution.raised(file_session, tx, one)
    assert wrong(file_session) == {}
    behind(file_session, "UPDATE cautions SET state = 'released' WHERE id = %(id)s", id=one.id)
    assert wrong(file_session) == {one.id: "state-differs"}
    caution_id = one.id
    behind(file_session, "UPDATE cautions SET state = 'held' WHERE id = %(id)s", id=caution_id)
    caution.decide(file_session, caution_id, CautionState.RELEASED, words="I looked again.")
    assert wrong(file_session) == {}
    behind(file_session, "UPDATE cautions SET match_id = 'another' WHERE id = %(id)s", id=caution_id)
    assert wrong(file_session) == {caution_id: "state-differs"}
    behind(file_session, "DELETE FROM cautions WHERE id = %(id)s", id=caution_id)
    assert wrong(file_session) == {caution_id: "row-missing"}


@pytest.mark.parametrize("part", ["text", "warc", "picture", "manifest", "reasons"])
def test_a_capture_of_which_anything_was_changed_is_found(file_session: Session, part: str) -> None:
    match = found(file_session, opened(file_session).id, ADDRESS)
    capture.skip(file_session, [match.id])
    assert wrong(file_session) == {}
    changes = {"text": "x", "warc": b"x", "picture": b"x", "manifest": {"x": 1}, "reasons": ["x"]}
    item = first(file_session, "captures")
    with file_session.store.begin() as tx:
        tx.update("captures", item, **{part: changes[part]})
    assert wrong(file_session)[match.id] in ("capture-differs", "capture-missing")
    behind(file_session, "DELETE FROM captures WHERE id = %(id)s", id=item)
    assert wrong(file_session) == {match.id: "capture-missing"}


def test_what_another_answer_about_the_age_deleted_is_not_missed(file_session: Session) -> None:
    case = opened(file_session)
    match = found(file_session, case.id, ADDRESS)
    capture.skip(file_session, [match.id])
    casework.edit_case(file_session, case.id, adult=Adult.UNSURE)
    assert wrong(file_session) == {}


def test_a_letter_and_its_answer_are_held_against_their_entries(file_session: Session) -> None:
    with Postbox() as box:
        session = scene.connected(file_session, box)
        sent = scene.sent_off(session, scene.approved(session)).notice
    letter = scene.letters(session, sent)[0]
    assert wrong(session) == {}
    later = rfc3339(now())
    for column, value in (("sent_at", later), ("state", "undone"), ("notice_id", "another")):
        was = letter.row()[column]
        behind(session, f"UPDATE dispatches SET {column} = %(value)s WHERE id = %(id)s", value=value, id=letter.id)
        assert wrong(session) == {letter.id: "state-differs"}
        behind(session, f"UPDATE dispatches SET {column} = %(value)s WHERE id = %(id)s", value=was, id=letter.id)
    reply = Reply(
        id=new_id(), case_id=sent.case_id, notice_id=sent.id, received_at=now(), meaning=Meaning.REFUSED,
        message_id="<1@x.example>", sender="x@x.example", subject="s", text="t",
    )  # fmt: skip
    with session.store.begin() as tx:
        REPLIES.put(tx, reply)
    assert wrong(session) == {reply.id: "row-unknown"}
    with session.store.begin() as tx:
        body: dict[str, object] = {"reply": reply.id, "meaning": "refused", "by_person": False}
        body["message_id"] = reply.message_id
        session.ledger.append(tx, EventKind.REPLY_RECEIVED, reply.case_id, reply.notice_id, body)
    assert wrong(session) == {}
    behind(session, "UPDATE replies SET meaning = 'removed' WHERE id = %(id)s", id=reply.id)
    assert wrong(session) == {reply.id: "state-differs"}
    for table, item in (("replies", reply.id), ("dispatches", letter.id)):
        behind(session, f"DELETE FROM {table} WHERE id = %(id)s", id=item)
    assert wrong(session) == {reply.id: "row-missing", letter.id: "row-missing"}
