"""A real timestamp authority for tests: ``openssl ts`` with its own certificates, behind a real server on loopback."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

TIMES = ExtendedKeyUsageOID.TIME_STAMPING
MAIL = ExtendedKeyUsageOID.EMAIL_PROTECTION
_CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
"""


@cache
def key(_number: int) -> RSAPrivateKey:
    """Return the key of this number; making one takes a moment, so each is made once."""
    return generate_private_key(public_exponent=65537, key_size=2048)


def certificate(
    name: str,
    own: RSAPrivateKey,
    issuer: str,
    signer: RSAPrivateKey,
    *,
    usage: x509.ObjectIdentifier | None = None,
    valid: tuple[int, int] = (-1, 365),
    serial: int = 1000,
) -> x509.Certificate:
    """Return a certificate; ``valid``: from and until, in days from now."""
    today = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(own.public_key())
        .serial_number(serial)
        .not_valid_before(today + timedelta(days=valid[0]))
        .not_valid_after(today + timedelta(days=valid[1]))
        .add_extension(x509.BasicConstraints(ca=usage is None, path_length=None), critical=True)
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return builder.sign(signer, hashes.SHA256())


@dataclass
class Authority:
    """One authority with its own root; ``valid`` is of the certificate that signs."""

    folder: Path
    name: str = "an authority"
    number: int = 0
    valid: tuple[int, int] = (-1, 365)
    digests: str = "sha256"
    signer: x509.Certificate = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        root, own = key(2 * self.number), key(2 * self.number + 1)
        above = certificate(f"{self.name} root", root, f"{self.name} root", root, valid=(-4000, 4000), serial=1)
        self.signer = self.signed_as(TIMES)
        self.roots = self.folder / "roots.pem"
        self.roots.write_bytes(above.public_bytes(serialization.Encoding.PEM))
        (self.folder / "signer.pem").write_bytes(self.signer.public_bytes(serialization.Encoding.PEM))
        plain = serialization.NoEncryption()
        (self.folder / "key.pem").write_bytes(
            own.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        )
        (self.folder / "serial").write_text("01")
        (self.folder / "ts.cnf").write_text(_CONFIG.format(folder=self.folder, digests=self.digests))

    def signed_as(self, usage: x509.ObjectIdentifier) -> x509.Certificate:
        """Return the signing certificate, for this usage: to the byte the same length for timestamps and for mail."""
        root, own = key(2 * self.number), key(2 * self.number + 1)
        return certificate(self.name, own, f"{self.name} root", root, usage=usage, valid=self.valid)

    def reply(self, request: bytes) -> bytes:
        """Return what ``openssl ts`` answers to a DER request."""
        asked, told = self.folder / "asked.tsq", self.folder / "told.tsr"
        asked.write_bytes(request)
        pem = [*("-signer", str(self.folder / "signer.pem")), *("-inkey", str(self.folder / "key.pem"))]
        openssl(
            *("ts", "-reply", "-config", str(self.folder / "ts.cnf"), "-queryfile", str(asked)),
            *(*pem, "-out", str(told)),
        )
        return told.read_bytes()


def openssl(*arguments: str) -> str:
    """Run ``openssl`` and return what it prints; it fails where openssl does."""
    done = subprocess.run(["/usr/bin/openssl", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class Served:
    """A server on loopback: ``answers`` gives status, headers and body to each body that is posted.

    Attributes:
        asked: the bodies. heads: the header lines of each.
    """

    answers: Callable[[bytes], tuple[int, dict[str, str], bytes]]
    asked: list[bytes] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/tsr"

    @property
    def pair(self) -> str:
        return f"127.0.0.1:{self.port}"


def replying(reply: Callable[[bytes], bytes]) -> Served:
    """Return a server that answers as an authority should, with whatever ``reply`` makes of the question."""
    return Served(lambda body: (200, {"Content-Type": "application/timestamp-reply"}, reply(body)))


@contextmanager
def serving(served: Served) -> Iterator[Served]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            served.heads.append(dict(self.headers))
            served.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            status, headers, body = served.answers(served.asked[-1])
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the other side had enough

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
