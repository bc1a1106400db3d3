"""Parsers of files that somebody gives to the program: settings, lists, messages, the vault's own header."""

from __future__ import annotations

import tempfile
from pathlib import Path

from takedown import settings
from takedown.mail import reading
from takedown.notices import directory
from takedown.pipeline.exchanging import hashlists
from takedown.pipeline.exchanging.hashlists import ListFormat
from takedown.pipeline.looking import addresses
from takedown.vault import header as vault_header
from tests.fuzz.target import target, text_of

_FOLDER = tempfile.TemporaryDirectory(prefix="fuzz")
FOLDER = Path(_FOLDER.name)


def written(name: str, content: bytes) -> Path:
    """Return a file with this content; each name holds the last one."""
    file = FOLDER / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    return file


@target("configuration")
def configuration(content: bytes) -> None:
    settings.load(written("config.toml", content))


@target("header")
def header(content: bytes) -> None:
    written("header.json", content)
    vault_header.read(FOLDER)


@target("hash-list")
def hash_list(content: bytes) -> None:
    """What was read can be written in every shape that holds it, and reads the same again."""
    for line in hashlists.read(text_of(content)):
        assert (line.signal is None) == bool(line.code), line
        if line.signal is None:
            continue
        hashlists.fingerprint(line.signal)
        (again,) = hashlists.read(hashlists.written([line.signal], ListFormat.CSV))
        assert again.signal == line.signal


@target("reply")
def reply(content: bytes) -> None:
    mail = reading.read(content)
    assert len(mail.text) < 1 << 20


@target("addresses")
def table(content: bytes) -> None:
    addresses.from_csv(written("table.csv", content))


@target("recipient")
def recipient(content: bytes) -> None:
    directory.load(written("recipients/somebody.toml", content).parent)
