"""Pages with a copy on them, on real servers, and the matches that a crawl would have stored of them."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

import numpy as np
from PIL import Image

from takedown.cases.capture import Capture
from takedown.cases.match import Match, MatchState, Sighting
from takedown.cases.noun import new_id, now
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAPTURES, SIGHTINGS
from tests.cli.background import Background
from tests.crawl.crawl_server import HTML, Answer, Handler, Server
from tests.pipeline.casefile import found, with_settings

Pages = dict[str, Answer | Handler]


def picture(seed: int) -> bytes:
    colours = np.random.default_rng(seed).integers(0, 255, (12, 18, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(colours).resize((480, 320), Image.Resampling.BICUBIC).save(out, "JPEG", quality=90)
    return out.getvalue()


COPY = picture(1)
INLINE = base64.b64encode(COPY[:3000]).decode()
ALBUM = f"""<title>An album</title><meta name=author content=fred><p>Words about somebody.</p>
<img src="/copy.jpg"><img src="data:image/jpeg;base64,{INLINE}"><a href="/next">next</a>"""


def pages(**more: Answer | Handler) -> Pages:
    found: Pages = {"/album": (200, HTML, ALBUM.encode()), "/copy.jpg": (200, "image/jpeg", COPY)}
    return {**found, **{f"/{name}": answer for name, answer in more.items()}}


@contextmanager
def hosted(answers: Pages) -> Iterator[Server]:
    """The same server as the crawl's tests have, in a thread of its own: what is tested here brings its own loop."""
    with Background() as background:
        yield background.serve(answers)


def at(session: Session, server: Server, *, drawing: bool = False, **more: object) -> Session:
    """Return the session with ``server`` as its one host."""
    host = {"name": "here", "start": [server.url()], "allow": [server.pair], "delay": 0.0, **more}
    return with_settings(session, hosts=[host], evidence={"picture": drawing})


def copy_of(session: Session, server: Server, case_id: str, path: str = "/copy.jpg", **more: object) -> Match:
    """Store a match as a crawl would have: with the sighting's digests."""
    fields: dict[str, object] = {"page": server.url("/album"), "site": "here", **more}
    state = fields.pop("state", MatchState.NEW)
    assert isinstance(state, MatchState)
    match = found(session, case_id, server.url(path), state, **fields)  # type: ignore[arg-type]
    facts: dict[str, object] = {
        "schema": 1,
        "url": match.url,
        "final_url": match.url,
        "redirects": [],
        "fetched_at": "2026-11-22T00:00:00.000Z",
        "http": {"status": 200, "headers": {"content-type": "image/jpeg"}},
        "media": {"sha256": sha256(COPY).hexdigest(), "md5": "", "bytes": len(COPY), "width": 480, "height": 320},
    }
    seen = Sighting(id=new_id(), case_id=case_id, match_id=match.id, seen_at=now(), manifest=facts)
    with session.store.begin() as tx:
        SIGHTINGS.put(tx, seen)
    return match


def kept(session: Session, match: Match) -> list[Capture]:
    with session.store.read() as tx:
        return CAPTURES.all(tx, order_by="at", match_id=match.id)
