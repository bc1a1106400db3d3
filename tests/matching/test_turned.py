"""The search for eight variants at once against comparing everything: the same codes at the same distances, always."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.fingerprint.pdq import pdq
from takedown.matching import codes as codes_module
from takedown.matching.codes import CodeTable
from takedown.matching.confidence import PDQ
from tests.matching.arithmetic import KINDS, kernels

Random = np.random.Generator


@pytest.fixture(autouse=True)
def _nothing_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have even a few codes searched as many are."""
    monkeypatch.setattr(codes_module, "_FEW", 0)


def distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def compared(held: dict[int, bytes], variants: list[bytes], radius: int) -> set[tuple[int, bool, int, int]]:
    """Return what is near, found by comparing everything."""
    found = set()
    for item, code in held.items():
        for number, variant in enumerate(variants):
            bits = distance(code, variant)
            found |= {(number, inverted, item, b) for inverted, b in ((False, bits), (True, 256 - bits)) if b <= radius}
    return found


def turned(code: bytes, bits: int, rng: Random) -> bytes:
    flipped = int.from_bytes(code)
    for bit in rng.permutation(256)[:bits]:
        flipped ^= 1 << int(bit)
    return flipped.to_bytes(32)


def family(rng: Random, kind: str) -> list[bytes]:
    """Return eight codes: of a picture, strangers, one code, complements, or a family that frays."""
    if kind == "picture":
        shape = rng.integers(1, 5, 2)
        blocks = rng.integers(0, 256, (*shape, 3), np.uint8).repeat(40, axis=0).repeat(40, axis=1)
        return list(pdq((blocks * 0.7 + rng.integers(0, 70, blocks.shape)).astype(np.uint8)).variants)
    if kind == "plain":
        return list(pdq(np.full((64, 64, 3), 9, np.uint8)).variants)
    first = rng.bytes(32)
    if kind == "strangers":
        return [first, *(rng.bytes(32) for _ in range(7))]
    if kind == "same":
        return [first] * 8
    if kind == "complements":
        return [bytes(octet ^ 255 for octet in first) if number % 2 else first for number in range(8)]
    return [turned(first, 7 * number, rng) for number in range(8)]


@pytest.mark.parametrize("kind_of", KINDS)
@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    kind=st.sampled_from(["picture", "plain", "strangers", "same", "complements", "frays"]),
    radius=st.sampled_from([0, 20, PDQ.possible, 90, 127]),
    gone=st.integers(0, 200),
)
def test_it_finds_just_what_comparing_everything_finds(
    kind_of: str, seed: int, kind: str, radius: int, gone: int
) -> None:
    rng = np.random.default_rng(seed)
    variants = family(rng, kind)
    table: CodeTable[int] = CodeTable(32, kernels(kind_of))
    held: dict[int, bytes] = {}
    for item in range(260):
        near = turned(variants[item % 8], int(rng.integers(0, 130)), rng) if item % 3 else rng.bytes(32)
        # Just at the edge, on either side of it, of a variant and of its complement.
        edge = turned(variants[item % 8], radius + int(rng.integers(-1, 2)) if radius else 0, rng)
        held[item] = near if item % 2 else (edge if item % 4 else bytes(octet ^ 255 for octet in edge))
        table.add(item, held[item])
    for item in rng.permutation(260)[:gone].tolist():
        table.remove(item)
        del held[item]
    again = int(rng.integers(260))
    held[again] = variants[-1]
    table.add(again, variants[-1])
    found = [tuple(near) for near in table.near(variants, radius)]
    assert len(found) == len(set(found))
    assert set(found) == compared(held, variants, radius)


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_any_number_of_variants_may_be_asked_for(count: int) -> None:
    rng = np.random.default_rng(count)
    table: CodeTable[int] = CodeTable(32)
    held = {item: rng.bytes(32) for item in range(50)}
    for item, code in held.items():
        table.add(item, code)
    variants = [turned(held[7], 5 * number, rng) for number in range(count)]
    found = {tuple(near) for near in table.near(variants, PDQ.possible)}
    assert found == compared(held, variants, PDQ.possible) != set()


def test_nothing_is_near_where_nothing_is_held_or_asked_for() -> None:
    table: CodeTable[int] = CodeTable(32)
    assert list(table.near([bytes(32)], PDQ.possible)) == []
    table.add(1, bytes(32))
    assert list(table.near([], PDQ.possible)) == []
