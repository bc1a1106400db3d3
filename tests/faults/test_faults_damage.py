"""Every page, header byte and cut of a small vault: it opens as it was, or says that it is damaged; never otherwise."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from takedown.errors import TakedownError
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import DATABASE, Session
from takedown.pipeline.shelf import CASES
from takedown.settings import Settings
from takedown.store.failures import DamagedStore
from takedown.vault import Vault
from takedown.vault.errors import DamagedHeader, NewerVault, WrongPassphrase
from tests.cli.shell import Shell, made
from tests.conftest import PASSPHRASE
from tests.pipeline import casefile

PAGE = 4096
"""Bytes: SQLCipher's page, https://www.zetetic.net/sqlcipher/design/."""
SEED = 6
URL = "https://gallery.example/{}.jpg"
MANY = 8


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A small vault with a case and a few matches."""
    shell = made(tmp_path_factory.mktemp("whole") / "shell")
    with closing(session_of(shell.home)) as session:
        case = casefile.opened(session).id
        for number in range(MANY):
            casefile.found(session, case, URL.format(number))
    return shell


@pytest.fixture
def home(whole: Shell, tmp_path: Path) -> Path:
    """A copy of it that may be damaged."""
    shutil.copytree(whole.home, tmp_path / "home")
    return tmp_path / "home"


def session_of(home: Path) -> Session:
    return Session.opened(home, Settings(), PASSPHRASE)


def said(home: Path) -> list[object] | TakedownError:
    """Return all that the vault holds, its ledger checked; or why it can't be read. Nothing else may be raised."""
    try:
        with closing(session_of(home)) as session:
            proofs = [(proof.item, proof.ok) for proof in verify_ledger(session)]
            with session.store.dumped() as dump:
                return [*proofs, *dump.rows]
    except TakedownError as problem:
        return problem


def flipped(file: Path, at: int, bit: int = 1) -> None:
    """Change one bit of a file."""
    with file.open("r+b") as opened:
        opened.seek(at)
        (byte,) = opened.read(1)
        opened.seek(at)
        opened.write(bytes([byte ^ bit]))


def places(size: int) -> Iterator[int]:
    """Give a place on every page, another one on each."""
    chance = random.Random(SEED)
    for start in range(0, size, PAGE):
        yield start + chance.randrange(min(PAGE, size - start))


def test_one_bit_of_every_page_of_the_database(home: Path) -> None:
    file = home / DATABASE
    sound = file.read_bytes()
    before = said(home)
    assert isinstance(before, list)
    damaged = 0
    for place in places(len(sound)):
        file.write_bytes(sound)
        flipped(file, place)
        found = said(home)
        if isinstance(found, TakedownError):
            assert isinstance(found, DamagedStore), (place, found)
            damaged += 1
        else:
            # A page that holds nothing any more is never read.
            assert found == before, place
    assert damaged > len(sound) // PAGE // 2


def test_one_bit_of_every_byte_of_the_header(home: Path) -> None:
    file = home / "header.json"
    sound = file.read_bytes()
    kinds = set()
    for place in range(len(sound)):
        (home / "tries.json").unlink(missing_ok=True)
        file.write_bytes(sound)
        flipped(file, place)
        with pytest.raises((DamagedHeader, WrongPassphrase, NewerVault)) as refused:
            Vault.unlock(home, PASSPHRASE).lock()
        kinds.add(refused.type)
    assert DamagedHeader in kinds
    (home / "tries.json").unlink(missing_ok=True)
    file.write_bytes(sound)
    assert isinstance(said(home), list)


@pytest.mark.parametrize("name", [DATABASE, "header.json"])
def test_a_file_that_was_cut_short(home: Path, name: str) -> None:
    file = home / name
    sound = file.read_bytes()
    chance = random.Random(SEED)
    for size in {0, 1, 16, 100, len(sound) - 1, *(chance.randrange(len(sound)) for _ in range(12))}:
        file.write_bytes(sound[:size])
        found = said(home)
        assert isinstance(found, TakedownError), (name, size, found)
        if name == "header.json":
            assert file.read_bytes() == sound[:size]
        for left in home.glob(f"{DATABASE}-*"):
            left.unlink()


def test_a_journal_that_was_cut_or_changed_leaves_whole_transactions(whole: Shell, tmp_path: Path) -> None:
    """What a loss of power leaves of the journal is a beginning of it; the ledger of that beginning is sound."""
    left = tmp_path / "left"
    with closing(session_of(whole.home)) as session:
        for _ in range(4):
            casefile.opened(session)
        shutil.copytree(whole.home, left)
    journal = left / f"{DATABASE}-wal"
    sound = journal.read_bytes()
    assert len(sound) > PAGE
    home = tmp_path / "home"
    counts = []
    for size in range(0, len(sound), len(sound) // 24):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(left, home)
        (home / f"{DATABASE}-shm").unlink(missing_ok=True)
        (home / journal.name).write_bytes(sound[:size])
        counts.append(cases(home))
        (home / f"{DATABASE}-shm").unlink(missing_ok=True)
        (home / journal.name).write_bytes(sound)
        if size:
            flipped(home / journal.name, size)
            cases(home)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def cases(home: Path) -> int:
    """Return how many cases there are, in a vault that opens and whose ledger is sound."""
    with closing(session_of(home)) as session:
        assert all(proof.ok for proof in verify_ledger(session))
        with session.store.read() as tx:
            return len(CASES.all(tx, order_by="created_at"))
