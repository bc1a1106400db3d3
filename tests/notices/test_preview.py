"""The preview: the letter that a recipient would get, seen before there is a vault, a passphrase or a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from takedown.cli.main import app
from takedown.notices.draft import text
from takedown.notices.routes import bases_of
from tests.notices.letters import EVERY, known, made

ENTRY = """
id = "gallery"
name = "A gallery"
kind = "host"
domains = ["gallery.example"]
languages = ["en"]
legal_bases = ["eu-dsa-16"]
sources = ["https://gallery.example/abuse"]
verified_on = "2026-11-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = { en = "Abuse desk", fr = "Service des abus" }
email = "abuse@gallery.example"
confidence = "medium"
"""


def asked(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--home", str(home), "notices", "preview", *arguments])


def error(result: Result) -> str:
    return type(result.exception).__name__


def test_a_letter_is_shown_and_nothing_is_stored(tmp_path: Path) -> None:
    home = tmp_path / "home"
    shown = asked(home, "--recipient", "x", "--basis", "us-tida", "--lang", "en")
    assert shown.exit_code == 0
    assert shown.stdout.endswith(text(made("x", "us-tida", "en"), "us-tida"))
    assert not home.exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_json_has_the_fields_that_others_rely_on(tmp_path: Path, language: str) -> None:
    shown = asked(tmp_path, "--recipient", "ovhcloud", "--lang", language, "--json")
    (line,) = shown.stdout.splitlines()
    values = json.loads(line)
    assert {name: values[name] for name in ("recipient", "basis", "language", "missing")} == {
        "recipient": "ovhcloud",
        "basis": bases_of(known("ovhcloud"))[0],
        "language": language,
        "missing": [],
    }
    assert "EXAMPLE-0001" in values["text"]


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("html", b"<!doctype html>"), ("json", b"{")])
def test_each_form_is_printed_as_it_is(tmp_path: Path, form: str, start: bytes) -> None:
    assert asked(tmp_path, "--recipient", "x", "--format", form).stdout_bytes.startswith(start)


@pytest.mark.parametrize("letter", ["reminder", "withdrawal", "more-information", "refused", "wrong-recipient"])
def test_a_letter_that_follows_is_shown_too(tmp_path: Path, letter: str) -> None:
    shown = asked(tmp_path, "--recipient", "x", "--lang", "en", "--letter", letter, "--json")
    values = json.loads(shown.stdout)
    assert values["letter"] == letter
    assert "EXAMPLE-0000" in values["text"]


def test_a_complaint_is_on_the_basis_that_is_for_it(tmp_path: Path) -> None:
    values = json.loads(asked(tmp_path, "--recipient", "x", "--lang", "en", "--letter", "complaint", "--json").stdout)
    assert values["basis"] == "eu-dsa-20"


def test_all_are_written_one_file_each(tmp_path: Path) -> None:
    out = tmp_path / "letters"
    written = asked(tmp_path, "--all", "--out", str(out), "--json")
    lines = [json.loads(line) for line in written.stdout.splitlines()]
    assert len(lines) == len(EVERY) == len(list(out.iterdir()))
    assert {(line["recipient"], line["basis"], line["language"]) for line in lines} == set(EVERY)
    assert all(Path(line["out"]).read_text(encoding="utf-8").endswith(line["text"]) for line in lines)


def test_a_persons_own_entry_has_its_letter(tmp_path: Path) -> None:
    folder = tmp_path / "recipients"
    folder.mkdir()
    (folder / "gallery.toml").write_text(ENTRY, encoding="utf-8")
    assert "A gallery" in asked(tmp_path, "--recipient", "gallery", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ((), "NothingToPreview"),
        (("--all",), "NoFolderToFill"),
        (("--recipient", "nobody"), "NoSuchRecipient"),
        (("--recipient", "ovhcloud", "--basis", "us-tida"), "NoRoute"),
        (("--recipient", "ovhcloud", "--letter", "complaint"), "NoRoute"),
    ],
)
def test_what_cannot_be_shown_is_refused_by_name(tmp_path: Path, arguments: tuple[str, ...], why: str) -> None:
    refused = asked(tmp_path, *arguments)
    assert error(refused) == why
    assert refused.stdout == ""


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert error(asked(tmp_path, "--all", "--out", str(tmp_path / "file"))) == "PreviewUnwritable"
