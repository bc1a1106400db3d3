"""Addresses that the person found herself, visited for real on loopback: what is kept, and what is learnt later."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from aiohttp import web
from PIL import Image, ImageOps
from sklearn.datasets import load_sample_image

from takedown.cases.case import Adult, Case
from takedown.cases.match import Match, MatchState, Method, Verdict
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import casework
from takedown.pipeline.looking import addresses
from takedown.pipeline.recheck import Rechecked, due_for_recheck, recheck
from takedown.pipeline.register import register
from takedown.pipeline.search import search
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, SIGHTINGS
from takedown.settings import Settings
from tests.crawl.crawl_server import Answer, Handler, Server, page, serving
from tests.pipeline.casefile import events, opened


def jpeg(pixels: np.ndarray, *, mirrored: bool = False) -> bytes:
    picture = Image.fromarray(pixels)
    picture = ImageOps.mirror(picture) if mirrored else picture
    file = io.BytesIO()
    picture.resize((480, 320)).save(file, "JPEG", quality=80)
    return file.getvalue()


HERS = jpeg(load_sample_image("china.jpg"))
COPY = jpeg(load_sample_image("china.jpg"), mirrored=True)
OTHER = jpeg(load_sample_image("flower.jpg"))


def shown(content: bytes) -> Answer:
    return 200, "image/jpeg", content


def with_picture(session: Session, tmp_path: Path, fingerprinter: Fingerprinter) -> Case:
    case = opened(session)
    file = tmp_path / "hers.jpg"
    file.write_bytes(HERS)
    assert [one.status.value for one in register(session, case.id, [file], fingerprinter)] == ["registered"]
    return case


def at(session: Session, server: Server) -> Session:
    table = {"name": "here", "start": [server.url()], "allow": [server.pair], "delay": 0.0}
    # One host answers only once a picture was looked at, which takes as long as the machine is busy.
    patient = {"first_byte_seconds": 200, "total_seconds": 200}
    values = {"hosts": [table], "recheck": {"apart": 0}, "crawl": patient}
    return replace(session, settings=Settings.model_validate(values))


def add(session: Session, case: Case, fingerprinter: Fingerprinter, *urls: str) -> list[Match]:
    results = addresses.add(session, case.id, addresses.from_arguments(list(urls)), fingerprinter)
    return [match for result in results for match in result.matches]


def stored(session: Session) -> list[Match]:
    with session.store.read() as tx:
        return MATCHES.all(tx, order_by="seen_at")


def sightings(session: Session) -> int:
    with session.store.read() as tx:
        return tx.count(SIGHTINGS.table)


async def test_a_readable_picture_is_matched_and_known_the_second_time(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    async with serving({"/copy.jpg": shown(COPY)}) as server:
        session = at(file_session, server)
        (first,) = await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))
        (second,) = await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))

    assert (first.method, first.transform, first.verdict) == (Method.PDQ, "mirror", Verdict.LIVE)
    assert second == first
    assert (len(stored(session)), sightings(session)) == (1, 1)


async def test_a_page_gives_the_copies_on_it_and_no_reported_address_beside_them(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    pages = {"/post": page(images=["/copy.jpg", "/other.jpg"]), "/copy.jpg": shown(COPY), "/other.jpg": shown(OTHER)}
    async with serving(pages) as server:
        session = at(file_session, server)
        url = server.url("/post")
        (first,) = await asyncio.to_thread(add, session, case, fingerprinter, url)
        (again,) = await asyncio.to_thread(add, session, case, fingerprinter, url)

    assert (first.url, first.page) == (server.url("/copy.jpg"), server.url("/post"))
    assert again.id == first.id
    assert [match.method for match in stored(session)] == [Method.PDQ]


async def test_an_archive_gives_the_copies_in_it(
    file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("in/copy.jpg", COPY)
        archive.writestr("other.jpg", OTHER)
    case = with_picture(file_session, tmp_path, fingerprinter)
    async with serving({"/pack.zip": (200, "application/zip", packed.getvalue())}) as server:
        here = at(file_session, server)
        (found,) = await asyncio.to_thread(add, here, case, fingerprinter, server.url("/pack.zip"))
        assert found.url == server.url("/pack.zip#in/copy.jpg")

        results: list[Rechecked] = []
        await asyncio.to_thread(recheck, here, due_for_recheck(here, case.id), fingerprinter, results.append)

    assert [(one.now, one.reason) for one in results] == [(Verdict.LIVE, "same-picture")]


@pytest.mark.parametrize("content", [COPY, b"nothing to see"])
@pytest.mark.parametrize(("rule", "said"), [(b"Disallow: /copy", "overridden"), (b"Disallow: /other", None)])
async def test_a_visit_that_the_robots_file_does_not_want_is_logged_as_hers(
    file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path, content: bytes, rule: bytes, said: str | None
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    robots = (200, "text/plain", b"User-agent: *\n" + rule)
    async with serving({"/copy.jpg": shown(content), "/robots.txt": robots}) as server:
        here = at(file_session, server)
        (kept,) = await asyncio.to_thread(add, here, case, fingerprinter, server.url("/copy.jpg"))

    bodies = [body for kind, body in events(here, kept.id) if kind == "address-reported"]
    assert [body.get("robots") for body in bodies if "robots" in body] == ([said] if said else [])


async def test_what_cannot_be_read_is_kept_as_hers_and_gets_its_picture_once_it_can(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    pages: dict[str, Answer] = {"/copy.jpg": (403, "text/plain", b"")}
    async with serving(pages) as server:
        session = at(file_session, server)
        (reported,) = await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))
        pages["/copy.jpg"] = shown(COPY)
        (read,) = await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))

    assert (reported.method, reported.media_id, reported.verdict) == (Method.REPORTED, "", Verdict.BLOCKED)
    assert (read.id, read.method) == (reported.id, Method.PDQ)
    assert read.media_id
    assert stored(session) == [read]
    assert sightings(session) == 1


async def test_a_crawl_tells_a_reported_address_as_found_and_keeps_the_decision(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    pages = {"/": page(images=["/copy.jpg"]), "/copy.jpg": (503, "text/plain", b"")}
    found: list[Match] = []
    async with serving(pages) as server:
        session = at(file_session, server)
        (reported,) = await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))
        with session.store.begin() as tx:
            MATCHES.renew(tx, reported.model_copy(update={"state": MatchState.CONFIRMED}), "state")
        pages["/copy.jpg"] = shown(COPY)
        summary = await asyncio.to_thread(search, session, fingerprinter, [], None, found.append, lambda _: None)
        second = await asyncio.to_thread(search, session, fingerprinter, [], None, found.append, lambda _: None)

    assert (summary.matches, second.matches) == (1, 0)
    assert [(match.id, match.state, match.method) for match in found] == [
        (reported.id, MatchState.CONFIRMED, Method.PDQ)
    ]


async def test_a_case_closed_during_a_crawl_gets_nothing_more(
    file_session: Session, tmp_path: Path, fingerprinter: Fingerprinter
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    closed = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def later(_: web.Request) -> web.StreamResponse:
        await closed.wait()
        return web.Response(body=COPY, content_type="image/jpeg")

    pages: dict[str, Answer | Handler] = {
        "/": page(images=["/a.jpg", "/b.jpg"]),
        "/a.jpg": shown(HERS),
        "/b.jpg": later,
    }

    def close(_: Match) -> None:
        casework.close_case(file_session, case.id)
        loop.call_soon_threadsafe(closed.set)

    async with serving(pages) as server:
        session = at(file_session, server)
        summary = await asyncio.to_thread(search, session, fingerprinter, [], None, close, lambda _: None)

    assert (summary.hashed, summary.matches) == (2, 1)
    assert [match.url for match in stored(session)] == [server.url("/a.jpg")]


async def test_under_18_or_unsure_the_address_is_kept_and_nobody_is_visited(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    case = opened(file_session, adult=Adult.UNSURE)
    async with serving({"/copy.jpg": shown(COPY)}) as server:
        session = at(file_session, server)
        (kept,) = await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))

    assert server.visits == []
    assert (kept.method, kept.verdict, kept.checked_at) == (Method.REPORTED, Verdict.UNKNOWN, None)


@pytest.mark.parametrize(
    ("after", "verdict", "reason"),
    [
        (shown(COPY), Verdict.LIVE, "same-picture"),
        (shown(OTHER), Verdict.SOFT_GONE, "other-picture"),
        ((200, "image/jpeg", b"\xff\xd8\xff no picture"), Verdict.UNKNOWN, "other-content"),
        ((404, "text/plain", b""), Verdict.GONE, "not-found"),
        ((410, "text/plain", b""), Verdict.GONE, "removed"),
        ((403, "text/plain", b""), Verdict.BLOCKED, "forbidden"),
        ((500, "text/plain", b""), Verdict.UNREACHABLE, "server-error"),
    ],
)
async def test_a_second_look_holds_what_is_there_against_the_picture_again(
    file_session: Session,
    tmp_path: Path,
    fingerprinter: Fingerprinter,
    after: Answer,
    verdict: Verdict,
    reason: str,
) -> None:
    case = with_picture(file_session, tmp_path, fingerprinter)
    pages = {"/copy.jpg": shown(COPY)}
    results: list[Rechecked] = []
    async with serving(pages) as server:
        session = at(file_session, server)
        await asyncio.to_thread(add, session, case, fingerprinter, server.url("/copy.jpg"))
        pages["/copy.jpg"] = after
        matches = due_for_recheck(session, case.id)
        await asyncio.to_thread(recheck, session, matches, fingerprinter, results.append)

    assert [(one.was, one.now, one.reason) for one in results] == [(Verdict.LIVE, verdict, reason)]
    assert [match.verdict for match in stored(session)] == [verdict]


def test_a_csv_names_each_bad_line_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("note,url\nseen,https://example.org/a.jpg\n\nx,not an address\ny,ftp://example.org/b\nz\n", "utf-8")

    assert [(one.line, one.text, one.code) for one in addresses.from_csv(file)] == [
        (2, "https://example.org/a.jpg", ""),
        (4, "not an address", "not-an-address"),
        (5, "ftp://example.org/b", "not-an-address"),
        (6, "", "not-an-address"),
    ]


@pytest.mark.parametrize(
    "address",
    ["http://a.example/\0b", "http://a.example/\x1b[2J", "http://a.example/a b", "https://me:word@a.example/b"],
)
def test_an_address_with_signs_that_no_address_has_or_a_password_is_not_taken(address: str) -> None:
    assert [one.code for one in addresses.from_arguments([address])] == ["not-an-address"]


def test_a_csv_with_a_quotation_mark_that_is_never_closed_keeps_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('url\nhttps://a.example/1\n"https://a.example/' + "a" * 200_000, encoding="utf-8")
    assert [(one.line, one.text, one.code) for one in addresses.from_csv(file)] == [
        (2, "https://a.example/1", ""),
        (3, "", "not-an-address"),
    ]


def test_a_csv_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"\xff\xfe\x00\x01")

    for missing in (file, tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(addresses.NoSuchFile):
            addresses.from_csv(missing)
