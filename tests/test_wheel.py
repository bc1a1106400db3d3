"""The wheel carries all that the program needs, and works far from the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program of a new environment that holds the wheel and, through a path file, its dependencies."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "env", with_pip=False, symlinks=True)
    python = place / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    # A path file adds the folder but reads none of the path files in it, so the editable checkout stays out of reach.
    (library,) = (place / "env" / "lib").glob("python*/site-packages")
    (library / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    return place / "env" / "bin" / "takedown"


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """An empty folder, far from the checkout."""
    folder = tmp_path / "away"
    folder.mkdir()
    return folder


@pytest.fixture
def variables(away: Path, tmp_path: Path) -> dict[str, str]:
    """What the program is told: a vault and a passphrase of its own."""
    secret = tmp_path / "passphrase"
    secret.write_text("a long sentence that nobody else knows", encoding="utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
    return kept | {"HOME": str(away), "TAKEDOWN_HOME": str(away / "vault"), "TAKEDOWN_PASSPHRASE_FILE": str(secret)}


@pytest.fixture
def run(installed: Path, away: Path, variables: dict[str, str]) -> Run:
    """Run the installed program there."""

    def takedown(*words: str, python: bool = False) -> subprocess.CompletedProcess[str]:
        program = installed.with_name("python") if python else installed
        return subprocess.run(
            [program, *words], cwd=away, env=variables, capture_output=True, text=True, timeout=60, check=False
        )

    return takedown


def test_the_wheel_holds_what_the_program_reads(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    shared = [ROOT / "config.example.toml", *(ROOT / "templates").rglob("*.*"), *(ROOT / "locale").rglob("*.ftl")]
    package = [file for file in (ROOT / "takedown").rglob("*.*") if "__pycache__" not in file.parts and file.is_file()]
    wanted = [f"takedown/_share/{file.relative_to(ROOT).as_posix()}" for file in shared]
    wanted += [file.relative_to(ROOT).as_posix() for file in package]

    assert any("recipients" in name for name in wanted)
    assert [name for name in wanted if name not in inside] == []


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in inside}
    kinds = {Path(name).suffix for name in inside if name.startswith("takedown/")}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"takedown"}
    assert [name for name in inside if re.search(r"(^|/)(tests?[_/]|fixtures|conftest)", name)] == []
    assert not kinds & {".pyc", ".so", ".jpg", ".png", ".sqlite"}


def test_the_program_runs_from_the_wheel(run: Run) -> None:
    where = run("-c", "import takedown; print(takedown.__file__)", python=True)

    assert "site-packages" in where.stdout
    assert str(ROOT / "takedown") not in where.stdout


def test_help_answers(run: Run) -> None:
    answer = run("--help")

    assert answer.returncode == 0, answer.stderr
    assert "register" in answer.stdout


def test_a_command_with_a_neutral_name_is_the_same_program(installed: Path, run: Run) -> None:
    neutral = subprocess.run(
        [installed.with_name("td"), "--help"], capture_output=True, text=True, check=True, timeout=60
    )

    assert neutral.stdout == run("--help").stdout


def test_the_module_answers_too(run: Run) -> None:
    assert run("-m", "takedown", "--help", python=True).returncode == 0


def test_doctor_answers(run: Run) -> None:
    answer = run("doctor", "--json")
    checks = [json.loads(line) for line in answer.stdout.splitlines()]

    assert checks, answer.stderr
    assert all({"check", "ok", "detail"} <= set(check) for check in checks)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_case_is_opened(run: Run, language: str) -> None:
    made = run("--lang", language, "init", "--json")
    opened = run("case", "new", "--label", "a name", "--adult", "yes", "--standing", "subject", "--json")
    listed = run("--lang", language, "case", "list", "--json")

    assert made.returncode == 0, made.stderr
    assert opened.returncode == 0, opened.stderr
    assert [json.loads(line)["case"] for line in listed.stdout.splitlines()] == [json.loads(opened.stdout)["case"]]


def test_the_pages_and_all_that_they_load_come_from_the_wheel(
    installed: Path, away: Path, variables: dict[str, str]
) -> None:
    program = [str(installed), "serve", "--port", "0"]
    with subprocess.Popen(program, cwd=away, env=variables, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout
        url = serving.stdout.readline().removeprefix("READY ").strip()
        page = httpx.get(url, follow_redirects=True)
        loaded = [httpx.get(urljoin(url, part)) for part in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)]
        serving.terminate()

    assert page.status_code == 200
    assert len(loaded) > 2
    assert [answer.status_code for answer in loaded] == [200] * len(loaded)
    assert serving.returncode == 0
    assert not list(away.iterdir())
