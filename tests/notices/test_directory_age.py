"""How old an entry is, and what a person's confirmation changes."""

from __future__ import annotations

import json
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.recipient import Recipient
from takedown.errors import HomeUnusable
from takedown.notices.directory import Age, Finding, age, confirm, confirmed, findings, load, renewed
from takedown.notices.directory.age import ConfirmationsUnreadable

TODAY = date(2026, 11, 21)
X = load()["x"]


def read(verified_on: str, **more: object) -> Recipient:
    return X.model_copy(update={"verified_on": verified_on, **more})


@pytest.mark.parametrize(
    ("verified_on", "state"),
    [
        ("2026-11-21", Age.FRESH),
        ("2026-08-23", Age.FRESH),  # 90 days
        ("2026-08-22", Age.OLD),  # 91
        ("2026-05-25", Age.OLD),  # 180
        ("2026-05-24", Age.STALE),  # 181
        ("2026-11", Age.FRESH),
        ("2026-08", Age.OLD),  # counts from 1 August
        ("2026-05", Age.STALE),
        ("2026", Age.STALE),
        ("undated", Age.OLD),
        ("2026-11-22", Age.OLD),  # nobody has read that yet
        ("2027", Age.OLD),
    ],
)
def test_an_entry_is_old_after_90_days_and_stale_after_180(verified_on: str, state: Age) -> None:
    assert age(read(verified_on), TODAY) is state
    assert age(read(verified_on), TODAY, {"another": TODAY}) is state


@given(st.dates(date(2020, 1, 1), TODAY), st.dates(date(2020, 1, 1), TODAY))
def test_the_later_of_reading_and_confirming_counts(verified: date, confirmation: date) -> None:
    later = max(verified, confirmation)
    assert age(read(str(verified)), TODAY, {"x": confirmation}) is age(read(str(later)), TODAY)
    assert age(read("undated"), TODAY, {"x": confirmation}) is age(read(str(confirmation)), TODAY)


@given(st.dates(date(2020, 1, 1), TODAY), st.integers(0, 4000))
def test_nothing_grows_younger_by_itself(verified: date, days: int) -> None:
    order = [Age.FRESH, Age.OLD, Age.STALE]
    entry = read(str(verified))
    assert order.index(age(entry, TODAY)) <= order.index(age(entry, TODAY + timedelta(days)))


@pytest.mark.parametrize(
    ("verified_on", "day", "renewed_on"),
    [
        ("2026-01-05", date(2026, 3, 1), "2026-03-01"),
        ("2026-05-05", date(2026, 3, 1), "2026-05-05"),  # the program's own file was read again since
        ("2026", date(2026, 3, 1), "2026-03-01"),
        ("undated", date(2026, 3, 1), "2026-03-01"),
    ],
)
def test_a_confirmed_entry_bears_the_later_day(verified_on: str, day: date, renewed_on: str) -> None:
    assert renewed(read(verified_on), {"x": day}).verified_on == renewed_on
    assert renewed(read(verified_on), {"another": day}).verified_on == verified_on


def test_a_confirmation_of_a_day_to_come_counts_for_nothing() -> None:
    assert age(read("undated"), TODAY, {"x": TODAY + timedelta(1)}) is Age.OLD
    assert age(read("2020"), TODAY, {"x": TODAY + timedelta(1)}) is Age.STALE


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (read("2026-11-01"), []),
        (read("2026-08-01"), [Finding.OLD]),
        (read("2026"), [Finding.STALE]),
        (read("undated"), [Finding.UNDATED]),
        (read("undated", confidence="low"), [Finding.UNDATED, Finding.LOW]),
        (
            read("2026-11", channels=tuple(one.model_copy(update={"confidence": "low"}) for one in X.channels)),
            [Finding.LOW_CHANNEL],
        ),
    ],
)
def test_what_somebody_should_see_to_is_found(entry: Recipient, found: list[Finding]) -> None:
    assert list(findings(entry, TODAY)) == found


def test_a_confirmation_is_kept_beside_the_others_and_says_nothing_of_anybody(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert confirmed(home) == {}
    confirm(home, "x", date(2026, 1, 2))
    confirm(home, "pharos", TODAY)
    confirm(home, "x", TODAY)
    assert confirmed(home) == {"x": TODAY, "pharos": TODAY}
    (file,) = home.iterdir()
    assert json.loads(file.read_text("utf-8")) == {"pharos": "2026-11-21", "x": "2026-11-21"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"x": "lately"}', b'{"x": 3}', b"\xff", b""])
def test_a_file_that_somebody_else_wrote_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    confirm(tmp_path, "x", TODAY)
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    for attempt in (lambda: confirmed(tmp_path), lambda: confirm(tmp_path, "x", TODAY)):
        with pytest.raises(ConfirmationsUnreadable):
            attempt()
    assert file.read_bytes() == content


def test_a_home_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", "utf-8")
    with pytest.raises(HomeUnusable):
        confirm(tmp_path / "home" / "inner", "x", TODAY)
