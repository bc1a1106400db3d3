"""Health of what keeps the vault closed: who can read its folder, what opens it, what its memory may leave behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from takedown.errors import TakedownError
from takedown.memory import dumps_off, held, swaps
from takedown.settings import Settings
from takedown.vault.errors import NoVault
from takedown.vault.header import NAME as HEADER
from takedown.vault.header import AnyHeader, Slot, read

_OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Check:
    """One thing tried; ``code`` (``doctor-<code>`` in ``locale/``) with its ``values`` says what was found.

    Where ``problem`` is given, its own sentence says it.
    """

    check: str
    ok: bool
    code: str
    values: dict[str, str | int] = field(default_factory=dict)
    problem: TakedownError | None = None


def vault_checks(home: Path, settings: Settings) -> Iterator[Check]:
    """Yield every check; none needs the passphrase or changes anything."""
    yield _home(home)
    yield from _header(home, settings)
    yield _memory()
    dumps = dumps_off()
    yield Check("core-dumps", ok=dumps, code="dumps-off" if dumps else "dumps-on")
    swap = swaps()
    yield Check("swap", ok=True, code="swap" if swap else "swap-none", values={"count": len(swap)})


def read_by_others(home: Path) -> bool:
    """Say whether other accounts of this machine may read the folder, or write into it."""
    try:
        return bool(home.stat().st_mode & _OTHERS)
    except OSError:
        return False


def _home(home: Path) -> Check:
    values: dict[str, str | int] = {"home": str(home.absolute())}
    if not home.exists():
        return Check("home", ok=True, code="home-new")
    if not os.access(home, os.R_OK | os.W_OK | os.X_OK):
        return Check("home", ok=False, code="home-closed", values=values)
    if read_by_others(home):
        return Check("home", ok=False, code="home-open-to-others", values=values)
    return Check("home", ok=True, code="home-vault" if (home / HEADER).exists() else "home-empty")


def _header(home: Path, settings: Settings) -> Iterator[Check]:
    try:
        header = read(home)
    except NoVault:
        return
    except TakedownError as problem:
        yield Check("opening", ok=False, code="problem", problem=problem)
        return
    words = header.slot("recovery") is not None
    yield Check("recovery", ok=True, code="recovery" if words else "recovery-none")
    yield _key_file(header, settings)


def _key_file(header: AnyHeader, settings: Settings) -> Check:
    slot, named = header.slot("passphrase"), settings.vault.key_file
    if not (isinstance(slot, Slot) and slot.key_file):
        return Check("key-file", ok=True, code="key-file-unused")
    if not named:
        return Check("key-file", ok=True, code="key-file-unnamed")
    there = Path(named).expanduser().is_file()
    return Check("key-file", ok=there, code="key-file-there" if there else "key-file-away", values={"file": named})


def file_unnamed(home: Path, settings: Settings) -> bool:
    """Say whether somebody has to tell where the key file is: the vault asks for one, and the settings name none."""
    try:
        return _key_file(read(home), settings).code == "key-file-unnamed"
    except TakedownError:
        return False


def _memory() -> Check:
    return Check("memory", ok=True, code=f"memory-{held()}")
