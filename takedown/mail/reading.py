"""A message as plain text, from bytes that anybody may have sent: with limits on size, depth and headers.

HTML is reduced to its text, attachments are passed over. The library's newer header parser isn't used: hostile
headers can keep it busy for minutes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime

from takedown.mail.plain import from_html

MOST_BYTES = 2 * 1024 * 1024
"""What is read of a message; a reply is a few kilobytes, and what comes after its text are attachments."""
_MOST_TEXT = 50_000
_MOST_HTML = 512 * 1024
_MOST_PARTS = 100
_MOST_HEADER = 2_000
_MOST_HEADER_BLOCK = 128 * 1024
_MOST_VALUE = 20_000
_MOST_REFERENCES = 100
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
_NESTED = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_CHARSETS = {
    "utf-8",
    "us-ascii",
    "utf-16",
    "windows-1252",
    "iso-8859-15",
    "utf-8-sig",
    "koi8-r",
    "gb18030",
    "shift_jis",
}
_FAMILIES = ("iso-8859-", "windows-12")


class _Short(Compat32):
    """The library's way with headers, each cut as it is read: parameters of a megabyte would take it hours."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[: _MOST_HEADER if name.lower().startswith("content-") else _MOST_VALUE]


_POLICY = _Short()


@dataclass(frozen=True, slots=True)
class Mail:
    """One message, as far as it is looked at; every text is harmless and of limited length.

    Attributes:
        message_id: with its angle brackets; empty if it has none.
        sender: the bare address in From, in lower case; empty if there isn't exactly one.
        at: the sender's date, or ``None``; never trusted for an order.
        answers: the Message-IDs in In-Reply-To and References.
        text: the plain text, or that of the HTML where there is no plain one.
        automatic: it says that a program answered by itself (RFC 3834, section 5, and headers that came before it).
        forged: a server on its way found that it isn't from whom it says (RFC 8601, DMARC).
        failed: the Message-IDs that it reports as not delivered (RFC 3464), of which ``<>`` stands for one unnamed.
    """

    message_id: str
    sender: str
    subject: str = field(repr=False)
    at: datetime | None
    answers: tuple[str, ...]
    text: str = field(repr=False)
    automatic: bool = False
    forged: bool = False
    failed: tuple[str, ...] = ()


def read(raw: bytes) -> Mail:
    """Return what ``raw`` says; bytes that are no message give one that says nothing."""
    message = _parsed(raw[:MOST_BYTES])
    parts = list(_parts(message))
    return Mail(
        message_id=next(iter(_ids(message, "Message-ID")), ""),
        sender=_sender(message),
        subject=_header(message, "Subject"),
        at=_date(message),
        answers=_ids(message, "In-Reply-To", "References"),
        text=_text(parts),
        automatic=_automatic(message),
        forged=any("dmarc=fail" in str(value).lower() for value in message.get_all("Authentication-Results", [])),
        failed=_failed(message, parts),
    )


def _parsed(raw: bytes) -> Message:
    head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    if len(head) > _MOST_HEADER_BLOCK:
        return Message()
    if len(_NESTED.findall(raw)) > _MOST_PARTS:
        return BytesHeaderParser(policy=_POLICY).parsebytes(head + b"\n\n")
    try:
        return message_from_bytes(raw, policy=_POLICY)
    except (RecursionError, ValueError, LookupError):
        return Message()


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        yield part


def _header(message: Message, name: str) -> str:
    """Return a header in one harmless line; encoded words (RFC 2047) decoded."""
    value = str(message.get(name, ""))[:_MOST_HEADER]
    try:
        pieces = decode_header(value)
    except (ValueError, LookupError, MessageError):
        pieces = [(value, None)]
    said = "".join(
        piece if isinstance(piece, str) else _decoded(piece, charset or "utf-8") for piece, charset in pieces
    )
    return " ".join(harmless(said).split())


def _sender(message: Message) -> str:
    """Return the address in From: whoever names several, or none, is nobody."""
    found = [str(value)[:_MOST_HEADER] for value in message.get_all("From", [])]
    if len(found) != 1 or found[0].count("@") != 1:
        return ""
    address = harmless(parseaddr(found[0])[1]).strip().lower()
    return address if address.isascii() and address.count("@") == 1 and " " not in address else ""


def _ids(message: Message, *names: str) -> tuple[str, ...]:
    said = " ".join(str(value)[:_MOST_VALUE] for name in names for value in message.get_all(name, []))
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(said)))[:_MOST_REFERENCES]


def _date(message: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(str(message.get("Date", ""))[:100])
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _text(parts: list[Message]) -> str:
    shown = [part for part in parts if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    plain = [_content(part) for part in shown if part.get_content_type() == "text/plain"]
    if not any(text.strip() for text in plain):
        plain = [from_html(_content(part)[:_MOST_HTML]) for part in shown if part.get_content_type() == "text/html"]
    lines = [line.rstrip() for line in harmless("\n".join(plain)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:_MOST_TEXT]


def _content(part: Message) -> str:
    try:
        content, charset = part.get_payload(decode=True), part.get_content_charset("utf-8")
    except (ValueError, LookupError, AssertionError):
        return ""
    return _decoded(content, charset) if isinstance(content, bytes) else ""


def _decoded(content: bytes, charset: str) -> str:
    """Return the text; a character set that isn't one, or that takes long on hostile bytes, counts as UTF-8."""
    name = charset.lower().replace("cp12", "windows-12").replace("_", "-")
    known = name in _CHARSETS or name.startswith(_FAMILIES) or name == "shift-jis"
    try:
        return content.decode(name if known else "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def harmless(text: str) -> str:
    """Return ``text`` without control, format and unassigned characters; line ends and tabs stay, as plain ones."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in plain if letter in "\n\t" or not unicodedata.category(letter).startswith("C"))


def _automatic(message: Message) -> bool:
    """Say whether a program answered by itself; ticket systems mark what people write there as generated, too."""
    submitted = _header(message, "Auto-Submitted").partition(";")[0].strip().lower()
    # The standard's header, and what programs set before there was one.
    older = _header(message, "Precedence").lower() == "auto_reply"
    return submitted == "auto-replied" or older or any(name in message for name in ("X-Autoreply", "X-Autorespond"))


def _failed(message: Message, parts: list[Message]) -> tuple[str, ...]:
    """Return which messages a delivery report (RFC 3464) says were not delivered: action ``failed`` alone."""
    if message.get_content_type() != "multipart/report":
        return ()
    actions = [_header(part, "Action").lower() for part in parts if "Action" in part]
    if not any(action.startswith("failed") for action in actions):
        return ()
    returned = [part for part in parts[1:] if part.get_content_type() in ("message/rfc822", "text/rfc822-headers")]
    found = [one for part in returned for one in _returned_ids(part)]
    return tuple(dict.fromkeys(found)) or ("<>",)


def _returned_ids(part: Message) -> list[str]:
    """Return the Message-ID of a message that came back whole, or as headers alone."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        inside = [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []
        return [one for message in inside[:1] for one in _ids(message, "Message-ID")]
    said = re.findall(r"^message-id:\s*(<[^<>\s]{3,250}>)", _content(part), re.IGNORECASE | re.MULTILINE)
    return [str(one) for one in said[:1]]
