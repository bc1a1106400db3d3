"""Registries asked over HTTP: what they say, what they refuse, and where they would like to send somebody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from takedown.crawl.holders import rdap
from takedown.crawl.holders.rdap import BadBootstrap, NoAnswer, Rdap
from takedown.crawl.net.fetch import Fetcher
from tests.crawl.crawl_server import Answer, Handler, Server, quick, raw, redirect
from tests.crawl.holders.registry import RDAP, THEIRS, answered, domain, network, registry

IP = f"ip/{THEIRS}"
DOMAIN = "domain/site.example"


class Memory:
    """Lists kept in memory."""

    def __init__(self, **lists: bytes) -> None:
        self.lists = {name.replace("_", "."): text for name, text in lists.items()}

    def read(self, name: str) -> bytes | None:
        return self.lists.get(name)

    def keep(self, name: str, text: bytes) -> None:
        self.lists[name] = text


@asynccontextmanager
async def asking(
    server: Server, kept: Memory | None = None, allow: tuple[str, ...] | None = None, seconds: float = 1.0
) -> AsyncIterator[Rdap]:
    limits = quick(total_seconds=seconds, first_byte_seconds=seconds)
    async with Fetcher(limits, allow=(server.pair,) if allow is None else allow, delay=0.0) as fetcher:
        asks = Rdap(fetcher, server.url("/lists/"), seconds, kept)
        try:
            yield asks
        finally:
            await asks.close()


async def test_a_network_and_a_domain_are_asked_for_as_the_standard_says() -> None:
    async with registry({IP: answered(network()), DOMAIN: answered(domain("site.example"))}) as server:
        async with asking(server) as asks:
            assert (await asks.network(THEIRS)).name == "EXAMPLE-NET"
            assert (await asks.domain("site.example")).source == server.url(f"/rdap/{DOMAIN}")
        assert server.paths[:3] == ["/lists/dns.json", "/lists/ipv4.json", "/lists/ipv6.json"]
        assert server.paths[3:] == [f"/rdap/{IP}", f"/rdap/{DOMAIN}"]
        assert server.visits[-1].headers["Accept"] == RDAP
        assert server.visits[-1].headers["User-Agent"].startswith("takedown/")


async def test_the_lists_are_kept_and_used_again() -> None:
    memory = Memory()
    async with registry({IP: answered(network())}) as server:
        for _ in range(2):
            async with asking(server, memory) as asks:
                await asks.network(THEIRS)
        assert [path for path in server.paths if path.startswith("/lists")] == [
            "/lists/dns.json",
            "/lists/ipv4.json",
            "/lists/ipv6.json",
        ]


async def test_a_kept_list_that_is_none_is_fetched_again() -> None:
    memory = Memory(dns_json=b"<html>", ipv4_json=b"")
    async with registry({IP: answered(network())}) as server, asking(server, memory) as asks:
        await asks.network(THEIRS)
    assert memory.lists["ipv4.json"].startswith(b"{")


async def test_the_registrar_s_own_answer_is_followed_once() -> None:
    answers: dict[str, Answer | Handler] = {
        "registrar/domain/site.example": answered(domain("site.example", mail="abuse@r.example"))
    }
    async with registry(answers) as server:
        there = server.url("/rdap/registrar/domain/site.example")
        server.pages = {**server.pages, f"/rdap/{DOMAIN}": answered(domain("site.example", related=there))}
        async with asking(server) as asks:
            found = await asks.domain("site.example")
            by_registrar = await asks.related(found)
        assert by_registrar is not None
        assert by_registrar.abuse[0].mails == ("abuse@r.example",)


async def test_a_referral_to_itself_or_to_nowhere_is_none() -> None:
    async with registry({}) as server, asking(server) as asks:
        for related in (server.url(f"/rdap/{DOMAIN}"), "", "ftp://a.example/", "javascript:1", "http://[::1"):
            pages = {**server.pages, f"/rdap/{DOMAIN}": answered(domain("site.example", related=related))}
            server.pages = pages
            assert await asks.related(await asks.domain("site.example")) is None


@pytest.mark.parametrize(
    "there", ["http://127.0.0.1:65533/x", "http://169.254.169.254/latest/", "http://10.0.0.1/", "http://localhost/x"]
)
async def test_a_referral_or_a_redirect_to_a_private_address_isn_t_followed(there: str) -> None:
    answers: dict[str, Answer | Handler] = {
        IP: redirect(there),
        DOMAIN: answered(domain("site.example", related=there)),
    }
    async with registry(answers) as server, asking(server) as asks:
        with pytest.raises(NoAnswer):
            await asks.network(THEIRS)
        found = await asks.domain("site.example")
        with pytest.raises(NoAnswer):
            await asks.related(found)


async def test_a_private_registry_is_asked_only_where_the_configuration_names_it() -> None:
    async with registry({IP: answered(network())}) as server:
        async with asking(server, allow=()) as asks:
            with pytest.raises(NoAnswer):
                await asks.network(THEIRS)
        assert server.visits == []


async def test_a_redirect_within_what_is_allowed_is_followed() -> None:
    answers: dict[str, Answer | Handler] = {IP: redirect(f"/rdap/other/{IP}"), f"other/{IP}": answered(network())}
    async with registry(answers) as server, asking(server) as asks:
        assert (await asks.network(THEIRS)).handle == "NET-81-2-69-0-1"


HUGE = b'{"objectClassName": "ip network", "name": "' + b"x" * 600_000 + b'"}'


@pytest.mark.parametrize(
    "answer",
    [
        (404, RDAP, b'{"errorCode": 404}'),
        (500, RDAP, b""),
        (200, RDAP, HUGE),
        (200, RDAP, b"[" * 200_000),
        (200, RDAP, b'{"a":' * 100_000),
        (200, RDAP, b"not json"),
        (200, "text/html", b"<html>"),
        (200, RDAP, b""),
        (200, RDAP, b'{"objectClassName": "domain", "entities": [{"entities": 3}]}'),
        (204, RDAP, b""),
    ],
)
async def test_a_hostile_answer_is_none(answer: Answer) -> None:
    async with registry({IP: answer}) as server, asking(server) as asks:
        try:
            found = await asks.network(THEIRS)
        except NoAnswer:
            return
        assert (found.name, found.abuse) == ("", ())


async def test_who_doesn_t_answer_or_asks_for_a_long_pause_isn_t_waited_for() -> None:
    async def later(_: web.Request) -> web.Response:
        return web.Response(status=429, headers={"Retry-After": "300"})

    async with registry({IP: later}) as server, asking(server, seconds=0.2) as asks:
        with pytest.raises(NoAnswer):
            await asks.network(THEIRS)
    async with raw(_silent) as pair:
        silent = Server({}, port=int(pair.rpartition(":")[2]))
        async with asking(silent, seconds=0.2) as asks:
            with pytest.raises(NoAnswer):
                await asks.domain("site.example")


async def _silent(_: object) -> None:
    import asyncio

    await asyncio.sleep(3)


async def test_who_is_on_no_list_can_t_be_asked() -> None:
    async with registry({}) as server, asking(server) as asks:
        with pytest.raises(NoAnswer):
            await asks.domain("site.nowhere")
        with pytest.raises(NoAnswer):
            await asks.network("9.9.9.9")


async def test_one_list_that_can_t_be_had_costs_only_itself() -> None:
    async with registry({IP: answered(network())}) as server:
        server.pages = {**server.pages, "/lists/dns.json": (500, "text/plain", b"")}
        async with asking(server) as asks:
            assert (await asks.network(THEIRS)).name == "EXAMPLE-NET"
            with pytest.raises(NoAnswer):
                await asks.domain("site.example")


@pytest.mark.parametrize("lists", ["data.iana.org/rdap/", "file:///etc/", "http://a b/", ""])
def test_the_place_of_the_lists_is_an_address_of_the_web(lists: str) -> None:
    with pytest.raises(BadBootstrap):
        rdap.checked(lists)
