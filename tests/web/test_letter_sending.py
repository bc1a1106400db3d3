"""How a letter leaves: never without one click after its summary, never past an open question, and back in time."""

from __future__ import annotations

import html
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from takedown.cases.caution import Caution, CautionKind
from takedown.cases.dispatch import DispatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.cases.reply import Meaning
from takedown.notices import directory
from takedown.pipeline import casework
from takedown.pipeline.cautions.caution import raised
from takedown.pipeline.mailing.replies import Inbox
from takedown.pipeline.mailing.sending import Outbox
from takedown.pipeline.notify import Desk
from takedown.pipeline.shelf import NOTICES
from takedown.settings import Settings
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import ORGANISATION, found, opened
from tests.pipeline.sending_scene import ABUSE, SENDER, URL, entry, letters
from tests.web.conftest import Site, Visitor


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as made:
        yield made


def connect(site: Site, box: Postbox, undo_seconds: float = 0.0) -> Site:
    """Give the pages an outgoing mail server, and ask for no evidence."""
    settings = Settings.model_validate(
        {
            "notifier": {"name": "Association Exemple", "email": SENDER},
            "smtp": {"host": "127.0.0.1", "port": box.port, "security": "none", "undo_seconds": undo_seconds},
            "evidence": {"capture": False, "picture": False},
        }
    )
    site.session = replace(site.session, settings=settings)
    site.keeper.settings = settings
    site.keeper.hold(site.session)
    return site


def drafted(site: Site, number: int = 1, case_id: str = "", *, context_seen: bool = True) -> Notice:
    if not (site.session.home / "recipients").exists():
        entry(site.session)
    case = case_id or opened(site.session).id
    match = found(site.session, case, URL.format(number), context_seen=context_seen)
    return Desk(site.session).draft(case, [match.id], "en", recipient="a_gallery", basis="eu-dsa-16").notices[0]


def stored(site: Site, notice: Notice) -> Notice:
    with site.session.store.read() as tx:
        return NOTICES.get(tx, notice.id)


def until(site: Site, notice: Notice, state: NoticeState) -> Notice:
    """Wait for what the post does in its own thread."""
    for _ in range(300):
        if (found_ := stored(site, notice)).state is state:
            return found_
        time.sleep(0.1)
    raise AssertionError(stored(site, notice).state)


def read(visitor: Visitor, path: str) -> str:
    return html.unescape(visitor.get(path).text)


def test_one_click_after_the_summary_sends_it_word_for_word(site: Site, box: Postbox) -> None:
    connect(site, box)
    notice = drafted(site)
    visitor, path = site.entered(), f"/n/{notice.id}"

    summary = read(visitor, f"{path}/send")
    assert ABUSE in summary
    assert SENDER in summary
    assert "addresses.csv" in summary
    assert "Nothing has left yet." in summary
    assert stored(site, notice).state is NoticeState.DRAFT
    visitor.post(f"{path}/send", on=path, way="mail")

    sent = until(site, notice, NoticeState.SENT)
    assert [one.to for one in box.posted] == [(ABUSE, SENDER)]
    assert sent.text
    page = read(visitor, path)
    assert "The letter as it left" in page
    assert ABUSE in page
    visitor.post(f"{path}/send", on=path, way="mail")
    assert len(box.posted) == 1


def test_it_can_be_taken_back_for_as_long_as_it_waits(site: Site, box: Postbox) -> None:
    connect(site, box, undo_seconds=600)
    notice = drafted(site)
    visitor, path = site.entered(), f"/n/{notice.id}"

    page = visitor.post(f"{path}/send", on=path, way="mail").text
    undo = page.split('name="undo" value="')[1].split('"')[0]
    assert "waits to leave" in read(visitor, f"/c/{notice.case_id}/letters")
    visitor.post("/undo", on=path, undo=undo)
    visitor.post(f"{path}/send", on=path, way="mail")
    visitor.post(f"{path}/undo", on=path)

    assert [one.state for one in letters(site.session, notice)] == [DispatchState.UNDONE] * 2
    assert stored(site, notice).state is NoticeState.APPROVED
    assert "can’t be taken back any more" in html.unescape(visitor.post(f"{path}/undo", on=path).text)
    assert box.posted == []


def test_a_second_letter_to_the_same_contact_waits_and_says_so(site: Site, box: Postbox) -> None:
    connect(site, box)
    first = drafted(site)
    visitor = site.entered()
    visitor.post(f"/n/{first.id}/send", on=f"/n/{first.id}", way="mail")
    until(site, first, NoticeState.SENT)
    second = drafted(site, 2, first.case_id)

    page = html.unescape(visitor.post(f"/n/{second.id}/send", on=f"/n/{second.id}", way="mail").text)

    assert "It waits, since this contact was written to" in page
    assert "It may leave from" in page
    assert "Then this page has a button" in read(visitor, f"/c/{first.case_id}/letters")
    visitor.post(f"/c/{first.case_id}/letters/outbox", on=f"/n/{second.id}")
    assert len(box.posted) == 1


def test_opening_it_again_takes_it_out_of_the_outbox(site: Site, box: Postbox) -> None:
    connect(site, box, undo_seconds=600)
    notice = drafted(site)
    visitor, path = site.entered(), f"/n/{notice.id}"
    visitor.post(f"{path}/send", on=path, way="mail")

    page = visitor.post(f"{path}/back", on=path).text

    assert "<textarea" in page
    assert stored(site, notice).state is NoticeState.DRAFT
    assert [one.state for one in letters(site.session, notice)] == [DispatchState.UNDONE]


def test_nobody_looked_is_asked_before_anything_happens(site: Site, box: Postbox) -> None:
    connect(site, box)
    notice = drafted(site, context_seen=False)
    visitor, path = site.entered(), f"/n/{notice.id}"

    assert "Have you looked at where it was found?" in read(visitor, f"{path}/send")
    visitor.post(f"{path}/send", 409, on=path, way="mail")
    assert stored(site, notice).state is NoticeState.DRAFT
    visitor.post(f"{path}/send", on=path, way="hand", seen="yes")
    assert stored(site, notice).state is NoticeState.APPROVED


def test_where_an_organisation_files_a_second_person_is_asked_for(site: Site, box: Postbox) -> None:
    connect(site, box)
    case = opened(site.session)
    casework.edit_case(site.session, case.id, dict(ORGANISATION))
    notice = drafted(site, 1, case.id, context_seen=False)
    visitor, path = site.entered(), f"/n/{notice.id}"

    assert "Your name" in read(visitor, f"{path}/send")
    visitor.post(f"{path}/send", 409, on=path, way="mail")
    visitor.post(f"{path}/send", 409, on=path, way="mail", by="Ana")
    assert stored(site, notice).state is NoticeState.DRAFT
    other = drafted(site, 2, case.id)
    visitor.post(f"/n/{other.id}/send", on=path, way="hand", by="Ana")
    assert stored(site, other).state is NoticeState.APPROVED


def test_what_waits_for_a_second_look_has_no_button(site: Site, box: Postbox) -> None:
    connect(site, box)
    notice = drafted(site)
    with site.session.store.begin() as tx:
        contested = Caution.of_match(CautionKind.CONTESTED, notice.case_id, notice.match_ids[0], {}, "hers, she says")
        raised(site.session, tx, contested)
    visitor, path = site.entered(), f"/n/{notice.id}"

    page = read(visitor, f"{path}/send")

    assert "Somebody contests a copy" in page
    assert 'name="way"' not in page
    visitor.post(f"{path}/send", 409, on=path, way="mail")
    assert stored(site, notice).state is NoticeState.DRAFT


def test_a_page_of_which_nothing_was_kept_is_asked_about(site: Site, box: Postbox) -> None:
    connect(site, box)
    settings = site.session.settings.model_copy(update={"evidence": Settings().evidence})
    site.session = replace(site.session, settings=settings)
    site.keeper.hold(site.session)
    notice = drafted(site)
    with site.session.store.begin() as tx:
        tx.delete("sightings", match_id=notice.match_ids[0])
    visitor, path = site.entered(), f"/n/{notice.id}"

    assert "Keep a proof first?" in read(visitor, f"{path}/send")
    visitor.post(f"{path}/send", 409, on=path, way="hand")
    assert stored(site, notice).state is NoticeState.DRAFT
    visitor.post(f"{path}/send", on=path, way="hand", without_evidence="yes")
    assert stored(site, notice).state is NoticeState.APPROVED


def test_a_contact_that_nobody_checked_is_asked_about(site: Site, box: Postbox) -> None:
    connect(site, box)
    entry(site.session, confidence="low")
    notice = drafted(site)
    visitor, path = site.entered(), f"/n/{notice.id}"

    assert "Nobody has checked this contact" in read(visitor, path)
    assert "Have you looked at this contact?" in read(visitor, f"{path}/send")
    visitor.post(f"{path}/send", 409, on=path, way="hand")
    visitor.post(f"{path}/send", on=path, way="mail", contact_checked="yes")
    assert until(site, notice, NoticeState.SENT).contact_checked


def test_nothing_leaves_while_the_police_come_first(site: Site, box: Postbox) -> None:
    connect(site, box)
    notice = drafted(site)
    later = now() + timedelta(days=2)
    casework.edit_case(site.session, notice.case_id, {"police_first_until": later.isoformat()})
    visitor, path = site.entered(), f"/n/{notice.id}"

    assert "you chose that the police come first" in read(visitor, f"{path}/send").lower()
    page = visitor.post(f"{path}/send", on=path, way="mail").text

    assert "The letter is approved and waits" in page
    assert (stored(site, notice).state, letters(site.session, notice)) == (NoticeState.APPROVED, [])


@pytest.fixture
def filed(site: Site) -> Notice:
    """A letter for a form, approved."""
    directory.confirm(site.session.home, "x", now().date())
    case = opened(site.session)
    match = found(site.session, case.id, "https://x.com/somebody/photo/1")
    site.session = replace(site.session, settings=Settings.model_validate({"evidence": {"capture": False}}))
    site.keeper.hold(site.session)
    return Desk(site.session).draft(case.id, [match.id], "en", recipient="x", basis="eu-dsa-16").notices[0]


def test_a_form_is_filed_by_her_and_written_down(site: Site, filed: Notice) -> None:
    visitor, path = site.entered("fr"), f"/n/{filed.id}"

    assert "Le programme n’envoie rien." in read(visitor, f"{path}/send")
    page = html.unescape(visitor.post(f"{path}/send", on=path, way="hand").text)
    assert "https://help.x.com" in page
    assert 'data-copy="p-1"' in page
    assert "https://x.com/somebody/photo/1" in page
    visitor.post(f"{path}/filed", on=path, day="not a day")
    visitor.post(f"{path}/filed", 409, on=path, day="2999-01-01", hour="10:00")
    assert stored(site, filed).state is NoticeState.APPROVED
    today = now().astimezone().date().isoformat()
    visitor.post(f"{path}/filed", on=path, day=today, hour="00:00", reference="48213")

    sent = stored(site, filed)
    assert (sent.state, sent.their_reference) == (NoticeState.SENT, "48213")
    assert "48213" in read(visitor, path)
    assert visitor.get(f"{path}/file/eml").content.startswith(b"Subject: ")


def test_an_answer_is_written_down(site: Site, filed: Notice) -> None:
    Desk(site.session).approve(filed.id)
    Desk(site.session).sent(filed.id, now(), "")
    visitor, path = site.entered(), f"/n/{filed.id}"

    assert "No answer was chosen" in visitor.post(f"{path}/answer", on=path).text
    assert stored(site, filed).state is NoticeState.SENT
    page = visitor.post(f"{path}/answer", on=path, outcome="refused", words="<b>so they say", day="2999-01-01").text
    assert stored(site, filed).state is NoticeState.REFUSED
    assert "&lt;b&gt;so they say" in page
    assert 'value="more-information"' not in page
    visitor.post(f"{path}/answer", on=path, outcome="removed")
    assert stored(site, filed).state is NoticeState.REMOVED
    assert "They answered?" not in visitor.get(path).text


def test_a_reply_that_is_unclear_waits_for_her(site: Site, filed: Notice) -> None:
    Desk(site.session).approve(filed.id)
    Desk(site.session).sent(filed.id, now(), "")
    raw = f"From: a@x.com\r\nSubject: Re: {filed.reference}\r\nMessage-ID: <1@x.com>\r\n\r\nHm, {filed.reference}.\r\n"
    reply = Inbox(site.session).take(raw.encode(), filed.id).reply
    assert reply is not None
    visitor, path = site.entered(), f"/n/{filed.id}"

    assert "Somebody answered" in read(visitor, f"/c/{filed.case_id}/letters")
    assert "What does it mean?" in read(visitor, path)
    visitor.post(f"{path}/replies/{reply.id}", on=path, meaning="unclear")
    visitor.post(f"{path}/replies/{reply.id}", on=path, meaning="refused")

    assert stored(site, filed).state is NoticeState.REFUSED
    ((kept, _),) = Inbox(site.session).all()
    assert (kept.meaning, kept.decided_by_person) == (Meaning.REFUSED, True)


def test_what_left_is_taken_back_by_a_letter_that_she_reads_first(site: Site, filed: Notice) -> None:
    Desk(site.session).approve(filed.id)
    Desk(site.session).sent(filed.id, now(), "")
    visitor, path = site.entered(), f"/n/{filed.id}"

    page = visitor.post(f"{path}/withdraw", on=path)

    assert stored(site, filed).state is NoticeState.WITHDRAWN
    assert page.url.path != path
    assert "it hasn’t left" in html.unescape(page.text)
    assert Outbox(site.session).all() == []
