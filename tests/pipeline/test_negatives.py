"""Known nuisances: listed for whom they reach, and removed where a list brought them; the ledger knows of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.cases.event import EventKind
from takedown.cases.match import MatchState
from takedown.cases.media import Fingerprint
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.pipeline import casework, review
from takedown.pipeline.exchanging import exchange, negatives
from takedown.pipeline.exchanging.hashlists import ListFormat, Signal, written
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA, NEGATIVES, NotFound
from tests.pipeline.casefile import events, found, opened

URL = "https://x.com/somebody/photo/1"
SIGNALS = [Signal("pdq", "17" * 32), Signal("md5", "42" * 16), Signal("phash", "a1" * 8)]


def imported(session: Session, tmp_path: Path, case_id: str = "", some: list[Signal] | None = None) -> list[Negative]:
    file = tmp_path / "list.csv"
    file.write_text(written(some or SIGNALS, ListFormat.CSV), encoding="utf-8")
    return [one.negative for one in exchange.import_negatives(session, file, case_id) if one.negative]


def defects(session: Session) -> list[tuple[str, str]]:
    return [(proof.item, proof.code) for proof in verify_ledger(session) if not proof.ok]


def test_each_case_sees_its_own_and_the_vaults(session: Session, tmp_path: Path) -> None:
    case, other = opened(session), opened(session)
    every, hers = imported(session, tmp_path), imported(session, tmp_path, case.id)
    match = found(session, other.id, URL, MatchState.REJECTED, seen_fingerprint=Fingerprint(pdq=bytes(32)))
    (rejected,) = [one for one in negatives.list_negatives(session) if one.origin is NegativeOrigin.REJECTED]

    assert negatives.list_negatives(session, case.id) == sorted([*every, *hers], key=lambda one: (one.added_at, one.id))
    assert {one.id for one in negatives.list_negatives(session, other.id)} == {*(one.id for one in every), rejected.id}
    assert len(negatives.list_negatives(session)) == 7
    assert (rejected.match_id, rejected.media_id) == (match.id, match.media_id)
    with pytest.raises(NotFound) as refused:
        negatives.list_negatives(session, "none")
    assert refused.value.data == {"noun": "case", "id": "none"}


def test_what_a_list_brought_is_removed_and_comes_back_with_the_list(session: Session, tmp_path: Path) -> None:
    case = opened(session)
    every, hers = imported(session, tmp_path), imported(session, tmp_path, case.id)
    gone = [every[0], hers[1]]

    assert negatives.remove_negatives(session, [gone[0].id, gone[1].id, gone[0].id]) == gone
    left = {one.id for one in (*every, *hers)} - {one.id for one in gone}
    assert {one.id for one in negatives.list_negatives(session)} == left
    for negative in gone:
        assert events(session, negative.id) == [("negative-removed", {"origin": "imported"})]
    assert defects(session) == []

    again = imported(session, tmp_path)
    assert [one.fingerprint for one in again] == [one.fingerprint for one in every]
    assert [one.id for one in again[1:]] == [one.id for one in every[1:]]
    assert len(negatives.list_negatives(session)) == 5
    assert defects(session) == []


def test_all_are_removed_or_none(session: Session, tmp_path: Path) -> None:
    case = opened(session)
    first = imported(session, tmp_path)[0]
    match = found(session, case.id, URL, MatchState.NOT_ME, seen_fingerprint=Fingerprint(pdq=bytes(32)))
    (decided,) = [one for one in negatives.list_negatives(session) if one.origin is NegativeOrigin.REJECTED]

    with pytest.raises(NotFound) as unknown:
        negatives.remove_negatives(session, [first.id, "none"])
    assert unknown.value.data == {"noun": "negative", "id": "none"}
    with pytest.raises(negatives.DecidedNegative) as refused:
        negatives.remove_negatives(session, [first.id, decided.id])
    assert refused.value.data == {"id": decided.id, "match": match.id}
    assert len(negatives.list_negatives(session)) == 4

    review.decide(session, [match.id], MatchState.MINE)
    assert len(negatives.list_negatives(session)) == 3
    assert defects(session) == []


def test_what_is_gone_of_an_imported_list_is_missed(session: Session, tmp_path: Path) -> None:
    case = opened(session)
    _, second, _ = imported(session, tmp_path)
    _, of_case, _ = imported(session, tmp_path, case.id)
    file = tmp_path / "hers.csv"
    file.write_text(written(SIGNALS, ListFormat.CSV), encoding="utf-8")
    media = [one.media for one in exchange.import_list(session, case.id, file) if one.media]
    assert defects(session) == []

    with session.store.begin() as tx:
        NEGATIVES.drop(tx, second.id)
        NEGATIVES.drop(tx, of_case.id)
        MEDIA.drop(tx, media[0].id)
    missing = {(item, "row-missing") for item in (second.id, of_case.id, media[0].id)}
    assert set(defects(session)) == missing

    casework.erase_case(session, case.id)
    assert defects(session) == [(second.id, "row-missing")]


def test_entries_that_only_counted_are_still_sound(session: Session, tmp_path: Path) -> None:
    with session.store.begin() as tx:
        session.ledger.append(tx, EventKind.HASHES_IMPORTED, None, "", {"count": 3, "as": "negatives"})
    assert defects(session) == []
    imported(session, tmp_path)
    assert defects(session) == []
