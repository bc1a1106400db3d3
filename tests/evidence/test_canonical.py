"""One spelling only."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from takedown.evidence.canonical import canonical
from tests.cases.nouns import json_objects


def test_sorted_without_spaces_and_in_letters_as_they_are() -> None:
    value = {"b": [1, 2.5, None, True], "a": {"é": "naïve ’ 名前", "A": "\n"}, "B": ""}
    assert canonical(value).decode() == '{"B":"","a":{"A":"\\n","é":"naïve ’ 名前"},"b":[1,2.5,null,true]}'


@given(json_objects)
def test_the_order_in_which_facts_came_leaves_no_trace(value: dict[str, object]) -> None:
    spelled = canonical(value)
    assert canonical(dict(reversed(value.items()))) == spelled
    assert json.loads(spelled) == value
    assert canonical(json.loads(spelled)) == spelled


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_json_cannot_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"score": number})


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_what_is_not_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical({"value": value})
