"""What a host answers, and what of it is kept: a page in part, in its own way, and nothing outside the vault."""

from __future__ import annotations

from hashlib import md5, sha256

import pytest

from takedown.cases.capture import CaptureState
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.looking.addresses import add as add_addresses
from takedown.pipeline.looking.addresses import from_arguments
from takedown.pipeline.proof.capture import capture, capture_new
from takedown.pipeline.session import Session
from tests.crawl.crawl_server import HTML, Answer, Handler, page
from tests.pipeline.capture_scene import COPY, at, copy_of, hosted, pages
from tests.pipeline.casefile import events, opened


@pytest.mark.parametrize(
    ("album", "reason"),
    [
        ((403, "text/html", b"no"), "page-refused"),
        ((200, "text/plain", b"plain words"), "page-other"),
        ((200, "text/html", b""), "page-other"),
    ],
)
def test_a_page_that_cannot_be_read_is_kept_in_part(
    file_session: Session, fingerprinter: Fingerprinter, album: Answer, reason: str
) -> None:
    with hosted(pages(album=album)) as server:
        session = at(file_session, server)
        copy_of(session, server, opened(session).id)
        (one,) = capture(session, None, fingerprinter)
    assert (one.state, one.reasons) == (CaptureState.PART, (reason,))
    asked = one.manifest["asked"]
    assert isinstance(asked, list)
    assert [told["http"]["status"] for told in asked] == [album[0]]


def test_a_robots_file_is_obeyed_for_what_a_crawl_found(file_session: Session, fingerprinter: Fingerprinter) -> None:
    robots: dict[str, Answer | Handler] = {"robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /album")}
    with hosted(pages(**robots)) as server:
        session = at(file_session, server)
        copy_of(session, server, opened(session).id)
        (one,) = capture(session, None, fingerprinter)
        assert "/album" not in server.paths
    assert (one.state, one.reasons) == (CaptureState.PART, ("page-robots",))


def test_the_trouble_of_one_host_stops_no_other(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server, hosted({}) as gone:
        nowhere = gone.url("/album")
        session = at(file_session, server)
        case = opened(session)
        first = copy_of(session, server, case.id, "/1.jpg", page=nowhere)
        second = copy_of(session, server, case.id, "/2.jpg", page="http://192.168.0.7/private")
        third = copy_of(session, server, case.id, "/3.jpg")
        captured = {one.match_id: one for one in capture(session, None, fingerprinter)}
        assert gone.paths == []
    assert [captured[one.id].reasons for one in (first, second, third)] == [
        ("page-odd",),
        ("page-odd",),
        ("picture-off",),
    ]


def test_an_address_that_a_person_found_is_captured_in_its_own_way(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    plain = b"<title>Her page</title><p>Words</p>"
    more: dict[str, Answer | Handler] = {"hers": (200, HTML, plain), "file.jpg": (200, "image/jpeg", COPY)}
    with hosted(pages(**more, **{"robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /")})) as server:
        session = at(file_session, server)
        case = opened(session)
        given = [server.url(path) for path in ("/hers", "/file.jpg", "/nothing")]
        added = add_addresses(session, case.id, from_arguments(given), fingerprinter)
        matches = [one.matches[0] for one in added]
        captured = {one.match_id: one for one in capture_new(session, [one.id for one in matches], fingerprinter)}
    hers, file, nothing = (captured[one.id] for one in matches)
    assert (hers.state, hers.reasons, hers.text) == (CaptureState.PART, ("media-unknown", "picture-off"), "Words")
    shown = hers.manifest["page"]
    assert isinstance(shown, dict)
    assert shown["robots"] == "overridden"
    media = file.manifest["media"]
    assert isinstance(media, dict)
    assert (file.state, file.reasons) == (CaptureState.WHOLE, ("page-none",))
    assert (media["sha256"], media["md5"]) == (
        sha256(COPY).hexdigest(),
        md5(COPY, usedforsecurity=False).hexdigest(),
    )
    assert (media["source"], media["bytes"], media["width"], media["height"]) == ("fetched", len(COPY), 480, 320)
    assert (nothing.state, nothing.reasons) == (CaptureState.FAILED, ("page-refused", "media-unknown"))
    assert [kind for kind, _ in events(session, nothing.id)] == ["captured"]


def test_nothing_but_the_vault_is_written(
    file_session: Session, fingerprinter: Fingerprinter, written: list[str]
) -> None:
    big = page(links=["/x"])[2] + b"<p>word</p>" * 60_000
    with hosted(pages(album=(200, HTML, big))) as server:
        session = at(file_session, server)
        copy_of(session, server, opened(session).id)
        written.clear()
        (one,) = capture(session, None, fingerprinter)
    assert written == [str(session.home / "work.lock")]
    assert len(one.warc) > 600_000  # what the library would put into a file
    database = (session.home / "store.db").read_bytes()
    for told in (b"word", b"127.0.0.1", sha256(COPY).hexdigest().encode(), b"WARC/1.1"):
        assert told not in database
