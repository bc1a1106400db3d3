"""A bundle for investigators: what is in it, what never is, and that it is as the check says."""

from __future__ import annotations

import json
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from takedown.cases.case import CaseNotOpen
from takedown.cases.event import EventKind
from takedown.evidence.bundle.bag import fingerprint
from takedown.evidence.bundle.box import packed
from takedown.pipeline import casework
from takedown.pipeline.keeping.outfile import FileThere
from takedown.pipeline.proof.check import BundleUnreadable, verify
from takedown.pipeline.proof.export import export
from takedown.pipeline.session import Session
from takedown.vault import EmptyPassphrase
from takedown.vault.age import BadRecipient, ByIdentity, ByPassphrase, Opener, ToRecipients
from tests.pipeline.casefile import opened
from tests.pipeline.evidence_scene import HIDDEN, Handed, handed, minor, staged


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    with handed(tmp_path_factory.mktemp("bundle")) as one:
        yield one


def nobody(_: bool) -> Opener:  # noqa: FBT001 - as the check asks
    raise AssertionError


def defects(file: Path, key: str = "") -> list[tuple[str, str]]:
    return [(one.item, one.code) for one in verify(file, nobody, key) if not one.ok]


def test_what_is_exported_is_sound(session: Session, tmp_path: Path) -> None:
    case = staged(session)

    done = export(session, case.id, tmp_path / "b.zip")

    assert defects(tmp_path / "b.zip", done.key) == []


def test_everything_of_the_case_is_in_it(bundle: Handed) -> None:
    names = bundle.files

    assert defects(bundle.file, bundle.done.key) == []
    assert bundle.done.key == fingerprint(bundle.session.vault.signer.public_key())
    assert bundle.done.items == len(names)
    assert {name.split("/")[1] for name in names if name.startswith("data/")} == {
        *("case.json", "addresses.csv", "posts.csv", "sightings", "captures", "notices", "ledger", "timestamps"),
        *("report-fr.pdf", "report-en.pdf", "CHECK-fr.txt", "CHECK-en.txt"),
    }
    assert [name for name in names if name.endswith("page.png")] == ["data/captures/1/page.png"]
    assert stat.S_IMODE(bundle.file.stat().st_mode) == 0o600


def test_no_other_case_and_no_name_is_in_it(bundle: Handed) -> None:
    with bundle.session.store.read() as tx:
        rows = list(tx.each("ledger", order_by="seq"))
        kept = {row["id"] for table in ("checkpoints", "timestamps") for row in tx.each(table, raw=True)}
    ours = bundle.case.id
    hidden = {row["case_id"] for row in rows if row["case_id"] != ours} | {
        row[name] for row in rows if row["case_id"] != ours for name in ("id", "subject") if row[name] not in kept
    }

    content = b"".join(bundle.files.values())

    assert len(hidden) > 5
    assert [word for word in (*HIDDEN, *hidden) if word and word.encode() in content] == []


def test_what_is_not_about_an_address_is_withheld(bundle: Handed) -> None:
    entries = [json.loads(line) for line in bundle.files["data/ledger/entries.jsonl"].splitlines()]

    shown = {entry["header"]["kind"] for entry in entries if entry["body"] is not None}
    withheld = {entry["header"]["kind"] for entry in entries if entry["withheld"]}

    assert {"sighting", "captured", "match-decided", "notice-drafted", "notice-moved", "reply-received"} <= shown
    assert {"case-opened", "consent-recorded"} <= withheld
    assert shown & {"case-opened", "case-edited", "consent-recorded", "media-registered", "picture-seen"} == set()


def test_cells_are_no_formulas(bundle: Handed) -> None:
    assert b",'=HYPERLINK()" in bundle.files["data/posts.csv"]


def test_the_same_files_make_the_same_container(bundle: Handed) -> None:
    assert b"".join(packed(bundle.files.items())) == bundle.content


def test_other_programs_unpack_it_for_its_owner_alone(bundle: Handed) -> None:
    with zipfile.ZipFile(bundle.file) as box:
        assert box.testzip() is None
        assert {info.external_attr >> 16 for info in box.infolist()} == {stat.S_IFREG | 0o600}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_commands_for_checking_by_hand_work(bundle: Handed, tmp_path: Path, language: str) -> None:
    """Exactly as they stand in the text, one after another, in a plain ``sh`` on the unpacked folder."""
    unpacked(bundle.files, tmp_path)

    script = commands(bundle.files[f"data/CHECK-{language}.txt"])
    ended = by_hand(script, tmp_path)

    assert ended.returncode == 0, ended.stderr
    assert len([line for line in script if line.startswith("openssl ts")]) == 4
    assert "signature verified successfully" in ended.stdout.lower()


@pytest.mark.parametrize(
    "file",
    ["data/case.json", "data/sightings/1/manifest.json", "manifest-sha256.txt", "data/timestamps/1.json"],
)
def test_the_commands_for_checking_by_hand_find_a_change(bundle: Handed, tmp_path: Path, file: str) -> None:
    unpacked({**bundle.files, file: bundle.files[file] + b" "}, tmp_path)

    assert by_hand(commands(bundle.files["data/CHECK-en.txt"]), tmp_path).returncode != 0


def commands(text: bytes) -> list[str]:
    return [line.strip() for line in text.decode().splitlines() if line.startswith("    ")]


def unpacked(files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def by_hand(script: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    asked = ["sh", "-e", "-c", "\n".join(script)]
    return subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_under_18_there_are_addresses_and_the_ledger_alone(file_session: Session, tmp_path: Path) -> None:
    case = minor(file_session)

    done = export(file_session, case.id, tmp_path / "b.zip")

    assert not done.whole
    assert defects(tmp_path / "b.zip") == []
    with zipfile.ZipFile(tmp_path / "b.zip") as box:
        there = {name.split("/")[1] for name in box.namelist() if name.startswith("data/")}
        assert b"host5.test/reported" in box.read("data/addresses.csv")
    assert there & {"sightings", "captures", "notices", "posts.csv"} == set()


def test_a_case_without_any_address_is_exported_too(file_session: Session, tmp_path: Path) -> None:
    export(file_session, opened(file_session).id, tmp_path / "b.zip")

    assert defects(tmp_path / "b.zip") == []


def test_an_erased_case_has_nothing_to_hand_over(file_session: Session, tmp_path: Path) -> None:
    case = opened(file_session)
    casework.erase_case(file_session, case.id)

    with pytest.raises(CaseNotOpen):
        export(file_session, case.id, tmp_path / "b.zip")

    assert not (tmp_path / "b.zip").exists()


def test_a_locked_bundle_opens_to_its_key_alone(bundle: Handed, tmp_path: Path) -> None:
    own, others, out = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate(), tmp_path / "b.zip.age"
    key = str(own.to_public())

    export(bundle.session, bundle.case.id, out, ToRecipients((key,)))

    assert all(one.ok for one in verify(out, lambda _: ByIdentity(str(own))))
    assert codes(out, ByIdentity(str(others))) == [("encryption", "other-key")]
    cut = tmp_path / "cut"
    cut.write_bytes(out.read_bytes()[:-1])
    assert codes(cut, ByIdentity(str(own))) == [("encryption", "encryption")]
    told = exports_of(bundle.session)[-1]
    assert (told["locked"], told["copies"]) == ("keys", 3)
    assert key not in json.dumps(told)


def codes(file: Path, opener: Opener) -> list[tuple[str, str]]:
    return [(one.item, one.code) for one in verify(file, lambda _: opener)]


def exports_of(session: Session) -> list[dict[str, object]]:
    with session.store.read() as tx:
        return [row["body"] for row in tx.each("ledger", order_by="seq", kind=EventKind.EVIDENCE_EXPORTED.value)]


def test_a_bundle_under_a_passphrase_opens_with_it(file_session: Session, tmp_path: Path) -> None:
    case, out = opened(file_session), tmp_path / "b.zip.age"

    export(file_session, case.id, out, ByPassphrase("some words", work=4))

    assert all(one.ok for one in verify(out, lambda asked: ByPassphrase("some words" if asked else "")))
    assert codes(out, ByPassphrase("others")) == [("encryption", "other-key")]


def test_a_file_that_is_there_stays(file_session: Session, tmp_path: Path) -> None:
    case, out = opened(file_session), tmp_path / "b.zip"
    out.write_text("mine", encoding="ascii")

    with pytest.raises(FileThere):
        export(file_session, case.id, out)

    assert out.read_text(encoding="ascii") == "mine"
    assert exports_of(file_session) == []


def test_an_export_that_breaks_off_leaves_nothing(file_session: Session, tmp_path: Path) -> None:
    case, folder = opened(file_session), tmp_path / "out"
    folder.mkdir()

    with pytest.raises(EmptyPassphrase):
        export(file_session, case.id, folder / "b.zip.age", ByPassphrase(" "))
    with pytest.raises(BadRecipient):
        export(file_session, case.id, folder / "b.zip.age", ToRecipients(("age1nothing",)))

    assert list(folder.iterdir()) == []
    assert exports_of(file_session) == []


def test_a_bundle_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BundleUnreadable):
        list(verify(tmp_path / "none", nobody))
