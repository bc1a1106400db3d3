"""Two web hosts that somebody else wrote, started on loopback: the file host copyparty, and a gallery built by sigal.

What they write is theirs: the folders given to them are the hosts' disks, on which a copy lies as it would anywhere
else. Nothing that takedown does reads or writes there.
"""

from __future__ import annotations

import re
import secrets
import socket
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from importlib.util import find_spec
from pathlib import Path
from subprocess import Popen
from typing import Self

from takedown.demo.photographs import DemoNotInstalled
from takedown.demo.processes import Children
from takedown.errors import TakedownError

LOOPBACK = "127.0.0.1"
_START_SECONDS = 20.0
_LOOK_AGAIN = 0.03
_TRIES = 3
_ANSWER_SECONDS = 10.0


class HostNotStarted(TakedownError):
    """A host of the demonstration didn't come up; ``host``, and ``log``, where its own words are."""


class HostRefused(TakedownError):
    """A host answered an upload or a removal with something else than yes; ``host`` and the HTTP ``status``."""


class FileHost:
    """copyparty: everybody may read, one account may upload and remove, over HTTP.

    Attributes:
        address: ``127.0.0.1:PORT``, once started.
    """

    name = "copyparty"

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder = folder
        self._children = children
        self._password = secrets.token_urlsafe(12)
        self._process: Popen[bytes] | None = None
        self.address = ""

    def start(self) -> Self:
        """Start it and wait until it answers.

        Raises:
            DemoNotInstalled: copyparty isn't there.
            HostNotStarted: it ended, or gave no answer for 20 seconds.
        """
        _need("copyparty")
        (self._folder / "disk").mkdir(parents=True)
        for _ in range(_TRIES):
            # Somebody else can take the port between our look and copyparty's: then once more, with another one.
            port = free_port()
            process = self._launch(port)
            if _said(process, self._log, rb"listening @ \S+:%d " % port):
                self.address = f"{LOOPBACK}:{port}"
                self._process = process
                return self
            self._children.end(process)
        raise HostNotStarted(host=self.name, log=str(self._log))

    def stop(self) -> None:
        """End it; a host that doesn't run is left as it is."""
        if self._process is not None:
            self._children.end(self._process)

    @property
    def url(self) -> str:
        """The page from which everything there is linked."""
        return f"http://{self.address}/"

    @property
    def _log(self) -> Path:
        return self._folder / "copyparty.log"

    def _launch(self, port: int) -> Popen[bytes]:
        # Visitors may read; the one account may read, write, move and delete. No scan, no announcement, no thumbnails.
        words = ["-q", "-i", LOOPBACK, "-p", str(port), "--name", "photo drop", "--no-reload", "--no-thumb", "--no-crt"]
        words += ["--hist", str(self._folder / "index"), "-a", f"seed:{self._password}"]
        words += ["-v", f"{self._folder / 'disk'}::r:A,seed"]
        # It keeps its salts and sessions below the home: its own folder, not the person's.
        home = {"HOME": str(self._folder), "XDG_CONFIG_HOME": str(self._folder / "config"), "TMPDIR": str(self._folder)}
        home["PYTHONUNBUFFERED"] = "1"
        with self._log.open("ab") as log:
            program = [sys.executable, "-m", "copyparty", *words]
            return self._children.start(program, stdout=log, stderr=log, cwd=self._folder, environment=home)

    def fill(self, files: Mapping[str, bytes]) -> None:
        """Make the folders of ``files`` (by ``folder/name``) and upload each file.

        Raises:
            HostRefused: a folder is there already, or a file isn't taken.
        """
        for folder in sorted({place.split("/")[0] for place in files}):
            self.folder(folder)
        for place, media in files.items():
            self.post(place, media)

    def post(self, place: str, media: bytes) -> str:
        """Upload ``media`` as ``folder/name`` through copyparty's own upload; returns its address.

        Raises:
            HostRefused: it isn't taken.
        """
        self._ask("PUT", place, media)
        return self.url + place

    def remove(self, place: str) -> None:
        """Remove what was posted at ``place``, through copyparty's own API.

        Raises:
            HostRefused: it isn't there, or stays.
        """
        self._ask("DELETE", place, b"")

    def folder(self, name: str) -> None:
        """Make a folder.

        Raises:
            HostRefused: there is one of that name.
        """
        self._ask("MKCOL", name, b"")

    def _ask(self, method: str, place: str, body: bytes) -> None:
        connection = HTTPConnection(self.address, timeout=_ANSWER_SECONDS)
        try:
            connection.request(method, f"/{place}", body, {"PW": self._password, "Accept": "url"})
            status = connection.getresponse().status
        except (OSError, HTTPException) as problem:
            raise HostRefused(host=self.name, status=type(problem).__name__) from problem
        finally:
            connection.close()
        if not 200 <= status < 300:  # noqa: PLR2004 - what HTTP calls success
            raise HostRefused(host=self.name, status=status)


class Gallery:
    """Pages that sigal built from a folder of pictures, behind Python's own web server.

    sigal re-encodes each picture, makes it smaller where it is above 800 x 600, and crops a thumbnail.

    Attributes:
        address: ``127.0.0.1:PORT``, once opened.
    """

    name = "sigal"

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder = folder
        self._children = children
        self.address = ""

    def start(self, pictures: Mapping[str, bytes]) -> Self:
        """Build the gallery of ``pictures`` (by ``album/file name``) and open it.

        Raises:
            DemoNotInstalled: sigal isn't there.
            HostNotStarted: the build failed, or the web server gave no answer for 20 seconds.
        """
        _need("sigal")
        for place, media in pictures.items():
            file = self._folder / "pictures" / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(media)
        self._run("init")
        self._set_theme()
        self._run("build", "-q", "-n", "1", "pictures", "www")
        return self._open()

    @property
    def url(self) -> str:
        """The page from which everything there is linked."""
        return f"http://{self.address}/"

    @property
    def _log(self) -> Path:
        return self._folder / "sigal.log"

    def _run(self, *words: str) -> None:
        with self._log.open("ab") as log:
            program = [sys.executable, "-m", "sigal", *words]
            process = self._children.start(program, stdout=log, stderr=log, cwd=self._folder)
        status = process.wait()
        self._children.end(process)
        if status:
            raise HostNotStarted(host=self.name, log=str(self._log))

    def _set_theme(self) -> None:
        # Of its three themes the one whose pages show the pictures without running a script.
        settings = self._folder / "sigal.conf.py"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(re.sub(r"(?m)^theme = .*$", 'theme = "colorbox"', text), encoding="utf-8")

    def _open(self) -> Self:
        log_file = self._folder / "www.log"
        with log_file.open("wb") as log:
            words = ["-u", "-m", "http.server", "--bind", LOOPBACK, "--directory", str(self._folder / "www"), "0"]
            process = self._children.start([sys.executable, *words], stdout=log, stderr=log)
        said = _said(process, log_file, rb"port (\d+) ")
        if said is None:
            raise HostNotStarted(host=self.name, log=str(log_file))
        self.address = f"{LOOPBACK}:{int(said[1])}"
        return self


def _said(process: Popen[bytes], log: Path, words: bytes) -> re.Match[bytes] | None:
    """Wait until the host's log holds ``words``; ``None`` when it ended before, or said nothing for 20 seconds."""
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if said := re.search(words, log.read_bytes()):
            return said
        time.sleep(_LOOK_AGAIN)
    return None


def _need(package: str) -> None:
    if find_spec(package) is None:
        raise DemoNotInstalled(package=package)


def answers(process: Popen[bytes], port: int) -> bool:
    """Wait until something answers at ``port``; false when the process ended before, or after 20 seconds."""
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return True
        time.sleep(_LOOK_AGAIN)
    return False


def free_port() -> int:
    """Return a port of this machine that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
