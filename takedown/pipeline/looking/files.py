"""Files and folders that a person names, opened one by one and looked at in the jail, several at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.jail import FileSource, MemorySource, Source

T = TypeVar("T")
Ask = Callable[[Source], T]
"""What is asked of a file, in a thread of its own; it may raise ``Unreadable``."""


class NotRead(Exception):
    """A file was not read; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Probe(Generic[T]):
    """One file: what was found, or the code that says why nothing was, and whether it is a video all the same."""

    path: Path
    found: T | None = None
    code: str = ""
    video: bool = False


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield every file named or below a folder named, sorted by name; hidden files in folders are left out.

    A path that doesn't exist, or a folder without a file, is yielded as it is, so that it gets its reason.
    """
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        found = False
        for file in _below(path):
            found = True
            yield file
        if not found:
            yield path


def probes(paths: Iterable[Path], ask: Ask[T], fingerprinter: Fingerprinter) -> Iterator[Probe[T]]:
    """Yield one probe a file, in the order of ``walk``, each as soon as those before it are known.

    Args:
        paths: files and folders.
        ask: as ``Ask``.
        fingerprinter: which ``ask`` asks; so many files are looked at at once as it has children.
    """
    workers = fingerprinter.workers
    pool = ThreadPoolExecutor(workers)
    waiting: deque[Future[Probe[T]]] = deque()
    try:
        for path in walk(paths):
            waiting.append(pool.submit(_probe, path, ask, fingerprinter.max_bytes))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        # Not waited for: who interrupts closes the jail next, which ends what a long video still keeps busy.
        pool.shutdown(wait=False, cancel_futures=True)


def probe_of(path: Path, source: Source, ask: Ask[T]) -> Probe[T]:
    """Return the probe of what is in hand already; ``path`` is only what it is called, and is never opened."""
    try:
        return Probe(path, ask(source))
    except Unreadable as refusal:
        return Probe(path, code=refusal.code, video=refusal.video)
    except OSError:
        return Probe(path, code="unreadable-file")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder above that is closed to us: reading it will tell
        return False


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(root, name)


def _probe(path: Path, ask: Ask[T], max_bytes: int) -> Probe[T]:
    try:
        with _opened(path) as source:
            return probe_of(path, source if source.size else _sizeless(path, max_bytes), ask)
    except NotRead as refusal:
        return Probe(path, code=refusal.code)
    except OSError:
        return Probe(path, code="unreadable-file")


def _opened(path: Path) -> FileSource:
    if path.is_dir():
        raise NotRead("empty-folder")
    if not path.is_file():
        raise NotRead("not-a-file" if path.exists() else "no-such-file")
    return FileSource(path)


def _sizeless(path: Path, max_bytes: int) -> Source:
    """Return what is in a file that says it holds nothing: some never tell their size."""
    with path.open("rb") as file:
        content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise NotRead("too-large")
    return MemorySource(content)
