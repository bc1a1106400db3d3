"""How a verb ends, and what it says then: in the person's language, with nothing changed that she didn't ask for."""

from __future__ import annotations

import os
import pty
from pathlib import Path

import pytest

from tests.cli.shell import Shell

CASE_NEW = ["case", "new", "--label", "x"]


def test_a_wrong_passphrase_changes_nothing_but_the_count_of_tries(shell: Shell) -> None:
    (shell.folder / "passphrase").write_text("another one", encoding="utf-8")
    before = shell.bytes()

    for words in (["case", "list"], [*CASE_NEW, "--adult", "yes", "--standing", "subject"], ["crawl"]):
        ran = shell.run(*words, "--json")
        assert (ran.status, ran.out) == (4, "")
        assert "Nothing was changed." in ran.said

    assert {name: found for name, found in shell.bytes().items() if name != "tries.json"} == before


def test_without_a_terminal_and_a_file_the_vault_stays_locked(shell: Shell) -> None:
    variables = shell.variables()
    del variables["TAKEDOWN_PASSPHRASE_FILE"]
    before = shell.bytes()

    ran = Shell(shell.folder).run_with(variables, "case", "list")

    assert (ran.status, ran.out) == (4, "")
    assert "--passphrase-file" in ran.said
    assert shell.bytes() == before


def test_a_passphrase_file_that_is_not_there(shell: Shell) -> None:
    ran = shell.run("--passphrase-file", "nowhere", "case", "list")

    assert (ran.status, ran.out) == (4, "")
    assert "nowhere" in ran.said
    assert "The vault stays locked" in ran.said


def test_a_passphrase_typed_on_a_terminal_is_not_shown(shell: Shell) -> None:
    variables = shell.variables()
    passphrase = Path(variables.pop("TAKEDOWN_PASSPHRASE_FILE")).read_text(encoding="utf-8")
    child, terminal = pty.fork()
    if not child:
        os.execve(shell.command()[0], shell.command("case", "list"), variables)
    seen = b""
    while b"Passphrase" not in seen:
        seen += os.read(terminal, 1000)
    os.write(terminal, passphrase.encode() + b"\n")
    while part := _read(terminal):
        seen += part
    _, status = os.waitpid(child, 0)
    os.close(terminal)

    assert os.waitstatus_to_exitcode(status) == 0
    assert passphrase.encode() not in seen


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1000)
    except OSError:  # how a terminal says that its last process has left
        return b""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["lunch"], "no such command"),
        (["case", "lunch"], "takedown case --help"),
        ([*CASE_NEW, "--standing", "subject"], "--adult is missing"),
        ([*CASE_NEW, "--standing", "subject", "--adult", "maybe"], "yes, no, unsure"),
        ([*CASE_NEW, "--adult"], "--adult"),
        ([*CASE_NEW, "--adlut", "yes"], "--adlut"),
        ([*CASE_NEW, "--adult", "yes", "--standing", "subject", "--country", "France"], "country"),
        (["--lang", "de", "case", "list"], "fr, en"),
        (["crawl", "--budget", "0"], "--budget"),
        (["register", "a.jpg"], "--case is missing"),
        (["case", "show"], "ID is missing"),
        (["case", "show", "a", "b"], "a word too many"),
        (["matches", "add", "--case", "x"], "http://"),
        (["matches", "decide", "x", "--as", "new"], "confirmed, rejected, mine, not-me"),
        (["notices", "sent", "x", "--at", "yesterday"], "2026-11-21T14:30:00Z"),
        (["notices", "sent", "x", "--at", "2026-11-20"], "2026-11-21T14:30:00Z"),
        (["notices", "sent", "x", "--at", "2026-11-20T10:00:00"], "2026-11-21T14:30:00Z"),
        (["notices", "sent", "x", "--at", "0001-01-01T00:00:00+23:00"], "2026-11-21T14:30:00Z"),
        (["hashes", "export", "--case", "x", "--format", "zip"], "stopncii, threatexchange, csv"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_words_that_are_off(shell: Shell, words: list[str], named: str) -> None:
    ran = shell.run(*words)

    assert (ran.status, ran.out) == (2, "")
    assert named in ran.said
    assert "Nothing was" in ran.said or "nothing was" in ran.said


def test_an_address_that_is_none_is_named_as_it_was_typed(shell: Shell) -> None:
    ran = shell.run("matches", "add", "ftp://a.example/", "--case", shell.case())

    assert (ran.status, ran.out) == (1, "")
    assert "“ftp://a.example/”" in ran.said
    assert "line" not in ran.said


@pytest.mark.parametrize("words", [[], ["case"], ["matches"], ["notices"], ["evidence"], ["hashes"], ["recipients"]])
def test_a_verb_that_is_not_named_shows_which_there_are(shell: Shell, words: list[str]) -> None:
    ran = shell.run(*words)

    assert (ran.status, ran.out) == (2, "")
    assert f"Usage: {' '.join(['takedown', *words])}" in ran.said


UNKNOWN = "aaaa-bbbb-cccc"


@pytest.mark.parametrize(
    "words",
    [
        f"case show {UNKNOWN}",
        f"case edit {UNKNOWN} --label y",
        f"case close {UNKNOWN}",
        f"case reopen {UNKNOWN}",
        f"case pause {UNKNOWN}",
        f"case erase {UNKNOWN} --yes",
        f"register --case {UNKNOWN} .",
        f"matches list --case {UNKNOWN}",
        f"matches add http://a.example/ --case {UNKNOWN}",
        f"matches decide {UNKNOWN} --as rejected",
        f"notices draft --case {UNKNOWN}",
        f"notices draft --match {UNKNOWN}",
        f"notices list --case {UNKNOWN}",
        f"notices show {UNKNOWN}",
        f"notices approve {UNKNOWN}",
        f"notices sent {UNKNOWN} --at 2026-01-01T00:00:00Z",
        f"notices outcome {UNKNOWN} --as removed",
        f"recheck --case {UNKNOWN}",
        f"hashes export --case {UNKNOWN} --format csv",
    ],
)
def test_what_is_not_there(shell: Shell, words: str) -> None:
    ran = shell.run(*words.split(), "--json")

    assert (ran.status, ran.out) == (1, "")
    assert f"with the id “{UNKNOWN}”" in ran.said
    assert "Nothing was changed or sent" in ran.said


def test_there_is_no_vault_yet(tmp_path: Path) -> None:
    shell = Shell(tmp_path)

    ran = shell.run("case", "list")

    assert (ran.status, ran.out) == (1, "")
    assert "takedown init" in ran.said
    assert not shell.home.exists()


def test_a_second_vault_in_the_same_folder(shell: Shell) -> None:
    before = shell.bytes()

    ran = shell.run("init")

    assert (ran.status, ran.out) == (1, "")
    assert "left exactly as it is" in ran.said
    assert shell.bytes() == before


def test_a_home_that_is_a_file(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    for verb in ("init", "doctor", "case list"):
        ran = shell.run("--home", tmp_path / "file", *verb.split())
        assert ran.status == 1, verb
        assert ran.said or verb == "doctor"


@pytest.mark.parametrize(("language", "said"), [("en", "no case with the id"), ("fr", "Aucun dossier n’a")])
def test_both_ways_to_choose_a_language(shell: Shell, language: str, said: str) -> None:
    other = "fr" if language == "en" else "en"

    assert said in shell.run_anew("--lang", language, "case", "show", UNKNOWN, TAKEDOWN_LANG=other).said
    assert said in shell.run_anew("case", "show", UNKNOWN, TAKEDOWN_LANG=language).said


def test_the_locale_decides_when_nobody_says(shell: Shell) -> None:
    variables = shell.variables(TAKEDOWN_LANG="", LC_ALL="fr_FR.UTF-8")

    assert "Aucun dossier n’a" in shell.run_with(variables, "case", "show", UNKNOWN).said


def test_a_letter_in_another_language_does_not_change_what_she_reads(shell: Shell) -> None:
    ran = shell.run_anew("notices", "preview", "--recipient", "x", "--lang", "fr")

    assert "For you, before filing" in ran.out
    assert "Auteur de la notification" in ran.out


@pytest.mark.parametrize(
    "words", [["case", "new"], ["crawl"], ["lunch"], ["case", "show", UNKNOWN], ["serve", "--host", "0.0.0.0"]]
)
def test_french_says_it_too(shell: Shell, words: list[str]) -> None:
    french, english = Shell(shell.folder, "fr").run(*words), shell.run(*words)

    assert (french.status, french.out) == (english.status, english.out)
    assert french.said != english.said
    assert "Rien n’a été" in french.said or "Personne n’a été contacté" in french.said
