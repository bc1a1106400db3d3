"""Which files of a home are the program's own: what a backup takes along, and what ``wipe`` destroys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from takedown.notices import directory
from takedown.pipeline.session import CONFIG

HEADER = "header.json"
CONFIRMED = "recipients-confirmed.json"
_LISTS = "rdap"

# In the order in which they are destroyed: without the first nothing opens any more; the journal's index comes after
# what it is an index of; the configuration says where a database is, so it stays until that one is gone.
_OURS = (
    re.compile(r"\.?header\.json.*|\.?tries.*"),
    re.compile(r"store\.db(?!-shm).*"),
    re.compile(r"store\.db-shm"),
    re.compile(r"store\.made|work\.lock|mail\.lock|mailbox\.(?:json|new)|\.?recipients-confirmed\.json.*"),
)
_CONFIG = re.compile(r"config\.toml")
_FOLDERS = {directory.folder_of(Path()).name: re.compile(r".*\.toml"), _LISTS: re.compile(r".*")}


def restoring(home: Path) -> Path:
    """Return the folder beside ``home`` in which a backup is unpacked until it is whole."""
    return home.with_name(f".{home.name}.restoring")


def backed_up(home: Path, config: Path | None) -> Iterator[tuple[str, Path]]:
    """Yield the files that a backup takes along: the name inside, and where it is.

    ``config`` stands for the home's own where another one is in effect.
    """
    yield HEADER, home / HEADER
    for name, file in ((CONFIG, config or home / CONFIG), (CONFIRMED, home / CONFIRMED)):
        if file.is_file():
            yield name, file
    folder = directory.folder_of(home)
    for file in sorted(folder.glob("*.toml")):
        yield f"{folder.name}/{file.name}", file


def ours(home: Path) -> Iterator[Path]:
    """Yield every file of the program in ``home``, in the order in which they are to be destroyed."""
    for pattern in _OURS:
        yield from _matching(home, pattern)
    unfinished = restoring(home)
    if unfinished.is_dir() and not unfinished.is_symlink():
        inside = (file for file in unfinished.rglob("*") if not file.is_dir())
        yield from sorted(inside, key=lambda file: file.name != HEADER)
    for name, pattern in _FOLDERS.items():
        yield from _matching(home / name, pattern)
    yield from _matching(home, _CONFIG)


def folders(home: Path) -> Iterator[Path]:
    """Yield the folders of the program, those inside first; each is removed where nothing is left in it."""
    unfinished = restoring(home)
    yield from (home / name for name in _FOLDERS)
    yield from (unfinished / name for name in _FOLDERS)
    yield unfinished
    yield home


def _matching(folder: Path, pattern: re.Pattern[str]) -> Iterator[Path]:
    if folder.is_symlink() and folder.name in _FOLDERS:
        return  # somebody else's folder
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    yield from (
        file for file in found if pattern.fullmatch(file.name) and not (file.is_dir() and not file.is_symlink())
    )
