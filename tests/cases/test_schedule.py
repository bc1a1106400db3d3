"""When an address is looked at next: dense after a notice, thinning out, re-armed by what reappears, never nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.match import Verdict
from takedown.cases.schedule import LONGEST, next_look

START = datetime(2026, 1, 1, tzinfo=UTC)
APART = timedelta(seconds=30)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def known() -> Address:
    return Address(
        id="a", case_id="c", match_id="m", role=AddressRole.FILE, added_at=START, url="https://a.example/a.jpg"
    )


def seen(address: Address, verdict: Verdict, at: datetime) -> Address:
    return address.looked(Looked(at=at, verdict=verdict, reason="r"), APART)


def course(verdict: Verdict, noticed_at: datetime | None, days: int) -> list[float]:
    """Hours, from the first look, of all that the schedule asks for, each finding ``verdict``."""
    address, at, hours = seen(known(), Verdict.LIVE, START), START, []
    while (at := next_look(address, noticed_at, APART)) < START + days * DAY:
        hours.append(round((at - START) / HOUR, 2))
        address = seen(address, verdict, at)
    return hours


def test_what_was_never_looked_at_is_due_at_once() -> None:
    assert next_look(known(), None, APART) == START


def test_before_any_notice_it_is_looked_at_daily() -> None:
    assert course(Verdict.LIVE, None, 6) == [24, 48, 72, 96, 120]


def test_after_a_notice_it_is_looked_at_often_and_then_seldomer() -> None:
    hours = course(Verdict.LIVE, START, 150)
    assert hours[:7] == [1, 3, 6, 12, 24, 48, 72]
    steps = [after - before for before, after in pairwise(hours)]
    assert steps == sorted(steps)
    assert hours[-1] - hours[-2] == 30 * 24
    assert {24, 7 * 24} < set(steps)


def test_a_notice_sent_meanwhile_brings_the_next_look_forward() -> None:
    live = seen(known(), Verdict.LIVE, START)
    assert next_look(live, START + 10 * HOUR, APART) == START + 11 * HOUR


def test_what_seems_gone_is_looked_at_again_as_soon_as_that_proves_something() -> None:
    once = seen(known(), Verdict.GONE, START)
    assert next_look(once, None, APART) == START + APART
    assert next_look(once, START - 90 * DAY, timedelta()) == START + timedelta(seconds=1)


def test_what_is_proven_gone_is_watched_ever_seldomer_for_as_long_as_the_case_is_open() -> None:
    hours = course(Verdict.GONE, START, 200)
    proof = hours[1]
    assert proof - hours[0] < 0.02
    assert [round((hour - hours[0]) / 24) for hour in hours[2:7]] == [1, 3, 7, 14, 30]
    assert hours[-1] - hours[-2] == 30 * 24


def test_what_reappears_is_watched_as_after_a_notice() -> None:
    gone = seen(seen(known(), Verdict.GONE, START), Verdict.GONE, START + DAY)
    back = START + 100 * DAY
    again = seen(gone, Verdict.LIVE, back)
    assert again.reappeared_at == back
    assert next_look(again, START, APART) == back + HOUR
    assert next_look(seen(again, Verdict.LIVE, back + HOUR), None, APART) == back + 3 * HOUR


def test_a_host_out_of_reach_is_tried_again_within_the_hour() -> None:
    assert next_look(seen(known(), Verdict.UNREACHABLE, START), None, APART) == START + HOUR
    assert next_look(seen(known(), Verdict.BLOCKED, START), None, APART) == START + DAY


looks = st.lists(st.tuples(st.sampled_from(Verdict), st.integers(1, 10**7)), min_size=1, max_size=30)


@given(looks, st.none() | st.integers(-(10**7), 10**7), st.integers(0, 86_400))
def test_the_next_look_always_comes_and_never_too_late(
    chosen: list[tuple[Verdict, int]], noticed: int | None, apart: int
) -> None:
    address, at = known(), START
    for verdict, step in chosen:
        at += timedelta(seconds=step)
        address = seen(address, verdict, at)
    planned = next_look(address, None if noticed is None else at + timedelta(seconds=noticed), timedelta(seconds=apart))
    assert at < planned <= at + LONGEST
