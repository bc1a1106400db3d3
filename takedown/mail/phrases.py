"""How recipients say things: the phrases of ``phrases.toml``, which is corrected without touching the program."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("phrases.toml")


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def rule(name: str) -> re.Pattern[str]:
    """Return the rule that finds any phrase of the list ``name``."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in _phrases()[name]), re.IGNORECASE)


@cache
def line(name: str) -> re.Pattern[str]:
    """Return the rule that finds a line which is any phrase of the list ``name``, and nothing more."""
    return re.compile(rf"^[ \t]*(?:{rule(name).pattern})[ \t]*$", re.IGNORECASE | re.MULTILINE)
