"""The cookie that says which browser this is: for this program alone, out of scripts' reach, gone with the browser."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from takedown.web.guard.origin import is_from_elsewhere


class Cookie:
    """Gives the browser its visitor's cookie where it hasn't that one.

    One person's pages are served on loopback without TLS, where not every browser would send a ``Secure`` one back.

    Args:
        app: what comes after; it puts the visitor into the request's state. name: the cookie's.
        secure: browsers ask by ``https`` alone.
    """

    def __init__(self, app: ASGIApp, name: str, *, secure: bool = False) -> None:
        self._app, self._name, self._secure = app, name, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)

        async def with_cookie(message: Message) -> None:
            visitor = getattr(request.state, "visitor", None)
            if message["type"] == "http.response.start" and visitor is not None:
                headers = MutableHeaders(scope=message)
                # Led here from elsewhere, the browser keeps a strict cookie back: another one would take its place, and
                # any page could sign her out so.
                keeps_back = is_from_elsewhere(request.headers) and not visitor.signed_in
                known = request.cookies.get(self._name) == visitor.id or keeps_back
                told = any(one.startswith(f"{self._name}=") for one in headers.getlist("set-cookie"))
                if not known and not told:
                    headers.append("set-cookie", _worded(self._name, visitor.id, secure=self._secure))
            await send(message)

        await self._app(scope, receive, with_cookie)


def _worded(name: str, value: str, *, secure: bool) -> str:
    answer = Response()
    answer.set_cookie(name, value, path="/", httponly=True, samesite="strict", secure=secure)
    return answer.headers["set-cookie"]
