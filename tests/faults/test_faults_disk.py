"""A disk that is full in the middle: the step is told, and everything that was acknowledged is there."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.pictures import folder_of
from tests.cli.shell import Shell

# The home lies on a file system of its own. What the program printed goes out of it; then the vault is opened again,
# with a little room, and asked for what it holds.
SCRIPT = """
set -e
mount -t tmpfs -o size=8000k none "$1"
cp -r "$2"/. "$1"
export TAKEDOWN_HOME="$1"
dd if=/dev/zero of="$1/filler" bs=1k count=$(($(df --output=avail "$1" | tail -1) - 400)) 2>/dev/null
set +e
"$3" -m takedown register --case "$4" "$5" --json >"$6/out" 2>"$6/err"
echo $? >"$6/status"
df --output=avail "$1" | tail -1 >"$6/left"
rm "$1/filler"
"$3" -m takedown evidence verify --json >"$6/verified" || exit 1
"$3" -m takedown register --case "$4" "$5" --json >"$6/again"
"""


@pytest.fixture
def unshared() -> list[str]:
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    try:
        ended = subprocess.run([*command, "mount -t tmpfs none /mnt"], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no unshare(1) here to mount a small file system with")
    if ended.returncode:
        pytest.skip("this kernel lets nobody mount a small file system")
    return command


def test_the_disk_is_full_in_the_middle_of_register(shell: Shell, tmp_path: Path, unshared: list[str]) -> None:
    hers = folder_of(tmp_path / "hers", range(30), size=120)
    case = shell.case()
    small, told = tmp_path / "small", tmp_path / "told"
    small.mkdir()
    told.mkdir()
    python = shell.command()[0]

    words = [*unshared, SCRIPT, "sh", *map(str, (small, shell.home, python, case, hers, told))]
    ended = subprocess.run(words, env=shell.variables(), capture_output=True, text=True, check=False, timeout=120)

    assert ended.returncode == 0, ended.stderr
    lines = {
        name: [json.loads(line) for line in (told / name).read_text(encoding="utf-8").splitlines()] for name in _ALL
    }
    said = " ".join((told / "err").read_text(encoding="utf-8").split())
    assert (told / "status").read_text() == "1\n"
    assert "The disk is full" in said
    assert "Traceback" not in said
    assert 0 < len(lines["out"]) < 30
    assert all(item["ok"] for item in lines["verified"])
    registered = [item for item in lines["again"] if item["status"] == "known"]
    assert [line["media"] for line in registered] == [line["media"] for line in lines["out"]]
    assert len(lines["again"]) == 30


_ALL = ("out", "verified", "again")


def test_no_room_to_make_a_vault(tmp_path: Path, unshared: list[str]) -> None:
    shell = Shell(tmp_path / "shell")
    shell.folder.mkdir()
    small = tmp_path / "small"
    small.mkdir()
    script = 'mount -t tmpfs -o size=4k,nr_inodes=8 none "$1" && export TAKEDOWN_HOME="$1/home" && shift && exec "$@"'

    words = [*unshared, script, "sh", str(small), *shell.command("init")]
    ended = subprocess.run(words, env=shell.variables(), capture_output=True, text=True, check=False, timeout=60)

    assert ended.returncode == 1
    assert "The disk is full" in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr
