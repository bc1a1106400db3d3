"""The description of the API: OpenAPI 3.1, as the operations declare themselves, with what all of them share."""

from __future__ import annotations

import json
import sys
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from takedown.web.api.problems import MEDIA_TYPE, Problem
from takedown.web.api.route import ONCE, SCOPE

VERSION = "1.0.0"
"""Of the API: 1.x adds; what is removed or changes its meaning is /api/v2."""
BASE = "/api/v1"
_WRONG = {
    400: "A header or a cursor is wrong.",
    401: "No token, or none that opens anything.",
    403: "The token may not do that.",
    404: "There is none, or it isn't shared with the token.",
    409: "As things stand that can't be done; nothing was changed.",
    412: "Somebody changed it meanwhile.",
    413: "Too many bytes.",
    422: "Not of the shape that is asked for, or another request came with this key.",
    429: "Too many requests within a minute.",
    503: "The database can't be reached at the moment.",
}
_DESCRIPTION = (
    "Finds copies of intimate images that were posted without consent, and gets them removed. "
    "Media never pass here: only fingerprints, sealed. Nothing is sent that no person approved."
)


def described(app: FastAPI) -> dict[str, Any]:
    """Return the description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="takedown", version=VERSION, openapi_version="3.1.0", description=_DESCRIPTION, routes=app.routes
        )
        made["servers"] = [{"url": BASE}]
        components = made.setdefault("components", {})
        shapes = components.setdefault("schemas", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            shapes.pop(unused, None)
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shapes |= {**problem.pop("$defs"), "Problem": problem}
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "bearerFormat": "td_..."}}
        for path in made["paths"].values():
            for method, operation in path.items():
                _complete(method, operation)
        app.openapi_schema = made
    return app.openapi_schema


def main() -> None:
    """Print the description, for the documentation."""
    from takedown.web.api.app import application

    sys.stdout.write(json.dumps(described(application()), indent=1, ensure_ascii=False) + "\n")


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Add what an operation shares with the others: the token, the key, what can go wrong."""
    if SCOPE not in operation:
        return
    once = operation.pop(ONCE)
    operation["security"] = [{"token": []}]
    told = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, text in _WRONG.items():
        operation["responses"][str(status)] = {"description": text, "content": {MEDIA_TYPE: told[MEDIA_TYPE]}}
    if method == "get":
        operation["responses"]["304"] = {"description": "As it was read before (If-None-Match)."}
    if method == "post":
        repeated = "" if once else " A repetition is done again: the answer isn't kept."
        operation.setdefault("parameters", []).append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": True,
                "description": f"The same key and the same body, within a day: the same answer.{repeated}",
                "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,255}$"},
            }
        )


if __name__ == "__main__":
    main()
