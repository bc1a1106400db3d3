"""Names, asked of a real name server that may lie, cut short or say nothing."""

from __future__ import annotations

from socket import AddressFamily

import pytest

from takedown.crawl.holders.dns import BadNameserver, Dns, NameServerResolver, NoName
from tests.crawl.holders.name_server import name_server

ZONE = {
    "a.example": {"A": ["81.2.69.142", "81.2.69.7"], "AAAA": ["2a00:1450::1"]},
    "shop.example": {"CNAME": ["d1.cdn.example."]},
    "d1.cdn.example": {"CNAME": ["edge.cdn.example."]},
    "edge.cdn.example": {"A": ["81.2.69.1"]},
    "loop.example": {"CNAME": ["pool.example."]},
    "pool.example": {"CNAME": ["loop.example."]},
    "mail.example": {"MX": ["10 mx.mail.example."]},
    "deaf.example": {"MX": ["0 ."]},
    "text.example": {"TXT": ['"hello"']},
}


async def test_a_name_means_its_addresses_sorted() -> None:
    async with name_server(ZONE) as server:
        found = await Dns(server.pair, 1.0).name("a.example")
    assert found.addresses == ("2a00:1450::1", "81.2.69.142", "81.2.69.7")
    assert found.aliases == ()


async def test_the_names_on_the_way_are_told() -> None:
    async with name_server(ZONE) as server:
        found = await Dns(server.pair, 1.0).name("shop.example")
    assert found.aliases == ("d1.cdn.example", "edge.cdn.example")
    assert found.addresses == ("81.2.69.1",)


async def test_a_cut_answer_is_asked_for_again_over_tcp() -> None:
    async with name_server(ZONE, cut=True) as server:
        found = await Dns(server.pair, 1.0).name("a.example")
        assert {over for over, _, _ in server.asked} == {"udp", "tcp"}
    assert "81.2.69.7" in found.addresses


@pytest.mark.parametrize("name", ["none.example", "loop.example", "text.example"])
async def test_a_name_that_means_nothing_is_said_to(name: str) -> None:
    async with name_server(ZONE) as server:
        with pytest.raises(NoName):
            await Dns(server.pair, 1.0).name(name)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: None,
        lambda wire: wire[:7],
        lambda wire: bytes([wire[0] ^ 1]) + wire[1:],
        lambda wire: wire[:12] + b"\xc0\x0c" * 40,
        lambda _: b"",
        lambda wire: wire + bytes(30_000),
    ],
)
async def test_a_hostile_answer_is_none(spoil: object) -> None:
    async with name_server(ZONE, spoil=spoil) as server:
        with pytest.raises(NoName):
            await Dns(server.pair, 0.3).name("a.example")


async def test_nobody_there_is_no_answer() -> None:
    with pytest.raises(NoName):
        await Dns("127.0.0.1:9", 0.3).name("a.example")


@pytest.mark.parametrize("name", ["localhost", "printer", "x.local", "abcdef.onion", "a.home.arpa"])
async def test_names_that_mean_something_only_here_are_never_asked(name: str) -> None:
    async with name_server(ZONE) as server:
        with pytest.raises(NoName):
            await Dns(server.pair, 1.0).name(name)
        assert server.asked == []


@pytest.mark.parametrize(("name", "takes"), [("mail.example", True), ("deaf.example", False), ("a.example", False)])
async def test_mail_arrives_where_there_is_a_host_for_it(name: str, *, takes: bool) -> None:
    async with name_server(ZONE) as server:
        assert await Dns(server.pair, 1.0).takes_mail(name) is takes


@pytest.mark.parametrize("text", ["9.9.9.9", "dns.example:53", "9.9.9.9:0", "9.9.9.9:99999", "1.2.3:53", "[::zz]:53"])
def test_a_name_server_is_a_number_and_a_port(text: str) -> None:
    with pytest.raises(BadNameserver):
        Dns(text, 1.0)


@pytest.mark.parametrize("text", ["9.9.9.9:53", "[2620:fe::fe]:53", ""])
def test_such_a_name_server_is_taken(text: str) -> None:
    assert Dns(text, 1.0) is not None


async def test_fetching_asks_the_same_name_server() -> None:
    async with name_server(ZONE) as server:
        resolver = NameServerResolver(Dns(server.pair, 1.0))
        every = await resolver.resolve("a.example", 443)
        six = await resolver.resolve("a.example", 443, AddressFamily.AF_INET6)
        with pytest.raises(OSError, match=r"none\.example"):
            await resolver.resolve("none.example", 443)
        await resolver.close()
    assert {one["host"] for one in every} == {"81.2.69.142", "81.2.69.7", "2a00:1450::1"}
    assert [one["host"] for one in six] == ["2a00:1450::1"]
