"""Checkpoints each day, timestamps from real authorities on loopback, and what every hostile answer ends as."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from takedown.cases.checkpoint import Checkpoint, Timestamp, TimestampState
from takedown.cases.event import EventKind
from takedown.cases.noun import now
from takedown.evidence import checkpoint as checkpoints
from takedown.pipeline import casework
from takedown.pipeline.proof import authorities, stamping
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CHECKPOINTS, TIMESTAMPS
from takedown.settings import Settings, TimestampSettings
from tests.evidence.authority import Authority, Served, openssl, replying, serving
from tests.pipeline.casefile import opened

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
Serve = Callable[..., TimestampSettings]


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("honest"))


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Give a function that serves until the test ends, and returns the settings for it."""
    with ExitStack() as stack:

        def started(served: Served, roots: Path, name: str = "one", *, allowed: bool = True) -> TimestampSettings:
            stack.enter_context(serving(served))
            allow = [served.pair] if allowed else []
            return TimestampSettings(name=name, url=served.url, roots=str(roots), allow=allow)

        yield started


def asking(session: Session, *authorities_: TimestampSettings) -> Session:
    return replace(session, settings=Settings(timestamps=list(authorities_)))


def points(session: Session) -> list[Checkpoint]:
    with session.store.read() as tx:
        return CHECKPOINTS.all(tx, order_by="count")


def stamps(session: Session) -> list[Timestamp]:
    with session.store.read() as tx:
        return sorted(TIMESTAMPS.all(tx, order_by="queued_at"), key=lambda one: (one.queued_at, one.authority))


def kinds(session: Session) -> list[str]:
    with session.store.read() as tx:
        return [row["kind"] for row in tx.each("ledger", order_by="seq", raw=True)]


def wrong(session: Session) -> list[tuple[str, str]]:
    return [(proof.item, proof.code) for proof in verify_ledger(session) if not proof.ok]


# --- checkpoints ----------------------------------------------------------------------------------------------------


def test_an_empty_ledger_has_no_checkpoint(file_session: Session) -> None:
    assert stamping.stamp_due(file_session, NOON) == []
    assert stamping.stamp_now(file_session, NOON) == (None, [])
    assert points(file_session) == []


def test_one_checkpoint_a_day_and_only_when_something_happened(session: Session) -> None:
    opened(session)
    stamping.stamp_due(session, NOON)
    stamping.stamp_due(session, NOON + timedelta(hours=2))
    assert [point.count for point in points(session)] == [2]
    # Its own entry is no reason for another one.
    stamping.stamp_due(session, NOON + timedelta(days=1))
    assert [point.count for point in points(session)] == [2]
    opened(session)
    stamping.stamp_due(session, NOON + timedelta(days=1, hours=11, minutes=59))
    stamping.stamp_due(session, NOON + timedelta(days=2))
    assert [point.count for point in points(session)] == [2, 5]
    assert kinds(session).count("checkpoint-made") == 2
    assert wrong(session) == []


def test_a_checkpoint_is_what_the_ledger_was_and_signed(file_session: Session) -> None:
    opened(file_session)
    stamping.stamp_due(file_session, NOON)
    point = points(file_session)[0]
    with file_session.store.read() as tx:
        links = [bytes(row["chain"]) for row in tx.each("ledger", order_by="seq", raw=True)]
    leaves = [hashlib.sha256(b"\x00" + link).digest() for link in links[:2]]
    assert (point.chain, point.root) == (links[1], hashlib.sha256(b"\x01" + b"".join(leaves)).digest())
    key = file_session.ledger.signer.public_key()
    assert checkpoints.holds(point, key)
    for change in ({"count": 3}, {"root": bytes(32)}, {"chain": bytes(32)}, {"made_at": now()}, {"id": "other"}):
        assert not checkpoints.holds(point.model_copy(update=change), key)
    assert not checkpoints.holds(point, bytes(32))


@pytest.mark.parametrize(
    ("hours", "due"), [(0, False), (11, False), (12, True), (24, True), (-12, False), (-13, True), (-24 * 400, True)]
)
def test_the_rule_of_the_day(hours: int, due: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert checkpoints.is_due(NOON, NOON + timedelta(hours=hours)) is due
    assert checkpoints.is_due(None, NOON)


# --- timestamps -----------------------------------------------------------------------------------------------------


def test_two_authorities_date_the_ledger_and_openssl_agrees(
    session: Session, honest: Authority, serve: Serve, tmp_path: Path
) -> None:
    other = Authority(tmp_path / "other", name="another authority", number=1)
    servers = [replying(honest.reply), replying(other.reply)]
    session = asking(session, serve(servers[0], honest.roots), serve(servers[1], other.roots, "two"))
    opened(session)
    asked = stamping.stamp_due(session, now())
    assert [(one.authority, one.state, one.why) for one in asked] == [("one", "stamped", ""), ("two", "stamped", "")]
    assert stamps(session) == asked
    document = tmp_path / "checkpoint.json"
    document.write_bytes(checkpoints.document(points(session)[0]))
    for one, authority in zip(asked, (honest, other), strict=True):
        token = tmp_path / f"{one.authority}.tsr"
        token.write_bytes(one.token)
        assert one.stamped_at is not None
        assert abs(one.stamped_at - now()) < timedelta(minutes=5)
        assert "OK" in openssl(
            *("ts", "-verify", "-data", str(document), "-in", str(token), "-CAfile", str(authority.roots))
        )
    assert kinds(session)[-3:] == ["checkpoint-made", "timestamped", "timestamped"]
    assert [proof.item.split()[0] for proof in verify_ledger(session) if not proof.item.startswith("entry")] == [
        "head", "checkpoint", "timestamp", "timestamp",
    ]  # fmt: skip
    assert wrong(session) == []


def test_the_digest_and_a_number_are_all_that_leaves(session: Session, honest: Authority, serve: Serve) -> None:
    server = replying(honest.reply)
    session = asking(session, serve(server, honest.roots))
    opened(session)
    stamping.stamp_due(session, now())
    assert len(server.asked) == 1
    assert hashlib.sha256(checkpoints.document(points(session)[0])).digest() in server.asked[0]
    assert len(server.asked[0]) < 100
    assert {name.lower() for name in server.heads[0]} == {
        "host", "accept", "accept-encoding", "content-type", "content-length",
    }  # fmt: skip
    assert server.heads[0]["Content-Type"] == "application/timestamp-query"


def test_nobody_is_asked_when_nobody_is_named(file_session: Session) -> None:
    opened(file_session)
    assert stamping.stamp_due(file_session, now()) == []
    assert (len(points(file_session)), stamps(file_session)) == (1, [])


def test_offline_it_waits_with_growing_pauses_and_then_only_the_last_is_dated(
    file_session: Session, honest: Authority, serve: Serve
) -> None:
    server = replying(honest.reply)
    named = serve(server, honest.roots)
    away = asking(file_session, named.model_copy(update={"url": "http://127.0.0.1:9/tsr", "allow": ["127.0.0.1:9"]}))
    gone = asking(file_session, named.model_copy(update={"url": "http://127.0.0.1:1024/", "allow": ["127.0.0.1:1024"]}))
    opened(file_session)
    assert [(one.state, one.why) for one in stamping.stamp_due(away, NOON)] == [("queued", "address-refused")]
    assert stamping.stamp_due(gone, NOON + timedelta(minutes=4)) == []
    assert [one.why for one in stamping.stamp_due(gone, NOON + timedelta(minutes=5))] == ["unreachable"]
    assert stamping.stamp_due(gone, NOON + timedelta(minutes=14)) == []
    assert [one.tries for one in stamping.stamp_due(gone, NOON + timedelta(minutes=15))] == [3]
    opened(file_session)
    here = asking(file_session, named)
    done = stamping.stamp_due(here, NOON + timedelta(days=1))
    assert [(one.state, one.tries) for one in done] == [("stamped", 1)]
    assert [(one.state, one.checkpoint_id) for one in stamps(file_session)] == [
        (state, point.id) for state, point in zip(("passed", "stamped"), points(file_session), strict=True)
    ]
    assert len(server.asked) == 1
    assert wrong(file_session) == []


@pytest.mark.parametrize(("tries", "minutes"), [(1, 5), (2, 10), (5, 80), (9, 1280), (10, 1440), (500, 1440)])
def test_the_pauses_double_up_to_a_day(tries: int, minutes: int) -> None:
    stamp = Timestamp(id="s", checkpoint_id="c", authority="one", queued_at=NOON, asked_at=NOON, tries=tries)
    assert not authorities.is_due(stamp, NOON + timedelta(minutes=minutes - 1))
    assert authorities.is_due(stamp, NOON + timedelta(minutes=minutes))
    assert authorities.is_due(stamp, NOON - timedelta(days=300))


def test_a_private_address_that_is_not_allowed_by_name_is_never_contacted(
    file_session: Session, honest: Authority, serve: Serve
) -> None:
    server = replying(honest.reply)
    session = asking(file_session, serve(server, honest.roots, allowed=False))
    opened(session)
    assert [one.why for one in stamping.stamp_due(session, NOON)] == ["address-refused"]
    assert server.asked == []


def test_without_its_roots_nobody_is_asked(file_session: Session, honest: Authority, serve: Serve) -> None:
    server = replying(honest.reply)
    session = asking(file_session, serve(server, honest.folder / "not there.pem"))
    opened(session)
    assert [(one.state, one.why) for one in stamping.stamp_due(session, NOON)] == [("queued", "no-roots")]
    assert server.asked == []


def test_roots_are_looked_for_in_the_home(file_session: Session, honest: Authority, serve: Serve) -> None:
    (file_session.home / "tsa.pem").write_bytes(honest.roots.read_bytes())
    session = asking(file_session, serve(replying(honest.reply), Path("tsa.pem")))
    opened(session)
    assert [one.state for one in stamping.stamp_due(session, NOON)] == ["stamped"]


DER = {"Content-Type": "application/timestamp-reply"}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>Accept our terms</html>"), "not-a-reply"),
        ((200, DER, b"\x30\x82\xff\xff" + bytes(4000)), "not-a-reply"),
        ((200, DER, b""), "not-a-reply"),
        ((200, DER, bytes(5_000_000)), "too-large"),
        ((200, {**DER, "Content-Encoding": "gzip"}, b"\x1f\x8b" + bytes(50)), "not-a-reply"),
        ((500, DER, b"down"), "status"),
        ((302, {"Location": "http://127.0.0.1:9/"}, b""), "status"),
    ],
)
def test_what_is_no_answer_waits_for_a_better_one(
    file_session: Session, honest: Authority, serve: Serve, answer: tuple[int, dict[str, str], bytes], why: str
) -> None:
    server = Served(lambda _body: answer)
    session = asking(file_session, serve(server, honest.roots))
    opened(session)
    stamping.stamp_due(session, NOON)
    assert [(one.state, one.why, one.token) for one in stamps(session)] == [("queued", why, b"")]
    assert len(server.asked) == 1
    assert wrong(session) == []


def test_an_answer_that_holds_for_nothing_is_refused_by_name_and_the_next_is_asked_for(
    file_session: Session, honest: Authority, serve: Serve, tmp_path: Path
) -> None:
    kept: list[bytes] = []

    def again(request: bytes) -> bytes:
        kept.append(honest.reply(request))
        return kept[0]

    other = Authority(tmp_path / "other", number=1)
    expired = Authority(tmp_path / "expired", number=2, valid=(-20, -10))
    says_no = Authority(tmp_path / "no", number=3, digests="sha512")
    hostile = [
        serve(replying(again), honest.roots, "repeats"),
        serve(replying(other.reply), honest.roots, "another root"),
        serve(replying(expired.reply), expired.roots, "expired"),
        serve(replying(says_no.reply), says_no.roots, "no"),
    ]
    session = asking(file_session, *hostile)
    opened(session)
    stamping.stamp_due(session, NOON)
    point, _ = stamping.stamp_now(session, NOON)
    assert point is not None
    found = {one.authority: (one.state.value, one.why) for one in stamps(session) if one.checkpoint_id == point.id}
    assert found == {
        "repeats": ("refused", "wrong-imprint"),
        "another root": ("refused", "untrusted"),
        "expired": ("refused", "expired"),
        "no": ("refused", "rejected"),
    }
    assert wrong(session) == []
    assert kinds(session).count("timestamped") == len(stamps(session)) == 8


def test_the_same_question_answered_with_another_number_is_refused(
    file_session: Session, honest: Authority, serve: Serve
) -> None:
    def without_number(request: bytes) -> bytes:
        digest = request[request.index(b"\x04\x20") + 2 :][:32]
        asked = honest.folder / "own.tsq"
        openssl("ts", "-query", "-digest", digest.hex(), "-sha256", "-cert", "-out", str(asked))
        return honest.reply(asked.read_bytes())

    session = asking(file_session, serve(replying(without_number), honest.roots))
    opened(session)
    assert [(one.state, one.why) for one in stamping.stamp_due(session, NOON)] == [("refused", "wrong-nonce")]


def test_stamping_now_asks_at_once_and_says_what_is_there_already(
    file_session: Session, honest: Authority, serve: Serve
) -> None:
    server = replying(honest.reply)
    session = asking(file_session, serve(server, honest.roots))
    opened(session)
    point, first = stamping.stamp_now(session, NOON)
    assert [one.state for one in first] == ["stamped"]
    assert stamping.stamp_now(session, NOON + timedelta(minutes=1)) == (point, first)
    assert len(server.asked) == 1
    opened(session)
    later, second = stamping.stamp_now(session, NOON + timedelta(minutes=2))
    assert later is not None
    assert point is not None
    assert later.count > point.count
    assert [one.state for one in second] == ["stamped"]


def test_an_authority_that_is_named_later_dates_the_ledger_then(
    file_session: Session, honest: Authority, serve: Serve
) -> None:
    opened(file_session)
    assert stamping.stamp_now(file_session, NOON)[1] == []
    session = asking(file_session, serve(replying(honest.reply), honest.roots))
    assert [one.state for one in stamping.stamp_now(session, NOON)[1]] == ["stamped"]
    assert wrong(session) == []


# --- erasure --------------------------------------------------------------------------------------------------------


def test_erasing_a_case_destroys_bodies_and_salts_and_leaves_roots_and_tokens_sound(
    session: Session, honest: Authority, serve: Serve
) -> None:
    session = asking(session, serve(replying(honest.reply), honest.roots))
    case, other = opened(session), opened(session)
    stamping.stamp_now(session, NOON)
    casework.erase_case(session, case.id)
    with session.store.read() as tx:
        rows = tx.rows("ledger", order_by="seq", raw=True)
    assert {(row["body"], row["salt"]) for row in rows if row["case_id"] == case.id} == {(None, None)}
    assert all(row["body"] and row["salt"] and row["commitment"] for row in rows if row["case_id"] != case.id)
    assert all(row["commitment"] for row in rows)
    assert [one.state for one in stamps(session)] == [TimestampState.STAMPED]
    assert wrong(session) == []
    stamping.stamp_now(session, NOON)
    assert wrong(session) == []
    with session.store.begin() as tx:
        gone = stamping.proof_of(session, tx, case.id)
        assert stamping.proof_of(session, tx, other.id).entries
    assert all(entry.body is None and not entry.salt for entry in gone.entries)
    assert EventKind.CASE_ERASED.value in kinds(session)
