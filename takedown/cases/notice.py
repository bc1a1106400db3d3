"""A notice, and the states that it goes through."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from takedown.cases.noun import Later, Moment, Noun
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

Letter = Literal[
    "notice",
    "reminder",
    "complaint",
    "withdrawal",
    "more-information",
    "refused",
    "wrong-recipient",
]
"""What a letter is: the first notice, or one that follows it. ``complaint``: against a decision (DSA, article 20);
``refused``: a counter-answer; ``wrong-recipient``: asks who is the right one."""


WORDING = frozenset({"text", "facts", "edited"})
"""Fields of a notice that are its letter, word for word: whoever follows what became of it asks for none of them."""


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
    letter: Annotated[Letter, Later] = "notice"
    follows: Annotated[str, Later] = ""
    """The id of the notice that this one reminds of, complains about, withdraws, or goes a rung up from."""
    addressee: Annotated[dict[str, Any] | None, Later] = None
    """A ``Recipient`` that was found for an unknown site; ``recipient`` is a generic entry's id then."""
    contact_checked: Annotated[bool, Later] = False
    """A person looked at a contact that is of low confidence, found by the program, or perhaps the uploader's own."""
    holding: Annotated[dict[str, Any] | None, Later] = None
    """The ``Holding`` of its first address when it was drafted; looked up again right before sending."""
    outcome: Annotated[str, Later] = ""
    """The last ``Outcome``; empty while nothing came."""
    decided_at: Annotated[Moment | None, Later] = None
    """When the recipient's decision came: from then on six months to contest it (DSA, article 20(1))."""
    their_words: Annotated[str, Later] = ""
    """The reason of a refusal or the question asked, in a person's words; never printed as ours."""
    edited: Annotated[str, Later] = ""
    """The letter in a person's own wording, whole; empty while it reads as the template gives it."""
