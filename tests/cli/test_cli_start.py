"""``start`` in a terminal: plain lines, nothing written before a choice, and an empty screen for whoever leaves."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from takedown.pipeline.shelf import CASES, CONSENTS
from takedown.words import LANGUAGES, Language, Words
from tests.cli.shell import LONGEST, Shell, files, opened

_CLEAN = b"\x1b[3J\x1b[2J\x1b[H"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def typed(
    shell: Shell, *lines: str, words: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Begin, type these lines, and end the input."""
    return subprocess.run(
        shell.command("start", *words),
        input="".join(f"{line}\n" for line in lines),
        env=shell.variables(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_of_somebody_unsure_ends_at_the_hotlines_and_writes_nothing(shell: Shell, language: Language) -> None:
    ran = typed(shell, "2", "1", "1", "?", "3", TAKEDOWN_LANG=language, COLUMNS="40")

    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert "3018" in ran.stdout.rpartition("\n\n")[0].split(Words(language)("arrival-age-yes"))[1]
    assert "17" in ran.stdout
    assert Words(language)("arrival-once-more", last=12).split()[0] not in ran.stderr
    assert "\x1b" not in ran.stdout
    # An address and a command are never broken, all else fits.
    long = [line for line in lines if len(line) > 40 and "://" not in line and not line.startswith("takedown ")]
    assert long == []
    assert files(shell.home) == []


@pytest.mark.parametrize(("answers", "last"), [((), "leave"), (("2", "2", "1", "1", "1"), "quitter")])
def test_leaving_at_any_question_ends_at_once(shell: Shell, answers: tuple[str, ...], last: str) -> None:
    ran = typed(shell, *answers, last, "1", "1", words=("--json",), TAKEDOWN_LANG="fr")

    assert (ran.returncode, ran.stdout) == (
        0,
        '{"place": "left", "way": null, "lane": null, "country": null, "adult": null, "case": null}\n',
    )
    assert files(shell.home) == []
    assert not shell.home.exists()


def test_whoever_leaves_in_a_terminal_leaves_an_empty_screen(shell: Shell) -> None:
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        shell.command("start"), stdin=theirs, stdout=theirs, stderr=theirs, env=shell.variables()
    )
    os.close(theirs)
    os.write(terminal, b"leave\n")
    shown = b""
    try:
        while more := os.read(terminal, 4096):
            shown += more
    except OSError:
        pass  # the other end is closed
    os.close(terminal)

    assert process.wait(timeout=LONGEST) == 0
    assert shown.endswith(_CLEAN)


def test_an_adult_who_agrees_has_a_vault_and_a_case_and_is_told_what_comes_next(shell: Shell) -> None:
    ran = typed(shell, "2", "2", "1", "1", "1", "1", "a word", "yes")
    assert ran.returncode == 0, ran.stderr

    session = opened(shell)
    with session.store.read() as tx:
        (case,) = CASES.all(tx, order_by="created_at")
        (consent,) = CONSENTS.all(tx, order_by="given_at")
    session.close()
    assert (case.label, case.country, case.adult.value) == ("a word", "FR", "yes")
    assert " ".join(consent.statement.split()) in " ".join(ran.stdout.split())
    assert f"takedown register --case {case.id} FILE" in ran.stdout


def test_who_does_not_agree_has_nothing_written(shell: Shell) -> None:
    ran = typed(shell, "2", "2", "1", "1", "1", "1", "a word", "no")

    assert ran.returncode == 0
    assert not shell.home.exists()
