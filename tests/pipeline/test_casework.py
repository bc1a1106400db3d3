"""Cases: what is recorded before anything is done, what editing, closing and erasing leave."""

from __future__ import annotations

import pytest

from takedown.cases.case import Adult, Case, CaseNotOpen, CaseStatus, NotAdult, Standing
from takedown.cases.match import Confidence, MatchState
from takedown.cases.media import Fingerprint, Level, Media, MediaKind
from takedown.cases.states import IllegalMove
from takedown.fingerprint import sequence
from takedown.fingerprint.sequence import KeptFrame
from takedown.pipeline import casework, review
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.recheck import due_for_recheck
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CONSENTS, MATCHES, MEDIA, NEGATIVES, NotFound
from takedown.store import NoSuchRow
from tests.pipeline.casefile import events, found, opened


@pytest.mark.parametrize(
    ("adult", "scope"),
    [(Adult.YES, "search-and-notify"), (Adult.NO, "addresses-only"), (Adult.UNSURE, "addresses-only")],
)
def test_the_consent_is_recorded_with_the_case_and_says_how_far_it_goes(
    session: Session, adult: Adult, scope: str
) -> None:
    case = Case.opened(label="l", adult=adult, standing=Standing.REPRESENTATIVE)
    casework.open_case(session, case, "The sentence that was shown.")

    with session.store.read() as tx:
        (consent,) = CONSENTS.all(tx, order_by="given_at", case_id=case.id)
    assert (consent.scope, consent.standing) == (scope, Standing.REPRESENTATIVE)
    assert consent.statement == "The sentence that was shown."
    assert events(session, case.id) == [("case-opened", {"adult": adult.value})]
    assert events(session, consent.id) == [("consent-recorded", {"scope": scope})]


def test_an_edited_case_says_what_was_changed_and_not_to_what(session: Session) -> None:
    case = opened(session)
    edited = casework.edit_case(session, case.id, name="Association Nouvelle", country="BE")

    assert casework.show_case(session, case.id) == edited
    assert (edited.name, edited.country, edited.contact) == ("Association Nouvelle", "BE", case.contact)
    assert events(session, case.id)[-1] == ("case-edited", {"fields": ["country", "name"]})


def test_a_closed_case_is_kept_and_nothing_is_searched_for_it(session: Session) -> None:
    case = opened(session)
    closed = casework.close_case(session, case.id)

    assert casework.list_cases(session) == [closed]
    with pytest.raises(CaseNotOpen):
        closed.for_search()


def test_an_erased_case_leaves_its_dates_and_a_sound_ledger(session: Session) -> None:
    case, other = opened(session), opened(session)
    found(session, case.id, "https://example.org/a.jpg")
    kept = found(session, other.id, "https://example.org/b.jpg")
    erased = casework.erase_case(session, case.id)

    assert (erased.status, erased.label, erased.contact) == (CaseStatus.ERASED, "", "")
    assert [one.id for one in casework.list_cases(session)] == [case.id, other.id]
    with session.store.read() as tx:
        assert [row["id"] for row in tx.rows("matches")] == [kept.id]
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []
    with pytest.raises(IllegalMove):
        casework.close_case(session, case.id)


def test_what_is_unknown_is_said_to_be(session: Session) -> None:
    for verb in (casework.show_case, casework.close_case, casework.erase_case):
        with pytest.raises((NotFound, NoSuchRow)):
            verb(session, "nobody")


def test_only_open_cases_of_adults_are_searched_for(session: Session) -> None:
    wanted, closed, erased = opened(session), opened(session), opened(session)
    unsure = opened(session, adult=Adult.UNSURE)
    casework.close_case(session, closed.id)
    casework.erase_case(session, erased.id)

    with session.store.read() as tx:
        assert casework.searched(tx) == casework.searched(tx, wanted.id) == [wanted]
        for case, error in ((closed, CaseNotOpen), (erased, NotAdult), (unsure, NotAdult)):
            with pytest.raises(error):
                casework.searched(tx, case.id)


def test_a_weak_resemblance_is_looked_at_again_only_once_somebody_decided_it(session: Session) -> None:
    case = opened(session)
    sure = found(session, case.id, "https://example.org/a", MatchState.NEW)
    weak = found(session, case.id, "https://example.org/b", MatchState.NEW, confidence=Confidence.POSSIBLE)

    assert [match.id for match in due_for_recheck(session, case.id)] == [sure.id]
    review.decide(session, [weak.id], MatchState.CONFIRMED)
    assert {match.id for match in due_for_recheck(session, None)} == {sure.id, weak.id}


FRAMES = sequence.pack([KeptFrame(0, bytes(32), 90, b"codes of a frame"), KeptFrame(1, bytes(32), 90)])


def test_the_portable_level_deletes_every_code_that_the_case_has_and_no_other_case_s(session: Session) -> None:
    case, other = opened(session), opened(session)
    assert (case.level, casework.show_case(session, case.id).level) == (Level.STRONG, Level.STRONG)
    seen = Fingerprint(pdq=bytes(32), quality=90)
    for one in (case, other):
        found(session, one.id, "https://example.org/a", MatchState.REJECTED, seen_fingerprint=seen, seen=b"seen")
        with session.store.begin() as tx:
            MEDIA.put(tx, Media.registered(one.id, seen, local=b"codes"))
            MEDIA.put(tx, Media.registered(one.id, seen, kind=MediaKind.VIDEO, frames=FRAMES, duration=2))

    edited = casework.edit_case(session, case.id, level=Level.PORTABLE)
    assert casework.show_case(session, case.id) == edited
    assert codes_of(session, case.id) == {b""}
    assert codes_of(session, other.id) == {b"", b"codes", b"codes of a frame", b"seen"}
    assert events(session, case.id)[-1] == ("case-edited", {"fields": ["level"]})

    assert casework.edit_case(session, case.id, level=Level.STRONG).level is Level.STRONG
    assert codes_of(session, case.id) == {b""}
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []


def codes_of(session: Session, case_id: str) -> set[bytes]:
    with session.store.read() as tx:
        media = MEDIA.all(tx, order_by="id", case_id=case_id)
        matches = MATCHES.all(tx, order_by="id", case_id=case_id)
        negatives = NEGATIVES.all(tx, order_by="id", case_id=case_id)
    assert all(one.fingerprint.pdq for one in media)
    frames = [frame.local for one in media if one.frames for frame in sequence.unpack(one.frames)]
    assert len(frames) == 2
    kept = [*frames, *(one.local for one in media)]
    return {*kept, *(one.seen for one in matches), *(one.local for one in negatives)}
