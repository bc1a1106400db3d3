"""What stands before every operation: token, pace, scope; and behind it: once is once, and what is fresh is named."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from takedown.cases.team.token import Scope
from takedown.errors import TakedownError
from takedown.pipeline.team.idempotency import Answer, Once
from takedown.pipeline.team.tokens import NoToken, TokenSession
from takedown.web.api.body import Honest
from takedown.web.api.limits import Buckets, Left
from takedown.web.api.problems import BadKey, TooManyRequests, told, words_of
from takedown.web.api.seats import Seats
from takedown.words import Words

SCOPE, ONCE = "x-scope", "x-once"
_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_OK, _NOT_MODIFIED = 200, 304
_KEPT_HEADERS = ("content-type", "location", "etag")
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(frozen=True, slots=True)
class Call:
    """One request of a program: what it works with, and the words of its language."""

    session: TokenSession
    words: Words


@dataclass(frozen=True, slots=True)
class Desk:
    """What every request of one process shares."""

    seats: Seats
    buckets: Buckets


def needs(scope: Scope | None, *, once: bool = True) -> dict[str, object]:
    """Return the ``openapi_extra`` of an operation: its scope (``None``: any token), and whether it is done once.

    ``once`` is for POST alone: False where a repetition does no harm and the answer is too large to be kept.
    """
    return {SCOPE: scope.value if scope else "", ONCE: once}


def call_of(request: Request) -> Call:
    """Return what the route found before the operation began."""
    call: Call = request.state.call
    return call


Called = Annotated[Call, Depends(call_of)]


class Guarded(APIRoute):
    """An operation that takes a token."""

    def get_route_handler(self) -> Handler:
        """Return the operation's handler with all that stands around it."""
        inner = super().get_route_handler()
        extra = self.openapi_extra or {}
        scope = Scope(extra[SCOPE]) if extra[SCOPE] else None
        known = frozenset(one.alias for one in self.dependant.query_params)

        async def handled(asked: Request) -> Response:
            request = Honest(asked.scope, asked.receive)
            desk: Desk = request.app.state.desk
            text = _bearer(request)
            try:
                session = await run_in_threadpool(desk.seats.enter, text)
            except NoToken as error:
                return told(request, error)
            try:
                left = desk.buckets.take(session.token.id)
                _check_query(request, known)
                answer = await _answered(request, session, left, scope, inner, once=bool(extra[ONCE]))
                answer.headers.update(left.headers)
                return answer
            finally:
                await run_in_threadpool(desk.seats.leave, text)

        return handled


def _check_query(request: Request, known: frozenset[str]) -> None:
    """Refuse a parameter that nobody knows: a filter that is misspelled would show more than was asked for."""
    if unknown := sorted(request.query_params.keys() - known):
        raise RequestValidationError([{"loc": ("query", name), "type": "extra_forbidden"} for name in unknown])


async def _answered(
    request: Request, session: TokenSession, left: Left, scope: Scope | None, inner: Handler, *, once: bool
) -> Response:
    request.state.organisation = session.organisation.id
    try:
        if not left.passed:
            raise TooManyRequests(seconds=left.seconds)
        if scope is not None:
            session.check_scope(scope)
        request.state.call = Call(session, words_of(request))
        if request.method == "POST":
            key = _key(request)
            return await (_done_once(request, session, key, inner) if once else inner(request))
        return _fresh(request, await inner(request))
    except TakedownError as error:
        return told(request, error)


async def _done_once(request: Request, session: TokenSession, key: str, inner: Handler) -> Response:
    """Do what is asked for, unless a request with the same key did."""
    what = f"{request.method} {request.url.path}?{request.url.query}\n{request.headers.get('content-type', '')}\n"
    one = Once(session, key, what.encode() + await request.body())
    known = await run_in_threadpool(one.begun)
    if known is not None:
        return Response(known.body, known.status, {**known.headers, "idempotency-replayed": "true"})
    try:
        answer = await inner(request)
    except BaseException:
        await run_in_threadpool(one.failed)
        raise
    headers = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
    await run_in_threadpool(one.ended, Answer(answer.status_code, headers, bytes(answer.body)))
    return answer


def etag_of(body: bytes) -> str:
    """Return the strong validator of a representation (RFC 9110, 8.8.3)."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _fresh(request: Request, answer: Response) -> Response:
    """Name the state of what is read, and leave it out where the program has it already."""
    if request.method != "GET" or answer.status_code != _OK or not hasattr(answer, "body"):
        return answer
    tag = etag_of(bytes(answer.body))
    answer.headers["etag"] = tag
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return Response(None, _NOT_MODIFIED, {"etag": tag}) if tag in asked else answer


def _bearer(request: Request) -> str:
    scheme, _, text = request.headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else ""


def _key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if _KEY.fullmatch(key) is None:
        raise BadKey
    # An sf-string (RFC 9651, 3.3.3), or the same without its quotation marks.
    return key[1:-1] if len(key) > 2 and key[0] == key[-1] == '"' else key  # noqa: PLR2004 - two quotation marks
