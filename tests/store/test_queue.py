"""What a crawl's leads leave in the database: nothing that names a host or an address, and nothing to tamper with."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, update

from takedown.cases.candidate import PageFacts
from takedown.cases.post import PostFacts
from takedown.crawl.frontier.lead import Known, Lead, Tier, Visited
from takedown.pipeline.looking.leads import StoredQueue, forget
from takedown.store import Store
from takedown.store.tables import LEADS
from takedown.vault import Tampered, Vault
from tests.conftest import NewDatabase, OpenStore
from tests.store.pages import decrypted
from tests.store.planted import Planted

SITE = "canary-site"
CANARIES = (b"canary", b"host.example", b"Title-Words", b"someone", b"etag-words", b"mark-words")
LEAD = Lead(
    "https://canary.host.example/canary/picture.jpg",
    depth=2,
    page=PageFacts("https://canary.host.example/canary/", "ab" * 32, "Title-Words"),
    found_in="img",
    tier=Tier.MEDIA,
    post=PostFacts(uri="canary-1", url="https://canary.host.example/1", handle="someone", text="canary"),
)
KNOWN = Known(etag="etag-words", digest=b"canary-digest-of-32-bytes-length", mark="mark-words")
PLAIN = Lead("https://canary.host.example/canary/", found_in="page")


def filled(store: Store) -> StoredQueue:
    queue = StoredQueue(store, SITE)
    queue.push([LEAD, PLAIN])
    queue.push([], [Visited(LEAD, KNOWN, due=7.0)])
    return queue


def shown(haystack: bytes) -> list[bytes]:
    lowered = haystack.lower()
    spellings = [spelling for one in CANARIES for spelling in (one, one.hex().encode())]
    return [one for one in spellings if one.lower() in lowered]


def test_what_waits_outlives_the_process(open_store: OpenStore) -> None:
    first = open_store()
    filled(first)
    first.close()
    again = StoredQueue(open_store(), SITE)
    assert again.waiting() == 1
    assert again.take(5) == [PLAIN]
    assert again.held_against(KNOWN.digest, KNOWN.mark)


def test_hosts_have_queues_of_their_own_and_share_what_matched_nothing(store: Store) -> None:
    filled(store)
    other = StoredQueue(store, "another")
    assert other.push([LEAD]) == 1
    assert other.waiting() == 1
    assert other.held_against(KNOWN.digest, KNOWN.mark)
    assert forget(store, SITE) == 2
    assert forget(store, SITE) == 0
    assert other.take(5) == [LEAD]
    assert not other.held_against(KNOWN.digest, KNOWN.mark)


def test_whoever_has_the_database_s_key_reads_neither_host_nor_address(vault: Vault, file_store: Store) -> None:
    filled(file_store)
    pages = decrypted(vault.home / "store.db", vault.database_key())
    with file_store._engine.connect() as link:
        digest = link.execute(select(LEADS.c.digest)).scalars().first()
    assert digest is not None
    assert digest in pages  # it is the right haystack
    assert shown(pages) == []


def test_a_dump_of_postgresql_shows_neither_host_nor_address(
    vault: Vault, postgres_url: NewDatabase, postgres_bin: Path
) -> None:
    url = postgres_url()
    store = Store.open_postgres(url, vault.keyring)
    filled(store)
    store.close()
    dump = subprocess.run([postgres_bin / "pg_dump", "--inserts", url], check=True, capture_output=True, timeout=60)
    assert b"INSERT INTO public.leads" in dump.stdout
    assert shown(dump.stdout) == []


def test_one_address_looks_different_in_every_queue(store: Store) -> None:
    for site in (SITE, "another"):
        StoredQueue(store, site).push([LEAD])
    with store._engine.connect() as link:
        rows = link.execute(select(LEADS.c.site, LEADS.c.digest, LEADS.c.lead)).all()
    assert all(len({row[column] for row in rows}) == 2 for column in range(3))


def test_lengths_tell_no_more_than_a_few_steps(store: Store) -> None:
    StoredQueue(store, SITE).push([Lead(f"https://host.example/{'a' * length}") for length in range(100)])
    with store._engine.connect() as link:
        assert len({len(sealed) for sealed in link.execute(select(LEADS.c.lead)).scalars()}) <= 3


def test_an_altered_or_moved_lead_is_refused_and_nothing_is_handed_out(store: Store) -> None:
    queue = StoredQueue(store, SITE)
    queue.push([LEAD, PLAIN])
    with store._engine.begin() as link:
        sealed = link.execute(select(LEADS.c.lead).where(LEADS.c.tier == Tier.MEDIA)).scalar_one()
        link.execute(update(LEADS).where(LEADS.c.tier == Tier.PAGE).values(lead=sealed))
    with pytest.raises(Tampered) as refused:
        queue.take(5)
    assert refused.value.data == {"table": "leads", "column": "lead"}
    assert queue.waiting() == 2
    assert queue.take(1) == [LEAD]


def test_of_the_leads_only_state_order_and_dates_are_in_clear() -> None:
    readable = {column.name for column in LEADS.columns if not isinstance(column.type, LargeBinary)}
    assert readable == {"seq", "state", "tier", "depth", "due"}


def test_erasing_a_case_forgets_where_its_copies_were(store: Store, case: Planted) -> None:
    with store.begin() as tx:
        case.into(tx)
    queue = filled(store)
    with store.begin() as tx:
        tx.erase_case(case.case_id)
    assert StoredQueue(store, SITE).waiting() == 0
    assert queue.push([LEAD]) == 1


def test_leads_are_never_kept_without_what_was_committed_before_them(file_store: Store) -> None:
    levels: list[int] = []
    for lasting in (True, False, True):
        with file_store.begin(lasting=lasting) as tx:
            levels.append(tx._link.exec_driver_sql("PRAGMA synchronous").scalar_one())
    # FULL, NORMAL (https://www.sqlite.org/pragma.html#pragma_synchronous); with a journal in order, either way.
    assert levels == [2, 1, 2]
    with file_store.read() as tx:
        assert tx._link.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_on_postgresql_only_that_transaction_does_not_wait_for_the_disk(
    postgres_url: NewDatabase, vault: Vault
) -> None:
    store = Store.open_postgres(postgres_url(), vault.keyring)
    levels: list[str] = []
    for lasting in (True, False, True):
        with store.begin(lasting=lasting) as tx:
            levels.append(tx._link.exec_driver_sql("SHOW synchronous_commit").scalar_one())
    store.close()
    assert levels == ["on", "off", "on"]
