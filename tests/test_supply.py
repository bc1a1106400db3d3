"""What the program contains is listed, locked with checksums, and held against what is known to be weak."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

LOCKS = Path(__file__).parent.parent / "locks"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)( ;[^\\]*)?", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(file: str) -> dict[str, str]:
    """Return name and version of all that ``file`` locks for every system."""
    text = (LOCKS / file).read_text(encoding="utf-8")
    return {plain(name): version for name, version, marker in PINNED.findall(text) if not marker}


@pytest.fixture
def audit() -> ModuleType:
    specification = importlib.util.spec_from_file_location("audit", LOCKS / "audit.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_list_of_contents_is_that_of_the_lock() -> None:
    bom = json.loads((LOCKS / "sbom.cdx.json").read_text(encoding="utf-8"))
    listed = {plain(one["name"]): one["version"] for one in bom["components"]}

    assert (bom["bomFormat"], bom["metadata"]["component"]["name"]) == ("CycloneDX", "takedown")
    assert pinned("program.txt").items() - listed.items() == set()


def test_what_the_pages_carry_is_listed_file_by_file() -> None:
    static = LOCKS.parent / "takedown" / "web" / "static"
    parts = tomllib.loads((LOCKS / "carried.toml").read_text(encoding="utf-8"))
    listed = {name: digest for part in parts.values() for name, digest in part["files"].items()}
    there = {
        file.relative_to(static).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for folder in ("vendor", "fonts")
        for file in (static / folder).iterdir()
        if file.name != "LICENSE"
    }
    bom = json.loads((LOCKS / "sbom.cdx.json").read_text(encoding="utf-8"))

    assert listed == there
    assert {(name, part["version"]) for name, part in parts.items()} <= {
        (one["name"], one["version"]) for one in bom["components"]
    }


def test_each_part_of_the_list_says_its_licence() -> None:
    bom = json.loads((LOCKS / "sbom.cdx.json").read_text(encoding="utf-8"))

    assert [one["name"] for one in bom["components"] if not one.get("licenses")] == []


def test_the_locks_agree_with_one_another() -> None:
    program, dev = pinned("program.txt"), pinned("dev.txt")

    assert {name for name in program.keys() & dev.keys() if program[name] != dev[name]} == set()


def test_nothing_that_is_known_to_be_weak_is_locked() -> None:
    ran = subprocess.run([sys.executable, str(LOCKS / "audit.py")], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert "was not asked" in ran.stdout


@pytest.mark.parametrize(
    ("locked", "told"),
    [
        ("pillow==10.0.0 \\\n    --hash=sha256:00\n", "CVE-2023-4863"),
        ("Pillow_HEIF==1.2.9 ; sys_platform == 'linux' \\\n    --hash=sha256:00\n", "CVE-2026-28231"),
        ("pillow==12.0.0\n", "has no checksum"),
    ],
)
def test_a_weak_version_is_found(
    audit: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str, told: str
) -> None:
    (tmp_path / "advisories.toml").write_bytes((LOCKS / "advisories.toml").read_bytes())
    for name in audit.FILES:
        (tmp_path / name).write_text(locked + "yarl==9.0.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    monkeypatch.setattr(audit, "LOCKS", tmp_path)

    found = [*audit.offline()]

    assert len([line for line in found if told in line]) == len(audit.FILES)
    assert [line for line in found if "yarl" in line] == []


def called(file: Path) -> set[str]:
    """Return the names of all that ``file`` calls or imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
    return found


def test_no_code_is_made_from_text() -> None:
    forbidden = {"eval", "exec", "compile", "pickle", "marshal", "shelve", "os.system", "os.popen"}

    assert {
        f"{file.name}: {name}" for file in LOCKS.parent.glob("takedown/**/*.py") for name in called(file) & forbidden
    } == set()
