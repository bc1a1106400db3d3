"""What was planted through the verbs is in no backup, no dump, no page of the database outside of sealed columns,
no temporary folder, no message, and no child's arguments or environment."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyrage
import pytest

from takedown.pipeline.keeping.restore import restore
from takedown.vault import Vault
from takedown.vault.age import ByIdentity, unlocked
from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Line, Ran, Shell, files, made, rest_of
from tests.conftest import PASSPHRASE, NewDatabase
from tests.pipeline.backup_scene import secret
from tests.store.pages import decrypted

KEY = pyrage.x25519.Identity.generate()
LABEL, NAME, CONTACT = "Quittenbrot im November", "Philomena Xylander", "philomena@xylander.example"
TITLE, PATH, WORDS = "Ein Nachmittag am See", "ordner-siebzehn", "Worte eines Fremden"


@dataclass(frozen=True)
class Left:
    """What a run left: where it ran, what was planted, what was said and written."""

    shell: Shell
    planted: dict[str, bytes]
    ran: dict[str, Ran]
    processes: set[str]
    backup: Path
    locked: Path


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    shell = made(tmp_path_factory.mktemp("kept") / "shell")
    with Background() as background:
        pages = gallery({f"{PATH}.jpg": jpeg(0, quality=70)}, f"{TITLE}</title><p>{WORDS}</p><title>")
        site = background.serve(pages)
        shell.config("[evidence]\npicture = false\n" + host("site", site.url()))
        yield _run(shell)


def _run(shell: Shell) -> Left:
    person = ("--adult", "yes", "--standing", "subject", "--country", "FR", "--name", NAME, "--contact", CONTACT)
    case = shell.does("case", "new", "--label", LABEL, *person)[0]["case"]
    processes: set[str] = set()
    hers = folder_of(shell.folder / "pictures-of-hers", range(1))
    ran = {"register": _watched(shell, processes, "register", "--case", case, hers, "--json")}
    ran["crawl"] = shell.run("crawl", "--json")
    (match,) = shell.does("matches", "list")
    ran["decide"] = shell.run("matches", "decide", match["match"], "--as", "confirmed", "--json")
    ran["recheck"] = shell.run("recheck", "--json")
    ran["draft"] = shell.run("notices", "draft", "--json")
    backup, locked = shell.folder / "kept.age", shell.folder / "papers.age"
    ran["backup"] = shell.run("backup", "--out", backup, "--to", str(KEY.to_public()), "--json")
    ran["export"] = shell.run("export", "--case", case, "--out", locked, "--to", str(KEY.to_public()), "--json")
    ran["verify"] = shell.run("evidence", "verify", "--json")
    hashes = shell.does("hashes", "export", "--case", case, "--format", "csv")
    return Left(shell, _planted(hashes), ran, processes, backup, locked)


def _planted(hashes: list[Line]) -> dict[str, bytes]:
    words = {"label": LABEL, "name": NAME, "contact": CONTACT, "title": TITLE, "path": PATH, "words": WORDS}
    texts = {**words, "passphrase": PASSPHRASE, "file": "pictures-of-hers"}
    digests = {line["signal_type"]: bytes.fromhex(line["value"]) for line in hashes}
    return {
        **{name: text.encode() for name, text in texts.items()},
        **{f"{name}, raw": octets for name, octets in digests.items()},
        **{f"{name}, hex": octets.hex().encode() for name, octets in digests.items()},
        # As PostgreSQL's dumps and JSON would spell a text.
        **{f"{name}, in hex": text.encode().hex().encode() for name, text in texts.items()},
    }


def _watched(shell: Shell, seen: set[str], *words: object) -> Ran:
    """Run a verb, and collect the arguments and the environment of it and of its children while it runs."""
    process = shell.start(*words)
    try:
        while process.poll() is None:
            seen.update(_of(psutil.Process(process.pid), own=True))
    except psutil.NoSuchProcess:
        pass
    out, err = rest_of(process)
    return Ran(process.returncode, out, err)


def _of(process: psutil.Process, *, own: bool) -> Iterator[str]:
    try:
        # What somebody types after the verb is in its own arguments until the program hides them; a child has none.
        yield " ".join(process.environ().values()) if own else repr((process.cmdline(), process.environ()))
        for child in process.children(recursive=True):
            yield from _of(child, own=False)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return


def found(content: bytes, planted: dict[str, bytes]) -> list[str]:
    return [name for name, word in planted.items() if word in content]


def test_the_run_did_its_work(left: Left) -> None:
    assert {name: ran.status for name, ran in left.ran.items() if ran.status not in (0, 3)} == {}
    assert left.ran["crawl"].lines[-1]["matches"] == 1
    assert left.processes
    assert len(left.planted) > 20


def test_no_file_of_the_home_and_no_page_of_the_database_holds_one(left: Left) -> None:
    held = {str(file): file.read_bytes() for file in files(left.shell.home) if file.name != "config.toml"}
    with Vault.unlock(left.shell.home, PASSPHRASE) as vault:
        held["pages"] = decrypted(left.shell.home / "store.db", vault.database_key())

    assert b"match-decided" in held["pages"]
    assert {name: names for name, content in held.items() if (names := found(content, left.planted))} == {}
    assert files(left.shell.temporary) == []


def test_no_dump_of_a_server_holds_one(
    left: Left, postgres_url: NewDatabase, postgres_bin: Path, tmp_path: Path
) -> None:
    """The same rows on PostgreSQL, where the backup is restored to."""
    url, config = postgres_url(), tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{url}"\n', encoding="utf-8")
    restore(left.backup, tmp_path / "team", ByIdentity(str(KEY)), secret, config)
    done = subprocess.run([postgres_bin / "pg_dump", "--inserts", url], check=True, capture_output=True, timeout=60)

    assert b"match-decided" in done.stdout
    assert found(done.stdout, left.planted) == []


def test_no_backup_holds_one_outside_and_inside_of_its_lock(left: Left) -> None:
    with left.backup.open("rb") as file, unlocked(file, ByIdentity(str(KEY))) as inside:
        content = inside.read()

    assert b"match-decided" in content
    assert found(left.backup.read_bytes() + content + left.locked.read_bytes(), left.planted) == []
    with left.locked.open("rb") as file, unlocked(file, ByIdentity(str(KEY))) as inside:
        assert inside.read(2) == b"PK"


def test_nothing_that_was_said_holds_one(left: Left) -> None:
    """Standard output names the addresses that it was asked for; deciding shows what the page says, on purpose."""
    said = {name: ran.err.encode() for name, ran in left.ran.items() if name != "decide"}
    said |= {f"{name}, out": left.ran[name].out.encode() for name in ("backup", "export", "verify")}
    ours = {name: word for name, word in left.planted.items() if not name.startswith("file")}

    assert {name: names for name, text in said.items() if (names := found(text, ours))} == {}


def test_no_process_shows_one(left: Left) -> None:
    assert found("\n".join(left.processes).encode(), left.planted) == []
