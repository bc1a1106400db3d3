"""Registration levels, and lists of known nuisances, as the command line takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.pictures import folder_of
from tests.cli.shell import Shell, opened


def test_a_case_is_strong_unless_it_is_asked_for_otherwise(shell: Shell) -> None:
    strong, portable = shell.case(), shell.case(level="portable")

    assert [shell.does("case", "show", case)[0]["level"] for case in (strong, portable)] == ["strong", "portable"]
    assert "portable (whole pictures alone)" in shell.run("case", "show", portable).out
    french = Shell(shell.folder, "fr").run("case", "show", strong).out
    assert "Niveau\u00a0: strong (images entières et leurs détails)" in french


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_help_says_what_each_level_finds(shell: Shell, language: str) -> None:
    for verb in ("new", "edit"):
        said = " ".join(Shell(shell.folder, language).run("case", verb, "--help").out.split())
        assert "strong" in said
        assert "portable" in said
        assert {"en": "finds crops", "fr": "trouve aussi les recadrages"}[language] in said


def test_changing_the_level_says_what_it_means_and_staying_says_nothing(shell: Shell) -> None:
    case = shell.case()

    assert "are no longer found" in shell.run("case", "edit", case, "--level", "portable").said
    assert shell.run("case", "edit", case, "--level", "portable").said == ""
    assert "register those files once more" in shell.run("case", "edit", case, "--level", "strong").said
    assert shell.does("case", "show", case)[0]["level"] == "strong"
    assert shell.run("case", "edit", case, "--level", "weak").status == 2
    shell.verified()


def negatives(shell: Shell) -> set[tuple[str | None, str]]:
    session = opened(shell)
    with session.store.read() as tx:
        found = {(row["case_id"], row["id"]) for row in tx.rows("negatives")}
    session.close()
    return found


def test_a_list_of_nuisances_silences_what_looks_like_them(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    pictures = folder_of(tmp_path / "pictures", range(2))
    shell.does("register", "--case", case, pictures)
    listed = tmp_path / "list.csv"
    listed.write_text(shell.run("hashes", "export", "--case", case, "--format", "csv").out, encoding="utf-8")

    lines = shell.does("hashes", "import", listed, "--as-negative")
    of_case = shell.does("hashes", "import", listed, "--as-negative", "--case", case)

    expected = {(None, line["negative"]) for line in lines} | {(case, line["negative"]) for line in of_case}
    assert negatives(shell) == expected
    assert len(expected) == len(lines) * 2 == 20
    assert {line["signal_type"] for line in lines} == {"pdq", "md5", "sha256", "phash", "dhash"}
    assert "media" not in lines[0]
    shell.verified()


def test_a_list_for_no_case_is_asked_about(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("pdq," + "0" * 64, encoding="utf-8")

    ran = shell.run("hashes", "import", tmp_path / "list.csv")

    assert (ran.status, ran.out) == (2, "")
    assert "--as-negative" in ran.said
    assert negatives(shell) == set()
