"""Writes a team's screens into ``docs/screens/``, in both languages (``python -m tests.web.team.screenshots``)."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from PIL import Image

from takedown.fleet.queue import apply_queue
from takedown.words import LANGUAGES, Words
from tests.databases import new_database, serving
from tests.fingerprint import photographs
from tests.team_server import team_server
from tests.web.browser import Eyes, Sight, browsing, window
from tests.web.conftest import Site
from tests.web.screenshots import keep
from tests.web.team.scene import SLUG, Lived, lived_in, signed_in
from tests.web.team.sent import choose
from tests.web.team.signin_site import team_pages

SHOWN = {
    "team": ("supervisor", "/team?which=all"),
    "team-place": ("supervisor", "/team/case/{case_id}"),
    "team-arrivals": ("worker", "/team/letters"),
    "team-events": ("auditor", "/team/events"),
}
WIDTH = 1280


def main() -> None:
    """Write them anew."""
    with tempfile.TemporaryDirectory() as folder, serving() as postgres:
        url = str(postgres.get_uri(new_database(postgres)))
        with team_server(url, Path(folder)) as server:
            apply_queue(url)
            lived = lived_in(server)
            with team_pages(lived.house) as pages:
                _show(cast("Site", SimpleNamespace(url=pages.url)), lived)
            for session in lived.house.sessions:
                session.close()


def _show(site: Site, lived: Lived) -> None:
    with browsing() as chromium:
        for language in LANGUAGES:
            for name, (login, path) in SHOWN.items():
                with window(chromium, site, language, Sight(width=WIDTH)) as eyes:
                    signed_in(eyes, lived.house, login).go(lived.filled(path))
                    _keep(eyes, f"{name}.{language}.png")
            with window(chromium, site, language, Sight(width=WIDTH)) as eyes:
                _person(eyes, lived, Words(language))


def _person(eyes: Eyes, lived: Lived, words: Words) -> None:
    """Show the person's own way: pictures chosen, and how it stands."""
    page = eyes.go(f"/o/{SLUG}/arrival")
    for code in ("careful", "no", "FR", "", "yes", "subject"):
        page.click(f'main button[value="{code}"]' if code else "main button.primary")
    page.check("#f-agree")
    page.click("main button.primary")
    choose(page, {f"IMG_{230 + number}.jpg": _picture(number) for number in range(2)})
    page.get_by_text(words("door-device-all-read")).wait_for()
    page.locator("#f-pictures").scroll_into_view_if_needed()
    _keep(eyes, f"person-pictures.{words.language}.png")
    eyes.go(f"/o/{SLUG}/standing")
    page.fill("#f-number", lived.given.number)
    page.fill("#f-code", lived.given.code)
    page.click("main button.primary")
    page.locator("#f-sure").wait_for()
    _keep(eyes, f"person-standing.{words.language}.png")


def _keep(eyes: Eyes, name: str) -> None:
    eyes.at_rest()
    keep(eyes.page.screenshot(), name)


def _picture(number: int) -> bytes:
    into = io.BytesIO()
    Image.fromarray(photographs.scenes()[number]).save(into, "JPEG", quality=90)
    return into.getvalue()


if __name__ == "__main__":
    main()
