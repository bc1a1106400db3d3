"""Writes ``docs/screens/``: the main screens in both languages (``python -m tests.web.screenshots``).

Those of a team's server: ``python -m tests.web.team.screenshots``.
"""

from __future__ import annotations

import io
import tempfile
from datetime import timedelta
from pathlib import Path

from PIL import Image

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.match import Confidence, MatchState
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.store import Store
from takedown.vault import Vault
from takedown.words import LANGUAGES
from tests.conftest import CHEAP, PASSPHRASE
from tests.pipeline.casefile import COMPLETE, found
from tests.web.browser import Sight, browsing, window
from tests.web.conftest import Site, opened_site
from tests.web.scene import Scene

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
SHOWN = {
    "question": "/c/{case_id}/story/1",
    "found": "/c/{case_id}/found",
    "place": "/m/{match_id}",
    "letter": "/n/{notice_id}#words",
    "summary": "/n/{notice_id}/send",
    "follow": "/c/{case_id}/follow",
    "leaving": "/c/{case_id}/leave-no-trace",
    "today": "/queue",
    "case": "/case/{case_id}",
}
_COLOURS = 64
_PLACES = ("forum", "gallery", "pictures")
_DESK = """id = "desk_{place}"
name = "{name}"
kind = "host"
domains = ["{place}.example"]
languages = ["en", "fr"]
legal_bases = ["eu-dsa-16"]
sources = ["https://{place}.example/abuse"]
verified_on = "{day}"
confidence = "high"

[[channels]]
type = "email"
purpose = {{ en = "abuse desk", fr = "service des signalements" }}
email = "abuse@{place}.example"
confidence = "high"
"""


def main() -> None:
    """Write them anew."""
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Vault.create(Path(folder) / "home", PASSPHRASE, CHEAP) as vault:
        _write_desks(vault.home / "recipients")
        store = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)
        with opened_site(vault, store) as site:
            _show(site, _lived_in(site.session))
        store.close()


def _show(site: Site, scene: Scene) -> None:
    with browsing() as chromium:
        for language in LANGUAGES:
            with window(chromium, site, language, Sight(width=1280)) as eyes:
                keep(eyes.go("/arrival").screenshot(), f"arrival.{language}.png")
                eyes.enter()
                for name, path in SHOWN.items():
                    keep(eyes.go(scene.filled(path)).screenshot(), f"{name}.{language}.png")


def keep(png: bytes, name: str) -> None:
    """Keep a screen of few colours, which is small."""
    with Image.open(io.BytesIO(png)) as shot:
        few = shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(SCREENS / name, optimize=True)


def _write_desks(folder: Path) -> None:
    """Write whom to write to: the places are made up, so the program's directory doesn't know them."""
    folder.mkdir()
    for place in _PLACES:
        entry = _DESK.format(place=place, name=place.capitalize(), day=now().date())
        (folder / f"desk_{place}.toml").write_text(entry, encoding="utf-8")


def _lived_in(session: Session) -> Scene:
    """Fill the vault with the cases of some days: one of a person with something to decide, two more in the queue."""
    camille = _opened(session, "Camille", "Camille Exemple")
    wait = found(session, camille.id, _at("gallery", 1), MatchState.NEW, confidence=Confidence.LIKELY, distance=30)
    found(session, camille.id, _at("gallery", 2), MatchState.NEW, confidence=Confidence.POSSIBLE)
    found(session, camille.id, _at("pictures", 3), MatchState.NOT_ME, confidence=Confidence.POSSIBLE)
    read = [found(session, camille.id, _at("forum", number)) for number in (4, 5)]
    off = found(session, camille.id, _at("gallery", 6))
    desk = Desk(session)
    draft = desk.draft(camille.id, [one.id for one in read], None).notices[0]
    _sent(desk, camille, [off.id], days=1)
    for label, days in (("D-0412", 9), ("D-0413", 2)):
        case = _opened(session, label, "Association Exemple")
        _sent(desk, case, [found(session, case.id, _at("pictures", days)).id], days=days)
        found(session, case.id, _at("forum", days), MatchState.NEW, confidence=Confidence.LIKELY, distance=30)
        found(session, case.id, _at("gallery", days + 10))
    return Scene(camille.id, wait.id, off.id, draft.id)


def _opened(session: Session, label: str, name: str) -> Case:
    about = {**COMPLETE, "name": name, "contact": "answers@example.org"}
    case = Case.opened(label=label, adult=Adult.YES, standing=Standing.SUBJECT, **about)
    return casework.open_case(session, case, "I agree.")


def _at(place: str, number: int) -> str:
    return f"https://{place}.example/view/{number}"


def _sent(desk: Desk, case: Case, match_ids: list[str], *, days: int) -> None:
    notice = desk.draft(case.id, match_ids, None).notices[0]
    desk.approve(notice.id)
    desk.sent(notice.id, now() - timedelta(days=days), "48213")


if __name__ == "__main__":
    main()
