"""What the client raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wrong:
    """One field that the server didn't take: a JSON pointer, and a code."""

    field: str
    code: str


class ApiError(Exception):
    """The server refused. What happened, and whether anything was kept, is in ``detail``.

    Attributes:
        status: of HTTP. code: such as ``error-not-adult``. retry_after: seconds, where the server says so.
    """

    def __init__(
        self, status: int, code: str, detail: str, errors: Sequence[Wrong] = (), retry_after: float | None = None
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.detail, self.errors = status, code, detail, tuple(errors)
        self.retry_after = retry_after


class Unreachable(Exception):
    """The server didn't answer, however often it was asked; what was to be done may have been done."""


class BadMessage(Exception):
    """A message isn't from the server that it names, or too old to be told from a replayed one; ``why``: a code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
