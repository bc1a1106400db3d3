"""What one visit to a page gives: its words, where it leads, who and when it says, and over what it was served."""

from __future__ import annotations

import asyncio
import base64
import random
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

import aiohttp.connector
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from selectolax.lexbor import LexborHTMLParser

from takedown.crawl.capturing.page import MOST_OUTLINKS, exchange_of, page_of, visit_of
from takedown.crawl.capturing.said import said_on
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.evidence.captured import PageRecord, Said
from tests.crawl.crawl_server import HTML, Answer, Handler, Server, quick, redirect, serving
from tests.crawl.net.names import Names
from tests.mail import certificates

Pages = dict[str, Answer | Handler]
PICTURE = base64.b64encode(random.Random(4).randbytes(600)).decode()


GRAPH = """<meta name=author content=other><script type="application/ld+json">{"@graph":[{"author":
{"name":"Fred","alternateName":"@fred"},"uploadDate":"2026-11-20T10:00:00+01:00"}]}</script>"""


async def fetched(fetcher: Fetcher, url: str) -> Fetched:
    answer = await fetcher.get(url, lambda *_: 1_000_000)
    answer.share.release()
    return answer


async def page(body: str, most_text: int = 10_000) -> PageRecord:
    return await read(body.encode(), most_text)


async def read(body: bytes, most_text: int) -> PageRecord:
    async with serving({"/": (200, HTML, body)}) as server, to(server) as fetcher:
        return page_of(await fetched(fetcher, server.url()), fetcher, most_text)


def to(server: Server) -> Fetcher:
    return Fetcher(quick(), allow=[server.pair], delay=0)


# --- words and links ------------------------------------------------------------------------------------------------


async def test_the_words_of_a_page_without_its_scripts_and_media() -> None:
    found = await page(
        f"<title> An \n album</title><style>p{{color:red}}</style><h1>Hello</h1><p>one <b>two</b></p>"
        f"<script>var x = 'unseen'</script><noscript>unseen</noscript><img src='data:image/png;base64,{PICTURE}'>"
        f"<pre>{PICTURE}</pre>",
    )
    assert (found.title, found.cut) == ("An album", False)
    assert found.text.split("\n")[:3] == ["Hello", "one", "two"]
    assert "unseen" not in found.text
    assert not any(PICTURE[at : at + 20] in found.text + found.html for at in range(len(PICTURE) - 20))
    assert len(found.removed) == 2


async def test_words_beyond_the_limit_are_left_out_and_that_is_said() -> None:
    found = await page("<p>" + "word " * 1000, most_text=1000)
    assert (len(found.text), found.cut) == (1000, True)


async def test_links_are_absolute_and_bounded() -> None:
    many = "".join(f"<a href='/page/{n}'>x</a>" for n in range(MOST_OUTLINKS + 20))
    found = await page(
        f"<img src='a.jpg'><img src='data:image/png;base64,{PICTURE}'><a href='//other.example/b'>x</a>{many}"
    )
    host = found.visit.final_url
    assert found.outlinks.media == (f"{host}a.jpg",)
    assert found.outlinks.pages[:2] == ("http://other.example/b", f"{host}page/0")
    assert (len(found.outlinks.pages), found.outlinks.left_out) == (MOST_OUTLINKS, 21)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe\x00",
        b"<svg>" * 5000,
        b"<div>" * 6000,
        b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script>",
        b'<script type=\'application/ld+json\'>{"author":"\\ud800","datePublished":"9"}</script>',
        b"<meta name=author content='\xff'><time datetime='99-99'>",
        b"<base href='javascript:1'><a href='http://[::1'>x</a><img src='//[::1]@'>",
    ],
)
async def test_hostile_pages_give_less_and_never_raise(body: bytes) -> None:
    found = await read(body, 1000)
    assert found.sha256 == sha256(body).hexdigest()
    for text in (found.text, found.title, found.html, found.said.handle, found.said.posted_at):
        assert text.encode("utf-8", "strict") is not None


# --- who and when ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<p>nothing</p>", Said()),
        ("<meta name=author content=' fred '>", Said("fred", "meta")),
        ("<meta name=author content=None><a rel=author>fred</a>", Said("fred", "markup")),
        ("<a rel='author nofollow' href=/u>fred</a>", Said("fred", "markup")),
        (
            GRAPH,
            Said("@fred", "json-ld", "2026-11-20T09:00:00.000Z", "json-ld"),
        ),
        (
            '<meta property="article:published_time" content="2026-11-20">',
            Said(posted_at="2026-11-20", posted_at_source="meta"),
        ),
        (
            "<time datetime='2026-11-20T10:00:00Z'>then</time>",
            Said(posted_at="2026-11-20T10:00:00.000Z", posted_at_source="markup"),
        ),
        ("<time datetime='2026-11-20'>a</time><time datetime='2026-11-21'>b</time>", Said()),
        ("<time datetime='yesterday'>a</time>", Said(posted_at="yesterday", posted_at_source="markup")),
    ],
)
def test_who_showed_it_and_when_as_the_page_says(markup: str, said: Said) -> None:
    assert said_on(LexborHTMLParser(markup)) == said


# --- how it was served ----------------------------------------------------------------------------------------------


async def test_redirects_names_and_heads_are_told_without_cookies() -> None:
    async def cookies(_: web.Request) -> web.StreamResponse:
        headers = {"Set-Cookie": "a=b", "X-One": "1", "Content-Type": HTML}
        return web.Response(body=b"<p>x", headers=headers)

    pages: Pages = {"/end": cookies}
    async with serving(pages) as server:
        end, start = f"end.example:{server.port}", f"start.example:{server.port}"
        pages["/"] = redirect(f"http://{end}/end")
        names = Names(["127.0.0.1"])
        async with Fetcher(quick(), allow=[start, end], delay=0, resolver=names) as fetcher:
            answer = await fetched(fetcher, f"http://{start}/")
            visit, exchange = visit_of(answer, fetcher), exchange_of(answer)
    facts = visit.facts()
    assert facts["redirects"] == [{"url": f"http://{start}/", "status": 302}]
    assert facts["dns"] == [
        {"name": "start.example", "addresses": ["127.0.0.1"]},
        {"name": "end.example", "addresses": ["127.0.0.1"]},
    ]
    assert (facts["peer"], facts["tls"]["version"], facts["http"]["status"]) == ("127.0.0.1", "", 200)
    assert "set-cookie" not in facts["http"]["headers"]
    assert visit.network()["family"] == "IPv4"
    assert ("X-One", "1") in exchange.served
    assert ("Host", end) in exchange.sent


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[certificates.Certificates]:
    """A server's certificate whose authority the visitor trusts while the test runs."""
    made = certificates.made(tmp_path / "tls")
    trusted = ssl.create_default_context(cafile=str(made.authority))
    shared = aiohttp.connector._SSL_CONTEXT_VERIFIED
    aiohttp.connector._SSL_CONTEXT_VERIFIED = trusted
    yield made
    aiohttp.connector._SSL_CONTEXT_VERIFIED = shared


@asynccontextmanager
async def secure(made: certificates.Certificates) -> AsyncIterator[str]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<p>x"
        )
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=made.context())
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_the_whole_chain_of_certificates_is_told(authority: certificates.Certificates) -> None:
    async with secure(authority) as pair, Fetcher(quick(), allow=[pair], delay=0) as fetcher:
        answers = [await fetched(fetcher, f"https://{pair}/") for _ in range(2)]
    digests = [
        sha256(x509.load_pem_x509_certificate(file.read_bytes()).public_bytes(Encoding.DER)).hexdigest()
        for file in (authority.server, authority.authority)
    ]
    for answer in answers:
        assert answer.connection.tls in {"TLSv1.2", "TLSv1.3"}
        assert list(answer.connection.certificates) == digests
        assert answer.connection.chain == "verified"
        assert answer.connection.cipher
