"""The message as it leaves: what was approved, word for word, with headers that say nothing of this machine."""

from __future__ import annotations

import secrets
from datetime import datetime
from email import message_from_bytes, message_from_string
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from takedown.notices.render import render
from takedown.pipeline.mailing.rules import NoSender, Ready

_POLICY = SMTP.clone(cte_type="7bit")
_OURS = ("From", "To", "Cc", "Bcc", "Reply-To", "Date", "Message-ID", "X-Unsent", "X-Mailer", "User-Agent")


def new_message_id(sender: str) -> str:
    """Return a fresh Message-ID: chance at the sender's own domain; neither a machine's name nor the case's id."""
    return f"<{secrets.token_hex(16)}@{domain_of(sender)}>"


def domain_of(address: str) -> str:
    """Return the domain of an e-mail address, in lower case."""
    return address.rpartition("@")[2].lower()


def composed(ready: Ready, message_id: str, at: datetime) -> str:
    """Return the whole message in ASCII, its lines ended by CRLF.

    Args:
        ready: the notice and its way.
        message_id: kept with the letter, the same at every try.
        at: its date, written in UTC: the local time zone stays here.

    Raises:
        NoSender: the notifier's address can't stand in a header.
    """
    draft = render(ready.facts, "eml", ready.notice.route, edited=ready.notice.edited)
    message = message_from_bytes(draft, EmailMessage, policy=_POLICY)
    for name in _OURS:
        del message[name]
    message["From"] = _named(ready.facts.name, ready.sender)
    message["To"] = ready.to
    if ready.facts.email and ready.facts.email.lower() != ready.sender.lower():
        message["Reply-To"] = ready.facts.email
    message["Date"] = format_datetime(at)
    message["Message-ID"] = message_id
    _word_for_word(message, ready.notice.text)
    if message.is_multipart():
        # The library's own mark would tell which program wrote this.
        message.set_boundary(secrets.token_hex(16))
    return message.as_bytes(policy=_POLICY).decode("ascii")


def says(message: str, text: str) -> bool:
    """Say whether ``message`` is a letter with exactly these words."""
    return _body_says(message_from_string(message, EmailMessage, policy=_POLICY), text)


def _body_says(message: EmailMessage, text: str) -> bool:
    body = message.get_body(("plain",))
    return isinstance(body, EmailMessage) and body.get_content().splitlines() == text.splitlines()


def _named(name: str, sender: str) -> Address:
    try:
        return Address(name, addr_spec=sender)
    except (ValueError, IndexError) as problem:  # what the library raises for an address that it can't parse
        raise NoSender from problem


def _word_for_word(message: EmailMessage, text: str) -> None:
    """Put what was approved into the letter; a template may have changed since."""
    body = message.get_body(("plain",))
    if not isinstance(body, EmailMessage) or _body_says(message, text):
        return
    language = body["Content-Language"]
    body.set_content(text, cte="quoted-printable")
    if language and "Content-Language" not in body:
        body["Content-Language"] = str(language)
