"""The hosts of a measurement, in a process of their own: nobody else's work makes late what they write down."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from tests.cli.background import Background
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import HTML, Answer, Handler, Server

SIZE = 120
"""Pixels of a picture's side."""
_ANSWER = 0.02
_STRANGERS = 1000
"""The first seed of pictures that nobody registered."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """What stands at the hosts, and what they saw: by name, without visits before ``gather``.

    Attributes:
        albums: of each host; the copy that an album shows is of the picture with its number.
    """

    by_name: dict[str, Server]
    albums: int
    _line: Connection

    def gather(self) -> None:
        """Have the hosts tell who came."""
        self._line.send("tell")
        for name, (visits, at_once) in self._line.recv().items():
            self.by_name[name].visits = visits
            self.by_name[name].most_in_flight = at_once

    def copies(self) -> set[str]:
        """Return the addresses of all copies."""
        return {host.url(f"/{album}/copy.jpg") for host in self.by_name.values() for album in range(self.albums)}


@contextmanager
def standing(count: int, albums: int) -> Iterator[Hosts]:
    """Give ``count`` hosts, each of ``albums`` with a copy and two pictures of others."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(there, count, albums), daemon=True)
    process.start()
    there.close()
    try:
        yield Hosts({name: Server({}, port=port) for name, port in here.recv().items()}, albums, here)
    finally:
        here.close()
        process.join(60)


def _serve(line: Connection, count: int, albums: int) -> None:
    with suppress(PermissionError):
        # Where it may, it goes before everything else: what it writes down isn't late because the machine is busy.
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    with Background() as background:
        hosts = {f"host-{number:02}": background.serve(_pages(number, albums), _ANSWER) for number in range(count)}
        line.send({name: host.port for name, host in hosts.items()})
        try:
            while line.recv():
                line.send({name: (host.visits, host.most_in_flight) for name, host in hosts.items()})
        except EOFError:
            return


def _pages(number: int, albums: int) -> dict[str, Answer | Handler]:
    links = "".join(f'<a href="/album/{album}">an album</a>' for album in range(albums))
    pages: dict[str, Answer | Handler] = {"/": (200, HTML, f"<title>host</title>{links}".encode())}
    for album in range(albums):
        names = [f"/{album}/{kind}.jpg" for kind in ("copy", "a", "b")]
        shown = "".join(f'<img src="{name}">' for name in names)
        pages[f"/album/{album}"] = (200, HTML, f"<title>album</title>{shown}".encode())
        stranger = _STRANGERS + 2 * (number * albums + album)
        for name, seed in zip(names, (album, stranger, stranger + 1), strict=True):
            pages[name] = (200, "image/jpeg", jpeg(seed, 80, SIZE))
    return pages
