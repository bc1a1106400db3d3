"""A bank's list taken into a case, and a case's hashes taken out."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from takedown.cases.case import Adult, CaseNotOpen, NotAdult
from takedown.cases.match import Confidence, Method
from takedown.cases.media import Fingerprint, Media, MediaKind, Origin
from takedown.cases.negative import Negative
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import casework, register
from takedown.pipeline.exchanging import exchange
from takedown.pipeline.exchanging.exchange import BadHashList
from takedown.pipeline.exchanging.hashlists import ListFormat, Signal, signals, written
from takedown.pipeline.looking.lookup import look_up, registry_of
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA, NEGATIVES, NotFound
from tests.fingerprint.photographs import files
from tests.pipeline.casefile import events, opened


@pytest.fixture(scope="module")
def photograph() -> Path:
    return next(file for file in files() if file.stem == "chelsea")


@pytest.fixture(scope="module")
def seen(fingerprinter: Fingerprinter, photograph: Path) -> Fingerprint:
    return fingerprinter.of(photograph.read_bytes())


def listed(tmp_path: Path, *some: Signal, shape: ListFormat = ListFormat.CSV) -> Path:
    file = tmp_path / "list"
    file.write_text(written(some, shape), encoding="utf-8")
    return file


def stored(session: Session, case_id: str) -> list[Media]:
    with session.store.read() as tx:
        return MEDIA.all(tx, order_by="registered_at", case_id=case_id)


def signal_of(seen: Fingerprint, kind: str) -> Signal:
    return next(one for one in signals(Media.registered("", seen), ListFormat.CSV) if one.signal_type == kind)


@pytest.mark.parametrize(
    ("kind", "confidence", "method"),
    [
        ("sha256", Confidence.CERTAIN, Method.EXACT),
        ("md5", Confidence.CERTAIN, Method.EXACT),
        ("pdq", Confidence.LIKELY, Method.PDQ),
        ("phash", Confidence.LIKELY, Method.PHASH),
        ("dhash", Confidence.LIKELY, Method.DHASH),
    ],
)
def test_each_kind_of_imported_hash_finds_the_photograph(  # noqa: PLR0913, PLR0917 - fixtures, and one row of a table
    session: Session,
    tmp_path: Path,
    fingerprinter: Fingerprinter,
    photograph: Path,
    seen: Fingerprint,
    kind: str,
    confidence: Confidence,
    method: Method,
) -> None:
    case = opened(session)
    imported = exchange.import_list(session, case.id, listed(tmp_path, signal_of(seen, kind)))
    media = imported[0].media
    assert media is not None
    assert [one.id for one in stored(session, case.id)] == [media.id]
    assert (media.origin, media.case_id) == (Origin.IMPORTED, case.id)
    hits = next(look_up(session, [photograph], fingerprinter)).hits
    assert [(hit.case_id, hit.media_id, hit.confidence, hit.method) for hit in hits] == [
        (case.id, media.id, confidence, method)
    ]


def test_a_smaller_copy_is_found_by_an_imported_pdq(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter, photograph: Path, seen: Fingerprint
) -> None:
    case = opened(file_session)
    exchange.import_list(file_session, case.id, listed(tmp_path, signal_of(seen, "pdq")))
    smaller = io.BytesIO()
    Image.open(photograph).convert("RGB").resize((240, 160)).save(smaller, "JPEG", quality=70)
    hits = registry_of(file_session).match(fingerprinter.of(smaller.getvalue()))
    assert [(hit.confidence, hit.transform) for hit in hits] == [(Confidence.LIKELY, "none")]
    noise = np.random.default_rng(1).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    other = io.BytesIO()
    Image.fromarray(noise).save(other, "PNG")
    assert registry_of(file_session).match(fingerprinter.of(other.getvalue())) == []


def test_an_entry_that_is_known_is_stored_once_and_named_by_what_is_stored(
    session: Session, tmp_path: Path, seen: Fingerprint
) -> None:
    case, other = opened(session), opened(session)
    pdq, md5 = signal_of(seen, "pdq"), signal_of(seen, "md5")
    file = listed(tmp_path, pdq, md5, pdq)
    first = exchange.import_list(session, case.id, file)
    again = exchange.import_list(session, case.id, file)
    ids = [one.media.id for one in first if one.media]
    assert ids[0] == ids[2] != ids[1]
    assert [one.media.id for one in again if one.media] == ids
    assert {one.id for one in stored(session, case.id)} == set(ids)
    exchange.import_list(session, other.id, file)
    assert len(stored(session, other.id)) == 2


def test_the_digest_of_a_registered_file_stands_for_that_file(
    session: Session, tmp_path: Path, fingerprinter: Fingerprinter, photograph: Path, seen: Fingerprint
) -> None:
    case = opened(session)
    registered = next(register.register(session, case.id, [photograph], fingerprinter)).media
    assert registered is not None
    imported = exchange.import_list(session, case.id, listed(tmp_path, signal_of(seen, "sha256")))
    assert [one.media.id for one in imported if one.media] == [registered.id]
    assert stored(session, case.id) == [registered]


def test_what_goes_out_comes_into_another_case_and_both_are_in_the_ledger(
    session: Session, tmp_path: Path, fingerprinter: Fingerprinter, photograph: Path, seen: Fingerprint
) -> None:
    case, other = opened(session), opened(session)
    list(register.register(session, case.id, [photograph], fingerprinter))
    known: set[str] = set()
    for shape, count in ((ListFormat.STOPNCII, 1), (ListFormat.THREATEXCHANGE, 3), (ListFormat.CSV, 5)):
        out = exchange.export(session, case.id, shape)
        assert len(out) == count
        assert signal_of(seen, "pdq") in out
        taken = exchange.import_list(session, other.id, listed(tmp_path, *out, shape=shape))
        assert [one.line.signal for one in taken] == out
        assert events(session, case.id)[-1] == ("hashes-exported", {"format": shape.value, "count": count})
        kind, body = events(session, other.id)[-1]
        assert (kind, body["count"]) == ("hashes-imported", count)
        assert body["media"] == [one.media.id for one in taken if one.media and one.media.id not in known]
        known |= {one.media.id for one in taken if one.media}
    # Each signal once: those of a longer list that a shorter one had brought are known.
    assert len(stored(session, other.id)) == 5
    assert all(proof.ok for proof in verify_ledger(session))


def test_bad_entries_are_told_and_the_sound_ones_taken(session: Session, tmp_path: Path, seen: Fingerprint) -> None:
    case = opened(session)
    file = tmp_path / "bank.json"
    record = {"signalType": "ImagePDQ", "hashValue": signal_of(seen, "pdq").value, "hashStatus": "Active"}
    withdrawn = {**record, "hashValue": "0" * 64, "hashStatus": "Withdrawn"}
    file.write_text(json.dumps({"hashRecords": [{**record, "hashValue": "x"}, withdrawn, record]}), encoding="utf-8")
    imported = exchange.import_list(session, case.id, file)
    assert [(one.line.place, one.line.code, one.media is None) for one in imported] == [
        (1, "bad-value", True),
        (2, "withdrawn", True),
        (3, "", False),
    ]
    assert [one.fingerprint.pdq for one in stored(session, case.id)] == [seen.pdq]
    (media,) = stored(session, case.id)
    assert events(session, case.id)[-1] == ("hashes-imported", {"count": 1, "media": [media.id]})


def test_a_list_that_cannot_be_read_is_told_and_nothing_is_taken(session: Session, tmp_path: Path) -> None:
    case = opened(session)
    latin, large = tmp_path / "latin", tmp_path / "large"
    latin.write_bytes(b"pdq,\xff\xfe")
    with large.open("wb") as sparse:
        sparse.truncate(exchange.MAX_LIST_BYTES + 1)
    for file in (tmp_path / "none", tmp_path, latin, large):
        with pytest.raises(BadHashList) as refused:
            exchange.import_list(session, case.id, file)
        assert refused.value.data == {"file": str(file)}
    assert stored(session, case.id) == []


def test_nothing_goes_in_or_out_for_who_is_not_surely_an_adult_or_for_a_closed_case(
    session: Session, tmp_path: Path
) -> None:
    file = listed(tmp_path, Signal("md5", hashlib.md5(b"a", usedforsecurity=False).hexdigest()))
    closed = opened(session)
    casework.close_case(session, closed.id)
    cases = {opened(session, adult=adult).id: NotAdult for adult in (Adult.NO, Adult.UNSURE)}
    for case_id, error in {**cases, closed.id: CaseNotOpen, "none": NotFound}.items():
        with pytest.raises(error):
            exchange.import_list(session, case_id, file)
        with pytest.raises(error):
            exchange.export(session, case_id, ListFormat.CSV)
        assert stored(session, case_id) == []
        assert not [kind for kind, _ in events(session, case_id) if kind.startswith("hashes")]


def silenced(session: Session) -> list[Negative]:
    with session.store.read() as tx:
        return NEGATIVES.all(tx, order_by="added_at")


def test_a_list_of_nuisances_holds_for_one_case_or_for_all_and_outlives_no_case(
    session: Session, tmp_path: Path, seen: Fingerprint
) -> None:
    case = opened(session)
    pdq, md5 = signal_of(seen, "pdq"), signal_of(seen, "md5")
    every = exchange.import_negatives(session, listed(tmp_path, pdq, md5, pdq))
    of_case = exchange.import_negatives(session, listed(tmp_path, pdq), case.id)
    assert [one.negative.case_id for one in (*every, *of_case) if one.negative] == ["", "", "", case.id]
    again = exchange.import_negatives(session, listed(tmp_path, pdq))
    assert [one.negative for one in again] == [every[0].negative] == [every[2].negative]
    assert {one.id for one in silenced(session)} == {one.negative.id for one in (*every, *of_case) if one.negative}
    assert stored(session, case.id) == []
    told = [one[-1].negative.id for one in (every, of_case) if one[-1].negative]
    assert events(session, case.id)[-1] == ("hashes-imported", {"count": 1, "as": "negatives", "negatives": told[1:]})
    # Three entries, of which one came twice; and a list of which everything was known.
    both = [one.negative.id for one in every[:2] if one.negative]
    assert [body["negatives"] for kind, body in events(session, "") if kind == "hashes-imported"] == [both, []]
    casework.erase_case(session, case.id)
    assert {one.case_id for one in silenced(session)} == {""}
    assert all(proof.ok for proof in verify_ledger(session))


def test_no_nuisance_is_taken_for_a_case_that_nothing_is_searched_for(session: Session, tmp_path: Path) -> None:
    file = listed(tmp_path, Signal("pdq", "0" * 64))
    minor = opened(session, adult=Adult.NO)
    for case_id, error in ((minor.id, NotAdult), ("none", NotFound)):
        with pytest.raises(error):
            exchange.import_negatives(session, file, case_id)
    with pytest.raises(BadHashList):
        exchange.import_negatives(session, tmp_path / "none")
    assert silenced(session) == []


def test_the_md5_of_a_video_from_a_bank_finds_that_file(
    session: Session, tmp_path: Path, fingerprinter: Fingerprinter, photograph: Path, seen: Fingerprint
) -> None:
    case = opened(session)
    signal = Signal("video_md5", signal_of(seen, "md5").value)
    media = exchange.import_list(session, case.id, listed(tmp_path, signal, shape=ListFormat.STOPNCII))[0].media
    assert media is not None
    assert media.kind is MediaKind.VIDEO
    assert exchange.export(session, case.id, ListFormat.STOPNCII) == [signal]
    hits = next(look_up(session, [photograph], fingerprinter)).hits
    assert [(hit.media_id, hit.method) for hit in hits] == [(media.id, Method.EXACT)]
