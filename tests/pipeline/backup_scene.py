"""Backups as somebody else might hand them over: packed and locked by hand, with anything inside."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pyrage

from takedown.pipeline.keeping.backup_format import VERSION
from takedown.settings import Settings
from takedown.vault import Passphrase, Secret
from takedown.vault.age import ByIdentity, ToRecipients, lock, unlocked
from tests.conftest import PASSPHRASE

FIXTURES = Path(__file__).parents[2] / "fixtures" / "vaults"
_KEY = pyrage.x25519.Identity.generate()
TO, BY = ToRecipients((str(_KEY.to_public()),)), ByIdentity(str(_KEY))
HEAD = {"takedown": "backup", "version": VERSION, "made_at": "2026-11-22T00:00:00.000Z", "software": "1"}


def secret(_: Settings) -> Secret:
    return Passphrase(PASSPHRASE)


def inside(file: Path) -> bytes:
    """Return what is inside a backup."""
    with file.open("rb") as opened, unlocked(opened, BY) as source:
        return source.read()


def locked(content: bytes, file: Path) -> Path:
    """Lock ``content`` as a backup is."""
    with file.open("wb") as out:
        lock([content], out, TO)
    return file


def line(record: object) -> bytes:
    return json.dumps(record).encode() + b"\n"


def packed(records: Iterable[tuple[object, bytes]]) -> bytes:
    return b"".join(line(record) + content for record, content in records)


def changed(file: Path, change: Callable[[bytes], bytes]) -> Path:
    """Return a backup like ``file`` in which ``change`` was made to what is inside."""
    return locked(change(inside(file)), file.with_suffix(".changed"))


def old_vault(schema: int, folder: Path) -> Path:
    """Unpack the vault that the program of ``schema`` made; return its home."""
    with tarfile.open(fileobj=io.BytesIO((FIXTURES / f"schema-{schema}.tar.gz").read_bytes())) as archive:
        archive.extractall(folder, filter="data")
    return folder / "home"
