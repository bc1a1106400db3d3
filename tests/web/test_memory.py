"""What the pages of all cases go by: read right after somebody came in, and as new as the ledger ever after."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from takedown.cases.match import MatchState
from takedown.pipeline import review
from takedown.pipeline.letters.results import results
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.session import Session
from takedown.web import memory
from tests.conftest import PASSPHRASE
from tests.pipeline.casefile import found, opened
from tests.web.conftest import Site


def reading(site: Site) -> threading.Thread:
    """Return the thread that reads beforehand."""
    known: threading.Thread | None = site.keeper.kept("reading", lambda: None)
    assert known is not None
    return known


def test_coming_in_reads_everything_once(site: Site) -> None:
    case = opened(site.session)
    item = found(site.session, case.id, "https://x.com/a/1").id

    site.entered()
    first = reading(site)
    first.join(30)

    assert [one.case.id for one in memory.overview(site.keeper, site.session).cases] == [case.id]
    assert memory.overview(site.keeper, site.session).row(item).case_id == case.id
    assert [_whole(each, site) for each in (memory.measured(site.keeper), memory.fates(site.keeper))] == [True, True]
    site.entered()
    assert reading(site) is first


def test_what_was_read_beforehand_follows_another_process(site: Site) -> None:
    """The command line, say, which has a session of its own, decides on a copy and opens a case."""
    case = opened(site.session)
    item = found(site.session, case.id, "https://x.com/a/1", state=MatchState.NEW).id
    visitor = site.entered()
    reading(site).join(30)
    assert 'data-row="' + item in visitor.get("/queue").text

    other = Session.opened(site.keeper.home, site.keeper.settings, PASSPHRASE)
    try:
        review.decide(other, [item], MatchState.REJECTED)
        later = opened(other)
    finally:
        other.close()

    assert 'data-row="' + item not in visitor.get("/queue").text
    assert f"/case/{later.id}" in visitor.get("/cases").text
    assert results(site.session, memory.measured(site.keeper)) == {}
    assert list(_values(memory.fates(site.keeper), site)) == [case.id, later.id]


def test_locking_ends_the_reading_and_drops_what_was_read(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(site.session)
    going, goes_on = threading.Event(), threading.Event()
    refresh = Overview.refresh

    def held_up(self: Overview) -> None:
        going.set()
        assert goes_on.wait(30)
        refresh(self)

    monkeypatch.setattr(Overview, "refresh", held_up)
    site.entered()
    assert going.wait(30)
    thread = reading(site)
    locking = threading.Thread(target=site.keeper.lock)
    locking.start()
    goes_on.set()
    locking.join(30)
    thread.join(30)

    assert not thread.is_alive()
    assert not site.keeper.is_open
    assert not site.keeper._kept


def test_what_cannot_be_read_beforehand_is_told_by_its_page(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(site.session)
    refresh, tries = Overview.refresh, []

    def failing(self: Overview) -> None:
        tries.append(self)
        if len(tries) == 1:
            raise OSError
        refresh(self)

    monkeypatch.setattr(Overview, "refresh", failing)
    visitor = site.entered()
    reading(site).join(30)
    assert "/case/" in visitor.get("/cases").text


def _values(each: Any, site: Site) -> Any:
    with site.session.store.read() as tx:
        return each.of_each(tx)


def _whole(each: Any, site: Site) -> bool:
    with site.session.store.read() as tx:
        return not each.some(tx, 0)
