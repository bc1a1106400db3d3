"""An authority for timestamps of the tests' own, made and asked with ``openssl ts`` on this machine alone."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_CONFIG = """
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = tsa_here
[tsa_here]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True, slots=True)
class Authority:
    """A root, a signer below it, and the folder that holds both."""

    folder: Path

    @property
    def roots(self) -> str:
        return (self.folder / "root.pem").read_text(encoding="ascii")

    def stamped(self, document: bytes) -> bytes:
        """Return the DER ``TimeStampResp`` for ``document``."""
        (self.folder / "document").write_bytes(document)
        self._ssl("ts", "-query", "-data", "document", "-sha256", "-cert", "-out", "question")
        signer = ("-signer", "signer.pem", "-inkey", "signer.key")
        self._ssl(
            "ts",
            "-reply",
            "-config",
            "conf",
            "-section",
            "tsa_here",
            "-queryfile",
            "question",
            *signer,
            "-out",
            "answer",
        )
        return (self.folder / "answer").read_bytes()

    def _ssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=60)


def made(folder: Path) -> Authority:
    """Make an authority in ``folder``."""
    folder.mkdir()
    (folder / "conf").write_text(_CONFIG.format(folder=folder), encoding="ascii")
    (folder / "serial").write_text("01\n", encoding="ascii")
    one = Authority(folder)
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    one._ssl(
        "req",
        "-x509",
        *key,
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
        "-subj",
        "/CN=Root",
        "-days",
        "30",
        "-config",
        "conf",
        "-extensions",
        "root",
    )
    one._ssl("req", *key, "-keyout", "signer.key", "-out", "signer.csr", "-subj", "/CN=Signer", "-config", "conf")
    one._ssl(
        "x509",
        "-req",
        "-in",
        "signer.csr",
        "-CA",
        "root.pem",
        "-CAkey",
        "root.key",
        "-CAcreateserial",
        "-out",
        "signer.pem",
        "-days",
        "30",
        "-extfile",
        "conf",
        "-extensions",
        "signer",
    )
    return one
