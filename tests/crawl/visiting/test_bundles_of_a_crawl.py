"""What lies within archives, documents and playlists is found by a crawl, each under an address of its own."""

from __future__ import annotations

import asyncio
import io
import zipfile

from takedown.cases.candidate import Candidate
from takedown.crawl.frontier.queue import MemoryQueue
from takedown.crawl.plan import Plan
from takedown.crawl.stats import Stats
from takedown.crawl.walk import Crawl
from takedown.settings import HostSettings
from tests.crawl.bundles.films import listed, segments, transport
from tests.crawl.crawl_server import HTML, JPEG, Answer, Handler, host_of, page, picture, quick, serving

Pages = dict[str, Answer | Handler]


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return file.getvalue()


async def crawl(host: HostSettings, plan: Plan) -> tuple[dict[str, Candidate], Stats]:
    found: dict[str, Candidate] = {}
    async with Crawl([host], quick(), plan) as run:
        async for candidate in run.candidates():
            found[candidate.url] = candidate
            run.done(candidate, matched=candidate.url.endswith("two.jpg"))
        return found, run.stats


async def test_each_picture_of_an_archive_is_handed_out_with_its_name() -> None:
    archive = packed(one_jpg=JPEG + b"1", two_jpg=JPEG + b"2", notes_txt=b"words")
    pages: Pages = {"/": page(links=["/pack.zip"]), "/pack.zip": (200, "application/zip", archive)}
    queue = MemoryQueue()
    plan = Plan(mark="registry", queue_of=lambda _: queue)
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server), plan)
        again, later = await crawl(host_of(server), Plan(mark="registry", queue_of=lambda _: queue, again=True))
        pack = server.url("/pack.zip")
    assert {url: one.content for url, one in found.items()} == {
        f"{pack}#one.jpg": JPEG + b"1",
        f"{pack}#two.jpg": JPEG + b"2",
    }
    assert {one.found_in for one in found.values()} == {"archive"}
    assert (stats.media, stats.errors) == (2, [])
    assert (again, later.media) == ({}, 0)


async def test_a_playlists_segments_come_as_one_film_from_its_own_server() -> None:
    segments = {f"/hls/{n}.ts": b"G" + bytes([n]) * 187 for n in range(3)}
    listed = "".join(f"#EXTINF:2,\n{path.rpartition('/')[2]}\n" for path in segments)
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n{listed}#EXT-X-ENDLIST\n".encode()
    pages: Pages = {
        "/": (200, HTML, b'<video><source src="/hls/clip.m3u8" type="application/vnd.apple.mpegurl"></video>'),
        "/hls/clip.m3u8": (200, "application/vnd.apple.mpegurl", playlist),
    }
    pages |= {path: (200, "video/mp2t", body) for path, body in segments.items()}
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server), Plan())
        assert {url: one.content for url, one in found.items()} == {
            server.url("/hls/clip.m3u8"): b"".join(segments.values())
        }
    assert stats.errors == []


async def test_below_a_disallow_no_segment_is_fetched() -> None:
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n/private/0.ts\n#EXT-X-ENDLIST\n"
    pages: Pages = {
        "/": page(links=["/clip.m3u8"]),
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private/"),
        "/clip.m3u8": (200, "application/vnd.apple.mpegurl", playlist),
        "/private/0.ts": (200, "video/mp2t", b"G" * 188),
    }
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server), Plan())
    assert found == {}
    assert [problem.code for problem in stats.errors] == ["bundle-refused"]
    assert "/private/0.ts" not in server.paths


async def test_an_archive_that_cant_be_opened_is_told_and_the_rest_goes_on() -> None:
    pages: Pages = {"/": page(links=["/a.zip"], images=["/x.jpg"]), "/x.jpg": picture()}
    pages["/a.zip"] = (200, "application/zip", b"PK\x03\x04" + bytes(5000))
    async with serving(pages) as server:
        found, stats = await crawl(host_of(server), Plan())
    assert [url.rpartition("/")[2] for url in found] == ["x.jpg"]
    assert [problem.code for problem in stats.errors] == ["bundle-refused"]


async def test_what_a_host_asks_of_robots_in_its_answers_is_done() -> None:
    async def no_pictures(_: object) -> object:
        from aiohttp import web

        return web.Response(body=JPEG, headers={"Content-Type": "image/jpeg", "X-Robots-Tag": "noimageindex"})

    pages: Pages = {
        "/": page(links=["/still", "/shy"], images=["/kept.jpg", "/asked.jpg"]),
        "/kept.jpg": picture(),
        "/asked.jpg": no_pictures,  # type: ignore[dict-item]  # an answer with a header of its own
        "/still": (200, HTML, b'<meta name="robots" content="nofollow"><a href="/behind">x</a><img src="/still.jpg">'),
        "/shy": (200, HTML, b'<meta name="robots" content="noimageindex"><img src="/shy.jpg">'),
        "/still.jpg": picture(2001),
        "/shy.jpg": picture(2002),
        "/behind": page(),
    }
    async with serving(pages) as server:
        found, _ = await crawl(host_of(server), Plan())
        own, _ = await crawl(host_of(server, robots="ignore"), Plan())
    assert sorted(url.rpartition("/")[2] for url in found) == ["kept.jpg", "still.jpg"]
    assert "/behind" in server.paths
    assert sorted(url.rpartition("/")[2] for url in own) == ["asked.jpg", "kept.jpg", "shy.jpg", "still.jpg"]


async def test_a_film_that_was_had_in_part_is_fetched_again_and_one_that_was_had_whole_is_not() -> None:
    parts = transport(3)
    names = [f"{number}.ts" for number in range(len(parts))]
    pages: Pages = {"/": page(links=["/p.m3u8"]), "/p.m3u8": listed(names), **segments(parts)}
    lacking = pages | {"/1.ts": (500, "text/plain", b"")}
    queue = MemoryQueue()
    plan = Plan(mark="registry", queue_of=lambda _: queue, again=True)
    async with serving(lacking) as server:
        host = host_of(server)
        first, _ = await crawl(host, plan)
        server.pages = pages
        second, _ = await crawl(host, plan)
        third, _ = await crawl(host, plan)
    contents = [[one.content for one in found.values()] for found in (first, second, third)]
    assert contents == [[parts[0] + parts[2]], [b"".join(parts)], []]


async def test_a_playlist_leaves_room_for_its_segments_however_little_there_is() -> None:
    parts = transport(2)
    pages: Pages = {"/": page(links=["/p.m3u8"]), "/p.m3u8": listed(["0.ts", "1.ts"]), **segments(parts)}
    async with serving(pages) as server:
        settings = quick(max_in_flight_bytes=1024 * 1024)
        async with Crawl([host_of(server)], settings) as run:
            async with asyncio.timeout(20):
                async for candidate in run.candidates():
                    run.done(candidate)
                    found = candidate.content
    assert found == b"".join(parts)
