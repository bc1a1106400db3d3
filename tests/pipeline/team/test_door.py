"""The door of an organisation: what a person sends, sees and takes back, and what a member makes of it."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from takedown.cases.case import Adult, CaseNotOpen, CaseStatus, NotAdult, Standing
from takedown.cases.match import MatchState, Method, Verdict
from takedown.cases.media import Origin
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.cases.team.door import LetterKind, LetterState
from takedown.cases.team.letter import Letter, Shown
from takedown.cases.team.role import NotYours, Role
from takedown.errors import NotShared
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import consent
from takedown.pipeline.shelf import CASES, CONSENTS, MATCHES, MEDIA, NOTICES
from takedown.pipeline.team import door, letterbox, unwanted
from takedown.pipeline.team.crowd import Crowd, TooManyAtOnce
from takedown.pipeline.team.door import LETTERS, Given
from takedown.pipeline.team.handover import card_of, letter_info, sealed, sentences
from takedown.pipeline.team.session import TeamSession
from takedown.vault.team.seats import seal_to
from tests.pipeline.casefile import found
from tests.team_server import CHEAP, House, worker

URL = "https://pictures.example/view/7"


def letter(house: House, **fields: object) -> Letter:
    """Return a first letter with two pictures and an address."""
    shown = [Shown(pdq=bytes([number] * 32), quality=90, width=400, height=300) for number in (5, 9)]
    said = sentences(house.organisation.name, Standing.SUBJECT)[0]
    given = {"statement": said, "country": "FR", "reach": "after six", "pictures": shown, "addresses": [URL]}
    return Letter.model_validate({"made_at": now(), **given, **fields})


def sent(house: House, **fields: object) -> Given:
    """Send a first letter as a browser does."""
    content = sealed(card_of(house.organisation), letter(house, **fields))
    return door.receive(house.server, house.organisation, content, CHEAP)


def taken(house: House, given: Given) -> tuple[TeamSession, letterbox.TakenIn]:
    """Have the supervisor take the only letter in."""
    session = house.as_member("supervisor")
    (one,) = [each for each in letterbox.waiting(session) if each.number == given.number]
    return session, letterbox.take_in(session, one.id)


def has_left(session: TeamSession, notice: Notice) -> None:
    """Have a letter be one that was sent; who approves it is another story."""
    left = {"state": NoticeState.SENT, "sent_at": now()}
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update=left), *left)


def test_what_was_sent_becomes_a_case(first: House) -> None:
    given = sent(first)
    assert door.standing(first.server, first.organisation, given).state == "received"

    session, made = taken(first, given)

    assert (made.case.adult, made.case.standing, made.case.country) == (Adult.YES, Standing.SUBJECT, "FR")
    assert made.case.is_searched
    with session.store.read() as tx:
        media = MEDIA.all(tx, order_by="id", case_id=made.case.id)
        assert {one.fingerprint.pdq for one in media} == {bytes([5] * 32), bytes([9] * 32)}
        assert {one.origin for one in media} == {Origin.IMPORTED}
        (match,) = MATCHES.all(tx, order_by="id", case_id=made.case.id)
        assert (match.url, match.method, match.state) == (URL, Method.REPORTED, MatchState.NEW)
        (agreed,) = CONSENTS.all(tx, order_by="id", case_id=made.case.id)
        assert agreed.statement in sentences(first.organisation.name, Standing.SUBJECT)
        assert agreed.terms.safe_contact == "after six"
        (kept,) = LETTERS.all(tx, order_by="id")
        assert (kept.state, kept.case_id, kept.content) == (LetterState.TAKEN_IN, made.case.id, b"")
        session.ledger.check_ours(tx)
    now_it_is = door.standing(first.server, first.organisation, given)
    assert (now_it_is.state, now_it_is.pictures, now_it_is.to_check, now_it_is.waiting) == ("open", 2, 1, 0)
    with pytest.raises(letterbox.AlreadyTakenIn):
        letterbox.take_in(session, kept.id)
    # It was shared with whoever works on the client's cases, as any new case.
    assert casework.show_case(first.as_member("worker"), made.case.id).country == "FR"


def test_more_of_the_same_door_goes_to_the_same_case(first: House) -> None:
    given = sent(first)
    more = letter(first, statement="", addresses=["https://other.example/1", "no address", URL])
    content = sealed(card_of(first.organisation), more)
    door.add(first.server, first.organisation, given, content, LetterKind.PAGE)
    session = first.as_member("supervisor")
    first_one, second = letterbox.waiting(session)

    with pytest.raises(letterbox.NoSentence):
        letterbox.take_in(session, second.id)
    made = letterbox.take_in(session, first_one.id)
    added = letterbox.take_in(session, second.id)

    assert added.case.id == made.case.id
    assert (added.known, added.media, added.not_addresses) == (2, (), 1)
    with session.store.read() as tx:
        assert MATCHES.all(tx, order_by="id", case_id=made.case.id).__len__() == 2


def test_counts_are_what_lies_in_clear(first: House) -> None:
    given = sent(first)
    session, made = taken(first, given)
    confirmed = found(session, made.case.id, "https://gallery.example/view/1")
    with session.store.begin() as tx:
        MATCHES.renew(tx, confirmed.model_copy(update={"verdict": Verdict.GONE}), "verdict")
    draft = Desk(session).draft(made.case.id, [confirmed.id], None).notices[0]
    has_left(session, draft)

    stands = door.standing(first.server, first.organisation, given)

    assert (stands.found, stands.gone, stands.sent, stands.to_check) == (1, 1, 1, 1)


def test_wrong_codes_show_nothing_and_keep_whoever_has_the_right_one_out_never(first: House) -> None:
    given = sent(first)

    for _ in range(20):
        with pytest.raises(door.WrongCode):
            door.standing(first.server, first.organisation, Given(given.number, new_id()))
    as_read_aloud = Given(given.number, given.code.upper().replace("-", " "))
    assert door.standing(first.server, first.organisation, as_read_aloud).state == "received"
    assert door.withdraw(first.server, first.organisation, given).state == "withdrawn"


def test_a_code_is_too_long_to_be_guessed(first: House) -> None:
    codes = {sent(first).code for _ in range(20)}

    assert len(codes) == 20
    assert all(re.fullmatch(r"[2-9b-z]{4}(-[2-9b-z]{4}){2}", one) for one in codes)  # 27**12: 57 bits


def test_a_number_opens_nothing_elsewhere(first: House, second: House) -> None:
    given = sent(first)

    for number in (given.number, "é"):
        with pytest.raises(door.WrongCode):
            door.standing(second.server, second.organisation, Given(number, given.code))


def test_taking_back_destroys_what_nobody_took_in(first: House) -> None:
    given = sent(first)

    stands = door.withdraw(first.server, first.organisation, given)

    assert (stands.state, stands.waiting) == ("withdrawn", 0)
    assert letterbox.waiting(first.as_member("supervisor")) == []
    content = sealed(card_of(first.organisation), letter(first))
    with pytest.raises(door.TakenBack):
        door.add(first.server, first.organisation, given, content, LetterKind.PAGE)
    assert door.withdraw(first.server, first.organisation, given).state == "withdrawn"


def test_taking_back_closes_the_case_and_nothing_goes_on(first: House) -> None:
    given = sent(first)
    session, made = taken(first, given)
    draft = Desk(session).draft(made.case.id, [found(session, made.case.id, URL + "1").id], None).notices[0]
    gone = Desk(session).draft(made.case.id, [found(session, made.case.id, URL + "2").id], None).notices[0]
    has_left(session, gone)
    with session.store.read() as tx:
        before = tx.rows("cases", raw=True)

    door.withdraw(first.server, first.organisation, given)

    worker = first.as_member("worker")
    with worker.store.read() as tx:
        case = CASES.get(tx, made.case.id)
        assert case.status is CaseStatus.CLOSED
        assert casework.searched(tx) == []
        assert tx.get("case_places", case.id) is not None
        (after,) = tx.rows("cases", raw=True)
    assert before[0]["label"] == after["label"]
    with pytest.raises(CaseNotOpen):
        Desk(worker).approve(draft.id)
    with pytest.raises(CaseNotOpen):
        case.for_search()

    (done,) = letterbox.heed(worker)
    assert list(letterbox.heed(worker)) == []
    assert done.case.agreed.withdrawn_at is not None
    with worker.store.read() as tx:
        states = {one.id: one.state for one in NOTICES.all(tx, order_by="id", case_id=case.id)}
        assert states[draft.id] is NoticeState.WITHDRAWN
        assert [one.letter for one in done.letters] == ["withdrawal"]
        worker.ledger.check_ours(tx)
    assert door.standing(first.server, first.organisation, given).state == "withdrawn"

    # She says anew, to a member, that it is to go on: what she said from outside before is over.
    casework.reopen_case(worker, made.case.id)
    consent.give(worker, made.case.id, "I agree anew.")
    assert list(letterbox.heed(worker)) == []
    assert casework.show_case(worker, made.case.id).is_searched


def test_a_case_that_turns_out_to_be_a_minor_s_takes_nothing_more(first: House) -> None:
    given = sent(first)
    session, made = taken(first, given)
    content = sealed(card_of(first.organisation), letter(first, addresses=["https://other.example/1"]))
    door.add(first.server, first.organisation, given, content, LetterKind.PAGE)
    casework.edit_case(session, made.case.id, adult=Adult.UNSURE)
    (more,) = letterbox.waiting(session)

    with pytest.raises(NotAdult):
        letterbox.take_in(session, more.id)
    with pytest.raises(NotAdult):
        letterbox.take_in_file(session, made.case.id, content)
    with session.store.read() as tx:
        assert MEDIA.all(tx, order_by="id", case_id=made.case.id) == []
        assert [one.url for one in MATCHES.all(tx, order_by="id", case_id=made.case.id)] == [URL]
    assert [one.id for one in letterbox.waiting(session)] == [more.id]
    door.withdraw(first.server, first.organisation, given)
    (done,) = letterbox.heed(session)
    assert done.letters == ()


def test_roles_that_take_nothing_in(first: House) -> None:
    sent(first)
    auditor = first.with_member("auditor", Role.AUDITOR)
    assert auditor.role is Role.AUDITOR
    for login in ("auditor", "administrator"):
        with pytest.raises(NotYours):
            letterbox.waiting(first.as_member(login))
    intake = first.with_member("intake", Role.INTAKE)
    session = first.as_member(intake.login)
    (one,) = letterbox.waiting(session)
    assert letterbox.take_in(session, one.id).case.label == one.number


def test_what_none_of_our_pages_writes_stays_shut(first: House) -> None:
    good, card = letter(first).model_dump(mode="json"), card_of(first.organisation)
    for change in (
        {"statement": "I agree to everything."},
        {"statement": sentences("Elsewhere", Standing.SUBJECT)[0]},
        {"standing": "representative"},
        {"pictures": [{"pdq": "00", "quality": 90, "width": 1, "height": 1}]},
        {"pictures": [{"pdq": "00" * 32, "quality": 49, "width": 1, "height": 1}]},
        {"extra": 1},
        {"version": 2},
        {"pipeline": 9},
    ):
        content = seal_to(card.public, letter_info(card.organisation), json.dumps({**good, **change}).encode())
        door.receive(first.server, first.organisation, content, CHEAP)
    content = seal_to(card.public, letter_info("elsewhere"), json.dumps(good).encode())
    door.receive(first.server, first.organisation, content, CHEAP)
    session = first.as_member("supervisor")
    letters = letterbox.waiting(session)

    for one in letters:
        with pytest.raises(letterbox.BadLetter):
            letterbox.take_in(session, one.id)
    assert casework.list_cases(session) == []
    assert len(letterbox.waiting(session)) == len(letters) == 9


def test_what_cannot_be_sealed_is_not_kept(first: House, monkeypatch: pytest.MonkeyPatch) -> None:
    good = sealed(card_of(first.organisation), letter(first))
    for content in (b"", good[:60], b"\x00" + good[1:], good + bytes(600_000)):
        with pytest.raises(door.NoLetter):
            door.receive(first.server, first.organisation, content, CHEAP)
    monkeypatch.setattr(door, "MOST_WAITING", 1)
    door.receive(first.server, first.organisation, good, CHEAP)
    with pytest.raises(door.LetterboxFull):
        door.receive(first.server, first.organisation, good, CHEAP)


def test_nobody_from_outside_reads_a_letter_or_a_case(first: House) -> None:
    given = sent(first)
    _, made = taken(first, given)
    with first.server.outside(first.organisation.id).read() as tx:
        row = tx.get("cases", made.case.id)
        assert row is not None
        assert [row[name] for name in ("label", "contact", "adult", "agreed")] == [None] * 4
        assert {one["fingerprint"] for one in tx.rows("media")} == {None}


def test_whoever_comes_when_there_is_no_room_is_told_at_once_and_nothing_waits_for_the_database(
    first: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, crowd = sent(first), Crowd(1, 0)
    monkeypatch.setattr(door, "_DERIVING", crowd)
    with crowd.one():
        for asked in (given, Given("2222-2222-2222", "x")):
            with pytest.raises(TooManyAtOnce):
                door.standing(first.server, first.organisation, asked)
        with pytest.raises(TooManyAtOnce):
            sent(first)
    assert door.standing(first.server, first.organisation, given).waiting == 1


def test_many_codes_at_once_are_checked_one_after_the_other(first: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_DERIVING", Crowd(8, 0))

    def tried(_: int) -> bool:
        with pytest.raises(door.WrongCode):
            door.standing(first.server, first.organisation, Given("2222-2222-2222", "x"))
        return True

    with ThreadPoolExecutor(4) as many:
        assert all(many.map(tried, range(4)))


def test_a_case_that_she_took_back_is_not_searched_though_somebody_opens_it_again_first(first: House) -> None:
    given = sent(first)
    session, made = taken(first, given)
    door.withdraw(first.server, first.organisation, given)

    casework.reopen_case(session, made.case.id)

    again = casework.show_case(session, made.case.id)
    assert again.agreed.withdrawn_at is not None
    assert not again.is_searched


def test_large_letters_are_taken_up_to_a_number(first: House, monkeypatch: pytest.MonkeyPatch) -> None:
    given, content = sent(first), sealed(card_of(first.organisation), letter(first))
    monkeypatch.setattr(door, "MOST_LARGE", 1)
    door.add(first.server, first.organisation, given, content, LetterKind.HANDOVER)
    with pytest.raises(door.LetterboxFull):
        door.add(first.server, first.organisation, given, content, LetterKind.HANDOVER)
    door.add(first.server, first.organisation, given, content, LetterKind.PAGE)


def test_what_nobody_needs_is_discarded_unopened_and_makes_room(first: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_WAITING", 3)
    junk = bytes([4]) + bytes(300)
    given = sent(first)
    for _ in range(2):
        door.receive(first.server, first.organisation, junk, CHEAP)
    with pytest.raises(door.LetterboxFull):
        sent(first)
    session = first.as_member("worker")
    kept, *bad = [one.id for one in letterbox.waiting(session)]
    for one in bad:
        with pytest.raises(letterbox.BadLetter):
            letterbox.take_in(session, one)

    assert unwanted.discard(session, [*bad, "none"]) == 2
    assert unwanted.discard(session, bad) == 0

    assert unwanted.waiting(session) == [kept]
    sent(first)
    with session.store.read() as tx:
        assert {row["subject"] for row in tx.rows("ledger", kind="letter-discarded")} == set(bad)
        session.ledger.check_ours(tx)
    letterbox.take_in(session, kept)
    assert unwanted.discard(session, [kept]) == 0
    assert door.standing(first.server, first.organisation, given).state == "open"


def test_who_takes_nothing_in_discards_nothing_nor_does_anybody_of_a_case_she_does_not_have(first: House) -> None:
    first.with_member("auditor", Role.AUDITOR)
    given = sent(first)
    _, made = taken(first, given)
    first.with_member("later", Role.INTAKE)  # the case was there before her
    content = sealed(card_of(first.organisation), letter(first, statement=""))
    door.add(first.server, first.organisation, given, content, LetterKind.PAGE)
    later, supervisor = first.as_member("later"), first.as_member("supervisor")
    (waiting,) = unwanted.waiting(later)

    with pytest.raises(NotYours):
        unwanted.discard(first.as_member("auditor"), [waiting])
    with pytest.raises(NotShared):
        unwanted.discard(later, [waiting])
    casework.erase_case(supervisor, made.case.id)
    assert unwanted.discard(later, [waiting]) == 1


def test_what_nobody_takes_in_is_over_after_a_stated_time(first: House) -> None:
    given = sent(first)
    with worker(first.server, "notifier") as fleet:
        minute = timedelta(minutes=1)
        assert unwanted.expire(fleet, first.organisation, now() + unwanted.KEPT - minute) == 0
        assert unwanted.expire(fleet, first.organisation, now() + unwanted.KEPT + minute) == 1
    supervisor = first.as_member("supervisor")
    with supervisor.store.read() as tx:
        assert [row["body"] for row in tx.rows("ledger", kind="letter-discarded")] == [{"why": "expired"}]
    assert door.standing(first.server, first.organisation, given).state == "discarded"
