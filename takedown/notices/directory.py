"""The directory of recipients: one TOML file each, in ``recipients/``, corrected without touching the program."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from takedown.cases.recipient import Recipient
from takedown.errors import TakedownError

_OURS = Path(__file__).parent / "recipients"


class BadDirectoryEntry(TakedownError):
    """A recipient's file can't be used, because a source or another field is missing or wrong; ``file`` and ``why``."""


def load(extra: Path | None = None) -> dict[str, Recipient]:
    """Return every recipient by its id.

    Args:
        extra: a folder with more ``*.toml`` files; one with a known id replaces ours.

    Raises:
        BadDirectoryEntry: a file isn't TOML, lacks a field or a source, or holds a field that doesn't exist.
    """
    found = dict(_ours())
    if extra is not None:
        found |= _folder(extra)
    return found


def for_host(host: str, extra: Path | None = None) -> Recipient | None:
    """Return who answers for ``host`` (a host name, a port may follow), or ``None``.

    A name belongs to a recipient when it is one of its domains or lies under it: ``m.x.com`` is X, ``notx.com`` isn't.
    The longest domain wins.

    Raises:
        BadDirectoryEntry: as ``load``.
    """
    name = _name(host)
    owners = {domain.lower(): one for one in load(extra).values() for domain in one.domains}
    fitting = [domain for domain in owners if name == domain or name.endswith("." + domain)]
    return owners[max(fitting, key=len)] if fitting else None


def _name(host: str) -> str:
    name, _, port = host.strip().lower().rpartition(":")
    return (name if name and port.isdigit() else host.strip().lower()).rstrip(".")


@lru_cache(maxsize=1)
def _ours() -> dict[str, Recipient]:
    return _folder(_OURS)


def _folder(folder: Path) -> dict[str, Recipient]:
    entries = [_entry(file) for file in sorted(folder.glob("*.toml"))]
    return {entry.id: entry for entry in entries}


def _entry(file: Path) -> Recipient:
    try:
        return Recipient.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadDirectoryEntry(file=file.name, why=f"{where}: {first['msg']}") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadDirectoryEntry(file=file.name, why=str(problem)) from problem
    except OSError as problem:
        raise BadDirectoryEntry(file=file.name, why=problem.strerror or type(problem).__name__) from problem
