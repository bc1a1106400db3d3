"""``hosts``: which adapter reads a host, what is configured, and which kinds there are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from aiohttp import web

from takedown.crawl.adapters.registry import ADAPTERS
from takedown.settings import HostSettings
from tests.cli.background import Background, host
from tests.cli.shell import ROOT, Line, Shell
from tests.crawl.crawl_server import HTML, Answer, Handler

Pages = dict[str, Answer | Handler]

JSON = "application/json; charset=utf-8"
_LINKS = "".join(f'<a href="/{number}">{number}</a>' for number in range(9)).encode()
PLAIN = b"<!doctype html><title>A site</title><p>words</p><img src=/a.jpg>" + _LINKS

VICHAN = b'[{"threads":[{"no":1,"name":"x","time":1700000000,"cyclical":"0","resto":0}],"page":0}]'
LYNXCHAN = b'[{"threadId":7,"message":"x","postCount":0,"page":1}]'
MASTODON = b'{"version":"2.0","software":{"name":"mastodon","version":"4.4.0"}}'
PDS = b'{"did":"did:web:pds.example","availableUserDomains":[".pds.example"]}'


def answers(**documents: tuple[str, bytes]) -> Pages:
    """A host with a plain front page and these documents."""
    pages: Pages = {"/": (200, HTML, PLAIN)}
    return pages | {path: (200, content_type, body) for path, (content_type, body) in documents.items()}


def nodeinfo() -> Pages:
    async def links(request: web.Request) -> web.StreamResponse:
        href = f"{request.url.origin()}/nodeinfo/2.0"
        return web.json_response({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.0", "href": href}]})

    return answers(**{"/nodeinfo/2.0": (JSON, MASTODON)}) | {"/.well-known/nodeinfo": links}


DISCOURSE = b'<meta name="generator" content="Discourse 3.2.0 - https://www.discourse.org">'
TINYBOARD = b"<footer><a href=https://github.com/vichan-devel/vichan>vichan</a></footer>"
SCRIPTS = b'<!doctype html><div id="root"></div><script src="/app.js"></script>'
BOARD = PLAIN + b'<a href="catalog.html">Catalog</a>'


@pytest.mark.parametrize(
    ("pages", "kind", "why"),
    [
        ({"/": (200, HTML, DISCOURSE)}, "discourse", "page"),
        ({"/": (200, HTML, TINYBOARD)}, "vichan", "page"),
        ({"/": (200, HTML, SCRIPTS)}, "browser", "page"),
        ({"/": (200, HTML, BOARD), "/catalog.json": (200, JSON, VICHAN)}, "vichan", "document"),
        ({"/": (200, HTML, BOARD), "/catalog.json": (200, JSON, LYNXCHAN)}, "lynxchan", "document"),
        (nodeinfo(), "mastodon", "document"),
        (answers(**{"/xrpc/com.atproto.server.describeServer": (JSON, PDS)}), "bluesky", "document"),
        (answers(), "web", "plain"),
    ],
)
def test_a_probe_names_the_adapter_and_why(
    shell: Shell, background: Background, pages: Pages, kind: str, why: str
) -> None:
    server = background.serve(pages)
    shell.config(host("known", server.url()))
    line = probed(shell, server.url())
    assert (line["kind"], line["why"], line["start"], line["name"]) == (kind, why, server.url(), "127.0.0.1")
    assert set(line) == {"url", "kind", "why", "start", "name"}
    assert len(server.visits) <= 6
    assert server.paths[0] == "/robots.txt"
    assert {visit.headers["User-Agent"].partition("/")[0] for visit in server.visits} == {"takedown"}


def probed(shell: Shell, url: str) -> Line:
    (line,) = shell.does("hosts", "probe", url)
    return line


def test_a_name_that_says_it_all_is_not_visited(shell: Shell) -> None:
    for url, kind in (("https://boards.4chan.org/po/", "fourchan"), ("https://gelbooru.com/", "gelbooru")):
        line = probed(shell, url)
        assert (line["kind"], line["why"], line["start"]) == (kind, "name", url)


def test_what_is_printed_can_be_pasted(shell: Shell, background: Background) -> None:
    server = background.serve(answers())
    shell.config(host("127.0.0.1", server.url()))
    ran = shell.run("hosts", "probe", server.url())
    (table,) = tomllib.loads(ran.out)["hosts"]
    settings = HostSettings.model_validate(table)
    assert (settings.name, settings.kind, settings.start) == ("127.0.0.1-2", "web", [server.url()])
    assert settings.allow == [server.pair]
    assert "read as a browser without scripts" in ran.said


def test_sitemaps_are_suggested_where_a_page_shows_nothing(shell: Shell, background: Background) -> None:
    pages: Pages = {
        "/robots.txt": (200, "text/plain", b"Sitemap: /map.xml\n"),
        "/": (200, HTML, b"<!doctype html><p>welcome</p>"),
    }
    server = background.serve(pages)
    shell.config(host("known", server.url()))
    line = probed(shell, server.url())
    assert (line["kind"], line["why"], line["start"]) == ("sitemap", "sitemap", server.url("/map.xml"))


def test_private_addresses_and_robots_files_are_respected(shell: Shell, background: Background) -> None:
    server = background.serve(answers())
    refused = shell.run("hosts", "probe", server.url(), "--json")
    assert (refused.status, refused.out) == (1, "")
    assert "private network" in refused.said
    assert server.paths == []
    closed = background.serve(answers() | {"/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /\n")})
    shell.config(host("known", closed.url()))
    ran = shell.run("hosts", "probe", closed.url())
    assert (ran.status, ran.out) == (1, "")
    assert closed.paths == ["/robots.txt"]


def test_the_list_says_which_hosts_lack_a_token(shell: Shell) -> None:
    assert shell.does("hosts", "list") == []
    shell.config(
        '[[hosts]]\nname = "a"\nstart = ["https://a.example/"]\n'
        '[[hosts]]\nname = "b"\nkind = "x"\nstart = ["https://x.com/somebody"]\n'
        '[[hosts]]\nname = "c"\nkind = "x"\nstart = ["https://x.com/somebody"]\ntoken_file = "token"\n'
    )
    lines = shell.does("hosts", "list")
    assert [(line["name"], line["kind"], line["token"]) for line in lines] == [
        ("a", "web", "not-needed"),
        ("b", "x", "missing"),
        ("c", "x", "given"),
    ]
    assert lines[0]["start"] == ["https://a.example/"]
    assert "needs an access token" in shell.run("hosts", "list").out


def test_every_kind_is_described_in_both_languages(shell: Shell) -> None:
    english = shell.does("hosts", "kinds")
    french = Shell(shell.folder, "fr").does("hosts", "kinds")
    assert {line["kind"] for line in english} == {line["kind"] for line in french} == set(ADAPTERS)
    assert all(one["about"] and one["about"] != other["about"] for one, other in zip(english, french, strict=True))
    assert [line["kind"] for line in english if line["token"]] == ["x"]


@pytest.mark.parametrize("name", ["hosts.md", "sites.md"])
def test_every_kind_has_its_row_in_the_documents(name: str) -> None:
    text = (Path(ROOT) / "docs" / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|(?:[^|\n]*\|){6}$", text, re.MULTILINE)
    assert sorted(rows) == sorted(ADAPTERS)


def test_both_documents_have_the_same_parts() -> None:
    shapes = []
    for name in ("hosts.md", "sites.md"):
        text = (Path(ROOT) / "docs" / name).read_text(encoding="utf-8")
        shapes.append([re.match(r"#+|\| `\w+` \||\*", line) for line in text.splitlines()])
    english, french = ([found.group() for found in shape if found] for shape in shapes)
    assert english == french
