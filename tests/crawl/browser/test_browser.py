"""A real Chromium that reaches nothing itself: what it renders, what it is refused, and what it leaves behind."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import psutil
import pytest
from playwright.async_api import Error, async_playwright
from yarl import URL

from takedown.crawl.browser.browser import Browser, BrowserMissing, Get, Limits
from takedown.crawl.browser.chromium import launched, missing
from takedown.crawl.net.answer import Fetched, Judge
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused
from takedown.crawl.net.robots import Robots
from tests.crawl.browser.pages import building, escaping, lazy, page, script
from tests.crawl.crawl_server import HTML, Answer, Handler, Server, quick, redirect, serving

needs_chromium = pytest.mark.skipif(
    bool(missing()), reason="no Chromium on this machine (Debian: apt install chromium)"
)
pytestmark = needs_chromium

Pages = dict[str, Answer | Handler]


def by(fetcher: Fetcher) -> Get:
    async def get(url: str, judge: Judge) -> Fetched:
        return await fetcher.get(url, judge)

    return get


def to(server: Server) -> Fetcher:
    return Fetcher(quick(), allow=[server.pair], delay=0.0)


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[str, str, list[str]]]:
    """A TCP and a UDP port that nobody should speak to; yields both and who did."""
    heard: list[str] = []

    async def tcp(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(f"tcp {(await reader.read(100))!r}")
        writer.close()

    class Udp(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, _: object) -> None:
            heard.append(f"udp {data!r}")

    server = await asyncio.start_server(tcp, "127.0.0.1", 0)
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(Udp, local_addr=("127.0.0.1", 0))
    try:
        host, port = server.sockets[0].getsockname()
        yield f"{host}:{port}", f"127.0.0.1:{transport.get_extra_info('sockname')[1]}", heard
    finally:
        transport.close()
        server.close()


async def test_a_page_that_its_scripts_make_is_read_as_it_is_then() -> None:
    async with serving(building()) as server, to(server) as fetcher, Browser() as browser:
        rendered = await browser.visit(server.url(), by(fetcher))
    assert (rendered.final_url, rendered.status) == (server.url(), 200)
    assert "<title>Walks</title>" in rendered.html
    assert 'href="/walk/1"' in rendered.html
    assert rendered.media == (server.url("/media/1.jpg"), "https://cdn.example/2")
    assert server.paths == ["/", "/app.js", "/api/walks.json"]
    assert fetcher.memory.held == 0


async def test_every_request_is_made_by_us_and_media_by_nobody() -> None:
    async with listening() as (tcp, udp, heard), serving(escaping(tcp, udp)) as server:
        async with to(server) as fetcher, Browser() as browser:
            rendered = await browser.visit(server.url(), by(fetcher))
            await asyncio.sleep(1)  # what is late may still come
        assert heard == []
        assert "reached the end" in rendered.html
        assert {visit.headers["User-Agent"] for visit in server.visits} == {"takedown/0.1.0"}
        assert f"http://{tcp}/picture.jpg" in rendered.media
        assert f"http://{tcp}/film.mp4" in rendered.media
        assert set(server.paths) <= {"/", "/app.js", "/worker.js"}


async def test_a_list_that_grows_at_its_end_is_scrolled_down_and_not_for_ever() -> None:
    async with serving(lazy(8)) as server, to(server) as fetcher, Browser() as browser:
        rendered = await browser.visit(server.url(), by(fetcher))
        assert [URL(url).path for url in rendered.media] == [f"/lazy/{number}.jpg" for number in range(8)]
    async with serving(lazy(10_000)) as server, to(server) as fetcher, Browser(Limits(scrolls=2)) as browser:
        rendered = await browser.visit(server.url(), by(fetcher))
        assert 8 <= len(rendered.media) <= 40


async def test_addresses_start_from_where_the_page_was_read() -> None:
    pages: Pages = {
        "/": redirect("/deep/page"),
        "/deep/page": page("app.js", body='<div id="root"></div><iframe src="/framed"></iframe>'),
        "/deep/app.js": script("document.getElementById('root').innerHTML = '<img src=one.jpg>';"),
        "/framed": redirect("/frames/inner"),
        "/frames/inner": (200, HTML, b"<!doctype html><img src=two.jpg>"),
    }
    async with serving(pages) as server, to(server) as fetcher, Browser() as browser:
        rendered = await browser.visit(server.url(), by(fetcher))
    assert rendered.final_url == server.url("/deep/page")
    assert set(rendered.media) == {server.url("/deep/one.jpg"), server.url("/frames/two.jpg")}


async def test_the_guard_and_the_robots_file_hold_for_everything_on_the_page() -> None:
    ask = "fetch('/private/data.json').catch(() => 0); fetch('http://127.0.0.1:@/x', {mode: 'no-cors'}).catch(() => 0);"
    async with serving({"/x": page()}) as other:
        pages: Pages = {
            "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/\n"),
            "/": page("/app.js"),
            "/app.js": script(ask.replace("@", str(other.port)) + "document.body.append('went on');"),
            "/private/data.json": (200, "application/json", b"{}"),
        }
        async with serving(pages) as server, to(server) as fetcher, Browser() as browser:
            robots = Robots(fetcher)

            async def get(url: str, judge: Judge) -> Fetched:
                return await fetcher.get(url, judge, gate=robots.check)

            rendered = await browser.visit(server.url(), get)
            await robots.close()
            with pytest.raises(AddressRefused):
                await browser.visit(other.url("/x"), get)
    assert "went on" in rendered.html
    assert server.paths == ["/robots.txt", "/", "/app.js"]
    assert other.paths == []


async def test_media_that_a_script_fetches_are_noted_and_not_read() -> None:
    pages: Pages = {
        "/": page("/app.js"),
        "/app.js": script("fetch('/opaque').catch(() => 0); fetch('/film.m3u8').catch(() => 0);"),
        "/opaque": (200, "image/jpeg", b"\xff\xd8\xff\xe0" + bytes(5000)),
    }
    async with serving(pages) as server, to(server) as fetcher, Browser() as browser:
        rendered = await browser.visit(server.url(), by(fetcher))
        picture = await browser.visit(server.url("/opaque"), by(fetcher))
        absent = await browser.visit(server.url("/absent"), by(fetcher))
    assert set(rendered.media) == {server.url("/opaque"), server.url("/film.m3u8")}
    assert "/film.m3u8" not in server.paths
    assert (picture.html, picture.media) == ("", (server.url("/opaque"),))
    assert (absent.html, absent.status) == ("", 404)


async def test_a_page_that_never_ends_or_asks_without_end_costs_what_it_may() -> None:
    first, busy = page("/app.js"), page("/busy.js", body="<p>as served</p>")
    served = {"/": first[2].decode(), "/busy": busy[2].decode()}
    endless: Pages = {
        "/": first,
        "/app.js": script("for (let i = 0; ; i += 1) fetch('/more/' + i).catch(() => 0);"),
        "/busy": busy,
        "/busy.js": script("for (;;) {}"),
        "/many": page("/many.js"),
        "/many.js": script("const ask = (i) => fetch('/more/' + i).then(() => ask(i + 1), () => ask(i + 1)); ask(0);"),
        "/after": page("/after.js"),
        "/after.js": script("document.body.append('still alive');"),
    }
    limits = Limits(seconds=3.0, requests=10, characters=100_000)
    async with serving(endless) as server, to(server) as fetcher, Browser(limits) as browser:
        for path in ("/", "/busy"):
            stuck = await browser.visit(server.url(path), by(fetcher))
            assert stuck.html == served[path]
        await browser.visit(server.url("/many"), by(fetcher))
        assert len([path for path in server.paths if path.startswith("/more/")]) <= 2 * limits.requests
        after = await browser.visit(server.url("/after"), by(fetcher))
        assert "still alive" in after.html


async def test_what_a_page_makes_of_itself_is_cut_at_the_limit() -> None:
    pages: Pages = {"/": page("/app.js"), "/app.js": script("document.body.append('x'.repeat(1e6));")}
    async with serving(pages) as server, to(server) as fetcher, Browser(Limits(characters=100_000)) as browser:
        assert len((await browser.visit(server.url(), by(fetcher))).html) == 100_000


async def test_scripts_that_pages_share_are_fetched_once() -> None:
    pages: Pages = {f"/{number}": page("/app.js") for number in range(2)}
    pages["/app.js"] = script("document.body.append('made');")
    async with serving(pages) as server, to(server) as fetcher, Browser() as browser:
        for number in range(2):
            assert "made" in (await browser.visit(server.url(f"/{number}"), by(fetcher))).html
    assert server.paths.count("/app.js") == 1


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder near the root: Chromium puts a socket below it, and a socket's path has at most 107 letters."""
    with tempfile.TemporaryDirectory(prefix="b") as folder:
        yield Path(folder)


async def test_nothing_that_was_fetched_is_written(short_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks = [b"mark-of-the-page", b"mark-of-the-script", b"mark-of-the-data", b"mark-of-the-storage"]
    keep = (
        "localStorage.setItem('k', 'mark-of-the-storage'.repeat(2000)); document.cookie = 'c=mark-of-the-storage';"
        "const db = indexedDB.open('d', 1); db.onupgradeneeded = () => db.result.createObjectStore('s').add("
        "'mark-of-the-storage'.repeat(50000), 'k'); caches.open('c').then((c) => c.put('/x', new Response("
        "'mark-of-the-storage'.repeat(50000)))); new Blob(['mark-of-the-storage'.repeat(500000)]).text();"
        "fetch('/data').then((answer) => answer.text()).then((text) => { window.kept = text; }); // mark-of-the-script"
    )
    pages: Pages = {
        "/": page("/app.js", body="<p>mark-of-the-page</p>"),
        "/app.js": script(keep),
        "/data": (200, "text/plain; charset=utf-8", b"mark-of-the-data" * 100_000),
    }
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(short_path))
    monkeypatch.setattr("tempfile.tempdir", str(short_path))
    async with serving(pages) as server, to(server) as fetcher, Browser() as browser:
        rendered = await browser.visit(server.url(), by(fetcher))
        assert "mark-of-the-page" in rendered.html
        written = written_below(short_path)
        assert len(written) > 3  # its profile is there: the right place is watched
        assert [name for name, content in written.items() if any(mark in content for mark in marks)] == []
        assert open_on_disk(marks) == []


async def test_nothing_is_left_behind(short_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(short_path))
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(short_path))
    async with serving(building()) as server, to(server) as fetcher, Browser() as browser:
        await browser.visit(server.url(), by(fetcher))
        assert left_below(short_path)  # the right place is watched

    assert left_below(short_path) == []


def left_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def written_below(folder: Path) -> dict[str, bytes]:
    found = {}
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):  # Chromium tidies up while it runs
            if path.is_file() and not path.is_symlink():
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def open_on_disk(marks: list[bytes]) -> list[str]:
    """Return the files on disk that any child of this process holds open, deleted ones included, with a mark inside."""
    found = []
    for child in psutil.Process().children(recursive=True):
        folder = Path(f"/proc/{child.pid}/fd")
        for link in folder.iterdir() if folder.exists() else ():
            target = str(link.readlink()) if link.is_symlink() else ""
            if target.startswith("/") and not target.startswith(("/dev/", "/memfd:", "/proc/")) and link.is_file():
                content = link.read_bytes() if link.stat().st_size < 50_000_000 else b""
                found += [target for mark in marks if mark in content]
    return found


async def test_a_chromium_that_is_lost_starts_again() -> None:
    async with serving(building()) as server, to(server) as fetcher, Browser() as browser:
        before = await browser.visit(server.url(), by(fetcher))
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                if "--remote-debugging-pipe" in child.cmdline():
                    child.kill()
        after = await browser.visit(server.url(), by(fetcher))
    assert (after.html, after.media) == (before.html, before.media)


async def test_chromium_alone_reaches_nothing(tmp_path: Path) -> None:
    async with serving({"/": page()}) as server, async_playwright() as playwright:
        chromium = await launched(playwright, tmp_path)
        tab = await chromium.new_page()
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            with pytest.raises(Error):
                await tab.goto(f"http://{host}:{server.port}/", timeout=10_000)
        await chromium.close()
    assert server.paths == []


async def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrowserMissing) as problem:
        async with Browser():
            pass
    assert problem.value.data == {"why": "chromium"}
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    with pytest.raises(BrowserMissing) as problem:
        async with Browser():
            pass
    assert problem.value.data == {"why": "start"}
