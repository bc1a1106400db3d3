"""Every known address of a copy is looked at on its own; gone is proven, by two looks; a copy is down when all are."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.match import Verdict
from takedown.cases.noun import now
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.looking import known
from takedown.pipeline.session import Session
from tests.crawl.crawl_server import serving
from tests.pipeline.casefile import events
from tests.pipeline.proving_scene import COPY, GONE, OTHER, SMALL, Pages, Scene, posted, shows


@pytest.fixture
def scene(file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path) -> Scene:
    return Scene.made(file_session, fingerprinter, tmp_path)


async def test_each_address_is_looked_at_and_all_is_up(scene: Scene) -> None:
    async with serving(posted()) as server:
        here = scene.at(server)
        (match,) = await here.crawl()
        server.visits.clear()
        looked = await here.recheck()

    assert looked.now == {"/copy.jpg": ("live", "same-picture"), "/post": ("live", "shown")}
    assert looked.standing == [("up", ("all-live",))]
    assert looked.waits == []
    assert sorted(server.paths) == ["/copy.jpg", "/post", "/robots.txt"]
    assert {one.match.id for one in looked.results} == {match.id}


async def test_page_gone_file_still_served(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        await here.crawl()
        pages["/post"] = GONE
        server.visits.clear()
        looked = await here.recheck()

    assert looked.now == {"/copy.jpg": ("live", "same-picture"), "/post": ("gone", "not-found")}
    assert looked.standing == [("partly", ("page-gone-file-served",))]
    assert looked.waits == [1]
    assert (server.paths.count("/post"), server.paths.count("/copy.jpg")) == (2, 1)
    assert [match.verdict for match in here.matches()] == [Verdict.LIVE]


async def test_a_page_that_stays_without_the_picture_is_hidden_and_the_file_gone(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        (match,) = await here.crawl()
        pages |= {"/copy.jpg": GONE, "/post": shows()}
        looked = await here.recheck()

    assert looked.now == {"/copy.jpg": ("gone", "not-found"), "/post": ("soft-gone", "not-on-page")}
    assert looked.standing == [("down", ("all-gone-some-soft",))]
    assert [match.verdict for match in here.matches()] == [Verdict.GONE]
    looks = [body for kind, body in events(here.session, match.id) if kind == "rechecked"]
    assert sorted((body["role"], body["verdict"], body["seen"], body["status"]) for body in looks) == [
        ("file", "gone", "gone", 404),
        ("file", "unknown", "gone", 404),
        ("page", "soft-gone", "soft-gone", 200),
        ("page", "unknown", "soft-gone", 200),
    ]


async def test_one_look_alone_proves_nothing_where_the_second_is_far_off(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server, apart=86_400)
        await here.crawl()
        pages |= {"/copy.jpg": GONE, "/post": GONE}
        first = await here.recheck()
        second = await here.recheck()

    for looked in (first, second):
        assert set(looked.now.values()) == {("unknown", "not-found")}
        assert looked.standing == [("unknown", ("second-look",))]
        assert looked.waits == []
    assert {one.absences for one in second.results} == {2}


async def test_a_refusal_between_two_looks_neither_proves_nor_disproves(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        await here.crawl()
        pages |= {"/copy.jpg": (403, "text/plain", b""), "/post": (503, "text/plain", b"")}
        looked = await here.recheck()
        assert looked.now == {"/copy.jpg": ("blocked", "forbidden"), "/post": ("unreachable", "server-error")}
        assert looked.standing == [("unknown", ("blocked", "unreachable"))]
        pages |= {"/copy.jpg": GONE, "/post": GONE}
        assert set((await here.recheck()).now.values()) == {("gone", "not-found")}
        pages |= {"/copy.jpg": (403, "text/plain", b""), "/post": (503, "text/plain", b"")}
        looked = await here.recheck()

    assert {now for now, _ in looked.now.values()} == {"gone"}
    assert looked.standing == [("down", ("all-gone",))]


async def test_what_was_gone_and_is_there_again_is_an_event_of_its_own(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        (match,) = await here.crawl()
        pages |= {"/copy.jpg": GONE, "/post": GONE}
        await here.recheck()
        pages |= posted()
        looked = await here.recheck()
        once_more = await here.recheck()

    assert [one.came_back for one in looked.results] == [True, True]
    assert [one.came_back for one in once_more.results] == [False, False]
    assert looked.standing == [("up", ("all-live",))]
    assert [kind for kind, _ in events(here.session, match.id)].count("reappeared") == 2


async def test_another_picture_in_its_place_is_hidden(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        await here.crawl()
        pages["/copy.jpg"] = OTHER
        looked = await here.recheck()

    assert looked.now["/copy.jpg"] == ("soft-gone", "other-picture")


async def test_two_sizes_on_one_page_are_one_copy_and_their_page_is_visited_once(scene: Scene) -> None:
    pages: Pages = {**posted(), "/post": shows("copy.jpg", "small.jpg"), "/small.jpg": SMALL}
    async with serving(pages) as server:
        here = scene.at(server)
        assert len(await here.crawl()) == 2
        pages |= {"/copy.jpg": GONE, "/post": shows("small.jpg")}
        server.visits.clear()
        looked = await here.recheck()

    assert server.paths.count("/post") == 1
    assert looked.now == {
        "/copy.jpg": ("gone", "not-found"),
        "/small.jpg": ("live", "same-picture"),
        "/post": ("live", "shown"),
    }
    assert looked.standing == [("partly", ("some-gone",))]


async def test_other_sizes_that_a_page_names_are_looked_at_and_may_be_all_that_is_left(scene: Scene) -> None:
    sizes = b'<img src="/copy.jpg" srcset="/copy.jpg 480w, /crop.jpg 150w">'
    pages: Pages = {**posted(), "/post": (200, "text/html", b"<title>t</title>" + sizes), "/crop.jpg": OTHER}
    async with serving(pages) as server:
        here = scene.at(server)
        assert [match.url for match in await here.crawl()] == [server.url("/copy.jpg")]
        up = await here.recheck()
        pages |= {"/copy.jpg": GONE, "/post": GONE}
        left = await here.recheck()

    assert up.now == {
        "/copy.jpg": ("live", "same-picture"),
        "/post": ("live", "shown"),
        "/crop.jpg": ("live", "media"),
    }
    assert up.standing == [("up", ("all-live",))]
    assert left.now["/crop.jpg"] == ("live", "media")
    assert left.standing == [("partly", ("thumbnail-served",))]


async def test_the_robots_file_holds_for_what_a_crawl_found(scene: Scene) -> None:
    pages = posted()
    async with serving(pages) as server:
        here = scene.at(server)
        await here.crawl()
        pages["/robots.txt"] = (200, "text/plain", b"User-agent: *\nDisallow: /copy.jpg")
        server.visits.clear()
        looked = await here.recheck()

    assert looked.now == {"/copy.jpg": ("blocked", "robots"), "/post": ("live", "shown")}
    assert "/copy.jpg" not in server.paths


@pytest.mark.parametrize(("rule", "said"), [(b"Disallow: /copy", "overridden"), (b"Disallow: /other", None)])
async def test_a_single_look_at_what_she_reported_is_made_whatever_robots_say_and_logged_so(
    scene: Scene, rule: bytes, said: str | None
) -> None:
    robots = (200, "text/plain", b"User-agent: *\n" + rule)
    async with serving({"/copy.jpg": COPY, "/robots.txt": robots}) as server:
        here = scene.at(server)
        (match,) = await here.add(server.url("/copy.jpg"))
        looked = await here.recheck()

    assert looked.now == {"/copy.jpg": ("live", "same-picture")}
    (body,) = [body for kind, body in events(here.session, match.id) if kind == "rechecked"]
    assert body.get("robots") == said


async def test_in_quiet_hours_nothing_is_visited_and_what_is_known_stays(scene: Scene) -> None:
    async with serving(posted()) as server:
        await scene.at(server).crawl()
        server.visits.clear()
        clock = datetime.now().astimezone()
        hours = f"{clock - timedelta(hours=1):%H:%M}-{clock + timedelta(hours=1):%H:%M}"
        here = scene.at(server, quiet=hours)
        looked = await here.recheck()

    assert set(looked.now.values()) == {("live", "host-quiet")}
    assert server.visits == []
    assert all(address.next_at and address.next_at > now() for address in here.addresses())
    assert all(len(address.looks) == 1 for address in here.addresses())


async def test_a_reported_page_that_was_never_read_stays_hers_to_judge(scene: Scene) -> None:
    async with serving({"/album": shows()}) as server:
        here = scene.at(server)
        await here.add(server.url("/album"))
        looked = await here.recheck()

    assert looked.now == {"/album": ("unknown", "page")}


async def test_a_copy_in_an_archive_is_live_while_a_member_still_is_the_picture(scene: Scene) -> None:
    def archive(*members: bytes) -> tuple[int, str, bytes]:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as packed:
            for number, content in enumerate(members):
                packed.writestr(f"album/{number}.jpg", content)
        return 200, "application/zip", file.getvalue()

    pages: Pages = {"/": (200, "text/html", b'<title>t</title><a href="/album.zip">all</a>')}
    pages["/album.zip"] = archive(OTHER[2], COPY[2])
    async with serving(pages) as server:
        here = scene.at(server)
        (match,) = await here.crawl()
        assert match.url == server.url("/album.zip#album/1.jpg")
        server.visits.clear()
        renamed = archive(COPY[2])
        up = await here.recheck()
        pages["/album.zip"] = renamed
        still = await here.recheck()
        pages["/album.zip"] = archive(OTHER[2])
        out = await here.recheck()
        pages["/album.zip"] = (200, "application/zip", b"PK\x03\x04 broken")
        broken = await here.recheck()

    member = "/album.zip#album/1.jpg"
    assert up.now == still.now == {member: ("live", "same-picture"), "/": ("live", "shown")}
    assert out.now[member] == ("soft-gone", "not-in-archive")
    assert broken.now[member] == ("unknown", "other-content")


async def test_a_list_that_never_named_it_to_a_look_proves_nothing_by_not_naming_it(scene: Scene) -> None:
    pages = posted()
    pages["/feed"] = (200, "application/json", b'{"items": []}')
    async with serving(pages) as server:
        here = scene.at(server)
        (match,) = await here.crawl()
        page = PageFacts(url=match.page, source=server.url("/feed"))
        found = Candidate(match.url, match.url, b"", now(), 200, page, found_in="feed")
        with here.session.store.begin() as tx:
            known.note(tx, match, found)
        first = await here.recheck()
        pages["/feed"] = (200, "application/json", b'{"items": ["/copy.jpg"]}')
        named = await here.recheck()
        pages["/feed"] = (200, "application/json", b'{"items": []}')
        last = await here.recheck()

    assert [looked.now["/feed"] for looked in (first, named, last)] == [
        ("unknown", "not-on-page"),
        ("live", "listed"),
        ("soft-gone", "not-on-page"),
    ]
