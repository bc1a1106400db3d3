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

from takedown.cases.case import Adult, Case, CaseNotOpen, CaseStatus, NotAdult, Standing
from takedown.cases.media import Fingerprint, Media, Origin
from takedown.cases.noun import Noun, new_id, now, rfc3339
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
        # As JSON too, which is how sealed fields are kept.
        assert type(noun).of(json.loads(json.dumps(row))) == noun

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
    assert Media.registered("case", Fingerprint(), Origin.IMPORTED).sha256 == ""


def new_case(adult: Adult = Adult.YES) -> Case:
    return Case.opened(label="l", adult=adult, standing=Standing.REPRESENTATIVE, country="FR", contact="c", name="n")
