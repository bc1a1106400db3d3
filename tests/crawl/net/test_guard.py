"""Every address that must not be visited, literal, by name, by rebinding and by redirect."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from takedown.crawl.net import resolve
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused, Guard, is_public, parse, server_of
from takedown.crawl.net.robots import Robots
from tests.crawl.crawl_server import picture, quick, redirect, serving
from tests.crawl.net.names import Names

REFUSED = [
    # not the web
    ("file:///etc/passwd", "scheme"),
    ("ftp://example.org/a.jpg", "scheme"),
    ("data:image/png;base64,AAAA", "scheme"),
    ("gopher://example.org/", "scheme"),
    ("javascript:alert(1)", "scheme"),
    ("//example.org/a", "scheme"),
    ("example.org", "scheme"),
    ("", "scheme"),
    ("http:/example.org", "scheme"),
    # not plainly written
    ("http://", "malformed"),
    ("http:///etc", "malformed"),
    ("http://exa mple.org/", "malformed"),
    ("http://example.org\\@127.0.0.1/", "credentials"),
    ("http://example.org/a\nb", "malformed"),
    ("http://example.org/a\x00", "malformed"),
    ("http://example.org:99999/", "malformed"),
    ("http://example.org:port/", "malformed"),
    ("http://example.org./", "malformed"),
    ("http://.example.org/", "malformed"),
    ("http://127%2e0.0.1/", "malformed"),
    ("http://%31%32%37.0.0.1/", "malformed"),
    ("http://[::1/", "malformed"),
    (f"http://{'a' * 64}.example.org/", "malformed"),
    (f"http://{'.'.join(['a' * 60] * 5)}/", "malformed"),
    ("http://[1::2::3]/", "malformed"),
    ("http://[fe80::1%25eth0]/", "malformed"),
    ("http://[fe80::1%eth0]/", "malformed"),
    ("http://example.org/" + "a" * 5000, "malformed"),
    ("http:\\\\example.org/", "scheme"),
    ("http:///127.0.0.1/", "malformed"),
    ("http://127.0.0.1\\@example.org/", "credentials"),
    ("http://example.org\\.evil.example/", "malformed"),
    ("http://example.org:80:80/", "malformed"),
    ("http://example.org:-1/", "malformed"),
    ("http://example.org\t.evil.example/", "malformed"),
    ("http://example..org/", "malformed"),
    ("http://exam<ple.org/", "malformed"),
    ("http://[::ffff:127.0.0.1%25lo]/", "malformed"),
    ("http://[127.0.0.1]/", "malformed"),
    ("ht\ttp://example.org/", "scheme"),
    ("http\u017f://example.org/", "scheme"),
    # credentials
    ("http://127.0.0.1#@example.org:22@10.0.0.1/", "private"),
    ("http://:@example.org/", "credentials"),
    ("http://example.org%40127.0.0.1@10.0.0.1/", "credentials"),
    ("http://user@example.org/", "credentials"),
    ("http://user:secret@example.org/", "credentials"),
    ("https://example.org:80@127.0.0.1/", "credentials"),
    # ports of other services
    ("http://example.org:22/", "port"),
    ("http://example.org:25/", "port"),
    ("http://example.org:0/", "port"),
    ("http://example.org:6379/", "port"),
    ("http://example.org:6667/", "port"),
    # numbers in disguise
    ("http://127.1/", "numeric"),
    ("http://127.0.1/", "numeric"),
    ("http://2130706433/", "numeric"),
    ("http://0x7f000001/", "numeric"),
    ("http://0x7f.0.0.1/", "numeric"),
    ("http://0177.0.0.1/", "numeric"),
    ("http://017700000001/", "numeric"),
    ("http://127.0.0.01/", "numeric"),
    ("http://127.0.0.1./", "numeric"),
    ("http://1.2.3.4.5/", "numeric"),
    ("http://256.1.1.1/", "numeric"),
    ("http://0/", "numeric"),
    ("http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/", "numeric"),
    ("http://\uff18.8.8.8/", "numeric"),
    ("http://127\u30020\u30020\u30021/", "numeric"),
    ("http://\u2460\u2461\u2466.\u2460/", "numeric"),
    ("http://\u0661\u0662\u0667.0.0.1/", "numeric"),
    ("http://0x7f.1/", "numeric"),
    ("http://0x0/", "numeric"),
    ("http://0300.0250.1.1/", "numeric"),
    ("http://10.0x1/", "numeric"),
    ("http://3232235777./", "numeric"),
    ("http://4294967296/", "numeric"),
    ("http://1.2.3/", "numeric"),
    ("http://00000127.0.0.1/", "numeric"),
    ("http://evil.example.127/", "numeric"),
    # the machine and its network
    ("http://127.0.0.1/", "private"),
    ("http://127.255.255.254:8080/", "private"),
    ("http://10.0.0.1/", "private"),
    ("http://172.16.0.1/", "private"),
    ("http://172.31.255.255/", "private"),
    ("http://192.168.1.1/", "private"),
    ("http://100.64.0.1/", "private"),
    ("http://192.0.0.1/", "private"),
    ("http://192.0.2.1/", "private"),
    ("http://198.18.0.1/", "private"),
    ("http://192.88.99.1/", "private"),
    ("http://[::1]/", "private"),
    ("http://[fc00::1]/", "private"),
    ("http://[fec0::1]/", "private"),
    ("http://[2001:db8::1]/", "private"),
    ("http://[3fff::1]/", "private"),
    ("http://[5f00::1]/", "private"),
    # IPv4 inside IPv6
    ("http://[::ffff:127.0.0.1]/", "private"),
    ("http://[::ffff:8.8.8.8]/", "private"),
    ("http://[::127.0.0.1]/", "private"),
    ("http://[64:ff9b::7f00:1]/", "private"),
    ("http://[64:ff9b::10.0.0.1]/", "private"),
    ("http://[64:ff9b::8.8.8.8]/", "private"),
    ("http://[::ffff:0:127.0.0.1]/", "private"),
    ("http://[0:0:0:0:0:ffff:7f00:1]/", "private"),
    ("http://[::ffff:100.64.0.1]/", "private"),
    ("http://[100::1]/", "private"),
    ("http://[2001:10::1]/", "private"),
    ("http://[2001:20::1]/", "private"),
    ("http://[4000::1]/", "private"),
    ("http://[64:ff9b:1::1]/", "private"),
    ("http://[2002:7f00:1::]/", "private"),
    ("http://[2002:808:808::1]/", "private"),
    ("http://[2001:0:53aa:64c::1]/", "private"),
    # never
    ("http://0.0.0.0/", "never"),
    ("http://169.254.169.254/latest/meta-data/", "never"),
    ("http://169.254.1.1/", "never"),
    ("http://224.0.0.1/", "never"),
    ("http://255.255.255.255/", "never"),
    ("http://100.100.100.200/", "never"),
    ("http://[::]/", "never"),
    ("http://[fe80::1]/", "never"),
    ("http://[ff02::1]/", "never"),
    ("http://[fd00:ec2::254]/", "never"),
    ("http://[ff0e::1]/", "never"),
    ("http://[fe80::5efe:7f00:1]/", "never"),
    ("http://[2002:a9fe:a9fe::]/", "never"),
    ("http://239.255.255.250:1900/", "never"),
    ("http://240.0.0.1/", "never"),
    # only through Tor
    ("http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion/", "onion"),
    ("http://a.ONION/", "onion"),
    ("http://[::ffff:169.254.169.254]/", "never"),
    ("http://[64:ff9b::a9fe:a9fe]/", "never"),
]

ACCEPTED = [
    ("http://example.org/", "example.org:80"),
    ("HTTPS://EXAMPLE.ORG/", "example.org:443"),
    ("http://example.org:8080/a?b=http://127.0.0.1/#c", "example.org:8080"),
    ("http://b\u00fccher.example/", "xn--bcher-kva.example:80"),
    ("http://my_files.example.org/", "my_files.example.org:80"),
    ("http://8.8.8.8/", "8.8.8.8:80"),
    ("http://[2001:4860:4860::8888]:8443/", "[2001:4860:4860::8888]:8443"),
    ("http://127.example.org/", "127.example.org:80"),
]


@pytest.mark.parametrize(("url", "why"), REFUSED)
def test_refuses(url: str, why: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        Guard().check(url)
    assert refusal.value.data["why"] == why
    assert "secret" not in str(refusal.value.data)


@pytest.mark.parametrize(("url", "server"), ACCEPTED)
def test_accepts(url: str, server: str) -> None:
    assert server_of(Guard().check(url)) == server


def test_a_private_address_is_reached_only_by_its_exact_name() -> None:
    guard = Guard(["127.0.0.1:8103", "[::1]:8104"])
    assert guard.check("http://127.0.0.1:8103/a").port == 8103
    assert guard.check("http://[::1]:8104/a").port == 8104
    for other in ("http://127.0.0.1:8104/", "http://127.0.0.2:8103/", "http://[::1]:8103/", "http://127.1:8103/"):
        with pytest.raises(AddressRefused):
            guard.check(other)


@pytest.mark.parametrize("pair", ["169.254.169.254:80", "0.0.0.0:80", "[fe80::1]:80"])
def test_metadata_and_link_local_are_refused_even_when_allowed(pair: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        Guard([pair]).check(f"http://{pair}/")
    assert refusal.value.data["why"] == "never"


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_no_more_public_inside_ipv6(address: object) -> None:
    inner = ip_address(str(address))
    assert not is_public(ip_address(f"::ffff:{inner}"))
    assert not is_public(ip_address(f"64:ff9b::{inner}"))
    assert not is_public(ip_address(int(ip_address("2002::")) | int(inner) << 80))


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://", "http://[", "http://127.0.0.1"]))
def test_parsing_gives_an_address_or_a_refusal(text: str, start: str) -> None:
    try:
        url = parse(start + text)
    except AddressRefused as refusal:
        assert refusal.data["why"] in {"malformed", "scheme", "credentials", "port", "numeric"}  # noqa: PT017 - either will do
    else:
        assert url.scheme in ("http", "https")
        assert url.raw_host
        assert url.user is None


async def test_loopback_is_refused_by_default_and_nobody_is_contacted() -> None:
    async with serving({"/a.jpg": picture()}) as server, Fetcher(quick()) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.get(server.url("/a.jpg"), lambda *_: 10_000)
        assert server.visits == []


async def test_a_name_that_means_this_machine_is_refused() -> None:
    async with serving({"/": picture()}) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
        with pytest.raises(AddressRefused) as refusal:
            await fetcher.get(f"http://localhost:{server.port}/", lambda *_: 10_000)
        assert refusal.value.data == {"host": "localhost", "why": "private"}
        assert server.visits == []


async def test_a_name_is_reached_when_the_name_itself_is_allowed() -> None:
    names = Names(["127.0.0.1"])
    async with serving({"/": picture()}) as server:
        pair = f"nas.example:{server.port}"
        async with Fetcher(quick(), allow=[pair], resolver=names) as fetcher:
            answer = await fetcher.get(f"http://{pair}/", lambda *_: 10_000)
    assert answer.status == 200
    assert names.questions == ["nas.example"]


@pytest.mark.parametrize(
    "answers",
    [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["169.254.169.254"], ["fe80::1"]],
)
async def test_one_private_answer_among_public_ones_refuses_the_name(answers: list[str]) -> None:
    async with Fetcher(quick(), resolver=Names(answers)) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.get("http://rebind.example/", lambda *_: 10_000)


async def test_rebinding_between_two_requests_is_refused() -> None:
    """The name is asked once a connection, and what was checked is what is connected to."""

    async def and_hang_up(_: web.Request) -> web.StreamResponse:
        return web.Response(body=b"x", headers={"Connection": "close"})

    async with serving({"/": and_hang_up}) as server:
        pair = f"first.example:{server.port}"
        names = Names(["127.0.0.1"], ["169.254.169.254"])
        async with Fetcher(quick(), allow=[pair], resolver=names, delay=0) as fetcher:
            assert (await fetcher.get(f"http://{pair}/", lambda *_: 0)).status == 200
            with pytest.raises(AddressRefused):
                await fetcher.get(f"http://{pair}/", lambda *_: 0)
        assert names.questions == ["first.example", "first.example"]
        assert len(server.visits) == 1


async def test_a_public_name_that_turns_private_is_never_connected_to() -> None:
    """A checker that resolves on its own would see the public answer and let the second, private one through."""
    names = Names(["127.0.0.1"])
    async with serving({"/": picture()}) as server, Fetcher(quick(), resolver=names) as fetcher:
        with pytest.raises(AddressRefused):
            await fetcher.get(f"http://turning.example:{server.port}/", lambda *_: 0)
        assert server.visits == []


async def test_a_name_that_turns_private_after_the_check_is_connected_to_as_it_was_checked() -> None:
    """There is no second question between the check and the connection that could be answered otherwise."""
    names = Names(["127.0.0.1"], ["169.254.169.254"])
    async with serving({"/": picture()}) as server:
        pair = f"turning.example:{server.port}"
        async with Fetcher(quick(), allow=[pair], resolver=names) as fetcher:
            assert (await fetcher.get(f"http://{pair}/", lambda *_: 10_000)).status == 200
    assert names.questions == ["turning.example"]


async def test_an_answer_that_waited_too_long_is_asked_for_and_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolve, "_HELD_SECONDS", 0.0)
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    async with serving({"/": picture()}) as server:
        pair = f"turning.example:{server.port}"
        async with Fetcher(quick(), allow=[pair, "10.0.0.2:80"], resolver=names) as fetcher:
            names.answers[1] = ["169.254.169.254"]
            with pytest.raises(AddressRefused):
                await fetcher.get(f"http://{pair}/", lambda *_: 10_000)
        assert server.visits == []


async def test_a_networks_own_translation_beside_a_real_answer_is_left_out() -> None:
    names = Names(["64:ff9b::7f00:1", "127.0.0.1"], ["64:ff9b::808:808"])
    async with serving({"/": picture()}) as server:
        pair = f"six.example:{server.port}"
        async with Fetcher(quick(), allow=[pair], resolver=names) as fetcher:
            assert (await fetcher.get(f"http://{pair}/", lambda *_: 10_000)).status == 200
            with pytest.raises(AddressRefused):
                await fetcher.get("http://only.example/", lambda *_: 10_000)


DARK = [
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.example/",
    "http://localhost/",
    "http://127.0.0.1:1/",
    "http://[::1]/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "//10.0.0.1/",
    "//172.16.0.1/",
    "//192.168.0.1/",
    "//100.64.0.1/",
    "//198.18.0.1/",
    "//224.0.0.1/",
    "//100.100.100.200/",
    "//[fc00::1]/",
    "//[fe80::1]/",
    "//[ff02::1]/",
    "//[::ffff:127.0.0.1]/",
    "//[64:ff9b::7f00:1]/",
    "//[2002:7f00:1::]/",
    "//[2001:0:53aa:64c::1]/",
    "//example.org:22/",
    "//example.onion/",
    "file:///etc/passwd",
    "data:text/html,x",
    "javascript:alert(1)",
    "ftp://example.org/",
    "http://user:pass@example.org/",
    "http://127.0.0.1%2f@example.org/",
]


@pytest.mark.parametrize("status", [301, 308])
@pytest.mark.parametrize("to", DARK)
async def test_a_redirect_into_the_dark_is_refused(to: str, status: int) -> None:
    names = Names(["169.254.169.254"])
    async with (
        serving({"/": redirect(to, status)}) as server,
        Fetcher(quick(), allow=[server.pair], resolver=names) as fetcher,
    ):
        with pytest.raises(AddressRefused):
            await fetcher.get(server.url(), lambda *_: 10_000)
        assert server.paths == ["/"]


@pytest.mark.parametrize("to", DARK)
async def test_so_is_one_of_the_robots_file(to: str) -> None:
    names = Names(["169.254.169.254"])
    async with (
        serving({"/robots.txt": redirect(to)}) as server,
        Fetcher(quick(), allow=[server.pair], resolver=names) as fetcher,
    ):
        robots = Robots(fetcher)
        with pytest.raises(AddressRefused):
            await robots.check(URL(server.url("/a")))
        await robots.close()
        assert server.paths == ["/robots.txt"]


async def test_the_allowance_of_one_server_does_not_reach_another() -> None:
    async with serving({"/secret": picture()}) as private:
        pages = {"/": redirect(private.url("/secret"))}
        async with serving(pages) as server, Fetcher(quick(), allow=[server.pair]) as fetcher:
            with pytest.raises(AddressRefused):
                await fetcher.get(server.url(), lambda *_: 10_000)
        assert private.visits == []
