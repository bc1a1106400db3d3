"""The digest: one sentence in both languages that says that there is something new, and nothing of what."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from takedown.pipeline.mailing.message import new_message_id
from takedown.words import Words

_POLICY = SMTP.clone(cte_type="7bit")


def digest(sender: str, to: str, at: datetime) -> bytes:
    """Return the whole message as it leaves, in ASCII.

    No name stands beside the addresses, no header tells which program wrote it, and what is new stays at home: whoever
    looks over a shoulder, or keeps the mailbox, learns that there was a message.
    """
    message = EmailMessage(policy=_POLICY)
    message["From"], message["To"] = Address(addr_spec=sender), Address(addr_spec=to)
    message["Subject"] = " / ".join(Words(language)("digest-subject") for language in ("fr", "en"))
    message["Date"], message["Message-ID"] = format_datetime(at), new_message_id(sender)
    text = "\n\n".join(Words(language)("digest-body") for language in ("fr", "en"))
    message.set_content(text + "\n", cte="quoted-printable")
    return message.as_bytes()
