"""A program that is killed at any moment: no letter is lost, none arrives twice, and a doubt is called one."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Queue

import pytest

from takedown.cases.dispatch import DispatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.session import Session
from takedown.settings import Settings
from takedown.vault import Vault
from tests.conftest import PASSPHRASE, NewDatabase
from tests.mail import certificates
from tests.mail.dovecot import Dovecot
from tests.mail.postbox import Cut, Postbox, Posted
from tests.pipeline import sending_scene as scene
from tests.pipeline.sending_child import Runner

S = DispatchState


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner() as running:
        yield running


@pytest.fixture(scope="module")
def imap_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    with Dovecot(certificates.made(tmp_path_factory.mktemp("certificates"))) as running:
        yield running


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture(params=["sqlcipher", "postgres"])
def session(request: pytest.FixtureRequest, vault: Vault, postgres_url: NewDatabase) -> Iterator[Session]:
    """A session that another process can open as well."""
    url = postgres_url() if request.param == "postgres" else ""
    opened = Session.opened(vault.home, Settings.model_validate({"database": {"url": url}}), PASSPHRASE)
    yield opened
    opened.close()


def killed_at(runner: Runner, session: Session, box: Postbox, place: str) -> int:
    """Send, and kill the process when its line gets to ``place``; return how it ended."""
    children: Queue[int] = Queue()

    def reached(there: str) -> None:
        if there == place and not children.empty():
            os.kill(children.get(), signal.SIGKILL)
            time.sleep(0.05)  # its end of the line closes before ours goes on

    box.reached = waiting_for(children, reached)
    children.put(runner.start(session))
    status = runner.ended()
    box.reached = lambda _: None
    return status


def waiting_for(children: Queue[int], reached: Callable[[str], None]) -> Callable[[str], None]:
    """Have the first place wait until the number of the process is known."""
    known = False

    def first(there: str) -> None:
        nonlocal known
        if not known:
            children.put(children.get(timeout=30))
            known = True
        reached(there)

    return first


def settled(runner: Runner, session: Session) -> None:
    """Send what is due, undisturbed."""
    runner.start(session)
    assert runner.ended() == 0


def state(session: Session, notice: Notice) -> DispatchState:
    (letter,) = scene.letters(session, notice)
    return letter.state


@pytest.mark.parametrize("place", ["greeting", "recipient", "data"])
def test_before_the_last_line_it_is_sent_by_the_next_run(
    session: Session, runner: Runner, box: Postbox, place: str
) -> None:
    session = scene.connected(session, box)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)

    assert killed_at(runner, session, box, place) == -signal.SIGKILL
    assert (state(session, notice), box.posted) == (S.WAITING, [])
    settled(runner, session)
    assert (state(session, notice), len(box.posted)) == (S.SENT, 1)
    assert scene.notice_of(session, notice).state is NoticeState.SENT


@pytest.mark.parametrize(("place", "cut"), [("lost", "lost"), ("lost", ""), ("taken", "")])
def test_after_the_last_line_the_mailbox_tells_or_a_person(
    session: Session, runner: Runner, box: Postbox, imap_server: Dovecot, place: str, cut: Cut
) -> None:
    imap_server.empty()
    box.keep = lambda posted: arrived(imap_server, posted)
    session = scene.connected(session, box, imap_server)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)
    box.cut = cut

    assert killed_at(runner, session, box, place) == -signal.SIGKILL
    assert state(session, notice) is S.SENDING
    box.cut = ""
    settled(runner, session)
    if cut == "lost":
        assert (state(session, notice), box.posted) == (S.UNSURE, [])
        Outbox(session).queue(notice.id, again=True)
        settled(runner, session)
    assert (state(session, notice), len(box.posted)) == (S.SENT, 1)
    assert scene.notice_of(session, notice).state is NoticeState.SENT
    assert imap_server.flags() == [""]


def arrived(mailbox: Dovecot, posted: Posted) -> None:
    if scene.SENDER in posted.to:
        mailbox.put(posted.raw)


@pytest.mark.parametrize("seed", range(3))
def test_killed_again_and_again_at_any_moment(
    file_session: Session, vault: Vault, runner: Runner, box: Postbox, imap_server: Dovecot, seed: int
) -> None:
    assert vault.home == Path(file_session.home)
    imap_server.empty()
    box.keep = lambda posted: arrived(imap_server, posted)
    chance = random.Random(seed)
    session = scene.connected(file_session, box, imap_server)
    notices = [scene.approved(session, number=number) for number in range(4)]
    for notice in notices:
        Outbox(session).queue(notice.id)
    for _ in range(5):
        child = runner.start(session)
        time.sleep(chance.uniform(0, 0.4))
        with suppress(ProcessLookupError):  # with nothing left to send it may have ended by itself
            os.kill(child, signal.SIGKILL)
        assert runner.ended() in (-signal.SIGKILL, 0)
    settled(runner, session)
    for notice in notices:
        if state(session, notice) is S.UNSURE:
            Outbox(session).queue(notice.id, again=True)
    settled(runner, session)

    sent = {scene.letters(session, notice)[0].message_id: state(session, notice) for notice in notices}
    assert set(sent.values()) == {S.SENT}
    assert Counter(posted.message_id for posted in box.posted) == dict.fromkeys(sent, 1)
    assert {scene.notice_of(session, notice).state for notice in notices} == {NoticeState.SENT}
