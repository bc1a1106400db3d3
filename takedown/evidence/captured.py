"""The manifest of a capture: the page that shows a copy, the copy's own facts, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from takedown.cases.match import Match
from takedown.cases.media import Fingerprint
from takedown.cases.noun import rfc3339
from takedown.cases.post import Post
from takedown.evidence.bare import MOST_NOTED
from takedown.evidence.manifest import CAPTURE, SCHEMA, perceptual
from takedown.evidence.visit import Visit, client, clock


@dataclass(frozen=True, slots=True)
class Said:
    """What a page, or the post on it, says of who showed the copy and when; ``source`` tells which of them said so.

    Attributes:
        handle: as written there. posted_at: RFC 3339 in UTC where it could be read as a time, else as written.
    """

    handle: str = ""
    handle_source: str = ""
    posted_at: str = ""
    posted_at_source: str = ""


@dataclass(frozen=True, slots=True)
class Outlinks:
    """Where a page leads, in absolute addresses and in its order; ``left_out``: how many more there were."""

    media: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a page said.

    Attributes:
        visit: how it was read. robots: ``overridden`` where the person asked for what a robots file doesn't want.
        sha256, size: of its bytes as served, in hex. title, text: its words; ``cut`` where there were more.
        html: without any media in it; removed: what stood there, as ``bare`` gives it.
        outlinks, said: see there.
    """

    visit: Visit
    sha256: str
    size: int
    title: str = ""
    text: str = ""
    cut: bool = False
    html: str = ""
    removed: tuple[str, ...] = ()
    outlinks: Outlinks = Outlinks()
    said: Said = Said()
    robots: str = ""


@dataclass(frozen=True, slots=True)
class MediaRecord:
    """What is known of the copy's own bytes, which are not here.

    Attributes:
        source: ``sighting``: as it was found, ``fetched``: again for this capture.
        facts: ``url`` to ``http`` as a ``Visit`` gives them.
        sha256, md5: in hex, of the bytes as served; size: of these.
    """

    source: str
    facts: dict[str, Any]
    sha256: str
    md5: str
    size: int
    format: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a capture's manifest tells of.

    Attributes:
        match: whose page it is. at: when the capture began. user_agent, browser: as ``client`` takes them.
        page, media: where they could be had. asked: the visits of this capture that gave neither.
        posts: those that carry or spread the copy. path: the addresses from the start to the copy.
        picture: digest of the page as drawn.
    """

    match: Match
    at: datetime
    user_agent: str
    browser: str = ""
    page: PageRecord | None = None
    media: MediaRecord | None = None
    asked: tuple[Visit, ...] = ()
    posts: Sequence[Post] = ()
    path: Sequence[str] = ()
    picture: bytes = b""


def capture_manifest(whole: Whole) -> dict[str, Any]:
    """Return the facts of one capture, ready for ``canonical``; a part that couldn't be had is ``None``."""
    match = whole.match
    visits = [*([whole.page.visit] if whole.page else []), *whole.asked]
    network = visits[0].network() if visits else None
    return {
        "schema": SCHEMA,
        "kind": CAPTURE,
        "case": match.case_id,
        "match": match.id,
        "url": match.url,
        "captured_at": rfc3339(whole.at),
        "clock": clock(),
        "client": client(whole.user_agent, whole.browser),
        "network": network,
        "path": list(whole.path),
        "page": _page(whole.page) if whole.page else None,
        "media": _media(whole.media) if whole.media else None,
        "asked": [visit.facts() for visit in whole.asked],
        "perceptual": perceptual(match, match.seen_fingerprint or Fingerprint()),
        "posts": [_post(post) for post in whole.posts],
        "picture_sha256": sha256(whole.picture).hexdigest() if whole.picture else "",
    }


def _page(page: PageRecord) -> dict[str, Any]:
    text = page.text.encode()
    return {
        **page.visit.facts(),
        "robots": page.robots,
        "sha256": page.sha256,
        "bytes": page.size,
        "title": page.title,
        "text_sha256": sha256(text).hexdigest(),
        "text_characters": len(page.text),
        "text_cut": page.cut,
        "removed": {"count": len(page.removed), "sha256": list(page.removed[:MOST_NOTED])},
        "outlinks": {
            "media": list(page.outlinks.media),
            "pages": list(page.outlinks.pages),
            "left_out": page.outlinks.left_out,
        },
        "uploader": {"handle": page.said.handle, "source": page.said.handle_source},
        "posted": {"at": page.said.posted_at, "source": page.said.posted_at_source},
    }


def _media(media: MediaRecord) -> dict[str, Any]:
    return {
        **media.facts,
        "source": media.source,
        "sha256": media.sha256,
        "md5": media.md5,
        "bytes": media.size,
        "format": media.format,
        "width": media.width,
        "height": media.height,
    }


def _post(post: Post) -> dict[str, Any]:
    return {
        "uri": post.uri,
        "url": post.url,
        "kind": post.kind.value,
        "handle": post.handle,
        "at": rfc3339(post.at) if post.at else "",
        "text": post.text,
        "about": post.about,
    }
