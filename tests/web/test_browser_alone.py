"""Somebody alone at home, from the first screen to the erased case, in a real browser, in both languages.

Each step is one of the expected journey; on each page axe looks. Where an answer is clicked, it is found by what the
form sends, so that one walk serves both languages.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from takedown.cases.dispatch import DispatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.pipeline.letters.addressees import FOLDER
from takedown.pipeline.shelf import DISPATCHES, NOTICES
from takedown.settings import Settings
from takedown.vault import change, header
from takedown.vault import vault as vaults
from takedown.web.keeper import Keeper
from takedown.words import Language
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.conftest import CHEAP
from tests.crawl.crawl_server import Server
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import found
from tests.pipeline.sending_scene import ABUSE, ENTRY, SENDER, URL
from tests.web.browser import Eyes, needs_chromium, window
from tests.web.conftest import Site, answering

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

pytestmark = needs_chromium
PASSPHRASE = "seven quiet lamps over water"
_SHOWS_SOMETHING = """
() => {
    const one = document.querySelector('canvas');
    return one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some(Boolean);
}
"""
LONG = 30_000.0
"""Milliseconds that a search or the first jail may take on a small machine."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A host on loopback that shows her picture among others."""
    with Background() as background:
        yield background.serve(gallery({f"{number}.jpg": jpeg(number) for number in range(3)}))


@pytest.fixture
def box() -> Iterator[Postbox]:
    """Her mail server, on loopback."""
    with Postbox() as made:
        yield made


@pytest.fixture
def walk(
    tmp_path: Path,
    chromium: Chromium,
    server: Server,
    box: Postbox,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Walk]:
    """A window on pages without a vault, in the language of the test; what passphrases cost is told elsewhere."""
    for module in (vaults, change):
        monkeypatch.setattr(module, "Cost", lambda: CHEAP)
    host = {"name": "gallery", "start": [server.url()], "allow": [server.pair], "delay": 0}
    outgoing = {"host": "127.0.0.1", "port": box.port, "security": "none", "undo_seconds": 600}
    tables = {"hosts": [host], "jail": {"workers": 1}, "notifier": {"email": SENDER}, "smtp": outgoing}
    settings = Settings.model_validate({"evidence": {"capture": False}, **tables})
    keeper = Keeper(tmp_path / "home", settings)
    language: Language = request.param
    with answering(keeper) as url, window(chromium, Site(url, keeper, None, ""), language) as eyes:  # type: ignore[arg-type]  # there is no session yet
        eyes.colours = language == "en"
        yield Walk(eyes, keeper, tmp_path, server)
    assert box.posted == []


class Walk:
    """Her way: what she clicks, and what is amiss on what she sees."""

    def __init__(self, eyes: Eyes, keeper: Keeper, folder: Path, server: Server) -> None:
        self.eyes, self.page, self.keeper, self.folder, self.server = eyes, eyes.page, keeper, folder, server
        self.page.set_default_timeout(LONG)
        self.amiss: list[str] = []

    def look(self) -> None:
        """Note what is amiss on the page that is shown."""
        self.amiss += self.eyes.findings()

    def at(self, path: str) -> None:
        """Expect to be at ``path`` (a glob), and look."""
        self.page.wait_for_url(f"**{path}")
        self.look()

    def answer(self, code: str) -> None:
        """Choose an answer by what it sends; the next page has come when this returns."""
        with self.page.expect_navigation():
            self.page.locator(f'main button[value="{code}"]').first.click()

    def press(self, action: str) -> None:
        """Press the button of the form that goes to ``action`` (the end of a path)."""
        with self.page.expect_navigation():
            self.page.locator(f'main form[action$="{action}"] button:not([type="button"])').first.click()

    def follow(self, end: str) -> None:
        """Follow a link of the page that leads to ``end``."""
        with self.page.expect_navigation():
            self.page.locator(f'main a[href$="{end}"]').first.click()


def arrives(walk: Walk) -> None:
    """Steps 0 and 1: who may see this device, danger, age; nothing is written meanwhile."""
    walk.eyes.go("/")
    walk.at("/arrival")
    for code in ("careful", "no", "FR"):
        walk.answer(code)
        walk.look()
    while not walk.page.locator('main button[value="later"]').count():
        walk.page.locator("main .primary").first.click()  # told whom to turn to; the next question follows
        walk.page.wait_for_load_state()
    for code in ("yes", "subject"):
        walk.answer(code)
        walk.look()
    assert not list(walk.folder.iterdir())
    walk.answer("yes")


def makes_the_vault(walk: Walk) -> None:
    """Step 4: a passphrase, and recovery words for another day."""
    walk.at("/vault/new")
    walk.page.fill('[name="new"]', PASSPHRASE)
    walk.page.fill('[name="again"]', PASSPHRASE)
    walk.press("/vault/new")
    assert (walk.keeper.home / header.NAME).exists()


def keeps_words_for_another_day(walk: Walk) -> None:
    """Step 4: recovery words, shown as a card, count once they were typed back."""
    walk.eyes.go("/vault/words")
    walk.look()
    walk.press("/vault/words")
    walk.look()
    words = walk.page.locator(".word-card li").all_inner_texts()
    walk.follow("/vault/words/check")
    walk.look()
    walk.page.fill('[name="old"]', PASSPHRASE)
    for typed in (words[:-1], words):
        walk.page.fill('[name="typed"]', " ".join(typed))
        walk.page.fill('[name="old"]', PASSPHRASE)
        walk.press("/vault/words/check")
        walk.eyes.troubles.clear()  # the browser notes that the wrong words were refused
        walk.look()
        assert walk.page.url.endswith("/vault/words/check") == (typed != words)


def opens_the_case(walk: Walk) -> None:
    """The sentence that she agrees to, before anything is kept."""
    walk.eyes.go("/arrival/open")
    walk.look()
    walk.page.check("#f-agree")
    walk.press("/arrival/open")
    walk.at("/story")


def tells(walk: Walk) -> None:
    """Step 2: one question a screen; "I don't know" and "later" are answers."""
    walk.eyes.go(f"{walk.page.url.removeprefix(walk.eyes.site.url.rstrip('/'))}/1")
    walk.look()
    walk.answer("posted")
    while "/story/" in walk.page.url:
        walk.look()
        if walk.page.locator('[name="contact"]').count():
            walk.page.fill('[name="contact"]', "me@somewhere.example")
            walk.answer("given")
        elif walk.page.locator('[name="name"]').count():
            walk.page.fill('[name="name"]', "Somebody")
            with walk.page.expect_navigation():
                walk.page.locator("main form .primary").click()
        else:
            walk.answer("later")


def registers(walk: Walk, case: str) -> None:
    """Step 3: a file, of which a fingerprint is kept."""
    picture = walk.folder / "IMG_0001.jpg"
    picture.write_bytes(jpeg(1))
    walk.eyes.go(f"{case}/pictures")
    walk.look()
    walk.page.set_input_files("#f-files", picture)
    walk.page.wait_for_selector("[data-became] > *")
    walk.eyes.go(f"{case}/pictures")
    walk.look()
    assert picture.read_bytes() == jpeg(1)


def searches(walk: Walk, case: str) -> None:
    """Step 6: a place is searched while she watches."""
    walk.eyes.go(f"{case}/search")
    walk.look()
    walk.press("/search/start")
    walk.page.wait_for_selector(f'a[href="{case}/found"]:not(nav a)')
    walk.look()


def decides(walk: Walk, case: str) -> None:
    """Steps 7 and 8: words alone, then what it is."""
    walk.eyes.go(f"{case}/found")
    walk.look()
    assert walk.page.locator("main img").count() == 0
    walk.page.locator('main a[href^="/m/"]').first.click()
    walk.at("/m/*")
    here = walk.page.url.removeprefix(walk.eyes.site.url.rstrip("/"))
    looks(walk, here)
    walk.eyes.go(here)
    walk.answer("confirmed")
    walk.look()


def looks(walk: Walk, match: str) -> None:
    """Step 7: a picture is clear only while a key is held, and nothing of it stays."""
    before = set(walk.folder.rglob("*"))
    walk.press("/picture")
    hold, clear = walk.page.locator("[data-hold]"), walk.page.locator("canvas")
    hold.wait_for()
    walk.look()
    assert not clear.is_visible()
    hold.focus()
    walk.page.keyboard.down("Space")
    clear.wait_for()
    walk.page.keyboard.up("Space")
    clear.wait_for(state="hidden")
    assert not walk.page.evaluate(_SHOWS_SOMETHING)
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Escape")
    walk.eyes.go(f"{match}/picture")
    assert walk.page.locator("canvas").count() == 0
    walk.look()
    assert set(walk.folder.rglob("*")) == before


def gives_addresses(walk: Walk, case: str) -> None:
    """Steps 2 and 6: where she herself saw it; each address is visited once."""
    walk.eyes.go(f"{case}/addresses")
    walk.look()
    walk.page.fill('[name="addresses"]', walk.server.url("/2.jpg"))
    walk.press("/addresses")
    walk.page.locator('.live a[href^="/m/"]').wait_for()
    walk.page.locator(".live progress").wait_for(state="hidden")
    walk.look()


def knows_two_more(walk: Walk, case: str) -> None:
    """Two places that no test may visit, as if they had been found: one takes letters, the other has a form."""
    folder = walk.keeper.home / FOLDER
    folder.mkdir()
    more = {"id": "a_gallery", "kind": "host", "type": "email", "url": "", "email": ABUSE}
    entry = ENTRY.format(today=now().date().isoformat(), confidence="high", **more)
    (folder / "a_gallery.toml").write_text(entry, encoding="utf-8")
    with walk.keeper.using() as session:
        for url in (URL.format(1), "https://x.com/somebody/photo/1"):
            found(session, case.removeprefix("/c/"), url)


def writes(walk: Walk, case: str) -> None:
    """Step 9: a letter in her own words, with what it lacks beside it."""
    walk.eyes.go(f"{case}/letters")
    walk.look()
    walk.press("/letters/draft")
    walk.look()
    path = f"/n/{letter(walk, 'a_gallery').id}"
    walk.eyes.go(path)
    walk.look()
    box, check = walk.page.locator("#f-text"), walk.page.locator("#check-box")
    text, said = box.input_value(), check.inner_text()
    box.fill("\n".join(line for line in text.splitlines() if URL.format(1) not in line))
    walk.page.wait_for_function("(said) => document.querySelector('#check-box').innerText !== said", arg=said)
    assert URL.format(1) in check.inner_text()
    walk.look()
    box.fill(f"{text}\n\nThank you.")
    with walk.page.expect_navigation():
        walk.page.locator('form.words button[value="on"]').click()
    assert "Thank you." in letter(walk, "a_gallery").edited


def sends(walk: Walk) -> None:
    """Step 9: a summary, one click, and the same taken back; nothing has left."""
    assert walk.page.url.endswith("/send"), walk.page.locator("main").inner_text()
    walk.look()
    with walk.page.expect_navigation():
        walk.page.locator('#decide button[value="mail"]').click()
    walk.look()
    with walk.page.expect_navigation():
        walk.page.locator('.told form[action="/undo"] button, .said form[action="/undo"] button').first.click()
    walk.look()
    with walk.keeper.using() as session, session.store.read() as tx:
        assert [one.state for one in DISPATCHES.all(tx, order_by="created_at")] == [DispatchState.UNDONE]


def files(walk: Walk) -> None:
    """Step 9: a form of the host's own, which she fills herself, and writes down that she did."""
    path = f"/n/{letter(walk, 'x').id}"
    walk.eyes.go(f"{path}/send")
    walk.look()
    for box in walk.page.locator('#decide input[type="checkbox"]').all():
        box.check()
    with walk.page.expect_navigation():
        walk.page.locator('#decide button[value="hand"]').click()
    walk.look()
    walk.page.fill('[name="reference"]', "48213")
    walk.page.fill('[name="hour"]', "00:00")
    walk.press("/filed")
    walk.look()
    filed = letter(walk, "x")
    assert (filed.state, filed.their_reference) == (NoticeState.SENT, "48213")


def letter(walk: Walk, recipient: str) -> Notice:
    """Return the letter to one recipient, as it is stored."""
    with walk.keeper.using() as session, session.store.read() as tx:
        return next(one for one in NOTICES.all(tx, order_by="created_at") if one.recipient == recipient)


def takes_proof_along(walk: Walk, case: str) -> None:
    """Step 5: what was kept, as one file for somebody who investigates."""
    walk.eyes.go(f"{case}/papers/proof")
    walk.look()
    walk.page.check("#c-lock-no")
    with walk.page.expect_download() as coming:
        walk.page.locator("main form button.primary").click()
    assert coming.value.suggested_filename == "bundle.zip"
    with zipfile.ZipFile(io.BytesIO(coming.value.path().read_bytes())) as bundle:
        names = bundle.namelist()
    assert names
    assert not [name for name in names if name.endswith((".jpg", ".jpeg", ".png", ".mp4"))]


def waits(walk: Walk, case: str) -> None:
    """Steps 10, 11 and 13: where things stand, and papers to take along."""
    for path in (case, f"{case}/follow", f"{case}/papers", f"{case}/settings"):
        walk.eyes.go(path)
        walk.look()


def leaves_no_trace(walk: Walk, case: str) -> None:
    """Step 14: the case is erased, and what stays is said."""
    walk.eyes.go(f"{case}/leave-no-trace")
    walk.look()
    walk.follow("/leave-no-trace/erase")
    walk.look()
    walk.press("/leave-no-trace/erase")
    walk.look()
    walk.eyes.go(case)
    assert walk.page.locator("main").inner_text()


@pytest.mark.parametrize("walk", ["en", "fr"], indirect=True)
def test_from_the_first_screen_to_the_erased_case(walk: Walk) -> None:
    arrives(walk)
    makes_the_vault(walk)
    keeps_words_for_another_day(walk)
    opens_the_case(walk)
    case = "/" + "/".join(walk.page.url.split("/")[3:5])
    tells(walk)
    registers(walk, case)
    searches(walk, case)
    decides(walk, case)
    gives_addresses(walk, case)
    knows_two_more(walk, case)
    writes(walk, case)
    sends(walk)
    files(walk)
    takes_proof_along(walk, case)
    waits(walk, case)
    leaves_no_trace(walk, case)

    assert walk.amiss == []
