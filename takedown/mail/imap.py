"""Read the person's own mailbox: opened read-only, nothing is marked, moved or deleted."""

from __future__ import annotations

import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from imap_tools import AND, BaseMailBox, H, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from takedown.errors import TakedownError
from takedown.mail.server import Server

SECONDS = 60.0
_MOST_FOLDERS = 200
_PEEKED = re.compile(rb"BODY\[\]<0>", re.IGNORECASE)


class MailboxUnreachable(TakedownError):
    """The mailbox's server can't be reached, proves to be somebody else, or broke off; ``host``, ``why``."""


class MailboxLoginRefused(TakedownError):
    """The server doesn't take the user's name and password; ``host``."""


class NoSuchFolder(TakedownError):
    """The mailbox has no such folder; ``folder``."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a folder was read: its UIDVALIDITY (RFC 3501, 2.3.1.1) and the last UID; both 0 before the first time."""

    validity: int = 0
    uid: int = 0


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message, cut at the size asked for."""

    mark: Mark
    raw: bytes = field(repr=False)


class Mailbox:
    """An open mailbox; ``opened`` gives one."""

    def __init__(self, box: BaseMailBox, host: str) -> None:
        self._box = box
        self._host = host

    def since(self, folder: str, mark: Mark, limit: int) -> Iterator[Fetched]:
        """Yield every message of ``folder`` that came after ``mark``, oldest first, of ``limit`` bytes at most.

        Where the folder was made anew on the server (another UIDVALIDITY), every message is new.

        Raises:
            NoSuchFolder, MailboxUnreachable: what was yielded before stands.
        """
        with _told(self._host, folder):
            self._box.folder.set(folder, readonly=True)
            validity = self._validity()
            last = mark.uid if validity == mark.validity else 0
            # "n:*" always names the last message, whatever n is.
            uids = sorted(uid for uid in map(int, self._box.uids(f"UID {last + 1}:*")) if uid > last)
            for uid in uids:
                raw = self._message(uid, limit)
                if raw is not None:
                    yield Fetched(Mark(validity, uid), raw)

    def holds(self, message_id: str) -> bool:
        """Say whether any folder has the message with this Message-ID.

        Raises:
            MailboxUnreachable: nobody knows.
        """
        with _told(self._host, ""):
            names = [folder.name for folder in self._box.folder.list() if "\\Noselect" not in folder.flags]
            return any(self._in(name, message_id) for name in names[:_MOST_FOLDERS])

    def _in(self, folder: str, message_id: str) -> bool:
        try:
            self._box.folder.set(folder, readonly=True)
        except MailboxFolderSelectError:
            return False
        return bool(self._box.uids(AND(header=[H("Message-ID", message_id)])))

    def _validity(self) -> int:
        _, values = self._box.client.response("UIDVALIDITY")
        return int(values[0]) if values and values[0] else 0

    def _message(self, uid: int, limit: int) -> bytes | None:
        """Return the message, or ``None`` where it was deleted meanwhile; peeking leaves it unread."""
        status, parts = self._box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{limit}>)")
        if status != "OK":
            raise imaplib.IMAP4.error
        return next((part[1] for part in parts if isinstance(part, tuple) and _PEEKED.search(part[0])), None)


@contextmanager
def opened(server: Server) -> Iterator[Mailbox]:
    """Log in, give the mailbox, and log out.

    Raises:
        MailboxUnreachable, MailboxLoginRefused, CertificatesUnreadable: nothing was read.
    """
    with _told(server.host, ""):
        box = _connected(server)
    try:
        with _told(server.host, ""):
            _log_in(box, server)
        yield Mailbox(box, server.host)
    finally:
        with suppress(ImapToolsError, imaplib.IMAP4.error, OSError):
            box.logout()


def _log_in(box: BaseMailBox, server: Server) -> None:
    if server.user.isascii() and server.password.isascii():
        box.login(server.user, server.password, initial_folder=None)
        return
    try:
        box.login_utf8(server.user, server.password, initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as problem:
        raise MailboxLoginRefused(host=server.host) from problem


def _connected(server: Server) -> BaseMailBox:
    if server.security == "tls":
        return MailBox(server.host, server.port, timeout=SECONDS, ssl_context=server.context())
    if server.security == "starttls":
        return MailBoxStartTls(server.host, server.port, timeout=SECONDS, ssl_context=server.context())
    return MailBoxUnencrypted(server.host, server.port, timeout=SECONDS)


@contextmanager
def _told(host: str, folder: str) -> Iterator[None]:
    try:
        yield
    except MailboxLoginError as problem:
        raise MailboxLoginRefused(host=host) from problem
    except MailboxFolderSelectError as problem:
        raise NoSuchFolder(folder=folder) from problem
    except (ImapToolsError, imaplib.IMAP4.error, OSError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else type(problem).__name__
        raise MailboxUnreachable(host=host, why=why) from problem
