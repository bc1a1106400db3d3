"""Makes a small vault with the program of a checkout, through its own verbs: how those in fixtures/vaults came to be.

    python tests/pipeline/vault_maker.py CHECKOUT fixtures/vaults/schema-N.tar.gz

CHECKOUT is a folder with the program as it was (``git worktree add`` one), OUT the new file. The picture is drawn, the
host is on loopback, the passphrase is the tests' own and costs next to nothing to try.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PASSPHRASE = "correct horse battery staple"
LABEL, NAME, CONTACT = "Ordinary garden", "Association Exemple", "contact@example.org"

_MADE = """
import sys
from pathlib import Path
from takedown.store import Store
from takedown.vault import Cost, Vault
home = Path(sys.argv[1])
with Vault.create(home, sys.argv[2], Cost(time=1, memory_kib=64, lanes=1)) as vault:
    Store.open_sqlcipher(home / "store.db", vault.database_key(), vault.keyring).close()
"""
_TIDIED = """
import sys
from pathlib import Path
from takedown.store import Store
from takedown.vault import Vault
home = Path(sys.argv[1])
with Vault.unlock(home, sys.argv[2]) as vault:
    store = Store.open_sqlcipher(home / "store.db", vault.database_key(), vault.keyring)
    with store._engine.connect() as link:
        link.exec_driver_sql("VACUUM")
        link.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
"""
_DRAWN = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.cli.pictures import jpeg
Path(sys.argv[2]).write_bytes(jpeg(1))
Path(sys.argv[3]).write_bytes(jpeg(1, quality=70))
"""


def main(checkout: Path, out: Path) -> None:
    """Make the vault."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run = _runner(checkout, work)
        _python(checkout, _MADE, str(work / "home"), PASSPHRASE)
        _python(checkout, _DRAWN, str(checkout), str(work / "hers.jpg"), str(work / "copy.jpg"))
        _use(run, work)
        _python(checkout, _TIDIED, str(work / "home"), PASSPHRASE)
        _pack(work / "home", out)


def _use(run: Callable[..., list[dict[str, Any]]], work: Path) -> None:
    person = ("--adult", "yes", "--standing", "subject", "--country", "FR", "--contact", CONTACT, "--name", NAME)
    case = run("case", "new", "--label", LABEL, *person)[0]["case"]
    run("case", "new", "--label", "Unsure", "--adult", "unsure", "--standing", "subject")
    run("register", "--case", case, work / "hers.jpg")
    with _Serving((work / "copy.jpg").read_bytes()) as port:
        host = (
            f'[[hosts]]\nname = "site"\nstart = ["http://127.0.0.1:{port}/"]\nallow = ["127.0.0.1:{port}"]\ndelay = 0\n'
        )
        (work / "home" / "config.toml").write_text(host, encoding="utf-8")
        run("crawl")
        (found,) = run("matches", "list")
        run("matches", "decide", found["match"], "--as", "confirmed")
        run("recheck")
    run("notices", "draft", "--case", case)


def _runner(checkout: Path, work: Path) -> Callable[..., list[dict[str, Any]]]:
    (work / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    options = ("--home", work / "home", "--passphrase-file", work / "passphrase", "--lang", "en")

    def run(*words: object) -> list[dict[str, Any]]:
        command = [sys.executable, "-m", "takedown", *map(str, (*options, *words)), "--json"]
        done = subprocess.run(command, env=_environment(checkout), cwd=work, capture_output=True, check=False)
        if done.returncode not in (0, 3):
            raise RuntimeError(words, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def _python(checkout: Path, code: str, *words: str) -> None:
    command = [sys.executable, "-c", code, *words]
    subprocess.run(command, env=_environment(checkout), cwd=checkout, check=True)


def _environment(checkout: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}


class _Page(BaseHTTPRequestHandler):
    copy = b""

    def do_GET(self) -> None:
        picture = self.path == "/copy.jpg"
        text = b'<!doctype html><title>album</title><img src="/copy.jpg">'
        self.send_response(200 if picture or self.path == "/" else 404)
        self.send_header("Content-Type", "image/jpeg" if picture else "text/html")
        self.end_headers()
        self.wfile.write(self.copy if picture else text)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Serving:
    """A web server on loopback that shows one picture."""

    def __init__(self, copy: bytes) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Page", (_Page,), {"copy": copy}))

    def __enter__(self) -> int:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self._server.server_address[1]

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _pack(home: Path, out: Path) -> None:
    """Put the files into an archive that says nothing of this machine; without the configuration and the locks."""
    with tarfile.open(out, "w:gz") as archive:
        for file in sorted(home.iterdir()):
            if file.name in ("header.json", "store.db"):
                entry = tarfile.TarInfo(f"home/{file.name}")
                content = file.read_bytes()
                entry.size, entry.mode = len(content), 0o600
                archive.addfile(entry, io.BytesIO(content))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
