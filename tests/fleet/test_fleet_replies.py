"""What a server's mailbox holds: each answer reaches the notice that it answers, of whatever organisation, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from takedown.cases.notice import Notice, NoticeState
from takedown.fleet.letters import letters, mail_in, send_due
from takedown.pipeline.shelf import NOTICES, REPLIES
from takedown.pipeline.team.server import TeamServer
from takedown.settings import Settings
from tests.fleet.fleet_scene import floor_of
from tests.fleet.letters_scene import mail_of, sent_by
from tests.mail.certificates import made
from tests.mail.dovecot import Dovecot
from tests.mail.postbox import Postbox
from tests.pipeline.test_replies import RECEIPT, REFUSED, STRANGER, reply
from tests.team_server import House


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture
def dovecot(tmp_path: Path) -> Iterator[Dovecot]:
    with Dovecot(made(tmp_path)) as running:
        yield running


def with_mailbox(server: TeamServer, box: Postbox, dovecot: Dovecot) -> Settings:
    """Return settings of a server that sends letters, and reads a mailbox whose password a file holds."""
    at = dovecot.server("none")
    (server.home / "word").write_text(at.password, encoding="utf-8")
    imap = {"host": at.host, "port": at.port, "security": "none", "user": at.user, "password_file": "word"}
    return Settings.model_validate({**mail_of(box), "imap": imap})


def now_of(house: House, notice: Notice) -> tuple[NoticeState, int]:
    """Return a notice's state and how many answers there are, as a member of its organisation sees them."""
    with house.as_member("supervisor").store.read() as tx:
        return NOTICES.get(tx, notice.id).state, len(REPLIES.all(tx, order_by="received_at", notice_id=notice.id))


def test_an_answer_reaches_the_notice_that_it_answers_and_no_other_organisation(
    server: TeamServer, first: House, second: House, box: Postbox, dovecot: Dovecot, owner_url: str
) -> None:
    ours, silent, theirs = sent_by(first, box, 0), sent_by(first, box, 1), sent_by(second, box, 2)
    with floor_of(server, with_mailbox(server, box, dovecot), "notifier") as floor:
        for house in (first, second):
            send_due(floor, house.organisation.id)
        dovecot.put(reply(ours, RECEIPT, number=1))
        dovecot.put(reply(theirs, REFUSED, number=2))
        dovecot.put(reply(silent, REFUSED, number=3, sender=STRANGER))
        dovecot.put(b"From: nobody@elsewhere.example\r\nSubject: hello\r\n\r\nabout nothing\r\n")
        letters(floor)
        with psycopg.connect(owner_url) as link:
            queued = link.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'mail_in'").fetchall()
        assert queued == [({},)]
        for _ in range(2):
            mail_in(floor)
            (server.home / "mailbox.json").unlink()  # another notifier's machine hasn't read anything yet

    assert now_of(first, ours) == (NoticeState.ACKNOWLEDGED, 1)
    assert now_of(second, theirs) == (NoticeState.REFUSED, 1)
    assert now_of(first, silent)[0] is NoticeState.SENT, "who isn't the recipient moves nothing"
    assert dovecot.flags() == [""] * 4, "the mailbox is left as it is"
    for house in (first, second):
        session = house.as_member("supervisor")
        with session.store.read() as tx:
            session.ledger.check_ours(tx)
            assert all(not entry.code for entry in session.ledger.verify(tx))


def test_without_a_mailbox_nothing_is_read_and_letters_leave(
    server: TeamServer, first: House, box: Postbox, dovecot: Dovecot
) -> None:
    notice = sent_by(first, box, 0)
    settings = with_mailbox(server, box, dovecot)
    away = settings.model_copy(update={"imap": settings.imap.model_copy(update={"host": ""})})
    with floor_of(server, away, "notifier") as floor:
        mail_in(floor)
        send_due(floor, first.organisation.id)
    assert now_of(first, notice) == (NoticeState.SENT, 0)
