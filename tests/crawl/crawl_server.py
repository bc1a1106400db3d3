"""Real web servers on loopback for the crawl's tests, and what they saw of their visitors."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from takedown.settings import CrawlSettings, HostSettings

JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)
HTML = "text/html; charset=utf-8"

Answer = tuple[int, str, bytes]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Visit:
    path: str
    at: float
    headers: dict[str, str]


@dataclass
class Server:
    """What stands at each path, and who came."""

    pages: Mapping[str, Answer | Handler]
    seconds: float = 0.0
    port: int = 0
    visits: list[Visit] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0
    fallback: Handler | None = None
    """What answers where nothing stands, instead of a 404."""

    @property
    def pair(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.pair}{path}"

    @property
    def paths(self) -> list[str]:
        return [visit.path for visit in self.visits]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.visits.append(Visit(request.path_qs, time.monotonic(), dict(request.headers)))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await asyncio.sleep(self.seconds)
            page = self.pages.get(request.path_qs) or self.fallback or (404, "text/plain", b"")
            if callable(page):
                return await page(request)
            status, content_type, body = page
            return web.Response(status=status, body=body, headers={"Content-Type": content_type})
        finally:
            self.in_flight -= 1


@asynccontextmanager
async def serving(pages: Mapping[str, Answer | Handler], seconds: float = 0.0) -> AsyncIterator[Server]:
    """A server that answers ``pages``; every answer takes ``seconds``."""
    server = Server(pages, seconds)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()


@asynccontextmanager
async def nobody() -> AsyncIterator[Server]:
    """A server that doesn't answer: its port is taken, so that no other server can get it, and refuses everybody."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield Server({}, port=taken.getsockname()[1])


@asynccontextmanager
async def raw(reply: Callable[[asyncio.StreamWriter], Awaitable[None]]) -> AsyncIterator[str]:
    """A socket that reads a request's head and then does whatever ``reply`` does; yields ``host:port``."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await reply(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the visitor has left, which is what these tests are about
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def redirect(to: str, status: int = 302) -> Handler:
    async def answer(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, headers={"Location": to})

    return answer


def page(*, links: list[str] | None = None, images: list[str] | None = None) -> Answer:
    body = "".join(f'<a href="{link}">x</a>' for link in links or [])
    body += "".join(f'<img src="{image}">' for image in images or [])
    return 200, HTML, f"<title>t</title>{body}".encode()


def picture(size: int = 2000) -> Answer:
    return 200, "image/jpeg", JPEG[:4] + bytes(size - 4)


def host_of(server: Server, **more: object) -> HostSettings:
    """Settings for ``server``, which is allowed and in no hurry to be polite."""
    settings = {"name": "here", "start": [server.url()], "allow": [server.pair], "delay": 0.0, **more}
    return HostSettings.model_validate(settings)


def quick(**more: float | str) -> CrawlSettings:
    return CrawlSettings.model_validate({"total_seconds": 5.0, "connect_seconds": 2.0, **more})
