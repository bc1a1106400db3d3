"""Through SOCKS and HTTP proxies: names are resolved at the far side, and the guard holds all the same."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from yarl import URL

from takedown.crawl.net.answer import HostUnreachable
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused
from takedown.crawl.net.robots import Robots
from tests.crawl.crawl_server import JPEG, picture, quick, redirect, serving
from tests.crawl.net.names import Names
from tests.crawl.net.proxies import http_proxy, socks

ONION = "2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion"
SOCKS = ["socks5h", "socks5", "socks4a", "socks4"]


@pytest.fixture(autouse=True)
def asked_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every name that this machine's resolver is asked for during a test, by whatever library; there is none."""
    asked: list[object] = []
    ask = socket.getaddrinfo

    def note(host: object, *more: object, **named: object) -> object:
        asked.append(host)
        return ask(host, *more, **named)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(socket, "getaddrinfo", note)
    yield asked
    assert [host for host in asked if host != "127.0.0.1"] == []


@pytest.mark.parametrize("kind", SOCKS)
async def test_socks_resolves_at_the_far_side(kind: str) -> None:
    names = Names(["127.0.0.1"])
    async with (
        serving({"/a.jpg": redirect("/b.jpg"), "/b.jpg": picture()}) as server,
        socks({"far.example:80": server.port}) as far,
        Fetcher(quick(), proxy=f"{kind}://127.0.0.1:{far.port}", resolver=names, delay=0) as fetcher,
    ):
        answer = await fetcher.get("http://far.example/a.jpg", lambda *_: 10_000)
    assert answer.body.startswith(JPEG[:4])
    assert answer.final_url == "http://far.example/b.jpg"
    assert set(far.asked) == {"far.example:80"}
    assert names.questions == []
    assert {visit.headers["Host"] for visit in server.visits} == {"far.example"}


async def test_an_http_proxy_resolves_at_the_far_side() -> None:
    names = Names(["127.0.0.1"])
    async with (
        serving({"/a.jpg": picture()}) as server,
        http_proxy({"far.example:80": server.port}) as far,
        Fetcher(quick(), proxy=f"http://127.0.0.1:{far.port}", resolver=names, delay=0) as fetcher,
    ):
        answer = await fetcher.get("http://far.example/a.jpg", lambda *_: 10_000)
    assert answer.body.startswith(JPEG[:4])
    assert (far.asked, names.questions) == (["far.example:80"], [])
    assert far.heads[0].startswith(b"GET http://far.example/a.jpg HTTP/1.1\r\n")


async def test_https_through_an_http_proxy_is_tunnelled() -> None:
    async with (
        serving({}) as server,  # speaks no TLS, which shows that TLS was begun with the far server itself
        http_proxy({"far.example:443": server.port}) as far,
        Fetcher(quick(), proxy=f"http://127.0.0.1:{far.port}", delay=0) as fetcher,
    ):
        with pytest.raises(HostUnreachable):
            await fetcher.get("https://far.example/", lambda *_: 10_000)
    assert far.asked == ["far.example:443"]
    assert far.heads[0].startswith(b"CONNECT far.example:443 HTTP/1.1\r\n")


@pytest.mark.parametrize("kind", ["socks5h", "http"])
async def test_the_proxys_credentials_go_to_the_proxy_alone(kind: str) -> None:
    async with serving({"/": picture()}) as server:
        names = {"far.example:80": server.port}
        async with (
            http_proxy(names) if kind == "http" else socks(names) as far,
            Fetcher(quick(), proxy=f"{kind}://me:secret@127.0.0.1:{far.port}", delay=0) as fetcher,
        ):
            await fetcher.get("http://far.example/", lambda *_: 10_000)
    assert far.credentials == ["me:secret"]
    assert "Authorization" not in server.visits[0].headers


async def test_the_environments_proxy_is_never_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving({"/": picture()}) as server, http_proxy({}) as far:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{far.port}")
        async with Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:
            await fetcher.get(server.url(), lambda *_: 10_000)
    assert far.asked == []


@pytest.mark.parametrize("kind", [*SOCKS, "http"])
@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1/", "private"),
        ("http://10.0.0.1/", "private"),
        ("http://[::1]/", "private"),
        ("http://169.254.169.254/latest/", "never"),
        ("http://0x7f.1/", "numeric"),
        ("http://localhost/", "private"),
        ("http://a.localhost/", "private"),
        ("http://router/", "private"),
        ("http://printer.local/", "private"),
        ("http://metadata.google.internal/", "private"),
        ("http://nas.home.arpa/", "private"),
    ],
)
async def test_the_guard_holds_behind_a_proxy(kind: str, url: str, why: str) -> None:
    async with (
        http_proxy({}) if kind == "http" else socks({}) as far,
        Fetcher(quick(), proxy=f"{kind}://127.0.0.1:{far.port}", delay=0) as fetcher,
    ):
        with pytest.raises(AddressRefused) as problem:
            await fetcher.get(url, lambda *_: 10_000)
    assert problem.value.data["why"] == why
    assert far.asked == []


async def test_a_private_server_behind_a_proxy_is_reached_by_its_exact_name() -> None:
    async with (
        serving({"/": picture()}) as server,
        socks({"nas.local:80": server.port}) as far,
        Fetcher(quick(), proxy=f"socks5h://127.0.0.1:{far.port}", allow=["nas.local:80"], delay=0) as fetcher,
    ):
        assert (await fetcher.get("http://nas.local/", lambda *_: 10_000)).status == 200


async def test_a_redirect_behind_a_proxy_is_checked_as_well() -> None:
    async with (
        serving({"/": redirect("http://127.0.0.1/"), "/robots.txt": redirect("http://[fe80::1]/")}) as server,
        socks({"far.example:80": server.port}) as far,
        Fetcher(quick(), proxy=f"socks5h://127.0.0.1:{far.port}", delay=0) as fetcher,
    ):
        with pytest.raises(AddressRefused):
            await fetcher.get("http://far.example/", lambda *_: 10_000)
        robots = Robots(fetcher)
        with pytest.raises(AddressRefused):
            await robots.check(URL("http://far.example/a"))
        await robots.close()
    assert set(far.asked) == {"far.example:80"}


@pytest.mark.parametrize("kind", SOCKS)
async def test_onion_services_are_reached_through_socks(kind: str) -> None:
    async with (
        serving({"/": picture()}) as server,
        socks({f"{ONION}:80": server.port}) as far,
        Fetcher(quick(), proxy=f"{kind}://127.0.0.1:{far.port}", delay=0) as fetcher,
    ):
        assert (await fetcher.get(f"http://{ONION}/", lambda *_: 10_000)).status == 200
    assert far.asked == [f"{ONION}:80"]


@pytest.mark.parametrize("proxied", [True, False])
async def test_onion_services_are_reached_in_no_other_way(proxied: bool) -> None:  # noqa: FBT001 - pytest hands it in
    names = Names(["127.0.0.1"])
    async with http_proxy({}) as far:
        proxy = f"http://127.0.0.1:{far.port}" if proxied else ""
        async with Fetcher(quick(), proxy=proxy, resolver=names, delay=0) as fetcher:
            with pytest.raises(AddressRefused) as problem:
                await fetcher.get(f"http://{ONION}/", lambda *_: 10_000)
    assert problem.value.data["why"] == "onion"
    assert (names.questions, far.asked) == ([], [])


@pytest.mark.parametrize("kind", [*SOCKS, "http"])
async def test_a_proxy_that_is_down_is_told_apart_and_nobody_is_contacted_without_it(kind: str) -> None:
    async with serving({"/": picture()}) as server:
        async with socks({}) as far:
            pass
        proxy = f"{kind}://127.0.0.1:{far.port}"
        async with Fetcher(quick(), proxy=proxy, allow=[server.pair], delay=0) as fetcher:
            with pytest.raises(HostUnreachable) as problem:
                await fetcher.get(server.url(), lambda *_: 10_000)
        assert server.visits == []
    assert problem.value.data["why"] == "proxy"


@pytest.mark.parametrize("kind", SOCKS)
async def test_a_name_that_the_far_side_cannot_reach_is_unreachable(kind: str) -> None:
    async with (
        socks({}) as far,
        Fetcher(quick(), proxy=f"{kind}://127.0.0.1:{far.port}", delay=0) as fetcher,
    ):
        with pytest.raises(HostUnreachable) as problem:
            await fetcher.get("http://far.example/", lambda *_: 10_000)
    assert problem.value.data["why"] == "connection"


async def test_names_behind_a_proxy_keep_their_own_pace() -> None:
    async with serving({"/": picture()}) as server:
        pairs = ["a.example:80", "b.example:80"]
        async with (
            socks(dict.fromkeys(pairs, server.port)) as far,
            Fetcher(quick(), proxy=f"socks5h://127.0.0.1:{far.port}", delay=0) as fetcher,
        ):
            for pair in pairs:
                await fetcher.get(f"http://{pair}/", lambda *_: 10_000)
            assert fetcher.paces.of(pairs[0], 0, 2) is not fetcher.paces.of(pairs[1], 0, 2)
