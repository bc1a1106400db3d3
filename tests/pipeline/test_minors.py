"""Under 18 or unsure: every function of the pipeline is in one table, and none visits, fingerprints, captures or shows.

A function that comes later and isn't in the table fails the test; so does a verb in ``tests/cli/test_cli_minors.py``.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import takedown.pipeline
from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Adult, NotAdult
from takedown.cases.event import EventKind
from takedown.cases.match import MatchState
from takedown.cases.media import Fingerprint, Media
from takedown.cases.notice import NoticeState
from takedown.cases.noun import new_id, now
from takedown.pipeline import casework
from takedown.pipeline.looking import addresses
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, MATCHES, MEDIA, NOTICES
from takedown.pipeline.workshop import fingerprinter_of
from takedown.settings import Settings
from tests.cli.background import Background, gallery
from tests.cli.pictures import folder_of, jpeg
from tests.crawl.crawl_server import Server
from tests.pipeline.casefile import events, found, opened
from tests.pipeline.minors_table import TABLE, Leaves, Refuses, Scene


def _parameters(one: Callable[..., object]) -> list[str]:
    try:
        return list(inspect.signature(one).parameters)
    except ValueError:  # an enumeration has none
        return []


def functions() -> Iterator[str]:
    """Name every public function and class of the pipeline that takes a session."""
    for module in pkgutil.walk_packages(takedown.pipeline.__path__, f"{takedown.pipeline.__name__}."):
        room = importlib.import_module(module.name)
        for name, one in vars(room).items():
            own = callable(one) and getattr(one, "__module__", "") == room.__name__ and not name.startswith("_")
            if own and "session" in _parameters(one):
                yield f"{module.name.removeprefix(takedown.pipeline.__name__ + '.')}.{name}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Background() as background:
        yield background.serve(gallery({"a.jpg": jpeg(0), "b.jpg": jpeg(1)}))


@pytest.fixture(params=[Adult.NO, Adult.UNSURE])
def scene(request: pytest.FixtureRequest, file_session: Session, server: Server, tmp_path: Path) -> Iterator[Scene]:
    settings = {"hosts": [{"name": "site", "start": [server.url()], "allow": [server.pair], "delay": 0}]}
    session = replace(file_session, settings=Settings.model_validate(settings))
    case = opened(session, adult=request.param)
    match = addresses.reported(case.id, server.url("/a.jpg")).model_copy(update={"state": MatchState.CONFIRMED})
    with session.store.begin() as tx:
        MATCHES.put(tx, match)
    with fingerprinter_of(session) as fingerprinter:
        yield Scene(session, case.id, match, server, fingerprinter, folder_of(tmp_path / "pictures", range(1)))


def test_every_function_of_the_pipeline_is_in_the_table() -> None:
    assert sorted(set(functions()) ^ set(TABLE)) == []


def test_none_of_them_visits_fingerprints_captures_or_shows(scene: Scene) -> None:
    for name, row in TABLE.items():
        if isinstance(row, Refuses):
            with pytest.raises(NotAdult):
                row.call(scene)
        elif isinstance(row, Leaves):
            row.call(scene)
        assert scene.server.visits == [], name
        assert made_of_pictures(scene.session) == [], name


def made_of_pictures(session: Session) -> list[str]:
    """Return what the store holds that says anything of a picture."""
    with session.store.read() as tx:
        kept = [
            table
            for table in ("media", "negatives", "captures", "sightings", "cautions", "looks")
            if tx.rows(table, raw=True)
        ]
        seen = [row["id"] for row in tx.rows("matches") if row["seen"] or row["seen_fingerprint"] or row["media_id"]]
        kinds = {row["kind"] for row in tx.rows("ledger", raw=True)}
    forbidden = {EventKind.MEDIA_REGISTERED, EventKind.SIGHTING, EventKind.CAPTURED, EventKind.NOTICE_DRAFTED}
    return [*kept, *seen, *sorted(kinds & {kind.value for kind in forbidden})]


def test_an_adults_case_that_turns_out_not_to_be_one_keeps_addresses_alone(session: Session) -> None:
    """On both engines: what was made of pictures is deleted, what hadn't left is stopped, the ledger says so."""
    case = opened(session)
    code = Fingerprint(pdq=b"\x5a\xc3" * 16, sha256=b"\x3c" * 32, quality=100)
    match = found(session, case.id, "https://x.com/a/7", seen_fingerprint=code)
    media = Media.registered(case.id, code, local=b"canary-codes" * 4)
    kept = Capture(
        id=new_id(), case_id=case.id, match_id=match.id, at=now(), state=CaptureState.WHOLE, manifest={}, text="canary"
    )
    with session.store.begin() as tx:
        MATCHES.renew(tx, match.model_copy(update={"seen": b"canary-codes" * 4}), "seen")
        MEDIA.put(tx, media)
        CAPTURES.put(tx, kept)
    (draft, *_) = Desk(session).draft(case.id, [], "en").notices

    edited = casework.edit_case(session, case.id, adult="unsure")

    assert edited.adult is Adult.UNSURE
    with session.store.read() as tx:
        for table in ("media", "captures", "sightings", "negatives"):
            assert tx.count(table, case_id=case.id) == 0, table
        left = MATCHES.get(tx, match.id)
        assert (left.url, left.media_id, left.seen, left.seen_fingerprint) == (match.url, "", b"", None)
        assert {one.state for one in NOTICES.all(tx, order_by="id", case_id=case.id)} == {NoticeState.WITHDRAWN}
    kind, body = events(session, case.id)[-1]
    assert (kind, body["adult"], body["fields"]) == ("case-edited", "unsure", ["adult"])
    assert body["stopped"]
    assert body["deleted"] == {
        "media": 1,
        "negatives": 0,
        "captures": 1,
        "cautions": 0,
        "sightings": 1,
    }
    assert draft.id in {one.id for one in Desk(session).all(case.id)}
