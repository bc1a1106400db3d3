"""What looks together prove, and what the addresses of a copy together say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.address import LOOKS_KEPT, Address, AddressRole, Looked
from takedown.cases.copy import CopyState, copies, standing_of
from takedown.cases.match import Confidence, Match, Method, Verdict

START = datetime(2026, 1, 1, tzinfo=UTC)
APART = timedelta(seconds=30)
ABSENT = (Verdict.GONE, Verdict.SOFT_GONE)
SILENT = (Verdict.BLOCKED, Verdict.UNREACHABLE)


def address(
    verdict: Verdict = Verdict.UNKNOWN, role: AddressRole = AddressRole.FILE, url: str = "https://a.example/"
) -> Address:
    return Address(id=url, case_id="c", match_id="m", role=role, added_at=START, verdict=verdict, url=url)


def look(verdict: Verdict, seconds: float) -> Looked:
    return Looked(at=START + timedelta(seconds=seconds), verdict=verdict, reason=verdict.value)


def after(*looks: tuple[str, float], apart: timedelta = APART) -> Address:
    seen = address()
    for verdict, seconds in looks:
        seen = seen.looked(look(Verdict(verdict), seconds), apart)
    return seen


steps = st.lists(st.tuples(st.sampled_from(Verdict), st.floats(0.1, 100)), max_size=60)


def walked(chosen: list[tuple[Verdict, float]]) -> list[Address]:
    seen, at, path = address(), 0.0, [address()]
    for verdict, step in chosen:
        at += step
        seen = seen.looked(look(verdict, at), APART)
        path.append(seen)
    return path


@given(steps)
def test_nothing_is_gone_without_two_looks_apart_that_found_nothing(chosen: list[tuple[Verdict, float]]) -> None:
    path = walked(chosen)
    taken = [one.looks[-1] for one in path[1:]]
    for place, seen in enumerate(path[1:]):
        if seen.verdict in ABSENT:
            last_live = max((n for n, one in enumerate(taken[: place + 1]) if one.verdict is Verdict.LIVE), default=-1)
            nothing = [one for one in taken[last_live + 1 : place + 1] if one.verdict in ABSENT]
            assert nothing[-1].at - nothing[0].at >= APART
            if seen.verdict is Verdict.GONE:
                assert sum(one.verdict is Verdict.GONE for one in nothing) >= 2


@given(steps)
def test_a_live_look_is_live_whatever_was_before_and_starts_anew(chosen: list[tuple[Verdict, float]]) -> None:
    seen = walked(chosen)[-1].looked(look(Verdict.LIVE, 1e6), APART)
    assert (seen.verdict, seen.absences, seen.pending, seen.gone_since) == (Verdict.LIVE, (), False, None)
    assert seen.looked(look(Verdict.GONE, 2e6), APART).verdict is Verdict.UNKNOWN


@given(steps)
def test_not_being_let_in_takes_no_proof_away_and_gives_none(chosen: list[tuple[Verdict, float]]) -> None:
    for before, seen in pairwise(walked(chosen)):
        if seen.looks[-1].verdict in SILENT:
            if before.verdict in ABSENT:
                assert seen.verdict is before.verdict
            else:
                assert seen.verdict is seen.looks[-1].verdict


@given(steps)
def test_the_last_looks_are_kept_and_the_last_one_dates_it(chosen: list[tuple[Verdict, float]]) -> None:
    for seen in walked(chosen)[1:]:
        assert len(seen.looks) <= LOOKS_KEPT
        assert seen.checked_at == seen.looks[-1].at
        assert seen.pending == (bool(seen.absences) and seen.verdict not in ABSENT)


@pytest.mark.parametrize(
    ("looks", "verdict", "pending"),
    [
        ([("gone", 0)], "unknown", True),
        ([("gone", 0), ("gone", 29)], "unknown", True),
        ([("gone", 0), ("gone", 30)], "gone", False),
        ([("gone", 0), ("blocked", 10), ("unreachable", 20), ("gone", 30)], "gone", False),
        ([("gone", 0), ("blocked", 30)], "blocked", True),
        ([("gone", 0), ("live", 10), ("gone", 30)], "unknown", True),
        ([("gone", 0), ("soft-gone", 30)], "soft-gone", False),
        ([("soft-gone", 0), ("gone", 30)], "soft-gone", False),
        ([("soft-gone", 0), ("gone", 30), ("gone", 60)], "gone", False),
        ([("gone", 0), ("gone", 30), ("unreachable", 60)], "gone", False),
        ([("gone", 0), ("gone", 30), ("unknown", 60)], "unknown", True),
        ([("gone", 30), ("gone", 0)], "unknown", True),
    ],
)
def test_what_looks_together_prove(looks: list[tuple[str, float]], verdict: str, *, pending: bool) -> None:
    seen = after(*looks)
    assert (seen.verdict.value, seen.pending) == (verdict, pending)


def test_even_without_a_time_between_them_two_looks_are_needed() -> None:
    assert after(("gone", 0), apart=timedelta()).verdict is Verdict.UNKNOWN
    assert after(("gone", 0), ("gone", 0), apart=timedelta()).verdict is Verdict.GONE


def test_what_was_gone_and_is_there_again_came_back() -> None:
    gone = after(("gone", 0), ("gone", 30))
    back = gone.looked(look(Verdict.LIVE, 60), APART)
    assert gone.gone_since == START
    assert back.came_back(gone)
    assert not back.looked(look(Verdict.LIVE, 90), APART).came_back(back)
    assert not gone.looked(look(Verdict.BLOCKED, 60), APART).came_back(gone)


L, G, S, U, B, X = (
    Verdict.LIVE,
    Verdict.GONE,
    Verdict.SOFT_GONE,
    Verdict.UNKNOWN,
    Verdict.BLOCKED,
    Verdict.UNREACHABLE,
)
FILE, PAGE, SMALL, FEED = AddressRole.FILE, AddressRole.PAGE, AddressRole.THUMBNAIL, AddressRole.FEED


@pytest.mark.parametrize(
    ("held", "state", "reasons"),
    [
        ([(FILE, L), (PAGE, L)], "up", ("all-live",)),
        ([(FILE, L), (PAGE, B)], "up", ("blocked",)),
        ([(FILE, G), (PAGE, G), (SMALL, G)], "down", ("all-gone",)),
        ([(FILE, G), (PAGE, S)], "down", ("all-gone-some-soft",)),
        ([(FILE, L), (PAGE, G)], "partly", ("page-gone-file-served",)),
        ([(FILE, L), (PAGE, S), (SMALL, L)], "partly", ("page-gone-file-served",)),
        ([(FILE, G), (SMALL, L), (PAGE, G)], "partly", ("thumbnail-served",)),
        ([(FILE, G), (PAGE, L)], "partly", ("file-gone-still-listed",)),
        ([(FILE, G), (PAGE, G), (FEED, L)], "partly", ("file-gone-still-listed",)),
        ([(FILE, L), (FILE, G), (PAGE, L)], "partly", ("some-gone",)),
        ([(FILE, L), (PAGE, G), (PAGE, L)], "partly", ("some-gone",)),
        ([(FILE, L), (PAGE, G), (FEED, X)], "partly", ("page-gone-file-served", "unreachable")),
        ([(FILE, G), (PAGE, B)], "unknown", ("blocked",)),
        ([(FILE, G), (PAGE, X), (FEED, U)], "unknown", ("unreachable", "unclear")),
        ([], "unknown", ()),
    ],
)
def test_a_copy_is_down_only_when_all_its_addresses_are(
    held: list[tuple[AddressRole, Verdict]], state: str, reasons: tuple[str, ...]
) -> None:
    known = [address(verdict, role, f"https://a.example/{n}") for n, (role, verdict) in enumerate(held)]
    found = standing_of(known)
    assert (found.state.value, found.reasons) == (state, reasons)


@given(st.lists(st.tuples(st.sampled_from(AddressRole), st.sampled_from(Verdict)), min_size=1, max_size=6))
def test_no_copy_is_down_while_an_address_may_serve_it(held: list[tuple[AddressRole, Verdict]]) -> None:
    known = [address(verdict, role, f"https://a.example/{n}") for n, (role, verdict) in enumerate(held)]
    found = standing_of(known)
    assert (found.state is CopyState.DOWN) == all(one.verdict in ABSENT for one in known)
    assert found.reasons


def test_one_look_leaves_a_copy_unknown_and_says_that_a_second_one_is_to_come() -> None:
    assert standing_of([after(("gone", 0))]).reasons == ("second-look",)


def match(item: str, media: str, page: str) -> Match:
    return Match(
        id=item,
        case_id="c",
        media_id=media,
        seen_at=START,
        url=f"https://a.example/{item}.jpg",
        page=page,
        host="a.example",
        confidence=Confidence.CERTAIN,
        method=Method.PDQ,
        score=1.0,
    )


def test_the_sizes_of_one_picture_on_one_page_are_one_copy_and_share_its_page() -> None:
    page = "https://a.example/post"
    matches = [
        match("1", "m", page),
        match("2", "m", page),
        match("3", "other", page),
        match("4", "", ""),
        match("5", "", ""),
    ]
    stale, fresh = (address(verdict, PAGE, page) for verdict in (G, L))
    files = [address(G, FILE, one.url) for one in matches]
    found = copies(zip(matches, [[files[0], stale], [files[1], fresh], [files[2]], [files[3]], []], strict=True))

    assert [[one.id for one in copy.matches] for copy in found] == [["1", "2"], ["3"], ["4"], ["5"]]
    assert found[0].standing.reasons == ("file-gone-still-listed",)
    assert found[0].names == {matches[0].url, matches[1].url}
    assert found[0].of(files[0].model_copy(update={"match_id": "2"})).id == "2"


def listed(reason: str, verdict: Verdict = Verdict.UNKNOWN) -> Address:
    page = address(verdict, AddressRole.PAGE, "https://a.example/list")
    return page.model_copy(update={"looks": (Looked(at=START, verdict=verdict, reason=reason),)})


@pytest.mark.parametrize(
    ("file", "page", "state"),
    [
        (Verdict.GONE, listed("not-on-page"), CopyState.DOWN),
        (Verdict.GONE, listed("too-slow", Verdict.UNREACHABLE), CopyState.UNKNOWN),
        (Verdict.GONE, listed("shown", Verdict.LIVE), CopyState.PARTLY),
        (Verdict.LIVE, listed("not-on-page"), CopyState.UP),
        (Verdict.UNKNOWN, listed("not-on-page"), CopyState.UNKNOWN),
    ],
)
def test_a_list_that_names_the_copy_no_more_counts_once_every_file_is_gone(
    file: Verdict, page: Address, state: CopyState
) -> None:
    assert standing_of([address(file, url="https://a.example/x.jpg"), page]).state is state
