"""Files and folders that a person names, read into memory and fingerprinted in the jail, several at a time."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from takedown.cases.media import Fingerprint
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable


class NotRead(Exception):
    """A file was not read; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Probe:
    """One file: its fingerprint, or the code that says why there is none."""

    path: Path
    fingerprint: Fingerprint | None = None
    code: str = ""


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


def probes(paths: Iterable[Path], fingerprinter: Fingerprinter) -> Iterator[Probe]:
    """Yield one probe a file, in the order of ``walk``; at most two files a child of the jail are in memory at once."""
    with ThreadPoolExecutor(fingerprinter.workers) as pool:
        waiting: deque[Future[Probe]] = deque()
        try:
            for path in walk(paths):
                waiting.append(pool.submit(_probe, path, fingerprinter))
                if len(waiting) >= 2 * fingerprinter.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


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


def _probe(path: Path, fingerprinter: Fingerprinter) -> Probe:
    try:
        return Probe(path, fingerprinter.of(_read(path, fingerprinter.max_bytes)))
    except (Unreadable, NotRead) as refusal:
        return Probe(path, code=refusal.code)


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise NotRead("empty-folder")
        if not path.is_file():
            raise NotRead("not-a-file" if path.exists() else "no-such-file")
        if path.stat().st_size > max_bytes:
            raise NotRead("too-large")
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)  # it may have grown since, and some files never tell their size
    except OSError as problem:
        raise NotRead("unreadable-file") from problem
    if len(content) > max_bytes:
        raise NotRead("too-large")
    return content
