"""One found picture, fetched because somebody asks: in memory alone, small, and only if it is what was found."""

from __future__ import annotations

import gc
import io
import os
import time
import weakref
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import av
import numpy as np
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from takedown.cases.case import Adult, CaseNotOpen, NotAdult
from takedown.cases.match import Match, MatchState, Span
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.media.still_wire import LONG_SIDE, VEIL_SIDE, OutOfForm, Still, pack, unpack
from takedown.pipeline import casework
from takedown.pipeline.cautions.caution import NameWanted
from takedown.pipeline.looking import picture
from takedown.pipeline.looking.darkroom import Darkroom, png
from takedown.pipeline.looking.live_copy import NothingToShow
from takedown.pipeline.looking.picture import Picture
from takedown.pipeline.person import consent
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import AlreadyWorking, Session
from takedown.pipeline.shelf import LOOKS
from takedown.settings import Settings
from tests.cli.background import Background
from tests.cli.pictures import drawn, encoded, gif_bomb, jpeg, vast_png
from tests.crawl.crawl_server import Answer, Handler, Server
from tests.pipeline.casefile import ORGANISATION, events, found, opened


def film() -> bytes:
    """Return a video of 60 seconds whose grey level is twice its second."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for number in range(300):
            frame = np.full((240, 320, 3), number // 5 * 2, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")))
        container.mux(stream.encode(None))
    return file.getvalue()


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for number in range(3):
            made.writestr(f"{number}.jpg", jpeg(number))
    return file.getvalue()


async def slow(_: web.Request) -> web.StreamResponse:
    raise web.HTTPServiceUnavailable


LARGE = drawn(0, 1400).resize((1400, 700))
PAGES: dict[str, Answer | Handler] = {
    "/a.jpg": (200, "image/jpeg", jpeg(0)),
    "/again.jpg": (200, "image/jpeg", jpeg(0, quality=60)),
    "/other.jpg": (200, "image/jpeg", jpeg(1)),
    "/large.png": (200, "image/png", encoded(LARGE, "PNG")),
    "/film.mp4": (200, "video/mp4", film()),
    "/all.zip": (200, "application/zip", archive()),
    "/page": (200, "text/html", b"<title>t</title><p>words</p>"),
    "/removed": (410, "text/plain", b""),
    "/trouble": slow,
    "/cut.jpg": (200, "image/jpeg", jpeg(0)[:4000]),
    "/bomb.gif": (200, "image/gif", gif_bomb()),
    "/vast.png": (200, "image/png", vast_png()),
    "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /closed/\n"),
    "/closed/a.jpg": (200, "image/jpeg", jpeg(0)),
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Background() as background:
        yield background.serve(PAGES)


@dataclass
class Scene:
    session: Session
    case: str
    server: Server
    fingerprinter: Fingerprinter

    def match(self, path: str, seen: bytes | None = None, **more: Any) -> Match:
        """Store a match that a crawl found at ``path``, where ``seen`` was served then."""
        code = self.fingerprinter.of(seen).without_variants() if seen else None
        return found(
            self.session, self.case, self.server.url(path), MatchState.NEW, site="site", seen_fingerprint=code, **more
        )

    def fetch(self, match: Match, by: str = "") -> Picture:
        return picture.fetch(self.session, match.id, self.fingerprinter, by)


@pytest.fixture
def scene(file_session: Session, server: Server, fingerprinter: Fingerprinter) -> Scene:
    settings = {"hosts": [{"name": "site", "start": [server.url()], "allow": [server.pair], "delay": 0}]}
    session = replace(file_session, settings=Settings.model_validate(settings))
    server.visits.clear()
    return Scene(session, opened(session).id, server, fingerprinter)


def opened_png(content: bytes | bytearray) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=["PNG"]) as made:
        made.load()
        return made


def test_it_is_fetched_once_made_small_and_never_a_file(scene: Scene, written: list[str]) -> None:
    match = scene.match("/large.png", encoded(LARGE, "PNG"))
    before = set(written)

    shown = scene.fetch(match)

    assert [path for path in scene.server.paths if path != "/robots.txt"] == ["/large.png"]
    clear, veil = opened_png(shown.clear), opened_png(shown.veil)
    assert (clear.size, clear.mode, shown.size) == ((LONG_SIDE, LONG_SIDE // 2), "RGB", (LONG_SIDE, LONG_SIDE // 2))
    assert (veil.size, veil.mode) == ((VEIL_SIDE, VEIL_SIDE // 2), "L")
    like = drawn(0, 1400).resize((LONG_SIDE, LONG_SIDE // 2), Image.Resampling.LANCZOS)
    assert np.abs(np.asarray(clear, int) - np.asarray(like, int)).mean() < 4
    new = {name for name in set(written) - before if not name.startswith(str(scene.session.home))}
    assert new <= {os.devnull}  # what a child says to nobody


def test_what_was_saved_anew_is_the_same_and_another_picture_is_not_shown(scene: Scene) -> None:
    assert scene.fetch(scene.match("/again.jpg", jpeg(0))).is_there
    with pytest.raises(NothingToShow) as other:
        scene.fetch(scene.match("/other.jpg", jpeg(0)))
    assert other.value.data == {"reason": "look-other-picture"}


def test_of_a_video_the_still_is_near_the_match(scene: Scene) -> None:
    match = scene.match("/film.mp4", film(), spans=(Span(38, 42),))

    shown = scene.fetch(match)

    assert shown.moving
    assert abs(shown.second - 40) < 2
    assert abs(np.asarray(opened_png(shown.clear)).mean() - 2 * shown.second) < 6


def test_out_of_an_archive_comes_the_one_that_was_found(scene: Scene) -> None:
    shown = scene.fetch(scene.match("/all.zip#1.jpg", jpeg(1)))
    named = scene.fetch(scene.match("/all.zip#2.jpg"))
    for made, seed in ((shown, 1), (named, 2)):
        apart = np.abs(np.asarray(opened_png(made.clear), int) - np.asarray(drawn(seed), int)).mean()
        assert apart < 6
    with pytest.raises(NothingToShow) as missing:
        scene.fetch(scene.match("/all.zip#7.jpg", jpeg(7)))
    assert missing.value.data == {"reason": "look-not-in-archive"}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/page", "look-page"),
        ("/removed", "look-removed"),
        ("/nothing", "look-not-found"),
        ("/trouble", "look-server-error"),
        ("/closed/a.jpg", "look-robots"),
        ("/cut.jpg", "reason-truncated"),
        ("/bomb.gif", "reason-too-many-pixels"),
        ("/vast.png", "reason-too-many-pixels"),
    ],
)
def test_without_a_picture_there_is_nothing_to_show_and_why(scene: Scene, path: str, reason: str) -> None:
    with pytest.raises(NothingToShow) as refused:
        scene.fetch(scene.match(path))
    assert refused.value.data == {"reason": reason}


def test_a_host_that_is_away_is_told_and_a_private_one_is_not_visited(scene: Scene) -> None:
    match = scene.match("/a.jpg")
    nobody = replace(scene.session, settings=Settings())

    with pytest.raises(NothingToShow) as refused:
        picture.fetch(nobody, match.id, scene.fingerprinter)

    assert refused.value.data == {"reason": "look-address-refused"}
    assert scene.server.visits == []


def test_nothing_is_visited_for_whom_nothing_may_be_shown(scene: Scene) -> None:
    session = scene.session
    minor = opened(session, adult=Adult.UNSURE)
    url = scene.server.url("/a.jpg")
    organised, taken_back = opened(session), opened(session)
    casework.edit_case(session, organised.id, particulars=ORGANISATION)
    cases = {minor.id: NotAdult, organised.id: NameWanted, taken_back.id: CaseNotOpen}
    matches = {found(session, case, url, MatchState.NEW, context_seen=False).id: why for case, why in cases.items()}
    consent.withdraw(session, taken_back.id)

    for match, why in matches.items():
        with pytest.raises(why):
            picture.fetch(session, match, scene.fingerprinter)
        with pytest.raises(why):
            picture.seen(session, match)
    with session.working(), pytest.raises(AlreadyWorking):
        scene.fetch(scene.match("/again.jpg"))

    assert scene.server.visits == []
    assert picture.times_seen(session) == 0


def test_each_clear_view_is_recorded_and_counted_and_the_ledger_holds(scene: Scene) -> None:
    match, other = scene.match("/a.jpg"), scene.match("/again.jpg")
    picture.seen(scene.session, match.id)
    at = picture.seen(scene.session, match.id, how="timed").at
    picture.seen(scene.session, other.id)

    assert picture.times_seen(scene.session, match_id=match.id) == 2
    assert picture.times_seen(scene.session) == 3
    assert picture.times_seen(scene.session, since=at) < 3
    told = [body for kind, body in events(scene.session, match.id) if kind == "picture-seen"]
    assert told == [{"by": "", "how": "held"}, {"by": "", "how": "timed"}]
    assert [proof.item for proof in verify_ledger(scene.session) if not proof.ok] == []
    with scene.session.store.begin() as tx:
        LOOKS.drop(tx, LOOKS.all(tx, order_by="at", match_id=match.id, kind="picture")[0].id)
    assert [(proof.item, proof.code) for proof in verify_ledger(scene.session) if not proof.ok] == [
        (match.id, "look-differs")
    ]


def test_one_look_after_another_keeps_the_pace_of_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    host = {"name": "slow", "start": ["https://slow.example/"], "delay": 600}
    settings, turns = Settings.model_validate({"hosts": [host]}), picture.Turns()

    for url in ("https://slow.example/1", "https://slow.example/2", "https://other.example/"):
        with turns.at(settings, url):
            pass

    assert [round(pause, -1) for pause in slept] == [0, 600, 0]


def test_it_is_overwritten_when_it_is_put_away_dropped_or_over() -> None:
    parts = [(bytearray(b"clear"), bytearray(b"veil")) for _ in range(3)]
    seconds = (60.0, 60.0, 0.05)
    away, dropped, over = (Picture("m", *both, (1, 1), most) for both, most in zip(parts, seconds, strict=True))
    gone = weakref.ref(dropped)

    away.drop()
    del dropped
    gc.collect()
    while over.is_there:
        time.sleep(0.01)

    assert gone() is None
    assert not away.is_there
    assert (away.clear, away.veil, over.clear) == (b"", b"", b"")
    assert parts == [(bytearray(), bytearray())] * 3


@given(st.binary(max_size=200))
def test_an_answer_out_of_form_is_none(answer: bytes) -> None:
    try:
        made = unpack(answer)
    except OutOfForm:
        return
    assert len(made.rgb) == 3 * made.size[0] * made.size[1] <= 200


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, VEIL_SIDE), st.data())
def test_pixels_come_out_of_the_png_as_they_went_in(width: int, height: int, cells: int, data: st.DataObject) -> None:
    rgb = data.draw(st.binary(min_size=3 * width * height, max_size=3 * width * height))
    veil = data.draw(st.binary(min_size=cells, max_size=cells))
    still = Still((width, height), rgb, (cells, 1), veil, moving=True, second=1.5)

    assert unpack(pack(still)) == still
    assert opened_png(png(still.size, still.rgb)).tobytes() == rgb
    assert opened_png(png(still.veil_size, still.veil)).tobytes() == veil


def test_a_veil_tells_nothing_but_a_few_greys() -> None:
    """Two pictures that differ only within the cells have one veil."""
    fine = Image.fromarray(np.tile(np.array([[0, 255], [255, 0]], np.uint8), (120, 120))).convert("RGB")
    plain = Image.new("RGB", fine.size, (128, 128, 128))
    with Darkroom() as darkroom:
        one, other = (darkroom.still(encoded(made, "PNG")) for made in (fine, plain))
    assert one.rgb != other.rgb
    assert max(abs(a - b) for a, b in zip(one.veil, other.veil, strict=True)) <= 1
