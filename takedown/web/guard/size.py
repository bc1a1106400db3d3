"""How much a request may bring: forms are small; what is larger goes to the routes that read it piece by piece."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 1024 * 1024
"""Bytes of a form."""
STREAMED = "/upload"
"""Ends the path of a route that reads its body piece by piece and counts it itself."""
_TOO_LARGE = 413


class _TooLarge(Exception):
    pass


class Size:
    """Refuses a body of more than ``MOST`` bytes, told or not, except on paths that end in ``STREAMED``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http" or scope["path"].endswith(STREAMED):
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        began, read = False, 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > MOST:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        refusal = PlainTextResponse(str(_TOO_LARGE), _TOO_LARGE)
        if not told.isdigit() or int(told) > MOST:
            await refusal(scope, receive, send)
            return
        try:
            await self._app(scope, counted, noted)
        except _TooLarge:
            if not began:
                await refusal(scope, receive, send)
