"""Papers to take along: right, neutral in name, made in memory alone."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import httpx
import pytest

from takedown.cases.case import Adult, Case
from takedown.cases.match import MatchState
from takedown.evidence.bundle.bag import fingerprint
from takedown.pipeline.proof.check import verify
from takedown.vault.age import ByPassphrase, by_passphrase
from takedown.vault.strength import SHORTEST
from takedown.words import LANGUAGES, Language, Words
from tests.pipeline.casefile import events, found, opened
from tests.pipeline.test_ladder_steps import DAY, X, on_x
from tests.web.conftest import Site, Visitor

SECRET = "quite a long passphrase of a file"
TELLING = ("takedown", "police", "complaint", "plainte", "intimate", "evidence", "preuve", "victim")

PAPERS = {
    "summary": ("summary.pdf", b"%PDF"),
    "summary-page": ("summary.html", b"<!doctype html>"),
    "dates": ("dates.ics", b"BEGIN:VCALENDAR"),
    "folder": ("papers.pdf", b"%PDF"),
    "bank": ("steps.pdf", b"%PDF"),
    "sheet": ("sheet.pdf", b"%PDF"),
    "list": ("list.csv", b""),
}


@pytest.fixture(scope="module")
def case(house: Site) -> Case:
    return on_x(house.session, X, ago=30 * DAY, country="FR")[0]


def made(visitor: Visitor, path: str, on: str, **fields: str) -> httpx.Response:
    """Send a form whose answer is a file."""
    origin = str(visitor.client.base_url).rstrip("/")
    return visitor.client.post(path, data={"csrf": visitor.token(on), **fields}, headers={"origin": origin})


def others(house: Site, written: list[str]) -> list[str]:
    """Return the files that were opened for writing beside the store's own."""
    store = house.keeper.home / "store.db"
    return [file for file in written if not file.startswith(str(store))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_made_is_shown(house: Site, case: Case, language: Language) -> None:
    page = house.entered(language).get(f"/c/{case.id}/papers").text

    for code in ("summary", "dates", "sheet", "folder", "request", "bank", "list", "proof", "copy"):
        assert Words(language)(f"web-follow-paper-{code}") in page
    # What names an organisation is offered where one files.
    assert 'value="machines"' not in page


@pytest.mark.parametrize("code", PAPERS)
def test_a_paper_is_handed_over_and_left_nowhere(house: Site, case: Case, code: str, written: list[str]) -> None:
    visitor, path = house.entered(), f"/c/{case.id}/papers"
    visitor.get(path)
    written.clear()

    answer = made(visitor, path, path, paper=code)

    name, start = PAPERS[code]
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.lstrip(b"\xef\xbb\xbf").lower().startswith(start.lower())
    assert not [word for word in TELLING if word in name]
    assert others(house, written) == []


def test_the_dates_name_nothing(house: Site, case: Case) -> None:
    visitor, path = house.entered(), f"/c/{case.id}/papers"

    text = made(visitor, path, path, paper="dates").text

    assert "BEGIN:VEVENT" in text
    assert "x.com" not in text


@pytest.mark.parametrize("code", ["folder", "request", "list", "network"])
def test_what_there_is_nothing_for_yet_is_said_calmly(house: Site, code: str) -> None:
    empty, visitor = opened(house.session), house.entered()

    page = visitor.post(f"/c/{empty.id}/papers", 409, paper=code)

    assert Words("en")("web-follow-paper-not-yet") in page.text


def test_a_paper_that_nobody_knows_makes_nothing(house: Site, case: Case) -> None:
    page = house.entered().post(f"/c/{case.id}/papers", paper="../etc/passwd")

    assert page.headers["content-type"].startswith("text/html")


def test_the_locked_evidence_opens_with_its_passphrase_and_holds(
    house: Site, case: Case, tmp_path: Path, written: list[str]
) -> None:
    visitor, path = house.entered(), f"/c/{case.id}/papers/proof"
    page = visitor.get(path).text
    written.clear()

    answer = made(visitor, path, path, lock="yes", passphrase=SECRET, again=SECRET)

    assert answer.headers["content-disposition"] == 'attachment; filename="bundle.zip.age"'
    assert others(house, written) == []
    assert X.encode() not in answer.content
    file = tmp_path / "bundle"
    file.write_bytes(answer.content)
    results = list(verify(file, lambda _by_passphrase: ByPassphrase(SECRET)))
    assert [one.item for one in results if not one.ok] == []
    assert fingerprint(house.session.ledger.signer.public_key()) in page
    assert events(house.session, case.id)[-1][0] == "evidence-exported"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"passphrase": SECRET, "again": SECRET + "x"}, "error-typed-differ"),
        ({"passphrase": "short", "again": "short"}, "error-passphrase-too-short"),
        ({}, "error-passphrase-too-short"),
    ],
)
@pytest.mark.parametrize("what", ["proof", "copy"])
def test_what_was_to_be_locked_is_not_handed_over_open(
    house: Site, case: Case, what: str, fields: dict[str, str], why: str
) -> None:
    visitor, path = house.entered(), f"/c/{case.id}/papers/{what}"

    page = visitor.post(path, 409, on=path, lock="yes", **fields)

    assert Words("en")(why, shortest=SHORTEST) in page.text
    assert "content-disposition" not in page.headers


def test_a_copy_of_everything_is_readable_and_without_fingerprints(house: Site, case: Case, written: list[str]) -> None:
    visitor, path = house.entered("fr"), f"/c/{case.id}/papers/copy"
    visitor.get(path)
    written.clear()

    answer = made(visitor, path, path, lock="no")

    assert others(house, written) == []
    with zipfile.ZipFile(io.BytesIO(answer.content)) as box:
        assert box.read("README.txt").decode() == Words("fr")("export-readme")
        rows = json.loads(box.read(f"case-{case.id}/addresses-found.json"))
    assert [row["url"] for row in rows] == [X]
    assert "seen_fingerprint" not in rows[0]
    assert events(house.session, case.id)[-1] == ("case-exported", {"fingerprints": False, "locked": False})


def test_a_locked_copy_is_locked(house: Site, case: Case) -> None:
    visitor, path = house.entered(), f"/c/{case.id}/papers/copy"

    answer = made(visitor, path, path, lock="yes", passphrase=SECRET, again=SECRET)

    assert answer.headers["content-disposition"] == 'attachment; filename="copy.zip.age"'
    assert by_passphrase(io.BytesIO(answer.content))


def test_under_18_there_are_addresses_lines_and_steps_alone(house: Site) -> None:
    minor = opened(house.session, adult=Adult.NO)
    found(house.session, minor.id, "https://x.com/minor", MatchState.NEW, context_seen=False)
    visitor, path = house.entered(), f"/c/{minor.id}/papers"

    page = visitor.get(path).text

    assert [code for code in PAPERS if f'value="{code}"' in page] == ["bank", "sheet", "list"]
    assert made(visitor, path, path, paper="folder").status_code == 403
    sheet = made(visitor, path, path, paper="sheet")
    assert sheet.content.startswith(b"%PDF")
