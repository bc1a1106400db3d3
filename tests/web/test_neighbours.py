"""Another account of this machine may not ask for the pages, though loopback is open to all of them."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from takedown.web import app
from takedown.web.guard.neighbours import TABLES, TRUSTED, Neighbours, Row, may_ask, rows, written
from tests.web.conftest import Site, answering

CLIENT, SERVER = ("127.0.0.1", 40000), ("127.0.0.1", 8711)
HERS = Row("0100007F:9C40", "0100007F:2207", 1000)
OURS = Row("0100007F:2207", "0100007F:9C40", 1000)
TOLD = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2207 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1 00 100 0 0 10 0
   1: 0100007F:9C40 0100007F:2207 05 00000000:00000000 00:00000000 00000000     0        0 0 2 00 20 4 30 10 -1
   2: 0100007F:9C41 0100007F:2207 01 00000000:00000000 00:00000000 00000000  1001        0 77 1 00 20 4 30 10 -1
"""

needs_tables = pytest.mark.skipif(not TABLES[0].exists(), reason="this machine doesn't tell whose a connection is")


@contextmanager
def connected(family: socket.AddressFamily, host: str) -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.socket(family) as listening:
        listening.bind((host, 0))
        listening.listen()
        with socket.create_connection(listening.getsockname()[:2]) as client:
            accepted, _ = listening.accept()
            with accepted:
                yield client, accepted


@needs_tables
@pytest.mark.parametrize(("family", "host"), [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")])
def test_a_connection_is_told_by_its_account(family: socket.AddressFamily, host: str) -> None:
    with connected(family, host) as (client, accepted):
        theirs, ours = client.getsockname()[:2], accepted.getsockname()[:2]
        assert may_ask(rows(TABLES), theirs, ours, TRUSTED)
        assert may_ask(rows(TABLES), theirs, ours, frozenset({os.getuid()}))
        assert not may_ask(rows(TABLES), theirs, ours, frozenset({os.getuid() + 1}))


def test_both_ends_are_held_against_each_other() -> None:
    mine, other = frozenset({1000}), frozenset({1001})
    assert may_ask([OURS, HERS], CLIENT, SERVER, mine)
    assert not may_ask([OURS, HERS], CLIENT, SERVER, other)
    # A program that lets version 6 reach version 4 stands in the other table.
    mapped = Row("0000000000000000FFFF00000100007F:9C40", "0000000000000000FFFF00000100007F:2207", 1001)
    assert not may_ask([OURS, mapped], CLIENT, SERVER, mine)


def test_who_hung_up_counts_as_nobody_and_who_isnt_told_of_may_ask(tmp_path: Path) -> None:
    """A connection without a program stands under the number of the first account, which may ask."""
    table = tmp_path / "tcp"
    table.write_text(TOLD, "ascii")
    found = list(rows([table, tmp_path / "none"]))
    assert [row.owner for row in found] == [1000, None, 1001]
    assert not may_ask(found, CLIENT, SERVER, frozenset({0, 1000}))
    assert may_ask(found, ("127.0.0.1", 40009), SERVER, frozenset({0, 1000}))
    assert not may_ask([OURS], CLIENT, SERVER, frozenset({0, 1000}))
    assert written("::1", 1) == "00000000000000000000000001000000:0001"


@needs_tables
def test_the_pages_answer_their_own_account_and_no_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.visitor().client.get("/unlock").status_code == 200
    trusted = frozenset({os.getuid() + 1})
    monkeypatch.setattr(app, "Neighbours", lambda inner: Neighbours(inner, trusted))
    with answering(site.keeper) as url:
        for path in ("/unlock", "/wipe", "/static/app.css"):
            answer = httpx.get(url.rstrip("/") + path)
            assert (answer.status_code, answer.text) == (403, "403")
            assert "set-cookie" not in answer.headers
            assert answer.headers["cache-control"] == "no-store"
