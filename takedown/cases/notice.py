"""A notice, its recipient, and the states that it goes through."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from takedown.cases.noun import Moment, Noun
from takedown.cases.states import Moves


class NoticeState(StrEnum):
    """Where a notice is."""

    DRAFT = "draft"
    HELD = "held"
    APPROVED = "approved"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    REMOVED = "removed"
    REFUSED = "refused"
    ESCALATED = "escalated"
    WITHDRAWN = "withdrawn"


_N = NoticeState
NOTICE_MOVES = Moves(
    "notice",
    {
        _N.DRAFT: {_N.APPROVED, _N.HELD, _N.WITHDRAWN},
        _N.HELD: {_N.DRAFT, _N.APPROVED, _N.SENT, _N.WITHDRAWN},
        _N.APPROVED: {_N.DRAFT, _N.HELD, _N.SENT, _N.WITHDRAWN},
        _N.SENT: {_N.ACKNOWLEDGED, _N.REMOVED, _N.REFUSED, _N.HELD, _N.ESCALATED, _N.WITHDRAWN},
        _N.ACKNOWLEDGED: {_N.REMOVED, _N.REFUSED, _N.HELD, _N.ESCALATED, _N.WITHDRAWN},
        _N.REFUSED: {_N.ESCALATED, _N.REMOVED, _N.WITHDRAWN},
        _N.ESCALATED: {_N.REMOVED, _N.REFUSED, _N.WITHDRAWN},
        _N.REMOVED: {_N.ESCALATED},
        _N.WITHDRAWN: (),
    },
)


class Outcome(StrEnum):
    """What a recipient answered, and the state that it leads to (``OUTCOME_STATES``)."""

    REMOVED = "removed"
    REFUSED = "refused"
    MORE_INFORMATION = "more-information"
    WRONG_RECIPIENT = "wrong-recipient"
    NO_ANSWER = "no-answer"


OUTCOME_STATES = {
    Outcome.REMOVED: _N.REMOVED,
    Outcome.REFUSED: _N.REFUSED,
    Outcome.MORE_INFORMATION: _N.HELD,
    Outcome.WRONG_RECIPIENT: _N.WITHDRAWN,
    Outcome.NO_ANSWER: _N.ESCALATED,
}

Trust = Literal["high", "medium", "low"]
"""How well a channel was checked. ``low`` is shown as such and never sent to automatically."""


class Channel(Noun):
    """One way to reach a recipient."""

    type: Literal["form", "in_app", "email", "post", "policy", "help", "phone", "chat", "api"]
    purpose: str
    confidence: Trust
    url: str = ""
    email: str = ""
    login_required: bool | None = None
    """``None``: not known."""
    fields: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    """The legal bases that this channel takes; empty: any of the recipient's."""


class Recipient(Noun):
    """Somebody who can take a copy down, or an authority. An entry without a source can't load."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: str
    kind: Literal["platform", "host", "authority"]
    domains: tuple[str, ...]
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    languages: Annotated[tuple[Literal["fr", "en"], ...], Field(min_length=1)]
    """The languages that it takes, the preferred one first."""
    legal_bases: tuple[str, ...]
    reveals_notifier: str = ""
    """What it does with the notifier's identity; empty: not known."""
    appeal: str = ""
    notes: tuple[str, ...] = ()
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    verified_on: Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2}|undated)$")]
    """The date of the text that was read; ``undated`` where it bears none."""
    confidence: Trust


class Notice(Noun):
    """One letter or form draft to one recipient about addresses of one person."""

    id: str
    case_id: str
    state: NoticeState = NoticeState.DRAFT
    created_at: Moment
    sent_at: Moment | None = None
    due_at: Moment | None = None
    """The next step's date; ``due_basis`` says whose clock it is."""
    due_basis: str = ""
    """``own-rhythm`` (no law sets it) or the id of the legal basis that sets the deadline."""
    recipient: str
    route: str
    """The id of the legal basis, such as ``eu-dsa-16``."""
    language: Literal["fr", "en"]
    reference: str
    """Ours; the recipient is asked to quote it."""
    their_reference: str = ""
    urls: Annotated[tuple[str, ...], Field(min_length=1)]
    match_ids: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Codes of the elements that keep it from being approved; ``missing-<code>`` in ``locale/`` are their words."""
    text: str = ""
    """What was approved, word for word; empty while a draft, which is rendered afresh each time."""
    facts: dict[str, Any] | None = None
    """What the approved words were made of, so that every other form of them says the same."""
