"""What is handed over touches no disk and no network, is let in by its form's token alone, and is whole in the end."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from takedown.settings import MEBIBYTE, WebSettings
from takedown.web.guard.streaming import Begun, Came, Told, parts
from takedown.web.here import UnknownForm
from takedown.web.uploads import HELD, PIECE, ByPieces, HeldWhole, OutOfStep, called
from tests.cli.pictures import jpeg
from tests.pipeline.casefile import opened
from tests.web.conftest import Site
from tests.web.test_pictures import handed, kept, one_child, sent

_BOUNDARY = b"-----------------------------974767299852498929531610575"


@contextmanager
def connected() -> Iterator[list[object]]:
    """Give the addresses that this process connects to; the hook can't be removed, only silenced."""
    found: list[object] = []
    listening = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if listening[0] and event in ("socket.connect", "socket.sendto"):
            found.append(arguments[1])

    sys.addaudithook(hook)
    yield found
    listening[0] = False


def test_a_large_file_touches_neither_disk_nor_network(
    site: Site, written: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is opened for writing but the database: no file of the upload's, nor a temporary one that is removed."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    one_child(site)
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"
    token = visitor.token(path)
    written.clear()

    with connected() as places:
        sent(visitor, path, ("large.jpg", jpeg(1) + bytes(12 * MEBIBYTE)), token=token)
        told = handed(visitor, path, "pieces.jpg", jpeg(2) + bytes(12 * MEBIBYTE))

    assert told["good"]
    assert kept(site, case.id) == 2
    # The jail's children are started with nothing to read and nothing to write to.
    assert {Path(name).name for name in written} <= {"null", "store.db", "store.db-wal", "store.db-shm"}
    assert list(temporary.iterdir()) == []
    assert {place[0] for place in places if isinstance(place, tuple)} <= {"127.0.0.1"}
    for file in site.keeper.home.iterdir():
        assert jpeg(1)[1000:1100] not in file.read_bytes()


@pytest.mark.parametrize("token", ["wrong", "x" * 100_000])
def test_a_form_that_does_not_begin_with_its_token_is_not_read(site: Site, token: str) -> None:
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"
    headers = {"origin": site.url.rstrip("/")}
    right = visitor.token(path)

    sent(visitor, path, ("1.jpg", jpeg(1)), status=403, token=token)
    swapped: list[tuple[str, Any]] = [("files", ("1.jpg", jpeg(1))), ("csrf", (None, right))]
    late = visitor.client.post(f"{path}/upload", files=swapped, headers=headers)
    as_file = visitor.client.post(f"{path}/upload", files=[("csrf", ("name", right))], headers=headers)
    none = visitor.client.post(f"{path}/upload", content=b"", headers=headers)
    piece = visitor.client.post(f"{path}/hand/x/0/upload", content=b"x", headers=headers)

    assert [answer.status_code for answer in (late, as_file, none, piece)] == [403, 403, 415, 403]
    assert kept(site, case.id) == 0


def test_what_is_larger_than_the_page_takes_is_left_out_with_its_reason(site: Site) -> None:
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"
    site.keeper.settle(site.keeper.settings.model_copy(update={"web": WebSettings(max_upload_bytes=MEBIBYTE)}))

    page = sent(visitor, path, ("large.jpg", jpeg(1) + bytes(MEBIBYTE))).text

    assert "No file was taken; left out: 1" in page
    assert "takedown register" in page
    assert kept(site, case.id) == 0


def test_a_form_that_is_cut_off_keeps_what_was_whole(site: Site) -> None:
    one_child(site)
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"
    body = form(("csrf", None, visitor.token(path).encode()), ("files", "1.jpg", jpeg(1)), ("files", "2.jpg", jpeg(2)))
    kind = {"content-type": f"multipart/form-data; boundary={_BOUNDARY.decode()}", "origin": site.url.rstrip("/")}

    answer = visitor.client.post(f"{path}/upload", content=body[:-5000], headers=kind)

    assert answer.status_code == 415
    assert kept(site, case.id) == 1


def test_a_piece_that_nobody_waits_for_is_not_kept(site: Site) -> None:
    one_child(site)
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"
    headers = {"origin": site.url.rstrip("/"), "x-csrf-token": visitor.token(path)}
    begun = visitor.client.post(f"{path}/hand", data={"name": "a", "size": "5000"}, headers=headers).json()

    at = f"{path}/hand/{begun['hand']}"
    wrong = visitor.client.post(f"{at}/7/upload", content=bytes(5000), headers=headers)
    short = visitor.client.post(f"{at}/0/upload", content=bytes(4999), headers=headers)
    large = visitor.client.post(f"{at}/0/upload", content=bytes(PIECE + 1), headers=headers)
    unknown = visitor.client.post(f"{path}/hand/nobody/0/upload", content=bytes(5000), headers=headers)
    endless = visitor.client.post(f"{path}/hand", data={"name": "a", "size": "-1"}, headers=headers)

    assert [answer.status_code for answer in (wrong, short, large, unknown, endless)] == [409] * 5


def test_whoever_leaves_is_not_waited_for() -> None:
    source = ByPieces(10, lambda: False)

    with pytest.raises(TimeoutError):
        source.read(0, 10)

    with pytest.raises(OutOfStep):
        source.bring(0, bytes(10))


@given(size=st.integers(1, (HELD + 2) * 8), reads=st.lists(st.tuples(st.integers(0), st.integers(1, 20)), max_size=20))
def test_what_is_read_by_pieces_is_what_the_browser_has(size: int, reads: list[tuple[int, int]]) -> None:
    content = bytes(range(size))
    source = ByPieces(size, lambda: True, 8)

    def browser() -> None:
        while (wanted := source.next(5.0)) is not None:
            source.bring(wanted.offset, content[wanted.offset : wanted.offset + wanted.size])

    thread = threading.Thread(target=browser)
    thread.start()
    try:
        for offset, length in reads:
            assert source.read(offset % size, length) == content[offset % size : offset % size + length]
    finally:
        source.end()
        thread.join(10)


@given(
    fields=st.lists(st.tuples(st.text(st.characters(codec="ascii", categories=["L"]), min_size=1), st.binary())),
    cuts=st.lists(st.integers(0, 4000)),
)
def test_a_form_reads_the_same_however_it_is_cut(fields: list[tuple[str, bytes]], cuts: list[int]) -> None:
    body = form(*((name, "é.jpg", content) for name, content in fields))
    places = sorted({min(cut, len(body)) for cut in cuts} | {0, len(body)})
    pieces = [body[start:end] for start, end in pairwise(places)]

    found: list[tuple[str, str | None, bytes]] = []
    for told in read(pieces):
        if isinstance(told, Begun):
            found.append((told.field, told.file, b""))
        elif isinstance(told, Came):
            found[-1] = (*found[-1][:2], found[-1][2] + told.content)

    assert found == [(name, "é.jpg", content) for name, content in fields]


@given(st.binary())
def test_what_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(UnknownForm):
        read([body])


def test_what_was_held_is_overwritten() -> None:
    held = HeldWhole()
    held.add(b"\x55" * 5000)
    inside = held._content

    held.clear()

    assert not any(inside)
    assert held.size == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/b.jpg", "a/b.jpg"),
        ("C:\\fakepath\\b.jpg", "C:/fakepath/b.jpg"),
        ("../../etc/x", "etc/x"),
        ("\u202egpj.exe\x00\n", "gpj.exe"),
        ("/", ""),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_name_is_shown_without_what_hides_in_it(name: str, shown: str) -> None:
    assert called(name) == shown


def form(*fields: tuple[str, str | None, bytes]) -> bytes:
    """Return a form as a browser sends it (RFC 7578)."""
    body = b""
    for name, file, content in fields:
        shown = f'; filename="{file}"' if file is not None else ""
        head = f'content-disposition: form-data; name="{name}"{shown}\r\n\r\n'.encode()
        body += b"--" + _BOUNDARY + b"\r\n" + head + content + b"\r\n"
    return body + b"--" + _BOUNDARY + b"--\r\n"


def read(pieces: list[bytes]) -> list[Told]:
    """Return what a form in pieces tells."""
    waiting = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    waiting.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> dict[str, object]:
        return waiting.pop(0)

    kind = b"multipart/form-data; boundary=" + _BOUNDARY
    request = Request({"type": "http", "method": "POST", "headers": [(b"content-type", kind)]}, receive)

    async def all_of() -> list[Told]:
        return [told async for told in parts(request)]

    return asyncio.run(all_of())
