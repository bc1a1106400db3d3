"""Work that visits hosts and goes on beside the pages: a search, addresses, a probe, watching while somebody is there.

Each has a jail of its own, since ending early closes it, and waits its turn: one at a time visits hosts for a vault.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from takedown.cases.address import ABSENT
from takedown.cases.match import Match, Method
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import watch
from takedown.pipeline.looking.addresses import Added, Address, add
from takedown.pipeline.looking.probe import probe
from takedown.pipeline.proof.capture import capture_new
from takedown.pipeline.search import Summary, search
from takedown.pipeline.session import AlreadyWorking, Session
from takedown.pipeline.workshop import fingerprinter_of
from takedown.web.keeper import Keeper
from takedown.web.live import Job, Stopped

SEARCH, WATCHING, ADDRESSES, PROBE = "search", "watching", "addresses", "probe"
"""The kinds of jobs."""
FIGURES = ("pages", "media", "hashed", "skipped", "unchanged", "matches", "possible", "errors", "requests", "bytes")
_TURN = 2.0
"""Seconds between two tries to get one's turn, and between two figures."""
MOST_TROUBLE = 50
_T = TypeVar("_T")


def begin_search(keeper: Keeper, case_id: str, names: list[str], *, again: bool = False) -> Job:
    """Search the hosts called ``names`` for all cases, begun on the pages of one; unless paused, captures follow."""

    def work(job: Job) -> None:
        new: list[str] = []
        last = 0.0

        def on_progress(summary: Summary) -> None:
            nonlocal last
            if time.monotonic() - last > _TURN:
                last = time.monotonic()
                job.tell(waits=False, **_figures(summary))

        def searched() -> Summary:
            on_match: Callable[[Match], None] = lambda match: new.append(match.id)  # noqa: E731 - said in one line
            ends = job.stopping.is_set
            return search(session, fingerprinter, names, None, on_match, on_progress, again=again, ends=ends)

        with _working(keeper, job) as (session, fingerprinter):
            summary = _in_turn(job, searched)
            job.tell(waits=False, trouble=summary.trouble[:MOST_TROUBLE], **_figures(summary))
            job.check()
            job.tell(captures=len(new))
            capture_new(session, new, fingerprinter)

    job = Job(
        SEARCH,
        "search/progress.html",
        told={**dict.fromkeys(FIGURES, 0), "case": case_id, "waits": False, "trouble": []},
    )
    return keeper.jobs.start(job, work)


def begin_addresses(keeper: Keeper, case_id: str, addresses: list[Address]) -> Job:
    """Visit addresses that the person knows, one after the other, and keep them."""

    def work(job: Job) -> None:
        rows: list[dict[str, Any]] = []

        def on_added(added: Added) -> None:
            rows.append(_row(added))
            job.tell(waits=False, rows=list(rows))
            job.check()

        with _working(keeper, job) as (session, fingerprinter):
            _in_turn(job, lambda: add(session, case_id, addresses[len(rows) :], fingerprinter, on_added))

    job = Job(ADDRESSES, "addresses/progress.html", case_id, told={"rows": [], "total": len(addresses), "waits": False})
    return keeper.jobs.start(job, work)


def begin_probe(keeper: Keeper, case_id: str, url: str) -> Job:
    """Find out how a host is read; what is found is told as ``found``."""

    def work(job: Job) -> None:
        job.tell(found=probe(keeper.settings, url))

    job = Job(PROBE, "search/probe.html", case_id, told={"found": None, "url": url, "added": ""})
    return keeper.jobs.start(job, work)


def begin_watching(keeper: Keeper) -> Job:
    """Do what is due for as long as somebody is signed in; nothing is sent."""

    def work(job: Job) -> None:
        def ends() -> bool:
            return job.stopping.is_set() or not any(one.signed_in for one in keeper.visitors.all())

        def on_event(event: watch.Event) -> None:
            job.tell(last=event.kind.value, at=event.at, until=event.until)

        listener = watch.Listener(on_event, lambda _code, _what: None)
        with _working(keeper, job) as (session, fingerprinter):
            watch.watch(session, fingerprinter, listener, ends=ends)

    return keeper.jobs.start(Job(WATCHING, "search/watching.html", told={"last": "", "until": None}), work)


@contextmanager
def _working(keeper: Keeper, job: Job) -> Iterator[tuple[Session, Fingerprinter]]:
    """Give the open vault and a jail; what goes wrong after the job was asked to stop is no failure."""
    try:
        with keeper.using() as session, fingerprinter_of(session) as fingerprinter:
            yield session, fingerprinter
    except Exception:
        job.check()
        raise


def _in_turn(job: Job, step: Callable[[], _T]) -> _T:
    """Return what ``step`` gives, as soon as nobody else visits hosts for this vault."""
    while True:
        try:
            return step()
        except AlreadyWorking:
            job.tell(waits=True)
            if job.stopping.wait(_TURN):
                raise Stopped from None


def _figures(summary: Summary) -> dict[str, int]:
    return {name: int(getattr(summary, name)) for name in FIGURES}


def _row(added: Added) -> dict[str, Any]:
    """Return what became of an address: ``bad``, ``found`` (a copy was recognised), or kept as she says."""
    if added.address.code:
        return {"state": "bad", "text": added.address.text, "line": added.address.line, "match": None}
    best = added.matches[0]
    state = "found" if best.method is not Method.REPORTED else "kept"
    if state == "kept" and best.verdict in ABSENT:
        state = "absent"
    return {"state": state, "text": added.address.text, "line": added.address.line, "match": best}
