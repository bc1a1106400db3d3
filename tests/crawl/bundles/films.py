"""Films cut into segments as servers cut them, locked as they lock them, and a reader of them over real sockets."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache

import av
from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from takedown.crawl.bundles.parts import Fetch
from takedown.crawl.net.answer import Fetched
from takedown.crawl.net.fetch import Fetcher
from takedown.settings import CrawlSettings
from tests.crawl.crawl_server import Answer, Handler, Server, quick
from tests.media import moving

PACKET = 188
HLS = "application/vnd.apple.mpegurl"
DASH = "application/dash+xml"
TRANSPORT = "video/mp2t"


def transport(count: int = 4) -> list[bytes]:
    """Return a film in ``count`` segments of whole packets."""
    film = moving.film("mpeg-ts")
    size = -(-len(film) // PACKET // count) * PACKET
    return [film[at : at + size] for at in range(0, len(film), size)]


@lru_cache
def fragments() -> list[bytes]:
    """Return a film in fragmented MP4 (CMAF): its initialisation segment, then one segment for each second or so."""
    file = io.BytesIO()
    flags = {"movflags": "frag_keyframe+empty_moov+default_base_moof+skip_trailer"}
    with av.open(io.BytesIO(moving.film("mp4")), "r") as film, av.open(file, "w", format="mp4", options=flags) as cut:
        stream = cut.add_stream_from_template(film.streams.video[0])
        for packet in film.demux(video=0):
            if packet.size:
                packet.stream = stream
                cut.mux(packet)
    content = file.getvalue()
    starts = [at - 4 for at in range(len(content)) if content.startswith(b"moof", at)]
    return [content[start:end] for start, end in zip([0, *starts], [*starts, len(content)], strict=True)]


def locked(content: bytes, key: bytes, vector: bytes) -> bytes:
    padder = PKCS7(128).padder()
    closer = Cipher(algorithms.AES128(key), modes.CBC(vector)).encryptor()
    return closer.update(padder.update(content) + padder.finalize()) + closer.finalize()


def segments(contents: list[bytes], content_type: str = TRANSPORT) -> dict[str, Answer | Handler]:
    return {f"/{number}.ts": (200, content_type, content) for number, content in enumerate(contents)}


def listed(names: list[str], *, before: str = "", end: bool = True) -> Answer:
    """Return a media playlist of ``names``."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", *before.splitlines()]
    for name in names:
        lines += ["#EXTINF:1.0,", name]
    return 200, HLS, "\n".join([*lines, "#EXT-X-ENDLIST"] if end else lines).encode()


def master(*renditions: tuple[str, str]) -> Answer:
    """Return a master playlist of attributes and addresses."""
    lines = [f"#EXT-X-STREAM-INF:{attributes}\n{name}" for attributes, name in renditions]
    return 200, HLS, "\n".join(["#EXTM3U", *lines]).encode()


def in_ranges(content: bytes) -> Handler:
    """Return what serves parts of ``content``."""

    async def answer(request: web.Request) -> web.StreamResponse:
        wanted = request.http_range
        if wanted.start is None:
            return web.Response(body=content, content_type="video/mp4")
        return web.Response(status=206, body=content[wanted], content_type="video/mp4")

    return answer


@asynccontextmanager
async def visitor(server: Server, **more: float) -> AsyncIterator[tuple[Fetch, CrawlSettings]]:
    """What fetches from ``server``, with the limits ``more``; at the end nothing of the memory may be held."""
    settings = quick(**more)
    async with Fetcher(settings, allow=[server.pair], delay=0.0) as fetcher:

        async def fetch(url: str, most: int, headers: Mapping[str, str]) -> Fetched:
            return await fetcher.get(url, lambda *_: most, headers=headers)

        yield fetch, settings
        assert fetcher.memory.held == 0
