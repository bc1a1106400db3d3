"""Watch: the service. It searches, looks again and reminds, each when it is due, until it is stopped.

It sends nothing. What it knows of the past is in the store, so that it may be stopped and started at any time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from takedown.cases.address import ABSENT
from takedown.cases.match import Match, Verdict
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.crawl.net.answer import HostUnreachable, TooSlow
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.net.robots import RobotsUnreadable
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import known
from takedown.pipeline.agenda import SPREAD_EVERY, Agenda, agenda_of, note_crawl, note_reupload
from takedown.pipeline.recheck import Rechecked, Watcher, visit_all
from takedown.pipeline.search import NothingRegistered, Summary, search
from takedown.pipeline.session import AlreadyWorking, Session
from takedown.pipeline.spread import Gathered, gather
from takedown.settings import HostSettings

LONGEST_SLEEP = timedelta(minutes=30)
"""By then the agenda is read again: other commands open cases and send notices meanwhile."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
"""Between two tries while nothing can be reached: the first pause is doubled each time."""
BUSY = timedelta(minutes=1)
REMINDED = timedelta(days=1)
"""Between two reminders of one notice."""
_CLOCK_READ = 60.0
"""Seconds; a machine that was suspended has slept longer than it was told to, and only its clock says so."""
_LOST = (HostUnreachable, TooSlow, HostGivenUp, RobotsUnreadable)


class Happened(StrEnum):
    """What an event is about."""

    CRAWL = "crawl"
    MATCH = "match"
    RECHECK = "recheck"
    GONE = "gone"
    BACK = "back"
    SPREAD = "spread"
    REMINDER = "reminder"
    OFFLINE = "offline"
    ONLINE = "online"
    BUSY = "busy"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        kind, at: what, and when.
        site, figures: of a crawl: the configured host's name, and ``pages``, ``media``, ``matches``, ``errors``.
        site, match, figures: of a spread: the match whose post it is about, and ``posts``, ``new``, ``parts``.
        match, linked: a new match, and earlier ones of the same picture at the same host or by the same account.
        result: of a look. notice: to be reminded of.
        until: when the service is awake again; ``None`` where nothing has a time.
    """

    kind: Happened
    at: datetime = field(default_factory=now)
    site: str = ""
    figures: dict[str, int] = field(default_factory=dict)
    match: Match | None = None
    linked: tuple[Match, ...] = ()
    result: Rechecked | None = None
    notice: Notice | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told. ``on_doing``: what is being done just now, in a code and a number or a name."""

    on_event: Callable[[Event], None]
    on_doing: Callable[[str, str], None]


def watch(session: Session, fingerprinter: Fingerprinter, listener: Listener, *, once: bool = False) -> None:
    """Do what is due, then sleep until the next thing is, and so on; with ``once``, end after what is due now.

    An interruption (``KeyboardInterrupt``) stops it at any moment: what was found by then is stored, and it is told.
    """
    service = _Service(session, fingerprinter, listener)
    try:
        service.run(once=once)
    except KeyboardInterrupt:
        listener.on_event(Event(Happened.STOPPED))


class _Service:
    def __init__(self, session: Session, fingerprinter: Fingerprinter, listener: Listener) -> None:
        self._session = session
        self._fingerprinter = fingerprinter
        self._listener = listener
        self._line = _Line(listener)
        self._later: dict[str, datetime] = {}
        """Hosts that couldn't be reached, and when each is tried again."""
        self._reminded: dict[str, datetime] = {}
        self._gathered: datetime | None = None
        self._waiting: datetime | None = None
        self._told_waiting = False

    def run(self, *, once: bool) -> None:
        while True:
            began = now()
            self._turn(began)
            if once:
                return
            self._sleep(began)

    def _turn(self, began: datetime) -> None:
        if self._line.resting(began) is None:
            try:
                self._crawl(began)
                if self._line.resting(began) is None:
                    self._look(began)
                    self._gather(began)
            except AlreadyWorking:
                self._line.busy(began)
        self._remind(agenda_of(self._session, began), began)

    def _crawl(self, began: datetime) -> None:
        due = [host for host, at in agenda_of(self._session, began).hosts if self._due(host, at) <= began]
        lost = [host for host in due if not self._crawled(host)]
        if due:
            self._line.tried(answered=len(lost) < len(due))
        for host in lost:
            self._later[host.name] = now() + min(timedelta(minutes=host.every), self._line.pause)

    def _due(self, host: HostSettings, at: datetime) -> datetime:
        return max(at, self._later.get(host.name, at))

    def _crawled(self, host: HostSettings) -> bool:
        """Crawl one host; return whether it answered at all."""
        self._listener.on_doing("crawl", host.name)
        try:
            summary = search(
                self._session, self._fingerprinter, [host.name], None, self._matched, lambda _: None, eager=False
            )
        except NothingRegistered:
            return True  # nothing to look for is no trouble; it is asked again when the agenda is read
        figures = {name: int(getattr(summary, name)) for name in ("pages", "media", "matches", "errors")}
        if _is_lost(summary):
            return False
        self._later.pop(host.name, None)
        note_crawl(self._session, host, figures)
        self._listener.on_event(Event(Happened.CRAWL, site=host.name, figures=figures))
        return True

    def _matched(self, match: Match) -> None:
        with self._session.store.read() as tx:
            earlier = known.history(tx, match)
        if earlier:
            note_reupload(self._session, match, earlier)
        self._listener.on_event(Event(Happened.MATCH, match=match, linked=tuple(earlier)))

    def _look(self, began: datetime) -> None:
        due = [spot for spot, at in agenda_of(self._session, began).spots if at <= began]
        if not due:
            return
        self._listener.on_doing("recheck", str(len({spot.address.url for spot in due})))
        seen: list[Verdict] = []

        def told(result: Rechecked) -> None:
            if result.reason != "host-quiet":
                seen.append(result.seen)
            self._found(result)

        visit_all(self._session, due, self._fingerprinter, Watcher(told), waits=False)
        if seen:
            self._line.tried(answered=any(verdict is not Verdict.UNREACHABLE for verdict in seen))

    def _gather(self, began: datetime) -> None:
        """Ask who passed copies on; a round that told nothing is asked again no sooner than any other."""
        due = agenda_of(self._session, began).spread
        tried = self._gathered is not None and began - self._gathered < SPREAD_EVERY
        if due is None or due > began or tried:
            return
        self._gathered = began
        self._listener.on_doing("spread", "")
        gather(self._session, None, None, self._spread)

    def _spread(self, gathered: Gathered) -> None:
        figures = {name: int(getattr(gathered, name)) for name in ("posts", "new", "parts")}
        root = gathered.root
        self._listener.on_event(Event(Happened.SPREAD, site=root.host.name, match=root.match, figures=figures))

    def _found(self, result: Rechecked) -> None:
        self._listener.on_event(Event(Happened.RECHECK, result=result))
        if result.now in ABSENT and result.was not in ABSENT:
            self._listener.on_event(Event(Happened.GONE, result=result))
        if result.came_back:
            self._listener.on_event(Event(Happened.BACK, result=result))

    def _remind(self, agenda: Agenda, began: datetime) -> None:
        for notice, due in agenda.notices:
            last = self._reminded.get(notice.id)
            if due <= began and (last is None or began - last >= REMINDED):
                self._reminded[notice.id] = began
                self._listener.on_event(Event(Happened.REMINDER, notice=notice))

    def _sleep(self, began: datetime) -> None:
        """Sleep until something is due, by the wall clock; what is told is when, and only if it changed."""
        until = self._wakes(began)
        if until is None or until > now() + timedelta(seconds=1):
            if not self._told_waiting or until != self._waiting:
                self._listener.on_event(Event(Happened.WAITING, until=until))
            self._waiting, self._told_waiting = until, True
        latest = now() + LONGEST_SLEEP
        _sleep_until(latest if until is None else min(until, latest))

    def _wakes(self, began: datetime) -> datetime | None:
        resting = self._line.resting(now())
        if resting is not None:
            return resting
        agenda = agenda_of(self._session, began)
        times = [agenda.next_at(began), *(at for at in self._later.values() if at > began)]
        times += [last + REMINDED for last in self._reminded.values()]
        return min((at for at in times if at is not None), default=None)


class _Line:
    """Whether anything can be reached, and when the next try is; told once each time that it changes."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._tries = 0
        self._until: datetime | None = None

    @property
    def pause(self) -> timedelta:
        """How long to wait after as many tries in vain."""
        doublings = min(max(self._tries - 1, 0), 10)
        return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)

    def resting(self, at: datetime) -> datetime | None:
        """Return until when nothing is visited, if that is later than ``at``; a clock set back doesn't prolong it."""
        if self._until is None or not at < self._until <= at + LONGEST_PAUSE:
            return None
        return self._until

    def tried(self, *, answered: bool) -> None:
        """Take note of a round of visits: did any host answer?"""
        was_lost = self._tries > 0
        self._tries = 0 if answered else self._tries + 1
        self._until = None if answered else now() + self.pause
        if answered and was_lost:
            self._listener.on_event(Event(Happened.ONLINE))
        if not answered and not was_lost:
            self._listener.on_event(Event(Happened.OFFLINE, until=self._until))

    def busy(self, at: datetime) -> None:
        """Take note that another process visits hosts."""
        self._until = at + BUSY
        self._listener.on_event(Event(Happened.BUSY, until=self._until))


def _is_lost(summary: Summary) -> bool:
    """Return whether a crawl reached nothing: no page, no media, and only troubles of being out of reach."""
    nothing = not (summary.pages or summary.media or summary.unchanged)
    return nothing and bool(summary.trouble) and all(isinstance(problem, _LOST) for _, problem in summary.trouble)


def _sleep_until(until: datetime) -> None:
    """Sleep until the wall clock says ``until``, or until as much time has passed, where the clock was set back."""
    planned = (until - now()).total_seconds()
    end = time.monotonic() + planned
    while (left := min((until - now()).total_seconds(), end - time.monotonic())) > 0:
        time.sleep(min(left, _CLOCK_READ))
