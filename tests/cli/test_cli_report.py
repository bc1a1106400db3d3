"""``report``: a page and a PDF for a person, which anybody's browser and screen reader can read, without an address."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.shell import Shell, opened
from tests.pipeline.casefile import found

COMPLETE = {"country": "FR", "contact": "a@example.org", "name": "A. B."}
SECRET = "holiday-2026.jpg"


class Page(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def case(shell: Shell) -> str:
    """A case with two copies, of which one was asked about."""
    case = shell.case(**COMPLETE)
    session = opened(shell)
    for host in ("x.com", "unknown.example"):
        found(session, case, f"https://{host}/somebody/{SECRET}")
    session.close()
    drafted = shell.run("notices", "draft", "--case", case, "--json").lines
    (notice,) = [line["notice"] for line in drafted if line["recipient"] == "x"]
    shell.does("notices", "approve", notice)
    shell.does("notices", "sent", notice, "--at", "2026-01-02T03:04:05Z")
    return case


def written(shell: Shell, case: str, name: str) -> Path:
    (line,) = shell.does("report", "--case", case, "--out", shell.folder / name)
    assert line["out"] == str(shell.folder / name)
    return shell.folder / name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_can_be_read_by_everybody(shell: Shell, case: str, language: str) -> None:
    there = Shell(shell.folder, language)
    page = Page(written(there, case, "report.html").read_text(encoding="utf-8"))
    assert page.all("html")[0]["lang"] == language
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("table")
    headers = page.all("th")
    assert all(header.get("scope") in ("col", "row") for header in headers)
    (drawing,) = page.all("svg")
    assert drawing["role"] == "img"
    named = {attributes.get("id") for _, attributes in page.tags}
    assert set(str(drawing["aria-labelledby"]).split()) <= named
    labels = {attributes.get("aria-labelledby") for _, attributes in page.tags if "aria-labelledby" in attributes}
    assert {part for label in labels for part in str(label).split()} <= named
    assert not {"script", "img", "link", "iframe", "a"} & {tag for tag, _ in page.tags}


def test_every_figure_is_a_share_and_no_address_is_told(shell: Shell, case: str) -> None:
    file = written(shell, case, "report.html")
    page = Page(file.read_text(encoding="utf-8"))
    assert "1 of 2" in page.text
    assert "2 copies were confirmed" in page.text
    assert "No answer" in page.text
    assert "Not asked yet" in page.text
    assert file.stat().st_mode & 0o777 == 0o600
    for word in (SECRET, "https://", "A. B.", "a@example.org", "a case", case):
        assert word not in page.text


def test_the_pdf_says_the_same(shell: Shell, case: str) -> None:
    reader = PdfReader(io.BytesIO(written(Shell(shell.folder, "fr"), case, "report.pdf").read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for word in ("Ce qui s’est passé jusqu’ici", "1 sur 2", "Sans réponse", "x.com", "2 janvier 2026"):
        assert word in text
    for word in (SECRET, "A. B.", "a@example.org", case):
        assert word not in text


def test_a_file_that_is_there_stays_and_another_kind_is_refused(shell: Shell, case: str) -> None:
    file = written(shell, case, "report.html")
    before = file.read_bytes()
    assert shell.run("report", "--case", case, "--out", file).status == 1
    assert file.read_bytes() == before
    refused = shell.run("report", "--case", case, "--out", shell.folder / "report.docx")
    assert refused.status == 2
    assert "Nothing was written or sent" in refused.said
    assert shell.run("report", "--case", "none", "--out", shell.folder / "other.pdf").status == 1
    assert not (shell.folder / "other.pdf").exists()


@pytest.mark.parametrize("adult", ["yes", "unsure"])
def test_a_case_without_copies_has_a_report_that_says_so(shell: Shell, adult: str) -> None:
    page = Page(written(shell, shell.case(adult=adult), "report.html").read_text(encoding="utf-8"))
    assert "No copy has been confirmed yet" in page.text
    assert not page.all("svg")
