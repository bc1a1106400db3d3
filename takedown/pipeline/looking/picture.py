"""Picture: what was found at one address, fetched live because somebody asks to see it; held in memory for a moment.

It comes over the same guard, pace and robots file as any other visit, is decoded in a jail, held against what was found
there, and shown small. It is kept nowhere; that somebody saw it clearly is kept, each time.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from takedown.cases.look import Look, LookKind
from takedown.cases.match import Match
from takedown.cases.noun import rfc3339
from takedown.fingerprint.fingerprinter import Fingerprinter, Unreadable
from takedown.memory import wipe
from takedown.pipeline import aio
from takedown.pipeline.cautions.caution import named as name_of
from takedown.pipeline.cautions.looks import looked
from takedown.pipeline.looking.darkroom import Darkroom, png
from takedown.pipeline.looking.live_copy import LiveCopy, NothingToShow
from takedown.pipeline.looking.sieve import host_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, LOOKS, MATCHES
from takedown.settings import HostSettings, Settings

_USUAL_DELAY = HostSettings.model_fields["delay"].default


class Picture:
    """A found picture, in memory alone: overwritten after its time, when it is dropped, or at once (``drop``).

    Attributes:
        match_id: where it was found. size: width and height in pixels.
        moving: whether it is a still of something that moves. second: which.
    """

    def __init__(self, match_id: str, clear: bytearray, veil: bytearray, size: tuple[int, int], seconds: float) -> None:
        self.match_id, self.size = match_id, size
        self.moving, self.second = False, 0.0
        self._clear, self._veil = clear, veil
        # The clock must not keep it: who drops it, drops it at once.
        self._clock = threading.Timer(seconds, _drop, [weakref.ref(self)])
        self._clock.daemon = True
        self._clock.start()

    def __del__(self) -> None:
        self.drop()

    @property
    def is_there(self) -> bool:
        """Whether it still can be shown."""
        return bool(self._clear)

    @property
    def clear(self) -> bytes:
        """The picture as a PNG; empty once it was dropped. Whoever shows it records that (``seen``)."""
        return bytes(self._clear)

    @property
    def veil(self) -> bytes:
        """A few grey cells of it as a PNG, in which nothing can be recognised; empty once it was dropped."""
        return bytes(self._veil)

    def drop(self) -> None:
        """Overwrite it."""
        self._clock.cancel()
        for part in (self._clear, self._veil):
            wipe(part)
            part.clear()


def _drop(picture: weakref.ref[Picture]) -> None:
    if (found := picture()) is not None:
        found.drop()


class Turns:
    """When each host may be visited again, so that one look after another keeps its pace too. Threads may share it."""

    def __init__(self) -> None:
        self._free: dict[str, float] = {}

    @contextmanager
    def at(self, settings: Settings, url: str) -> Iterator[None]:
        """Wait until the host of ``url`` may be visited; the next turn comes its delay after the block ends."""
        host = host_of(url)
        time.sleep(max(0.0, self._free.get(host, 0.0) - time.monotonic()))
        try:
            yield
        finally:
            named_there = (one.delay for one in settings.hosts if host in {*map(host_of, one.start), *one.allow})
            self._free[host] = time.monotonic() + max(named_there, default=_USUAL_DELAY)


def fetch(
    session: Session, match_id: str, fingerprinter: Fingerprinter, by: str = "", turns: Turns | None = None
) -> Picture:
    """Visit the address of a match once and return what is there, if it still is what was found.

    Args:
        session: of the vault. match_id: which.
        fingerprinter: to hold it against what was found.
        by: who looks; needed where an organisation files for the case.
        turns: of the looks before.

    Raises:
        NotFound, NotAdult, CaseNotOpen, NameWanted, AlreadyWorking: nothing was visited.
        NothingToShow: no answer, no picture any more, another one, or none that can be opened.
        JailUnavailable: nothing can be opened safely on this machine; nothing was.
    """
    match = allowed(session, match_id, by)
    with session.working(), (turns or Turns()).at(session.settings, match.url):
        content = aio.run(LiveCopy(session.settings, fingerprinter, match).content())
    span = match.spans[0] if match.spans else None
    with Darkroom(session.settings.jail) as darkroom:
        try:
            still = darkroom.still(content, (span.start + span.end) / 2 if span else 0.0)
        except Unreadable as unreadable:
            raise NothingToShow(reason=f"reason-{unreadable.code}") from None
    clear, veil = png(still.size, still.rgb), png(still.veil_size, still.veil)
    made = Picture(match.id, clear, veil, still.size, session.settings.web.picture_seconds)
    made.moving, made.second = still.moving, still.second
    return made


def seen(session: Session, match_id: str, by: str = "", how: str = "held") -> Look:
    """Record that somebody is shown a found picture clearly, once.

    Args:
        session: of the vault. match_id: which.
        by: who looks; needed where an organisation files for the case.
        how: ``held``: while a key or the pointer is held; ``timed``: for a few seconds.

    Raises:
        NotFound, NotAdult, CaseNotOpen, NameWanted: it must not be shown.
    """
    with session.store.begin() as tx:
        match = MATCHES.get(tx, match_id)
        who = session.who or name_of(CASES.get(tx, match.case_id).for_search(), by)
        return looked(session, tx, match, who, {"how": how}, LookKind.PICTURE)


def times_seen(session: Session, *, match_id: str | None = None, since: datetime | None = None) -> int:
    """Return how often a found picture was shown clearly: at one match or at any, ever or since a moment."""
    wanted = {"kind": LookKind.PICTURE.value, **({"match_id": match_id} if match_id else {})}
    with session.store.read() as tx:
        return tx.count(LOOKS.table, beyond=("at", rfc3339(since)) if since else None, **wanted)


def allowed(session: Session, match_id: str, by: str = "") -> Match:
    """Return the match if what was found there may be shown to whoever asks.

    Raises:
        NotFound, NotAdult, CaseNotOpen, NameWanted: it may not.
    """
    with session.store.read() as tx:
        match = MATCHES.get(tx, match_id)
        case = CASES.get(tx, match.case_id).for_search()
    if not session.who:
        name_of(case, by)
    return match
