"""Exact search: everything near is found, nothing far, with the right word, the right turn and the best first."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from takedown.cases.match import Confidence, Hit, Method
from takedown.cases.media import Fingerprint, Media, Origin
from takedown.fingerprint.pdq import pdq
from takedown.matching.registry import TRANSFORMS, Registry

CERTAIN, LIKELY, POSSIBLE = Confidence.CERTAIN, Confidence.LIKELY, Confidence.POSSIBLE
TURN = Image.Transpose


def code_at(code: bytes, distance: int, rng: random.Random) -> bytes:
    """Return ``code`` with ``distance`` of its bits turned over."""
    value = int.from_bytes(code)
    for bit in rng.sample(range(len(code) * 8), distance):
        value ^= 1 << bit
    return value.to_bytes(len(code))


def complement(code: bytes) -> bytes:
    return bytes(255 - octet for octet in code)


def registered(fingerprint: Fingerprint, case: str = "case") -> Media:
    return Media.registered(case, fingerprint)


def probe(code: bytes, *, quality: int = 100, variants: tuple[bytes, ...] = ()) -> Fingerprint:
    return Fingerprint(pdq=code, pdq_variants=variants or (code,), quality=quality)


def registry_of(*media: Media) -> Registry:
    registry = Registry()
    for one in media:
        registry.add(one)
    return registry


def only(hits: list[Hit]) -> Hit:
    assert len(hits) == 1
    return hits[0]


# --- exact and near -------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), distances=st.lists(st.integers(0, 128), min_size=1, max_size=30))
def test_what_is_near_enough_is_found_and_nothing_else(seed: int, distances: list[int]) -> None:
    rng = random.Random(seed)
    code = rng.randbytes(32)
    media = [registered(Fingerprint(pdq=code_at(code, far, rng), quality=100)) for far in distances]
    hits = registry_of(*media).match(probe(code))
    words = {
        one.id: (far, CERTAIN if far <= 20 else LIKELY if far <= 40 else POSSIBLE)
        for one, far in zip(media, distances, strict=True)
        if far <= 60
    }
    assert {hit.media_id: (hit.distance, hit.confidence) for hit in hits} == words
    assert all(hit.method is Method.PDQ and hit.transform == "none" for hit in hits)
    assert [hit.distance for hit in hits] == sorted(far for far in distances if far <= 60)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    variant=st.integers(0, 7),
    far=st.integers(0, 60),
    inverted=st.booleans(),
)
def test_each_variant_and_its_complement_is_tried(seed: int, variant: int, far: int, *, inverted: bool) -> None:
    rng = random.Random(seed)
    variants = tuple(rng.randbytes(32) for _ in range(8))
    near = code_at(variants[variant], far, rng)
    media = registered(Fingerprint(pdq=complement(near) if inverted else near, quality=100))
    hit = only(registry_of(media).match(probe(variants[0], variants=variants)))
    name = TRANSFORMS[variant]
    expected = ("inverted" if name == "none" else f"inverted-{name}") if inverted else name
    assert (hit.distance, hit.transform) == (far, expected)


@pytest.mark.parametrize("method", [Method.PHASH, Method.DHASH])
@pytest.mark.parametrize(("far", "word"), [(0, LIKELY), (6, LIKELY), (7, POSSIBLE), (10, POSSIBLE), (11, None)])
def test_codes_of_other_tools(method: Method, far: int, word: Confidence | None) -> None:
    rng = random.Random(far)
    code = rng.randbytes(8)
    media = registered(Fingerprint.of({method.value: code_at(code, far, rng)}))
    hits = registry_of(media).match(Fingerprint.of({method.value: code, "quality": 100}))
    assert [(hit.confidence, hit.method, hit.distance) for hit in hits] == ([(word, method, far)] if word else [])


@pytest.mark.parametrize("digest", ["sha256", "md5"])
def test_the_same_file_is_certain_however_plain(digest: str) -> None:
    value = random.Random(1).randbytes(32 if digest == "sha256" else 16)
    registry = registry_of(registered(Fingerprint.of({digest: value})))
    hit = only(registry.match(Fingerprint.of({digest: value, "quality": 0})))
    assert (hit.confidence, hit.method, hit.score, hit.distance) == (CERTAIN, Method.EXACT, 1.0, 0)
    assert registry.match(Fingerprint.of({digest: bytes(len(value))})) == []


# --- plain pictures -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("probed", "held", "word"),
    [(50, 50, CERTAIN), (49, 100, POSSIBLE), (0, 0, POSSIBLE), (100, 49, LIKELY), (100, 0, LIKELY)],
)
def test_a_plain_picture_is_never_certain(probed: int, held: int, word: Confidence) -> None:
    code = random.Random(2).randbytes(32)
    registry = registry_of(registered(Fingerprint(pdq=code, quality=held)))
    assert only(registry.match(probe(code, quality=probed))).confidence is word


def test_an_imported_code_whose_quality_nobody_told_is_at_most_likely() -> None:
    rng = random.Random(3)
    code = rng.randbytes(32)
    for far, word in ((0, LIKELY), (40, LIKELY), (41, POSSIBLE)):
        imported = Media.registered("case", Fingerprint(pdq=code_at(code, far, rng)), Origin.IMPORTED)
        assert only(registry_of(imported).match(probe(code))).confidence is word


# --- one hit a picture, the best first ------------------------------------------------------------------------------


def test_one_hit_a_picture_by_its_best_signal() -> None:
    rng = random.Random(4)
    code, digest = rng.randbytes(32), rng.randbytes(32)
    media = registered(Fingerprint(pdq=code, sha256=digest, md5=digest[:16], quality=100))
    everything = Fingerprint(
        pdq=code,
        pdq_variants=(code_at(code, 30, rng), code, complement(code)),
        sha256=digest,
        md5=digest[:16],
        quality=99,
    )
    registry = registry_of(media)
    assert only(registry.match(everything)).method is Method.EXACT
    by_picture = only(registry.match(everything.model_copy(update={"sha256": None, "md5": None})))
    assert (by_picture.method, by_picture.distance, by_picture.transform) == (Method.PDQ, 0, "rotate-90")


def test_the_surest_come_first_and_equal_ones_always_in_the_same_order() -> None:
    rng = random.Random(5)
    code, digest = rng.randbytes(32), rng.randbytes(32)
    media = [registered(Fingerprint(pdq=code_at(code, far, rng), quality=100)) for far in (55, 21, 0, 0, 40, 12)]
    media.append(registered(Fingerprint(sha256=digest)))
    media.append(registered(Fingerprint(pdq=code, quality=10)))
    asked = probe(code).model_copy(update={"sha256": digest})
    found = registry_of(*media).match(asked)
    assert [(hit.confidence, hit.distance) for hit in found] == [
        (CERTAIN, 0),
        (CERTAIN, 0),
        (CERTAIN, 0),
        (CERTAIN, 12),
        (LIKELY, 0),
        (LIKELY, 21),
        (LIKELY, 40),
        (POSSIBLE, 55),
    ]
    assert found[0].method is Method.EXACT
    assert registry_of(*reversed(media)).match(asked) == found


def test_each_hit_names_its_own_case() -> None:
    code = random.Random(6).randbytes(32)
    one, other = (registered(Fingerprint(pdq=code, quality=100), case) for case in ("one", "other"))
    hits = registry_of(one, other).match(probe(code))
    assert {(hit.case_id, hit.media_id) for hit in hits} == {("one", one.id), ("other", other.id)}


# --- added again, removed -------------------------------------------------------------------------------------------


def test_what_is_removed_is_not_found_and_its_neighbours_still_are() -> None:
    rng = random.Random(7)
    media = [
        registered(Fingerprint(pdq=rng.randbytes(32), sha256=rng.randbytes(32), md5=rng.randbytes(16), quality=100))
        for _ in range(5)
    ]
    media.append(registered(Fingerprint(phash=rng.randbytes(8), dhash=rng.randbytes(8))))
    for gone in media:
        registry = registry_of(*media)
        registry.remove(gone.id)
        registry.remove(gone.id)
        assert len(registry) == len(media) - 1
        for one in media:
            kept = one.fingerprint
            asked = kept.model_copy(update={"pdq_variants": (kept.pdq,) if kept.pdq else (), "quality": 100})
            assert [hit.media_id for hit in registry.match(asked)] == ([] if one is gone else [one.id])
    registry.remove("never there")
    assert len(registry) == len(media) - 1


def test_the_same_file_in_two_cases_stays_in_one_when_it_leaves_the_other() -> None:
    digest = random.Random(8).randbytes(32)
    one, other = (registered(Fingerprint(sha256=digest), case) for case in ("one", "other"))
    registry = registry_of(one, other)
    registry.remove(one.id)
    assert only(registry.match(Fingerprint(sha256=digest))).media_id == other.id


def test_adding_again_replaces_every_signal() -> None:
    rng = random.Random(9)
    before = registered(Fingerprint(pdq=rng.randbytes(32), md5=rng.randbytes(16), quality=100))
    after = before.model_copy(update={"fingerprint": Fingerprint(phash=rng.randbytes(8))})
    registry = registry_of(before, after)
    assert len(registry) == 1
    assert before.fingerprint.pdq is not None
    assert registry.match(probe(before.fingerprint.pdq).model_copy(update={"md5": before.fingerprint.md5})) == []
    assert only(registry.match(Fingerprint(phash=after.fingerprint.phash, quality=100))).method is Method.PHASH


def test_nothing_registered_or_nothing_to_ask_finds_nothing() -> None:
    code = random.Random(10).randbytes(32)
    assert Registry().match(probe(code)) == []
    assert registry_of(registered(Fingerprint(pdq=code, quality=100))).match(Fingerprint(quality=100)) == []


# --- the names of the turns -----------------------------------------------------------------------------------------

# Pillow's ROTATE_90 turns counter-clockwise, so that its ROTATE_270 is a quarter turn clockwise.
EDITS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "none": lambda picture: picture,
    "rotate-90": lambda picture: picture.transpose(TURN.ROTATE_270),
    "rotate-180": lambda picture: picture.transpose(TURN.ROTATE_180),
    "rotate-270": lambda picture: picture.transpose(TURN.ROTATE_90),
    "flip": lambda picture: picture.transpose(TURN.FLIP_TOP_BOTTOM),
    "mirror": lambda picture: picture.transpose(TURN.FLIP_LEFT_RIGHT),
    "rotate-90-mirror": lambda picture: picture.transpose(TURN.ROTATE_270).transpose(TURN.FLIP_LEFT_RIGHT),
    "rotate-270-mirror": lambda picture: picture.transpose(TURN.ROTATE_90).transpose(TURN.FLIP_LEFT_RIGHT),
}


def scene(seed: int) -> Image.Image:
    """Return a picture like a photograph in what matters here: large forms, no symmetry, no flat part."""
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 256, (9, 12, 3), dtype=np.uint8)).resize(
        (480, 360), Image.Resampling.BICUBIC
    )
    grain = rng.integers(-12, 13, (360, 480, 3))
    return Image.fromarray(np.clip(np.asarray(coarse).astype(int) + grain, 0, 255).astype(np.uint8))


def seen(picture: Image.Image) -> Fingerprint:
    found = pdq(np.ascontiguousarray(picture))
    return Fingerprint(pdq=found.hash, pdq_variants=found.variants, quality=found.quality)


def test_every_turn_has_a_name() -> None:
    assert tuple(EDITS) == TRANSFORMS


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("seed", range(3))
def test_a_picture_that_was_really_turned_is_found_under_the_turns_name(seed: int, name: str) -> None:
    registry = registry_of(registered(seen(scene(seed))), registered(seen(scene(seed + 100))))
    copy = EDITS[name](scene(seed))
    hit = only(registry.match(seen(copy)))
    assert hit.transform == name
    # A variant isn't to the bit the code of a picture that was really turned (docs/fingerprints.md).
    assert hit.confidence in {CERTAIN, LIKELY}


@pytest.mark.parametrize("name", EDITS)
def test_a_negative_that_was_turned_is_found_too(name: str) -> None:
    registry = registry_of(registered(seen(scene(4))))
    hit = only(registry.match(seen(ImageOps.invert(EDITS[name](scene(4))))))
    assert hit.transform == ("inverted" if name == "none" else f"inverted-{name}")
    assert hit.confidence is CERTAIN
