"""A port on this machine alone, where an operator's programs ask a process: ``/healthz``, ``/readyz``, ``/metrics``.

Apart from the pages' port: what stands before those, a proxy for one, comes from this machine too.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from types import TracebackType
from typing import Self

from takedown.errors import TakedownError
from takedown.ops.metrics import Metrics

_TEXT = "text/plain; charset=utf-8"
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class OperatorPortTaken(TakedownError):
    """Another program answers at the operator's port, or it isn't this machine's own; ``port``. Nothing was started."""


class OperatorPort:
    """Answers in a thread of its own while the ``with`` lasts.

    Args:
        port: 0 for any. metrics: what is counted. why: why the process can't do its work just now, or nothing.
        host: a loopback address.

    Attributes:
        port: where it answers.

    Raises:
        OperatorPortTaken: nothing was started.
    """

    def __init__(self, port: int, metrics: Metrics, why: Callable[[], str], host: str = "127.0.0.1") -> None:
        try:
            if not ip_address(host).is_loopback:
                raise OperatorPortTaken(port=str(port))
            self._server = _Server((host, port), metrics, why)
        except (OSError, OverflowError, ValueError):
            raise OperatorPortTaken(port=str(port)) from None
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.2,), name="td", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], metrics: Metrics, why: Callable[[], str]) -> None:
        self.metrics, self.why = metrics, why
        super().__init__(address, _Answers)


class _Answers(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "td", ""
    timeout = 10

    def do_GET(self) -> None:
        if self.path == "/healthz":
            self._answer(200, b"alive\n")
        elif self.path == "/readyz":
            why = self.server.why()
            self._answer(503 if why else 200, (why or "ready").encode() + b"\n")
        elif self.path == "/metrics":
            self._answer(200, self.server.metrics.text(), _PROMETHEUS)
        else:
            self._answer(404, b"not here\n")

    def log_message(self, *_: object) -> None:
        """Say nothing: the library would write the request into standard error."""

    def _answer(self, status: int, body: bytes, kind: str = _TEXT) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)
