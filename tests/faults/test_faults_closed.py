"""Places that can't be written, or not by this person: what is there can be read or is told, and stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.cli.shell import UNFORESEEN, Shell

# The home is shown a second time, for reading alone: root can't write there either.
READ_ONLY = """
mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 99
shift
exec "$@"
"""
NOBODY = 65534
READS = (["evidence", "verify"],)


def writes(shell: Shell) -> list[list[str]]:
    """Return verbs that write, each to the home or beside it."""
    shell.folder.joinpath("new").write_text("another passphrase", encoding="utf-8")
    return [
        ["case", "erase", shell.case(), "--yes"],
        ["vault", "passphrase", "--new-passphrase-file", str(shell.folder / "new")],
    ]


def ended(words: list[str], shell: Shell, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a verb to its end; it fails in no way that nobody foresaw."""
    ran = subprocess.run(
        words, env=shell.variables(**variables), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if ran.returncode == 99:
        pytest.skip("this kernel lets nobody mount a folder for reading alone")
    assert "Traceback" not in ran.stderr, ran.stderr
    assert not UNFORESEEN.search(ran.stderr), ran.stderr
    return ran


@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no unshare(1) to mount with")
def test_a_home_on_a_disk_for_reading_alone(shell: Shell) -> None:
    asked = writes(shell)
    before = shell.bytes()
    mounted = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, "sh", str(shell.home)]

    for words in asked:
        ran = ended([*mounted, *shell.command(*words)], shell)
        assert ran.returncode == 1, (words, ran)
        assert ran.stdout == ""
        assert ran.stderr, words
    for words in READS:
        assert ended([*mounted, *shell.command(*words, "--json")], shell).returncode in (0, 1), words

    assert shell.bytes() == before
    shell.verified()


@pytest.fixture
def as_nobody() -> list[str]:
    """What runs a command as somebody to whom this person's files are closed."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can try as somebody else, by setpriv(1)")
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


@pytest.mark.parametrize("closed", ["header.json", "."])
def test_a_vault_that_belongs_to_somebody_else(shell: Shell, as_nobody: list[str], closed: str) -> None:
    for folder in (shell.folder, *shell.folder.parents[:-2]):
        if folder.stat().st_uid == os.geteuid() and str(folder).startswith("/tmp/"):
            folder.chmod(folder.stat().st_mode | 0o111)
    for path in (shell.home, *shell.home.iterdir(), shell.folder / "passphrase"):
        if path.exists():
            os.chown(path, NOBODY, NOBODY)
    shell.temporary.mkdir(exist_ok=True)
    os.chown(shell.temporary, NOBODY, NOBODY)
    (shell.home / closed).chmod(0o000)
    try:
        ran = ended([*as_nobody, *shell.command("case", "list", "--json")], shell)
    finally:
        (shell.home / closed).chmod(0o700)

    assert ran.returncode in (1, 2)
    assert ran.stdout == ""
    assert "Nothing was" in " ".join(ran.stderr.split())
    os.chown(shell.home, 0, 0)
    assert shell.does("case", "list") == []
