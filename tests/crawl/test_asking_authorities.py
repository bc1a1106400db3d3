"""Asking an authority: within seconds and bytes, and nowhere but where the settings say."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from takedown.crawl.timestamping import MOST_BYTES, NoAnswer, answer_of
from takedown.settings import TimestampSettings
from tests.evidence.authority import Served, replying, serving


@pytest.fixture
def silence() -> Iterator[threading.Event]:
    """Set when the test is over, so that no server waits longer than that."""
    over = threading.Event()
    yield over
    over.set()


def code_of(url: str, allow: list[str], seconds: float = 20.0) -> str:
    named = TimestampSettings(name="one", url=url, roots="roots.pem", allow=allow)
    with pytest.raises(NoAnswer) as refusal:
        asyncio.run(answer_of(named, b"question", seconds))
    return refusal.value.code


def test_what_is_said_comes_back_whole() -> None:
    with serving(replying(lambda asked: asked + bytes(MOST_BYTES - 8))) as server:
        named = TimestampSettings(name="one", url=server.url, roots="roots.pem", allow=[server.pair])
        assert asyncio.run(answer_of(named, b"question")) == b"question" + bytes(MOST_BYTES - 8)


def test_a_byte_too_many_is_too_large() -> None:
    with serving(replying(lambda _asked: bytes(MOST_BYTES + 1))) as server:
        assert code_of(server.url, [server.pair]) == "too-large"


def test_a_server_that_never_answers_is_left(silence: threading.Event) -> None:
    def waiting(_asked: bytes) -> tuple[int, dict[str, str], bytes]:
        silence.wait(60)
        return 200, {}, b""

    server = Served(waiting)
    with serving(server):
        assert code_of(server.url, [server.pair], seconds=0.3) == "too-slow"
        silence.set()


def test_an_answer_that_ends_early_is_none() -> None:
    with serving(Served(lambda _asked: (200, {"Content-Length": "1000", "Connection": "close"}, b"short"))) as server:
        assert code_of(server.url, [server.pair], seconds=5.0) in ("unreachable", "too-slow")


def test_a_redirect_is_not_followed() -> None:
    with (
        serving(replying(lambda _asked: b"elsewhere")) as other,
        serving(Served(lambda _asked: (307, {"Location": other.url}, b""))) as server,
    ):
        assert code_of(server.url, [server.pair, other.pair]) == "status"
        assert len(server.asked) == 1
        assert other.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1024/",
        "http://localhost:1024/",
        "http://169.254.169.254/",
        "http://[::1]:1024/",
        "http://2130706433/",
        "http://user@example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "",
    ],
)
def test_an_address_that_is_not_for_authorities_is_refused_unasked(url: str) -> None:
    assert code_of(url, []) == "address-refused"
