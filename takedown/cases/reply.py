"""An answer of a recipient, as far as it was understood; what isn't sure is left to a person."""

from __future__ import annotations

from enum import StrEnum

from takedown.cases.noun import Moment, Noun


class Meaning(StrEnum):
    """What a reply says."""

    RECEIPT = "receipt"
    REMOVED = "removed"
    REFUSED = "refused"
    MORE_INFORMATION = "more-information"
    WRONG_RECIPIENT = "wrong-recipient"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    UNCLEAR = "unclear"


class Reply(Noun):
    """One message.

    Attributes:
        notice_id: empty while it is matched to none. case_id: of that notice; a reply without one isn't stored.
        message_id: the sender's own, so that one message is taken once.
        meaning: as recognised, or as a person said (``decided_by_person``).
        their_reference: a ticket number that the reply asks to quote; empty if none was sure.
        text: plain text alone; attachments and HTML are not kept.
    """

    id: str
    case_id: str
    notice_id: str
    received_at: Moment
    meaning: Meaning
    decided_by_person: bool = False
    message_id: str
    sender: str
    subject: str
    text: str
    their_reference: str = ""
