"""A vault goes into a file and comes back, a case goes out, everything goes: as a script does it, and on a terminal."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyrage

from tests.cli.shell import Shell
from tests.cli.terminal import talk
from tests.conftest import PASSPHRASE

KEY = pyrage.x25519.Identity.generate()


def identity(folder: Path) -> Path:
    (folder / "key.txt").write_text(f"{KEY}\n", encoding="utf-8")
    return folder / "key.txt"


def test_a_backup_is_made_and_restored_and_told_of_when_a_case_is_erased(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    out, back = tmp_path / "kept.age", Shell(tmp_path / "back")
    back.folder.mkdir()

    (made,) = shell.does("backup", "--out", out, "--to", str(KEY.to_public()))
    (done,) = back.does("restore", out, "--identity", identity(tmp_path))

    assert made["out"] == str(out)
    assert (done["rows"], done["defects"], done["missing"]) == (made["rows"], 0, [])
    assert [line["case"] for line in back.does("case", "list")] == [case]
    told = shell.run("case", "erase", case, "--yes")
    assert "The last one recorded here was made on 20" in told.said
    assert [line["status"] for line in back.does("case", "list")] == ["open"]
    assert back.run("restore", out, "--identity", tmp_path / "key.txt").status == 1
    assert shell.run("backup", "--out", out, "--to", str(KEY.to_public())).status == 1


def test_secrets_that_arent_there_or_arent_right_open_nothing(shell: Shell, tmp_path: Path) -> None:
    out, nowhere = tmp_path / "kept.age", tmp_path / "nowhere"
    assert shell.run("backup", "--out", out).status == 4
    assert shell.run("backup", "--out", out, "--backup-passphrase-file", nowhere).status == 4
    assert shell.run("backup", "--out", out, "--to", "somebody").status == 2
    assert not out.exists()
    shell.does("backup", "--out", out, "--to", str(KEY.to_public()))
    (tmp_path / "other.txt").write_text(str(pyrage.x25519.Identity.generate()), encoding="utf-8")

    refused = shell.run("--home", nowhere, "restore", out, "--identity", tmp_path / "other.txt")

    assert refused.status == 4
    assert not nowhere.exists()


def test_a_copy_is_offered_and_a_word_asked_before_everything_goes(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    refused = talk(shell, ["wipe"], [(r"only press Enter\.", ""), (r"stops here\.", "no")])
    assert refused.status == 1
    assert shell.does("case", "list")

    copy = tmp_path / "papers.zip"
    asked = [
        (r"only press Enter\.", str(copy)),
        (r": ?$", (shell.folder / "passphrase").read_text()),
        (r"stops here\.", "WIPE"),
    ]
    gone = talk(shell, ["wipe"], asked)

    assert gone.status == 0
    assert not shell.home.exists()
    assert "Take care" in gone.shown
    with zipfile.ZipFile(copy) as box:
        assert f"case-{case}/case.json" in box.namelist()


def test_a_backup_whose_passphrase_nobody_types_locks_the_vault(shell: Shell, tmp_path: Path) -> None:
    shell.config("[vault]\nlock_minutes = 0.02\n")
    asked = talk(shell, ["backup", "--out", str(tmp_path / "kept")], [(r": ?$", PASSPHRASE)])

    assert asked.status == 4
    assert "the vault was locked" in " ".join(asked.shown.split())
    assert not (tmp_path / "kept").exists()


def test_without_a_terminal_nothing_goes_unless_it_is_said(shell: Shell) -> None:
    assert shell.run("wipe").status == 1
    assert shell.home.exists()
    (gone,) = shell.does("wipe", "--yes")
    assert (gone["left"], gone["database"]) == ([], False)
    assert shell.run("wipe", "--yes").status == 1


def test_papers_go_out_readable_and_say_what_they_are(shell: Shell, tmp_path: Path) -> None:
    case = shell.case(name="Association Exemple")
    ran = shell.run("export", "--case", case, "--out", tmp_path / "papers.zip", "--with-fingerprints")

    assert ran.status == 0
    assert "It isn’t locked" in ran.said
    assert "Give them to nobody" in ran.said
    with zipfile.ZipFile(tmp_path / "papers.zip") as box:
        assert box.read("README.txt").decode().startswith("What is here\n\nEach folder holds one case")
        assert b"Association Exemple" in box.read(f"case-{case}/case.json")
