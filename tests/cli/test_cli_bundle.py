"""``evidence export`` and ``evidence verify FILE`` as a person and an investigator call them."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

import pyrage
import pytest

from tests.cli.shell import Line, Shell


def away(folder: Path, language: str = "en") -> Shell:
    """Another machine: no vault, no passphrase that opens anything."""
    folder.mkdir()
    return Shell(folder, language)


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle, and what the export said of it."""

    file: Path
    line: Line


@pytest.fixture(scope="module")
def bundle(empty_vault: Shell, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("exported")
    shell, out = empty_vault.copied_to(folder / "shell"), folder / "b.zip"
    return Made(out, shell.does("evidence", "export", "--case", shell.case(), "--out", out)[0])


def test_a_bundle_is_checked_on_another_machine(bundle: Made, tmp_path: Path) -> None:
    other = away(tmp_path / "other")

    found = other.does("evidence", "verify", bundle.file, "--key", bundle.line["key"])

    assert bundle.line["out"] == str(bundle.file)
    assert bundle.line["items"] > 10
    assert stat.S_IMODE(bundle.file.stat().st_mode) == 0o600
    assert all(line["ok"] and line["code"] == "" for line in found)
    assert not other.home.exists()


@pytest.mark.parametrize(("language", "words"), [("en", "it was changed"), ("fr", "il a été modifié")])
def test_each_defect_is_named_in_words(bundle: Made, tmp_path: Path, language: str, words: str) -> None:
    out, content = tmp_path / "b.zip", bundle.file.read_bytes()
    at = content.index(b'"scope":"whole"')
    out.write_bytes(content[:at] + b'"scope":"WHOLE"' + content[at + 15 :])

    ran = away(tmp_path / "other", language).run("evidence", "verify", out)

    assert ran.status == 1
    assert f"data/case.json: {words}" in ran.out


def test_another_key_than_the_one_given_is_a_defect(bundle: Made, tmp_path: Path) -> None:
    lines = away(tmp_path / "other").does("evidence", "verify", bundle.file, "--key", "ab" * 32, status=1)

    assert [(line["item"], line["code"]) for line in lines if not line["ok"]] == [("key", "key-differs")]


def test_a_locked_bundle(shell: Shell, tmp_path: Path) -> None:
    own, out = pyrage.x25519.Identity.generate(), tmp_path / "b.zip.age"
    (tmp_path / "key").write_text(f"# a comment\n{own}\n", encoding="ascii")
    shell.does("evidence", "export", "--case", shell.case(), "--out", out, "--to", str(own.to_public()))

    assert shell.does("evidence", "verify", out, "--identity", tmp_path / "key")[-1]["ok"]
    without = shell.run("evidence", "verify", out)

    assert (without.status, without.out) == (4, "")
    assert "--identity" in without.said
    assert b"bagit" not in out.read_bytes()


def test_a_bundle_under_a_passphrase(shell: Shell, tmp_path: Path) -> None:
    out, words = tmp_path / "b.zip.age", tmp_path / "words"
    words.write_text("a dozen quiet herons\n", encoding="ascii")
    shell.does("evidence", "export", "--case", shell.case(), "--out", out, "--passphrase-file", words)

    assert shell.does("evidence", "verify", out, "--passphrase-file", words)[-1]["ok"]
    asked = shell.run("evidence", "verify", out)

    assert asked.status == 4
    assert "no terminal to ask for the bundle’s passphrase" in asked.said


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("export", "--case", "CASE", "--out", "OUT", "--to", "age1x", "--passphrase-file", "OUT"), 2),
        (("export", "--case", "CASE", "--out", "OUT", "--to", "age1x"), 2),
        (("export", "--case", "none", "--out", "OUT"), 1),
        (("verify", "OUT"), 1),
        (("verify", "--key", "ab"), 2),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(
    shell: Shell, tmp_path: Path, words: tuple[str, ...], status: int
) -> None:
    out = tmp_path / "none.zip"
    places = {"CASE": shell.case(), "OUT": str(out)}

    ran = shell.run("evidence", *(places.get(word, word) for word in words))

    assert ran.status == status
    assert ran.err.strip()
    assert not out.exists()


def test_under_18_the_person_is_told_what_is_in_it(shell: Shell, tmp_path: Path) -> None:
    ran = shell.run("evidence", "export", "--case", shell.case(adult="no"), "--out", tmp_path / "b.zip")

    assert ran.status == 0
    assert "addresses and the ledger alone" in ran.said
