"""The description of the API: kept in the documentation as it is, complete, and held to by what answers."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation, BaseSchema

from takedown.web.api.app import application
from takedown.web.api.schema import described
from tests.web.api.programs import Program

CONFIG = {
    "phases": {"coverage": {"enabled": False}, "stateful": {"enabled": False}},
    "generation": {"mode": "all"},
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "401", "403", "404", "409", "412", "429"]},
    },
}
"""What a description can't tell is told by 400, 404 or 409, what it can by 422."""
ALL = list(HealthCheck)
KEPT = Path(__file__).parents[3] / "docs" / "api" / "openapi-v1.json"


def test_the_description_in_the_documentation_is_todays() -> None:
    """``python -m takedown.web.api.schema > docs/api/openapi-v1.json`` writes it anew."""
    assert json.loads(KEPT.read_text(encoding="utf-8")) == described(application())


def test_whoever_asks_gets_the_description(address: str) -> None:
    answer = httpx.get(f"{address}/openapi.json")

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


@pytest.fixture(scope="module")
def plain(address: str) -> BaseSchema:
    """The description without what can't be drawn from it: a key that is new each time, and the token's own end."""
    raw = json.loads(json.dumps(described(application())))
    del raw["paths"]["/tokens/current"]["delete"]
    for item in raw["paths"].values():
        for one in item.values():
            one["parameters"] = [part for part in one.get("parameters", []) if part["name"] != "Idempotency-Key"]
    made = schemathesis.openapi.from_dict(raw, config=SchemathesisConfig.from_dict(CONFIG))
    made.config.update(base_url=address)
    return made


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_is_sent_is_answered_as_the_description_says(
    plain: BaseSchema, program: Program, mode: GenerationMode
) -> None:
    """Fitting or not, nothing breaks; what fits isn't refused for its shape, what doesn't isn't taken."""
    for found in plain.get_all_operations():
        assert isinstance(found, Ok)
        _hold(found.ok(), mode, {"Authorization": f"Bearer {program.text}"})


def _hold(operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, headers: dict[str, str]) -> None:
    if mode is GenerationMode.NEGATIVE and not (operation.body or operation.query or operation.path_parameters):
        return

    @settings(max_examples=3, phases=[Phase.generate], derandomize=True, database=None, suppress_health_check=ALL)
    @given(operation.as_strategy(generation_mode=mode))
    def held(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(headers={**headers, "Idempotency-Key": secrets.token_hex(8)})

    held()
