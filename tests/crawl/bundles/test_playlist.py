"""Films in segments, fetched from real servers: the right rendition, all that is there of it, and never without end."""

from __future__ import annotations

import pytest

from takedown.crawl.bundles.hls import NotAPlaylist
from takedown.crawl.bundles.playlist import Film, FilmLimits
from tests.crawl.bundles import films
from tests.crawl.bundles.films import listed, master
from tests.crawl.crawl_server import Answer, Handler, Server, redirect, serving

KEY, VECTOR = bytes(range(16)), bytes(15) + b"\x09"
Pages = dict[str, Answer | Handler]


async def fetched(server: Server, path: str = "/p", limits: FilmLimits | None = None, **more: float) -> list[bytes]:
    return (await watched(server, path, limits, **more))[0]


async def watched(
    server: Server, path: str = "/p", limits: FilmLimits | None = None, **more: float
) -> tuple[list[bytes], Film]:
    """The film's files, and the film."""
    async with films.visitor(server, **more) as (fetch, settings):
        answer = await fetch(server.url(path), 1 << 20, {})
        answer.share.release()
        film = Film(fetch, settings, limits)
        return [content async for content in film.of(answer)], film


async def of(pages: Pages, path: str = "/p") -> list[bytes]:
    async with serving(pages) as server:
        return await fetched(server, path)


async def test_all_segments_of_a_playlist_make_the_film() -> None:
    parts = films.transport()
    names = [f"/{number}.ts" for number in range(4)]
    assert await of({**films.segments(parts), "/p": listed(names)}) == [b"".join(parts)]


async def test_a_live_playlist_is_what_it_lists_now() -> None:
    parts = films.transport()
    pages = films.segments(parts) | {"/p": listed(["1.ts", "2.ts"], end=False)}
    assert await of(pages) == [parts[1] + parts[2]]


async def test_addresses_are_relative_to_where_the_playlist_was_found() -> None:
    [part] = films.transport(1)
    pages: Pages = {"/p": redirect("/deep/list"), "/deep/list": listed(["../x/0.ts"]), "/x/0.ts": (200, "", part)}
    assert await of(pages) == [part]


async def test_missing_segments_are_left_out_and_what_is_there_counts() -> None:
    parts = films.transport()
    pages = films.segments(parts)
    pages["/1.ts"] = (404, "text/html", b"gone")
    pages["/2.ts"] = (500, "text/html", b"error")
    pages["/p"] = listed(["0.ts", "1.ts", "2.ts", "http://10.0.0.1/secret.ts", "3.ts"])
    async with serving(pages) as server:
        found, film = await watched(server)
    assert found == [parts[0] + parts[3]]
    assert (film.missed, film.cut) == (3, False)


async def test_a_film_whose_segments_are_gone_is_given_up_soon() -> None:
    pages: Pages = {"/p": listed([f"{number}.ts" for number in range(1000)])}
    async with serving(pages) as server:
        found, film = await watched(server)
    assert found == []
    assert len(server.visits) == 1 + FilmLimits().misses
    assert film.cut


@pytest.mark.parametrize(
    "renditions",
    [
        [("RESOLUTION=1920x1080", "b"), ("RESOLUTION=426x240", "a"), ("RESOLUTION=256x144", "b")],
        [("RESOLUTION=256x144", "a"), ("RESOLUTION=128x72", "b")],
        [("RESOLUTION=270x480", "a"), ("RESOLUTION=720x1280", "b")],
        [('CODECS="mp4a.40.2"', "b"), ('RESOLUTION=1280x720,CODECS="avc1.4d401f,mp4a.40.2"', "a")],
        [("BANDWIDTH=90000", "b"), ("BANDWIDTH=400000", "a"), ("BANDWIDTH=4000000", "b")],
        [("RESOLUTION=640x360", "gone"), ("RESOLUTION=1280x720", "a")],
    ],
)
async def test_the_smallest_rendition_that_suffices_is_taken(renditions: list[tuple[str, str]]) -> None:
    parts = films.transport(2)
    named = [(f"BANDWIDTH=1000,{facts}" if "BANDWIDTH" not in facts else facts, name) for facts, name in renditions]
    pages = films.segments(parts) | {"/p": master(*named), "/a": listed(["0.ts"]), "/b": listed(["1.ts"])}
    async with serving(pages) as server:
        assert await fetched(server) == [parts[0]]
        assert "/b" not in server.paths


async def test_sound_alone_is_never_fetched() -> None:
    async with serving({"/p": master(('BANDWIDTH=1,CODECS="mp4a.40.2"', "a")), "/a": listed(["0.ts"])}) as server:
        assert await fetched(server) == []
        assert server.paths == ["/p"]


async def test_playlists_that_name_each_other_end() -> None:
    pages: Pages = {
        "/p": master(("BANDWIDTH=1", "p"), ("BANDWIDTH=2", "q")),
        "/q": master(("BANDWIDTH=1", "p"), ("BANDWIDTH=2", "q"), ("BANDWIDTH=3", "p?")),
        "/p?": master(("BANDWIDTH=1", "q")),
    }
    async with serving(pages) as server:
        assert await fetched(server) == []
        assert len(server.paths) == len(set(server.paths))


async def test_playlists_that_lead_to_new_ones_for_ever_end() -> None:
    pages: Pages = {f"/{number}": master(("BANDWIDTH=1", str(number + 1))) for number in range(50)}
    async with serving(pages) as server:
        assert await fetched(server, "/0") == []
        assert len(server.visits) <= FilmLimits().playlists


async def test_segments_without_end_are_bounded_by_their_number() -> None:
    pages = films.segments(films.transport(1)) | {"/p": listed(["0.ts"] * 5_000)}
    async with serving(pages) as server:
        [film], seen = await watched(server, limits=FilmLimits(segments=7))
    assert len(film) == 7 * len(films.transport(1)[0])
    assert len(server.visits) == 8
    assert seen.cut


async def test_initialisation_segments_count_like_others() -> None:
    lines = [f'#EXT-X-MAP:URI="{number}.i"\n#EXTINF:1.0,\n{number}.ts' for number in range(100)]
    async with serving({"/p": listed([], before="\n".join(lines))}) as server:
        assert await fetched(server, limits=FilmLimits(segments=10, misses=100)) == []
        assert len(server.visits) == 11


async def test_the_time_of_a_film_is_bounded() -> None:
    pages = films.segments(films.transport(1)) | {"/p": listed(["0.ts"] * 50)}
    async with serving(pages) as server:
        found, seen = await watched(server, limits=FilmLimits(seconds=0.0))
    assert (found, seen.cut) == ([], True)


async def test_the_bytes_of_a_film_are_bounded_and_what_was_read_counts() -> None:
    parts = films.transport(4)
    pages = films.segments(parts) | {"/p": listed([f"{number}.ts" for number in range(4)])}
    async with serving(pages) as server:
        found, seen = await watched(server, max_stream_bytes=len(parts[0]) * 2 + 1000)
    assert found == [parts[0] + parts[1]]
    assert seen.cut
    assert "/3.ts" not in server.paths


async def test_fragments_follow_their_initialisation_segment() -> None:
    head, *parts = films.fragments()
    pages = films.segments(parts) | {"/i": (200, "video/mp4", head)}
    pages["/p"] = listed([f"{number}.ts" for number in range(len(parts))], before='#EXT-X-MAP:URI="i"')
    assert await of(pages) == [head + b"".join(parts)]


async def test_where_the_dress_changes_another_file_begins() -> None:
    head, *parts = films.fragments()
    pages = films.segments(parts) | {"/i": (200, "", head), "/j": (200, "", head)}
    before = '#EXT-X-MAP:URI="i"\n#EXTINF:1.0,\n0.ts\n#EXT-X-DISCONTINUITY\n#EXT-X-MAP:URI="j"'
    pages["/p"] = listed(["1.ts"], before=before)
    assert await of(pages) == [head + parts[0], head + parts[1]]


async def test_ranges_of_one_file_are_asked_for_as_ranges() -> None:
    head, *parts = films.fragments()
    film = head + b"".join(parts)
    before = f'#EXT-X-MAP:URI="film",BYTERANGE="{len(head)}@0"\n'
    before += f"#EXT-X-BYTERANGE:{len(parts[0])}@{len(head)}\n#EXTINF:1.0,\nfilm\n#EXT-X-BYTERANGE:{len(parts[1])}"
    async with serving({"/film": films.in_ranges(film), "/p": listed(["film"], before=before)}) as server:
        assert await fetched(server) == [head + parts[0] + parts[1]]
        asked = [visit.headers["Range"] for visit in server.visits[1:]]
    ends = [len(head), len(head + parts[0]), len(head + parts[0] + parts[1])]
    assert asked == [f"bytes={start}-{end - 1}" for start, end in zip([0, *ends], ends, strict=False)]


@pytest.mark.parametrize("vector", ["IV=0x00000000000000000000000000000009,", ""])
async def test_segments_locked_with_a_key_that_is_served_are_opened(vector: str) -> None:
    parts = films.transport(2)
    vectors = [VECTOR, VECTOR] if vector else [bytes(15) + b"\x05", bytes(15) + b"\x06"]
    sealed = [films.locked(part, KEY, each) for part, each in zip(parts, vectors, strict=True)]
    before = f'#EXT-X-MEDIA-SEQUENCE:5\n#EXT-X-KEY:METHOD=AES-128,{vector}URI="key"'
    pages = films.segments(sealed) | {"/key": (200, "", KEY), "/p": listed(["0.ts", "1.ts"], before=before)}
    async with serving(pages) as server:
        assert await fetched(server) == [b"".join(parts)]
        assert server.paths.count("/key") == 1


@pytest.mark.parametrize("key", [(404, "", b""), (200, "", b"short"), (200, "", bytes(17))])
async def test_without_its_key_a_film_is_nothing(key: Answer) -> None:
    sealed = [films.locked(part, KEY, VECTOR) for part in films.transport(2)]
    before = '#EXT-X-KEY:METHOD=AES-128,URI="key"'
    assert await of(films.segments(sealed) | {"/key": key, "/p": listed(["0.ts", "1.ts"], before=before)}) == []


async def test_what_is_locked_in_another_way_is_left_out() -> None:
    parts = films.transport(2)
    before = '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="key"\n#EXTINF:1.0,\n0.ts\n#EXT-X-KEY:METHOD=NONE'
    async with serving(films.segments(parts) | {"/p": listed(["1.ts"], before=before)}) as server:
        assert await fetched(server) == [parts[1]]
        assert "/0.ts" not in server.paths


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"hello",
        b"\xff\xfe\x00",
        b"#EXTM3U\n#EXTINF:soon,\n0.ts",
        b"#EXTM3U\n#EXT-X-BYTERANGE:all\n#EXTINF:1,\n0.ts",
        b"#EXTM3U\n#EXT-X-BYTERANGE:10@-5\n#EXTINF:1,\n0.ts",
        b'#EXTM3U\n#EXT-X-KEY:URI="k"\n#EXTINF:1,\n0.ts',
        b"#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=k,IV=0x" + b"f" * 60 + b"\n#EXTINF:1,\n0.ts",
        b"<MPD",
        b"<html></html>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><MPD>&b;</MPD>',
    ],
)
async def test_what_is_no_playlist_is_refused(text: bytes) -> None:
    async with serving({"/p": (200, films.HLS, text)}) as server:
        with pytest.raises(NotAPlaylist):
            await fetched(server)


async def test_a_playlist_of_endless_lines_is_read_as_far_as_is_sane() -> None:
    [part] = films.transport(1)
    text = b"#EXTM3U\n#EXT-X-KEY:" + b'A="' * 200_000 + b"\n#EXTINF:1.0,\n0.ts\n" + b"#\n" * 100_000
    assert await of(films.segments([part]) | {"/p": (200, films.HLS, text)}) == [part]
