"""A real nginx: before a folder, or before another host's own server; and what its log says of the visitors."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from takedown.demo.processes import Children
from tests.hosts.machine import program

LOOPBACK = "127.0.0.1"
_START_SECONDS = 20.0
_LINE = re.compile(r"(\S+) (\S+) \S+\|(\d+)\|(\d+)\|(.*)")

_CONF = """
daemon off; master_process off; pid nginx.pid; error_log error.log;
events {{ worker_connections 256; }}
http {{
  include {types};
  types {{ application/vnd.apple.mpegurl m3u8; video/mp2t ts; }}
  log_format short '$request|$status|$bytes_sent|$http_user_agent';
  access_log access.log short;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
  scgi_temp_path scgi; client_max_body_size 40m;
  server {{ listen {loopback}:{port}; {place} }}
}}
"""
_FOLDER = "root {folder}; index index.html; autoindex on;"
_BEHIND = "location / {{ proxy_pass http://{pair}; proxy_set_header Host $http_host; proxy_http_version 1.1; }}"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: its path, the answer's status and its bytes on the wire, head included."""

    path: str
    status: int
    size: int


class Nginx:
    """One nginx; ``address`` (``127.0.0.1:PORT``) is known before it is started."""

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder = folder
        self._children = children
        self._read = 0
        self._port = free_port()
        self.address = f"{LOOPBACK}:{self._port}"
        folder.mkdir(parents=True)

    @property
    def url(self) -> str:
        return f"http://{self.address}/"

    def before_folder(self, folder: Path) -> Self:
        """Serve a folder, and lists of its files."""
        return self._start(_FOLDER.format(folder=folder))

    def before(self, address: str) -> Self:
        """Hand every request on to the server at ``address``, as hosts commonly do."""
        return self._start(_BEHIND.format(pair=address))

    def visits(self) -> list[Visit]:
        """Return what the program under test asked for since this was called last."""
        with (self._folder / "access.log").open(encoding="utf-8", errors="replace") as log:
            log.seek(self._read)
            lines = log.readlines()
            self._read = log.tell()
        found = [found for line in lines if (found := _LINE.fullmatch(line.strip()))]
        return [Visit(one[2], int(one[3]), int(one[4])) for one in found if one[5].startswith("takedown/")]

    def _start(self, place: str) -> Self:
        conf = self._folder / "nginx.conf"
        types = Path("/etc/nginx/mime.types")
        conf.write_text(_CONF.format(types=types, loopback=LOOPBACK, port=self._port, place=place), encoding="utf-8")
        words = ["-p", str(self._folder), "-c", str(conf), "-e", str(self._folder / "error.log")]
        with (self._folder / "said.log").open("wb") as log:
            process = self._children.start([program("nginx"), *words], stdout=log, stderr=log, cwd=self._folder)
        answers(self._port, process)
        return self


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def answers(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens there."""
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("a host didn't start")
