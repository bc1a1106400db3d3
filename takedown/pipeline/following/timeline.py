"""The timeline of a copy: what was seen, decided, written and answered, in the order of the ledger.

Looks that found what the one before found are left out: what is told is what changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from takedown.cases.address import ABSENT
from takedown.cases.capture import CaptureState
from takedown.cases.event import EventKind
from takedown.cases.match import Method, Verdict
from takedown.cases.notice import NoticeState, Outcome
from takedown.pipeline.following.tracks import Track, name_of, tracks_of
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NotFound
from takedown.store import Transaction

_KINDS = (
    EventKind.SIGHTING,
    EventKind.ADDRESS_REPORTED,
    EventKind.MATCH_DECIDED,
    EventKind.REUPLOADED,
    EventKind.RECHECKED,
    EventKind.NOTICE_DRAFTED,
    EventKind.NOTICE_MOVED,
    EventKind.REPLY_RECEIVED,
)
_KEPT = (CaptureState.WHOLE.value, CaptureState.PART.value)
_FIRST = "seen"
_MOVES = {state: f"letter-{state.value}" for state in NoticeState if state is not NoticeState.HELD}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that happened.

    Attributes:
        at: when, as the ledger has it.
        code: what (``web-follow-mark-<code>`` in ``locale/``). to: whom a letter is written to.
        detail: a verdict, or what a reply says, as a code.
        times: how often at that moment, as of several addresses of one copy.
    """

    at: datetime
    code: str
    to: str = ""
    detail: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Timeline:
    """A copy, and all that happened to it, the first thing first."""

    track: Track
    marks: tuple[Mark, ...] = field(default_factory=tuple)


def timeline_of(session: Session, addressees: Addressees, match_id: str, at: datetime) -> Timeline:
    """Return the timeline of the copy that a match belongs to.

    Raises:
        NotFound: there is no such match, or nobody confirmed it: then nothing follows it.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, MATCHES.get(tx, match_id).case_id)
        tracks = tracks_of(session, tx, addressees, case, at)
        track = next((one for one in tracks if any(match.id == match_id for match in one.copy.matches)), None)
        if track is None:
            raise NotFound(noun="match", id=match_id)
        marks = sorted([*_told(tx, addressees, track), *_pages(tx, track)], key=lambda mark: mark.at)
    return Timeline(track, tuple(_together(marks)))


def _told(tx: Transaction, addressees: Addressees, track: Track) -> Iterator[Mark]:
    """Yield what the ledger tells of the copy and of the letters about it."""
    letters = {one.id: name_of(addressees, one) for one in track.path.course.notices}
    copies = {match.id: match for match in track.copy.matches}
    subjects, kinds = [*copies, *letters], [kind.value for kind in _KINDS]
    for row in tx.each("ledger", order_by="seq", case_id=track.path.case.id, subject=subjects, kind=kinds):
        at, subject = datetime.fromisoformat(row["at"]), str(row["subject"])
        if subject in letters:
            code, detail = _of_letter(EventKind(row["kind"]), row["body"])
            # What a person filed herself left when she says.
            left = row["body"].get("sent_at")
            yield Mark(datetime.fromisoformat(left) if left else at, code, letters[subject], detail)
        elif (found := _of_copy(EventKind(row["kind"]), row["body"])) is not None:
            reported = found[0] == _FIRST and copies[subject].method is Method.REPORTED
            yield Mark(at, "reported" if reported else found[0], detail=found[1])


def _of_letter(kind: EventKind, body: Mapping[str, Any]) -> tuple[str, str]:
    if kind is EventKind.NOTICE_DRAFTED:
        return "letter-draft", ""
    if kind is EventKind.REPLY_RECEIVED:
        return "reply", str(body["meaning"])
    state = NoticeState(body["state"])
    if state is NoticeState.HELD:
        return ("letter-asked", "") if body.get("outcome") else ("letter-held", "")
    return ("letter-wrong" if body.get("outcome") == Outcome.WRONG_RECIPIENT else _MOVES[state]), ""


def _of_copy(kind: EventKind, body: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the code and the detail; ``None`` for a look that changed nothing."""
    if kind is EventKind.MATCH_DECIDED:
        return "decided", str(body["state"])
    if kind is EventKind.RECHECKED:
        return _looked(str(body["verdict"]), str(body["was"]), str(body["seen"]))
    codes = {EventKind.ADDRESS_REPORTED: "reported", EventKind.REUPLOADED: "again", EventKind.SIGHTING: _FIRST}
    return codes[kind], ""


def _looked(verdict: str, was: str, seen: str) -> tuple[str, str] | None:
    """Return what one look changed: what all looks prove together, or that it is the first that found nothing."""
    absent = {one.value for one in ABSENT}
    if verdict in absent:
        return None if was in absent else ("gone", verdict)
    if seen in absent and verdict != was:
        return "seems-gone", ""
    if verdict == Verdict.LIVE and was in absent:
        return "back", verdict
    return None if verdict == was else ("looked", verdict)


def _pages(tx: Transaction, track: Track) -> Iterator[Mark]:
    """Yield when the page was kept as evidence."""
    ours = [match.id for match in track.copy.matches]
    for row in tx.each("captures", order_by="at", only=("at", "state"), match_id=ours, state=list(_KEPT)):
        yield Mark(datetime.fromisoformat(row["at"]), "kept")


def _together(marks: list[Mark]) -> Iterator[Mark]:
    """Yield the marks, those that say the same within one minute as one: a copy has several addresses."""
    last: Mark | None = None
    for mark in marks:
        if last is not None and _same(last, mark):
            last = Mark(last.at, last.code, last.to, last.detail, last.times + 1)
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _same(one: Mark, other: Mark) -> bool:
    told = (one.code, one.to, one.detail) == (other.code, other.to, other.detail)
    return told and (other.at - one.at).total_seconds() < 60  # noqa: PLR2004 - a minute
