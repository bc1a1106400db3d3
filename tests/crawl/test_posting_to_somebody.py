"""What tells somebody's server something goes where it may and nowhere else, whatever its address turns out to mean."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from takedown.crawl import posting
from takedown.crawl.posting import NotPosted
from tests.crawl.net.names import Names


@dataclass
class Listener:
    """A server on this machine; ``moved``: where it sends whoever asks."""

    port: int = 0
    moved: str = ""
    asked: list[str] = field(default_factory=list)


@contextmanager
def listening(moved: str = "") -> Iterator[Listener]:
    made = Listener(moved=moved)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.asked.append(self.command)
            self.rfile.read(int(self.headers.get("content-length", "0")))
            self.send_response(307 if made.moved else 200)
            if made.moved:
                self.send_header("location", made.moved)
            self.send_header("content-length", "0")
            self.end_headers()

        do_GET = do_POST  # noqa: N815 - the library's name

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1:{port}/", "https://[::1]:{port}/", "https://[::ffff:127.0.0.1]:{port}/",
        "https://[::ffff:7f00:1]:{port}/", "https://[64:ff9b::7f00:1]:{port}/", "https://2130706433:{port}/",
        "https://0x7f000001:{port}/", "https://0177.0.0.1:{port}/", "https://127.1:{port}/", "https://0:{port}/",
        "https://127.0.0.1.:{port}/", "https://a.example@127.0.0.1:{port}/", "https://me:secret@a.example/",
        "https://a.example:22/", "https://a.example:6379/", "https://a.example:25/", "https://169.254.169.254/",
        "https://[fd00:ec2::254]/", "https://10.0.0.1/", "https://192.168.0.1/", "https://100.64.0.1/",
        "http://a.example/", "ftp://a.example/", "https:127.0.0.1", "https://a.example\\@127.0.0.1/", "https://a b/",
    ],
)  # fmt: skip
async def test_no_spelling_of_where_nobody_may_go_is_posted_to(url: str) -> None:
    with listening() as server:
        with pytest.raises(NotPosted) as refused:
            await posting.post(url.format(port=server.port), b"{}", {})

        assert (refused.value.code, server.asked) == ("address-refused", [])


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"], ["::1"]])
async def test_a_name_that_means_this_machine_is_not_posted_to(
    answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("takedown.crawl.net.session.aiohttp.ThreadedResolver", lambda: Names(answers))
    with listening() as server:
        with pytest.raises(NotPosted) as refused:
            await posting.post(f"https://hook.example:{server.port}/", b"{}", {})

        assert (refused.value.code, server.asked) == ("address-refused", [])


async def test_what_was_checked_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    monkeypatch.setattr("takedown.crawl.net.session.aiohttp.ThreadedResolver", lambda: names)
    with listening() as server:  # at the first of them alone
        allow = [f"hook.example:{server.port}"]
        assert await posting.post(f"http://hook.example:{server.port}/", b"{}", {}, allow) == 200

        assert (names.questions, server.asked) == (["hook.example"], ["POST"])


async def test_whoever_sends_it_elsewhere_is_not_followed() -> None:
    with listening() as private, listening(f"http://127.0.0.1:{private.port}/") as server:
        allow = [f"127.0.0.1:{server.port}", f"127.0.0.1:{private.port}"]
        assert await posting.post(f"http://127.0.0.1:{server.port}/", b"{}", {}, allow) == 307

        assert (server.asked, private.asked) == (["POST"], [])
