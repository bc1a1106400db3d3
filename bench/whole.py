"""The whole path of a crawl: fetching, the jail, matching and storing, with the memory of all its processes.

Two made-up sites on loopback, of crops from scikit-learn's photographs: 200 pictures of 0.5 megapixels, half of them
registered before, then 24 of 12 megapixels, which is what a phone makes. Prints a table.

Crops of one photograph can be near each other, so there are more matches than registered pictures.
"""

from __future__ import annotations

import asyncio
import io
import multiprocessing
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import psutil
from aiohttp import web
from PIL import Image
from sklearn.datasets import load_sample_images

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.match import Match
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import casework
from takedown.pipeline.register import register
from takedown.pipeline.search import Summary, search
from takedown.pipeline.session import Session
from takedown.pipeline.workshop import fingerprinter_of
from takedown.settings import Settings

SMALL, LARGE = (816, 612), (4000, 3000)
MIB = 1024 * 1024


def pictures(count: int, size: tuple[int, int]) -> list[bytes]:
    """Return ``count`` different JPEG files of ``size``: seeded crops of real photographs."""
    sources = [Image.fromarray(one) for one in load_sample_images().images]
    rng = np.random.default_rng(7)
    files = []
    for number in range(count):
        source = sources[number % len(sources)]
        width = int(rng.integers(200, source.width))
        height = width * size[1] // size[0]
        left, top = int(rng.integers(0, source.width - width + 1)), int(rng.integers(0, max(1, source.height - height)))
        file = io.BytesIO()
        source.crop((left, top, left + width, top + height)).resize(size).save(file, "JPEG", quality=88)
        files.append(file.getvalue())
    return files


async def _serve(ready: Connection, files: list[bytes]) -> None:
    async def page(_: web.Request) -> web.StreamResponse:
        shown = "".join(f'<img src="/{number}.jpg">' for number in range(len(files)))
        return web.Response(text=f"<!doctype html><title>bench</title>{shown}", content_type="text/html")

    async def picture(request: web.Request) -> web.StreamResponse:
        return web.Response(body=files[int(request.match_info["number"])], content_type="image/jpeg")

    app = web.Application()
    app.router.add_get("/", page)
    app.router.add_get("/{number}.jpg", picture)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ready.send(runner.addresses[0][1])
    await asyncio.Event().wait()


def _server(ready: Connection, files: list[bytes]) -> None:
    asyncio.run(_serve(ready, files))


@contextmanager
def served(files: list[bytes]) -> Iterator[str]:
    """Serve ``files`` from a process of its own; yields ``host:port``."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_server, args=(there, files), daemon=True)
    process.start()
    try:
        yield f"127.0.0.1:{here.recv()}"
    finally:
        process.terminate()
        process.join()


@dataclass
class Memory:
    """The most that this process, and all of the jail's children together, had for themselves; bytes."""

    own: int = 0
    children: int = 0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look every 20 ms while the block runs."""
        over = threading.Event()
        thread = threading.Thread(target=self._look, args=(over,))
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _look(self, over: threading.Event) -> None:
        own = psutil.Process()
        while not over.wait(0.02):
            self.own = max(self.own, own.memory_full_info().uss)
            jailed = [child for child in own.children() if "takedown.fingerprint.worker" in _words(child)]
            self.children = max(self.children, sum(_uss(child) for child in jailed))


def _words(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _uss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().uss)
    except psutil.NoSuchProcess:
        return 0


def measure(home: Path, name: str, files: list[bytes], registered: int) -> list[tuple[str, str]]:
    """Register the first ``registered`` files, crawl them all, and return the rows to print."""
    folder = home / f"{name}-originals"
    folder.mkdir()
    for number, content in enumerate(files[: max(1, registered)]):
        (folder / f"{number:03}.jpg").write_bytes(content)
    with served(files) as pair:
        table = {"name": name, "start": [f"http://{pair}/"], "allow": [pair], "delay": 0, "concurrency": 8}
        session = Session.made(home / name, Settings.model_validate({"hosts": [table]}), "words for the measurement")
        memory = Memory()
        try:
            with fingerprinter_of(session) as fingerprinter:
                return _rows(name, session, folder, fingerprinter, memory)
        finally:
            session.close()


def _rows(
    name: str, session: Session, folder: Path, fingerprinter: Fingerprinter, memory: Memory
) -> list[tuple[str, str]]:
    case = casework.open_case(session, Case.opened(label="b", adult=Adult.YES, standing=Standing.SUBJECT), "b")
    fingerprinter.of(next(folder.iterdir()).read_bytes())  # the children start
    begun = time.perf_counter()
    taken = list(register(session, case.id, [folder], fingerprinter))
    registering = time.perf_counter() - begun
    begun, found = time.perf_counter(), list[Match]()
    with memory.watched():
        summary: Summary = search(session, fingerprinter, [], None, found.append, lambda _: None)
    crawling = time.perf_counter() - begun
    return [
        (f"{name}: registered a second", f"{len(taken) / registering:.0f}"),
        (f"{name}: candidates a second", f"{summary.hashed / crawling:.0f}"),
        (f"{name}: candidates, matches", f"{summary.hashed}, {summary.matches}"),
        (f"{name}: this process at most, MiB", f"{memory.own / MIB:.0f}"),
        (f"{name}: {fingerprinter.workers} jailed children at most, MiB", f"{memory.children / MIB:.0f}"),
    ]


def main(show: Callable[[str], None] = print) -> None:
    """Measure both sites and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), "0.5 MP", pictures(200, SMALL), 100)
        rows += measure(Path(folder), "12 MP", pictures(24, LARGE), 1)
    for what, value in rows:
        show(f"{what:<48}{value:>10}")


if __name__ == "__main__":
    main()
