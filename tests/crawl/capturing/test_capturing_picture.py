"""A page as a real Chromium draws it: no pixel of what it shows, nothing of it asked for, digests in grey boxes."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from struct import pack

import numpy as np
import pytest
from PIL import Image

from takedown.crawl.browser.browser import Browser
from takedown.crawl.browser.chromium import missing
from takedown.crawl.capturing.picture import MOST_HEIGHT, WIDTH, Easel, Known
from takedown.crawl.net.answer import Fetched, Judge
from takedown.crawl.net.fetch import Fetcher
from takedown.evidence.bare import bare
from tests.crawl.crawl_server import HTML, Answer, Handler, Server, quick, serving

pytestmark = pytest.mark.skipif(bool(missing()), reason="no Chromium on this machine (Debian: apt install chromium)")

ODD = (255, 0, 137)
GREY = (0xBD, 0xBD, 0xBD)
DIGEST = "0123456789abcdef" * 4


def chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))


def solid(side: int = 64) -> bytes:
    """A PNG of one colour that nothing else on a page has."""
    rows = (b"\0" + bytes(ODD) * side) * side
    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


URI = "data:image/png;base64," + base64.b64encode(solid()).decode()
SVG = "<svg width=80 height=80><rect width=80 height=80 fill='rgb(255,0,137)'/></svg>"
PAGE = f"""<!doctype html><title>t</title><link rel=stylesheet href=/s.css>
<h1>Words</h1><img src=/own.png width=640 height=120><a href=/own.png><img src=/thumb.png></a>
<img src="{URI}"><div style="width:90px;height:90px;background:url('{URI}')"></div>
<div style="width:90px;height:90px;background:url(/back.png)"></div><div class=sheet></div>
<video src=/film.mp4 poster=/poster.png width=200 height=100></video>
<picture><source srcset="/a.webp 1x"><img src=/b.png></picture>
<canvas id=c width=90 height=90></canvas>{SVG}<object data=/o.png width=90 height=90></object>
<iframe src=/frame.html></iframe><input type=image src=/i.png><ul style="list-style-image:url(/l.png)"><li>x</ul>
<script>document.body.style.background='rgb(255,0,137)';document.getElementById('c').getContext('2d').fillStyle='red'</script>
<p style="height:9000px">long</p>"""
SHEET = f"""@import "/more.css"; body{{background:url({URI})}} h1::before{{content:url({URI})}}
.sheet{{width:90px;height:90px;background-image:url(/sheet.png)}} h1{{color:rgb(1,2,3)}}"""


@asynccontextmanager
async def easel(pages: dict[str, Answer | Handler]) -> AsyncIterator[tuple[Easel, Server]]:
    async with serving(pages) as server, Fetcher(quick(), allow=[server.pair], delay=0) as fetcher:

        async def get(url: str, judge: Judge) -> Fetched:
            return await fetcher.get(url, judge)

        async with Browser() as browser:
            yield Easel(browser, get), server


def pages() -> dict[str, Answer | Handler]:
    media = ("own", "thumb", "back", "poster", "b", "o", "i", "l", "sheet")
    found: dict[str, Answer | Handler] = {f"/{name}.png": (200, "image/png", solid()) for name in media}
    return {**found, "/s.css": (200, "text/css", SHEET.encode()), "/": (200, HTML, PAGE.encode())}


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def count(drawn: np.ndarray, colour: tuple[int, int, int], near: int = 0) -> int:
    return int((np.abs(drawn.astype(int) - colour).max(axis=2) <= near).sum())


async def test_no_pixel_of_any_picture_is_drawn_and_none_is_asked_for(written: list[str]) -> None:
    async with easel(pages()) as (board, server):
        own = server.url("/own.png")
        written.clear()  # the folder that Chromium is started from
        png = await board.drawn(server.url(), bare(PAGE).text, {own: Known(DIGEST, 640, 480)})
        without = await board.drawn(server.url(), bare(PAGE).text, {})
        assert written == []
        assert board.version.startswith("Chromium ")
        asked = server.paths
    drawn = pixels(png)
    assert drawn.shape == (MOST_HEIGHT, WIDTH, 3)
    assert count(drawn, ODD, near=40) == 0
    assert count(drawn, GREY) > 640 * 100
    assert set(asked) <= {"/s.css", "/more.css"}
    assert "/s.css" in asked
    # The boxes of what is known say so in ink; without knowing, they are grey all over.
    box, plain = inside_own(drawn), inside_own(pixels(without))
    assert count(box, (0x1A, 0x1A, 0x1A), near=60) > 100
    assert count(plain, (0x1A, 0x1A, 0x1A), near=60) == 0


def inside_own(drawn: np.ndarray) -> np.ndarray:
    """Return the inside of the first box, which stands 640 pixels wide under the heading."""
    rows = np.flatnonzero((drawn[:, 300] == GREY).all(axis=1))
    top = int(rows[0])
    return drawn[top + 2 : top + 100, 12:600]


async def test_the_digest_in_a_box_is_the_one_that_is_known() -> None:
    html = "<img src=/own.png width=640 height=120>"
    async with easel(pages()) as (board, server):
        own = server.url("/own.png")
        first, second, again = [
            await board.drawn(server.url(), html, {own: Known(digest, 640, 480)})
            for digest in (DIGEST, DIGEST[::-1], DIGEST)
        ]
        shown = await board._browser.with_page(
            own, lambda context: boxes_of(context, board, server.url(), html, own), scripted=False
        )
    assert first == again != second
    assert shown == [f"sha256 {DIGEST}"]


async def test_the_box_of_what_stood_in_the_page_itself_carries_the_digest_that_was_left_there() -> None:
    html = f"<img src=/own.png width=640 height=120><img src='removed:sha256:{DIGEST[::-1]}' width=200 height=90>"
    async with easel(pages()) as (board, server):
        own = server.url("/own.png")
        shown = await board._browser.with_page(
            own, lambda context: boxes_of(context, board, server.url(), html, own), scripted=False
        )
    assert shown == [f"sha256 {DIGEST}", f"sha256 {DIGEST[::-1]}"]


async def boxes_of(context: object, board: Easel, url: str, html: str, own: str) -> list[str]:
    from playwright.async_api import BrowserContext

    from takedown.crawl.capturing.picture import _Drawing

    assert isinstance(context, BrowserContext)
    await _Drawing(context, board._sheet, url, html).png({own: Known(DIGEST, 640, 480)})
    texts: list[str] = await context.pages[0].evaluate(
        "[...document.documentElement.lastElementChild.children].map((box) => box.textContent)"
    )
    return texts


HOSTILE = [
    "",
    "<meta http-equiv=refresh content='0;url=/elsewhere'>",
    "<style>*{display:none!important}</style><img src=/own.png>",
    "<img src=/own.png style='position:fixed;width:1e9px;height:1e9px'>",
    "<div style='height:1e9px'><img src=/own.png>",
    "<base href='http://other.example/'><link rel=stylesheet href=x.css><img src=own.png>",
    "<style>html{transform:rotate(3deg)}div{all:unset!important}</style><img src=/own.png>",
    "<frameset cols='50%,50%'><frame src=/own.png></frameset>",
]


async def test_hostile_pages_are_drawn_without_what_they_show() -> None:
    async with easel(pages()) as (board, server):
        known = {server.url("/own.png"): Known(DIGEST)}
        pictures = [pixels(await board.drawn(server.url(), html, known)) for html in HOSTILE]
        asked = server.paths
    assert asked == []
    for drawn in pictures:
        assert drawn.shape[0] <= MOST_HEIGHT
        assert count(drawn, ODD, near=40) == 0
