"""What a site says of whom to write to, read in a handful of requests from a real server."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from aiohttp import web
from yarl import URL

from takedown.crawl.holders.contacts import MOST_CONTACTS, MOST_REQUESTS, Told, told
from takedown.crawl.net.answer import Requests
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.robots import Robots
from tests.crawl.crawl_server import HTML, JPEG, Answer, Handler, Server, quick, redirect, serving

SECURITY = "/.well-known/security.txt"
FORM = (200, HTML, b"<form><input name=email><textarea name=message></textarea></form>")
Pages = Mapping[str, Answer | Handler]


def html(body: str) -> Answer:
    return 200, HTML, body.encode()


async def asked(pages: Pages) -> tuple[Told, Server]:
    async with serving(pages) as server:
        fetcher = Fetcher(quick(), allow=[server.pair], delay=0.0, concurrency=1, requests=Requests(MOST_REQUESTS))
        async with fetcher:
            robots = Robots(fetcher)
            try:
                return await told(fetcher, robots, URL(server.url("/")).origin()), server
            finally:
                await robots.close()


def found(said: Told) -> list[tuple[str, str, str]]:
    return [
        (one.found, URL(one.address).path if "://" in one.address else one.address, one.confidence)
        for one in said.contacts
    ]


async def test_what_a_site_publishes_is_read_the_most_fitting_first() -> None:
    pages = {
        "/": html(
            '<title>Site</title><a href="mailto:hello@b.example">w</a>'
            '<a href="/contact">Contact</a><a href="/dmca">DMCA</a>'
        ),
        SECURITY: (200, "text/plain", b"Contact: mailto:sec@b.example\nExpires: 2999-01-01T00:00:00Z\n"),
        "/dmca": html("Write to dmca [at] b [dot] example"),
        "/contact": FORM,
    }
    said, server = await asked(pages)
    assert sorted(found(said)) == sorted(
        [
            ("page-dmca", "dmca@b.example", "low"),
            ("security-txt", "sec@b.example", "low"),
            ("page-contact", "/contact", "medium"),
            ("mail-link", "hello@b.example", "low"),
        ]
    )
    assert [one.found for one in said.contacts if one.confidence == "medium"] == ["page-contact"]
    assert all(one.source.startswith(server.url("/")) for one in said.contacts)
    assert len(server.visits) <= MOST_REQUESTS
    assert not said.failed


@pytest.mark.parametrize("path", ["/dmca", "/abuse", "/contact", "/legal"])
async def test_customary_pages_are_tried_where_nothing_links_to_one(path: str) -> None:
    said, _ = await asked({"/": html("<p>Hello"), path: html("abuse@b.example")})
    assert [(one.address, one.found) for one in said.contacts] == [("abuse@b.example", f"page-{path[1:]}")]


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/mentions-legales.html", "Mentions légales"),
        ("/recht", "Impressum"),
        ("/x", "Aviso legal"),
        ("/y", "Imprint"),
    ],
)
async def test_the_imprint_is_found_in_four_languages(path: str, link: str) -> None:
    said, _ = await asked({"/": html(f'<a href="{path}">{link}</a>'), path: html("office@b.example")})
    assert [one.found for one in said.contacts] == ["page-legal"]


async def test_a_function_s_address_goes_before_a_person_s() -> None:
    said, _ = await asked(
        {"/": html("<p>"), "/contact": html("zoe@b.example abuse@b.example ann@b.example bob@b.example")}
    )
    assert said.contacts[0].address == "abuse@b.example"
    assert len(said.contacts) == 3


async def test_the_robots_file_is_obeyed() -> None:
    robots = (200, "text/plain", b"User-agent: *\nDisallow: /\n")
    said, server = await asked({"/robots.txt": robots, "/": html("x"), "/contact": FORM})
    assert server.paths == ["/robots.txt"]
    assert said.failed
    robots = (200, "text/plain", b"User-agent: *\nDisallow: /contact\n")
    said, server = await asked({"/robots.txt": robots, "/": html('<a href="/contact">Contact</a>'), "/contact": FORM})
    assert "/contact" not in server.paths
    assert said.contacts == []


async def test_a_site_is_asked_a_handful_of_times_whatever_it_links_to() -> None:
    links = "".join(f'<a href="/contact/{n}">Contact {n}</a>' for n in range(500))
    said, server = await asked({"/": html(links)})
    assert len(server.visits) <= MOST_REQUESTS
    assert said.contacts == []


async def test_a_page_that_answers_everything_alike_is_no_contact_page() -> None:
    said, server = await asked(
        {"/": html("<p>Home"), **{path: redirect("/") for path in ("/dmca", "/abuse", "/contact", SECURITY)}}
    )
    assert said.contacts == []
    assert len(server.visits) <= MOST_REQUESTS


@pytest.mark.parametrize(
    "there", ["http://127.0.0.1:65533/", "http://169.254.169.254/", "https://other.example/contact"]
)
async def test_a_redirect_away_isn_t_followed(there: str) -> None:
    said, _ = await asked({"/": html("<p>"), "/contact": redirect(there), SECURITY: redirect(there)})
    assert said.contacts == []


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": HTML})
    await response.prepare(request)
    try:
        while True:
            await response.write(b"<b id=1><a href='/contact'>Contact</a> a@b.example " * 500)
    except ConnectionError:
        return response


@pytest.mark.parametrize(
    "front",
    [
        endless,
        (200, HTML, b"<div>" * 200_000),
        (200, HTML, b"\xff\xfe\x00<" * 1000),
        (200, "image/jpeg", JPEG),
        (503, HTML, b"busy"),
        (200, "text/plain", b"abuse@b.example"),
        (200, HTML, b""),
    ],
)
async def test_a_hostile_front_page_ends(front: Answer | Handler) -> None:
    said, server = await asked({"/": front})
    assert len(server.visits) <= MOST_REQUESTS
    assert len(said.contacts) <= MOST_CONTACTS


async def test_nobody_there_is_a_failure_and_no_error() -> None:
    async with Fetcher(quick(), allow=["127.0.0.1:65533"], delay=0.0, requests=Requests(MOST_REQUESTS)) as fetcher:
        robots = Robots(fetcher)
        said = await told(fetcher, robots, URL("http://127.0.0.1:65533"))
        await robots.close()
    assert said.failed
    assert said.contacts == []


async def test_a_personal_site_is_noticed_and_its_headers_are_told() -> None:
    async def front(_: web.Request) -> web.Response:
        return web.Response(text="<title>Ann: my blog</title>", content_type="text/html", headers={"cf-ray": "1-CDG"})

    said, _ = await asked({"/": front})
    assert said.personal
    assert said.headers["cf-ray"] == "1-CDG"


async def test_no_picture_of_a_site_is_ever_fetched() -> None:
    _, server = await asked(
        {
            "/": html('<img src="/a.jpg"><a href="/contact">Contact</a>'),
            "/a.jpg": (200, "image/jpeg", JPEG),
            "/contact": FORM,
        }
    )
    assert "/a.jpg" not in server.paths
