"""An approved notice leaves once, to whom a person approved, after the time in which it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from takedown.cases.case import CaseNotOpen, Consent, Standing
from takedown.cases.dispatch import DispatchState
from takedown.cases.holding import Holder, Holding
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.mail.server import NoMailServer
from takedown.pipeline import casework
from takedown.pipeline.letters.addressees import FOLDER
from takedown.pipeline.mailing.rules import (
    ContactUnchecked,
    NoConsent,
    NoMailChannel,
    NoSender,
    NotApproved,
    NotCompleteAnyMore,
    PoliceFirst,
)
from takedown.pipeline.mailing.sending import ApprovedAnew, HolderChanged, NothingToUndo, Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CONSENTS, DISPATCHES, NOTICES
from tests.mail.postbox import Postbox, Posted, free_port
from tests.pipeline import sending_scene as scene
from tests.pipeline.casefile import events, opened, with_settings

S = DispatchState


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def message(posted: Posted) -> EmailMessage:
    return message_from_bytes(posted.raw, EmailMessage, policy=default)


def test_what_was_approved_leaves_word_for_word_and_everything_about_it_is_kept(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box)
    notice = scene.approved(session)
    delivery = scene.sent_off(session, notice)

    (posted,) = box.posted
    assert (posted.sender, posted.to) == (scene.SENDER, (scene.ABUSE, scene.SENDER))
    body = message(posted).get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == notice.text.splitlines()
    assert (delivery.problem, delivery.dispatch.state, delivery.dispatch.tries) == (None, S.SENT, 1)
    assert delivery.dispatch.message_id == posted.message_id
    assert delivery.notice.state is NoticeState.SENT
    assert delivery.notice.sent_at == delivery.dispatch.sent_at
    assert delivery.notice.due_at is not None
    assert [kind for kind, _ in events(session, notice.id)][-2:] == ["notice-dispatched", "notice-moved"]
    assert list(Outbox(session).flush()) == []
    assert len(box.posted) == 1


def test_headers_say_nothing_of_the_machine_the_case_or_the_program(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    scene.sent_off(session, notice)
    (posted,) = box.posted
    head = posted.raw.partition(b"\r\n\r\n")[0].decode("ascii")
    names = {name.lower() for name in message(posted)}

    assert posted.hello == "notifier.example"
    assert posted.message_id.endswith("@notifier.example>")
    assert message(posted)["From"].addresses[0].addr_spec == scene.SENDER
    assert message(posted)["Reply-To"] == "contact@example.org"
    assert str(message(posted)["Date"]).endswith("+0000")
    assert not names & {"x-unsent", "x-mailer", "user-agent", "bcc", "disposition-notification-to", "return-receipt-to"}
    assert "====" not in head
    assert not [hidden for hidden in (notice.id, notice.case_id, "takedown", "python") if hidden in head.lower()]


def test_without_a_copy_to_oneself_it_goes_to_one_address(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box, copy_to_self=False)
    scene.sent_off(session, scene.approved(session))

    assert [posted.to for posted in box.posted] == [(scene.ABUSE,)]


# --- the time in which it can be undone ------------------------------------------------------------------------------


def test_a_letter_waits_and_can_be_undone(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box, undo_seconds=30)
    notice = scene.approved(session)
    outbox = Outbox(session)
    before = now()
    _, dispatch = outbox.queue(notice.id)

    assert timedelta(seconds=29) < dispatch.not_before - before < timedelta(seconds=60)
    assert outbox.queue(notice.id)[1] == dispatch
    assert list(outbox.flush()) == []
    assert outbox.undo(notice.id)[1].state is S.UNDONE
    assert scene.notice_of(session, notice).state is NoticeState.APPROVED
    assert (box.posted, [one.state for _, one in outbox.all()]) == ([], [S.UNDONE])


def test_what_left_or_never_waited_can_not_be_undone(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    for state in ("none", "sent"):
        with pytest.raises(NothingToUndo) as told:
            Outbox(session).undo(notice.id)
        assert told.value.data["state"] == state
        if state == "none":
            scene.sent_off(session, notice)


def test_what_was_undone_can_be_sent_later_with_another_number(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    _, first = Outbox(session).queue(notice.id)
    Outbox(session).undo(notice.id)
    scene.sent_off(session, notice)

    assert [one.state for one in scene.letters(session, notice)] == [S.UNDONE, S.SENT]
    assert box.posted[0].message_id != first.message_id


def test_an_undo_at_the_last_moment_wins(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)
    box.answers["RCPT"] = "250 OK"
    whole = box.handle_RCPT

    async def undone_meanwhile(*words: object) -> str:
        Outbox(session).undo(notice.id)
        box.handle_RCPT = whole  # type: ignore[method-assign]
        return await whole(*words)  # type: ignore[arg-type]

    box.handle_RCPT = undone_meanwhile  # type: ignore[method-assign,assignment]
    (delivery,) = Outbox(session).flush()

    assert (delivery.dispatch.state, box.posted, box.ended) == (S.UNDONE, [], 0)
    assert delivery.notice.state is NoticeState.APPROVED


def test_what_is_taken_to_be_sent_at_the_same_moment_is_not_told_to_be_undone(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box, undo_seconds=30)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)
    (dispatch,) = scene.letters(session, notice)

    with ThreadPoolExecutor(1) as other:
        with session.store.begin() as tx:
            sending = DISPATCHES.get(tx, dispatch.id).model_copy(update={"state": S.SENDING})
            undone = other.submit(Outbox(session).undo, notice.id)
            # It has read by now what is there, or waits for us; either way we are first.
            wait([undone], timeout=0.5)
            DISPATCHES.renew(tx, sending, "state")
        with pytest.raises(NothingToUndo):
            undone.result()

    assert [one.state for one in scene.letters(session, notice)] == [S.SENDING]


def test_a_preview_stores_nothing_and_contacts_nobody(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    shown, dispatch = Outbox(session).preview(notice.id)

    assert (shown, dispatch.to) == (notice, scene.ABUSE)
    assert "Subject:" in dispatch.message
    assert (scene.letters(session, notice), box.posted) == ([], [])


# --- what keeps a letter from leaving --------------------------------------------------------------------------------


def test_only_what_a_person_approved_leaves(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    scene.entry(session)
    case = opened(session)
    notice = scene.approved(session, case=case.id)
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"state": NoticeState.DRAFT}), "state")

    with pytest.raises(NotApproved):
        Outbox(session).queue(notice.id)


def test_without_a_mail_server_nothing_is_queued(file_session: Session, box: Postbox) -> None:
    notice = scene.approved(scene.connected(file_session, box))

    with pytest.raises(NoMailServer):
        Outbox(file_session).queue(notice.id)
    assert scene.letters(file_session, notice) == []


def test_a_form_is_filed_by_a_person(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    scene.entry(session, type="form", email="", url="https://gallery.example/report")

    with pytest.raises(NoMailChannel):
        Outbox(session).queue(scene.approved(session).id)


@pytest.mark.parametrize(
    "address",
    ["nobody", "a@gallery.example\\nBcc: b@other.example", "ä@gallery.example", "@x", "a<b@x.example", "a,b@x.example"],
)
def test_what_is_no_address_gets_nothing(file_session: Session, box: Postbox, address: str) -> None:
    session = scene.connected(file_session, box)
    scene.entry(session)
    notice = scene.approved(session)
    with_channel(session, notice, email=address.replace("\\n", "\n"))

    with pytest.raises(NoMailChannel):
        Outbox(session).queue(notice.id)


@pytest.mark.parametrize("confidence", ["low", "medium"])
def test_an_address_of_low_confidence_gets_a_letter_only_once_a_person_looked(
    file_session: Session, box: Postbox, confidence: str
) -> None:
    session = scene.connected(file_session, box)
    scene.entry(session, confidence=confidence)
    unchecked = confidence == "low"
    notice = scene.approved(session, contact_checked=unchecked)
    if unchecked:
        with session.store.begin() as tx:
            NOTICES.renew(tx, notice.model_copy(update={"contact_checked": False}), "contact_checked")
        with pytest.raises(ContactUnchecked):
            Outbox(session).queue(notice.id)
        with session.store.begin() as tx:
            NOTICES.renew(tx, notice, "contact_checked")

    assert scene.sent_off(session, notice).dispatch.state is S.SENT


def with_channel(session: Session, notice: Notice, **changes: str) -> None:
    """Change the channel within what was approved, as a damaged directory would have had it."""
    assert notice.facts is not None
    recipient = notice.facts["recipient"]
    channels = [{**recipient["channels"][0], **changes}]
    facts = {**notice.facts, "recipient": {**recipient, "channels": channels}}
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"facts": facts}), "facts")


def test_what_lacks_something_now_stays(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    assert notice.facts is not None
    with session.store.begin() as tx:
        facts = {**notice.facts, "name": ""}
        NOTICES.renew(tx, notice.model_copy(update={"facts": facts}), "facts")

    with pytest.raises(NotCompleteAnyMore) as told:
        Outbox(session).queue(notice.id)
    assert "notifier-name" in str(told.value.data["missing"])


def test_police_first_holds_everything_until_then(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    scene.edited(session, notice.case_id, police_first_until=scene.in_an_hour())
    with pytest.raises(PoliceFirst):
        Outbox(session).queue(notice.id)
    scene.edited(session, notice.case_id, police_first_until=now() - timedelta(seconds=1))

    assert scene.sent_off(session, notice).dispatch.state is S.SENT


@pytest.mark.parametrize("stop", ["police", "close", "consent", "withdraw"])
def test_what_a_person_stops_while_it_waits_never_leaves(file_session: Session, box: Postbox, stop: str) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)
    stops[stop](session, notice)
    (delivery,) = Outbox(session).flush()

    assert (delivery.dispatch.state, box.posted) == (S.UNDONE, [])
    assert type(delivery.problem) is errors[stop]
    assert list(Outbox(session).flush()) == []


def consent_taken_back(session: Session, notice: Notice) -> None:
    consent = Consent(
        id=new_id(),
        case_id=notice.case_id,
        given_at=now(),
        scope="withdrawn",
        standing=Standing.SUBJECT,
        statement="I take it back.",
    )
    with session.store.begin() as tx:
        CONSENTS.put(tx, consent)


stops: dict[str, Callable[[Session, Notice], object]] = {
    "police": lambda session, notice: scene.edited(session, notice.case_id, police_first_until=scene.in_an_hour()),
    "close": lambda session, notice: casework.close_case(session, notice.case_id),
    "consent": consent_taken_back,
    "withdraw": lambda session, notice: Desk(session).withdraw([notice.id]),
}
errors = {"police": PoliceFirst, "close": CaseNotOpen, "consent": NoConsent, "withdraw": NotApproved}


def test_what_was_approved_anew_meanwhile_does_not_leave_as_it_was(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    Outbox(session).queue(notice.id)
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"text": notice.text + "\nOne more line.\n"}), "text")
    (delivery,) = Outbox(session).flush()
    assert (type(delivery.problem), box.posted) == (ApprovedAnew, [])

    assert scene.sent_off(session, notice).dispatch.state is S.SENT
    body = message(box.posted[0]).get_body(("plain",))
    assert body is not None
    assert "One more line." in body.get_content()
    assert str(body["Content-Language"]) == "en"


def test_a_letter_of_a_case_that_was_erased_is_gone_with_it(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box)
    erased, other = scene.approved(session), scene.approved(session, number=2)
    for notice in (erased, other):
        Outbox(session).queue(notice.id)
    casework.erase_case(session, erased.case_id)

    assert [one.notice.id for one in Outbox(session).flush()] == [other.id]
    assert [notice.id for notice, _ in Outbox(session).all()] == [other.id]


def test_two_that_send_at_once_send_each_letter_once(session: Session, box: Postbox) -> None:
    session = scene.connected(session, box)
    notices = [scene.approved(session, number=number) for number in range(3)]
    for notice in notices:
        Outbox(session).queue(notice.id)
    with ThreadPoolExecutor(3) as pool:
        ended = [len(list(each)) for each in pool.map(lambda _: list(Outbox(session).flush()), range(3))]

    assert sum(ended) == len(box.posted) == len(notices)


def test_without_an_address_of_the_notifier_nothing_leaves(file_session: Session, box: Postbox) -> None:
    session = scene.connected(file_session, box)
    notice = scene.approved(session)
    assert notice.facts is not None
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"facts": {**notice.facts, "email": "nobody"}}), "facts")
    bare = with_settings(session, smtp={"host": "127.0.0.1", "port": box.port, "security": "none"})

    with pytest.raises((NoSender, NotCompleteAnyMore)):
        Outbox(bare).queue(notice.id)


# --- who holds it now ------------------------------------------------------------------------------------------------


def test_a_new_holder_stops_the_letter_and_is_told(file_session: Session, box: Postbox) -> None:
    nobody = f"127.0.0.1:{free_port()}"
    session = scene.connected(file_session, box, lookup={"nameserver": nobody, "allow": [nobody], "seconds": 0.2})
    notice = scene.approved(session)
    ours = Holder(part="platform", name="A gallery", recipient="a_gallery", source="directory")
    before = Holding(url=notice.urls[0], host="gallery.example", at=now(), holders=(ours,))
    with session.store.begin() as tx:
        NOTICES.renew(tx, notice.model_copy(update={"holding": before.row()}), "holding")
    Outbox(session).queue(notice.id)
    scene.entry(session, id="another_gallery", kind="platform")
    (session.home / FOLDER / "a_gallery.toml").unlink()
    (delivery,) = Outbox(session).flush()

    assert isinstance(delivery.problem, HolderChanged)
    assert delivery.problem.data["parts"] == "platform"
    assert (delivery.dispatch.state, box.posted) == (S.UNDONE, [])
    assert events(session, notice.id)[-1] == ("holder-changed", {"parts": ["platform"]})
