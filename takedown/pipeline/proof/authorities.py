"""Asking the configured authorities for timestamps: one question each, what came of it kept, more after a pause."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from takedown.cases.checkpoint import Checkpoint, Timestamp, TimestampState
from takedown.cases.event import EventKind
from takedown.crawl.timestamping import NoAnswer, answer_of
from takedown.evidence import checkpoint as checkpoints
from takedown.evidence.timestamps import TokenRefused, question, stamped_at
from takedown.pipeline import aio
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CHECKPOINTS, TIMESTAMPS
from takedown.settings import TimestampSettings
from takedown.store import Transaction

_FIRST_PAUSE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(days=1)
_AGAIN = frozenset({"not-a-reply", "no-roots"})
"""What isn't the authority's last word: a wireless network's own page in its place, a file that isn't there yet."""
Due = Callable[[Timestamp], bool]


def is_due(stamp: Timestamp, at: datetime) -> bool:
    """Return whether an authority may be asked again: pauses double from five minutes to a day.

    A clock that was set back can't make anybody wait longer than that.
    """
    if stamp.asked_at is None or at < stamp.asked_at:
        return True
    return at - stamp.asked_at >= min(_LONGEST_PAUSE, _FIRST_PAUSE * (1 << min(max(stamp.tries, 1) - 1, 16)))


def ask(session: Session, at: datetime, due: Due) -> list[Timestamp]:
    """Ask each configured authority once, for the latest checkpoint that waits for it; return what came of it.

    One token for the latest says as much as one for each before it, since it covers them all and comes now.
    """
    asked = []
    for authority in session.settings.timestamps:
        waiting = _waiting(session, authority.name)
        if waiting is not None and due(waiting[0]):
            asked.append(_kept(session, _asked(session, authority, *waiting, at)))
    return asked


def facts(stamp: Timestamp) -> dict[str, object]:
    """Return the ledger's entry of a timestamp; its token by digest."""
    row = stamp.row()
    token = row.pop("token")
    return {**row, "token": hashlib.sha256(token).hexdigest()}


def _waiting(session: Session, name: str) -> tuple[Timestamp, Checkpoint] | None:
    with session.store.read() as tx:
        found = ((stamp, CHECKPOINTS.get(tx, stamp.checkpoint_id)) for stamp in _queued(tx, name))
        return max(found, key=lambda one: one[1].count, default=None)


def _queued(tx: Transaction, name: str) -> Iterator[Timestamp]:
    return TIMESTAMPS.each(tx, order_by="queued_at", authority=name, state=TimestampState.QUEUED.value)


def _asked(
    session: Session, authority: TimestampSettings, stamp: Timestamp, point: Checkpoint, at: datetime
) -> Timestamp:
    """Return ``stamp`` as it is after one question."""
    tried = stamp.model_copy(update={"asked_at": at.astimezone(UTC), "tries": stamp.tries + 1})
    document = checkpoints.document(point)
    try:
        roots = _roots(session.home, authority)
        put = question(document)
        token = aio.run(answer_of(authority, put.request))
        time = stamped_at(token, document, roots, put.nonce)
    except (NoAnswer, TokenRefused) as problem:
        final = isinstance(problem, TokenRefused) and problem.code not in _AGAIN
        state = TimestampState.REFUSED if final else TimestampState.QUEUED
        return _with(tried, state=state, why=problem.code)
    return _with(tried, state=TimestampState.STAMPED, why="", stamped_at=time, roots=roots, token=token)


def _with(stamp: Timestamp, **changes: object) -> Timestamp:
    return Timestamp.model_validate({**stamp.row(), **changes})


def _roots(home: Path, authority: TimestampSettings) -> str:
    try:
        return (home / Path(authority.roots).expanduser()).read_text(encoding="ascii")
    except (OSError, ValueError):
        raise TokenRefused("no-roots") from None


def _kept(session: Session, stamp: Timestamp) -> Timestamp:
    """Write down what came of it, unless another process was faster; older ones that still wait are passed over."""
    with session.store.begin() as tx:
        if TIMESTAMPS.get(tx, stamp.id).state is not TimestampState.QUEUED:
            return TIMESTAMPS.get(tx, stamp.id)
        _renew(session, tx, stamp)
        if stamp.state is TimestampState.STAMPED:
            for older in list(_queued(tx, stamp.authority)):
                _pass_over(session, tx, older, stamp)
    return stamp


def _pass_over(session: Session, tx: Transaction, older: Timestamp, stamp: Timestamp) -> None:
    counts = [CHECKPOINTS.get(tx, one.checkpoint_id).count for one in (older, stamp)]
    if counts[0] < counts[1]:
        _renew(session, tx, _with(older, state=TimestampState.PASSED))


def _renew(session: Session, tx: Transaction, stamp: Timestamp) -> None:
    TIMESTAMPS.renew(tx, stamp, "state", "asked_at", "stamped_at", "tries", "why", "roots", "token")
    if stamp.state is not TimestampState.QUEUED:
        session.ledger.append(tx, EventKind.TIMESTAMPED, None, stamp.id, facts(stamp))
