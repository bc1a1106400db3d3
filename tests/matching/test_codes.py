"""The table of codes against a dictionary: whatever is added, replaced and removed, in any order."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from takedown.matching.codes import CodeTable

OCTETS = 32
codes = st.binary(min_size=OCTETS, max_size=OCTETS)


def distance(one: bytes, other: bytes) -> int:
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


class Codes(RuleBasedStateMachine):
    items: Bundle[str] = Bundle("items")

    def __init__(self) -> None:
        super().__init__()
        self.table: CodeTable[str] = CodeTable(OCTETS)
        self.model: dict[str, bytes] = {}

    @rule(target=items, number=st.integers(0, 20), code=codes)
    def add(self, number: int, code: bytes) -> str:
        self.table.add(str(number), code)
        self.model[str(number)] = code
        return str(number)

    @rule(start=st.integers(100, 120), code=codes)
    def add_more_than_the_first_block_holds(self, start: int, code: bytes) -> None:
        for number in range(start, start + 70):
            self.table.add(str(number), code)
            self.model[str(number)] = code

    @rule(item=items, code=codes)
    def replace(self, item: str, code: bytes) -> None:
        self.table.add(item, code)
        self.model[item] = code

    @rule(item=consumes(items))
    def remove(self, item: str) -> None:
        self.table.remove(item)
        self.model.pop(item, None)

    @rule()
    def remove_what_was_never_there(self) -> None:
        self.table.remove("never")

    @rule(probe=codes)
    def measure(self, probe: bytes) -> None:
        measured = self.table.distances(probe)
        found = {self.table.item_at(slot): int(bits) for slot, bits in enumerate(measured)}
        assert found == {item: distance(code, probe) for item, code in self.model.items()}

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        assert len(self.table) == len(self.model)
        assert {self.table.item_at(slot) for slot in range(len(self.table))} == set(self.model)
        assert all(item in self.table for item in self.model)
        assert "never" not in self.table


TestCodes = Codes.TestCase
TestCodes.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


@pytest.mark.parametrize("octets", [8, 32])
def test_an_empty_table_has_no_distances(octets: int) -> None:
    assert CodeTable(octets).distances(bytes(octets)).shape == (0,)
