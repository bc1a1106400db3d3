"""Imports go down the list of rooms only, and each library stays in the room that it serves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "takedown"

# From the street inwards; rooms on one line don't know each other. The demonstration stands above the command line
# because it plays a person at it; the doors are the verbs that start it and the pages.
LEVELS = (
    ("demo",),
    ("cli", "web", "fleet"),
    # What operators watch: the faces below the street write it, and it knows no case.
    ("ops",),
    ("pipeline",),
    ("crawl", "mail"),
    ("notices",),
    ("evidence",),
    ("matching",),
    ("fingerprint",),
    ("media",),
    ("jail",),
    ("cases",),
    ("store", "vault"),
    ("settings", "words", "resources", "errors", "memory"),
    # The API's client stands alone: whoever uses it has none of the program.
    ("client",),
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
DOORS = {("cli", "demo"), ("cli", "web"), ("cli", "fleet")}
BOTTOM = LEVEL["settings"]

HOMES = {
    "aiohttp": {"crawl", "fleet"},
    "babel": {"web"},
    "fastapi": {"web"},
    "python_multipart": {"web"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "httpx": {"client", "demo"},
    "procrastinate": {"fleet"},
    "prometheus_client": {"ops"},
    "pyotp": {"pipeline"},
    "segno": {"web"},
    "structlog": {"ops"},
    "webauthn": {"pipeline"},
    "aiohttp_socks": {"crawl"},
    "defusedxml": {"crawl"},
    "dns": {"crawl"},
    "icalendar": {"notices"},
    "imap_tools": {"mail"},
    "imaplib": {"mail"},
    "smtplib": {"mail"},
    "whoisit": {"crawl"},
    "feedparser": {"crawl"},
    "m3u8": {"crawl"},
    "playwright": {"crawl"},
    "protego": {"crawl"},
    "rfc3161_client": {"evidence"},
    "py7zr": {"media"},
    "pypdf": {"media"},
    "rarfile": {"media"},
    "selectolax": {"crawl"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "sqlcipher3": {"store"},
    "mnemonic": {"vault"},
    "setproctitle": {"cli", "jail"},
    "jinja2": {"notices", "web"},
    "PIL": {"media", "fingerprint", "matching", "demo"},
    "pillow_heif": {"media", "fingerprint"},
    "numpy": {"media", "fingerprint", "matching", "demo"},
    "imagehash": {"fingerprint"},
    "typer": {"cli"},
    "pyrage": {"vault"},
    "warcio": {"evidence"},
    "zxcvbn": {"vault"},
    "rich": {"cli", "demo"},
}
INPUT_AND_OUTPUT = {"asyncio", "io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib"}


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Every module that ``file`` imports, wherever in the file, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "relative"
        elif isinstance(node, ast.ImportFrom) and node.module == "takedown":
            yield from ((node.lineno, f"takedown.{name.name}") for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, str(node.module)


def upward(package: Path) -> list[str]:
    """Every import that goes up, sideways, or nowhere that the list knows."""
    found = []
    for file in sorted(package.rglob("*.py")):
        here = file.relative_to(package).with_suffix("").parts[0]
        if here in ("__init__", "__main__"):
            continue
        for line, name in imports(file):
            there = name.split(".")[1] if name.startswith("takedown.") else here
            if name == "relative" or not allowed(here, there):
                found.append(f"{file.relative_to(package)}:{line} {name}")
    return found


def allowed(here: str, there: str) -> bool:
    """Whether a module of ``here`` may import ``there``."""
    if here == there or (here, there) in DOORS or there == "__version__":
        return True
    if here not in LEVEL or there not in LEVEL:
        return False
    return LEVEL[there] > LEVEL[here] or LEVEL[here] == LEVEL[there] == BOTTOM


def strays(package: Path) -> list[str]:
    """Every library that is imported away from home, and every input or output in the nouns."""
    found = []
    for file in sorted(package.rglob("*.py")):
        here = file.relative_to(package).with_suffix("").parts[0]
        for line, name in imports(file):
            library = name.partition(".")[0]
            away = here not in HOMES.get(library, {here})
            if away or (here == "cases" and library in INPUT_AND_OUTPUT):
                found.append(f"{file.relative_to(package)}:{line} {name}")
    return found


def test_every_import_goes_down() -> None:
    assert upward(PACKAGE) == []


def test_every_library_is_at_home() -> None:
    assert strays(PACKAGE) == []


def test_every_room_is_on_the_list() -> None:
    rooms = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    modules = {file.stem for file in PACKAGE.glob("[!_]*.py")}

    assert rooms | modules == set(LEVEL)


@pytest.mark.parametrize("room", sorted(file.parent.name for file in PACKAGE.glob("*/__init__.py")))
def test_a_room_says_what_may_never_enter(room: str) -> None:
    words = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8")))

    assert words is not None
    assert "Never here:" in words


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("store", "from takedown.cases import Case"),
        ("store", "import takedown.vault.keys"),
        ("vault", "from takedown import store"),
        ("web", "from takedown.cli import main"),
        ("cases", "def later():\n    from takedown.jail import worker"),
        ("crawl", "from takedown.pipeline import search"),
        ("errors", "from takedown.cases import Case"),
        ("crawl", "from . import guard"),
        ("crawl", "from takedown.attic import box"),
    ],
)
def test_a_planted_import_is_found(tmp_path: Path, room: str, line: str) -> None:
    plant(tmp_path, room, line)

    assert len(upward(tmp_path)) == 1


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("cases", "import os.path"),
        ("cases", "from pathlib import Path"),
        ("pipeline", "import aiohttp"),
        ("pipeline", "from sqlalchemy import select"),
        ("cli", "def late():\n    import numpy as np"),
        ("crawl", "from PIL import Image"),
    ],
)
def test_a_planted_library_is_found(tmp_path: Path, room: str, line: str) -> None:
    plant(tmp_path, room, line)

    assert len(strays(tmp_path)) == 1


def plant(package: Path, room: str, line: str) -> None:
    (package / room).mkdir()
    (package / room / "planted.py").write_text(line, encoding="utf-8")
