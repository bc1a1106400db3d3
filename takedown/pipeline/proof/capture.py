"""Capture: the page of each match is kept for evidence before anybody is written to, without a pixel of the copy."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.evidence.captured import capture_manifest
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.casework import searched
from takedown.pipeline.proof.visit import Group, Studio, Taken
from takedown.pipeline.session import AlreadyWorking, Session
from takedown.pipeline.shelf import CAPTURES, CASES, MATCHES, SIGHTINGS, NotFound
from takedown.store import Transaction

MOST_AT_ONCE = 100
"""New matches that are captured after one crawl by themselves; the rest waits to be asked for."""
MOST_TRIES = 5
"""How often a page that doesn't answer is visited by itself; after that, when a person asks."""
_TO_TRY = frozenset({CaptureState.FAILED.value, CaptureState.PART.value})
_MISSED = frozenset({"page-unreachable", "page-quiet"})
"""Why a page was not had although its host may show it another time."""
_COPIES = frozenset({MatchState.NEW, MatchState.CONFIRMED})


def capture(
    session: Session,
    match_ids: Sequence[str] | None,
    fingerprinter: Fingerprinter,
    *,
    case_id: str | None = None,
) -> Iterator[Capture]:
    """Visit the page of each match once and keep what it says; yield each capture after it was stored.

    Args:
        match_ids: these, captured before or not; ``None``: those of the case, or of all, of which nothing was kept yet
            (a page that didn't answer is tried again), unless they are no more than possible, a person has ruled them
            out, or has said that nothing should be kept.
        case_id: of this case alone.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing was contacted.
        AlreadyWorking: another process is visiting hosts for this vault.
    """
    with session.store.read() as tx:
        chosen = _due(tx, case_id) if match_ids is None else _named(tx, match_ids, case_id)
    yield from _captured(session, chosen, fingerprinter)


def capture_new(
    session: Session, match_ids: Iterable[str], fingerprinter: Fingerprinter, most: int = MOST_AT_ONCE
) -> list[Capture]:
    """Capture the matches that were just found, unless the configuration says not to; whatever can't be is left.

    A match that was captured before isn't again, and at most ``most`` are. What a crawl found earlier, and whose page
    didn't answer then, is tried once more at this occasion, until it was tried ``MOST_TRIES`` times.
    """
    if not session.settings.evidence.capture:
        return []
    with session.store.read() as tx:
        named = [match for match in _still_there(tx, match_ids) if _is_due(tx, match)]
        fresh = list({match.id: match for match in (*named, *_to_try_again(tx))}.values())
    try:
        return list(_captured(session, fresh[:most], fingerprinter))
    except AlreadyWorking:
        return []


def skip(session: Session, match_ids: Sequence[str] | None, *, case_id: str | None = None) -> list[Capture]:
    """Record that a person wants no capture of these matches, or of all of the case that have none.

    Raises:
        NotFound, NotAdult, CaseNotOpen: nothing was recorded.
    """
    with session.store.begin() as tx:
        chosen = _due(tx, case_id) if match_ids is None else _named(tx, match_ids, case_id)
        skipped = [_of(match, CaptureState.SKIPPED, ("skipped",), {}) for match in chosen]
        for one in skipped:
            _record(session, tx, one)
    return skipped


def lacking(tx: Transaction, notice: Notice) -> tuple[str, ...]:
    """Return the matches of a notice of which nothing was kept, and nobody said that nothing should be.

    A sighting is enough, or a capture that held something. One that failed is recorded, but proves nothing; see
    ``untried``.
    """
    return tuple(
        item
        for item in notice.match_ids
        if not SIGHTINGS.all(tx, order_by="seen_at", match_id=item) and _states(tx, item) <= {CaptureState.FAILED.value}
    )


def untried(tx: Transaction, match_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those matches for which nobody has tried a capture: a page that didn't answer costs a person no time."""
    return tuple(item for item in match_ids if not _states(tx, item))


def _states(tx: Transaction, match_id: str) -> set[str]:
    """Return the states of a match's captures without opening what they hold."""
    return {row["state"] for row in tx.rows("captures", raw=True, match_id=match_id)}


def _named(tx: Transaction, match_ids: Sequence[str], case_id: str | None) -> list[Match]:
    matches = [MATCHES.get(tx, item) for item in dict.fromkeys(match_ids)]
    for match in matches:
        CASES.get(tx, match.case_id).for_search()
    return [match for match in matches if case_id in (None, match.case_id)]


def _due(tx: Transaction, case_id: str | None) -> list[Match]:
    found = (match for case in searched(tx, case_id) for match in MATCHES.all(tx, order_by="seen_at", case_id=case.id))
    return [match for match in found if _is_due(tx, match)]


def _still_there(tx: Transaction, match_ids: Iterable[str]) -> Iterator[Match]:
    for item in dict.fromkeys(match_ids):
        with suppress(NotFound):  # its case was erased meanwhile
            yield MATCHES.get(tx, item)


def _is_due(tx: Transaction, match: Match) -> bool:
    wanted = not match.is_weak and match.state in _COPIES and not _is_done(tx, match.id)
    case = CASES.get(tx, match.case_id)
    return wanted and case.is_searched


def _to_try_again(tx: Transaction) -> Iterator[Match]:
    """Yield what a crawl found and whose page could not be had; an address of a person's own waits until she asks."""
    tries = Counter(row["match_id"] for row in tx.rows("captures", raw=True, state=list(_TO_TRY)))
    for match in _still_there(tx, (item for item, count in tries.items() if count < MOST_TRIES)):
        if match.site and _is_due(tx, match):
            yield match


def _is_done(tx: Transaction, match_id: str) -> bool:
    """Return whether there is nothing left to try: its page answered, or a person wants nothing of it kept."""
    states = _states(tx, match_id)
    if not states - _TO_TRY:
        parts = CAPTURES.all(tx, order_by="at", match_id=match_id, state=CaptureState.PART.value)
        return not all(_MISSED.intersection(one.reasons) for one in parts)
    return True


def _captured(session: Session, chosen: Sequence[Match], fingerprinter: Fingerprinter) -> Iterator[Capture]:
    if not chosen:
        return
    with session.working(), asyncio.Runner() as runner:
        studio = Studio(session, fingerprinter)
        runner.run(studio.open())
        try:
            for group in _groups(chosen):
                if not _permitted(session, group):
                    continue
                for taken in runner.run(studio.take(group)):
                    yield from _kept(session, taken)
        finally:
            runner.run(studio.close())


def _permitted(session: Session, group: Group) -> bool:
    """Return whether its case is still searched for: a consent may be taken back while others are visited."""
    with session.store.read() as tx:
        return CASES.get(tx, group.matches[0].case_id).is_searched


def _groups(chosen: Sequence[Match]) -> list[Group]:
    """Return what one visit serves: the matches of one case on one page, found in one way."""
    groups: dict[tuple[str, str, str], list[Match]] = {}
    for match in chosen:
        groups.setdefault((match.case_id, match.page or match.url, match.site), []).append(match)
    return [Group(page, tuple(matches)) for (_, page, _), matches in groups.items()]


def _kept(session: Session, taken: Taken) -> Iterator[Capture]:
    """Store one capture, unless its case was closed, erased or withdrawn while its page was visited."""
    whole = taken.whole
    with session.store.begin() as tx:
        case = CASES.get(tx, whole.match.case_id)
        if not case.is_searched:
            return
        one = _of(whole.match, taken.state, taken.reasons, capture_manifest(whole), taken)
        _record(session, tx, one)
    yield one


def _of(
    match: Match,
    state: CaptureState,
    reasons: tuple[str, ...],
    facts: dict[str, object],
    taken: Taken | None = None,
) -> Capture:
    return Capture(
        id=new_id(),
        case_id=match.case_id,
        match_id=match.id,
        at=taken.whole.at if taken is not None else now(),
        state=state,
        reasons=reasons,
        manifest=facts,
        text=taken.text if taken is not None else "",
        warc=taken.warc if taken is not None else b"",
        picture=taken.whole.picture if taken is not None else b"",
    )


def _record(session: Session, tx: Transaction, one: Capture) -> None:
    CAPTURES.put(tx, one)
    parts = {"text": one.text.encode(), "warc": one.warc, "picture": one.picture}
    body: dict[str, object] = {
        "match": one.match_id,
        "state": one.state.value,
        "reasons": list(one.reasons),
        "manifest": one.manifest,
        "sha256": {name: sha256(part).hexdigest() if part else "" for name, part in parts.items()},
    }
    session.ledger.append(tx, EventKind.CAPTURED, one.case_id, one.id, body)
