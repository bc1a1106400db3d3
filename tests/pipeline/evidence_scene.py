"""A vault with two cases: one whose evidence is handed over, and one that must show nowhere in it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.case import Adult, Case
from takedown.cases.checkpoint import Timestamp, TimestampState
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState, Method, Sighting
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post, PostKind
from takedown.cases.reply import Meaning, Reply
from takedown.evidence import checkpoint as checkpoints
from takedown.evidence.ledger import Ledger
from takedown.evidence.timestamps import stamped_at
from takedown.pipeline.proof import capture as capturing
from takedown.pipeline.proof import checkpoints as points
from takedown.pipeline.proof.export import Exported, export
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, NOTICES, POSTS, REPLIES, SIGHTINGS, TIMESTAMPS
from takedown.settings import Settings
from takedown.store import Store
from takedown.vault import Vault
from tests.conftest import CHEAP, PASSPHRASE
from tests.pipeline.casefile import found, opened
from tests.pipeline.tsa import Authority, made

HIDDEN = ("Canary Name", "canary@example.org", "canary.example", "never-told")
"""What the bundle of ``staged`` must not hold: the person, another case, a rejected address."""


def staged(session: Session, authority: Authority | None = None) -> Case:
    """Return a case with three copies, their captures, a spread, a letter and its answer; beside it another case."""
    case = opened(session, name="Canary Name", contact="canary@example.org")
    other = opened(session, name="Canary Name")
    copies = [found(session, case.id, f"https://host{at}.test/p/{at}.jpg") for at in range(3)]
    found(session, other.id, "https://canary.example/1.jpg")
    found(session, case.id, "https://host9.test/never-told.jpg", MatchState.REJECTED)
    if authority is not None:
        stamped(session, authority)
    for at, copy in enumerate(copies):
        sighted(session, copy, at)
        captured(session, copy, picture=at == 0)
    spread(session, copies[0])
    written(session, case, copies)
    if authority is not None:
        stamped(session, authority)
    found(session, other.id, "https://canary.example/2.jpg")
    return case


def minor(session: Session) -> Case:
    """Return a case under 18 with one address, which nobody has visited."""
    case = opened(session, adult=Adult.NO)
    url = "https://host5.test/reported"
    match = Match(
        id=new_id(),
        case_id=case.id,
        seen_at=now(),
        url=url,
        host="host5.test",
        confidence=Confidence.LIKELY,
        method=Method.REPORTED,
        score=0,
    )
    with session.store.begin() as tx:
        MATCHES.put(tx, match)
        session.ledger.append(tx, EventKind.ADDRESS_REPORTED, case.id, match.id, {"url": url})
    return case


def facts_of(copy: Match, at: int) -> dict[str, object]:
    """Return the manifest of one more sighting."""
    digest = hashlib.sha256(copy.url.encode()).hexdigest()
    return {
        "schema": 1,
        "case": copy.case_id,
        "match": copy.id,
        "url": copy.url,
        "number": at,
        "client": {"software": "takedown", "version": "0", "system": "Linux", "user_agent": "x/1"},
        "media": {
            "sha256": digest,
            "md5": digest[:32],
            "bytes": 1234 + at,
            "format": "jpeg",
            "width": 640,
            "height": 480,
        },
    }


def sighted(session: Session, copy: Match, at: int) -> None:
    facts = facts_of(copy, at)
    seen = Sighting(id=new_id(), case_id=copy.case_id, match_id=copy.id, seen_at=now(), manifest=facts)
    with session.store.begin() as tx:
        SIGHTINGS.put(tx, seen)
        session.ledger.append(tx, EventKind.SIGHTING, copy.case_id, copy.id, facts)


def captured(session: Session, copy: Match, *, picture: bool) -> None:
    """Store a capture and its entry by the very step that makes them, so that neither is told otherwise here."""
    capture = Capture(
        id=new_id(),
        case_id=copy.case_id,
        match_id=copy.id,
        at=now(),
        state=CaptureState.WHOLE,
        manifest={"schema": 2, "url": copy.page, "kind": "capture"},
        text="Words of a page.",
        warc=b"WARC/1.1\r\n\r\n" * 9,
        picture=b"\x89PNG grey boxes" * 9 if picture else b"",
    )
    with session.store.begin() as tx:
        capturing._record(session, tx, capture)


def spread(session: Session, copy: Match) -> None:
    post = Post(
        id=new_id(),
        case_id=copy.case_id,
        match_id=copy.id,
        kind=PostKind.REPOST,
        seen_at=now(),
        uri="https://host0.test/posts/1",
        url="https://host0.test/posts/1",
        host="host0.test",
        handle="@somebody",
        at=now() - timedelta(days=1),
        text="=HYPERLINK()",
    )
    with session.store.begin() as tx:
        POSTS.put(tx, post)


def written(session: Session, case: Case, copies: list[Match]) -> None:
    """Store a letter that was sent, and the answer to it."""
    notice = Notice(
        id=new_id(),
        case_id=case.id,
        state=NoticeState.SENT,
        created_at=now(),
        sent_at=now(),
        recipient="x",
        route="eu-dsa-16",
        language="en",
        reference="R-1",
        urls=tuple(copy.url for copy in copies),
        match_ids=tuple(copy.id for copy in copies),
        text="Dear all,\n",
    )
    reply = Reply(
        id=new_id(),
        case_id=case.id,
        notice_id=notice.id,
        received_at=now(),
        meaning=Meaning.RECEIPT,
        message_id="<1@host.test>",
        sender="help@host.test",
        subject="Your request",
        text="We received it.",
    )
    with session.store.begin() as tx:
        NOTICES.put(tx, notice)
        session.ledger.append(tx, EventKind.NOTICE_DRAFTED, case.id, notice.id, {"recipient": "x"})
        session.ledger.append(tx, EventKind.NOTICE_MOVED, case.id, notice.id, {"state": "sent"})
        REPLIES.put(tx, reply)
        session.ledger.append(tx, EventKind.REPLY_RECEIVED, case.id, notice.id, {"reply": reply.id})


def stamped(session: Session, authority: Authority) -> None:
    """Make a checkpoint now, and have it dated."""
    with session.store.begin() as tx:
        point = points.make(session, tx, now())
        assert point is not None
        document = checkpoints.document(point)
        token = authority.stamped(document)
        stamp = Timestamp(
            id=new_id(),
            checkpoint_id=point.id,
            authority="the tests' own",
            state=TimestampState.STAMPED,
            queued_at=point.made_at,
            asked_at=point.made_at,
            stamped_at=stamped_at(token, document, authority.roots),
            roots=authority.roots,
            token=token,
        )
        TIMESTAMPS.put(tx, stamp)


@dataclass(frozen=True, slots=True)
class Handed:
    """A bundle that was exported once, for many tests that only read it."""

    session: Session
    case: Case
    file: Path
    done: Exported

    @property
    def content(self) -> bytes:
        return self.file.read_bytes()

    @property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(self.file) as box:
            return {name: box.read(name) for name in box.namelist()}


@contextmanager
def handed(folder: Path) -> Iterator[Handed]:
    """Give the bundle of ``staged``, with timestamps, out of a vault of its own."""
    with Vault.create(folder / "home", PASSPHRASE, CHEAP) as vault:
        store = Store.open_sqlcipher(vault.home / "store.db", vault.database_key(), vault.keyring)
        session = Session(vault.home, Settings(), vault, store, Ledger(vault.signer))
        case = staged(session, made(folder / "tsa"))
        yield Handed(session, case, folder / "b.zip", export(session, case.id, folder / "b.zip"))
        store.close()
