"""What was seen before a picture was registered: kept sealed, held against what is new, visited, and forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import numpy as np
import pytest

from takedown.cases.candidate import Candidate, PageFacts
from takedown.cases.case import Adult, Case, Standing
from takedown.cases.match import Confidence
from takedown.cases.media import Fingerprint, Media
from takedown.cases.noun import now, rfc3339
from takedown.fingerprint.kept import KeptCodes, pack, unpack
from takedown.fingerprint.view import View
from takedown.fleet.matcher import looking_back, seen
from takedown.fleet.matcher.looking_back import LookingBack, due_revisits, revisited
from takedown.fleet.matcher.seen import Seen, keep_seen, prune
from takedown.matching.registry import Registry
from takedown.pipeline import casework
from takedown.pipeline.looking.identify import Identified
from takedown.pipeline.shelf import MEDIA
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from tests.team_server import House, worker

Random = np.random.Generator


def drawn(rng: Random, codes: int = 80) -> tuple[Fingerprint, View]:
    pdq = rng.bytes(32)
    variants = (pdq, *(rng.bytes(32) for _ in range(7)))
    probe = Fingerprint(sha256=rng.bytes(32), pdq=pdq, pdq_variants=variants, quality=100, width=900, height=700)
    places = rng.random((codes, 5), np.float32)
    places[:, 2] *= 6
    places[:, 3] *= 0.05
    places[:, 4] = 1
    octets = rng.integers(0, 256, (2, codes, 32), np.uint8)
    return probe, View(octets[0], octets[1], places)


def candidate(number: int) -> Candidate:
    url = f"https://host-{number}.example/picture.jpg"
    page = PageFacts(url=f"https://host-{number}.example/page")
    return Candidate(
        url=url,
        final_url=url,
        content=b"",
        fetched_at=now(),
        status=200,
        headers={},
        hops=(),
        page=page,
        found_in="img",
    )


def noted(number: int, probe: Fingerprint, local: bytes = b"") -> Seen:
    return Seen.of_candidate(candidate(number), Identified(probe, (), local))


def opened(session: TeamSession) -> Case:
    case = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT, name="a name")
    return casework.open_case(session, case, "I agree.")


def registered(session: TeamSession, case: Case, probe: Fingerprint, local: bytes = b"") -> Media:
    media = Media.registered(case.id, probe, local=local)
    with session.store.begin() as tx:
        MEDIA.put(tx, media)
    return media


@pytest.fixture
def matcher(server: TeamServer) -> Iterator[FleetSession]:
    with worker(server, "matcher") as session:
        yield session


@pytest.fixture
def crawler(server: TeamServer) -> Iterator[FleetSession]:
    with worker(server, "crawler") as session:
        yield session


def wants(house: House, days: int) -> None:
    with house.as_member("administrator").store.begin() as tx:
        tx.update("organisations", house.organisation.id, keeps_seen=days)


def later(monkeypatch: pytest.MonkeyPatch, **after: float) -> None:
    """Have the matcher's clock go on."""
    for module in (looking_back, seen):
        monkeypatch.setattr(module, "now", lambda: now() + timedelta(**after))


def test_what_is_registered_later_is_found_in_what_was_seen_sealed_and_each_address_once(
    first: House, second: House, matcher: FleetSession, crawler: FleetSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(1)
    whole, parts, stranger, late = (drawn(rng) for _ in range(4))
    cut = whole[0].model_copy(update={"sha256": None, "pdq": whole[0].pdq_variants[3]})
    turned = cut.model_copy(update={"pdq_variants": tuple(whole[0].pdq_variants[(n + 3) % 8] for n in range(8))})
    other = parts[0].model_copy(update={"sha256": None, "pdq": rng.bytes(32), "pdq_variants": (rng.bytes(32),) * 8})
    batch = [noted(1, whole[0]), noted(2, turned), noted(3, other, pack(parts[1])), noted(4, stranger[0])]
    assert keep_seen(crawler, batch)
    with crawler.store.read() as tx:
        (row,) = tx.rows("seen")
    for telling in (b"host-1", b"picture.jpg", whole[0].pdq or b"", (whole[0].pdq or b"").hex().encode()):
        assert telling not in bytes(row["batch"])

    back = LookingBack(matcher)
    assert back.look() == 0
    desk, others = first.desk(), second.desk()
    case, unasked = opened(desk), opened(others)
    wants(second, 0)  # this organisation wants nothing kept, and is told nothing
    for session, of in ((desk, case), (others, unasked)):
        registered(session, of, whole[0])
        registered(session, of, parts[0], pack(parts[1]))
    assert back.look() == 3
    assert back.look() == LookingBack(matcher).look() == 0  # nor another matcher

    due = due_revisits(crawler)
    assert {(one.case_id, one.url, one.page) for one in due} == {
        (case.id, f"https://host-{n}.example/picture.jpg", f"https://host-{n}.example/page") for n in (1, 2, 3)
    }
    with crawler.store.read() as tx:
        rows = tx.rows("revisits")
    assert b"host-" not in b"".join(bytes(row["content"]) for row in rows)
    assert "host-" not in json.dumps([row["id"] for row in rows])
    assert due_revisits(matcher) == []  # sealed to the crawler

    # What was compared before the picture came, and is kept after it was looked for, is found all the same.
    registered(desk, case, late[0])
    assert back.look() == 0
    keep_seen(crawler, [noted(5, late[0])])
    assert back.look() == 0
    later(monkeypatch, minutes=6)
    assert back.look() == 1
    later(monkeypatch, minutes=11)
    assert back.look() == 0
    with matcher.store.read() as tx:
        (cursor,) = tx.rows("look_backs")
        assert cursor["seq"] == max(row["id"] for row in tx.rows("registry_log"))

    revisited(crawler, [one.id for one in due])
    assert [one.url for one in due_revisits(crawler)] == ["https://host-5.example/picture.jpg"]
    casework.close_case(desk, case.id)
    looking_back.prune(matcher)
    assert due_revisits(crawler) == []
    later(monkeypatch, days=2)
    looking_back.prune(matcher)
    with matcher.store.read() as tx:
        assert tx.rows("revisits") == []
        assert {row["op"] for row in tx.rows("registry_log")} <= {"cases-update"}  # the closing alone isn't looked at


def test_it_is_kept_as_long_as_somebody_wants_it_and_not_at_all_where_nobody_does(
    first: House, second: House, matcher: FleetSession, crawler: FleetSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(2)
    probe, _ = drawn(rng)
    wants(first, 0)
    wants(second, 10)
    assert keep_seen(crawler, [noted(1, probe)] * (seen.BATCH + 1))
    with matcher.store.begin() as tx:
        assert len(tx.rows("seen")) == 2
        tx.insert("seen", {"id": "not-a-batch", "at": rfc3339(now()), "batch": b"nothing"})
    case = opened(second.desk())
    registered(second.desk(), case, probe)
    assert LookingBack(matcher).look() == 1  # what can't be opened is left out
    later(monkeypatch, days=9)
    assert prune(matcher) == 0
    later(monkeypatch, days=10, minutes=1)
    assert prune(matcher) == 3
    wants(second, 0)
    assert not keep_seen(crawler, [noted(1, probe)])
    with matcher.store.read() as tx:
        assert tx.rows("seen") == []


def test_packed_codes_are_a_look_again_that_finds_what_they_come_from() -> None:
    rng = np.random.default_rng(3)
    probe, look = drawn(rng)
    packed = pack(look)
    registry = Registry()
    media = Media.registered("case", probe, local=packed)
    registry.add(media)
    view = noted(1, probe, packed).view()
    assert view is not None
    codes: KeptCodes = unpack(packed)
    assert np.array_equal(view.codes, codes.codes)
    (hit,) = registry.match_parts(Fingerprint(), view).hits
    assert (hit.media_id, hit.confidence) == (media.id, Confidence.LIKELY)
    assert noted(1, probe).view() is None
