"""Who may ask at all: this machine's own browser, under this machine's own name.

A page elsewhere can have its own name resolve to 127.0.0.1 (DNS rebinding), or post a form here. The first shows in
``Host``, the second in ``Origin`` and ``Sec-Fetch-Site``; both are refused before any page runs.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD"})
_OURS = frozenset({"", "same-origin", "none"})
_WHOLE = "document"
"""What is asked for by a navigation that isn't a frame's (``Sec-Fetch-Dest``)."""
_MISDIRECTED, _FORBIDDEN, _NOT_ALLOWED = 421, 403, 405
_METHODS = SAFE | {"POST"}


def is_from_elsewhere(headers: Headers) -> bool:
    """Return whether a page elsewhere led here; its reader's browser may keep our cookie back then."""
    return headers.get("sec-fetch-site", "") not in _OURS


def own_path(path: str) -> str:
    """Return ``path`` where it leads to a page of this server, else the first page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() else "/"


class Origin:
    """Refuses requests under another name, from another page, or by a method that no page uses.

    Args:
        app: what comes after.
        names: the ``host:port`` pairs under which this server is asked.
        secure: those of them that browsers reach by ``https``, through a proxy.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str], secure: frozenset[str] = frozenset()) -> None:
        self._app, self._names, self._secure = app, names | secure, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        refused = self._refused(Headers(scope=scope), scope.get("method", "")) if scope["type"] == "http" else 403
        if refused:
            await PlainTextResponse(str(refused), refused)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refused(self, headers: Headers, method: str) -> int:
        """Return the status of the refusal; 0 where there is none."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._names:
            return _MISDIRECTED
        if method not in _METHODS:
            return _NOT_ALLOWED
        site = headers.get("sec-fetch-site", "")
        # A link elsewhere may lead here; a frame elsewhere may show nothing of ours, not even load it.
        navigates = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        if site not in _OURS and not (navigates and headers.get("sec-fetch-dest", _WHOLE) == _WHOLE):
            return _FORBIDDEN
        return 0 if method in SAFE or self._is_ours(headers, hosts[0], site) else _FORBIDDEN

    def _is_ours(self, headers: Headers, host: str, site: str) -> bool:
        """Return whether a page of this server sent it: browsers say which with every POST."""
        origin = headers.get("origin")
        scheme = "https" if host.lower() in self._secure else "http"
        return site == "same-origin" if origin is None else origin.lower() == f"{scheme}://{host.lower()}"
