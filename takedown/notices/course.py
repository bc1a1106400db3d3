"""The course of one copy: what was written about it, what is known of it, and what a step on the ladder is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from takedown.cases.holding import Holding, Part
from takedown.cases.notice import Letter, Notice, NoticeState, Outcome
from takedown.cases.particulars import Particulars
from takedown.cases.recipient import Recipient


class Rung(StrEnum):
    """A step's kind; ``ladder-step-<rung>`` in ``locale/`` are its words."""

    POLICE_FIRST = "police-first"
    APPROVE = "approve"
    SEND = "send"
    AGAIN = "again"
    MORE_INFORMATION = "more-information"
    WRONG_RECIPIENT = "wrong-recipient"
    COMPLAINT = "complaint"
    REFUSED = "refused"
    REMINDER = "reminder"
    HOST = "host"
    CDN = "cdn"
    NETWORK = "network"
    REGISTRAR = "registrar"
    SEARCH = "search"
    ERASURE = "erasure"
    REGULATOR = "regulator"
    POLICE = "police"


WAITING = frozenset({Rung.POLICE_FIRST, Rung.APPROVE, Rung.SEND})
"""Steps that are a person's turn: nothing is drafted for them."""

SOURCE = frozenset({"platform", "host"})
"""Who keeps the file or the page: they alone are reminded, and their word that it is gone ends the ladder."""
TAKERS = SOURCE | {"cdn", "registrar", "search_engine"}


@dataclass(frozen=True, slots=True)
class Target:
    """One letter of a step: to whom (an id of the directory, or a holder that it doesn't have), on which basis."""

    recipient: str
    route: str
    letter: Letter = "notice"
    part: Part | None = None
    """Found by asking who holds the address: the holding says how to reach it."""
    follows: str = ""
    """The notice that this letter quotes, where it isn't the step's own."""


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next for a copy.

    Attributes:
        rung: what is done. at: not before then.
        basis: whose date it is: the id of a legal basis, or ``own-rhythm``.
        reason: why, as a code (``ladder-why-<reason>``).
        notice: the id of the notice that waits for a person, or that the step follows.
        targets: the letters to draft; none where a person's turn is.
        until: the last moment that a law leaves for it, where one does (``until_basis``).
    """

    rung: Rung
    at: datetime
    basis: str
    reason: str
    notice: str
    targets: tuple[Target, ...] = ()
    until: datetime | None = None
    until_basis: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """All that the next step of one copy depends on.

    Attributes:
        notices: about this copy, the first drafted first.
        directory: every recipient by its id.
        rhythm: between two steps, where no law sets a date.
        gone: proven gone. live_at: when it was last seen there; back_at: when it was there again after that proof.
        country: of the person shown.
    """

    notices: tuple[Notice, ...]
    directory: Mapping[str, Recipient]
    rhythm: timedelta
    holding: Holding | None = None
    gone: bool = False
    live_at: datetime | None = None
    back_at: datetime | None = None
    particulars: Particulars = field(default_factory=Particulars)
    country: str = ""

    def kind(self, notice: Notice) -> str:
        """Return what kind of recipient ``notice`` is written to; empty where the directory has it no more."""
        if notice.addressee is not None:
            return str(notice.addressee["kind"])
        known = self.directory.get(notice.recipient)
        return known.kind if known else ""

    def round(self) -> tuple[Notice, ...]:
        """Return the notices since the copy was there again, or all; a letter of withdrawal is no step."""
        since = self.back_at
        ours = (one for one in self.notices if one.letter != "withdrawal")
        return tuple(one for one in ours if since is None or one.created_at >= since)


def given_up(notice: Notice) -> bool:
    """Return whether a person took back what had left: nothing follows it."""
    taken_back = notice.state is NoticeState.WITHDRAWN and notice.sent_at is not None
    return taken_back and notice.outcome != Outcome.WRONG_RECIPIENT
