"""The body of a request: JSON that says each thing once (I-JSON, RFC 7493, 2.3), in numbers that there are."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from fastapi import Request


class Honest(Request):
    """A request whose JSON means the same to everybody who reads it."""

    async def json(self) -> Any:
        """Return what was sent.

        Raises:
            json.JSONDecodeError: it is no JSON, says something twice, or holds a number that JSON doesn't have.
        """
        return json.loads(await self.body(), object_pairs_hook=_once, parse_constant=_refused)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Which of two counts is up to whoever reads: whoever checked it before us may have read the other one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        _refused("a name that comes twice")
    return found


def _refused(what: str) -> NoReturn:
    raise json.JSONDecodeError(what, "", 0)
