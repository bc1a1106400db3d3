"""A person takes everything of a case along, readable, and no fingerprint unless asked for."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from takedown.cases.case import Adult, CaseNotOpen
from takedown.cases.event import EventKind
from takedown.errors import TakedownError
from takedown.pipeline import casework
from takedown.pipeline.keeping import case_export
from takedown.pipeline.keeping.case_export import export
from takedown.pipeline.keeping.outfile import FileThere
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.store.tables import metadata
from takedown.vault.age import unlocked
from tests.pipeline.backup_scene import BY, TO
from tests.pipeline.casefile import events, opened
from tests.store.planted import PDQ, SHA256, Planted, planted


@pytest.fixture
def case(file_session: Session) -> Planted:
    """A case with a row in every table."""
    held = planted(seq=1)
    del held.rows["ledger"]
    with file_session.store.begin() as tx:
        held.into(tx)
        file_session.ledger.append(tx, EventKind.CASE_OPENED, held.case_id, held.case_id, {"note": "canary-body"})
    return held


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return {name: box.read(name) for name in box.namelist()}


def test_everything_of_a_case_is_there(file_session: Session, case: Planted, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    opened(file_session)
    export(file_session, [case.case_id], out, "read me")

    held = members(out.read_bytes())
    text = b"\n".join(held.values()).decode()
    names = {name.partition("/")[2] for name in held}
    for word in ("canary-label", "canary-statement", "canary-text", "canary-reply-text", "canary-words", "canary-body",
                 "canary-captured", "canary-caution", "canary-onlooker", "canary-host", "canary-terms"):  # fmt: skip
        assert word in text, word
    assert {name.partition("/")[0] for name in held} == {"README.txt", f"case-{case.case_id}"}
    assert {"case.json", "notices.csv", "history.json", "pages.json", "consents.csv"} <= names
    assert [name for name in names if name.startswith("letters/")]
    assert out.stat().st_mode & 0o777 == 0o600
    assert [kind for kind, _ in events(file_session, case.case_id)][-1] == EventKind.CASE_EXPORTED


def test_no_fingerprint_leaves_unless_asked_for(file_session: Session, case: Planted, tmp_path: Path) -> None:
    export(file_session, [case.case_id], tmp_path / "without.zip", "")
    export(file_session, [case.case_id], tmp_path / "with.zip", "", with_fingerprints=True)

    without, with_ = (
        b"\n".join(members((tmp_path / name).read_bytes()).values()) for name in ("without.zip", "with.zip")
    )
    sought = (PDQ.hex().encode(), SHA256.hex().encode(), b"canary-warc", b"canary-picture")
    assert [digest for digest in sought if digest in without] == []
    assert [digest for digest in sought if digest not in with_] == []
    assert b"canary-codes" not in without + with_


def test_every_table_of_cases_is_thought_of() -> None:
    """A table that comes later is exported, or named here with the reason."""
    apart = {"cases", "case_keys", "negatives"}  # the first is case.json; a key is no word; nuisances are fingerprints
    tables = {table.name for table in metadata.sorted_tables if "case_id" in table.c} - apart
    assert set(case_export._TABLES) == tables


def test_a_spreadsheet_reads_it_and_runs_nothing(file_session: Session, tmp_path: Path) -> None:
    case = opened(file_session, name="=HYPERLINK(1)")
    export(file_session, [case.id], tmp_path / "mine.zip", "")

    held = members((tmp_path / "mine.zip").read_bytes())
    rows = list(csv.DictReader(io.StringIO(held[f"case-{case.id}/consents.csv"].decode("utf-8-sig"))))
    assert [row["statement"] for row in rows] == ["I agree."]
    assert json.loads(held[f"case-{case.id}/case.json"])["name"] == "=HYPERLINK(1)"


def test_it_can_be_locked_to_a_key(file_session: Session, case: Planted, tmp_path: Path) -> None:
    export(file_session, [case.case_id], tmp_path / "mine.zip.age", "", to=TO)

    with (tmp_path / "mine.zip.age").open("rb") as file, unlocked(file, BY) as inside:
        assert f"case-{case.case_id}/case.json" in members(inside.read())


def test_all_cases_but_erased_ones(file_session: Session, tmp_path: Path) -> None:
    one, gone, minor = opened(file_session), opened(file_session), opened(file_session, adult=Adult.UNSURE)
    casework.erase_case(file_session, gone.id)

    assert export(file_session, None, tmp_path / "all.zip", "") == [one.id, minor.id]
    with pytest.raises(CaseNotOpen):
        export(file_session, [gone.id], tmp_path / "gone.zip", "")
    assert not (tmp_path / "gone.zip").exists()


def test_what_cant_be_written_leaves_nothing(file_session: Session, case: Planted, tmp_path: Path) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    failed: tuple[tuple[str, str, type[TakedownError]], ...] = (
        (case.case_id, "there.zip", FileThere),
        ("nobody", "new.zip", NotFound),
    )
    for item, name, error in failed:
        with pytest.raises(error):
            export(file_session, [item], tmp_path / name, "")

    assert (tmp_path / "there.zip").read_bytes() == b"mine"
    assert not (tmp_path / "new.zip").exists()
