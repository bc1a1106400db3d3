"""Everything together: names, registries and a site on loopback, and what becomes of their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from takedown.cases.holding import Holding
from takedown.crawl.holders.dns import BadNameserver
from takedown.crawl.holders.finder import Finder
from takedown.settings import Settings
from tests.crawl.crawl_server import HTML, Answer, Handler, Server, serving
from tests.crawl.holders.name_server import NameServer, name_server
from tests.crawl.holders.registry import CLOUD, OTHERS, THEIRS, answered, asking, domain, entity, network, registry

ZONE = {
    "site.example": {"A": [THEIRS], "MX": ["10 mx.site.example."]},
    "img.site.example": {"A": [THEIRS]},
    "both.example": {"A": [THEIRS], "AAAA": ["2a00:1450::1"]},
    "near.example": {"A": ["81.2.69.143"]},
    "far.example": {"A": [OTHERS]},
    "shop.example": {"CNAME": ["shop.example.cdn.cloudflare.net."]},
    "shop.example.cdn.cloudflare.net": {"A": [CLOUD]},
    "front.example": {"A": [CLOUD]},
    "www.instagram.com": {"A": [OTHERS]},
    "home.example": {"A": ["127.0.0.1"], "MX": ["10 mx.home.example."]},
    "pub-1.r2.dev": {"A": [CLOUD]},
}
ANSWERS: dict[str, Answer | Handler] = {
    f"ip/{THEIRS}": answered(network()),
    "ip/81.2.69.143": answered(network()),
    f"ip/{OTHERS}": answered(
        network("OVH-NET", "NET-2", "abuse@ovh.net", "OVH SAS", startAddress="81.2.70.0", endAddress="81.2.70.255")
    ),
    f"ip/{CLOUD}": answered(
        network(
            "CLOUDFLARENET",
            "NET-3",
            "abuse@cloudflare.com",
            "Cloudflare, Inc.",
            startAddress="104.16.0.0",
            endAddress="104.16.255.255",
        )
    ),
    **{
        f"domain/{name}": answered(domain(name))
        for name in ("site.example", "near.example", "shop.example", "front.example")
    },
    "domain/far.example": answered(domain("far.example", mail="abuse@namecheap.com")),
    "domain/home.example": answered(domain("home.example", person=True)),
}


class World:
    """A name server and a registry, and the settings that ask them and nobody else."""

    def __init__(self, names: NameServer, rdap: Server) -> None:
        self.names, self.rdap = names, rdap

    def settings(self, **more: object) -> Settings:
        return asking(self.rdap, self.names.pair, **more)

    async def find(self, *urls: str, own: Path | None = None) -> list[Holding]:
        """Look up without visiting any site."""
        async with Finder(self.settings(), own, pages=False, pace=0.0) as finder:
            return await finder.holdings(urls)

    async def visit(self, site: Server, url: str, **table: object) -> Holding:
        """Look up, the site's own pages included; it is configured and allowed."""
        pair = url.split("/")[2]
        host = {"name": "here", "start": [url], "allow": [pair], "delay": 0.0, **table}
        assert site.port
        async with Finder(self.settings(hosts=[host]), pace=0.0) as finder:
            return await finder.holding(url)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with name_server(ZONE) as names, registry(ANSWERS) as rdap:
        yield World(names, rdap)


def parts(holding: Holding) -> dict[str, tuple[str, str, str]]:
    return {one.part: (one.name, one.recipient, one.source) for one in holding.holders}


async def test_an_unknown_site_has_a_host_a_network_a_registrar_and_a_registry(world: World) -> None:
    (found,) = await world.find("https://site.example/a.jpg")
    assert parts(found) == {
        "site": ("site.example", "", "dns"),
        "host": ("Example Hosting SAS", "", "rdap"),
        "network": ("EXAMPLE-NET (FR)", "", "rdap"),
        "registrar": ("Example Names Ltd", "", "rdap"),
        "registry": (".example", "", "rdap"),
    }
    assert list(parts(found)) == ["site", "host", "network", "registrar", "registry"]
    assert (found.host, found.ips, found.role, found.failed) == ("site.example", (THEIRS,), "hosts", ())
    host = found.held_by("host")
    assert host is not None
    assert [(one.address, one.found, one.confidence) for one in host.contacts] == [
        ("abuse@hosting.example", "rdap-abuse", "medium")
    ]
    assert host.contacts[0].source == world.rdap.url(f"/rdap/ip/{THEIRS}")


async def test_what_nobody_published_is_of_low_confidence_and_only_where_mail_arrives(world: World) -> None:
    site, far = await world.find("https://site.example/", "https://far.example/")
    assert [(one.address, one.confidence) for one in site.holders[0].contacts] == [("abuse@site.example", "low")]
    assert far.holders[0].contacts == ()


async def test_a_platform_is_known_by_its_name_and_a_firm_by_its_abuse_desk(world: World) -> None:
    known, far = await world.find("https://www.instagram.com/p/1/", "https://far.example/x")
    assert parts(known)["platform"] == ("Instagram", "instagram", "directory")
    assert "site" not in parts(known)
    assert parts(far)["host"] == ("OVH SAS", "ovhcloud", "rdap")
    assert parts(far)["registrar"][1] == "namecheap"


@pytest.mark.parametrize(("url", "source"), [("https://shop.example/a", "dns"), ("https://front.example/a", "rdap")])
async def test_behind_a_delivery_network_the_host_isn_t_known(world: World, url: str, source: str) -> None:
    (found,) = await world.find(url)
    assert parts(found)["cdn"] == ("Cloudflare", "cloudflare", source)
    assert "host" not in parts(found)
    assert parts(found)["network"][1] == "cloudflare"


async def test_a_name_of_its_storage_makes_it_the_host(world: World) -> None:
    (found,) = await world.find("https://pub-1.r2.dev/a.jpg")
    assert parts(found)["host"] == ("Cloudflare", "cloudflare", "dns")
    assert "cdn" not in parts(found)


async def test_each_question_is_asked_once(world: World) -> None:
    urls = [f"https://{host}/{n}" for n in range(30) for host in ("site.example", "img.site.example", "far.example")]
    found = await world.find(*urls)
    assert [one.url for one in found] == urls
    assert max(Counter(world.rdap.paths).values()) == 1
    assert max(Counter(world.names.asked).values()) == 1
    assert world.rdap.paths.count("/rdap/domain/site.example") == 1


async def test_a_network_that_is_known_isn_t_asked_again(world: World) -> None:
    async with Finder(world.settings(), pages=False, pace=0.0) as finder:
        await finder.holding("https://site.example/")
        near = await finder.holding("https://near.example/")
    assert parts(near)["network"] == ("EXAMPLE-NET (FR)", "", "rdap")
    assert len([path for path in world.rdap.paths if path.startswith("/rdap/ip/")]) == 1


async def test_of_two_kinds_of_addresses_the_older_one_is_asked_about(world: World) -> None:
    (found,) = await world.find("https://both.example/")
    assert found.ips == ("2a00:1450::1", THEIRS)
    assert [path for path in world.rdap.paths if path.startswith("/rdap/ip/")] == [f"/rdap/ip/{THEIRS}"]


@pytest.mark.parametrize(
    ("url", "failed"),
    [
        ("https://gone.example/", ("dns", "rdap-domain")),
        ("https://site.nowhere/", ("dns", "rdap-domain")),
        ("https://9.9.9.9/a", ("rdap-ip",)),
        ("http://127.0.0.1:65533/a", ()),
        ("https://abc.onion/", ("dns",)),
        ("mailto:a@b.example", ("address",)),
        ("https://user:pw@site.example/", ("address",)),
        ("", ("address",)),
        ("https://site.example/\udcff", ("address",)),
    ],
)
async def test_what_got_no_answer_is_said_and_nothing_raises(world: World, url: str, failed: tuple[str, ...]) -> None:
    (found,) = await world.find(url)
    assert found.failed == failed


async def test_a_silent_world_is_said_to_be(world: World) -> None:
    lookup = {
        "nameserver": "127.0.0.1:65533",
        "bootstrap": "http://127.0.0.1:65533/",
        "allow": ["127.0.0.1:65533"],
        "seconds": 0.2,
    }
    async with Finder(Settings.model_validate({"lookup": lookup}), pages=False, pace=0.0) as finder:
        found = await finder.holding("https://site.example/a")
    assert found.failed == ("dns", "rdap-domain")
    assert parts(found) == {"site": ("site.example", "", "dns")}
    assert world.rdap.visits == []


async def test_no_site_is_visited_without_leave_for_it(world: World) -> None:
    async with serving({"/": (200, HTML, b"x")}) as site:
        (found,) = await world.find(f"http://home.example:{site.port}/@ann/1")
        assert site.visits == []
    assert found.ips == ("127.0.0.1",)
    assert found.failed == ()


SITE: dict[str, Answer | Handler] = {
    "/": (200, HTML, b'<title>Site</title><a href="/contact">Contact</a>'),
    "/contact": (200, HTML, b"abuse@home.example annab@home.example"),
}


async def test_a_site_s_own_contacts_come_with_what_was_read_where(world: World) -> None:
    async with serving(SITE) as site:
        url = f"http://home.example:{site.port}/@annab/1"
        found = await world.visit(site, url)
        assert "/@annab/1" not in site.paths
    holder = found.held_by("site")
    assert holder is not None
    assert holder.source == "page"
    assert [(one.address, one.confidence) for one in holder.contacts] == [
        ("abuse@home.example", "medium"),
        ("annab@home.example", "medium"),
    ]
    assert all(one.source == f"http://home.example:{site.port}/contact" for one in holder.contacts)
    # The registry says that a person registered the name.
    assert all(one.private for one in holder.contacts)


async def test_a_contact_with_the_uploader_s_name_is_private(world: World) -> None:
    world.rdap.pages = {**world.rdap.pages, "/rdap/domain/home.example": answered(domain("home.example"))}
    async with serving(SITE) as site:
        found = await world.visit(site, f"http://home.example:{site.port}/@annab/1")
    assert [(one.address, one.private) for one in found.holders[0].contacts] == [
        ("abuse@home.example", False),
        ("annab@home.example", True),
    ]


async def test_a_delivery_network_shows_in_a_page_s_headers(world: World) -> None:
    async def front(_: web.Request) -> web.Response:
        return web.Response(text="<p>x", content_type="text/html", headers={"Server": "BunnyCDN-FR1-1"})

    async with serving({"/": front}) as site:
        found = await world.visit(site, f"http://home.example:{site.port}/a")
    assert parts(found)["cdn"] == ("bunny.net", "", "headers")


async def test_whom_the_configuration_names_is_taken_at_its_word(world: World) -> None:
    async with serving(SITE) as site:
        found = await world.visit(site, f"http://home.example:{site.port}/1", recipients=["pharos", "imgur"])
        assert site.visits == []
    assert parts(found)["platform"] == ("Imgur", "imgur", "directory")


async def test_a_host_behind_a_proxy_is_asked_of_no_name_server_here(world: World) -> None:
    async with serving(SITE) as site:
        url = f"http://home.example:{site.port}/1"
        found = await world.visit(site, url, proxy="socks5h://127.0.0.1:65533")
        assert site.visits == []
    assert world.names.asked == []
    assert world.rdap.visits == []
    assert found.failed == ("dns-proxied", "rdap-domain", "pages")


async def test_a_page_and_its_file_are_told_apart_unless_they_are_one_platform_s(world: World) -> None:
    async with Finder(world.settings(), pages=False, pace=0.0) as finder:
        other = await finder.holding("https://site.example/1", "https://far.example/a.jpg")
        same = await finder.holding("https://site.example/1", "https://img.site.example/a.jpg")
        own = await finder.holding("https://www.reddit.com/r/a/1", "https://i.redd.it/a.jpg")
    assert (other.role, same.role, own.role) == ("embeds", "hosts", "hosts")


@pytest.mark.parametrize("file", ["http://[::1", "x", "https://a.example:99999/", "http://\\ud800/"])
async def test_a_file_that_is_nowhere_says_nothing(world: World, file: str) -> None:
    async with Finder(world.settings(), pages=False, pace=0.0) as finder:
        assert (await finder.holding("https://site.example/1", file)).role == "hosts"


async def test_whatever_a_registry_gives_as_a_page_the_look_up_ends(world: World) -> None:
    pages = ["http://[::1", "https://a b/", "https://ok.example/abuse", "javascript:1", "https://x@y.example/"]
    fields = [["contact-uri", {}, "uri", page] for page in pages]
    answer = network(entities=[entity("E", "abuse", ["vcard", fields])])
    world.rdap.pages = {**world.rdap.pages, f"/rdap/ip/{THEIRS}": answered(answer)}
    (one,) = await world.find("https://site.example/@somebody/1")
    there = one.held_by("network")
    assert there is not None
    assert [contact.address for contact in there.contacts] == ["https://ok.example/abuse"]


async def test_her_own_entry_of_the_directory_counts(world: World, tmp_path: Path) -> None:
    (tmp_path / "sitex.toml").write_text(
        """id = "sitex"
name = "Site X"
kind = "platform"
domains = ["site.example"]
legal_bases = ["eu-dsa-16"]
sources = ["https://site.example/rules"]
verified_on = "2026-01-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = { en = "Reports", fr = "Signalements" }
email = "abuse@site.example"
confidence = "medium"
"""
    )
    (found,) = await world.find("https://img.site.example/a.jpg", own=tmp_path)
    assert parts(found)["platform"] == ("Site X", "sitex", "directory")


def test_a_setting_that_can_t_be_used_is_an_error_before_anybody_is_asked() -> None:
    with pytest.raises(BadNameserver):
        Finder(Settings.model_validate({"lookup": {"nameserver": "dns"}}))
