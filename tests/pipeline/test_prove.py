"""The states that people read are held against the ledger; what was changed behind its back is found by its id."""

from __future__ import annotations

import pytest

from takedown.cases.match import Match, MatchState, Sighting
from takedown.cases.notice import Notice, Outcome
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework, review
from takedown.pipeline.notify import Desk
from takedown.pipeline.prove import Proof, verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, SIGHTINGS
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
    # Case and consent, 5 sightings, 4 decisions, 4 drafts and 3 moves.
    entries = [f"entry {number}" for number in range(1, 19)]
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
    behind(session, "UPDATE ledger SET subject = %(subject)s WHERE seq = 4", subject=matches[0].id)
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
