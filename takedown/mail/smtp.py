"""Hand one message to the person's own outgoing server, and tell exactly how far it got.

RFC 5321: until the line with a single dot, the server has taken nothing on (4.1.1.4); after it, whoever got no answer
can't know (4.5.3.2.6). So the caller is asked right before that line, and writes it down first.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from takedown.mail.server import Server

SECONDS = 60.0
"""For a connection and each answer."""
LAST_SECONDS = 300.0
"""For the answer to the last line, behind which servers look for viruses; RFC 5321 (4.5.3.2.6) asks for patience."""

_OK, _WILL_FORWARD, _GO_ON = 250, 251, 354
_LATER, _FOR_GOOD = 4, 5
_LONGEST_ANSWER = 500


class Fate(StrEnum):
    """What became of a message.

    ``accepted``: the server answers for it now. ``refused``: for good, nothing was taken. ``later``: the server asks
    to come again. ``nothing-left``: the line was cut, or never stood, before the last line. ``unsure``: the last
    line was on its way, and no answer came.
    """

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"
    NOTHING_LEFT = "nothing-left"
    UNSURE = "unsure"


class Stage(StrEnum):
    """Where in the conversation it was decided."""

    CONNECT = "connect"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    DATA = "data"
    END = "end"


@dataclass(frozen=True, slots=True)
class Answer:
    """The fate of a message, and the server's last words: a code, or 0 without one, and a text of one line."""

    fate: Fate
    stage: Stage
    code: int = 0
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message on its way to one address.

    Attributes:
        hello: the name that we greet with: a domain, never this machine's own name.
        copy_to: an address that gets a blind copy in the same transaction, or empty; its refusal stops nothing.
        message: the bytes as they leave.
    """

    hello: str
    sender: str = field(repr=False)
    to: str = field(repr=False)
    copy_to: str = field(repr=False)
    message: bytes = field(repr=False)


def post(server: Server, envelope: Envelope, before_last: Callable[[], None]) -> Answer:
    """Hand the message over.

    Args:
        server: the person's own.
        envelope: what, from whom, to whom.
        before_last: called when all but the last line has been sent. What it raises cuts the line: nothing has left.

    Raises:
        CertificatesUnreadable: nothing was contacted.
    """
    context = server.context()
    try:
        link = _connected(server, envelope.hello, context)
    except (OSError, smtplib.SMTPException) as problem:
        return Answer(Fate.NOTHING_LEFT, Stage.CONNECT, text=_why(problem))
    try:
        return _logged_in(link, server) or _handed_over(link, envelope, before_last)
    finally:
        link.close()


def _connected(server: Server, hello: str, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, hello, timeout=SECONDS, context=context)
    link = smtplib.SMTP(server.host, server.port, hello, timeout=SECONDS)
    if server.security == "starttls":
        try:
            link.starttls(context=context)
        except BaseException:
            link.close()
            raise
    return link


def _logged_in(link: smtplib.SMTP, server: Server) -> Answer | None:
    """Greet, and log in where there is a user; return what went wrong, or ``None``."""
    try:
        link.ehlo_or_helo_if_needed()
        if server.user:
            link.login(server.user, server.password)
    except smtplib.SMTPResponseException as refused:
        # The letter wasn't looked at: whatever the code says, it is of the login.
        return Answer(Fate.NOTHING_LEFT, Stage.LOGIN, refused.smtp_code, _line(refused.smtp_error))
    except (OSError, smtplib.SMTPException, UnicodeEncodeError) as problem:
        return Answer(Fate.NOTHING_LEFT, Stage.LOGIN, text=_why(problem))
    return None


def _handed_over(link: smtplib.SMTP, envelope: Envelope, before_last: Callable[[], None]) -> Answer:
    try:
        stopped = _announced(link, envelope)
        if stopped is not None:
            _leave(link)
            return stopped
        link.send(_lines(envelope.message))
    except smtplib.SMTPResponseException as problem:
        return Answer(Fate.NOTHING_LEFT, Stage.DATA, problem.smtp_code, _line(problem.smtp_error))
    except (OSError, smtplib.SMTPException) as problem:
        return Answer(Fate.NOTHING_LEFT, Stage.DATA, text=_why(problem))
    before_last()
    return _ended(link)


def _announced(link: smtplib.SMTP, envelope: Envelope) -> Answer | None:
    """Name the sender and the addresses and ask to begin; return what the server had against it, or ``None``."""
    code, text = link.mail(envelope.sender)
    if code != _OK:
        return _said(code, text, Stage.SENDER)
    code, text = link.rcpt(envelope.to)
    if code not in (_OK, _WILL_FORWARD):
        return _said(code, text, Stage.RECIPIENT)
    if envelope.copy_to:
        link.rcpt(envelope.copy_to)
    code, text = link.docmd("DATA")
    return None if code == _GO_ON else _said(code, text, Stage.DATA)


def _ended(link: smtplib.SMTP) -> Answer:
    try:
        if link.sock is not None:
            link.sock.settimeout(LAST_SECONDS)
        link.send(b".\r\n")
        code, text = link.getreply()
    except smtplib.SMTPResponseException as problem:
        return Answer(Fate.UNSURE, Stage.END, problem.smtp_code, _line(problem.smtp_error))
    except (OSError, smtplib.SMTPException) as problem:
        return Answer(Fate.UNSURE, Stage.END, text=_why(problem))
    _leave(link)
    return _said(code, text, Stage.END)


def _said(code: int, text: bytes, stage: Stage) -> Answer:
    return Answer(_fate(code, stage), stage, code, _line(text))


def _fate(code: int, stage: Stage) -> Fate:
    if stage is Stage.END and code // 100 == _OK // 100:
        return Fate.ACCEPTED
    if code // 100 == _FOR_GOOD:
        return Fate.REFUSED
    if code // 100 == _LATER:
        return Fate.LATER
    # No answer that the standard knows.
    return Fate.UNSURE if stage is Stage.END else Fate.NOTHING_LEFT


def _lines(message: bytes) -> bytes:
    """Return the message with CRLF at every line's end, and lines that begin with a dot doubled (4.5.2)."""
    lines = message.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines)


def _leave(link: smtplib.SMTP) -> None:
    with suppress(OSError, smtplib.SMTPException):
        link.quit()


def _line(text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())[:_LONGEST_ANSWER]


def _why(problem: Exception) -> str:
    """Return a short reason: what the system says, or the kind of problem."""
    if isinstance(problem, ssl.SSLCertVerificationError):
        return _line(problem.verify_message)
    if isinstance(problem, OSError) and problem.strerror:
        return _line(problem.strerror)
    # The library's own kinds: a line that ended, a server that doesn't offer what is needed.
    return type(problem).__name__.removeprefix("SMTP")
