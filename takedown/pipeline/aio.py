"""Running asynchronous steps from synchronous ones, with errors as a person can be told them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from takedown.errors import TakedownError

T = TypeVar("T")


def run(steps: Coroutine[Any, Any, T]) -> T:
    """Run ``steps`` to their end and return what they give.

    Raises:
        TakedownError: the first one, where tasks side by side raised a group of them; nobody can be told a group.
            Where the group has none, its first error, whatever that is.
    """
    try:
        return asyncio.run(steps)
    except BaseExceptionGroup as group:
        raise _first(group.subgroup(TakedownError) or group) from group


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    found = group.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found
