"""The description of the API: kept in the documentation as it is, complete, and held to by what answers."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from takedown.cases.team.token import Scope
from takedown.web.api.app import application
from takedown.web.api.schema import described
from tests.team_server import House
from tests.web.api.checker import run
from tests.web.api.programs import Program, token

EXAMPLES = os.environ.get("TAKEDOWN_SCHEMATHESIS", "")
LONG: dict[str, Any] = {"examples": int(EXAMPLES)} if EXAMPLES else {}
SHORT: dict[str, Any] = {"examples": 2, "always": True, "phases": {"coverage": {"enabled": False}}}
FEWEST = 90
"""Requests that even a short run sends."""
KEPT = Path(__file__).parents[3] / "docs" / "api" / "openapi-v1.json"


def test_the_description_in_the_documentation_is_todays() -> None:
    """``python -m takedown.web.api.schema > docs/api/openapi-v1.json`` writes it anew."""
    assert json.loads(KEPT.read_text(encoding="utf-8")) == described(application())


def test_whoever_asks_gets_the_description(address: str) -> None:
    answer = httpx.get(f"{address}/openapi.json", timeout=240)

    assert answer.json() == described(application())
    assert answer.json()["openapi"] == "3.1.0"


def test_every_operation_says_what_it_takes_and_what_can_go_wrong() -> None:
    for path, item in described(application())["paths"].items():
        for method, one in item.items():
            assert one["description"], (method, path)
            assert one["security"] == [{"token": []}]
            assert {"401", "403", "404", "422", "429"} <= one["responses"].keys()
            named = {part["name"] for part in one.get("parameters", [])}
            assert ("Idempotency-Key" in named) == (method == "post"), (method, path)


def test_an_address_says_which_methods_it_takes(program: Program) -> None:
    for path, methods in (("/cases", "GET, POST"), ("/tokens/current", "DELETE, GET")):
        answer = program.http.put(path)
        assert (answer.status_code, answer.headers.get_list("allow")) == (405, [methods])


@pytest.mark.timeout(0 if LONG else 300)
@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of Hypothesis, about a body of many addresses
@pytest.mark.parametrize("whose", ["first", "second"])
def test_schemathesis_finds_nothing(first: House, second: House, address: str, tmp_path: Path, whose: str) -> None:
    """Fitting or not, nothing breaks; what fits isn't refused for its shape, what doesn't isn't taken.

    Neither organisation's program gets what the other one's made. In the suite each operation is asked a little, always
    the same. ``TAKEDOWN_SCHEMATHESIS=200`` has it asked 200 times and more in every phase of schemathesis, ever anew.
    """
    houses = {"first": first, "second": second}
    texts = {name: every_scope(houses[name]) for name in sorted(houses, key=whose.__ne__)}
    found = run(houses[whose], address, texts, tmp_path, **LONG or SHORT)

    assert found.wrong == {}
    assert found.ended == "completed"
    assert {"fuzzing", "stateful"} <= {name for name, how in found.phases.items() if how == "success"}
    assert found.cases > FEWEST, "so many requests at least were sent"


def every_scope(house: House) -> str:
    """Return the text of a token of every scope, approving in the supervisor's name."""
    return token(house, *Scope, acts_for=house.members["supervisor"].id)[1]
