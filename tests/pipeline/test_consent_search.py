"""A crawl that goes on while the consent is taken back in another process ends, and keeps nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from takedown.cases.match import MatchState
from takedown.cases.media import Fingerprint, Media
from takedown.pipeline import recheck, search
from takedown.pipeline.person import consent
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA
from takedown.pipeline.workshop import fingerprinter_of
from takedown.settings import Settings
from takedown.vault import Vault
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.conftest import PASSPHRASE
from tests.pipeline.casefile import found, opened

_ROOT = Path(__file__).parents[2]
_NEVER = 300.0
"""Seconds that the host takes for each answer: longer than any test may run."""
_WITHDRAW = """
import sys
from pathlib import Path
from takedown.pipeline.person import consent
from takedown.pipeline.session import Session
from takedown.settings import Settings
session = Session.opened(Path(sys.argv[1]), Settings(), sys.argv[2])
consent.withdraw(session, sys.argv[3])
session.close()
"""


@pytest.fixture
def session(vault: Vault) -> Iterator[Session]:
    """A session that another process can open as well, with a host that never answers."""
    with Background() as background:
        server = background.serve(gallery({"a.jpg": jpeg(0)}), _NEVER)
        host = {"name": "site", "start": [server.url()], "allow": [server.pair], "delay": 0}
        held = Session.opened(vault.home, Settings.model_validate({"hosts": [host]}), PASSPHRASE)
        yield held
        held.close()


def test_a_crawl_ends_once_another_process_takes_the_last_consent_back(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "HEEDED", 0.1)
    case = opened(session)
    code = Fingerprint(pdq=b"\x5a\xc3" * 16, sha256=b"\x3c" * 32, quality=100)
    with session.store.begin() as tx:
        MEDIA.put(tx, Media.registered(case.id, code))

    program = [sys.executable, "-c", _WITHDRAW, str(session.home), PASSPHRASE, case.id]
    with subprocess.Popen(program, cwd=_ROOT) as other, fingerprinter_of(session) as fingerprinter:
        summary = search.search(session, fingerprinter, [], None, lambda _: None, lambda _: None)
        assert other.wait(timeout=60) == 0

    assert (summary.pages, summary.media, summary.matches) == (0, 0, 0)
    assert consent.withdraw(session, case.id).before


def test_a_round_of_looks_leaves_out_what_was_taken_back_since_it_began(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, f"{session.settings.hosts[0].start[0]}a.jpg", MatchState.CONFIRMED, site="site")
    spots = recheck.spots_of(recheck.copies_of(session, [match]))
    told: list[recheck.Rechecked] = []
    consent.withdraw(session, case.id)

    with fingerprinter_of(session) as fingerprinter:
        recheck.visit_all(session, spots, fingerprinter, recheck.Watcher(told.append), waits=False)

    assert told == []
