"""The face of bundles, with a real jail, real servers and the real fingerprinting of what comes out."""

from __future__ import annotations

import asyncio
import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from takedown.crawl.bundles.parts import BundleRefused, Part, Parts, fragment, named
from takedown.crawl.bundles.unpacker import Unpacker
from takedown.crawl.read.kinds import Kind
from takedown.fingerprint.fingerprinter import Fingerprinter, Purpose
from takedown.jail import JailClosed
from takedown.settings import MEBIBYTE, JailSettings
from tests.crawl.bundles import films
from tests.crawl.bundles.films import listed
from tests.crawl.crawl_server import Answer, serving
from tests.media import packed

JAIL = JailSettings(workers=1, seconds=20.0, memory_bytes=512 * MEBIBYTE, max_bytes=4 * MEBIBYTE)
FILES = [("a.jpg", packed.photo()), ("b c.jpg", packed.photo(1))]


@pytest.fixture(scope="module")
def unpacker() -> Iterator[Unpacker]:
    with Unpacker(JAIL) as unpacker:
        yield unpacker


async def taken(unpacker: Unpacker, answer: Answer, kind: Kind) -> tuple[list[Part], Counter[str]]:
    async with serving({"/b": answer}) as server, films.visitor(server) as (fetch, limits):
        parts = Parts(unpacker, limits)
        fetched = await fetch(server.url("/b"), 64 * MEBIBYTE, {})
        fetched.share.release()
        return [part async for part in parts.of(fetched, kind, fetch)], parts.skipped


@pytest.mark.parametrize(
    "archive",
    [
        packed.zipped(FILES),
        packed.tarred(FILES, packing="gz"),
        packed.tarred(FILES, packing="bz2"),
        packed.tarred(FILES, packing="xz"),
        packed.seven_zipped(FILES),
        packed.rarred((name, content, 0, False) for name, content in FILES),
    ],
    ids=["zip", "tar-gz", "tar-bz2", "tar-xz", "7z", "rar"],
)
async def test_every_archive_is_opened_behind_the_walls(unpacker: Unpacker, archive: bytes) -> None:
    found, skipped = await taken(unpacker, (200, "application/zip", archive), Kind.ARCHIVE)
    assert [(part.name, part.content) for part in found] == FILES
    assert skipped == {}


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "CMYK", "1"])
async def test_every_picture_of_a_document_is_decoded_behind_the_walls(unpacker: Unpacker, mode: str) -> None:
    found, skipped = await taken(unpacker, (200, "application/pdf", packed.document(mode, mode)), Kind.DOCUMENT)
    assert [part.name.partition("/")[0] for part in found] == ["page-1", "page-2"]
    assert skipped == {}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"hello", "not-archive"),
        (packed.zipped(FILES)[:-30], "broken"),
        (packed.locked(packed.zipped(FILES[:1])), "encrypted"),
        (packed.document("RGB", password="secret"), "encrypted"),
        (packed.rarred([("a.jpg", b"packed", 3, False)]), "method"),
        (packed.zipped([("a.jpg", b"\xff\xd8\xff" + bytes(5 * MEBIBYTE))]), "too-large"),
        (gzip.compress(b"\xff\xd8\xff" + bytes(5 * MEBIBYTE)), "too-large"),
        (packed.tarred([("zeros", bytes(40 * MEBIBYTE))], packing="gz"), "bomb"),
    ],
    ids=["text", "cut", "zip-locked", "pdf-locked", "rar-packed", "large", "gz-large", "bomb"],
)
async def test_an_archive_out_of_which_nothing_comes_says_why(unpacker: Unpacker, content: bytes, why: str) -> None:
    with pytest.raises(BundleRefused) as refused:
        await taken(unpacker, (200, "application/zip", content), Kind.ARCHIVE)
    assert refused.value.data == {"host": "127.0.0.1", "why": why}


async def test_an_archive_without_media_is_no_problem(unpacker: Unpacker) -> None:
    answer = (200, "application/zip", packed.zipped([("a.txt", b"a"), ("b.txt", b"b")]))
    assert await taken(unpacker, answer, Kind.ARCHIVE) == ([], {"not-media": 2})


async def test_who_stops_early_leaves_the_child_to_the_next_one(unpacker: Unpacker) -> None:
    archive = packed.zipped([(f"{number}.jpg", packed.photo()) for number in range(20)])
    async with serving({"/b": (200, "", archive)}) as server, films.visitor(server) as (fetch, limits):
        parts = Parts(unpacker, limits)
        answer = await fetch(server.url("/b"), 64 * MEBIBYTE, {})
        answer.share.release()

        async def first() -> str:
            async with aclosing(parts.of(answer, Kind.ARCHIVE, fetch)) as found:
                return (await anext(found)).name

        assert await asyncio.gather(*(first() for _ in range(3))) == ["0.jpg"] * 3
        waiting = asyncio.create_task(first())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await first() == "0.jpg"


def test_a_child_that_takes_too_long_is_ended_and_replaced() -> None:
    slow = packed.zipped([("a.jpg", packed.photo()), ("z", b"\xff\xd8\xff" + bytes(3 * MEBIBYTE))])
    skipped = Counter[str]()
    with Unpacker(JailSettings(workers=1, seconds=0.000001)) as unpacker:
        assert list(unpacker.members(slow, skipped)) == []
        assert list(unpacker.members(slow, skipped)) == []
    assert skipped == {"timeout": 2}


def test_what_takes_too_much_memory_ends_the_child_alone() -> None:
    hungry = packed.zipped([("a.jpg", b"\xff\xd8\xff" + bytes(250 * MEBIBYTE))], 0)
    settings = JailSettings(workers=1, seconds=60.0, memory_bytes=256 * MEBIBYTE, max_bytes=400 * MEBIBYTE)
    skipped = Counter[str]()
    with Unpacker(settings) as unpacker:
        assert list(unpacker.members(hungry, skipped)) == []
        assert skipped == {"memory": 1}
        assert [member.name for member in unpacker.members(packed.zipped(FILES))] == ["a.jpg", "b c.jpg"]


def test_a_closed_unpacker_says_so() -> None:
    unpacker = Unpacker(JAIL)
    unpacker.close()
    with pytest.raises(JailClosed):
        next(unpacker.members(packed.zipped(FILES)))


async def test_a_film_is_one_part_without_a_name(unpacker: Unpacker) -> None:
    parts = films.transport()
    names = [f"{number}.ts" for number in range(4)] + ["gone.ts"]
    pages = films.segments(parts) | {"/p": listed(names)}
    async with serving(pages) as server, films.visitor(server) as (fetch, limits):
        bundle = Parts(unpacker, limits)
        answer = await fetch(server.url("/p"), MEBIBYTE, {})
        answer.share.release()
        assert [part async for part in bundle.of(answer, Kind.PLAYLIST, fetch)] == [Part("", b"".join(parts))]
        assert bundle.skipped == {"segment": 1}


@pytest.mark.parametrize(("body", "why"), [(b"hello", "playlist"), (listed(["gone.ts"])[2], "segments")])
async def test_a_playlist_out_of_which_nothing_comes_says_why(unpacker: Unpacker, body: bytes, why: str) -> None:
    with pytest.raises(BundleRefused) as refused:
        await taken(unpacker, (200, films.HLS, body), Kind.PLAYLIST)
    assert refused.value.data["why"] == why


def test_a_part_has_an_address_of_its_own() -> None:
    url = "http://host.example/pack.zip?x=1"
    assert named(url, "") == url
    assert named(url, "n/é #1?.jpg") == f"{url}#n/%C3%A9%20%231%3F.jpg"
    assert named(f"{url}#old", "a") == f"{url}#a"
    assert fragment("a%2F") == "a%252F"


@pytest.fixture(scope="module")
def fingerprinter() -> Iterator[Fingerprinter]:
    with Fingerprinter(JailSettings(workers=1, memory_bytes=512 * MEBIBYTE)) as fingerprinter:
        yield fingerprinter


def frames(fingerprinter: Fingerprinter, content: bytes) -> tuple[str, list[float], str]:
    """Format, the seconds of the frames that were chosen, and why they ended."""
    with fingerprinter.visit(content) as visit:
        assert visit.moving
        found = [frame.at for frame in visit.frames(Purpose.PROBE)]
        return visit.fingerprint.format, found, visit.cut


def test_segments_of_either_kind_make_a_film_that_is_read_to_its_end(fingerprinter: Fingerprinter) -> None:
    for parts, form in ((films.transport(), "mpeg-ts"), (films.fragments(), "mp4")):
        found, seconds, cut = frames(fingerprinter, b"".join(parts))
        assert (found, cut) == (form, "")
        assert seconds[-1] > 3


def test_a_film_with_a_hole_is_read_on_both_sides_of_it(fingerprinter: Fingerprinter) -> None:
    first, _, *rest = films.transport(8)
    form, seconds, _ = frames(fingerprinter, first + b"".join(rest))
    assert form == "mpeg-ts"
    assert seconds[-1] > 3


def test_a_film_that_begins_in_its_middle_is_read_from_there(fingerprinter: Fingerprinter) -> None:
    form, seconds, _ = frames(fingerprinter, b"".join(films.transport(8)[3:]))
    assert form == "mpeg-ts"
    assert seconds


def test_a_film_whose_clock_starts_anew_is_read_on(fingerprinter: Fingerprinter) -> None:
    [film] = films.transport(1)
    _, seconds, cut = frames(fingerprinter, film + film)
    assert cut == ""
    assert seconds[-1] > 6
    assert seconds == sorted(seconds)


def test_fragments_without_their_first_one_are_read(fingerprinter: Fingerprinter) -> None:
    head, _, *rest = films.fragments()
    form, seconds, _ = frames(fingerprinter, head + b"".join(rest))
    assert form == "mp4"
    assert seconds
