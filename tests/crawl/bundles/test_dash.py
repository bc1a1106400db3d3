"""Presentations of the other kind of stream: every way to list segments, and such as never end."""

from __future__ import annotations

import pytest

from takedown.crawl.bundles import dash
from takedown.crawl.bundles.pieces import Piece
from takedown.crawl.bundles.playlist import Film, FilmLimits
from tests.crawl.bundles import films
from tests.crawl.crawl_server import Answer, Handler, Server, serving

Pages = dict[str, Answer | Handler]
VIDEO = 'mimeType="video/mp4"'


def timeline(entries: str, media: str = "$Time$") -> str:
    inner = f"<SegmentTimeline>{entries}</SegmentTimeline>"
    return f'<SegmentTemplate timescale="10" media="{media}">{inner}</SegmentTemplate>'


def manifest(sets: str, duration: str = "PT3S") -> bytes:
    length = f'mediaPresentationDuration="{duration}"' if duration else 'type="dynamic"'
    return f'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" {length}>{sets}</MPD>'.encode()


def period(inner: str, facts: str = 'id="v" bandwidth="7" height="360" width="640"', kind: str = VIDEO) -> str:
    return f"<Period><AdaptationSet {kind}><Representation {facts}>{inner}</Representation></AdaptationSet></Period>"


def pieces(text: bytes, most: int = 100) -> list[Piece]:
    [run] = dash.parsed(text, "http://host.example/d/m.mpd")
    found = [] if run.head is None else [run.head]
    for piece in run.pieces:
        found.append(piece)
        if len(found) == most:
            break
    return found


def names(text: bytes, most: int = 100) -> list[str]:
    return [piece.url.removeprefix("http://host.example/d/") for piece in pieces(text, most)]


async def fetched(server: Server, limits: FilmLimits | None = None, **more: float) -> list[bytes]:
    async with films.visitor(server, **more) as (fetch, settings):
        answer = await fetch(server.url("/m.mpd"), 1 << 20, {})
        answer.share.release()
        return [content async for content in Film(fetch, settings, limits).of(answer)]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        (
            '<SegmentTemplate timescale="10" duration="10" initialization="$RepresentationID$.i" media="s$Number$"/>',
            ["v.i", "s1", "s2", "s3"],
        ),
        (
            '<SegmentTemplate duration="2" startNumber="9" media="$Number%05d$_$Bandwidth$_$$"/>',
            ["00009_7_$", "00010_7_$"],
        ),
        (timeline('<S t="5" d="10" r="1"/><S d="4"/>'), ["5", "15", "25"]),
        (timeline('<S d="10" r="-1"/>', "$Time%03d$"), ["000", "010", "020"]),
        (
            '<SegmentTemplate duration="1" media="$Nonsense$-$Number$"/>',
            ["$Nonsense$-1", "$Nonsense$-2", "$Nonsense$-3"],
        ),
    ],
)
def test_templates_are_filled_in(template: str, found: list[str]) -> None:
    assert names(manifest(period(template))) == found


def test_an_outer_template_holds_for_what_the_inner_one_leaves_out() -> None:
    text = manifest(
        '<Period><SegmentTemplate timescale="10" duration="15" media="no"/><AdaptationSet contentType="video">'
        '<SegmentTemplate media="$RepresentationID$/$Number$"/>'
        '<Representation id="a" width="640" height="480"><SegmentTemplate startNumber="0"/></Representation>'
        "</AdaptationSet></Period>"
    )
    assert names(text) == ["a/0", "a/1"]


def test_lists_name_files_and_ranges() -> None:
    inner = (
        '<BaseURL>film.mp4</BaseURL><SegmentList><Initialization range="0-99"/><SegmentURL mediaRange="100-299"/>'
        '<SegmentURL media="other.mp4"/></SegmentList>'
    )
    base = "http://host.example/d/"
    assert pieces(manifest(period(inner))) == [
        Piece(f"{base}film.mp4", 0, 100),
        Piece(f"{base}film.mp4", 100, 200),
        Piece(f"{base}other.mp4"),
    ]


def test_the_smallest_picture_that_suffices_is_chosen() -> None:
    text = manifest(
        '<Period><AdaptationSet mimeType="audio/mp4"><Representation id="s"><BaseURL>sound</BaseURL></Representation>'
        '</AdaptationSet><AdaptationSet mimeType="video/mp4">'
        '<Representation height="1080" width="1920"><BaseURL>large</BaseURL></Representation>'
        '<Representation height="240" width="426"><BaseURL>right</BaseURL></Representation>'
        '<Representation height="144" width="256"><BaseURL>small</BaseURL></Representation></AdaptationSet>'
        '<AdaptationSet mimeType="video/mp4"><ContentProtection schemeIdUri="urn:x"/>'
        '<Representation height="241" width="400"><BaseURL>locked</BaseURL></Representation></AdaptationSet></Period>'
    )
    assert names(text) == ["right"]


@pytest.mark.parametrize(
    "template",
    [
        '<SegmentTemplate media="$Number$"/>',
        '<SegmentTemplate duration="1" timescale="999999999999999999" media="$Number$"/>',
        timeline('<S d="1" r="999999999999"/>'),
    ],
)
async def test_presentations_without_end_are_left_when_nothing_comes(template: str) -> None:
    async with serving({"/m.mpd": (200, films.DASH, manifest(period(template), "PT9999999S"))}) as server:
        assert await fetched(server) == []
        assert len(server.visits) == 1 + FilmLimits().misses


async def test_the_segments_of_all_periods_are_fetched() -> None:
    head, *parts = films.fragments()
    template = '<SegmentTemplate duration="1" startNumber="0" initialization="i" media="$Number$.ts"/>'
    pages: Pages = {**films.segments(parts), "/i": (200, "video/mp4", head)}
    pages["/m.mpd"] = (200, films.DASH, manifest(period(template) * 2, f"PT{len(parts)}S"))
    async with serving(pages) as server:
        assert await fetched(server) == [head + b"".join(parts)] * 2


@pytest.mark.parametrize("kept", [1.0, 0.5])
async def test_a_film_in_one_file_is_read_up_to_the_limit(kept: float) -> None:
    film = b"".join(films.fragments())
    most = int(len(film) * kept)
    inner = '<BaseURL>film</BaseURL><SegmentBase indexRange="0-99"/>'
    pages: Pages = {"/film": films.in_ranges(film), "/m.mpd": (200, films.DASH, manifest(period(inner)))}
    async with serving(pages) as server:
        assert await fetched(server, max_stream_bytes=most) == [film[:most]]


async def test_a_live_presentation_is_read_until_its_segments_end() -> None:
    _, *parts = films.fragments()
    template = '<SegmentTemplate duration="1" startNumber="0" media="$Number$.ts"/>'
    pages = films.segments(parts) | {"/m.mpd": (200, films.DASH, manifest(period(template), ""))}
    async with serving(pages) as server:
        assert await fetched(server) == [b"".join(parts)]
