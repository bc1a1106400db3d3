"""The journal of one sending: so that a letter is neither lost nor doubled, whenever the program dies."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.noun import Moment, Noun
from takedown.cases.states import Moves


class DispatchState(StrEnum):
    """Where a sending is.

    ``waiting``: until ``not_before`` it may be undone. ``sending``: the last byte may have left. ``unsure``: the
    program died or the line was cut before an answer; it isn't sent again unless it is known not to have arrived.
    """

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    REFUSED = "refused"
    UNDONE = "undone"


_D = DispatchState
DISPATCH_MOVES = Moves(
    "dispatch",
    {
        _D.WAITING: {_D.SENDING, _D.UNDONE, _D.REFUSED},
        _D.SENDING: {_D.SENT, _D.WAITING, _D.UNSURE, _D.REFUSED},
        _D.UNSURE: {_D.SENT, _D.WAITING, _D.UNDONE},
        _D.REFUSED: {_D.WAITING, _D.UNDONE},
        _D.SENT: (),
        _D.UNDONE: (),
    },
)


class Dispatch(Noun):
    """One letter on its way to one address.

    Attributes:
        message_id: made once and kept, the same at every try (RFC 5322, 3.6.4).
        to: the address. not_before: the end of the time in which it can be undone, or of a pause asked by the server.
        tries: how often the server was asked. answer: the server's last words, as a code and text; sealed.
        message: the whole message as it leaves (bytes as text), so that every try sends the same.
    """

    id: str
    case_id: str
    notice_id: str
    state: DispatchState = DispatchState.WAITING
    created_at: Moment
    not_before: Moment
    sent_at: Moment | None = None
    tries: int = 0
    message_id: str
    to: str
    answer: str = ""
    message: str
