"""One server process for a folder: nginx where the machine has it, else aiohttp; and what it noted of its visitors."""

from __future__ import annotations

import logging
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from aiohttp import web

LOOPBACK = "127.0.0.1"
_START_SECONDS = 20.0
_LINE = re.compile(r"\S+ (\S+) \S+\|(\d+)\|(\d+)")

_NGINX = """
daemon off; master_process off; pid {state}/nginx.pid; error_log {state}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; image/jpeg jpg; text/plain txt; }}
  log_format short '$request|$status|$bytes_sent';
  access_log {state}/access.log short;
  client_body_temp_path {state}/body; proxy_temp_path {state}/proxy; fastcgi_temp_path {state}/fastcgi;
  uwsgi_temp_path {state}/uwsgi; scgi_temp_path {state}/scgi;
  sendfile on; tcp_nopush on;
  server {{ listen {loopback}:{port} backlog=1024; root {folder}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: its path, the answer's status and size on the wire, head included."""

    path: str
    status: int
    size: int


@dataclass(slots=True)
class Server:
    """A server that runs.

    Attributes:
        pair: ``127.0.0.1:PORT``. name: which server it is.
    """

    pair: str
    name: str
    _log: Path
    _read: int = field(default=0)

    def visits(self) -> list[Visit]:
        """Return the requests since this was asked last."""
        with self._log.open(encoding="utf-8", errors="replace") as log:
            log.seek(self._read)
            lines = log.readlines()
            self._read = log.tell()
        found = (_LINE.fullmatch(line.strip()) for line in lines)
        return [Visit(one[1], int(one[2]), int(one[3])) for one in found if one]


@contextmanager
def served(folder: Path, state: Path) -> Iterator[Server]:
    """Serve ``folder``; the server's own files lie in ``state``."""
    state.mkdir()
    port = _free_port()
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    process = subprocess.Popen(_nginx(nginx, folder, state, port) if nginx else _aiohttp(folder, state, port))
    try:
        _await(process, port)
        server = Server(f"{LOOPBACK}:{port}", "nginx" if nginx else "aiohttp", state / "access.log")
        server.visits()
        yield server
    finally:
        process.terminate()
        process.wait()


def _nginx(program: str, folder: Path, state: Path, port: int) -> list[str]:
    file = state / "nginx.conf"
    file.write_text(_NGINX.format(state=state, folder=folder, port=port, loopback=LOOPBACK), encoding="utf-8")
    return [program, "-c", str(file), "-e", str(state / "error.log")]


def _aiohttp(folder: Path, state: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "bench.crawling.server", str(folder), str(state / "access.log"), str(port)]


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait for the first answer.

    Raises:
        RuntimeError: it ended, or gave none for 20 seconds.
    """
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        connection = HTTPConnection(LOOPBACK, port, timeout=1)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError("the server didn't start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _run(folder: str, log: str, port: str) -> None:
    handler = logging.FileHandler(log)
    visits = logging.getLogger("visits")
    visits.addHandler(handler)
    visits.setLevel(logging.INFO)
    app = web.Application()
    app.router.add_static("/", folder)
    web.run_app(
        app, host=LOOPBACK, port=int(port), access_log=visits, access_log_format="%r|%s|%b", print=lambda *_: None
    )


if __name__ == "__main__":
    _run(*sys.argv[1:])
