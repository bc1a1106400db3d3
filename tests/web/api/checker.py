"""schemathesis as a whole: every phase and every check, with a program of each of two organisations."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, StopReason, events, from_schema
from schemathesis.hooks import HookContext

from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline.team import tokens
from takedown.pipeline.team.tokens import Wanted
from takedown.web.api.app import application
from takedown.web.api.schema import described
from tests.team_server import House

TOLD = ["2xx", "400", "401", "403", "404", "409", "412", "429"]
"""What a description can't tell is told by 400, 404 or 409, what it can by 422."""
_ENDING = ("/tokens/current", "/tokens/current/rotate")


@dataclass
class Found:
    """What a run said: what it found, by operation and check, which phases it went through, and how it ended."""

    wrong: dict[str, str] = field(default_factory=dict)
    phases: dict[str, str] = field(default_factory=dict)
    cases: int = 0
    ended: str = ""


def run(
    house: House, address: str, texts: dict[str, str], folder: Path, examples: int, *, always: bool = False, **more: Any
) -> Found:
    """Have schemathesis ask everything at ``address`` with the first of ``texts``; the others see nothing of it.

    Args:
        house: whose the first is. texts: tokens by their names. folder: for what the library reads from a file.
        examples: of each operation in each phase that draws them. always: the same ones. more: of the library's
            configuration.
    """
    file = folder / "users.json"
    users = [
        {"name": name, "fixedHeaders": [{"name": "Authorization", "value": f"Bearer {text}"}]}
        for name, text in texts.items()
    ]
    file.write_text(json.dumps({"auth": users}), encoding="utf-8")
    given = {
        "auth": {"wfc": {"path": str(file), "peers": list(texts)}},
        "generation": {"max-examples": examples, "database": "none", "no-shrink": True, "deterministic": always},
        "checks": {"positive_data_acceptance": {"expected-statuses": TOLD}},
        "continue-on-failure": True,
        "cache": {"enabled": False},  # what one run learned stays out of the next, and of this folder
        **more,
    }
    raw = json.loads(json.dumps(described(application())))
    schema = schemathesis.openapi.from_dict(raw, config=SchemathesisConfig.from_dict(given))
    schema.config.update(base_url=address)
    found = Found()
    with _fresh(house, next(iter(texts.values()))):
        for event in from_schema(schema).execute():
            _take(found, event)
    return found


@contextmanager
def _fresh(house: House, text: str) -> Iterator[None]:
    """Give each POST a key of its own, and what would end the token ``text`` another one that nobody else uses."""
    administrator = house.as_member("administrator")

    @schemathesis.hook
    def before_call(_context: HookContext, case: schemathesis.Case[Any], _kwargs: dict[str, Any]) -> None:
        headers: Any = case.headers or {}
        if len(headers.get("Idempotency-Key", "")) > 0:
            headers["Idempotency-Key"] = secrets.token_hex(8)
        if case.path in _ENDING and case.method != "GET" and headers.get("Authorization") == f"Bearer {text}":
            _, other = tokens.make(administrator, Wanted("gone soon", Role.SUPERVISOR, (Scope.CASES_READ,)))
            headers["Authorization"] = f"Bearer {other}"

    try:
        yield
    finally:
        schemathesis.hooks.unregister(before_call)


def _take(found: Found, event: events.EngineEvent) -> None:
    if isinstance(event, events.ScenarioFinished):
        found.cases += len(event.recorder.interactions)
        for checks in event.recorder.checks.values():
            for one in checks:
                if one.status is Status.FAILURE and one.failure_info is not None:
                    key = f"{event.phase.value}: {event.label}: {one.name}"
                    found.wrong.setdefault(key, f"{one.failure_info.failure.message}\n{one.failure_info.code_sample}")
    elif isinstance(event, events.PhaseFinished):
        found.phases[event.phase.name.value] = event.status.value
    elif isinstance(event, events.NonFatalError):
        found.wrong.setdefault(f"error: {event.label}", str(event.value))
    elif isinstance(event, events.FatalError):
        raise event.exception
    elif isinstance(event, events.EngineFinished):
        found.ended = event.stop_reason.value
        found.wrong |= {f"at the end: {one.title}": one.message for one in event.failures}
    assert found.ended in ("", StopReason.COMPLETED.value), found.ended
