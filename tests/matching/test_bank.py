"""One bank of signals: what is near is told with its word, and only of what is held, however it came and went."""

from __future__ import annotations

import random
from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from takedown.cases.match import SAME_SCENE, Confidence, Method
from takedown.cases.media import Fingerprint
from takedown.fingerprint import kept
from takedown.fingerprint.pdq import pdq
from takedown.fingerprint.view import View
from takedown.matching.bank import TRANSFORMS, Bank, Likeness, Place
from tests.fingerprint.views import held, image, photograph, seen

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE
HERE = Place("hers")
CODE = random.Random(1).randbytes(32)
SHORT = random.Random(2).randbytes(8)


def turned_over(code: bytes, bits: int, seed: int = 0) -> bytes:
    """Return ``code`` with so many of its bits turned over."""
    value = int.from_bytes(code)
    for bit in random.Random(seed).sample(range(len(code) * 8), bits):
        value ^= 1 << bit
    return value.to_bytes(len(code))


def complement(code: bytes) -> bytes:
    return bytes(255 - octet for octet in code)


def whole(bank: Bank, code: bytes, quality: int = 100) -> dict[Place, Likeness]:
    return {one.place: one for one in bank.like_whole([code], quality)}


# --- whole pictures -------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(distances=st.lists(st.integers(0, 100), min_size=1, max_size=20), inverted=st.booleans(), seed=st.integers(0))
def test_a_code_is_told_as_far_as_it_is(distances: list[int], seed: int, *, inverted: bool) -> None:
    bank = Bank()
    for number, far in enumerate(distances):
        code = turned_over(CODE, far, seed)
        place = Place(str(number % 3), float(number))
        bank.add(place, Fingerprint(pdq=complement(code) if inverted else code, quality=100))

    found = whole(bank, CODE)

    expected = {Place(str(number % 3), float(number)): far for number, far in enumerate(distances) if far <= 60}
    assert {place: one.distance for place, one in found.items()} == expected
    assert {one.transform for one in found.values()} <= {"inverted" if inverted else "none"}
    for one in found.values():
        word = CERTAIN if one.distance <= 20 else LIKELY if one.distance <= 40 else POSSIBLE
        reason = SAME_SCENE if word is LIKELY else ""
        assert (one.confidence, one.method, one.sight, one.reason) == (word, Method.PDQ, None, reason)
    ranked = sorted(found.values(), key=lambda one: one.distance)
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


def test_each_turn_and_its_negative_has_its_name() -> None:
    variants = [random.Random(number).randbytes(32) for number in range(10, 18)]
    for number, name in enumerate(TRANSFORMS):
        for inverted in (False, True):
            bank = Bank()
            code = complement(variants[number]) if inverted else variants[number]
            bank.add(HERE, Fingerprint(pdq=code, quality=100))
            (one,) = bank.like_whole(variants, 100)
            expected = ("inverted" if name == "none" else f"inverted-{name}") if inverted else name
            assert one.transform == expected


@pytest.mark.parametrize(
    ("held_as", "looked_at", "near", "far"),
    [(100, 100, CERTAIN, LIKELY), (49, 100, LIKELY, LIKELY), (100, 49, POSSIBLE, POSSIBLE), (0, 0, POSSIBLE, POSSIBLE)],
)
def test_what_is_plain_makes_less_sure(held_as: int, looked_at: int, near: Confidence, far: Confidence) -> None:
    bank = Bank()
    bank.add(HERE, Fingerprint(pdq=CODE, quality=held_as))
    assert whole(bank, CODE, looked_at)[HERE].confidence is near
    assert whole(bank, turned_over(CODE, 30), looked_at)[HERE].confidence is far


# --- short codes from lists -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", [Method.PHASH, Method.DHASH])
@pytest.mark.parametrize(("far", "word"), [(0, LIKELY), (6, LIKELY), (7, POSSIBLE), (10, POSSIBLE), (11, None)])
def test_a_short_code_never_makes_sure_and_is_asked_only_of_what_has_no_pdq(
    method: Method, far: int, word: Confidence | None
) -> None:
    bank, name = Bank(), method.value
    bank.add(HERE, Fingerprint.model_validate({name: SHORT}))
    bank.add(Place("with pdq"), Fingerprint.model_validate({name: SHORT, "pdq": CODE}))
    probe = Fingerprint.model_validate({name: turned_over(SHORT, far), "quality": 100})

    found = list(bank.like_perceptual(probe))

    assert [(one.place, one.method, one.distance, one.confidence) for one in found] == (
        [(HERE, method, far, word)] if word else []
    )
    assert list(bank.like_perceptual(Fingerprint(quality=100))) == []
    other = "dhash" if method is Method.PHASH else "phash"
    assert list(bank.like_perceptual(Fingerprint.model_validate({other: SHORT, "quality": 100}))) == []


# --- parts of pictures ----------------------------------------------------------------------------------------------

NAMES = ("chelsea", "coffee", "astronaut")


@lru_cache
def local(name: str) -> bytes:
    return held(photograph(name))


@lru_cache
def crop(name: str, *, mirrored: bool = False) -> View:
    width, height = image(name).size
    part = np.asarray(image(name).crop((width // 8, height // 8, width * 7 // 8, height * 7 // 8)))
    return seen(part[:, ::-1] if mirrored else part)


def bank_of(*names: str) -> Bank:
    bank = Bank()
    for name in names:
        bank.add(Place(name), Fingerprint(), local(name))
    return bank


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_crop_is_likely_by_its_parts_and_never_more(name: str, *, mirrored: bool) -> None:
    found = {one.place.media_id: one for one in bank_of(*NAMES).like_parts(crop(name, mirrored=mirrored))}
    assert set(found) == {name}
    one = found[name]
    assert (one.confidence, one.method, one.reason) == (LIKELY, Method.LOCAL, SAME_SCENE)
    assert one.transform == ("mirror" if mirrored else "none")
    assert 0.5 < one.score < 1
    assert one.sight is not None
    assert max(one.sight.codes) < len(crop(name, mirrored=mirrored))
    assert len(one.sight.codes) == len(one.sight.bits) == len(one.sight.worth) == len(set(one.sight.codes))


def test_a_stranger_is_nothing_whatever_it_shares() -> None:
    bank = bank_of("chelsea", "coffee")
    assert list(bank.like_parts(crop("astronaut"))) == []
    assert all(sight.score < 1 for sight in bank.sights(crop("astronaut")))


def weak(view: View, many: int) -> View:
    """Return every so many-th code of ``view``, each 47 bits off, as a filter leaves them."""
    codes = [turned_over(code.tobytes(), 47, seed) for seed, code in enumerate(view.codes[::many])]
    noisy = np.frombuffer(b"".join(codes), np.uint8).reshape(-1, 32)
    return View(noisy, noisy, view.places[::many])


def test_a_few_codes_are_likely_where_the_whole_picture_is_near_too() -> None:
    bank = Bank()
    bank.add(HERE, Fingerprint(pdq=CODE, quality=100), local("chelsea"))
    view = weak(seen(photograph("chelsea")), 21)
    far, near = turned_over(CODE, 73), turned_over(CODE, 72)
    assert list(bank.like_parts(view)) == []
    assert list(bank.like_parts(view, [far])) == []
    (one,) = bank.like_parts(view, [far, near])
    assert (one.place, one.confidence, one.method, one.reason) == (HERE, LIKELY, Method.LOCAL, SAME_SCENE)


def test_whether_a_look_can_pay_follows_what_is_held() -> None:
    bank = Bank()
    bank.add(HERE, Fingerprint(pdq=CODE, quality=100))
    told = [bank.has_local]
    bank.add(Place("coffee"), Fingerprint(), local("coffee"))
    told.append(bank.has_local)
    bank.remove(Place("coffee"))
    assert [*told, bank.has_local] == [False, True, False]
    assert bank.sights(crop("coffee")) == []
    assert set(whole(bank, CODE)) == {HERE}


def test_codes_of_another_version_are_refused_and_nothing_is_found_by_them() -> None:
    bank = bank_of("chelsea")
    newer = bytes([kept.VERSION + 1]) + local("coffee")[1:]
    with pytest.raises(ValueError, match=str(kept.VERSION + 1)):
        bank.add(HERE, Fingerprint(pdq=CODE, quality=100), newer)
    assert whole(bank, CODE) == {}
    assert bank.sights(crop("coffee")) == []
    assert [one.place.media_id for one in bank.like_parts(crop("chelsea"))] == ["chelsea"]


# --- in any order ---------------------------------------------------------------------------------------------------

places = st.builds(Place, st.sampled_from("abcdef"), st.sampled_from([0.0, 1.5]))
near_codes = st.builds(turned_over, st.just(CODE), st.integers(0, 70), st.integers(0, 5))
short_codes = st.builds(turned_over, st.just(SHORT), st.integers(0, 12), st.integers(0, 5))
maybe = st.one_of(st.none(), short_codes)
signals = st.builds(
    Fingerprint, pdq=st.one_of(st.none(), near_codes), phash=maybe, dhash=maybe, quality=st.sampled_from([30, 100])
)
codes = st.one_of(st.just(b""), st.sampled_from(NAMES).map(local))


def answers(bank: Bank) -> list[set[tuple[object, ...]]]:
    """Return all that a bank says of some pictures, in no order."""
    probe = Fingerprint(phash=SHORT, dhash=SHORT, quality=100)
    asked = [
        bank.like_whole([CODE, complement(CODE)], 100),
        bank.like_perceptual(probe),
        *(bank.like_parts(crop(name)) for name in NAMES),
    ]
    return [
        {(one.place, one.confidence, one.method, one.score, one.distance, one.transform) for one in found}
        for found in asked
    ]


class Changes(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.bank = Bank()
        self.model: dict[Place, tuple[Fingerprint, bytes]] = {}

    @rule(place=places, found=signals, packed=codes)
    def replace(self, place: Place, found: Fingerprint, packed: bytes) -> None:
        self.bank.remove(place)
        self.bank.add(place, found, packed)
        self.model.pop(place, None)
        self.model[place] = (found, packed)

    @rule(place=places)
    def remove(self, place: Place) -> None:
        self.bank.remove(place)
        self.model.pop(place, None)

    @invariant()
    def says_what_a_fresh_bank_says(self) -> None:
        fresh = Bank()
        for place, (found, packed) in sorted(self.model.items(), key=lambda item: (item[0].media_id, item[0].time)):
            fresh.add(place, found, packed)
        assert answers(self.bank) == answers(fresh)
        assert self.bank.has_local == any(packed for _, packed in self.model.values())


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=12, stateful_step_count=10, deadline=None)


def test_a_picture_is_told_the_same_whoever_came_before_and_went() -> None:
    code = pdq(photograph("coffee"))
    bank, fresh = Bank(), Bank()
    for round_ in range(3):
        for number in range(40):
            bank.add(Place(f"{round_}-{number}"), Fingerprint(pdq=turned_over(code.hash, number)), local("chelsea"))
        for number in range(40):
            bank.remove(Place(f"{round_}-{number}"))
    for one in (bank, fresh):
        one.add(HERE, Fingerprint(pdq=code.hash, quality=code.quality), local("coffee"))
    assert list(bank.like_whole(code.variants, 100)) == list(fresh.like_whole(code.variants, 100))
    assert list(bank.like_parts(crop("coffee"))) == list(fresh.like_parts(crop("coffee")))
