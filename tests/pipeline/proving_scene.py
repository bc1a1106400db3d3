"""A case with a picture, a host that shows a copy of it, and the steps of proving, on real sockets."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.datasets import load_sample_image

from takedown.cases.address import Address
from takedown.cases.copy import Copy
from takedown.cases.match import Match
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.looking import addresses
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.recheck import Rechecked, due_for_recheck, recheck
from takedown.pipeline.register import register
from takedown.pipeline.search import search
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import ADDRESSES, MATCHES
from takedown.pipeline.watch import Event, Listener, watch
from takedown.settings import Settings
from tests.crawl.crawl_server import HTML, Answer, Handler, Server
from tests.pipeline.casefile import opened

Pages = dict[str, Answer | Handler]
GONE: Answer = (404, "text/plain", b"")


def jpeg(pixels: np.ndarray, width: int = 480) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).resize((width, width * 2 // 3)).save(file, "JPEG", quality=80)
    return file.getvalue()


HERS = jpeg(load_sample_image("china.jpg"), 640)
COPY: Answer = (200, "image/jpeg", jpeg(load_sample_image("china.jpg")))
SMALL: Answer = (200, "image/jpeg", jpeg(load_sample_image("china.jpg"), 320))
OTHER: Answer = (200, "image/jpeg", jpeg(load_sample_image("flower.jpg")))


def shows(*names: str) -> Answer:
    body = "".join(f'<img src="/{name}">' for name in names) + "<p>A page about the garden and the weather. " * 20
    return 200, HTML, f"<title>t</title>{body}".encode()


def posted() -> Pages:
    return {
        "/": (200, HTML, b'<title>t</title><a href="/post">post</a>'),
        "/post": shows("copy.jpg"),
        "/copy.jpg": COPY,
    }


@dataclass
class Scene:
    session: Session
    fingerprinter: Fingerprinter
    case: str

    @classmethod
    def made(cls, session: Session, fingerprinter: Fingerprinter, folder: Path) -> Scene:
        case = opened(session).id
        file = folder / "hers.jpg"
        file.write_bytes(HERS)
        assert [one.status.value for one in register(session, case, [file], fingerprinter)] == ["registered"]
        return cls(session, fingerprinter, case)

    def at(self, *servers: Server, apart: float = 0, **more: object) -> Scene:
        """Return the same with ``servers`` configured as hosts."""
        tables = [
            {"name": f"host{n}", "start": [server.url()], "allow": [server.pair], "delay": 0.0, **more}
            for n, server in enumerate(servers)
        ]
        told = {"hosts": tables, "recheck": {"apart": apart}, "evidence": {"picture": False}}
        settings = Settings.model_validate(told)
        return replace(self, session=replace(self.session, settings=settings))

    async def crawl(self) -> list[Match]:
        found: list[Match] = []
        await asyncio.to_thread(
            search, self.session, self.fingerprinter, [], None, found.append, lambda _: None, again=True
        )
        return found

    async def add(self, url: str) -> list[Match]:
        given = addresses.from_arguments([url])
        results = await asyncio.to_thread(addresses.add, self.session, self.case, given, self.fingerprinter)
        return [match for result in results for match in result.matches]

    async def recheck(self) -> Round:
        results: list[Rechecked] = []
        waits: list[int] = []
        matches = due_for_recheck(self.session, self.case)
        copies = await asyncio.to_thread(
            recheck, self.session, matches, self.fingerprinter, results.append, lambda count, _: waits.append(count)
        )
        assert all(proof.ok for proof in verify_ledger(self.session))
        return Round(results, copies, waits)

    async def watch_once(self) -> list[Event]:
        told: list[Event] = []
        listener = Listener(told.append, lambda _code, _what: None)
        await asyncio.to_thread(watch, self.session, self.fingerprinter, listener, once=True)
        return told

    def addresses(self) -> list[Address]:
        with self.session.store.read() as tx:
            return ADDRESSES.all(tx, order_by="added_at")

    def matches(self) -> list[Match]:
        with self.session.store.read() as tx:
            return MATCHES.all(tx, order_by="seen_at")

    def make_due(self) -> None:
        """Have every address be due now, as time alone would."""
        with self.session.store.begin() as tx:
            for address in ADDRESSES.all(tx, order_by="added_at"):
                ADDRESSES.renew(tx, address.model_copy(update={"next_at": address.added_at}), "next_at")


@dataclass
class Round:
    """What one recheck told."""

    results: list[Rechecked]
    copies: list[Copy]
    waits: list[int]

    @property
    def now(self) -> dict[str, tuple[str, str]]:
        """What each path is now, and why."""
        return {"/" + one.address.url.split("/", 3)[3]: (one.now.value, one.reason) for one in self.results}

    @property
    def standing(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(copy.standing.state.value, copy.standing.reasons) for copy in self.copies]


def told_of(events: list[Event]) -> Iterator[str]:
    return (event.kind.value for event in events)
