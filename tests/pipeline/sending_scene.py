"""An approved notice to a host that takes e-mail, and a person's own mail servers on loopback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from takedown.cases.dispatch import Dispatch
from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.pipeline.letters.addressees import FOLDER
from takedown.pipeline.mailing.sending import Delivery, Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, DISPATCHES, NOTICES
from takedown.settings import Settings
from tests.mail.dovecot import Dovecot
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import found, opened

SENDER, ABUSE = "notices@notifier.example", "abuse@gallery.example"
URL = "https://gallery.example/album/{}.jpg"

ENTRY = """
id = "{id}"
name = "A gallery"
kind = "{kind}"
domains = ["gallery.example"]
languages = ["en"]
legal_bases = ["eu-dsa-16", "own-rules"]
sources = ["https://gallery.example/abuse"]
verified_on = "{today}"
confidence = "{confidence}"

[[channels]]
type = "{type}"
email = "{email}"
url = "{url}"
confidence = "{confidence}"

[channels.purpose]
en = "abuse desk"
fr = "service des abus"
"""


def connected(
    session: Session,
    box: Postbox,
    dovecot: Dovecot | None = None,
    lookup: dict[str, object] | None = None,
    **smtp: object,
) -> Session:
    """Return the session with a mail server, and a mailbox where there is one; letters leave at once."""
    outgoing = {"host": "127.0.0.1", "port": box.port, "security": "none", "undo_seconds": 0, **smtp}
    settings: dict[str, object] = {"notifier": {"name": "Association Exemple", "email": SENDER}, "smtp": outgoing}
    settings |= {"lookup": lookup or {}, "database": session.settings.database.model_dump()}
    if dovecot is not None:
        server = dovecot.server("none")
        (session.home / "word").write_text(server.password, encoding="utf-8")
        settings["imap"] = {
            "host": server.host,
            "port": server.port,
            "security": "none",
            "user": server.user,
            "password_file": "word",
        }
    return replace(session, settings=Settings.model_validate(settings))


def entry(session: Session, *, email: str = ABUSE, confidence: str = "high", **more: str) -> None:
    """Put the host's entry into the home."""
    folder = session.home / FOLDER
    folder.mkdir(exist_ok=True)
    values = {
        "id": "a_gallery",
        "kind": "host",
        "type": "email",
        "url": "",
        "today": datetime.now(UTC).date().isoformat(),
        **more,
    }
    text = ENTRY.format(email=email, confidence=confidence, **values)
    (folder / f"{values['id']}.toml").write_text(text, encoding="utf-8")


def approved(session: Session, *, number: int = 1, case: str = "", contact_checked: bool = False) -> Notice:
    """Return an approved notice to the host, about one address of a case."""
    if not (session.home / FOLDER).exists():
        entry(session)
    case_id = case or opened(session).id
    match = found(session, case_id, URL.format(number))
    drafted = Desk(session).draft(case_id, [match.id], "en", recipient="a_gallery", basis="eu-dsa-16").notices
    return Desk(session).approve(drafted[0].id, contact_checked=contact_checked)


def sent_off(session: Session, notice: Notice, *, again: bool = False) -> Delivery:
    """Queue the notice and send what is due."""
    outbox = Outbox(session)
    outbox.queue(notice.id, again=again)
    (delivery,) = [one for one in outbox.flush() if one.notice.id == notice.id]
    return delivery


def notice_of(session: Session, notice: Notice) -> Notice:
    with session.store.read() as tx:
        return NOTICES.get(tx, notice.id)


def letters(session: Session, notice: Notice) -> list[Dispatch]:
    with session.store.read() as tx:
        return DISPATCHES.all(tx, order_by="created_at", notice_id=notice.id)


def aged(session: Session, dispatch: Dispatch, by: timedelta) -> None:
    """Have everything about a letter have happened earlier."""
    moments = {
        name: moment - by
        for name in ("created_at", "not_before", "sent_at")
        if (moment := getattr(dispatch, name)) is not None
    }
    with session.store.begin() as tx:
        DISPATCHES.renew(tx, dispatch.model_copy(update=moments), *moments)
        notice = NOTICES.get(tx, dispatch.notice_id)
        if notice.sent_at is not None:
            NOTICES.renew(tx, notice.model_copy(update={"sent_at": notice.sent_at - by}), "sent_at")


def edited(session: Session, case_id: str, **particulars: object) -> None:
    """Change particulars of a case, as a person would."""
    with session.store.begin() as tx:
        case = CASES.get(tx, case_id)
        changed = case.model_copy(update={"particulars": case.particulars.model_copy(update=particulars)})
        CASES.renew(tx, changed, "particulars")


def in_an_hour() -> datetime:
    return now() + timedelta(hours=1)
