"""What opens the vault is changed by a script or on a terminal; nothing of it is shown twice or kept in clear."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from takedown.cases.event import EventKind
from takedown.vault import Vault
from tests.cli.shell import Shell, files, opened
from tests.cli.terminal import talk
from tests.conftest import PASSPHRASE

NEW = "another long sentence"
PROMPT = r": ?$"


def changes(shell: Shell) -> list[str]:
    """Return what the ledger says was changed of what opens the vault; nothing else is in those entries."""
    session = opened(shell)
    try:
        with session.store.read() as tx:
            rows = tx.rows("ledger", order_by="seq", kind=EventKind.VAULT_CHANGED.value)
            found = [row["body"] for row in rows]
    finally:
        session.close()
    assert all(body.keys() == {"changed"} for body in found)
    return [body["changed"] for body in found]


def kept_at(folder: Path, text: str) -> Path:
    file = folder / "secret.txt"
    file.write_text(text + "\n", encoding="utf-8")
    return file


def shown_words(shown: str) -> str:
    return " ".join(re.findall(r"^\s*\d+\. (\S+)\s*$", shown, re.MULTILINE)[:12])


def made_words(shell: Shell, *more: object, typed: str | None = None) -> tuple[int, str, list[dict[str, object]]]:
    """Make recovery words as a script does; return the status, the words and the lines."""
    process = subprocess.Popen(
        shell.command("vault", "recovery", "--json", *more),
        env=shell.variables(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    words = " ".join(first["words"])
    out, _ = process.communicate(input=(words if typed is None else typed) + "\n", timeout=60)
    return process.returncode, words, [first, *map(json.loads, out.splitlines())]


def test_a_new_passphrase_ends_the_old_one(shell: Shell, tmp_path: Path) -> None:
    new = kept_at(tmp_path, NEW)
    changed = shell.does("vault", "passphrase", "--new-passphrase-file", new)

    assert changed == [{"changed": "passphrase", "key_file": False, "recovery": False}]
    assert shell.run("case", "list").status == 4
    assert shell.run("case", "list", TAKEDOWN_PASSPHRASE_FILE=str(new)).status == 0


@pytest.mark.parametrize("weak", ["", "  ", "1234567", "password1", "takedown 2026"])
def test_a_new_passphrase_that_protects_nothing_is_refused(shell: Shell, tmp_path: Path, weak: str) -> None:
    before, file, out = shell.bytes(), kept_at(tmp_path, weak), tmp_path / "out"
    for verb in (
        ("vault", "passphrase", "--new-passphrase-file", file),
        ("backup", "--out", out, "--backup-passphrase-file", file),
        ("evidence", "export", "--case", "abcd-efgh-jkmn", "--out", out, "--passphrase-file", file),
        ("--home", tmp_path / "new", "--passphrase-file", file, "init"),
    ):
        ran = shell.run(*verb)
        assert ran.status == 1, verb
        assert "Nothing was made or changed" in ran.said, verb
    assert shell.bytes()["header.json"] == before["header.json"]
    assert not out.exists()
    assert not (tmp_path / "new").exists()


def test_words_that_are_typed_back_open_and_set_a_new_passphrase(shell: Shell, tmp_path: Path) -> None:
    status, words, lines = made_words(shell, "--card", tmp_path / "card.txt")
    assert (status, lines[0]["counts"], lines[1]) == (0, False, {"changed": "recovery", "recovery": True})

    recovery = {"TAKEDOWN_RECOVERY_FILE": str(kept_at(tmp_path, words.upper()))}
    assert shell.run("case", "list", **recovery).status == 0
    assert shell.run("--recovery-file", tmp_path / "secret.txt", "case", "list").status == 0
    new = tmp_path / "new.txt"
    new.write_text(NEW)
    assert shell.run("vault", "passphrase", "--new-passphrase-file", new, **recovery).status == 0
    assert shell.run("case", "list", TAKEDOWN_PASSPHRASE_FILE=str(new)).status == 0


def test_words_that_are_not_typed_back_do_not_count(shell: Shell, tmp_path: Path) -> None:
    before, card = shell.bytes(), tmp_path / "card.pdf"
    status, _, lines = made_words(shell, "--card", card, typed="zoo " * 11 + "wrong")

    assert (status, len(lines)) == (1, 1)
    assert shell.bytes()["header.json"] == before["header.json"]
    assert not card.exists()


@pytest.mark.parametrize(("language", "name"), [("en", "card.txt"), ("fr", "card.pdf")])
def test_the_card_is_an_ordinary_list_of_words(shell: Shell, tmp_path: Path, language: str, name: str) -> None:
    card = tmp_path / name
    _, words, _ = made_words(Shell(shell.folder, language), "--card", card)
    content = card.read_bytes()

    assert card.stat().st_mode & 0o777 == 0o600
    for telling in (b"takedown", b"recover", b"secours", b"vault", b"coffre", b"pass"):
        assert telling not in content.lower()
    assert content.startswith(b"%PDF") == name.endswith("pdf")
    if name.endswith("txt"):
        assert shown_words(content.decode()) == words


def test_a_card_never_takes_a_file_s_place(shell: Shell, tmp_path: Path) -> None:
    card, before = kept_at(tmp_path, "hers"), shell.bytes()
    status, _, _ = made_words(shell, "--card", card)

    assert (status, card.read_text()) == (1, "hers\n")
    assert shell.bytes()["header.json"] == before["header.json"]


def test_a_key_file_is_asked_for_until_it_is_removed(shell: Shell, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert shell.run("vault", "key-file").status == 1
    assert shell.does("vault", "key-file", "--make", stick) == [{"changed": "key-file", "key_file": True}]

    ran = shell.run("case", "list")
    assert (ran.status, "no key file was named" in ran.said) == (4, True)
    assert shell.run("--key-file", stick, "case", "list").status == 0
    shell.config(f'[vault]\nkey_file = "{stick}"\n')
    assert shell.run("case", "list").status == 0
    checks = {check["check"]: check for check in shell.run("doctor", "--json").lines}
    assert str(stick) in checks["key-file"]["detail"]

    shell.does("vault", "key-file", "--remove")
    stick.unlink()
    assert shell.run("case", "list").status == 0


def test_wrong_tries_wait_in_words_and_the_right_words_too(shell: Shell, tmp_path: Path) -> None:
    wrong = {"TAKEDOWN_PASSPHRASE_FILE": str(kept_at(tmp_path, "wrong"))}
    for _ in range(4):
        assert shell.run("case", "list", **wrong).status == 4
    kept = json.loads((shell.home / "tries.json").read_text())
    kept["passphrase"]["count"] = 12  # as after a few more: so many seconds don't pass during a test
    (shell.home / "tries.json").write_text(json.dumps(kept))

    for language, told in (("en", "the next one has to wait"), ("fr", "le prochain doit attendre")):
        ran = Shell(shell.folder, language).run("case", "list")
        assert (ran.status, told in ran.said, re.search(r"[78] minutes", ran.said) is not None) == (4, True, True)


def test_an_open_folder_is_told_and_opens(shell: Shell) -> None:
    shell.home.chmod(0o755)
    ran = shell.run("case", "list")

    assert ran.status == 0
    assert f"chmod -R go= {shell.home}" in ran.said


def test_doctor_tells_what_guards_the_vault(shell: Shell) -> None:
    checks = {check["check"]: check for check in shell.run("doctor", "--json").lines}

    assert {"home", "recovery", "key-file", "memory", "core-dumps", "swap"} <= set(checks)
    assert checks["core-dumps"]["ok"]
    (shell.home / "header.json").write_text("{")
    ran = shell.run("doctor", "--json")
    assert ran.status == 1
    assert [check["ok"] for check in ran.lines if check["check"] == "opening"] == [False]


def test_words_are_shown_aside_and_typed_back_on_a_terminal(shell: Shell) -> None:
    here = Shell(shell.folder, "fr")
    made = talk(here, ["vault", "recovery"], [(PROMPT, PASSPHRASE), (r"12\. [\s\S]*: ?$", shown_words)])
    assert made.status == 0, made.shown
    words = shown_words(made.shown)
    before, beside, after = re.split(r"\x1b\[\?1049[hl]", made.shown)
    assert len(words.split()) == 12
    assert words.split()[0] in beside
    # A sentence may hold one of them by chance, but not three in a row, with or without their numbers.
    outside, spelt = re.findall(r"[^\W\d_]+", before + after), words.split()
    runs = {tuple(outside[at : at + 3]) for at in range(len(outside))}
    assert not runs & {tuple(spelt[at : at + 3]) for at in range(10)}
    assert PASSPHRASE not in made.shown

    asked = [(r"> $", words), (PROMPT, NEW), (PROMPT, NEW)]
    changed = talk(here, ["vault", "passphrase", "--recovery"], asked)
    assert changed.status == 0, changed.shown
    assert NEW not in changed.shown


@pytest.mark.parametrize(("language", "said"), [("en", "was tried 2 times"), ("fr", "a été essayé 2 fois")])
def test_who_opens_it_is_told_once_of_wrong_tries(shell: Shell, tmp_path: Path, language: str, said: str) -> None:
    here, wrong = Shell(shell.folder, language), kept_at(tmp_path, "wrong")
    for _ in range(2):
        assert here.run("case", "list", TAKEDOWN_PASSPHRASE_FILE=str(wrong)).status == 4

    first, second = here.run("case", "list", "--json"), here.run("case", "list", "--json")

    assert (first.status, second.status, first.lines) == (0, 0, [])
    assert (said in first.said, second.said) == (True, "")
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", first.said)


def test_every_change_of_what_opens_it_stands_in_the_ledger(shell: Shell, tmp_path: Path) -> None:
    made_words(shell)
    made_words(shell, typed="not these")
    shell.does("vault", "recovery", "--remove")
    shell.does("vault", "key-file", "--make", tmp_path / "stick")
    assert shell.run("--key-file", tmp_path / "stick", "vault", "key-file", "--remove").status == 0
    shell.does("vault", "passphrase", "--new-passphrase-file", shell.folder / "passphrase")

    assert changes(shell) == ["recovery", "recovery-removed", "key-file", "key-file-removed", "passphrase"]
    assert all(line["ok"] for line in shell.does("evidence", "verify"))


def test_a_change_stands_though_the_ledger_cannot_say_it(shell: Shell, tmp_path: Path) -> None:
    shell.does("case", "list")
    (shell.home / "store.db").unlink()
    ran = shell.run("vault", "passphrase", "--new-passphrase-file", kept_at(tmp_path, NEW))

    assert (ran.status, "The change stands" in ran.said, "restore a backup" in ran.said) == (0, True, True)
    Vault.unlock(shell.home, NEW).lock()


@pytest.mark.parametrize(("language", "told"), [("en", "anybody tries first"), ("fr", "essaie d’abord")])
def test_a_common_passphrase_is_refused_as_soon_as_it_is_typed(shell: Shell, language: str, told: str) -> None:
    before = shell.bytes()["header.json"]
    answers = [(PROMPT, PASSPHRASE), (PROMPT, "Sunshine2024")]
    refused = talk(Shell(shell.folder, language), ["vault", "passphrase"], answers)

    assert (refused.status, told in " ".join(refused.shown.split())) == (1, True)
    assert shell.bytes()["header.json"] == before


def test_two_that_differ_and_a_short_one_change_nothing(shell: Shell) -> None:
    before = shell.bytes()["header.json"]
    for typed in ([NEW, NEW + "!"], ["short"]):
        answers = [(PROMPT, PASSPHRASE), *[(PROMPT, words) for words in typed]]
        assert talk(shell, ["vault", "passphrase"], answers).status == 1
    assert shell.bytes()["header.json"] == before


def test_a_question_that_nobody_answers_locks_the_vault(shell: Shell) -> None:
    case = shell.case()
    shell.config("[vault]\nlock_minutes = 0.02\n")
    asked = talk(shell, ["case", "erase", case], [(PROMPT, PASSPHRASE)])

    assert asked.status == 4
    assert "the vault was locked" in " ".join(asked.shown.split())
    assert shell.does("case", "show", case)[0]["status"] == "open"


def test_nothing_that_opens_the_vault_is_in_the_home(shell: Shell, tmp_path: Path) -> None:
    _, words, _ = made_words(shell)
    shell.does("vault", "key-file", "--make", tmp_path / "stick")
    shell.run("case", "list", TAKEDOWN_PASSPHRASE_FILE=str(kept_at(tmp_path, "a wrong canary")))
    key = (tmp_path / "stick").read_bytes()
    for file in files(shell.home):
        content = file.read_bytes()
        for canary in (PASSPHRASE, "a wrong canary", words, *[word for word in words.split() if len(word) > 5]):
            assert canary.encode() not in content, file
        assert key not in content
        assert key.hex().encode() not in content
