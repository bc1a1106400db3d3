"""The person's own mailbox: every message since the last time is offered to the replies, once, and left as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from takedown.mail import imap
from takedown.mail.imap import Mark
from takedown.mail.reading import MOST_BYTES
from takedown.mail.server import Server
from takedown.pipeline.mailing.replies import Inbox, Taken
from takedown.pipeline.session import Session

MARK = "mailbox.json"
"""How far the folder was read: two numbers, which say nothing about anybody."""


def taken(session: Session) -> Iterator[Taken]:
    """Take every message of the configured folder that came since the last time, and yield what became of each.

    Raises:
        NoMailServer, PlainOnlyHere, MailPasswordUnreadable, CertificatesUnreadable, MailboxUnreachable,
            MailboxLoginRefused, NoSuchFolder: what was taken before stays taken.
    """
    settings = session.settings.imap
    file = session.home / MARK
    inbox = Inbox(session)
    with imap.opened(Server.of(settings, session.home)) as box:
        for message in box.since(settings.folder, _mark(file), MOST_BYTES):
            yield inbox.take(message.raw)
            # Only now: a message that was offered twice is taken once.
            _keep(file, message.mark)


def _mark(file: Path) -> Mark:
    with suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(file.read_text(encoding="ascii"))
        return Mark(int(kept["validity"]), int(kept["uid"]))
    return Mark()


def _keep(file: Path, mark: Mark) -> None:
    new = file.with_suffix(".new")
    new.write_text(json.dumps({"validity": mark.validity, "uid": mark.uid}), encoding="ascii")
    new.replace(file)
