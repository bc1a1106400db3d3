"""Wipe: destroy the vault and everything of the program's own in its folder; needs no passphrase.

Whoever forgot it must be able to leave, and whoever can delete files could do so anyway; what protects against a
mistake is the question that is asked before. The header goes first: without it nothing opens any more, and every
sealed value in the database, wherever a copy of it is, has lost its key unless a backup has the header too.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from takedown.errors import TakedownError
from takedown.pipeline.keeping import home_files
from takedown.pipeline.keeping.home_files import HEADER
from takedown.pipeline.session import CONFIG, readable, settings_of
from takedown.store import destroy_file, destroy_postgres, overwrite

_MARK = f".{HEADER}.gone"
"""What a header becomes first: while it is there, a wiping that was ended from outside can be finished."""


class NothingToWipe(TakedownError):
    """The folder holds nothing of the program; ``home``. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Wiped:
    """What was destroyed.

    Attributes:
        files: how many of the home.
        database: the server's tables were dropped. unreached: why they weren't, though there are some; else empty.
        left: names of what else is in the folder; not the program's, so it was left.
    """

    files: int
    database: bool
    unreached: str
    left: tuple[str, ...]


def database_of(home: Path, config: Path | None) -> str:
    """Return the address of the vault's database on a server; empty where it has none, or nothing says so any more."""
    with suppress(TakedownError):
        return settings_of(home, config).database.url
    return ""


def wipe(home: Path, config: Path | None = None, *, database: str | None = None) -> Wiped:
    """Destroy the vault in ``home``, in an order in which every interruption leaves something that can be finished.

    Args:
        home: the folder. config: the configuration, which says where the database is.
        database: the same, where it is known already.

    Raises:
        NothingToWipe: there is none.
        HomeUnusable: a file can't be destroyed; those before it are.
    """
    url = database_of(home, config) if database is None else database
    with readable(home):
        if not any(home_files.ours(home)):
            raise NothingToWipe(home=str(home))
        had_header = _mark(home)
        unreached = _drop(url) if url and had_header else ""
        count = 0
        for file in home_files.ours(home):
            if file.name == _MARK or (unreached and file == home / CONFIG):
                continue  # both are needed to finish on the server
            destroy_file(file)
            count += 1
        if not unreached and had_header:
            destroy_file(home / _MARK)
            count += 1
        _remove_folders(home)
        return Wiped(count, bool(url and had_header and not unreached), unreached, _left(home))


def _mark(home: Path) -> bool:
    """Make the header useless, and tell whether there was one, now or before a wiping that was cut short."""
    header, mark = home / HEADER, home / _MARK
    if header.is_symlink() or header.is_file():
        if not header.is_symlink():  # what a link leads to isn't in this folder; without the link nothing opens here
            overwrite(header)
        header.replace(mark)
    return mark.exists()


def _drop(url: str) -> str:
    try:
        destroy_postgres(url)
    except TakedownError as problem:
        return str(problem.data.get("why", type(problem).__name__))
    return ""


def _remove_folders(home: Path) -> None:
    for folder in home_files.folders(home):
        with suppress(OSError):  # something else is in it, or it never was
            folder.rmdir()


def _left(home: Path) -> tuple[str, ...]:
    if not home.is_dir():
        return ()
    return tuple(sorted(file.name for file in home.iterdir() if file.name != _MARK))
