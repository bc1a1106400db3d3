"""Known nuisances silence what they explain, and nothing that a copy of the registered picture shows besides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont, ImageOps

from takedown.cases.match import Confidence, Method
from takedown.cases.media import Fingerprint, Media
from takedown.cases.negative import Negative
from takedown.fingerprint import kept
from takedown.fingerprint.pdq import pdq
from takedown.matching.registry import Registry
from tests.fingerprint.photographs import files
from tests.fingerprint.views import NAMES, Pixels, held, image, photograph, seen

HERS = photograph("chelsea")
CROPPED = np.asarray(image("chelsea").crop((60, 20, 400, 280)))


def whole(rgb: Pixels, digest: bytes | None = None) -> Fingerprint:
    code = pdq(np.ascontiguousarray(rgb))
    return Fingerprint(sha256=digest, pdq=code.hash, pdq_variants=code.variants, quality=code.quality)


def media(rgb: Pixels, case: str = "case", digest: bytes | None = None) -> Media:
    return Media.registered(case, whole(rgb, digest), local=held(rgb))


def nuisance(rgb: Pixels, case: str = "", media_id: str = "") -> Negative:
    """Return what a look at ``rgb`` left, as a known nuisance."""
    negative = Negative.imported(whole(rgb), case)
    return negative.model_copy(update={"media_id": media_id, "local": kept.pack(seen(rgb))})


def chat(picture: str, words: Sequence[str]) -> Pixels:
    """Return a phone's screen: a wallpaper that all chats share, words of this one, and a picture."""
    screen = ImageOps.fit(image("gravel"), (540, 960))
    screen = Image.blend(screen, Image.new("RGB", screen.size, (236, 229, 221)), 0.45)
    pen = ImageDraw.Draw(screen)
    pen.rectangle((0, 0, 540, 70), (7, 94, 84))
    for row, line in enumerate(words):
        top = 95 + 70 * row
        pen.rounded_rectangle((20, top, 60 + 11 * len(line), top + 50), 14, (255, 255, 255))
        pen.text((36, top + 14), line, (10, 10, 10), ImageFont.load_default(20))
    screen.paste(ImageOps.fit(image(picture), (380, 280)), (130, 400))
    pen.rectangle((0, 890, 540, 960), (240, 240, 240))
    return np.asarray(screen)


SCREEN = chat("coffee", ["anna", "seen this?", "from monday"])
ANOTHER = chat("flower", ["the choir", "rehearsal at six", "bring the blue folder"])
WITH_HERS = chat("chelsea", ["paul", "who is it"])
KNOWN = chat("moon", ["dentist", "on tuesday", "nine o clock"])


def likely(registry: Registry, rgb: Pixels) -> set[str]:
    """Return the media that the parts of ``rgb`` are likely to be copies of."""
    hits = registry.match_parts(whole(rgb), seen(rgb)).hits
    assert all(hit.method is Method.LOCAL for hit in hits)
    return {hit.media_id for hit in hits if hit.confidence is not Confidence.POSSIBLE}


# --- interfaces -----------------------------------------------------------------------------------------------------


def test_a_known_interface_is_silent_but_for_what_it_shows() -> None:
    registry, screen, hers = Registry(), media(SCREEN), media(HERS)
    registry.add(screen)
    registry.add(hers)
    assert likely(registry, ANOTHER) == {screen.id}  # a false match, which is what nuisances are for
    assert likely(registry, WITH_HERS) == {screen.id, hers.id}

    known = nuisance(KNOWN)
    registry.add_negative(known)
    assert likely(registry, KNOWN) == set()
    assert likely(registry, ANOTHER) == set()
    assert likely(registry, WITH_HERS) == {hers.id}
    assert likely(registry, CROPPED) == {hers.id}
    # What the registered screen shows is hers alone.
    assert likely(registry, SCREEN) == {screen.id}
    assert likely(registry, SCREEN[200:]) == {screen.id}

    registry.remove_negative(known.id)
    registry.remove_negative("never there")
    assert likely(registry, ANOTHER) == {screen.id}


# --- neighbours -----------------------------------------------------------------------------------------------------


def other_shot() -> Pixels:
    """Return the second picture of the pair of which ``motorcycle_left`` is the first."""
    left = files()[NAMES.index("motorcycle_left")]
    return np.asarray(Image.open(left.with_name("motorcycle_right.png")).convert("RGB"))


def test_another_shot_of_the_scene_is_silenced_and_the_copies_of_hers_are_not() -> None:
    mine, theirs = photograph("motorcycle_left"), other_shot()
    registry, registered = Registry(), media(mine)
    registry.add(registered)
    assert likely(registry, theirs) == {registered.id}

    registry.add_negative(nuisance(theirs))
    for copy in (theirs, theirs[40:440, 60:640], theirs[40:440, 60:640][:, ::-1]):
        assert likely(registry, copy) == set()
    small = np.asarray(Image.fromarray(mine).resize((330, 223)))
    for copy in (mine, mine[40:440, 60:640], mine[40:440, 60:640][:, ::-1], small):
        assert likely(registry, copy) == {registered.id}


def test_a_copy_is_told_by_what_a_nuisance_lacks() -> None:
    both = photograph("china")
    registry, registered = Registry(), media(both[:, :460])
    registry.add(registered)
    registry.add_negative(nuisance(both[:, 180:]))
    assert likely(registry, both[20:400, 200:600]) == set()
    assert likely(registry, both[20:400, 10:450][:, ::-1]) == {registered.id}


# --- how far a nuisance reaches -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "of_media", "left"),
    [("", False, set()), ("one", False, {"other"}), ("one", True, {"her second", "other"})],
)
def test_a_nuisance_reaches_as_far_as_it_says(case: str, left: set[str], *, of_media: bool) -> None:
    registry = Registry()
    held_as = {"first": media(HERS, "one"), "her second": media(HERS, "one"), "other": media(HERS, "other")}
    for one in held_as.values():
        registry.add(one)
    rejected = np.asarray(image("chelsea").crop((5, 3, 446, 297)).resize((420, 280)))
    negative = nuisance(rejected, case, held_as["first"].id if of_media else "")
    registry.add_negative(negative)
    names = {one.id: name for name, one in held_as.items()}

    assert {names[found] for found in likely(registry, rejected)} == left
    assert {names[hit.media_id] for hit in registry.match(whole(rejected))} == left
    registry.remove_negative(negative.id)
    assert {names[found] for found in likely(registry, rejected)} == set(held_as)
    assert {names[hit.media_id] for hit in registry.match(whole(rejected))} == set(held_as)


def test_the_same_file_is_found_whatever_was_said() -> None:
    digest = bytes(range(32))
    registry, registered = Registry(), media(HERS, digest=digest)
    registry.add(registered)
    registry.add_negative(nuisance(HERS, "case", registered.id))
    (hit,) = registry.match(whole(HERS, digest))
    assert (hit.media_id, hit.method, hit.confidence) == (registered.id, Method.EXACT, Confidence.CERTAIN)
    assert registry.match(whole(HERS)) == []


def test_a_nuisance_that_is_nothing_like_it_changes_nothing() -> None:
    registry = Registry()
    registry.add(media(HERS))
    before = registry.match_parts(whole(CROPPED), seen(CROPPED))
    registry.add_negative(nuisance(photograph("astronaut")))
    registry.add_negative(nuisance(np.full((60, 60, 3), 200, np.uint8)))
    assert registry.match_parts(whole(CROPPED), seen(CROPPED)) == before
    assert [hit.confidence for hit in registry.match(whole(HERS))] == [Confidence.CERTAIN]
