"""The search from the pages: where, begun, paused, gone on; addresses; a new place; watching while somebody is here."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from takedown.cases.case import Adult
from takedown.cases.match import Match
from takedown.cases.media import Fingerprint, Media
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, MEDIA
from takedown.settings import Settings, load
from takedown.web import errands
from takedown.web.live import Job
from tests.cli.background import Background, gallery
from tests.cli.pictures import jpeg
from tests.crawl.crawl_server import Server
from tests.pipeline.casefile import opened
from tests.web.conftest import Site


@pytest.fixture
def server() -> Iterator[Server]:
    with Background() as background:
        yield background.serve(gallery({f"{number}.jpg": jpeg(number) for number in range(3)}))


@pytest.fixture
def scene(site: Site, server: Server) -> Site:
    """The pages, with a host on loopback and nothing recorded of what pages look like."""
    host = {"name": "gallery", "start": [server.url()], "allow": [server.pair], "delay": 0}
    settings = Settings.model_validate({"evidence": {"capture": False}, "hosts": [host], "jail": {"workers": 1}})
    site.keeper.settle(settings)
    site.session = replace(site.session, settings=settings)
    site.keeper.hold(site.session)
    return site


def matches(session: Session, case_id: str) -> list[Match]:
    with session.store.read() as tx:
        return MATCHES.all(tx, order_by="seen_at", case_id=case_id)


def registered(site: Site, case_id: str, number: int) -> None:
    """Register a picture by its digest, as a list of hashes may give it: that takes no jail."""
    code = Fingerprint(sha256=hashlib.sha256(jpeg(number)).digest())
    with site.session.store.begin() as tx:
        assert MEDIA.put(tx, Media.registered(case_id, code))


def until(seen: Callable[[], bool]) -> None:
    """Wait until something is seen; nothing is measured by it."""
    end = time.monotonic() + 60
    while not seen():
        assert time.monotonic() < end
        time.sleep(0.05)


def ended(site: Site, kind: str, about: str = "") -> Job:
    job = site.keeper.jobs.last(kind, about)
    assert job is not None
    until(lambda: not job.is_running)
    assert job.error is None, job.error
    return job


def test_a_search_is_paused_goes_on_and_ends_while_nobody_is_here(scene: Site, server: Server) -> None:
    visitor, case = scene.entered(), opened(scene.session)
    path = f"/c/{case.id}/search"
    empty = visitor.get(path).text
    registered(scene, case.id, 1)
    offered = visitor.get(path).text
    server.seconds = 600

    running = visitor.post(f"{path}/start", on=path, host="gallery").text
    until(lambda: bool(server.visits))
    paused = visitor.post(f"{path}/pause", on=path).text
    first = ended(scene, errands.SEARCH)
    server.seconds = 0
    nowhere = visitor.post(f"{path}/start", on=path).text
    visitor.post(f"{path}/start", on=path, host="gallery")
    visitor.post("/lock", on=path)
    second = ended(scene, errands.SEARCH)
    until(lambda: not scene.keeper.is_open)
    again = scene.entered("fr").get(path).text

    assert "There is nothing to look for yet" in empty
    assert "Private messages" in offered
    assert f"/live/{first.id}" in running
    assert first.state == "stopped"
    assert "Paused" in paused
    assert "Go on searching" in paused
    assert "No place was chosen" in nowhere
    assert (second.state, second.told["matches"]) == ("done", 1)
    assert "La recherche est terminée" in again
    assert f"/c/{case.id}/found" in again
    assert len(matches(scene.session, case.id)) == 1


def test_addresses_are_taken_line_by_line(scene: Site, server: Server) -> None:
    visitor, case = scene.entered("fr"), opened(scene.session)
    path = f"/c/{case.id}/addresses"
    registered(scene, case.id, 1)

    refused = visitor.post(path, 400, on=path, addresses="nothing\nfoo bar")
    given = f"\ufeffNAME,URL\na,{server.url('/1.jpg')}\nb,not one\nc,{server.url('/2.jpg')}\n"
    fields: list[tuple[str, Any]] = [("csrf", (None, visitor.token(path))), ("csv", ("list.csv", given.encode()))]
    origin = {"origin": scene.url.rstrip("/")}
    binary = visitor.client.post(f"{path}/upload", files=[*fields[:1], ("csv", ("a", b"\xff"))], headers=origin)
    taken = visitor.client.post(f"{path}/upload", files=fields, headers=origin)
    ended(scene, errands.ADDRESSES, case.id)
    page = visitor.get(path).text

    assert (binary.status_code, taken.status_code) == (400, 303)
    assert "foo bar" in refused.text
    assert "Pas une adresse" in page
    assert "Une copie a été reconnue" in page
    assert "Gardée comme vous le dites" in page
    assert {one.url for one in matches(scene.session, case.id)} == {server.url("/1.jpg"), server.url("/2.jpg")}


def test_a_place_is_found_out_and_written_into_the_configuration(scene: Site) -> None:
    visitor, case = scene.entered(), opened(scene.session)
    path = f"/c/{case.id}/search"

    visitor.post(f"{path}/hosts", on=path, url="https://boards.4chan.org/po/")
    ended(scene, errands.PROBE, case.id)
    found = visitor.get(path).text
    page = visitor.post(f"{path}/hosts/add", on=path, name="po “board”").text
    visitor.post(f"{path}/hosts/add", 409, on=path, name="po “board”")

    assert "4chan, through its interface" in found
    assert "po “board” was added" in page
    assert [host.name for host in scene.keeper.settings.hosts] == ["gallery", "po “board”"]
    (written,) = load(scene.keeper.config).hosts
    assert (written.name, written.kind, written.start) == ("po “board”", "fourchan", ["https://boards.4chan.org/po/"])


def test_watching_ends_when_nobody_is_here(scene: Site) -> None:
    visitor, case = scene.entered(), opened(scene.session)
    path = f"/c/{case.id}/search"

    visitor.post(f"{path}/watching", on=path, wanted="yes")
    job = scene.keeper.jobs.last(errands.WATCHING)
    assert job is not None
    until(lambda: job.told["last"] == "waiting")
    shown = visitor.get(path).text
    visitor.post("/lock", on=path)

    ended(scene, errands.WATCHING)
    until(lambda: not scene.keeper.is_open)
    assert "Watching." in shown


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_a_minors_pages_take_addresses_alone(scene: Site, server: Server, adult: Adult) -> None:
    visitor, case = scene.entered(), opened(scene.session, adult=adult)
    path = f"/c/{case.id}"

    shown = [visitor.get(f"{path}/{step}").text for step in ("pictures", "search")]
    visitor.post(f"{path}/search/start", 403, on=f"{path}/search", host="gallery")
    visitor.post(f"{path}/search/watching", 403, on=f"{path}/search", wanted="yes")
    visitor.post(f"{path}/addresses", on=f"{path}/addresses", addresses=server.url("/1.jpg"))
    ended(scene, errands.ADDRESSES, case.id)

    assert all("/arrival/lines" in page for page in shown)
    assert [one.url for one in matches(scene.session, case.id)] == [server.url("/1.jpg")]
    assert server.visits == []
