"""Running asynchronous steps from synchronous ones, with errors as a person can be told them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from takedown.errors import TakedownError

T = TypeVar("T")
_PROMPTLY = 0.2
"""Seconds between two questions whether to end."""


class AskedToEnd(Exception):
    """Somebody wanted the steps to end; they were interrupted as by a key."""


def run(steps: Coroutine[Any, Any, T], ends: Callable[[], bool] | None = None) -> T:
    """Run ``steps`` to their end and return what they give; ``ends`` is asked several times a second whether to stop.

    Raises:
        AskedToEnd: ``ends`` said so; the steps have been cancelled, and have cleaned up.
        TakedownError: the first one, where tasks side by side raised a group of them; nobody can be told a group.
            Where the group has none, its first error, whatever that is.
    """
    try:
        return asyncio.run(steps if ends is None else _heeding(steps, ends))
    except BaseExceptionGroup as group:
        raise _first(group.subgroup(TakedownError) or group) from group


async def _heeding(steps: Coroutine[Any, Any, T], ends: Callable[[], bool]) -> T:
    task = asyncio.ensure_future(steps)
    while not task.done():
        await asyncio.wait({task}, timeout=_PROMPTLY)
        if not task.done() and ends():
            task.cancel()
            await asyncio.wait({task})
            if task.cancelled():
                raise AskedToEnd
    return task.result()


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    found = group.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found
