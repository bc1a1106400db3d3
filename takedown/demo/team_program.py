"""What the demonstration asks the API, with the client that other people's programs would take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from takedown.client import ApiError, Unreachable
from takedown.errors import TakedownError


class ApiRefused(TakedownError):
    """The API answered with something else than yes; the HTTP ``status`` and its ``code``."""


@contextmanager
def told() -> Iterator[None]:
    """Have what the client raises told as every error of the program is.

    Raises:
        ApiRefused: the server refused, or didn't answer.
    """
    try:
        yield
    except ApiError as problem:
        raise ApiRefused(status=problem.status, code=problem.code) from problem
    except Unreachable as problem:
        raise ApiRefused(status=0, code="unreachable") from problem
