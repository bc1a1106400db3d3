"""Certificates: one that can't be checked ends the visit before a word of it is said."""

from __future__ import annotations

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from takedown.crawl.net.answer import HostUnreachable
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.pace import SILENCES
from tests.crawl.crawl_server import quick
from tests.crawl.net.names import Names


def own_certificate(folder: Path) -> ssl.SSLContext:
    """A certificate for this machine and for ``tls.example`` that only vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tls.example")])
    now = datetime.now(UTC)
    alternatives = [x509.DNSName("tls.example"), x509.IPAddress(ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "own.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize("host", ["127.0.0.1", "tls.example", "other.example"])
async def test_a_certificate_that_nobody_vouches_for_is_refused(host: str, tmp_path: Path) -> None:
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read(100))
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=own_certificate(tmp_path))
    pair = f"{host}:{server.sockets[0].getsockname()[1]}"
    async with server, Fetcher(quick(), allow=[pair], resolver=Names(["127.0.0.1"])) as fetcher:
        with pytest.raises(HostUnreachable) as problem:
            await fetcher.get(f"https://{pair}/", lambda *_: 10_000)
    assert problem.value.data["why"] == "tls"
    assert b"".join(heard) == b""


async def test_names_without_a_certificate_give_up_no_server_on_which_they_were_laid(tmp_path: Path) -> None:
    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=own_certificate(tmp_path))
    port = server.sockets[0].getsockname()[1]
    pairs = [f"{number}.evil.example:{port}" for number in range(2 * SILENCES)]
    async with server, Fetcher(quick(), allow=pairs, delay=0, resolver=Names(["127.0.0.1"])) as fetcher:
        for pair in pairs:
            with pytest.raises(HostUnreachable):
                await fetcher.get(f"https://{pair}/", lambda *_: 10_000)
        shared = {fetcher.paces.of(pair, 0, 1) for pair in pairs}
    assert len(shared) == 1
