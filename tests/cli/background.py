"""Real web servers on loopback that live in a thread, while the test waits for the program."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from types import TracebackType
from typing import Any, Self, TypeVar

from tests.crawl.crawl_server import HTML, Answer, Handler, Server, serving

T = TypeVar("T")


class Background:
    """An event loop in a thread; what was entered on it is left when the block ends."""

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._stack = AsyncExitStack()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._do(self._stack.aclose())
        self._do(self._end_tasks())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def enter(self, context: AbstractAsyncContextManager[T]) -> T:
        """Enter ``context`` on the loop; return what it gives."""
        return self._do(self._stack.enter_async_context(context))

    def serve(self, pages: dict[str, Answer | Handler], seconds: float = 0.0) -> Server:
        return self.enter(serving(pages, seconds))

    async def _end_tasks(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _do(self, steps: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(steps, self._loop).result(20)


def gallery(pictures: dict[str, bytes], title: str = "gallery") -> dict[str, Answer | Handler]:
    """Return the pages of a site that shows ``pictures`` (file name and bytes) on its first page."""
    shown = "".join(f'<img src="/{name}">' for name in pictures)
    pages: dict[str, Answer | Handler] = {"/": (200, HTML, f"<title>{title}</title>{shown}".encode())}
    return pages | {f"/{name}": (200, "image/jpeg", content) for name, content in pictures.items()}


def host(name: str, start: str, *, allow: str | None = "", **more: object) -> str:
    """Return a ``[[hosts]]`` table for the server at ``start``; ``allow=None`` allows nothing private."""
    pair = start.split("/")[2]
    settings = {"delay": 0, **more}
    lines = [f'name = "{name}"', f'start = ["{start}"]', *(f"{key} = {value}" for key, value in settings.items())]
    if allow is not None:
        lines.append(f'allow = ["{allow or pair}"]')
    return "\n[[hosts]]\n" + "\n".join(lines) + "\n"
