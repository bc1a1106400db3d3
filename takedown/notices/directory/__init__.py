"""The directory of recipients: one TOML file each, in ``recipients/``, corrected without touching the program.

A person's own files stand in a folder of her home (``folder_of``): they add recipients, or replace ours by their id.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from takedown.cases.recipient import EVERYWHERE, Recipient
from takedown.errors import TakedownError
from takedown.notices.directory.age import (
    OLD_AFTER,
    STALE_AFTER,
    Age,
    Finding,
    age,
    confirm,
    confirmed,
    findings,
    read_on,
    renewed,
)
from takedown.notices.directory.entry import BadDirectoryEntry, SameDomainTwice, entry_of
from takedown.notices.directory.rules import shared_domain

__all__ = [
    "OLD_AFTER",
    "STALE_AFTER",
    "Age",
    "BadDirectoryEntry",
    "Finding",
    "NoSuchRecipient",
    "age",
    "confirm",
    "confirmed",
    "findings",
    "folder_of",
    "for_host",
    "load",
    "named",
    "read_on",
    "renewed",
]

_OURS = Path(__file__).parent.parent / "recipients"
_FOLDER = "recipients"

_State = tuple[tuple[Path, int, int], ...]
"""The files of a folder with the time and the size of each: as long as it is the same, nothing is read again."""

_Known = tuple[MappingProxyType[str, Recipient], MappingProxyType[str, Recipient]]


class NoSuchRecipient(TakedownError):
    """The directory has no ``recipient`` of this id; ``nearest`` is the one it resembles. Nothing was changed."""


def folder_of(home: Path) -> Path:
    """Return the folder of a home that holds a person's own entries; perhaps it isn't there."""
    return home / _FOLDER


def load(extra: Path | None = None) -> dict[str, Recipient]:
    """Return every recipient by its id, its deadlines filled in.

    Args:
        extra: a folder with more ``*.toml`` files; one with a known id replaces ours.

    Raises:
        BadDirectoryEntry: a file can't be used; the error says which, what is wrong in it and what to do.
    """
    return dict(_known(_state(extra))[0])


def named(item: str, extra: Path | None = None) -> Recipient:
    """Return the recipient with the id ``item``.

    Raises:
        NoSuchRecipient: there is none.
        BadDirectoryEntry: as ``load``.
    """
    known = _known(_state(extra))[0]
    if item not in known:
        raise NoSuchRecipient(recipient=item, nearest=difflib.get_close_matches(item, known, n=1, cutoff=0.0)[0])
    return known[item]


def for_host(host: str, extra: Path | None = None) -> Recipient | None:
    """Return who answers for ``host`` (a host name, a port may follow), or ``None``.

    A name belongs to a recipient when it is one of its domains or lies under it: ``m.x.com`` is X, ``notx.com`` isn't.
    The longest domain wins. A generic entry belongs to no name.

    Raises:
        BadDirectoryEntry: as ``load``.
    """
    owners = _known(_state(extra))[1]
    labels = _name(host).split(".")
    names = (".".join(labels[start:]) for start in range(len(labels)))
    return next((owners[name] for name in names if name in owners), None)


def _name(host: str) -> str:
    name, _, port = host.strip().lower().rpartition(":")
    return (name if name and port.isdigit() else host.strip().lower()).rstrip(".")


def _state(folder: Path | None) -> _State:
    files = sorted(folder.glob("*.toml")) if folder else []
    seen = [(file, file.stat()) for file in files if file.is_file()]
    return tuple((file, state.st_mtime_ns, state.st_size) for file, state in seen)


@lru_cache(maxsize=1)
def _ours() -> dict[str, Recipient]:
    return _entries(_state(_OURS))


@lru_cache(maxsize=4)
def _known(extra: _State) -> _Known:
    every = _ours() | _entries(extra)
    if twice := shared_domain(every.values()):
        raise SameDomainTwice(domain=twice[0], one=twice[1], other=twice[2])
    owners = {name: one for one in every.values() for name in one.domains if name != EVERYWHERE}
    return MappingProxyType(every), MappingProxyType(owners)


def _entries(files: _State) -> dict[str, Recipient]:
    return {file.stem: entry_of(file) for file, _, _ in files}
