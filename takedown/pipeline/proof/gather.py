"""What of a case goes into a bundle for investigators: the copies that a person confirmed or reported, and theirs.

The least that serves: what was rejected, what is the person's own, who she is, her fingerprints and what she agreed
to stay in the vault. Of a case under 18, or unsure, addresses and the ledger alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from takedown.cases.capture import Capture
from takedown.cases.case import Adult, Case, CaseNotOpen, CaseStatus
from takedown.cases.dispatch import Dispatch
from takedown.cases.event import EventKind
from takedown.cases.match import Match, MatchState, Method, Sighting
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.cases.post import Post
from takedown.cases.reply import Reply
from takedown.evidence.proof import CaseProof, ProvenEntry
from takedown.pipeline.proof.stamping import proof_of
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, CASES, DISPATCHES, MATCHES, NOTICES, POSTS, REPLIES, SIGHTINGS
from takedown.store import Transaction

_OF_COPIES = {
    EventKind.SIGHTING,
    EventKind.CAPTURED,
    EventKind.ADDRESS_REPORTED,
    EventKind.MATCH_DECIDED,
    EventKind.RECHECKED,
    EventKind.REAPPEARED,
    EventKind.REUPLOADED,
    EventKind.SPREAD_GATHERED,
}
_OF_NOTICES = {
    EventKind.NOTICE_DRAFTED,
    EventKind.NOTICE_MOVED,
    EventKind.NOTICE_DISPATCHED,
    EventKind.REPLY_RECEIVED,
    EventKind.HOLDER_CHANGED,
}


@dataclass(frozen=True, slots=True)
class CaptureKey:
    """A capture before it is read: its pages and pictures are large, so they are read one at a time."""

    id: str
    match_id: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice that was sent, how it left, and what came back."""

    notice: Notice
    dispatches: tuple[Dispatch, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All of it but the captures' contents. Numbers in the bundle are places in these lists, from 1."""

    case: Case
    at: datetime
    proof: CaseProof
    matches: tuple[Match, ...]
    sightings: tuple[Sighting, ...] = ()
    captures: tuple[CaptureKey, ...] = ()
    posts: tuple[Post, ...] = ()
    letters: tuple[Letter, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether more than addresses and the ledger is given."""
        return self.case.adult is Adult.YES


def gathered(session: Session, case_id: str) -> Gathered:
    """Return what goes into the bundle of a case, open or closed.

    Raises:
        NotFound: there is no such case.
        CaseNotOpen: it was erased, and nothing of it is left.
    """
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        if case.status is CaseStatus.ERASED:
            raise CaseNotOpen(status=case.status.value)
        found = Gathered(case, now(), proof_of(session, tx, case_id), tuple(_matches(tx, case)))
        if found.whole:
            found = _with_contents(tx, found)
    return replace(found, proof=_shown(found))


def capture_of(session: Session, key: CaptureKey) -> Capture:
    """Return one capture with its contents."""
    with session.store.read() as tx:
        return CAPTURES.get(tx, key.id)


def _matches(tx: Transaction, case: Case) -> Iterable[Match]:
    """Return the copies: what a person confirmed, and what she gave herself and hasn't taken back."""
    for match in MATCHES.each(tx, order_by="seen_at", case_id=case.id):
        reported = match.method is Method.REPORTED and match.state is MatchState.NEW
        if match.state is MatchState.CONFIRMED or reported:
            yield match


def _with_contents(tx: Transaction, found: Gathered) -> Gathered:
    ours, case = {match.id for match in found.matches}, found.case.id
    rows = tx.each("captures", order_by="at", raw=True, case_id=case)
    return replace(
        found,
        sightings=tuple(one for one in SIGHTINGS.each(tx, order_by="seen_at", case_id=case) if one.match_id in ours),
        captures=tuple(CaptureKey(row["id"], row["match_id"]) for row in rows if row["match_id"] in ours),
        posts=tuple(one for one in POSTS.each(tx, order_by="seen_at", case_id=case) if one.match_id in ours),
        letters=tuple(_letters(tx, case)),
    )


def _letters(tx: Transaction, case_id: str) -> Iterable[Letter]:
    for notice in NOTICES.each(tx, order_by="created_at", case_id=case_id):
        if notice.sent_at is not None:
            left = DISPATCHES.all(tx, order_by="created_at", case_id=case_id, notice_id=notice.id)
            came = REPLIES.all(tx, order_by="received_at", case_id=case_id, notice_id=notice.id)
            yield Letter(notice, tuple(left), tuple(came))


def _shown(found: Gathered) -> CaseProof:
    """Return the proof with the content of those entries alone that are about what is in the bundle."""
    copies = {match.id for match in found.matches} | {capture.id for capture in found.captures}
    ours = copies, {letter.notice.id for letter in found.letters}
    entries = tuple(one if _is_shown(one, *ours) else one.without_body() for one in found.proof.entries)
    return found.proof.model_copy(update={"entries": entries})


def _is_shown(entry: ProvenEntry, copies: set[str], notices: set[str]) -> bool:
    kind, subject = entry.header["kind"], entry.header["subject"]
    return (kind in _OF_COPIES and subject in copies) or (kind in _OF_NOTICES and subject in notices)
