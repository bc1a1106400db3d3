"""A SOCKS server (4a and 5) and an HTTP proxy, small and real; they know names that nobody else knows."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Far:
    """The far side: which port of this machine each ``host:port`` means there, and what was asked of it."""

    names: Mapping[str, int]
    asked: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)
    credentials: list[str] = field(default_factory=list)
    port: int = 0

    async def connect(self, host: str, port: int) -> Streams | None:
        self.asked.append(f"{host}:{port}")
        target = self.names.get(f"{host}:{port}")
        return None if target is None else await asyncio.open_connection("127.0.0.1", target)


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        pass  # the other side has left
    finally:
        writer.close()


async def _join(near: Streams, far: Streams) -> None:
    await asyncio.gather(_pour(near[0], far[1]), _pour(far[0], near[1]))


@asynccontextmanager
async def _listening(far: Far, talk: Callable[[Far, Streams], Awaitable[None]]) -> AsyncIterator[Far]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(far, (reader, writer))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the visitor has left
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    far.port = server.sockets[0].getsockname()[1]
    try:
        yield far
    finally:
        server.close()


async def _socks(far: Far, near: Streams) -> None:
    version = (await near[0].readexactly(1))[0]
    await (_socks5 if version == 5 else _socks4)(far, near)


async def _socks5(far: Far, near: Streams) -> None:
    """RFC 1928, with RFC 1929 where a name and a password are offered."""
    reader, writer = near
    methods = await reader.readexactly((await reader.readexactly(1))[0])
    writer.write(bytes([5, 2 if 2 in methods else 0]))
    if 2 in methods:
        await reader.readexactly(1)
        parts = [(await reader.readexactly((await reader.readexactly(1))[0])).decode() for _ in range(2)]
        far.credentials.append(":".join(parts))
        writer.write(b"\x01\x00")
    *_, kind = await reader.readexactly(4)
    if kind == 3:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    else:
        host = str(ip_address(await reader.readexactly(4 if kind == 1 else 16)))
    port = int.from_bytes(await reader.readexactly(2), "big")
    there = await far.connect(host, port)
    writer.write(bytes([5, 0 if there else 4, 0, 1, 0, 0, 0, 0, 0, 0]))
    if there:
        await _join(near, there)


async def _socks4(far: Far, near: Streams) -> None:
    """https://www.openssh.com/txt/socks4a.protocol."""
    reader, writer = near
    await reader.readexactly(1)
    port = int.from_bytes(await reader.readexactly(2), "big")
    number = await reader.readexactly(4)
    await reader.readuntil(b"\0")
    named = number[:3] == bytes(3)
    host = (await reader.readuntil(b"\0"))[:-1].decode() if named else str(ip_address(number))
    there = await far.connect(host, port)
    writer.write(bytes([0, 90 if there else 91, 0, 0, 0, 0, 0, 0]))
    if there:
        await _join(near, there)


async def _http(far: Far, near: Streams) -> None:
    """RFC 9112, 3.2.2 (a whole address in the request's line) and RFC 9110, 9.3.6 (CONNECT)."""
    reader, writer = near
    head = await reader.readuntil(b"\r\n\r\n")
    far.heads.append(head)
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"proxy-authorization: basic "):
            far.credentials.append(base64.b64decode(line.split()[-1]).decode())
    method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
    authority = target if method == "CONNECT" else target.split("/")[2]
    host, _, port = authority.partition(":")
    there = await far.connect(host, int(port or 80))
    if there is None:
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
    elif method == "CONNECT":
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        await _join(near, there)
    else:
        there[1].write(head.replace(b"http://" + authority.encode(), b"", 1))
        await _join(near, there)


def socks(names: Mapping[str, int]) -> AbstractAsyncContextManager[Far]:
    """A SOCKS server in front of ``names``."""
    return _listening(Far(names), _socks)


def http_proxy(names: Mapping[str, int]) -> AbstractAsyncContextManager[Far]:
    """An HTTP proxy in front of ``names``."""
    return _listening(Far(names), _http)
