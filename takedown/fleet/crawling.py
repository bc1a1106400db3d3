"""A piece of a host's crawl, for all organisations at once: what matches is stored where its case is.

One worker at a time has the host. A long crawl is many pieces, so that the host's lock is nobody's for long; where
one ends, the next goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.cases.noun import now, rfc3339
from takedown.fleet.floor import Floor
from takedown.fleet.hosts import blinds, configured
from takedown.fleet.matcher.remote import NoMatcher
from takedown.fleet.remembered import Remembered
from takedown.fleet.turns import AWAY, TABLE, PutOff, standing, turn
from takedown.pipeline.looking.leads import StoredQueue
from takedown.pipeline.search import Given, NothingRegistered, Summary, search
from takedown.pipeline.shelf import ADDRESSES, MATCHES
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.watch import is_lost, pause_after
from takedown.pipeline.workshop import fingerprinter_of
from takedown.settings import HostSettings
from takedown.store import Row

KNOWN = 20_000
"""Pages of a host, known to show a copy, that a crawl begins with at most."""
_FEWEST, _MOST = 20, 1000
"""Requests of one piece."""
_FIGURES = ("pages", "media", "matches", "errors")


def due_at(row: Row, host: HostSettings, at: datetime) -> datetime:
    """Return when a host's crawl is due, or goes on; ``at``, this moment, where it never was or hasn't ended."""
    tries, ended, finished = row["tries"], row["ended_at"], row["finished_at"]
    if tries and ended is not None:
        return datetime.fromisoformat(ended) + min(timedelta(minutes=host.every), pause_after(tries))
    if row["opened_at"] is not None or finished is None:
        return at
    last = datetime.fromisoformat(finished)
    return at if last > at else last + timedelta(minutes=host.every)


def crawl(floor: Floor, host: str) -> None:
    """Crawl a configured host for a while, if it is due; one that isn't configured any more is left alone."""
    session = floor.session("crawler")
    settings = configured(session.settings, host)
    row = standing(session, host)
    if settings is None or due_at(row, settings, now()) > now():
        return
    with turn(floor, session, host, settings.delay) as it:
        summary = _piece(floor, session, settings, row)
        if summary is None:
            return
        it.rest = summary.rest
    _settle(floor, session, settings, summary)


def _piece(floor: Floor, session: FleetSession, host: HostSettings, row: Row) -> Summary | None:
    """Crawl on; return what came of it, or ``None`` where nothing is looked for."""
    sought = floor.registers.sought()
    if sought is None or not len(sought.registry):
        return None
    known = _known(session, host) if row["opened_at"] is None else ()
    seen = Remembered(session)
    given = Given(sought, known, lambda: _matches(session, host), seen.note)
    _open(session, host.name)
    left = host.model_copy(update={"max_pages": max(1, host.max_pages - row["pages"])})
    here = replace(session, settings=session.settings.model_copy(update={"hosts": [left]}))
    budget = int(min(_MOST, max(_FEWEST, floor.rhythm.piece / max(host.delay, 0.01))))
    with fingerprinter_of(session) as fingerprinter:
        try:
            return search(
                here,
                fingerprinter,
                [host.name],
                budget,
                lambda _: None,
                lambda _: None,
                eager=False,
                ends=floor.ends,
                given=given,
            )
        except NothingRegistered:  # the last one was taken out just now
            return None
        except NoMatcher:  # what wasn't compared is fetched again
            raise PutOff(AWAY) from None
        finally:
            seen.keep()


def _settle(floor: Floor, session: FleetSession, host: HostSettings, summary: Summary) -> None:
    """Write down how far the crawl is, and have it go on where it hasn't ended."""
    figures = {name: int(getattr(summary, name)) for name in _FIGURES}
    waiting = StoredQueue(session.store, host.name).waiting() if summary.spent else 0
    with session.store.begin() as tx:
        row = tx.get(TABLE, host.name)
        if row is None:
            return
        sums = {name: row[name] + number for name, number in figures.items()}
        if is_lost(summary):
            tx.update(TABLE, host.name, tries=row["tries"] + 1)
            return
        goes_on = summary.ended_early or (waiting > 0 and sums["pages"] < host.max_pages)
        if goes_on:
            tx.update(TABLE, host.name, tries=0, **sums)
        else:
            body: dict[str, object] = {"site": host.name, **sums}
            session.ledger.append(tx, EventKind.HOST_CRAWLED, None, "crawl", body)
            over = dict.fromkeys(_FIGURES, 0)
            tx.update(TABLE, host.name, tries=0, opened_at=None, finished_at=rfc3339(now()), **over)
    if goes_on:
        floor.queue.crawl(host.name)


def _open(session: FleetSession, host: str) -> None:
    with session.store.begin() as tx:
        row = tx.get(TABLE, host)
        if row is not None and row["opened_at"] is None:
            tx.update(TABLE, host, opened_at=rfc3339(now()))


def _known(session: FleetSession, host: HostSettings) -> list[str]:
    """Return the pages of the host that show a copy."""
    with session.store.read() as tx:
        found = tx.spots().pages_at(blinds(tx, session.settings, host.name), KNOWN)
        tx.open_keys()
        rows = tx.each(ADDRESSES.table, order_by="added_at", only=("url",), id=found) if found else ()
        return [str(row["url"]) for row in rows if row["url"]]


def _matches(session: FleetSession, host: HostSettings) -> Iterable[Match]:
    """Return what was found at the host and is looked at again."""
    with session.store.read() as tx:
        found = tx.spots().matches_at(blinds(tx, session.settings, host.name))
        return MATCHES.all(tx, order_by="seen_at", id=found) if found else []
