"""A case worker's day in a real browser, in both languages: from the telephone call to the erased case.

Each step is one of the expected journey; on each page axe looks. Letters leave through a real mail server on loopback.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from takedown.cases.dispatch import DispatchState
from takedown.cases.match import Confidence, Match, MatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.pipeline.letters.addressees import FOLDER
from takedown.pipeline.mailing.replies import Inbox
from takedown.pipeline.notify import UNSENT
from takedown.pipeline.shelf import CASES, MATCHES, MEDIA, NOTICES
from takedown.settings import Settings
from takedown.words import Language
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import WORKERS, found
from tests.pipeline.sending_scene import ABUSE, SENDER, URL, aged, entry, letters
from tests.web.browser import Eyes, needs_chromium, window
from tests.web.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
OTHER = "pictures.example"
MANDATE = 8
"""Which question of the story asks who files for her."""
UNDO_SECONDS = 600.0


@pytest.fixture(scope="module")
def box() -> Iterator[Postbox]:
    """A mail server on loopback."""
    with Postbox() as made:
        yield made


@pytest.fixture(scope="module")
def office(house: Site, box: Postbox) -> Site:
    """Pages of an organisation: it has a mail server, and knows two hosts that take letters by e-mail."""
    outgoing = {"host": "127.0.0.1", "port": box.port, "security": "none", "undo_seconds": UNDO_SECONDS}
    settings = Settings.model_validate(
        {
            "notifier": {"name": "Association Exemple", "email": SENDER},
            "smtp": outgoing,
            "evidence": {"capture": False, "picture": False},
        }
    )
    house.session = replace(house.session, settings=settings)
    house.keeper.settings = settings
    house.keeper.hold(house.session)
    entry(house.session)
    text = (house.session.home / FOLDER / "a_gallery.toml").read_text(encoding="utf-8")
    second = text.replace("gallery.example", OTHER).replace("a_gallery", "b_pictures").replace("A gallery", "Pictures")
    (house.session.home / FOLDER / "b_pictures.toml").write_text(second, encoding="utf-8")
    return house


@dataclass
class Day:
    """Her way through the day: what she clicks, and what is amiss on what she sees."""

    office: Site
    eyes: Eyes
    box: Postbox
    case: str = ""
    amiss: list[str] = field(default_factory=list)

    def look(self) -> None:
        """Note what is amiss on the page that is shown."""
        self.amiss += self.eyes.findings()

    def see(self, path: str) -> None:
        """Go to ``path``, and look."""
        self.eyes.go(path)
        self.look()

    def click(self, what: str) -> None:
        """Click on ``what``; the next page has come, and was looked at, when this returns."""
        with self.eyes.page.expect_navigation():
            self.eyes.page.locator(what).first.click()
        self.look()

    def fill(self, **fields: str) -> None:
        """Type into the fields of the page."""
        for name, value in fields.items():
            self.eyes.page.fill(f'main [name="{name}"]', value)

    def be(self, who: str) -> None:
        """Say in the morning view who works here."""
        self.eyes.go("/queue")
        self.eyes.page.fill("#f-who", who)
        with self.eyes.page.expect_navigation():
            self.eyes.page.locator('form[action="/queue/who"] button').click()

    def many(self, do: str, ids: list[str]) -> None:
        """Select rows of the morning view, look at the preview, and do it."""
        self.eyes.go(f"/queue?case={self.case}")
        for item in ids:
            self.eyes.page.check(f'[data-row="{item}"] input')
        self.click(f'#many button[name="do"][value="{do}"]')
        self.click('form[action="/queue/many/do"] button.primary')

    def matches(self) -> list[Match]:
        """Return what was found for her, as it is stored."""
        with self.office.session.store.read() as tx:
            return MATCHES.all(tx, order_by="url", case_id=self.case)

    def notices(self) -> list[Notice]:
        """Return the first letters of her case, as they are stored."""
        with self.office.session.store.read() as tx:
            return NOTICES.all(tx, order_by="recipient", case_id=self.case)


@pytest.fixture
def day(office: Site, box: Postbox, chromium: Chromium, request: pytest.FixtureRequest) -> Iterator[Day]:
    """A worker's window in the language of the test."""
    language: Language = request.param
    box.posted.clear()
    with window(chromium, office, language) as eyes:
        eyes.colours = language == "en"
        yield Day(office, eyes.enter(), box)


def takes_the_call(day: Day) -> None:
    """Step 2: a pseudonym, how she is reached, what may be said, and the sentence she agrees to."""
    day.see("/cases/new")
    page = day.eyes.page
    page.check("#c-adult-yes")
    page.check("#c-standing-representative")
    day.fill(label="Number 31", safe_contact="after six", safe_words="about the appointment", recorded_by=WORKERS[0])
    day.fill(name="Association Exemple", contact="contact@example.org")
    page.select_option("#f-country", "FR")
    day.click("main form button.primary")
    day.click('button[name="agreed"]')
    day.case = page.url.split("/case/")[1].split("#")[0]
    assert "about the appointment" in page.locator("main").inner_text()

    day.click(f'main a[href="/c/{day.case}/story"]')
    day.see(f"/c/{day.case}/story/{MANDATE}")
    day.fill(mandate="may write for her", mandate_on="2026-01-02", organisation="Association Exemple")
    day.click('button[value="given"]')
    with day.office.session.store.read() as tx:
        assert CASES.get(tx, day.case).particulars.organisation == "Association Exemple"


def takes_what_was_made_at_home(day: Day) -> None:
    """Steps 2 and 3: a list of fingerprints, and a table of addresses with a line that is none."""
    day.see(f"/case/{day.case}/list")
    text = f"signal_type,value\npdq,{'0f' * 32}\npdq,short\n".encode()
    day.eyes.page.set_input_files("#f-file", {"name": "list.csv", "mimeType": "text/csv", "buffer": text})
    day.click("main form button.primary")
    with day.office.session.store.read() as tx:
        assert len(MEDIA.all(tx, order_by="id", case_id=day.case)) == 1

    day.see("/queue/addresses")
    day.eyes.page.select_option("#f-case", day.case)
    day.fill(text=f"url\nhttps://{OTHER}/{day.case}.jpg\nftp://{OTHER}/x\n")
    day.click("main form.card button")
    assert "ftp://" in day.eyes.page.locator("tbody").inner_text()
    day.click('input[name="sure"] ~ button')
    assert [one.state for one in day.matches()] == [MatchState.CONFIRMED]


def decides_by_keyboard(day: Day) -> None:
    """Steps 1 and 4: the morning view, a row's panel, a decision, and the same taken back."""
    with day.office.session.store.read() as tx:
        (media,) = MEDIA.all(tx, order_by="id", case_id=day.case)
    fresh = [
        found(
            day.office.session,
            day.case,
            URL.format(f"{day.case}-{number}"),
            MatchState.NEW,
            confidence=Confidence.LIKELY,
            context_seen=False,
            media_id=media.id,
        )
        for number in range(2)
    ]
    day.be(WORKERS[0])
    day.see("/queue")
    day.see(f"/queue?case={day.case}&lane=confirm")
    page = day.eyes.page
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("[data-panel] .q-card").wait_for()
    day.look()
    page.keyboard.press("c")
    with page.expect_navigation():
        page.locator(".q-kept button").click()
    day.look()
    assert {one.state for one in day.matches() if one.id in {two.id for two in fresh}} == {MatchState.NEW}

    day.many("confirmed", [one.id for one in fresh])
    assert {one.state for one in day.matches()} == {MatchState.CONFIRMED}


def looks_as(day: Day, who: str, match: str) -> None:
    """Have somebody look, by name, at the words around a copy; no picture is shown."""
    day.be(who)
    day.eyes.go(f"/queue/row/{match}")
    day.click('form[action$="/context"] button')


def drafts_and_approves(day: Day) -> None:
    """Step 5: letters for many, which two people must have looked at, each by name, before one is approved."""
    day.many("draft", [one.id for one in day.matches()])
    drafts = {one.recipient: one for one in day.notices() if one.recipient in ("a_gallery", "b_pictures")}
    assert sorted(drafts) == ["a_gallery", "b_pictures"]
    ids = [one.id for one in drafts.values()]
    copy = drafts["a_gallery"].match_ids[0]

    def still_drafts() -> bool:
        return next(one for one in day.notices() if one.id == ids[0]).state is NoticeState.DRAFT

    day.many("approve", [drafts["a_gallery"].id])
    assert still_drafts()
    looks_as(day, WORKERS[0], copy)
    day.many("approve", [drafts["a_gallery"].id])
    assert still_drafts()
    looks_as(day, WORKERS[1], copy)
    day.see(f"/n/{drafts['a_gallery'].id}")
    day.many("approve", ids)
    assert {one.state for one in day.notices() if one.id in ids} == {NoticeState.APPROVED}


def sends(day: Day) -> tuple[Notice, Notice]:
    """Step 5: both are sent by one click, one is taken back while it waits, the other leaves; return them."""
    goes, stays = (one for one in day.notices() if one.state is NoticeState.APPROVED)
    day.many("send", [goes.id, stays.id])
    day.see(f"/n/{stays.id}")
    day.click(f'form[action="/n/{stays.id}/undo"] button')
    (waiting,) = letters(day.office.session, goes)
    aged(day.office.session, waiting, timedelta(seconds=UNDO_SECONDS))
    for _ in range(150):
        day.eyes.page.wait_for_timeout(100)
        if letters(day.office.session, goes)[0].state is DispatchState.SENT:
            break
    assert [one.to[0] for one in day.box.posted] == [ABUSE]
    assert [one.state for one in letters(day.office.session, stays)] == [DispatchState.UNDONE]
    return goes, stays


def reads_an_answer(day: Day, notice: Notice) -> None:
    """Step 6: a reply that names the reference; what it means is hers to say where that is unclear."""
    raw = f"From: {ABUSE}\r\nSubject: Re: {notice.reference}\r\nMessage-ID: <{notice.id}@x>\r\n\r\nHm.\r\n"
    assert Inbox(day.office.session).take(raw.encode(), notice.id).reply is not None
    day.see(f"/queue?lane=answered&case={day.case}")
    day.see(f"/n/{notice.id}")
    day.eyes.page.locator('#replies input[value="refused"]').check()
    day.click("#replies button.primary")
    assert next(one for one in day.notices() if one.id == notice.id).state is NoticeState.REFUSED


def hands_over(day: Day) -> None:
    """Steps 8 and 10: a note for whoever comes next, the page on paper, figures without anybody in them."""
    day.see(f"/case/{day.case}")
    day.fill(words="Call after six.")
    day.click(f'form[action="/case/{day.case}/notes"] button')
    page = day.eyes.page
    assert "Call after six." in page.locator(".notes").inner_text()
    page.emulate_media(media="print")
    assert not page.locator(".work").is_visible()
    assert page.locator("h1").is_visible()
    day.look()
    page.emulate_media(media="screen")
    day.see("/figures")
    assert "Number 31" not in page.locator("main").inner_text()


def consent_ends(day: Day, stays: Notice) -> None:
    """The person takes her consent back: nothing that hasn't left leaves any more."""
    day.see(f"/c/{day.case}/settings/consent")
    day.click('button[value="withdraw"]')
    after = {one.id: one for one in day.notices()}
    assert after[stays.id].state is NoticeState.WITHDRAWN
    assert [one.recipient for one in after.values() if one.state in UNSENT and one.letter != "withdrawal"] == []
    day.see(f"/case/{day.case}")


def closes(day: Day) -> None:
    """Step 9: the case is closed, then erased."""
    day.see(f"/c/{day.case}/leave-no-trace")
    day.click(f'form[action="/c/{day.case}/close"] button')
    day.see(f"/c/{day.case}/leave-no-trace/erase")
    day.click("main form button.primary")
    day.see(f"/case/{day.case}")
    assert "Number 31" not in day.eyes.page.locator("main").inner_text()
    day.see("/cases")


@pytest.mark.parametrize("day", ["en", "fr"], indirect=True)
def test_from_the_call_to_the_erased_case(day: Day) -> None:
    takes_the_call(day)
    takes_what_was_made_at_home(day)
    decides_by_keyboard(day)
    drafts_and_approves(day)
    goes, stays = sends(day)
    reads_an_answer(day, goes)
    hands_over(day)
    consent_ends(day, stays)
    closes(day)

    assert day.amiss == []
