"""What holds for every noun, and what a case may be used for."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from takedown.cases.case import Adult, Agreed, Case, CaseNotOpen, CaseStatus, NotAdult, Standing, Telling
from takedown.cases.guided import Guided
from takedown.cases.match import Match
from takedown.cases.media import MAX_LOCAL_BYTES, Fingerprint, Level, Media, MediaKind, Origin
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.cases.noun import Noun, new_id, now, rfc3339
from takedown.cases.particulars import Particulars
from takedown.cases.states import IllegalMove
from tests.cases import nouns

LETTERS = "23456789bcdfghjkmnpqrstvwxz"


@pytest.mark.parametrize("name", nouns.EVERY)
def test_a_row_gives_the_noun_back(name: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(nouns.EVERY[name])
    def holds(noun: Noun) -> None:
        row = noun.row()
        assert type(noun).of(row) == noun
        # As JSON too, which is how sealed fields are kept that aren't bytes.
        raw = {name: value for name, value in row.items() if isinstance(value, bytes)}
        told = {name: value for name, value in row.items() if name not in raw}
        assert type(noun).of({**json.loads(json.dumps(told)), **raw}) == noun

    holds()


@given(nouns.cases, st.sampled_from(CaseStatus))
def test_a_case_that_was_moved_comes_back_too(case: Case, to: CaseStatus) -> None:
    moved = case.moved(to)
    assert Case.of(moved.row()) == moved
    assert (moved.id, moved.created_at, moved.status) == (case.id, case.created_at, to)


@pytest.mark.parametrize("noun", [Case, Media, Fingerprint])
def test_an_unknown_field_and_a_change_are_refused(noun: type[Noun]) -> None:
    with pytest.raises(ValidationError):
        noun.of({"no_such_field": 1})
    fingerprint = Fingerprint(quality=50)
    with pytest.raises(ValidationError, match="frozen"):
        fingerprint.quality = 60  # type: ignore[misc] # that is what is refused


@pytest.mark.parametrize("field", ["sha256", "md5", "pdq", "phash", "dhash"])
@pytest.mark.parametrize("octets", [b"", b"1234567", bytes(33)])
def test_a_code_of_another_length_is_no_code(field: str, octets: bytes) -> None:
    with pytest.raises(ValidationError):
        Fingerprint.of({field: octets})


@given(nouns.moments, nouns.moments)
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", rfc3339(one))
    if abs(one - other) >= timedelta(milliseconds=1):
        assert (rfc3339(one) < rfc3339(other)) == (one < other)


def test_a_time_is_written_in_utc_and_one_without_a_zone_is_refused() -> None:
    paris = datetime(2026, 11, 21, 9, 30, 0, 999_999, tzinfo=timezone(timedelta(hours=1)))
    assert rfc3339(paris) == "2026-11-21T08:30:00.999Z"
    assert now().tzinfo is UTC
    assert now().microsecond % 1000 == 0
    with pytest.raises(ValidationError):
        Case.of({**new_case().row(), "created_at": "2026-11-21T08:30:00"})


def test_ids_are_safe_to_read_aloud_and_never_the_same() -> None:
    made = [new_id() for _ in range(20_000)]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(rf"([{LETTERS}]{{4}}-){{2}}[{LETTERS}]{{4}}", item) for item in made)
    # Vowels would make words; 0, 1, l, o, u, i, a, e, y look or sound like another.
    assert not set(LETTERS) & set("aeiouyl01")
    seen = Counter("".join(made).replace("-", ""))
    assert set(seen) == set(LETTERS)
    # 240,000 letters over 27: each near 8,889, with a deviation of 92.
    assert max(abs(count - 240_000 / 27) for count in seen.values()) < 6 * 92


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
@pytest.mark.parametrize("status", CaseStatus)
def test_nothing_is_searched_for_who_is_not_surely_an_adult(adult: Adult, status: CaseStatus) -> None:
    with pytest.raises(NotAdult):
        new_case(adult).moved(status).for_search()


@pytest.mark.parametrize("status", [CaseStatus.CLOSED, CaseStatus.ERASED])
def test_nothing_is_done_for_a_case_that_is_not_open(status: CaseStatus) -> None:
    case = new_case().moved(status)
    with pytest.raises((CaseNotOpen, NotAdult)):
        case.for_search()
    with pytest.raises(CaseNotOpen) as refused:
        case.for_addresses()
    assert refused.value.data == {"status": status.value}


def test_an_adults_open_case_is_searched_and_a_minors_keeps_addresses() -> None:
    adult, minor = new_case(), new_case(Adult.NO)
    assert adult.for_search() is adult
    assert minor.for_addresses() is minor


def test_staying_changes_nothing_and_opening_again_takes_the_date_away() -> None:
    case = new_case()
    assert case.moved(CaseStatus.OPEN) == case
    closed = case.moved(CaseStatus.CLOSED).model_copy(update={"closed_at": datetime(2026, 1, 1, tzinfo=UTC)})
    assert closed.moved(CaseStatus.CLOSED) == closed
    assert closed.moved(CaseStatus.OPEN) == case
    with pytest.raises(IllegalMove):
        closed.moved(CaseStatus.ERASED).moved(CaseStatus.OPEN)


@given(nouns.cases)
def test_of_an_erased_case_only_dates_are_left(case: Case) -> None:
    for erased in (case.moved(CaseStatus.ERASED), Case.of({**case.row(), "status": "erased"})):
        told = erased.model_dump(exclude={"id", "status", "created_at", "closed_at"})
        assert told == {
            "label": "",
            "adult": Adult.UNSURE,
            "standing": Standing.SUBJECT,
            "country": "",
            "contact": "",
            "name": "",
            "level": Level.STRONG,
            "particulars": Particulars().model_dump(),
            "retain_until": None,
            "telling": Telling().model_dump(),
            "agreed": Agreed().model_dump(),
            "guided": Guided().model_dump(),
        }


def test_a_row_without_its_fields_is_refused_as_such() -> None:
    with pytest.raises(ValidationError):
        Case.of({"status": "erased"})


def test_registering_keeps_the_codes_and_leaves_the_variants() -> None:
    fresh = Fingerprint(pdq=bytes(32), pdq_variants=(bytes(32),) * 8, sha256=b"\xab" * 32, quality=80)
    media = Media.registered("case", fresh)
    assert media.fingerprint == fresh.model_copy(update={"pdq_variants": ()})
    assert media.sha256 == "ab" * 32
    assert media.origin is Origin.FILE
    assert Media.registered("case", Fingerprint(), origin=Origin.IMPORTED).sha256 == ""


def test_a_picture_and_a_video_carry_their_codes() -> None:
    fresh = Fingerprint(pdq=bytes(32), sha256=b"\xab" * 32, quality=80)
    picture = Media.registered("case", fresh, local=b"\0codes\0")
    video = Media.registered("case", fresh, kind=MediaKind.VIDEO, frames=b"frames", duration=12.5)
    assert (picture.kind, picture.local, picture.duration) == (MediaKind.IMAGE, b"\0codes\0", 0)
    assert (video.kind, video.frames, video.duration) == (MediaKind.VIDEO, b"frames", 12.5)


def test_more_codes_than_a_row_may_hold_are_refused() -> None:
    assert Media.registered("case", Fingerprint(), local=bytes(MAX_LOCAL_BYTES)).local
    with pytest.raises(ValidationError):
        Media.registered("case", Fingerprint(), local=bytes(MAX_LOCAL_BYTES + 1))


@given(nouns.cases, nouns.media, nouns.matches)
def test_a_row_from_before_has_the_defaults(case: Case, media: Media, match: Match) -> None:
    for noun, later in (
        (case, {"level": Level.STRONG, "particulars": Particulars()}),
        (media, {"local": b"", "frames": b"", "duration": 0}),
        (match, {"reason": "", "spans": (), "seen": b"", "seen_fingerprint": None}),
    ):
        before = {**noun.row(), **dict.fromkeys(later)}
        assert noun.of(before) == noun.model_copy(update=later)


def test_codes_that_are_text_are_no_codes() -> None:
    media = Media.registered("case", Fingerprint())
    for wrong in ("codes", ["codes"], 1):
        with pytest.raises(ValidationError):
            Media.of({**media.row(), "local": wrong})


@given(nouns.matches)
def test_a_rejected_match_becomes_a_negative_where_it_is_known_what_was_found(match: Match) -> None:
    negative = Negative.rejected(match)
    if match.seen_fingerprint is None or not match.media_id:
        assert negative is None
        return
    assert negative is not None
    assert (negative.case_id, negative.media_id, negative.match_id) == (match.case_id, match.media_id, match.id)
    assert (negative.origin, negative.local) == (NegativeOrigin.REJECTED, match.seen)
    assert negative.fingerprint == match.seen_fingerprint


def test_an_imported_negative_is_for_one_case_or_for_all() -> None:
    every = Negative.imported(Fingerprint(pdq=bytes(32), pdq_variants=(bytes(32),)))
    assert every.row()["case_id"] is None
    assert (Negative.of(every.row()).case_id, every.fingerprint.pdq_variants, every.media_id) == ("", (), "")
    assert Negative.imported(Fingerprint(), "case").row()["case_id"] == "case"


@pytest.mark.parametrize("wrong", [-1.0, float("nan"), float("inf")])
def test_a_second_that_is_none_is_refused(wrong: float) -> None:
    with pytest.raises(ValidationError):
        Media.registered("case", Fingerprint(), duration=wrong)


def new_case(adult: Adult = Adult.YES) -> Case:
    return Case.opened(label="l", adult=adult, standing=Standing.REPRESENTATIVE, country="FR", contact="c", name="n")
