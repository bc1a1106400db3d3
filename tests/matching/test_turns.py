"""Looking while others change: each look sees a registry as it was at one moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from secrets import token_bytes

import numpy as np
import pytest

from takedown.cases.media import Fingerprint, Media
from takedown.matching.registry import Registry
from takedown.matching.turns import Turns
from tests.matching.arithmetic import KINDS, kernels


@pytest.mark.parametrize("kind", KINDS)
def test_what_stays_is_found_in_every_look_and_nothing_is_told_wrongly(kind: str) -> None:
    registry = Registry(kernels(kind), tended=True)
    codes: dict[str, bytes] = {}
    staying = [_media(codes, case) for case in ("one", "two")]
    for media in staying:
        registry.add(media)
    done = threading.Event()

    def change() -> None:
        rng = np.random.default_rng(1)
        held: list[str] = []
        for _ in range(400):
            if len(held) > 40 and rng.random() < 0.5:
                registry.remove(held.pop(int(rng.integers(len(held)))))
            else:
                media = _media(codes, "other")
                registry.add(media)
                held.append(media.id)
            registry.settle()
        done.set()

    def look(media: Media) -> int:
        looks = 0
        code = codes[media.id]
        probe = Fingerprint(pdq=code, pdq_variants=(code,) * 8, quality=100)
        while not done.is_set() or not looks:
            hits = registry.match(probe)
            assert [(hit.case_id, hit.media_id, hit.distance) for hit in hits] == [(media.case_id, media.id, 0)]
            looks += 1
        return looks

    with ThreadPoolExecutor(3) as threads:
        looks = [threads.submit(look, media) for media in staying]
        threads.submit(change).result()
        assert all(one.result() > 0 for one in looks)


def test_many_look_at_one_time_and_who_changes_is_alone() -> None:
    turns = Turns()
    together = threading.Barrier(3, timeout=10)
    inside: list[str] = []

    def look() -> None:
        with turns.look():
            together.wait()  # all three are in, or this breaks

    def change(name: str) -> None:
        with turns.change():
            inside.append(name)
            assert inside == [name]
            inside.remove(name)

    with ThreadPoolExecutor(8) as threads:
        for one in [threads.submit(look) for _ in range(3)] + [threads.submit(change, str(n)) for n in range(5)]:
            one.result(10)


def test_who_changes_waits_for_those_who_look_and_those_who_come_wait_for_the_change() -> None:
    turns = Turns()
    order: list[str] = []
    first_in, leave = threading.Event(), threading.Event()

    def first() -> None:
        with turns.look():
            first_in.set()
            leave.wait(10)
            order.append("looked")

    def change() -> None:
        with turns.change():
            order.append("changed")

    with ThreadPoolExecutor(2) as threads:
        looking = threads.submit(first)
        first_in.wait(10)
        changing = threads.submit(change)
        leave.set()
        looking.result(10)
        changing.result(10)
    assert order == ["looked", "changed"]


def _media(codes: dict[str, bytes], case: str) -> Media:
    code = token_bytes(32)
    media = Media.registered(case, Fingerprint(pdq=code, quality=100))
    codes[media.id] = code
    return media
