"""A page as an archive keeps it: WARC 1.1 (ISO 28500:2017), with the media's body left out.

The page's source stands there without what stood in it as media (``bare``). For the copy itself there is a response
of headers alone: ``WARC-Truncated: unspecified`` says that the body is missing, ``WARC-Payload-Digest`` which one it
was. Digests are SHA-256 in hex, as ``sha256sum`` prints them; the standard leaves the spelling open (5.9).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from takedown import __version__
from takedown.cases.noun import rfc3339
from takedown.evidence.bare import bare

VERSION = "WARC/1.1"
CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"

Lines = Sequence[tuple[str, str]]
_PRIVATE = frozenset({"set-cookie", "set-cookie2", "cookie", "authorization", "proxy-authorization"})
# Of a body that was read, counted and written anew these say what isn't so any more.
_REWRITTEN = frozenset({"content-length", "transfer-encoding", "content-encoding"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the head of its answer.

    Attributes:
        url: that answered. at: when. status, reason, version: of its first line.
        served, sent: the headers of the answer and of the request, in their order; secrets are left out here.
        peer: the address that was connected to.
    """

    url: str
    at: datetime
    status: int
    reason: str = ""
    version: str = "1.1"
    served: Lines = ()
    sent: Lines = ()
    peer: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's exchange, its source without media, the digest in hex of its bytes as served, what was taken out."""

    exchange: Exchange
    html: str = field(repr=False)
    sha256: str
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """The exchange that gave the media, the digest in hex of the bytes as served, and how many there were."""

    exchange: Exchange
    sha256: str
    size: int


def warc(page: Page | None, media: Absent | None, *, agent: str, at: datetime) -> bytes:
    """Return the records, uncompressed: what this file is, then what was asked and answered.

    Args:
        page, media: what there is of them.
        agent: as which the program presented itself. at: when the records are made.
    """
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    _write(writer, "warcinfo", "", at, _fields(_info(agent)), {"Content-Type": "application/warc-fields"})
    if page is not None:
        _page(writer, page)
    if media is not None:
        _absent(writer, media)
    return out.getvalue()


def _info(agent: str) -> dict[str, str]:
    return {
        "software": f"takedown/{__version__}",
        "format": "WARC File Format 1.1",
        "conformsTo": CONFORMS,
        "http-header-user-agent": agent,
        "media": "left out; digests are of the bytes as served",
    }


def _page(writer: WARCWriter, page: Page) -> None:
    body = page.html.encode()
    head = _lines(page.exchange.served, _REWRITTEN, {"Content-Length": str(len(body))})
    head = [(name, "text/html; charset=utf-8" if name.lower() == "content-type" else value) for name, value in head]
    own = {"WARC-Payload-Digest": _digest(body), **_peer(page.exchange)}
    response = _write(writer, "response", page.exchange.url, page.exchange.at, body, own, _head(page.exchange, head))
    beside = {"WARC-Concurrent-To": response}
    request = StatusAndHeaders(_target(page.exchange.url), _lines(page.exchange.sent), is_http_request=True)
    _write(writer, "request", page.exchange.url, page.exchange.at, b"", dict(beside), request)
    told = {
        "payload-as-served": f"sha256:{page.sha256}",
        "character-encoding": "utf-8, whatever was served",
        "media-removed": str(len(page.removed)),
        **{f"media-removed-{number}": f"sha256:{one}" for number, one in enumerate(page.removed[:100], 1)},
    }
    own = {**beside, "Content-Type": "application/warc-fields"}
    _write(writer, "metadata", page.exchange.url, page.exchange.at, _fields(told), own)


def _absent(writer: WARCWriter, media: Absent) -> None:
    own = {
        "WARC-Payload-Digest": f"sha256:{media.sha256}",
        "WARC-Truncated": "unspecified",
        **_peer(media.exchange),
    }
    head = _head(media.exchange, _lines(media.exchange.served))
    response = _write(writer, "response", media.exchange.url, media.exchange.at, b"", own, head)
    told = _fields({"payload-as-served": f"sha256:{media.sha256}", "payload-bytes": str(media.size)})
    own = {"WARC-Concurrent-To": response, "Content-Type": "application/warc-fields"}
    _write(writer, "metadata", media.exchange.url, media.exchange.at, told, own)


def _write(
    writer: WARCWriter,
    kind: str,
    url: str,
    at: datetime,
    body: bytes,
    own: dict[str, str],
    head: StatusAndHeaders | None = None,
) -> str:
    """Write one record and return its id. Every digest is ours, so that the library has no need of a file."""
    block = (head.to_bytes(encoding="utf-8") if head is not None else b"") + body
    own = {"WARC-Date": rfc3339(at), "WARC-Block-Digest": _digest(block), **own}
    if kind != "warcinfo":
        own.setdefault("WARC-Payload-Digest", _digest(body))
    record: Any = writer.create_warc_record(
        _ascii(url),
        kind,
        payload=io.BytesIO(body),
        length=len(body),
        warc_headers_dict=own,
        http_headers=head,
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _head(exchange: Exchange, lines: list[tuple[str, str]]) -> StatusAndHeaders:
    return StatusAndHeaders(
        f"{exchange.status} {exchange.reason or _reason(exchange.status)}", lines, protocol=f"HTTP/{exchange.version}"
    )


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "-"


def _target(url: str) -> str:
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return _ascii(f"GET {parts.path or '/'}{query} HTTP/1.1")


def _lines(lines: Lines, without: Iterable[str] = (), more: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Return headers that can be written as they are: no secret, no line that would end a line."""
    left_out = {*_PRIVATE, *without}
    kept = [(_ascii(name), _ascii(bare(value).text)) for name, value in lines if name.lower() not in left_out]
    return [*kept, *(more or {}).items()]


def _ascii(text: str) -> str:
    """Return ``text`` on one line; what isn't ASCII is written as UTF-8 percent-encoded."""
    return "".join(
        sign if " " <= sign <= "~" else "".join(f"%{octet:02X}" for octet in sign.encode("utf-8", "replace"))
        for sign in text
    )


def _fields(values: Mapping[str, str]) -> bytes:
    return "".join(f"{name}: {_ascii(value)}\r\n" for name, value in values.items()).encode()


def _peer(exchange: Exchange) -> dict[str, str]:
    return {"WARC-IP-Address": exchange.peer} if exchange.peer else {}


def _digest(content: bytes) -> str:
    return f"sha256:{sha256(content).hexdigest()}"
