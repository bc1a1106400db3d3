"""The checklist of OWASP ASVS 5.0 is whole, and what it names is there."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LINES: dict[str, dict[str, Any]] = {
    f"{chapter}.{number}": line
    for chapter, lines in tomllib.loads((ROOT / "docs" / "asvs.toml").read_text(encoding="utf-8")).items()
    for number, line in lines.items()
}
# How many lines of levels 1, 2 and 3 each chapter of the standard has; level 3 is asked for in four of them.
STANDARD = {
    "V1": (8, 19), "V2": (4, 7), "V3": (8, 11), "V4": (2, 8), "V5": (4, 5), "V6": (13, 22, 12), "V7": (6, 12, 1),
    "V8": (4, 3), "V9": (4, 3), "V10": (5, 24), "V11": (3, 11, 10), "V12": (3, 6), "V13": (1, 12), "V14": (2, 7, 4),
    "V15": (3, 10), "V16": (0, 16), "V17": (0, 7),
}  # fmt: skip
WORDS = {"met": "by", "part": "why", "open": "why", "absent": "why", "web": ""}


def test_no_line_of_the_standard_is_left_out() -> None:
    counted = Counter((number.split(".")[0], line["level"]) for number, line in LINES.items())
    asked = {(chapter, level): many for chapter, levels in STANDARD.items() for level, many in enumerate(levels, 1)}

    assert counted == {which: many for which, many in asked.items() if many}


@pytest.mark.parametrize("number", LINES)
def test_a_line_says_how_it_stands(number: str) -> None:
    line = LINES[number]

    assert line.keys() == {"level", "state"} | ({WORDS[line["state"]]} - {""})
    assert line.get(WORDS[line["state"]], "x")


@pytest.mark.parametrize("number", [number for number, line in LINES.items() if line["state"] == "met"])
def test_what_a_line_names_is_there(number: str) -> None:
    for named in LINES[number]["by"]:
        file, _, test = named.partition("::")
        assert (ROOT / file).exists(), named
        assert not test or test in functions(ROOT / file), named


def test_what_belongs_to_the_web_is_settled_once_there_is_one() -> None:
    waiting = [number for number, line in LINES.items() if line["state"] == "web"]
    modules = [file for file in (ROOT / "takedown" / "web").rglob("*.py") if file.name != "__init__.py"]

    assert not (waiting and modules)


@cache
def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
