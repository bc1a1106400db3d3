"""Whatever a server sends, the visit ends within limits: with an error that has a name, or with a sane answer."""

from __future__ import annotations

import asyncio
import gzip
import resource
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache

import pytest

from takedown.crawl.net.answer import BadAnswer, HostUnreachable, TooLarge, TooManyRedirects, TooSlow
from takedown.crawl.net.fetch import Fetcher
from takedown.crawl.net.guard import AddressRefused
from takedown.crawl.net.memory import ByteBudget
from takedown.errors import TakedownError
from tests.crawl.crawl_server import quick, raw

MEBIBYTE = 1024 * 1024
LIMIT = MEBIBYTE
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
HTML = b"Content-Type: text/html\r\n"

Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


def once(answer: bytes) -> Reply:
    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    return reply


def endless(start: bytes, more: bytes, pause: float = 0.0) -> Reply:
    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(more)
            await writer.drain()
            await asyncio.sleep(pause)

    return reply


def head_of(size: int, line: bytes) -> Reply:
    """A head of ``size`` bytes in lines of one kind, and an answer after it."""

    async def reply(writer: asyncio.StreamWriter) -> None:
        writer.write(OK)
        for _ in range(size // len(line) // 1000):
            writer.write(line * 1000)
            await writer.drain()
        writer.write(b"\r\nbody")

    return reply


@cache
def bomb(wbits: int, mebibytes: int) -> bytes:
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(bytes(MEBIBYTE)) for _ in range(mebibytes)) + packer.flush()


def packed(body: bytes, encoding: bytes) -> bytes:
    return OK + HTML + b"Content-Encoding: %b\r\nContent-Length: %d\r\n\r\n" % (encoding, len(body)) + body


def located(place: bytes, status: int = 302) -> bytes:
    return b"HTTP/1.1 %d Found\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % (status, place)


BARE_DEFLATE = zlib.compressobj(9, wbits=-15)
RAW = BARE_DEFLATE.compress(b"<p>hello</p>" * 1000) + BARE_DEFLATE.flush()

REFUSED: list[tuple[str, Reply, type[TakedownError], str]] = [
    # heads
    ("100 MB of header lines", head_of(100 * MEBIBYTE, b"X-A: " + b"a" * 1000 + b"\r\n"), BadAnswer, "protocol"),
    ("100 MB of one header", endless(OK + b"X-A: ", b"a" * 65536), BadAnswer, "protocol"),
    ("100 MB of short lines", head_of(100 * MEBIBYTE, b"a:b\r\n"), BadAnswer, "protocol"),
    ("100 MB of a header's name", endless(OK, b"a" * 65536), BadAnswer, "protocol"),
    ("an endless status line", endless(b"HTTP/1.1 200 ", b"a" * 65536), BadAnswer, "protocol"),
    ("an endless first word", endless(b"", b"a" * 65536), BadAnswer, "protocol"),
    ("a fold without end", endless(OK + b"X-A: a", b"\r\n a" * 1000), BadAnswer, "protocol"),
    ("a flood of 1xx", endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, 0.001), TooSlow, ""),
    ("a flood of 103", endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100, 0.001), TooSlow, ""),
    ("a slow head", endless(OK, b"X", 0.05), TooSlow, ""),
    ("silence", endless(b"", b"", 0.05), TooSlow, ""),
    ("a byte before HTTP", once(b"\0" + OK + b"\r\n"), BadAnswer, "protocol"),
    ("HTTP/0.9", once(b"<html><p>hello</p></html>"), BadAnswer, "protocol"),
    ("another protocol", once(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), BadAnswer, "protocol"),
    ("a mail server", once(b"220 mail.example ESMTP\r\n"), BadAnswer, "protocol"),
    ("TLS to a plain visitor", once(b"\x15\x03\x01\x00\x02\x02\x28"), BadAnswer, "protocol"),
    ("HTTP/2", once(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + bytes(18)), BadAnswer, "protocol"),
    ("a version that isn't", once(b"HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n"), BadAnswer, "protocol"),
    ("a status that isn't", once(b"HTTP/1.1 20x OK\r\n\r\n"), BadAnswer, "protocol"),
    ("a status of five digits", once(b"HTTP/1.1 20000 OK\r\n\r\n"), BadAnswer, "protocol"),
    ("a null in a header", once(OK + b"X-A: a\0b\r\nContent-Length: 0\r\n\r\n"), BadAnswer, "protocol"),
    ("a return in a header", once(OK + b"X-A: a\rX-B: b\r\nContent-Length: 0\r\n\r\n"), BadAnswer, "protocol"),
    ("a blank in a name", once(OK + b"X A: a\r\nContent-Length: 0\r\n\r\n"), BadAnswer, "protocol"),
    ("a line without a colon", once(OK + b"nothing\r\nContent-Length: 0\r\n\r\n"), BadAnswer, "protocol"),
    ("nothing at all", once(b""), BadAnswer, "length"),
    ("half a head", once(OK + b"Content-Ty"), BadAnswer, "length"),
    # lengths
    ("fewer than announced", once(OK + b"Content-Length: 5000\r\n\r\nshort"), BadAnswer, "length"),
    ("a negative length", once(OK + b"Content-Length: -5\r\n\r\nab"), BadAnswer, "protocol"),
    ("two lengths", once(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), BadAnswer, "protocol"),
    ("a length in words", once(OK + b"Content-Length: two\r\n\r\nab"), BadAnswer, "protocol"),
    ("a length in hexadecimal", once(OK + b"Content-Length: 0x2\r\n\r\nab"), BadAnswer, "protocol"),
    ("a length of 30 digits", once(OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\nab"), BadAnswer, "protocol"),
    ("an exabyte announced", endless(OK + b"Content-Length: " + b"9" * 18 + b"\r\n\r\n", b"a" * 999), TooLarge, ""),
    ("more than announced", once(OK + b"Content-Length: 2\r\n\r\nabcdef"), BadAnswer, "protocol"),
    ("content where there is none", once(b"HTTP/1.1 204 No\r\n\r\nabcd"), BadAnswer, "protocol"),
    (
        "length and chunks",
        once(OK + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nab"),
        BadAnswer,
        "protocol",
    ),
    # chunks
    ("half a chunk", once(OK + CHUNKED + b"5\r\nabc"), BadAnswer, "length"),
    ("no last chunk", once(OK + CHUNKED + b"3\r\nabc\r\n"), BadAnswer, "length"),
    ("a chunk of nonsense", once(OK + CHUNKED + b"zz\r\nabc\r\n"), BadAnswer, ""),
    ("a negative chunk", once(OK + CHUNKED + b"-3\r\nabc\r\n"), BadAnswer, ""),
    ("an endless chunk size", endless(OK + CHUNKED, b"0" * 65536), TooSlow, ""),
    ("an endless extension", endless(OK + CHUNKED + b"1;", b"a" * 65536), TooSlow, ""),
    ("endless chunks", endless(OK + CHUNKED, b"1000\r\n" + bytes(4096) + b"\r\n"), TooLarge, ""),
    ("chunks of a byte", endless(OK + CHUNKED, b"1\r\na\r\n", 0.01), TooSlow, ""),
    ("endless trailers", endless(OK + CHUNKED + b"0\r\n", b"a: b\r\n" * 1000), BadAnswer, ""),
    # bodies
    ("an endless body", endless(OK + HTML + b"\r\n", bytes(65536)), TooLarge, ""),
    ("a byte at a time", endless(OK + HTML + b"Content-Length: 100000\r\n\r\n", b"a", 0.02), TooSlow, ""),
    ("a drip after a start", endless(OK + HTML + b"\r\n" + b"a" * 5000, b"a", 0.02), TooSlow, ""),
    # encodings
    ("gzip that isn't", once(packed(b"<p>hello</p>", b"gzip")), BadAnswer, "encoding"),
    ("gzip that breaks off", once(packed(gzip.compress(b"<p>" * 9999)[:-20], b"gzip")), BadAnswer, "encoding"),
    ("gzip with a wrong sum", once(packed(gzip.compress(b"<p>")[:-8] + bytes(8), b"gzip")), BadAnswer, "encoding"),
    ("deflate that isn't", once(packed(b"<p>hello</p>", b"deflate")), BadAnswer, "encoding"),
    ("brotli", once(packed(b"\x8b\x05\x80<p>hello</p>\x03", b"br")), BadAnswer, "encoding"),
    ("zstd", once(packed(b"\x28\xb5\x2f\xfd\x04\x00\x01\x00\x00", b"zstd")), BadAnswer, "encoding"),
    ("gzip twice", once(packed(gzip.compress(gzip.compress(b"<p>")), b"gzip, gzip")), BadAnswer, "encoding"),
    ("an encoding nobody knows", once(packed(b"<p>", b"x-secret")), BadAnswer, "encoding"),
    ("a gzip bomb", once(packed(bomb(31, 64), b"gzip")), TooLarge, ""),
    ("a zlib bomb", once(packed(bomb(15, 64), b"deflate")), TooLarge, ""),
    ("a bare bomb", once(packed(bomb(-15, 64), b"deflate")), TooLarge, ""),
    ("an endless gzip", endless(OK + b"Content-Encoding: gzip\r\n\r\n", bomb(31, 4)[:-8] * 2), TooLarge, ""),
    # redirects
    ("to nowhere", once(located(b"")), TooManyRedirects, ""),
    ("without a place", once(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), TooManyRedirects, ""),
    ("to itself", once(located(b"/")), TooManyRedirects, ""),
    ("to itself with a fragment", once(located(b"#a", 301)), TooManyRedirects, ""),
    ("to data", once(located(b"data:text/html,hello")), AddressRefused, "scheme"),
    ("to javascript", once(located(b"javascript:alert(1)")), AddressRefused, "scheme"),
    ("to a file", once(located(b"file:///etc/passwd")), AddressRefused, "scheme"),
    ("to a longer address than any", once(located(b"/" + b"a" * 8000)), AddressRefused, "malformed"),
    ("to a header", once(located(b"/a%0d%0aX-Evil:%201")), TooManyRedirects, ""),
    ("to what is no text", once(located(b"http://\xff\xfe/")), AddressRefused, "malformed"),
    ("to half an address", once(located(b"http://[::1")), AddressRefused, "malformed"),
]


@pytest.fixture
async def memory() -> AsyncIterator[ByteBudget]:
    """What a visit may hold; nothing is held after it, and the process hasn't grown by what was sent."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    budget = ByteBudget(8 * MEBIBYTE)
    yield budget
    assert budget.held == 0
    assert budget.peak <= LIMIT
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < 32 * MEBIBYTE


def visitor(pair: str, memory: ByteBudget) -> Fetcher:
    settings = quick(total_seconds=1.5, first_byte_seconds=1.0, max_redirects=3)
    return Fetcher(settings, allow=[pair], delay=0, memory=memory)


@pytest.mark.parametrize(("reply", "error", "why"), [pytest.param(*case[1:], id=case[0]) for case in REFUSED])
async def test_ends_with_an_error_that_has_a_name(
    reply: Reply, error: type[TakedownError], why: str, memory: ByteBudget
) -> None:
    async with raw(reply) as pair, visitor(pair, memory) as fetcher:
        with pytest.raises(error) as problem:
            await asyncio.wait_for(fetcher.get(f"http://{pair}/", lambda *_: LIMIT), 10)
    assert why in ("", problem.value.data.get("why"))


SANE: list[tuple[str, Reply, int, bytes]] = [
    ("no length", once(OK + HTML + b"\r\n<p>hello"), 200, b"<p>hello"),
    ("HTTP/1.0", once(b"HTTP/1.0 200 OK\r\n\r\n<p>hello"), 200, b"<p>hello"),
    ("bytes that are no text", once(OK + b"X-A: \xff\xfe\xc3\x28\r\nContent-Length: 1\r\n\r\na"), 200, b"a"),
    ("a few 1xx", once(b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + OK + b"Content-Length: 1\r\n\r\na"), 200, b"a"),
    ("a switch of protocols", once(b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), 101, b""),
    ("an empty gzip", once(packed(b"", b"gzip")), 200, b""),
    ("a bare deflate", once(packed(RAW, b"deflate")), 200, b"<p>hello</p>" * 1000),
    ("an encoding that is none", once(packed(b"<p>", b"none")), 200, b"<p>"),
    ("an encoding that is a charset", once(packed(b"<p>", b"utf-8")), 200, b"<p>"),
    ("rubbish after a gzip", once(packed(gzip.compress(b"<p>") + b"rubbish", b"gzip")), 200, b"<p>"),
    ("a status nobody knows", once(b"HTTP/1.1 799 Odd\r\nContent-Length: 1\r\n\r\na"), 799, b""),
    ("no reason", once(b"HTTP/1.1 200\r\nContent-Length: 1\r\n\r\na"), 200, b"a"),
]


@pytest.mark.parametrize(("reply", "status", "body"), [pytest.param(*case[1:], id=case[0]) for case in SANE])
async def test_or_with_a_sane_answer(reply: Reply, status: int, body: bytes, memory: ByteBudget) -> None:
    async with raw(reply) as pair, visitor(pair, memory) as fetcher:
        answer = await asyncio.wait_for(fetcher.get(f"http://{pair}/", lambda *_: LIMIT), 10)
        assert (answer.status, answer.body) == (status, body)
        answer.share.release()


async def test_a_denser_body_than_any_page_is_a_bomb_even_where_there_is_room_for_it() -> None:
    body = bomb(31, 64)
    async with raw(once(packed(body, b"gzip"))) as pair, Fetcher(quick(), allow=[pair]) as fetcher:
        tracemalloc.start()
        with pytest.raises(BadAnswer) as problem:
            await fetcher.get(f"http://{pair}/", lambda *_: 80 * MEBIBYTE)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert problem.value.data["why"] == "bomb"
    assert peak < 16 * MEBIBYTE


@pytest.mark.parametrize("sent", [b"", OK, OK + b"Content-Length: 9\r\n\r\n", OK + b"Content-Length: 9\r\n\r\nabc"])
async def test_a_connection_that_is_torn_ends_the_visit(sent: bytes, memory: ByteBudget) -> None:
    async def tear(writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        await writer.drain()
        writer.transport.abort()

    async with raw(tear) as pair, visitor(pair, memory) as fetcher:
        with pytest.raises((BadAnswer, HostUnreachable)):
            await fetcher.get(f"http://{pair}/", lambda *_: LIMIT)


async def test_one_answer_is_never_taken_for_the_next(memory: ByteBudget) -> None:
    """What a server sends beyond its answer isn't the answer to another question (RFC 9112, 11.2)."""
    evil = OK + b"Content-Length: 1\r\n\r\na" + OK + b"Content-Length: 4\r\n\r\nevil"
    async with raw(once(evil)) as pair, visitor(pair, memory) as fetcher:
        for _ in range(2):
            answer = await fetcher.get(f"http://{pair}/", lambda *_: LIMIT)
            assert answer.body == b"a"
            answer.share.release()


async def test_a_server_that_hangs_up_is_asked_again_at_its_pace_and_not_for_ever() -> None:
    visits = []

    async def hang_up(_: asyncio.StreamWriter) -> None:
        visits.append(asyncio.get_running_loop().time())

    async with raw(hang_up) as pair, Fetcher(quick(), allow=[pair], delay=0.2) as fetcher:
        with pytest.raises(BadAnswer):
            await fetcher.get(f"http://{pair}/", lambda *_: LIMIT)
    assert len(visits) == 3
    assert visits[-1] - visits[0] >= 0.35


async def test_the_first_byte_and_the_whole_answer_have_their_own_time() -> None:
    settings = quick(first_byte_seconds=0.3, total_seconds=0.6)
    late = endless(b"", b"", 0.05)
    drip = endless(OK + HTML + b"\r\n", b"a", 0.02)
    for reply, seconds in ((late, 0.3), (drip, 0.6)):
        async with raw(reply) as pair, Fetcher(settings, allow=[pair]) as fetcher:
            with pytest.raises(TooSlow) as problem:
                await fetcher.get(f"http://{pair}/", lambda *_: LIMIT)
            assert problem.value.data["seconds"] == seconds
