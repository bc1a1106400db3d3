"""``pack``: a file that only its owner can read, one line that says where it is, and words on what to do with it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pypdf
import pytest

from tests.cli.shell import Shell, counts, opened
from tests.pipeline.casefile import found
from tests.pipeline.casefile import opened as opened_case

PLACE = "https://gallery.example.net/example/7.jpg"
KINDS = ("complaint", "cnil", "hash-bank", "hotlines", "csv")


@pytest.fixture
def case(shell: Shell) -> str:
    """A case with one confirmed copy, and a notice to a host that nobody has sent."""
    session = opened(shell)
    case = opened_case(session).id
    found(session, case, PLACE)
    session.close()
    shell.does("case", "edit", case, "--organisation", "Association Exemple")
    return case


def drafted(shell: Shell, case: str) -> str:
    (notice,) = shell.does("notices", "draft", "--case", case, "--recipient", "ovhcloud", "--basis", "eu-dsa-16")
    return str(notice["notice"])


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_one_file_for_its_owner_alone(shell: Shell, case: str, tmp_path: Path, kind: str) -> None:
    drafted(shell, case)
    out = tmp_path / "papers.pdf"
    before = counts(shell)

    ran = shell.run("pack", kind, "--case", case, "--out", out, "--json")

    assert ran.status == 0, ran
    (line,) = ran.lines
    assert (line["out"], line["pack"]) == (str(out), kind)
    assert line["items"] >= 1
    assert out.stat().st_mode & 0o777 == 0o600
    assert "nothing was sent" in ran.said
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["papers.pdf"]
    assert counts(shell) == before


def test_papers_are_a_pdf_unless_plain_text_is_asked_for(shell: Shell, case: str, tmp_path: Path) -> None:
    (as_pdf,) = shell.does("pack", "complaint", "--case", case, "--out", tmp_path / "a.pdf")
    (as_text,) = shell.does("pack", "complaint", "--case", case, "--out", tmp_path / "a.txt")

    assert as_pdf["items"] == as_text["items"] == len(pypdf.PdfReader(tmp_path / "a.pdf").pages)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("Avant de déposer plainte")


def test_the_list_and_the_reports_are_for_machines(shell: Shell, case: str, tmp_path: Path) -> None:
    notice = drafted(shell, case)
    for kind in ("csv", "xarf", "cloudflare"):
        shell.does("pack", kind, "--case", case, "--notice", notice, "--out", tmp_path / kind)

    assert list(csv.reader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8"))))[1][1] == PLACE
    assert json.loads((tmp_path / "xarf").read_text(encoding="utf-8"))["type"] == "ncii"
    assert json.loads((tmp_path / "cloudflare").read_text(encoding="utf-8"))["host_notification"] == "send-anon"


def test_a_file_that_was_there_is_replaced_whole(shell: Shell, case: str, tmp_path: Path) -> None:
    out = tmp_path / "list.csv"
    out.write_text("something else\n" * 100, encoding="utf-8")
    out.chmod(0o644)

    shell.does("pack", "csv", "--case", case, "--out", out)

    assert "something" not in out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_written_nothing_is_left(shell: Shell, case: str, tmp_path: Path) -> None:
    ran = shell.run("pack", "csv", "--case", case, "--out", tmp_path / "missing" / "list.csv", "--json")

    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was left there" in ran.said
    assert list(tmp_path.rglob("*.csv")) == []


def test_a_case_under_18_gets_its_hotlines_and_its_addresses_alone(shell: Shell, tmp_path: Path) -> None:
    case = shell.case(adult="no", country="FR")
    shell.does("matches", "add", PLACE, "--case", case)

    shell.does("pack", "hotlines", "--case", case, "--out", tmp_path / "lines.txt")
    refused = shell.run("pack", "complaint", "--case", case, "--out", tmp_path / "papers.pdf", "--json")

    said = (tmp_path / "lines.txt").read_text(encoding="utf-8")
    assert "3018" in said
    assert PLACE in said
    assert "226-" not in said
    assert (refused.status, refused.out) == (1, "")
    assert not (tmp_path / "papers.pdf").exists()


def test_a_case_without_anything_says_what_to_do(shell: Shell, tmp_path: Path) -> None:
    ran = shell.run("pack", "complaint", "--case", shell.case(), "--out", tmp_path / "papers.pdf")

    assert ran.status == 1
    assert "takedown matches add" in ran.said
    assert not (tmp_path / "papers.pdf").exists()


def test_a_kind_that_does_not_exist_is_refused(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("pack", "letter", "--case", "x", "--out", tmp_path / "a").status == 2
