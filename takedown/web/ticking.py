"""What a running server does from time to time, whoever asks or doesn't."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

_log = logging.getLogger(__name__)


@asynccontextmanager
async def ticking(seconds: float, tick: Callable[[], object], at_last: Callable[[], object]) -> AsyncIterator[None]:
    """Do ``tick`` every so many seconds while the server runs, and ``at_last`` as it ends; both in threads."""
    task = asyncio.create_task(_again_and_again(seconds, tick))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await asyncio.to_thread(at_last)


async def _again_and_again(seconds: float, tick: Callable[[], object]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(tick)
        except Exception as error:  # noqa: BLE001 - what fails once must be tried again: it locks and it forgets
            _log.error("%s: %s", tick.__name__, type(error).__name__)
