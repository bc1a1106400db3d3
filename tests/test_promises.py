"""What the files of the project promise: nothing of one machine, small modules, no media, locks that are whole."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MEDIA = {".avif", ".gif", ".heic", ".jpeg", ".jpg", ".mkv", ".mov", ".mp4", ".png", ".tif", ".tiff", ".webm", ".webp"}

# A path under one of these belongs to the machine of whoever typed it; so does a registry's own address.
# The patterns are put together here so that this file doesn't hold what it looks for.
PLACES = ("tmp", "work", "root", "farm", "home", "Users", "opt")
MACHINE = re.compile(r"(?<![\w.:/$}*-])/(?:" + "|".join(PLACES) + r")/[A-Za-z0-9_.-]+")
OUTSIDE = re.compile(r"\.\./(?:shared|issues)\b")
REGISTRY = re.compile(r"(?:pypi|pythonhosted|npmjs)" + r"\.org|registry\.npmjs|deb" + r"\.debian\.org", re.IGNORECASE)


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()


def lines(*patterns: re.Pattern[str]) -> list[str]:
    """Return the places of every tracked line that holds one of ``patterns``."""
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file in FILES
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if any(pattern.search(line) for pattern in patterns)
    ]


def test_there_is_something_to_look_at() -> None:
    assert {"README.md", "Makefile", "pyproject.toml"} <= {file.name for file in FILES}


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert lines(MACHINE) == []


def test_no_file_points_outside_the_project() -> None:
    assert lines(OUTSIDE) == []


def test_no_file_holds_the_address_of_a_registry() -> None:
    assert lines(REGISTRY) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_path_of_one_machine_is_found(place: str) -> None:
    assert MACHINE.search(f"see '/{place}/someone/project'")
    assert not MACHINE.search(f"https://host.example/{place}/page")


def test_no_media_file_is_large() -> None:
    large = [file.name for file in FILES if file.suffix.lower() in MEDIA and file.stat().st_size > 100_000]

    assert large == []


def test_no_module_is_long() -> None:
    sizes = {file: file.read_text(encoding="utf-8").count("\n") for file in FILES if file.suffix == ".py"}

    assert [f"{file.relative_to(ROOT)} {size}" for file, size in sizes.items() if size > 400] == []


def test_every_module_says_why_it_exists() -> None:
    modules = [file for file in FILES if file.suffix == ".py"]

    assert [str(file.relative_to(ROOT)) for file in modules if not file.read_text("utf-8").startswith('"""')] == []


def test_both_readmes_have_the_same_parts() -> None:
    parts = [
        [re.match(r"#+", line) for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith("#")]
        for name in ("README.md", "README.fr.md")
    ]
    english, french = ([found.group() for found in heads if found] for heads in parts)

    assert english == french


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".md"], ids=lambda file: file.name)
def test_every_link_inside_the_project_leads_somewhere(file: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)|src(?:set)?=\"([^\"]+)\"", file.read_text(encoding="utf-8"))
    inside = [one or other for one, other in targets if "://" not in (one or other)]

    assert [target for target in inside if not (file.parent / target).exists()] == []


def pins(name: str) -> dict[str, str]:
    """Read a lock: each pinned requirement, and the name of its package."""
    found = {}
    for block in re.split(r"\n(?=[a-z])", (ROOT / "locks" / name).read_text(encoding="utf-8").strip()):
        requirement, *hashes = [line.strip(" \\") for line in block.splitlines()]
        assert hashes, f"{name}: {requirement} has no hash"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), f"{name}: {requirement}"
        found[requirement.partition(" ")[0]] = requirement.partition("==")[0]
    return found


@pytest.mark.parametrize("name", ["demo.txt", "dev.txt", "oracle.txt", "installer.txt"])
def test_a_lock_is_whole(name: str) -> None:
    assert pins(name)


def test_what_the_demonstration_installs_the_tests_keep() -> None:
    assert pins("demo.txt").keys() <= pins("dev.txt").keys()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    direct = project["project"]["dependencies"] + project["build-system"]["requires"]
    names = {re.split(r"[\[<>=~!; ]", line)[0].replace(".", "-") for line in direct + extras["demo"] + extras["dev"]}

    assert names <= set(pins("dev.txt").values())
