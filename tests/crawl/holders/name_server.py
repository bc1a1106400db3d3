"""A real name server on loopback, over UDP and TCP, that says what a test wants."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import cast

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

Zone = Mapping[str, Mapping[str, list[str]]]
"""Records by name and type: ``{"a.example": {"A": ["192.0.2.1"], "MX": ["10 mail.a.example."]}}``."""


@dataclass
class NameServer:
    """What it knows, and what it was asked.

    Attributes:
        cut: over UDP it only says that the answer is too long.
        spoil: makes other bytes of each answer; ``None`` of what it returns: no answer at all.
    """

    zone: Zone
    cut: bool = False
    spoil: Callable[[bytes], bytes | None] = bytes
    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def pair(self) -> str:
        return f"127.0.0.1:{self.port}"

    def names(self) -> set[str]:
        return {name for _, name, _ in self.asked}

    def answer(self, wire: bytes, over: str) -> bytes | None:
        query = dns.message.from_wire(wire)
        (question,) = query.question
        name, kind = question.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(question.rdtype)
        self.asked.append((over, name, kind))
        reply = dns.message.make_response(query, recursion_available=True)
        if self.cut and over == "udp":
            reply.flags |= dns.flags.TC
            return self.spoil(reply.to_wire())
        seen: set[str] = set()
        while name in self.zone and name not in seen:
            seen.add(name)
            records = self.zone[name].get(kind) or self.zone[name].get("CNAME") or []
            found = kind if self.zone[name].get(kind) else "CNAME"
            if not records:
                break
            reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", found, *records))
            if found == kind:
                break
            name = records[0].rstrip(".")
        if not reply.answer and name not in self.zone:
            reply.set_rcode(dns.rcode.NXDOMAIN)
        return self.spoil(reply.to_wire())


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, server: NameServer) -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        answer = self._server.answer(data, "udp")
        if answer is not None:
            self._transport.sendto(answer, addr)


@asynccontextmanager
async def name_server(zone: Zone, **how: object) -> AsyncIterator[NameServer]:
    """A name server that answers for ``zone`` until the block ends."""
    server = NameServer(zone, **how)  # type: ignore[arg-type]  # a test's own words
    loop = asyncio.get_running_loop()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                length = int.from_bytes(await reader.readexactly(2), "big")
                answer = server.answer(await reader.readexactly(length), "tcp")
                if answer is None:
                    break
                writer.write(len(answer).to_bytes(2, "big") + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # it has heard enough
        finally:
            writer.close()

    stream = await asyncio.start_server(talk, "127.0.0.1", 0)
    server.port = stream.sockets[0].getsockname()[1]
    transport, _ = await loop.create_datagram_endpoint(lambda: _Datagrams(server), ("127.0.0.1", server.port))
    try:
        yield server
    finally:
        transport.close()
        stream.close()
