"""The archive of a page: readable by the library that archives use, its digests right, its media absent."""

from __future__ import annotations

import base64
import io
import random
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from takedown.evidence.bare import bare
from takedown.evidence.warc import Absent, Exchange, Page, warc

AT = datetime(2026, 11, 22, 2, 0, 0, 500_000, tzinfo=UTC)
PICTURE = random.Random(2).randbytes(900)
DIGEST = sha256(PICTURE).hexdigest()
SERVED = f'<title>é</title><img src="data:image/jpeg;base64,{base64.b64encode(PICTURE).decode()}"><p>words</p>'
BARE = bare(SERVED)

ASKED = Exchange(
    url="https://host.example/é?q=1",
    at=AT,
    status=200,
    reason="OK",
    served=[
        ("Content-Type", "text/html; charset=iso-8859-1"),
        ("Set-Cookie", "session=secret"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "7"),
        ("X-Odd", "a\r\nInjected: b"),
        ("X-Thumb", base64.b64encode(PICTURE).decode()),
    ],
    sent=[("Host", "host.example"), ("User-Agent", "takedown/0"), ("Authorization", "Bearer secret")],
    peer="192.0.2.7",
)
PAGE = Page(ASKED, BARE.text, sha256(SERVED.encode()).hexdigest(), BARE.removed)
MEDIA = Absent(
    Exchange("https://cdn.example/a.jpg", AT, 200, served=[("content-type", "image/jpeg"), ("content-length", "900")]),
    DIGEST,
    len(PICTURE),
)


def records(content: bytes) -> list[tuple[Any, bytes]]:
    return [(record, record.content_stream().read()) for record in ArchiveIterator(io.BytesIO(content))]


def whole() -> bytes:
    return warc(PAGE, MEDIA, agent="takedown/0 (+mailto:a@b.example)", at=AT)


def test_the_records_of_a_page_and_of_its_media() -> None:
    told = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), body) for record, body in records(whole())
    ]

    assert [kind for kind, _, _ in told] == ["warcinfo", "response", "request", "metadata", "response", "metadata"]
    assert [uri for _, uri, _ in told[1:4]] == ["https://host.example/%C3%A9?q=1"] * 3
    assert told[1][2] == BARE.text.encode()
    assert f"payload-as-served: sha256:{PAGE.sha256}".encode() in told[3][2]
    assert f"media-removed-1: sha256:{BARE.removed[0]}".encode() in told[3][2]


def test_the_media_is_headers_and_a_digest_alone() -> None:
    record, body = records(whole())[4]

    assert body == b""
    assert record.http_headers.get_header("content-type") == "image/jpeg"
    assert record.rec_headers.get_header("WARC-Payload-Digest") == f"sha256:{DIGEST}"
    assert record.rec_headers.get_header("WARC-Truncated") == "unspecified"


def test_the_head_is_what_was_served_but_for_secrets_and_what_is_not_so_any_more() -> None:
    (response, body), (request, _) = records(whole())[1:3]

    names = [name.lower() for name, _ in response.http_headers.headers]
    assert names == ["content-type", "x-odd", "x-thumb", "content-length"]
    assert response.http_headers.get_header("Content-Length") == str(len(body))
    assert response.rec_headers.get_header("WARC-IP-Address") == "192.0.2.7"
    assert request.http_headers.get_header("User-Agent") == "takedown/0"
    assert b"secret" not in whole()
    assert b"\nInjected" not in whole()


def test_every_digest_of_what_is_there_is_right() -> None:
    for block, digest in re.findall(rb"WARC-Block-Digest: (\S+?):(\S+)", whole()):
        assert (block, len(digest)) == (b"sha256", 64)
    iterator = ArchiveIterator(io.BytesIO(warc(PAGE, None, agent="a", at=AT)), check_digests=True)
    for record in iterator:
        record.content_stream().read()
        assert record.digest_checker.passed is not False


def test_the_library_that_archives_use_finds_it_sound(tmp_path: Any) -> None:
    file = tmp_path / "page.warc"
    file.write_bytes(warc(PAGE, None, agent="a", at=AT))

    class Asked:
        verbose = False
        inputs = [str(file)]  # noqa: RUF012 - the library's own arguments, as its command line makes them

    checker = Checker(Asked())
    checker.process_all()

    assert checker.exit_value == 0


def test_no_run_of_the_picture_is_there() -> None:
    content, packed = whole(), base64.b64encode(PICTURE)

    assert not any(packed[at : at + 24] in content for at in range(len(packed) - 24))
    assert not any(PICTURE[at : at + 8] in content for at in range(len(PICTURE) - 8))


@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=20), st.text(max_size=60)), max_size=6),
    st.text(max_size=60),
    st.integers(100, 999),
)
@settings(max_examples=60, deadline=None)
def test_whatever_a_host_says_gives_records_that_can_be_read(
    headers: list[tuple[str, str]], path: str, status: int
) -> None:
    asked = Exchange(f"https://host.example/{path}", AT, status, served=headers, sent=headers)

    found = records(warc(Page(asked, "<p>x</p>", "ab" * 32), None, agent=path, at=AT))

    assert [record.rec_type for record, _ in found] == ["warcinfo", "response", "request", "metadata"]
    assert found[1][1] == b"<p>x</p>"
