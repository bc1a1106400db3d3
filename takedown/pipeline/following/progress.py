"""Progress: where a case is, in counts, and whose turn it is. Nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from takedown.cases.case import Adult, Case, CaseStatus
from takedown.cases.caution import CautionState
from takedown.cases.match import Confidence, MatchState
from takedown.cases.notice import NoticeState
from takedown.notices.report.account import Fate
from takedown.pipeline.following.tracks import Track, tracks_of
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES
from takedown.store import Transaction

_OUT = (NoticeState.SENT, NoticeState.ACKNOWLEDGED, NoticeState.ESCALATED)
_CLEAR = ("state", "sent_at")


class Turn(StrEnum):
    """What a person could do now; ``nothing``: all that is left comes by itself, or nothing is left.

    ``lines``: of a case under 18, or unsure: whom to turn to. ``consent``: the last one is over.
    """

    CLOSED = "closed"
    LINES = "lines"
    CONSENT = "consent"
    STORY = "story"
    PICTURES = "pictures"
    FOUND = "found"
    ASKED = "asked"
    LETTERS = "letters"
    SEND = "send"
    SEARCH = "search"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Progress:
    """One case.

    Attributes:
        pictures: registered ones. addresses: known ones, whatever was decided on them.
        waiting: finds that nobody decided yet.
        held: pictures or finds that are stopped until somebody looks a second time.
        to_approve, to_send: letters that wait for a person. asked: recipients who want to know more.
        out: letters that have left and have no decision yet.
        tracks: the confirmed copies.
    """

    case: Case
    pictures: int
    addresses: int
    waiting: int
    held: int
    to_approve: int
    to_send: int
    asked: int
    out: int
    tracks: tuple[Track, ...] = ()

    @property
    def gone(self) -> int:
        """Confirmed copies that are proven gone."""
        return sum(track.fate is Fate.GONE for track in self.tracks)

    @property
    def unwritten(self) -> int:
        """Confirmed copies, not gone, that no letter is about."""
        return sum(not track.path.course.notices and track.fate is not Fate.GONE for track in self.tracks)

    @property
    def next_look(self) -> datetime | None:
        """When a copy is looked at next."""
        return min((track.next_look for track in self.tracks if track.next_look), default=None)

    @property
    def turn(self) -> Turn:
        """Whose turn it is, the nearest first."""
        if self.case.status is not CaseStatus.OPEN:
            return Turn.CLOSED
        if self.case.adult is not Adult.YES:
            return Turn.LINES
        return next((turn for turn, is_due in self._turns() if is_due), Turn.NOTHING)

    def _turns(self) -> tuple[tuple[Turn, bool], ...]:
        if not self.case.is_searched:
            # What takes something back is still a person's to send.
            return (Turn.LETTERS, self.to_approve > 0), (Turn.SEND, self.to_send > 0), (Turn.CONSENT, True)
        done, empty = self.case.guided.done, not self.pictures and not self.addresses
        return (
            (Turn.STORY, empty and "story" not in done),
            (Turn.PICTURES, empty),
            (Turn.FOUND, self.waiting > 0),
            (Turn.ASKED, self.asked > 0),
            (Turn.LETTERS, self.to_approve > 0 or self.unwritten > 0),
            (Turn.SEND, self.to_send > 0),
            (Turn.SEARCH, self.pictures > 0 and "search" not in done),
            (Turn.STORY, "story" not in done),
        )


def progress_of(session: Session, addressees: Addressees, case_id: str, at: datetime) -> Progress:
    """Return where a case is at ``at``.

    Raises:
        NotFound: there is no such case.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id)
        letters = [(row["state"], row["sent_at"]) for row in tx.rows("notices", raw=True, only=_CLEAR, case_id=case.id)]
        states = [state for state, _ in letters]
        return Progress(
            case,
            pictures=tx.count("media", case_id=case.id),
            addresses=tx.count("matches", case_id=case.id),
            waiting=_undecided(tx, case),
            held=tx.count("cautions", case_id=case.id, state=CautionState.HELD.value),
            to_approve=states.count(NoticeState.DRAFT.value),
            to_send=states.count(NoticeState.APPROVED.value),
            asked=sum(state == NoticeState.HELD and sent is not None for state, sent in letters),
            out=sum(states.count(state.value) for state in _OUT),
            tracks=tuple(tracks_of(session, tx, addressees, case, at)),
        )


def _undecided(tx: Transaction, case: Case) -> int:
    """Return how many finds wait for a decision; weak resemblances are shown on request only."""
    new = tx.rows("matches", raw=True, only=["confidence"], case_id=case.id, state=MatchState.NEW.value)
    return sum(row["confidence"] != Confidence.POSSIBLE.value for row in new)
