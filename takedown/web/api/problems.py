"""What is told when something goes wrong: one shape (RFC 9457), in the language that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Route

from takedown.cases.case import NotAdult
from takedown.cases.team.role import NotYours
from takedown.errors import NotShared, TakedownError
from takedown.pipeline.shelf import NotFound
from takedown.pipeline.team.grants import CaseInUse
from takedown.pipeline.team.idempotency import KeyReused
from takedown.pipeline.team.tokens import NobodyApproves, NoToken, ScopeWanted, TokenWaits
from takedown.store import StoreBusy, StoreUnreachable
from takedown.vault.age import BadRecipient
from takedown.web.language import preferred
from takedown.words import Words

MEDIA_TYPE = "application/problem+json"
URN = "urn:takedown:"
_MOST_FIELDS = 50


class BadRequest(TakedownError):
    """What was sent hasn't the shape that the description asks for; ``errors`` beside it says where. Nothing done."""


class BadKey(TakedownError):
    """A request that changes something came without an idempotency key, or with one that can't be. Nothing done."""


class BadCursor(TakedownError):
    """The cursor isn't one that this list gave. Nothing was shown."""


class TooManyRequests(TakedownError):
    """The token asked for more than a minute's requests; ``seconds`` until there is another. Nothing was done."""


class ChangedMeanwhile(TakedownError):
    """Somebody changed it since it was read (``If-Match``). Nothing was changed."""


_STATUSES: dict[type[TakedownError], int] = {
    BadRequest: 422,
    KeyReused: 422,
    BadKey: 400,
    BadCursor: 400,
    BadRecipient: 400,
    NoToken: 401,
    ScopeWanted: 403,
    TokenWaits: 403,
    NobodyApproves: 403,
    NotYours: 403,
    NotShared: 403,
    NotAdult: 403,
    NotFound: 404,
    ChangedMeanwhile: 412,
    TooManyRequests: 429,
    StoreBusy: 503,
    StoreUnreachable: 503,
}
_OWN_WORDS: dict[type[TakedownError], str] = {NotFound: "api-not-there", CaseInUse: "api-case-in-use"}
_CONFLICT, _NOT_SO = 409, 405
_TITLED = frozenset({400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503})


class Wrong(BaseModel):
    """One field that doesn't fit: where it is, and a code that says why."""

    field: Annotated[str, Field(description="A JSON pointer into what was sent (RFC 6901).")]
    code: str
    detail: str


class Problem(BaseModel):
    """What went wrong."""

    type: Annotated[str, Field(description="The code of the error, as a URN.")]
    title: str
    status: int
    detail: Annotated[str, Field(description="What happened, whether anything was kept or left, what to do.")]
    errors: list[Wrong] = []


def handled(app: FastAPI) -> None:
    """Declare who tells what."""
    app.exception_handler(TakedownError)(_told)
    app.exception_handler(ValidationError)(_misshapen)
    app.exception_handler(RequestValidationError)(_misshapen)
    app.exception_handler(HTTPException)(_refused)


def problem(
    request: Request,
    status: int,
    code: str,
    detail: str,
    errors: list[Wrong] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as an answer."""
    words = words_of(request)
    title = words(f"api-title-{status if status in _TITLED else 400}")
    told = Problem(type=URN + code, title=title, status=status, detail=detail, errors=errors or [])
    more = {"content-language": words.language, **(headers or {})}
    return JSONResponse(told.model_dump(), status, more, media_type=MEDIA_TYPE)


def words_of(request: Request) -> Words:
    """Return the words in the language that the request asks for."""
    return Words(preferred(request.headers, "en"))


def told(request: Request, error: TakedownError) -> Response:
    """Return an error of the program as an answer."""
    status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), _CONFLICT)
    words = words_of(request)
    # The error's own words name a command of the terminal, or a member: a program's log is no place for her name.
    own = next((key for kind, key in _OWN_WORDS.items() if isinstance(error, kind)), "")
    detail = words(own) if own else words.error(error)
    headers = {}
    if isinstance(error, NoToken):
        headers["www-authenticate"] = 'Bearer realm="takedown"'
    if isinstance(error, TooManyRequests):
        headers["retry-after"] = str(error.data["seconds"])
    return problem(request, status, error.key(), detail, headers=headers)


async def _told(request: Request, error: Exception) -> Response:
    if not isinstance(error, TakedownError):
        raise error
    return told(request, error)


async def _misshapen(request: Request, error: Exception) -> Response:
    if not isinstance(error, ValidationError | RequestValidationError):
        raise error
    words = words_of(request)
    wrong = [_wrong(one, words) for one in list(error.errors())[:_MOST_FIELDS]]
    return problem(request, 422, BadRequest.key(), words.error(BadRequest()), wrong)


def _wrong(error: Any, words: Words) -> Wrong:
    """Return what is wrong with one field, without what stood there."""
    parts = [str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"]]
    missing = error["type"] in ("missing", "extra_forbidden")
    detail = words(f"api-field-{error['type'].replace('_', '-')}" if missing else "api-field-wrong")
    pointer = "/" + "/".join(parts)
    return Wrong(field=pointer.encode("utf-8", "replace").decode(), code=error["type"], detail=detail)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    status = error.status_code
    headers = {"allow": ", ".join(sorted(_methods(request)))} if status == _NOT_SO else {}
    key = f"api-refused-{status}"
    words = words_of(request)
    detail = words(key) if key in words else words("api-refused")
    return problem(request, status, f"http-{status}", detail, headers=headers)


def _methods(request: Request) -> set[str]:
    """Return the methods that the address of a request takes."""
    routes: list[Route] = request.app.state.routes
    found = (one.methods or () for one in routes if one.matches(request.scope)[0] is not Match.NONE)
    return {method for methods in found for method in methods}


def unforeseen(request: Request) -> Response:
    """Return what is said of an error that nobody foresaw: nothing of its text."""
    return problem(request, 500, "unforeseen", words_of(request)("api-refused-500"))
