"""One contract for the queue in memory and the one in the store, and any course on which the two would part."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from takedown.cases.candidate import PageFacts
from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.frontier.lead import Known, Lead, Tier, Visited
from takedown.crawl.frontier.queue import MemoryQueue, Queue
from takedown.pipeline.looking.leads import StoredQueue
from takedown.store import Store
from takedown.vault import Cost, Vault

PAGE = PageFacts("http://host.example/album/", "ab" * 32, "An album, été")
POST = PostFacts(
    uri="at://did:plc:one/app.post/3k",
    url="http://host.example/@someone/3k",
    kind=PostKind.QUOTE,
    handle="someone@host.example",
    at=datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
    text="words « quoted »",
    about="at://did:plc:two/app.post/1",
)
KNOWN = Known(
    etag='"tag"',
    modified="Sat, 21 Nov 2026 09:30:00 GMT",
    digest=bytes(range(32)),
    mark="mark",
    listing=True,
    unchanged=3,
    visited_at=1_795_000_000.25,
)


def lead(name: str, tier: Tier = Tier.PAGE, depth: int = 1, found_in: str = "page") -> Lead:
    return Lead(f"http://host.example/{name}", depth, found_in=found_in, tier=tier)


def names(leads: list[Lead]) -> list[str]:
    return [one.url.removeprefix("http://host.example/") for one in leads]


@pytest.fixture(params=["memory", "sqlcipher", "postgres"])
def queue(request: pytest.FixtureRequest, vault: Vault) -> Iterator[Queue]:
    if request.param == "memory":
        yield MemoryQueue()
    elif request.param == "sqlcipher":
        yield StoredQueue(request.getfixturevalue("file_store"), "a host")
    else:
        store = Store.open_postgres(request.getfixturevalue("postgres_url")(), vault.keyring)
        yield StoredQueue(store, "a host")
        store.close()


def test_an_address_is_taken_once(queue: Queue) -> None:
    assert queue.push([lead("a"), lead("b"), lead("a")]) == 2
    assert queue.push([lead("b"), lead("c")]) == 1
    assert queue.waiting() == 3
    assert names(queue.take(2)) == ["a", "b"]
    assert queue.push([lead("a")]) == 0
    assert queue.waiting() == 1
    assert names(queue.take(9)) == ["c"]
    assert queue.take(9) == []


def test_a_lead_comes_back_as_it_was_pushed(queue: Queue) -> None:
    whole = Lead("http://host.example/\u00e9?a=1", 3, PAGE, "srcset", Tier.MEDIA, own=True, post=POST, known=KNOWN)
    plain = Lead("http://host.example/b", 2, found_in="more", tier=Tier.PAGE)
    revisited = Lead("http://host.example/c", 2, PAGE, tier=Tier.PAGE, known=KNOWN)
    listed = PageFacts("http://host.example/post", "", "A title", source="http://host.example/api")
    from_list = Lead("http://host.example/d", 4, listed, "api", Tier.MEDIA)
    queue.push([whole, plain, revisited, from_list])
    assert queue.take(4) == [whole, from_list, plain, revisited]


def test_the_smaller_tier_goes_first_then_the_shallow_then_the_old(queue: Queue) -> None:
    queue.push([lead("deep", depth=5), lead("late", Tier.MEDIA), lead("flat"), lead("flat-too")])
    queue.push([lead("copy", Tier.KNOWN, depth=9), lead("even", Tier.MEDIA)])
    assert names(queue.take(10)) == ["copy", "late", "even", "flat", "flat-too", "deep"]


def test_tiers_can_be_taken_alone(queue: Queue) -> None:
    queue.push([lead("page"), lead("media", Tier.MEDIA), lead("copy", Tier.KNOWN)])
    assert names(queue.take(10, {Tier.MEDIA, Tier.KNOWN})) == ["copy", "media"]
    assert queue.take(10, {Tier.MEDIA}) == []
    assert names(queue.take(10)) == ["page"]


def test_found_again_while_it_waits_it_moves_up_and_never_down(queue: Queue) -> None:
    queue.push([lead("first"), lead("second"), lead("third", Tier.MEDIA)])
    queue.push([lead("second", Tier.FRESH), lead("third")])
    assert queue.waiting() == 3
    assert queue.take(3) == [lead("second", Tier.FRESH), lead("third", Tier.MEDIA), lead("first")]


def test_what_is_handed_out_is_not_found_again(queue: Queue) -> None:
    queue.push([lead("a")])
    queue.take(1)
    assert queue.push([lead("a", Tier.KNOWN, found_in="start")]) == 0
    assert queue.take(1) == []


def test_what_was_never_finished_waits_again(queue: Queue) -> None:
    queue.push([lead("a"), lead("b"), lead("c")])
    queue.take(2)
    queue.push([], [Visited(lead("a"), Known())])
    queue.resume()
    assert queue.waiting() == 2
    assert names(queue.take(9)) == ["b", "c"]


def test_what_is_due_wakes_with_what_is_known_of_it(queue: Queue) -> None:
    queue.push([lead("soon"), lead("later", Tier.MEDIA), lead("never")])
    queue.take(3)
    queue.push(
        [],
        [
            Visited(lead("soon"), KNOWN, due=100.0),
            Visited(lead("later", Tier.MEDIA), KNOWN, due=200.0),
            Visited(lead("never"), KNOWN),
        ],
    )
    assert queue.wake(99.0) == 0
    assert queue.wake(100.0) == 1
    assert queue.take(9)[0].known == KNOWN
    assert queue.wake(250.0, {Tier.PAGE}) == 0
    assert queue.wake(math.inf) == 2
    assert names(queue.take(9)) == ["later", "never"]


@pytest.mark.parametrize("found_in", ["start", "more"])
def test_a_start_that_was_visited_waits_at_once(queue: Queue, found_in: str) -> None:
    queue.push([lead("a"), lead("b")])
    queue.take(2)
    queue.push([], [Visited(lead("a"), KNOWN), Visited(lead("b"), KNOWN)])
    assert queue.push([lead("a", Tier.FRESH, 0, found_in), lead("b")]) == 0
    assert queue.waiting() == 1
    assert queue.take(2) == [Lead("http://host.example/a", 0, found_in=found_in, tier=Tier.FRESH, known=KNOWN)]


def test_a_start_is_one_also_when_it_waits_as_the_page_of_a_copy(queue: Queue) -> None:
    queue.push([lead("a", Tier.KNOWN)])
    queue.take(1)
    queue.push([], [Visited(lead("a", Tier.KNOWN), KNOWN, due=1.0)])
    queue.wake(1.0)
    start = Lead("http://host.example/a", tier=Tier.FRESH)
    assert queue.push([lead("a", Tier.KNOWN), start]) == 0
    assert queue.take(2) == [replace(start, known=KNOWN)]


def test_what_is_dropped_is_new_when_it_is_found_again(queue: Queue) -> None:
    queue.push([lead("a"), lead("b")])
    queue.push([], dropped=[lead("a"), lead("nowhere")])
    assert queue.waiting() == 1
    assert queue.push([lead("a")]) == 1
    assert names(queue.take(9)) == ["b", "a"]


def test_visited_dropped_and_found_in_one_push_follow_in_that_order(queue: Queue) -> None:
    queue.push([lead("a"), lead("b")])
    queue.take(2)
    new = queue.push(
        [lead("a", found_in="start"), lead("b"), lead("c"), lead("c", Tier.MEDIA)],
        [Visited(lead("a"), KNOWN, due=5.0)],
        [lead("b")],
    )
    assert new == 2
    taken = queue.take(9)
    assert names(taken) == ["c", "a", "b"]
    assert [one.known for one in taken] == [None, KNOWN, None]


def test_media_without_a_match_are_held_against_a_mark_once(queue: Queue) -> None:
    fruitless, matched, other = bytes(32), bytes([1]) * 32, bytes([2]) * 32
    queue.push(
        [],
        [
            Visited(lead("a"), Known(digest=fruitless, mark="m")),
            Visited(lead("b"), Known(digest=matched, mark="m", matched=True)),
            Visited(lead("c"), Known(digest=other)),
        ],
    )
    assert queue.held_against(fruitless, "m")
    assert not queue.held_against(fruitless, "other")
    assert not queue.held_against(matched, "m")
    assert not queue.held_against(other, "m")
    assert not queue.held_against(other, "")
    queue.wake(math.inf)
    assert queue.held_against(fruitless, "m")
    queue.push([], [Visited(lead("a"), Known(digest=other, mark="m"))])
    assert not queue.held_against(fruitless, "m")
    assert queue.held_against(other, "m")


def test_more_than_a_driver_takes_at_once(queue: Queue) -> None:
    many = [lead(str(number)) for number in range(2_500)]
    assert queue.push(many) == 2_500
    assert queue.push(many) == 0
    assert queue.take(3_000) == many


LEADS = st.builds(
    lead,
    st.sampled_from("abcdef"),
    st.sampled_from(Tier),
    st.integers(0, 3),
    st.sampled_from(["start", "page", "img", "more"]),
)
DIGESTS = st.sampled_from([b"", bytes(32), bytes([1]) * 32])
VISITS = st.builds(
    Visited,
    LEADS,
    st.builds(Known, digest=DIGESTS, mark=st.sampled_from(["", "m"]), matched=st.booleans()),
    st.none() | st.floats(0, 10),
)
TIERS = st.sets(st.sampled_from(Tier))


class Twins(RuleBasedStateMachine):
    """Whatever happens to both queues, both answer the same; the stored one is opened anew at any moment."""

    def __init__(self) -> None:
        super().__init__()
        self._open = ExitStack()
        folder = Path(self._open.enter_context(TemporaryDirectory()))
        vault = self._open.enter_context(
            Vault.create(folder / "home", "any words", Cost(time=1, memory_kib=64, lanes=1))
        )
        self._store = Store.open_sqlcipher(folder / "store.db", vault.database_key(), vault.keyring)
        self._open.callback(self._store.close)
        self._stored: Queue = StoredQueue(self._store, "a host")
        self._twin: Queue = MemoryQueue()

    def teardown(self) -> None:
        self._open.close()

    @rule(leads=st.lists(LEADS, max_size=6), visited=st.lists(VISITS, max_size=3), dropped=st.lists(LEADS, max_size=2))
    def push(self, leads: list[Lead], visited: list[Visited], dropped: list[Lead]) -> None:
        assert self._stored.push(leads, visited, dropped) == self._twin.push(leads, visited, dropped)

    @rule(most=st.integers(0, 4), tiers=TIERS)
    def take(self, most: int, tiers: set[Tier]) -> None:
        assert self._stored.take(most, tiers) == self._twin.take(most, tiers)

    @rule()
    def take_all(self) -> None:
        assert self._stored.take(100) == self._twin.take(100)

    @rule(now=st.floats(0, 10) | st.just(math.inf), tiers=TIERS)
    def wake(self, now: float, tiers: set[Tier]) -> None:
        assert self._stored.wake(now, tiers) == self._twin.wake(now, tiers)

    @rule()
    def open_again(self) -> None:
        self._stored = StoredQueue(self._store, "a host")
        for queue in (self._stored, self._twin):
            queue.resume()

    @invariant()
    def as_many_wait(self) -> None:
        assert self._stored.waiting() == self._twin.waiting()

    @invariant()
    def the_same_was_held(self) -> None:
        for digest in (bytes(32), bytes([1]) * 32):
            assert self._stored.held_against(digest, "m") == self._twin.held_against(digest, "m")


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
