"""The API: one method for what a program mostly does, ``request`` for the rest."""

from __future__ import annotations

import base64
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Literal, Self

import httpx

from takedown.client.errors import ApiError, Unreachable, Wrong
from takedown.client.sealing import LetterboxKey, as_text
from takedown.client.shapes import Case, Event, Match, Notice

MOST_ADDRESSES = 10_000
_PATIENCE = 300.0
"""Seconds: ten thousand addresses, or a file of a large case, take their time."""
_TRIES = 5
_AGAIN = frozenset({429, 502, 503, 504})
_LONGEST_PAUSE = 60.0
_RUNNING = "error-still-running"


class Api:
    """An open connection. Use it as a context, or ``close`` it.

    Args:
        address: such as ``https://td.example/api/v1``. token: ``td_...``.
        language: of what errors say. transport: of httpx, where the usual one won't do.
        pause: waits so many seconds.
    """

    def __init__(
        self,
        address: str,
        token: str,
        *,
        language: Literal["en", "fr"] = "en",
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        headers = {"authorization": f"Bearer {token}", "accept-language": language}
        self._http = httpx.Client(base_url=address.rstrip("/"), headers=headers, timeout=_PATIENCE, transport=transport)
        self._pause = pause

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def request(
        self, method: str, path: str, body: object = None, *, query: dict[str, str] | None = None, key: str = ""
    ) -> httpx.Response:
        """Return an answer; what may be asked again is, with the same key, so that it is done once.

        Args:
            method, path, body, query: of the request. key: of a POST; a fresh one by default.

        Raises:
            ApiError: the server refused. Unreachable: nobody answered.
        """
        headers = {"idempotency-key": key or secrets.token_hex(16)} if method == "POST" else {}
        for number in range(_TRIES):
            last = number == _TRIES - 1
            try:
                answer = self._http.request(method, path, json=body, params=query, headers=headers)
            except httpx.TransportError as problem:
                if last:
                    raise Unreachable from problem
                self._pause(min(2.0**number, _LONGEST_PAUSE))
                continue
            if answer.is_success:
                return answer
            error = _error(answer)
            if last or not (error.status in _AGAIN or error.code == _RUNNING):
                raise error
            self._pause(min(error.retry_after or 2.0**number, _LONGEST_PAUSE))
        raise Unreachable

    def each(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        """Yield every entry of a list, page by page."""
        cursor: str | None = ""
        while cursor is not None:
            asked = {"limit": "500", **query, **({"cursor": cursor} if cursor else {})}
            page = self.request("GET", path, query=asked).json()
            yield from page["items"]
            cursor = page["next"]

    def letterbox(self) -> LetterboxKey:
        """Return whom sets of fingerprints are sealed to."""
        said = self.request("GET", "/organisation").json()
        return LetterboxKey(said["id"], base64.b64decode(said["letterbox"]))

    def open_case(
        self,
        statement: str,
        *,
        adult: Literal["yes", "no", "unsure"],
        standing: Literal["subject", "representative"],
        key: str = "",
        **more: object,
    ) -> Case:
        """Open a case with the sentence that was agreed to; ``more`` as the API's description says."""
        body = {"consent": {"statement": statement}, "adult": adult, "standing": standing, **more}
        return Case.of(self.request("POST", "/cases", body, key=key).json())

    def cases(self, **query: str) -> Iterator[Case]:
        """Yield the cases that are shared with the token."""
        return (Case.of(one) for one in self.each("/cases", **query))

    def register(self, case: str, sealed: bytes, *, key: str = "") -> dict[str, Any]:
        """Register a set that ``sealed_set`` gave; return what became of it."""
        body = {"kind": "sealed", "content": as_text(sealed)}
        said: dict[str, Any] = self.request("POST", f"/cases/{case}/media", body, key=key).json()
        return said

    def import_hashes(self, case: str, listed: str, *, key: str = "") -> dict[str, Any]:
        """Register a list in the shape of ThreatExchange, of StopNCII, or CSV; return what became of it."""
        body = {"kind": "list", "content": listed}
        said: dict[str, Any] = self.request("POST", f"/cases/{case}/media", body, key=key).json()
        return said

    def keep_addresses(self, case: str, urls: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Send addresses, however many, and yield what became of each, in their order."""
        for start in range(0, len(urls), MOST_ADDRESSES):
            body = {"urls": list(urls[start : start + MOST_ADDRESSES])}
            said = self.request("POST", f"/cases/{case}/addresses", body).json()
            yield from ({**one, "line": one["line"] + start} for one in said["items"])

    def look_now(self, case: str, what: Literal["addresses", "hosts"] = "addresses", *, key: str = "") -> bool:
        """Have the fleet look now: at the addresses of a case, or at the hosts, for every case at once.

        Returns:
            False where that was asked for before and still waits.
        """
        said = self.request("POST", f"/cases/{case}/addresses/look", {"what": what}, key=key).json()
        return bool(said["status"] == "asked")

    def matches(self, **query: str) -> Iterator[Match]:
        """Yield matches; ``case``, ``state``, ``host`` narrow them."""
        return (Match.of(one) for one in self.each("/matches", **query))

    def decide(self, matches: Sequence[str], state: Literal["confirmed", "rejected", "mine", "not-me"]) -> None:
        """Say what a person decided of matches, all of them or none."""
        self.request("POST", "/decisions", {"matches": list(matches), "state": state})

    def draft(self, case: str) -> list[Notice]:
        """Draft what can be drafted for a case; nothing is sent."""
        said = self.request("POST", "/notices", {"case": case}).json()
        return [Notice.of(one) for one in said["notices"]]

    def notices(self, **query: str) -> Iterator[Notice]:
        """Yield notices; ``case`` and ``state`` narrow them."""
        return (Notice.of(one) for one in self.each("/notices", **query))

    def events(self, after: str = "") -> tuple[list[Event], str]:
        """Return what happened after a cursor, and the cursor to go on with, now or later."""
        page = self.request("GET", "/events", query={"cursor": after} if after else {}).json()
        return [Event.of(one) for one in page["items"]], page["next"]

    def export(self, case: str, what: Literal["evidence", "case"], to: Sequence[str]) -> bytes:
        """Return a file of a case, locked to keys of age (``age1...``)."""
        return self.request("POST", f"/cases/{case}/exports", {"what": what, "to": list(to)}).content

    def revoke(self) -> int:
        """End this token at once, and those that it replaced or that replaced it; return how many that were."""
        return int(self.request("DELETE", "/tokens/current").json()["ended"])


def _error(answer: httpx.Response) -> ApiError:
    try:
        said = answer.json()
        code = str(said["type"]).removeprefix("urn:takedown:")
        errors = [Wrong(one["field"], one["code"]) for one in said.get("errors", [])]
        detail = str(said["detail"])
    except (ValueError, KeyError, TypeError):
        code, detail, errors = f"http-{answer.status_code}", "", []
    after = answer.headers.get("retry-after", "")
    return ApiError(answer.status_code, code, detail, errors, float(after) if after.isdigit() else None)
