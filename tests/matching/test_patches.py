"""The index of local codes: what it tells is true, what was removed is gone, and few near codes are missed."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from numpy.typing import NDArray

from takedown.fingerprint.kept import KeptCodes, distances
from takedown.fingerprint.keyed import BITS, OCTETS
from takedown.matching.patches import NEAR, PatchIndex, Votes

Codes = NDArray[np.uint8]
Random = np.random.Generator


def drawn(count: int, rng: Random) -> Codes:
    return rng.integers(0, 256, (count, OCTETS), np.uint8)


def kept_of(codes: Codes, rng: Random | None = None) -> KeptCodes:
    columns = (rng or np.random.default_rng(0)).random((3, len(codes)), np.float32)
    return KeptCodes(codes, columns[0] * math.tau, -columns[1] * 8, columns[2])


def flipped(codes: Codes, bits: int, rng: Random) -> Codes:
    """Return each code with ``bits`` of its bits turned."""
    turned = np.unpackbits(codes, axis=1)
    for row in turned:
        row[rng.permutation(BITS)[:bits]] ^= 1
    return np.packbits(turned, axis=1)


def told(index: PatchIndex, votes: Votes) -> set[tuple[int, object, int, float, float, float]]:
    """Return votes as what they mean: the asked code's number, the item, the bits, and what is kept of that code."""
    owners = index.owners(votes.rows)
    angles, sizes = index.angles_and_sizes(votes.rows)
    columns = (votes.asked, owners, votes.bits, angles, sizes, index.weights(votes.rows))
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return {(asked, index.item(owner), bits, *more) for asked, owner, bits, *more in rows}


def expected(held: dict[object, KeptCodes], asked: Codes) -> set[tuple[int, object, int, float, float, float]]:
    """Return every vote that there is, found by comparing everything."""
    found = set()
    for item, kept in held.items():
        apart = distances(asked, kept.codes)
        for number, row in zip(*np.nonzero(apart <= NEAR), strict=True):
            columns = (float(column[row]) for column in (kept.angles, kept.sizes, kept.weights))
            angle, size, weight = columns
            found.add((int(number), item, int(apart[number, row]), angle, size, weight))
    return found


def filled(pictures: int, rng: Random, each: int = 200) -> tuple[PatchIndex, dict[object, KeptCodes]]:
    held: dict[object, KeptCodes] = {number: kept_of(drawn(each, rng), rng) for number in range(pictures)}
    index = PatchIndex()
    for item, kept in held.items():
        index.add(item, kept)
    return index, held


# --- against a model ------------------------------------------------------------------------------------------------

POOL = drawn(6, np.random.default_rng(1))
"""Few codes for all items, so that items share them, and probes meet many at once."""


class Life(RuleBasedStateMachine):
    """Items come, change and go; the index is held against a dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.index = PatchIndex()
        self.model: dict[object, KeptCodes] = {}

    def _kept(self, count: int, seed: int) -> KeptCodes:
        rng = np.random.default_rng(seed)
        near = np.concatenate([flipped(POOL[[rng.integers(len(POOL))]], int(rng.integers(60)), rng) for _ in range(3)])
        return kept_of(np.concatenate([near, drawn(count, rng)])[:count], rng)

    @rule(item=st.integers(0, 7), count=st.sampled_from([0, 1, 2, 60, 500, 1300]), seed=st.integers(0, 10_000))
    def add(self, item: int, count: int, seed: int) -> None:
        self.model[item] = self._kept(count, seed)
        self.index.add(item, self.model[item])

    @rule(item=st.integers(0, 7))
    def remove(self, item: int) -> None:
        self.model.pop(item, None)
        self.index.remove(item)

    @rule(item=st.integers(0, 7), bits=st.sampled_from([0, 3]), seed=st.integers(0, 10_000))
    def look(self, item: int, bits: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        asked = POOL
        if item in self.model:
            asked = np.concatenate([POOL, flipped(self.model[item].codes[:20], bits, rng)])
        found, there = told(self.index, self.index.votes(asked)), expected(self.model, asked)
        assert found <= there
        # So few flips leave some of the sixteen words as they were: these can't be missed.
        assert {vote for vote in there if vote[2] <= bits} <= found

    @rule(item=st.integers(0, 7))
    def look_closely(self, item: int) -> None:
        if item not in self.model or not len(self.model[item]):
            return
        votes = self.index.votes(self.model[item].codes)
        numbers = {self.index.item(number): number for number in set(self.index.owners(votes.rows).tolist())}
        for one, number in numbers.items():
            asked = np.concatenate([POOL, self.model[item].codes])
            assert told(self.index, self.index.all_votes(asked, number)) == expected({one: self.model[one]}, asked)

    @invariant()
    def it_holds_as_many(self) -> None:
        assert len(self.index) == len(self.model)


LifeTest = Life.TestCase
LifeTest.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


# --- what is found --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("bits", "least"), [(0, 1.0), (15, 1.0), (28, 0.9), (40, 0.6), (60, 0.15)])
def test_few_near_codes_are_missed(bits: int, least: float) -> None:
    rng = np.random.default_rng(bits)
    index, held = filled(40, rng)
    asked = np.concatenate([flipped(kept.codes[:20], bits, rng) for kept in held.values()])
    votes = index.votes(asked)
    found = {(asked, index.item(owner)) for asked, owner in zip(votes.asked, index.owners(votes.rows), strict=True)}
    share = sum((number, number // 20) in found for number in range(len(asked))) / len(asked)
    assert share >= least
    assert (votes.bits <= NEAR).all()


def test_a_closer_look_misses_none_up_to_the_last_bit() -> None:
    rng = np.random.default_rng(2)
    codes = drawn(50, rng)
    index = PatchIndex()
    index.add("one", kept_of(codes))
    number = int(index.owners(index.votes(codes[:1]).rows)[0])
    assert len(index.all_votes(flipped(codes, NEAR, rng), number).asked) == 50
    assert len(index.all_votes(flipped(codes, NEAR + 1, rng), number).asked) == 0


def test_a_code_as_far_as_can_be_is_no_vote() -> None:
    codes = drawn(5, np.random.default_rng(3))
    index = PatchIndex()
    index.add("one", kept_of(codes))
    assert len(index.votes(~codes).asked) == 0
    assert len(index.all_votes(~codes, 0).asked) == 0


def test_strangers_hardly_ever_vote() -> None:
    rng = np.random.default_rng(4)
    index, _ = filled(40, rng)
    assert len(index.votes(drawn(700, rng)).asked) == 0


def test_an_empty_index_and_an_empty_probe_have_no_votes() -> None:
    rng = np.random.default_rng(5)
    assert len(PatchIndex().votes(drawn(3, rng)).asked) == 0
    for pictures in (1, 40):
        index, _ = filled(pictures, rng)
        assert len(index.votes(drawn(0, rng)).asked) == 0
    index.add("nothing", kept_of(drawn(0, rng)))
    assert len(index) == 41
    index.remove("nothing")
    assert len(index) == 40


# --- growth ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("removed", [0, 30, 90])
def test_what_stays_is_found_however_much_came_and_went(removed: int) -> None:
    rng = np.random.default_rng(6)
    index, held = filled(100, rng, 60)
    index.votes(drawn(1, rng))  # so that some is sorted in before the rest changes
    for item in list(held)[:removed]:
        index.remove(item)
        del held[item]
    more: dict[object, KeptCodes] = {f"later {number}": kept_of(drawn(60, rng), rng) for number in range(30)}
    for item, kept in more.items():
        index.add(item, kept)
    held |= more
    asked = np.concatenate([kept.codes[:3] for kept in held.values()])
    assert told(index, index.votes(asked)) == expected(held, asked)


def test_what_was_removed_votes_no_more_not_even_in_part() -> None:
    rng = np.random.default_rng(7)
    index, held = filled(30, rng)
    index.votes(held[0].codes)
    for item in (0, 29, 5, 5, "never there"):
        index.remove(item)
    for item in (0, 29, 5):
        assert len(index.votes(held[item].codes).asked) == 0
    assert len(index) == 27


def test_adding_again_replaces() -> None:
    rng = np.random.default_rng(8)
    index, held = filled(20, rng)
    index.votes(held[3].codes)
    after = kept_of(drawn(40, rng), rng)
    index.add(3, after)
    assert len(index) == 20
    assert len(index.votes(held[3].codes).asked) == 0
    assert told(index, index.votes(after.codes)) == expected({3: after}, after.codes)


@pytest.mark.parametrize("time", range(5))
def test_several_threads_see_the_same(time: int) -> None:
    rng = np.random.default_rng(time)
    probes = [flipped(drawn(300, rng), 10, rng) for _ in range(4)]
    index = PatchIndex()
    for number, probe in enumerate(probes * 10):
        index.add(number, kept_of(probe))
    with ThreadPoolExecutor(4) as threads:  # the first look, which sorts what is new, is theirs too
        found = list(threads.map(lambda probe: told(index, index.votes(probe)), probes * 2))
    assert found[:4] == found[4:]
    assert [len(one) for one in found[:4]] == [300 * 10] * 4
