"""A cropped thumbnail in which nothing is recognised never stands for the original that it leads to."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from takedown.cases.match import Match
from takedown.cases.media import Level
from takedown.crawl.looking.look import MOST_MEDIA
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.looking import addresses
from takedown.pipeline.register import register
from takedown.pipeline.search import search
from takedown.pipeline.session import Session
from takedown.settings import Settings
from tests.crawl.crawl_server import HTML, Answer, Server, serving
from tests.fingerprint.photographs import scenes
from tests.pipeline.casefile import opened


def jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    return file.getvalue()


HERS = Image.fromarray(scenes()[1]).resize((450, 300))
CORNER = HERS.crop((0, 0, 110, 110)).resize((64, 64))


def gallery(many: int, original: str) -> dict[str, Answer]:
    """Return a page of cropped thumbnails, each leading to a full-size picture or a page; the last one is a copy."""
    links = "".join(f'<a href="/{original.format(n)}"><img src="/thumb{n}.jpg"></a>' for n in range(many))
    pages: dict[str, Answer] = {"/": (200, HTML, f"<title>t</title>{links}".encode())}
    for n in range(many):
        pages[f"/thumb{n}.jpg"] = (200, "image/jpeg", jpeg(CORNER))
        pages[f"/full{n}.jpg"] = (404, "text/plain", b"")
        pages[f"/post/{n}"] = (200, HTML, f'<img src="/full{n}.jpg">'.encode())
    return pages | {f"/full{many - 1}.jpg": (200, "image/jpeg", jpeg(HERS))}


def at(session: Session, server: Server) -> Session:
    table = {"name": "here", "start": [server.url()], "allow": [server.pair], "delay": 0.0}
    return replace(session, settings=Settings.model_validate({"hosts": [table]}))


def registered(session: Session, tmp_path: Path, fingerprinter: Fingerprinter) -> str:
    case = opened(session, level=Level.PORTABLE)
    file = tmp_path / "hers.jpg"
    file.write_bytes(jpeg(HERS))
    assert [one.status.value for one in register(session, case.id, [file], fingerprinter)] == ["registered"]
    return case.id


@pytest.mark.parametrize("original", ["full{}.jpg", "post/{}"])
async def test_a_crawl_reads_the_original_behind_a_thumbnail_that_shows_too_little(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter, original: str
) -> None:
    registered(file_session, tmp_path, fingerprinter)
    found: list[Match] = []
    async with serving(gallery(2, original)) as server:
        session = at(file_session, server)
        await asyncio.to_thread(search, session, fingerprinter, [], None, found.append, lambda _: None)

    assert {"/thumb0.jpg", "/thumb1.jpg", "/full0.jpg", "/full1.jpg"} <= set(server.paths)
    assert [match.url for match in found] == [server.url("/full1.jpg")]


async def test_a_reported_page_full_of_thumbnails_gives_its_originals(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter
) -> None:
    case = registered(file_session, tmp_path, fingerprinter)
    many = MOST_MEDIA - 1
    async with serving(gallery(many, "full{}.jpg")) as server:
        session = at(file_session, server)
        given = addresses.from_arguments([server.url("/")])
        (added,) = await asyncio.to_thread(addresses.add, session, case, given, fingerprinter)

    assert [match.url for match in added.matches] == [server.url(f"/full{many - 1}.jpg")]
