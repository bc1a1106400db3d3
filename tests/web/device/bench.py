"""A page with the device's scripts and nothing else, under the program's own headers, and files for it to take."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from takedown.web.guard.headers import HEADERS
from takedown.web.render import STATIC

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Page

_PAGE = b"<!doctype html><html lang=en><meta charset=utf-8><title>td</title><h1>td</h1>"
_TYPES = {".js": "text/javascript", ".css": "text/css"}


@dataclass
class Bench:
    """A page that may import ``/static/device/*.js`` and fetch what is put into ``files``.

    Attributes:
        files: by name, what ``/files/<name>`` answers.
        asked: what went over the wire, as "METHOD path".
    """

    page: Page
    files: dict[str, bytes]
    asked: list[str] = field(default_factory=list)

    def run(self, script: str, argument: object = None) -> Any:
        """Return what an asynchronous function of the page gives for ``argument``."""
        return self.page.evaluate(script, argument)


@contextmanager
def bench(chromium: Chromium) -> Iterator[Bench]:
    """Open a page of its own."""
    files: dict[str, bytes] = {}
    handler = type("Handler", (_Handler,), {"files": files})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        context = chromium.new_context()
        try:
            page = context.new_page()
            made = Bench(page, files)
            page.on("request", lambda request: made.asked.append(f"{request.method} {request.url}"))
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            yield made
        finally:
            context.close()
            server.shutdown()
            thread.join()


class _Handler(http.server.BaseHTTPRequestHandler):
    files: ClassVar[dict[str, bytes]]

    def do_GET(self) -> None:
        path = self.path
        if path == "/":
            self._answer(_PAGE, "text/html")
        elif path.startswith("/files/"):
            self._answer(self.files[path.removeprefix("/files/")], "application/octet-stream")
        elif path.startswith("/static/") and ".." not in path:
            file = STATIC / path.removeprefix("/static/")
            self._answer(file.read_bytes(), _TYPES[file.suffix])
        else:
            self._answer(b"", "image/svg+xml")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
