"""Watch: the service. It searches, looks again and reminds, each when it is due, until it is stopped.

It sends nothing. What it knows of the past is in the store, so that it may be stopped and started at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from yarl import URL

from takedown.cases.address import ABSENT
from takedown.cases.caution import Caution
from takedown.cases.match import Match, Verdict
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.crawl.net.answer import HostUnreachable, TooSlow
from takedown.crawl.net.pace import HostGivenUp
from takedown.crawl.net.robots import RobotsUnreadable
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.aio import AskedToEnd
from takedown.pipeline.cautions.caution import list_cautions
from takedown.pipeline.following import chores, ladder
from takedown.pipeline.following.agenda import SPREAD_EVERY, agenda_of, note_crawl
from takedown.pipeline.following.sleeping import sleep_until
from takedown.pipeline.looking.reupload import linked
from takedown.pipeline.looking.spread import Gathered, gather
from takedown.pipeline.proof.capture import capture_new
from takedown.pipeline.recheck import Rechecked, Watcher, visit_all
from takedown.pipeline.search import NothingRegistered, Summary, search
from takedown.pipeline.session import AlreadyWorking, Session
from takedown.settings import HostSettings

LONGEST_SLEEP = timedelta(minutes=30)
"""By then the agenda is read again: other commands open cases and send notices meanwhile."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
"""Between two tries while nothing can be reached: the first pause is doubled each time."""
BUSY = timedelta(minutes=1)
REMINDED = timedelta(days=1)
"""Between two reminders of one notice."""
_ANSWERED, _SILENT = "answered", "silent"
_LOST = (HostUnreachable, TooSlow, HostGivenUp, RobotsUnreadable)


class Happened(StrEnum):
    """What an event is about."""

    CRAWL = "crawl"
    MATCH = "match"
    RECHECK = "recheck"
    GONE = "gone"
    BACK = "back"
    LOST = "lost"
    SPREAD = "spread"
    REMINDER = "reminder"
    OFFLINE = "offline"
    ONLINE = "online"
    BUSY = "busy"
    WAITING = "waiting"
    STOPPED = "stopped"
    CHORE = "chore"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        kind, at: what, and when.
        site, figures: of a crawl: the configured host's name, and ``pages``, ``media``, ``matches``, ``errors``.
        site, match, figures: of a spread: the match whose post it is about, and ``posts``, ``new``, ``parts``.
        match, linked: a new match, and earlier ones of the same picture at the same host or by the same account.
        result: of a look. notice: to be reminded of.
        site, until: of a lost host: which can't be reached while others can, and its next try.
        until: when the service is awake again; ``None`` where nothing has a time.
        done: of a chore.
        caution: what waits for a second look since just now.
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
    done: chores.Done | None = None
    caution: Caution | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told. ``on_doing``: what is being done just now, in a code and a number or a name."""

    on_event: Callable[[Event], None]
    on_doing: Callable[[str, str], None]


def watch(
    session: Session,
    fingerprinter: Fingerprinter,
    listener: Listener,
    *,
    once: bool = False,
    ends: Callable[[], bool] | None = None,
) -> None:
    """Do what is due, then sleep until the next thing is, and so on; with ``once``, end after what is due now.

    An interruption (``KeyboardInterrupt``) stops it at any moment: what was found by then is stored, and it is told.

    Args:
        session, fingerprinter, listener: as their names say. once: see above.
        ends: asked every second at least whether to end as if it were interrupted, where nobody can press a key;
            ``fingerprinter`` may be closed then.
    """
    service = _Service(session, fingerprinter, listener, ends)
    try:
        service.run(once=once)
    except (KeyboardInterrupt, AskedToEnd):
        listener.on_event(Event(Happened.STOPPED))


class _Service:
    def __init__(
        self, session: Session, fingerprinter: Fingerprinter, listener: Listener, ends: Callable[[], bool] | None
    ) -> None:
        self._ends = ends
        self._session = session
        self._fingerprinter = fingerprinter
        self._listener = listener
        self._line = _Line(listener)
        self._lost: dict[str, _Lost] = {}
        """Hosts that couldn't be reached at their last crawl, by name."""
        self._reminded: dict[str, datetime] = {}
        self._gathered: datetime | None = None
        self._chores_at: datetime | None = None
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
        self._do_chores(began)
        if self._line.resting(began) is None:
            try:
                self._visit(began)
            except AlreadyWorking:
                self._line.busy(began)
        self._remind(began)

    def _heed(self) -> None:
        """Go on unless somebody wants it to end.

        Raises:
            AskedToEnd: that is so.
        """
        if self._ends is not None and self._ends():
            raise AskedToEnd

    def _do_chores(self, began: datetime) -> None:
        """Do what time alone makes due, once an hour at most; a clock that was set back doesn't put it off."""
        last = self._chores_at
        if last is not None and last <= began < last + chores.EVERY:
            return
        self._chores_at = began
        for done in chores.run(self._session, began):
            self._listener.on_event(Event(Happened.CHORE, done=done))

    def _visit(self, began: datetime) -> None:
        """Crawl, look and gather; one host that is gone for good keeps nothing else from being visited."""
        crawled, looked = self._crawl(began), self._look(began)
        if crawled or looked:
            self._line.tried(answered=_ANSWERED in (crawled, looked) or not self._all_are_lost())
        if self._line.resting(began) is None:
            self._tell_lost()
            self._gather(began)

    def _crawl(self, began: datetime) -> str:
        """Crawl the hosts that are due; return what came of it."""
        due = [host for host, at in agenda_of(self._session, began).hosts if self._due(host, at) <= began]
        return _outcome([self._crawled(host) for host in due])

    def _due(self, host: HostSettings, at: datetime) -> datetime:
        lost = self._lost.get(host.name)
        return at if lost is None else max(at, lost.until)

    def _all_are_lost(self) -> bool:
        return all(host.name in self._lost for host in self._session.settings.hosts)

    def _tell_lost(self) -> None:
        for name, lost in self._lost.items():
            if not lost.is_told:
                lost.is_told = True
                self._listener.on_event(Event(Happened.LOST, site=name, until=lost.until))

    def _crawled(self, host: HostSettings) -> bool:
        """Crawl one host; return whether it answered at all."""
        self._heed()
        self._listener.on_doing("crawl", host.name)
        start, new = now(), list[Match]()
        try:
            summary = search(
                self._session,
                self._fingerprinter,
                [host.name],
                None,
                lambda match: self._matched(match, new),
                lambda _: None,
                eager=False,
                ends=self._ends,
            )
        except NothingRegistered:
            return True  # nothing to look for is no trouble; it is asked again when the agenda is read
        self._heed()
        for caution in list_cautions(self._session, since=start):
            self._listener.on_event(Event(Happened.CAUTION, caution=caution))
        figures = {name: int(getattr(summary, name)) for name in ("pages", "media", "matches", "errors")}
        if is_lost(summary):
            self._lost.setdefault(host.name, _Lost()).again(timedelta(minutes=host.every))
            return False
        self._lost.pop(host.name, None)
        capture_new(self._session, [match.id for match in new], self._fingerprinter)
        note_crawl(self._session, host, figures)
        self._listener.on_event(Event(Happened.CRAWL, site=host.name, figures=figures))
        return True

    def _matched(self, match: Match, new: list[Match]) -> None:
        new.append(match)
        earlier = linked(self._session, match)
        self._listener.on_event(Event(Happened.MATCH, match=match, linked=tuple(earlier)))

    def _look(self, began: datetime) -> str:
        """Look at the addresses that are due; return what came of it.

        While every host is lost, their own addresses wait: looks would only say once more that nothing answers.
        """
        away = {_server(url) for host in self._session.settings.hosts for url in host.start}
        if not self._all_are_lost():
            away = set()
        spots = agenda_of(self._session, began).spots
        due = [spot for spot, at in spots if at <= began and _server(spot.address.url) not in away]
        if not due:
            return ""
        self._listener.on_doing("recheck", str(len({spot.address.url for spot in due})))
        seen: list[bool] = []

        def told(result: Rechecked) -> None:
            if result.reason != "host-quiet":
                seen.append(result.seen is not Verdict.UNREACHABLE)
            self._found(result)

        self._heed()
        visit_all(self._session, due, self._fingerprinter, Watcher(told), waits=False, ends=self._ends)
        return _outcome(seen)

    def _gather(self, began: datetime) -> None:
        """Ask who passed copies on; a round that told nothing is asked again no sooner than any other."""
        due = agenda_of(self._session, began).spread
        tried = self._gathered is not None and began - self._gathered < SPREAD_EVERY
        if due is None or due > began or tried:
            return
        self._heed()
        self._gathered = began
        self._listener.on_doing("spread", "")
        gather(self._session, None, None, self._spread, self._ends)

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

    def _remind(self, began: datetime) -> None:
        """Draft what is due, and tell of each notice that waits for a person or for an answer; none is sent."""
        late = [one for one in ladder.due(self._session, began) if one.step.at <= began]
        if any(one.target for one in late):
            ladder.climb(self._session, began)
        told = {one.notice.id: one for one in reversed(late) if one.target or one.notice.follows}
        for item, one in told.items():
            last = self._reminded.get(item)
            if last is None or began - last >= REMINDED:
                self._reminded[item] = began
                notice = one.notice.model_copy(update={"due_at": one.step.at})
                self._listener.on_event(Event(Happened.REMINDER, notice=notice))

    def _sleep(self, began: datetime) -> None:
        """Sleep until something is due, by the wall clock; what is told is when, and only if it changed."""
        until = self._wakes(began)
        if until is None or until > now() + timedelta(seconds=1):
            if not self._told_waiting or until != self._waiting:
                self._listener.on_event(Event(Happened.WAITING, until=until))
            self._waiting, self._told_waiting = until, True
        latest = now() + LONGEST_SLEEP
        sleep_until(latest if until is None else min(until, latest), self._heed)

    def _wakes(self, began: datetime) -> datetime | None:
        resting = self._line.resting(now())
        if resting is not None:
            return resting
        agenda = agenda_of(self._session, began)
        times = [agenda.next_at(began), *(lost.until for lost in self._lost.values() if lost.until > began)]
        times += [last + REMINDED for last in self._reminded.values()]
        return min((at for at in times if at is not None), default=None)


@dataclass(slots=True)
class _Lost:
    """A host that can't be reached: how often that was tried in a row, and when it is tried again."""

    tries: int = 0
    until: datetime = field(default_factory=now)
    is_told: bool = False

    def again(self, longest: timedelta) -> None:
        """Take note of one more try in vain; the next one comes after ``longest`` at most."""
        self.tries += 1
        self.until = now() + min(longest, pause_after(self.tries))


class _Line:
    """Whether anything can be reached, and when the next try is; told once each time that it changes."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._tries = 0
        self._until: datetime | None = None

    def resting(self, at: datetime) -> datetime | None:
        """Return until when nothing is visited, if that is later than ``at``; a clock set back doesn't prolong it."""
        if self._until is None or not at < self._until <= at + LONGEST_PAUSE:
            return None
        return self._until

    def tried(self, *, answered: bool) -> None:
        """Take note of a round of visits: did any host answer?"""
        was_lost = self._tries > 0
        self._tries = 0 if answered else self._tries + 1
        self._until = None if answered else now() + pause_after(self._tries)
        if answered and was_lost:
            self._listener.on_event(Event(Happened.ONLINE))
        if not answered and not was_lost:
            self._listener.on_event(Event(Happened.OFFLINE, until=self._until))

    def busy(self, at: datetime) -> None:
        """Take note that another process visits hosts."""
        self._until = at + BUSY
        self._listener.on_event(Event(Happened.BUSY, until=self._until))


def _server(url: str) -> str:
    """Return scheme, host and port; of what is no address, itself."""
    try:
        return str(URL(url).origin())
    except ValueError:
        return url


def _outcome(answers: Sequence[bool]) -> str:
    """Return what came of some visits: nothing was tried (an empty word), somebody answered, or nobody did."""
    if not answers:
        return ""
    return _ANSWERED if any(answers) else _SILENT


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after as many tries in vain."""
    return min(FIRST_PAUSE * (1 << min(max(tries - 1, 0), 10)), LONGEST_PAUSE)


def is_lost(summary: Summary) -> bool:
    """Return whether a crawl reached nothing: no page, no media, and only troubles of being out of reach."""
    nothing = not (summary.pages or summary.media or summary.unchanged)
    return nothing and bool(summary.trouble) and all(isinstance(problem, _LOST) for _, problem in summary.trouble)
