"""Which notice a message answers, and whether it comes from whom the notice went to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from takedown.cases.case import CaseStatus
from takedown.cases.notice import Notice
from takedown.cases.recipient import Recipient
from takedown.mail.reading import Mail
from takedown.mail.recognising import references
from takedown.notices.facts import Facts
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, DISPATCHES, NOTICES
from takedown.store import Transaction

_ANYBODY = ("gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "ymail", "icloud", "aol", "gmx", "mail")
_ANYBODY_TOO = ("proton", "protonmail", "pm", "tutanota", "tuta", "orange", "free", "laposte", "sfr", "wanadoo", "web")
_ANYBODY_AS_WELL = (
    "yandex",
    "ya",
    "rambler",
    "vk",
    "qq",
    "163",
    "naver",
    "daum",
    "zoho",
    "me",
    "mac",
    "msn",
    "fastmail",
)
_MAILBOXES = frozenset(_ANYBODY + _ANYBODY_TOO + _ANYBODY_AS_WELL)
"""Names under which anybody can have an address: there, only the very address that was written to counts."""


@dataclass(frozen=True, slots=True)
class Book:
    """What messages are matched by: Message-IDs of ours and references, each with the notices they stand for."""

    ours: dict[str, str]
    references: dict[str, set[str]]
    sender: str

    def answered(self, mail: Mail) -> str:
        """Return the id of the one notice that the message answers, or an empty text.

        What it names as the message that it answers, or that wasn't delivered, comes before a reference in its text.
        """
        named = {self.ours[one] for one in (*mail.failed, *mail.answers) if one in self.ours}
        quoted: set[str] = set().union(*(self.references.get(one, set()) for one in references(mail)))
        for found in (named, quoted):
            if len(found) == 1:
                return found.pop()
        both = named & quoted
        return both.pop() if len(both) == 1 else ""


def book_of(session: Session, tx: Transaction) -> Book:
    """Return the book of every notice whose case isn't erased."""
    known = {case.id for case in CASES.each(tx, order_by="created_at") if case.status is not CaseStatus.ERASED}
    ours = {one.message_id: one.notice_id for one in DISPATCHES.each(tx, order_by="created_at") if one.case_id in known}
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for notice in NOTICES.each(tx, order_by="created_at"):
        if notice.case_id in known:
            quoted[notice.reference.upper()].add(notice.id)
    return Book(ours, dict(quoted), session.settings.notifier.email.strip().lower())


def from_recipient(tx: Transaction, notice: Notice, mail: Mail) -> bool:
    """Say whether the message comes from the address that was written to, or from a domain of the recipient's own.

    A name below a domain doesn't count: whoever rents a place at a host may have one.
    """
    if mail.forged or not mail.sender or notice.sent_at is None:
        return False
    written = {one.to.lower() for one in DISPATCHES.all(tx, order_by="created_at", notice_id=notice.id)}
    if mail.sender in written:
        return True
    domain = mail.sender.rpartition("@")[2]
    return domain in _domains(_recipient(notice), written) and domain.split(".")[0] not in _MAILBOXES


def _recipient(notice: Notice) -> Recipient | None:
    return None if notice.facts is None else Facts.model_validate(notice.facts).recipient


def _domains(recipient: Recipient | None, written: set[str]) -> set[str]:
    """Return the domains of the addresses that were written to, and of the recipient's names, mails and pages."""
    found = {address.rpartition("@")[2] for address in written}
    if recipient is None:
        return found
    for channel in recipient.channels:
        found |= {channel.email.rpartition("@")[2].lower(), (urlsplit(channel.url).hostname or "").lower()}
    return (found | {domain.lower() for domain in recipient.domains}) - {"", "*"}
