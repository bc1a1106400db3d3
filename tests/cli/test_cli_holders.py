"""``recipients find``: who holds an address, as lines and as words that say how sure each contact is."""

from __future__ import annotations

import json

import pytest

from tests.cli.background import Background, host
from tests.cli.shell import RFC3339, Shell
from tests.crawl.crawl_server import HTML, Server
from tests.crawl.holders.name_server import NameServer, name_server
from tests.crawl.holders.registry import THEIRS, answered, domain, network, registry

LINE = {"url", "host", "at", "role", "ips", "holders", "contacts", "failed"}
HOLDER = {"part", "name", "handle", "recipient", "source"}
CONTACT = {"part", "address", "found", "source", "confidence", "private"}
URL = "https://site.example/a.jpg"


@pytest.fixture
def names(background: Background) -> NameServer:
    zone = {"site.example": {"A": [THEIRS], "MX": ["10 mx.site.example."]}, "home.example": {"A": ["127.0.0.1"]}}
    return background.enter(name_server(zone))


@pytest.fixture
def rdap(background: Background) -> Server:
    answers = {f"ip/{THEIRS}": answered(network()), "domain/site.example": answered(domain("site.example"))}
    return background.enter(registry(answers))


@pytest.fixture
def asking(shell: Shell, names: NameServer, rdap: Server) -> Shell:
    """A shell that asks the two on loopback, and nobody else."""
    shell.config(lookup(names, rdap))
    return shell


def lookup(names: NameServer, rdap: Server) -> str:
    keys = {"nameserver": names.pair, "bootstrap": rdap.url("/lists/"), "allow": [rdap.pair], "seconds": 2}
    return "[lookup]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in keys.items())


def test_an_address_is_looked_up_without_a_passphrase(asking: Shell) -> None:
    (asking.folder / "passphrase").write_text("wrong", encoding="utf-8")
    (line,) = asking.does("recipients", "find", URL, "--no-pages")
    assert set(line) == LINE
    assert (line["url"], line["host"], line["role"], line["ips"], line["failed"]) == (
        URL,
        "site.example",
        "hosts",
        [THEIRS],
        [],
    )
    assert RFC3339.fullmatch(line["at"])
    assert [one["part"] for one in line["holders"]] == ["site", "host", "network", "registrar", "registry"]
    assert all(set(one) == HOLDER for one in line["holders"])
    assert all(set(one) == CONTACT for one in line["contacts"])
    assert [(one["part"], one["address"], one["confidence"]) for one in line["contacts"]] == [
        ("site", "abuse@site.example", "low"),
        ("host", "abuse@hosting.example", "medium"),
        ("network", "abuse@hosting.example", "medium"),
        ("registrar", "abuse@names.example", "medium"),
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "nobody has published it; unsure"), ("fr", "personne n’a publiée")]
)
def test_a_person_reads_how_sure_each_contact_is(asking: Shell, language: str, said: str) -> None:
    ran = Shell(asking.folder, language).run("recipients", "find", URL, "--no-pages")
    assert ran.status == 0
    assert said in ran.out
    assert "abuse@hosting.example" in ran.out
    assert "EXAMPLE-NET (FR)" in ran.out


def test_the_site_s_own_pages_are_read_unless_told_otherwise(
    asking: Shell, names: NameServer, rdap: Server, background: Background
) -> None:
    site = background.serve({"/": (200, HTML, b'<a href="/c">Contact</a>'), "/c": (200, HTML, b"<p>ann@gmail.com")})
    url = f"http://home.example:{site.port}/@ann/1"
    asking.config(lookup(names, rdap) + host("home", url))
    without = asking.does("recipients", "find", url, "--no-pages")
    assert site.visits == []
    (line,) = asking.does("recipients", "find", url)
    assert [(one["address"], one["private"]) for one in line["contacts"]] == [("ann@gmail.com", True)]
    assert "/@ann/1" not in site.paths
    assert without[0]["contacts"] == []
    assert "One person alone may read this" in asking.run("recipients", "find", url).out


def test_each_bad_address_is_named_and_the_others_are_looked_up(asking: Shell) -> None:
    ran = asking.run("recipients", "find", URL, "mailto:a@b.example", "--no-pages", "--json")
    assert ran.status == 3
    assert [line["url"] for line in ran.lines] == [URL]
    assert "mailto:a@b.example" in ran.said
    alone = asking.run("recipients", "find", "nothing", "--json")
    assert (alone.status, alone.out) == (1, "")


def test_what_got_no_answer_is_told(asking: Shell) -> None:
    ran = asking.run("recipients", "find", "https://gone.example/", "--no-pages")
    assert ran.status == 0
    assert "there is no such name" in ran.out
    assert "Nobody to write to was found" in ran.out


@pytest.mark.parametrize(
    ("text", "said"),
    [('[lookup]\nnameserver = "dns"\n', "nameserver"), ('[lookup]\nbootstrap = "lists"\n', "bootstrap")],
)
def test_a_setting_that_can_t_be_used_is_told_and_nobody_is_asked(shell: Shell, text: str, said: str) -> None:
    shell.config(text)
    ran = shell.run("recipients", "find", URL, "--json")
    assert (ran.status, ran.out) == (1, "")
    assert said in ran.said
    assert "Nobody was asked" in ran.said
