"""What a crawl couldn't look at is looked at by the next one: nothing is passed over because something went wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web

from takedown.cases.case import CaseStatus
from takedown.fingerprint.filevisit import FileVisit
from takedown.fingerprint.fingerprinter import Fingerprinter, Occasion
from takedown.jail import Source
from takedown.pipeline.casework import close_case
from takedown.pipeline.looking.lookup import sought
from takedown.pipeline.search import search
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, POSTS, SIGHTINGS
from takedown.settings import JailSettings
from tests.crawl.crawl_server import Handler, Server, serving
from tests.pipeline.proving_scene import COPY, Pages, Scene, posted


@pytest.fixture
def scene(file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path) -> Scene:
    return Scene.made(file_session, fingerprinter, tmp_path)


class Broken(Fingerprinter):
    """It fails as a full disk, a lost database or a person's Ctrl-C would while a picture is looked at."""

    @contextmanager
    def visit(self, content: bytes | Source, occasion: Occasion = Occasion.COMPARE) -> Iterator[FileVisit]:  # noqa: ARG002 - as its parent's
        yield from ()


def with_tag(body: bytes) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        if request.headers.get("If-None-Match") == '"a"':
            return web.Response(status=304, headers={"ETag": '"a"'})
        return web.Response(body=body, headers={"Content-Type": "image/jpeg", "ETag": '"a"'})

    return answer


def tagged() -> Pages:
    return posted() | {"/copy.jpg": with_tag(COPY[2]), "/again.jpg": with_tag(COPY[2])}


async def test_a_picture_on_which_the_jail_timed_out_is_looked_at_by_the_next_crawl(scene: Scene) -> None:
    async with serving(tagged()) as server:
        here = scene.at(server)
        with Fingerprinter(JailSettings(workers=1, seconds=1e-6), secret=bytes(32)) as hurried:
            missed = await replace(here, fingerprinter=hurried).crawl()
        found = await here.crawl()
    assert (missed, [match.url for match in found]) == ([], [server.url("/copy.jpg")])


async def test_a_picture_at_which_a_crawl_was_stopped_is_looked_at_by_the_next_one(scene: Scene) -> None:
    async with serving(tagged()) as server:
        here = scene.at(server)
        with Broken(JailSettings(workers=1), secret=bytes(32)) as broken, pytest.raises(RuntimeError):
            await replace(here, fingerprinter=broken).crawl()
        found = await here.crawl()
    assert [match.url for match in found] == [server.url("/copy.jpg")]


async def test_a_copy_that_came_in_after_its_case_was_closed_is_found_once_that_is_open_again(scene: Scene) -> None:
    pages = tagged()
    plain = pages["/copy.jpg"]
    assert callable(plain)

    async def closing(request: web.Request) -> web.StreamResponse:
        await asyncio.to_thread(close_case, scene.session, scene.case)
        return await plain(request)

    async with serving(pages | {"/copy.jpg": closing}) as server:
        here = scene.at(server)
        missed = await here.crawl()
        with here.session.store.begin() as tx:
            CASES.renew(tx, CASES.get(tx, here.case).moved(CaseStatus.OPEN), "status", "closed_at")
        server.pages = pages
        found = await here.crawl()
    assert (missed, [match.url for match in found]) == ([], [server.url("/copy.jpg")])


async def test_what_was_looked_at_is_left_alone_while_nothing_changed(scene: Scene) -> None:
    async with serving(tagged()) as server:
        here = scene.at(server)
        await here.crawl()
        summary = await asyncio.to_thread(
            search, here.session, here.fingerprinter, [], None, lambda _: None, lambda _: None, again=True
        )
    assert (summary.media, summary.unchanged) == (0, 1)


def test_other_limits_of_the_jail_make_another_registry(scene: Scene) -> None:
    other = scene.session.settings.model_copy(update={"jail": JailSettings(max_pixels=2_000_000)})
    assert sought(scene.session).mark == sought(scene.session).mark
    assert sought(scene.session).mark != sought(replace(scene.session, settings=other)).mark


async def test_a_copy_whose_answer_is_headed_in_no_known_spelling_is_stored_like_any_other(scene: Scene) -> None:
    feed = b'{"version": "https://jsonfeed.org/version/1.1", "title": "\\ud800 t", "items": [{"id": "\\udfff 1",'
    feed += b' "image": "/copy.jpg", "authors": [{"name": "\\ud800 ann"}]}]}'

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1]
        body, kind = (feed, b"application/feed+json") if path == b"/" else (COPY[2], b"image/jpeg")
        status = b"404 Not Found" if path == b"/robots.txt" else b"200 OK"
        writer.write(b"HTTP/1.1 %s\r\nContent-Disposition: inline; filename=No\xebl.jpg\r\n" % status)
        writer.write(b"Content-Type: %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % (kind, len(body)) + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as listening:
        pages: Pages = {}
        server = Server(pages, port=listening.sockets[0].getsockname()[1])
        here = scene.at(server)
        found = await here.crawl()
    assert [match.url for match in found] == [server.url("/copy.jpg")]
    with here.session.store.read() as tx:
        (sighting,) = SIGHTINGS.all(tx, order_by="seen_at")
        (post,) = POSTS.all(tx, order_by="seen_at")
    http, page = sighting.manifest["http"], sighting.manifest["page"]
    assert isinstance(http, dict)
    assert isinstance(page, dict)
    assert http["headers"]["content-disposition"] == "inline; filename=Noël.jpg"
    assert (page["title"], post.uri, post.handle) == ("t", "1", "ann")
