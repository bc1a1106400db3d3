"""Replies: matched to the notice that they answer, believed as far as their sender goes, taken once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import product

import pytest

from takedown.cases.match import Verdict
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.cases.reply import Meaning
from takedown.cases.states import IllegalMove
from takedown.pipeline import casework
from takedown.pipeline.mailing import mailbox
from takedown.pipeline.mailing.replies import Inbox, NoMeaningByPerson, Taken
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, REPLIES
from tests.mail import certificates
from tests.mail.dovecot import Dovecot
from tests.mail.postbox import Postbox
from tests.mail.test_reading import REPORT
from tests.pipeline import sending_scene as scene
from tests.pipeline.casefile import events

M, N = Meaning, NoticeState

RECEIPT = "Thank you for your report. We have received your notice. Your ticket number is ABC-4711."
REMOVED = "Hello,\nthe content you reported has been removed."
REFUSED = "We reviewed it. The content does not violate our policies."
MORE = "We need more information. Please provide the exact URL."
WRONG = "This site is not hosted by us."
FRIENDLY, STRANGER = "Gallery Abuse <abuse@gallery.example>", "Somebody <somebody@customer.gallery.example>"


@pytest.fixture(scope="module")
def sent_once() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


@pytest.fixture
def connected(session: Session, sent_once: Postbox) -> Session:
    return scene.connected(session, sent_once)


@pytest.fixture
def one(file_session: Session, sent_once: Postbox) -> Session:
    """The same on one engine."""
    return scene.connected(file_session, sent_once)


def sent(session: Session, number: int = 1, case: str = "") -> Notice:
    return scene.sent_off(session, scene.approved(session, number=number, case=case)).notice


def reply(notice: Notice, text: str, *, sender: str = FRIENDLY, number: int = 1, **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = headers.pop("subject", f"Re: {notice.reference}")
    message["Message-ID"] = f"<{number}@gallery.example>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def number_of(session: Session, notice: Notice) -> str:
    return scene.letters(session, notice)[0].message_id


def test_a_receipt_moves_the_notice_and_keeps_their_number(connected: Session) -> None:
    notice = sent(connected)
    taken = Inbox(connected).take(reply(notice, RECEIPT))

    assert (taken.status, taken.moved) == ("taken", True)
    assert taken.reply is not None
    assert (taken.reply.meaning, taken.reply.their_reference) == (M.RECEIPT, "ABC-4711")
    after = scene.notice_of(connected, notice)
    assert (after.state, after.their_reference, after.due_at) == (N.ACKNOWLEDGED, "ABC-4711", notice.due_at)
    kinds = [kind for kind, _ in events(connected, notice.id)]
    assert kinds[-2:] == ["reply-received", "notice-moved"]
    assert list(Inbox(connected).all(unclear=True)) == []


def test_one_message_is_taken_once(connected: Session) -> None:
    notice = sent(connected)
    inbox = Inbox(connected)
    raw = reply(notice, RECEIPT)
    statuses = [inbox.take(raw).status, inbox.take(raw).status, Inbox(connected).take(raw).status]

    assert statuses == ["taken", "known", "known"]
    with connected.store.read() as tx:
        assert len(REPLIES.all(tx, order_by="received_at")) == 1


def test_a_refusal_moves_the_notice_and_keeps_the_day_from_which_it_can_be_contested(connected: Session) -> None:
    notice = sent(connected)
    assert notice.sent_at is not None
    scene.aged(connected, scene.letters(connected, notice)[0], timedelta(days=3))
    date = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
    taken = Inbox(connected).take(reply(notice, REFUSED, Date=format_datetime(date)))

    after = scene.notice_of(connected, notice)
    assert (after.state, after.outcome, after.decided_at) == (N.REFUSED, "refused", date)
    assert taken.moved


@pytest.mark.parametrize("days", [-400, 400])
def test_a_date_that_can_not_be_is_not_believed(one: Session, days: int) -> None:
    notice = sent(one)
    before = now()
    Inbox(one).take(reply(notice, REFUSED, Date=format_datetime(datetime.now(UTC) + timedelta(days=days))))
    decided = scene.notice_of(one, notice).decided_at

    assert decided is not None
    assert before <= decided <= now()


def test_a_question_holds_the_notice(one: Session) -> None:
    notice = sent(one)
    Inbox(one).take(reply(notice, MORE))

    assert scene.notice_of(one, notice).state is N.HELD


@pytest.mark.parametrize(("text", "meaning"), [(REMOVED, M.REMOVED), (WRONG, M.WRONG_RECIPIENT), ("Hm.", M.UNCLEAR)])
def test_what_would_end_a_notice_waits_for_a_person(one: Session, text: str, meaning: Meaning) -> None:
    notice = sent(one)
    taken = Inbox(one).take(reply(notice, text))

    assert taken.reply is not None
    assert (taken.reply.meaning, taken.moved) == (meaning, False)
    assert scene.notice_of(one, notice).state is N.SENT
    assert [waiting.id for waiting, _ in Inbox(one).all(unclear=True)] == [taken.reply.id]


FORGED = {"Authentication_Results": "mx.notifier.example; dmarc=fail"}
STRANGERS: list[tuple[str, dict[str, str]]] = [
    (STRANGER, {}),
    ("abuse@gallery.example.evil.example", {}),
    ("abuse@gallery.example, a@b.example", {}),
    (FRIENDLY, FORGED),
]


def test_whoever_is_not_the_recipient_changes_nothing(one: Session) -> None:
    notice = sent(one)
    inbox = Inbox(one)
    texts = (RECEIPT, REMOVED, REFUSED, MORE, WRONG)
    for number, (text, (sender, headers)) in enumerate(product(texts, STRANGERS)):
        answered = {"In_Reply_To": number_of(one, notice), **headers}
        taken = inbox.take(reply(notice, text, sender=sender, number=number, **answered))
        assert (taken.status, taken.moved) == ("taken", False)

    after = scene.notice_of(one, notice)
    assert (after.state, after.their_reference, after.decided_at) == (N.SENT, "", None)
    assert len(list(inbox.all())) == number + 1
    # All but the receipts wait for a person.
    assert len(list(inbox.all(unclear=True))) == 4 * len(STRANGERS)


def test_an_automatic_answer_and_a_bounce_leave_it(one: Session) -> None:
    notice = sent(one)
    inbox = Inbox(one)
    away = inbox.take(reply(notice, "I am out of the office.", Auto_Submitted="auto-replied"))
    report = (REPORT % (b"failed", b"message/rfc822")).replace(
        b"<ours@notifier.example>", number_of(one, notice).encode()
    )
    bounced = inbox.take(report)

    assert away.reply is not None
    assert bounced.reply is not None
    assert (away.reply.meaning, bounced.reply.meaning) == (M.AUTO_REPLY, M.BOUNCE)
    assert scene.notice_of(one, notice).state is N.SENT
    assert [waiting.meaning for waiting, _ in inbox.all(unclear=True)] == [M.BOUNCE]


def test_it_is_matched_by_what_it_answers_before_what_it_quotes(one: Session) -> None:
    first, second = sent(one), sent(one, 2)
    inbox = Inbox(one)
    answers = inbox.take(reply(second, RECEIPT, In_Reply_To=number_of(one, first)))
    both = inbox.take(reply(first, f"{RECEIPT} {second.reference}", number=2))
    cleared = inbox.take(reply(first, f"{RECEIPT} {second.reference}", number=3, References=number_of(one, second)))

    assert answers.notice is not None
    assert answers.notice.id == first.id
    assert both.status == "unmatched"
    assert cleared.notice is not None
    assert cleared.notice.id == second.id


def test_what_answers_nothing_is_not_kept_unless_a_person_says_what_it_answers(one: Session) -> None:
    notice = sent(one)
    raw = reply(notice, RECEIPT, subject="Your report")
    inbox = Inbox(one)

    assert inbox.take(raw) == Taken("unmatched")
    assert inbox.take(b"\x00\xff").status == "unmatched"
    assert inbox.take(raw, notice.id).status == "taken"


def test_a_copy_of_our_own_letter_is_no_reply(one: Session, sent_once: Postbox) -> None:
    notice = sent(one)
    raw = sent_once.posted[-1].raw

    assert Inbox(one).take(raw).status == "ours"
    assert Inbox(one).take(reply(notice, RECEIPT, sender=scene.SENDER)).status == "ours"


def test_a_late_receipt_or_refusal_does_not_go_back(one: Session) -> None:
    notice = sent(one)
    inbox = Inbox(one)
    inbox.take(reply(notice, REFUSED))
    inbox.take(reply(notice, RECEIPT, number=2))
    inbox.take(reply(notice, MORE, number=3))

    assert scene.notice_of(one, notice).state is N.REFUSED
    assert [waiting.meaning for waiting, _ in inbox.all(unclear=True)] == [M.MORE_INFORMATION]


def test_what_comes_after_a_case_was_closed_is_kept_and_after_it_was_erased_is_not(one: Session) -> None:
    closed, erased = sent(one), sent(one, 2)
    casework.close_case(one, closed.case_id)
    casework.erase_case(one, erased.case_id)
    inbox = Inbox(one)

    assert inbox.take(reply(closed, RECEIPT)).status == "taken"
    assert inbox.take(reply(erased, RECEIPT, number=2)).status == "unmatched"


def test_html_and_attachments_are_not_kept(one: Session) -> None:
    notice = sent(one)
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = FRIENDLY, notice.reference, "<9@gallery.example>"
    message.set_content("<p>We have <b>received your notice</b>.</p><img src='https://t.example/x'>", subtype="html")
    message.add_attachment(b"\xff\xd8\xff\xe0", maintype="image", subtype="jpeg", filename="a.jpg")
    taken = Inbox(one).take(message.as_bytes())

    assert taken.reply is not None
    assert taken.reply.text == "We have received your notice."
    assert taken.reply.meaning is M.RECEIPT


# --- a person decides ------------------------------------------------------------------------------------------------


def test_removed_moves_only_once_a_look_has_proven_it(connected: Session) -> None:
    notice = sent(connected)
    inbox = Inbox(connected)
    first = inbox.take(reply(notice, REMOVED))
    assert first.reply is not None
    said = inbox.decide(first.reply.id, M.REMOVED)
    assert (said.proven, scene.notice_of(connected, notice).state) == (False, N.ACKNOWLEDGED)
    with connected.store.begin() as tx:
        match = MATCHES.get(tx, notice.match_ids[0])
        MATCHES.renew(tx, match.model_copy(update={"verdict": Verdict.GONE}), "verdict")
    proven = inbox.decide(first.reply.id, M.REMOVED)

    assert proven.proven
    assert scene.notice_of(connected, notice).state is N.REMOVED
    assert list(inbox.all(unclear=True)) == []


@pytest.mark.parametrize(
    ("meaning", "state"),
    [
        (M.RECEIPT, N.ACKNOWLEDGED),
        (M.REFUSED, N.REFUSED),
        (M.MORE_INFORMATION, N.HELD),
        (M.WRONG_RECIPIENT, N.WITHDRAWN),
        (M.AUTO_REPLY, N.SENT),
        (M.BOUNCE, N.SENT),
    ],
)
def test_what_a_person_decides_counts(one: Session, meaning: Meaning, state: NoticeState) -> None:
    notice = sent(one)
    inbox = Inbox(one)
    taken = inbox.take(reply(notice, "Hm.", sender=STRANGER))
    assert taken.reply is not None
    decided = inbox.decide(taken.reply.id, meaning)

    assert decided.reply is not None
    assert (decided.reply.meaning, decided.reply.decided_by_person) == (meaning, True)
    assert scene.notice_of(one, notice).state is state
    assert list(inbox.all(unclear=True)) == []


def test_what_can_not_be_decided_changes_nothing(one: Session) -> None:
    notice = sent(one)
    inbox = Inbox(one)
    taken = inbox.take(reply(notice, "Hm."))
    assert taken.reply is not None
    with pytest.raises(NoMeaningByPerson):
        inbox.decide(taken.reply.id, M.UNCLEAR)
    inbox.decide(taken.reply.id, M.WRONG_RECIPIENT)
    with pytest.raises(IllegalMove):
        inbox.decide(taken.reply.id, M.REFUSED)

    assert [each.meaning for each, _ in inbox.all()] == [M.WRONG_RECIPIENT]


# --- the mailbox -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def imap_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    with Dovecot(certificates.made(tmp_path_factory.mktemp("certificates"))) as running:
        yield running


def test_the_mailbox_is_read_since_the_last_time_and_left_as_it_is(
    session: Session, sent_once: Postbox, imap_server: Dovecot
) -> None:
    imap_server.empty()
    session = scene.connected(session, sent_once, imap_server)
    notice = sent(session)
    imap_server.put(sent_once.posted[-1].raw)
    imap_server.put(reply(notice, "lunch?", sender="a@friend.example", subject="Lunch", number=7))
    imap_server.put(reply(notice, RECEIPT))
    statuses = sorted(one.status for one in mailbox.taken(session))
    again = list(mailbox.taken(session))
    imap_server.put(reply(notice, REFUSED, number=2))
    later = [one.status for one in mailbox.taken(session)]

    assert statuses == ["ours", "taken", "unmatched"]
    assert (again, later) == ([], ["taken"])
    assert scene.notice_of(session, notice).state is N.REFUSED
    assert imap_server.flags() == [""] * 4
    # A mark that was lost does no harm.
    (session.home / mailbox.MARK).write_text("nonsense", encoding="ascii")
    assert sorted(one.status for one in mailbox.taken(session)) == ["known", "known", "ours", "unmatched"]
