"""The registry with local codes and videos: nobody is crowded out, and what a person rejected stays silent."""

from __future__ import annotations

import numpy as np

from takedown.cases.match import Confidence, Method
from takedown.cases.media import Fingerprint, Media, MediaKind
from takedown.cases.negative import Negative
from takedown.fingerprint import sequence
from takedown.fingerprint.box import Box
from takedown.fingerprint.pdq import pdq
from takedown.fingerprint.sequence import KeptFrame
from takedown.fingerprint.view import ContentBox, FrameView
from takedown.matching.registry import Registry
from tests.fingerprint.views import Pixels, held, image, photograph, seen

HERS = photograph("chelsea")
OTHER = photograph("coffee")
CROPPED = np.asarray(image("chelsea").crop((60, 20, 400, 280)))
FILE = Fingerprint(sha256=bytes(32), md5=bytes(16), pdq=bytes(32), quality=0, format="mp4")


def whole(rgb: Pixels) -> Fingerprint:
    code = pdq(np.ascontiguousarray(rgb))
    return Fingerprint(pdq=code.hash, pdq_variants=code.variants, quality=code.quality)


def picture(case: str, rgb: Pixels) -> Media:
    return Media.registered(case, whole(rgb), local=held(rgb))


def film(case: str, rgb: Pixels, frames: int) -> Media:
    """Return a registered video that shows one picture all the time."""
    code, local = pdq(np.ascontiguousarray(rgb)), held(rgb)
    kept = sequence.pack(KeptFrame(float(at), code.hash, code.quality, local) for at in range(frames))
    return Media.registered(case, whole(rgb), kind=MediaKind.VIDEO, frames=kept, duration=float(frames))


def shown(rgb: Pixels, frames: int = 4) -> list[FrameView]:
    """Return the frames of a video that shows one picture, cropped so that its whole isn't alike."""
    code, view = pdq(np.ascontiguousarray(rgb)), seen(rgb, 320, 300)
    return [FrameView(float(at), code.variants, code.quality, view) for at in range(frames)]


def test_a_long_video_of_one_case_hides_no_picture_of_another() -> None:
    registry, long, hers = Registry(), film("one", HERS, 90), picture("two", HERS)
    registry.add(long)
    registry.add(hers)
    found = registry.match_parts(whole(CROPPED), seen(CROPPED)).hits
    assert {hit.media_id for hit in found if hit.confidence is Confidence.LIKELY} == {long.id, hers.id}


def test_a_picture_of_many_cases_is_found_for_each() -> None:
    registry, all_ = Registry(), [picture(f"case {number}", HERS) for number in range(30)]
    for media in all_:
        registry.add(media)
    found = registry.match_parts(whole(CROPPED), seen(CROPPED)).hits
    assert {hit.media_id for hit in found} == {media.id for media in all_}


def test_what_is_removed_is_found_no_more() -> None:
    registry, hers = Registry(), picture("one", HERS)
    registry.add(hers)
    registry.add(hers)
    assert [hit.media_id for hit in registry.match_parts(whole(CROPPED), seen(CROPPED)).hits] == [hers.id]
    registry.remove(hers.id)
    assert registry.match_parts(whole(CROPPED), seen(CROPPED)).hits == []
    assert not registry.has_local


def test_a_video_that_was_rejected_is_silent_for_that_media_alone() -> None:
    registry, hers, same = Registry(), picture("one", HERS), picture("two", HERS)
    registry.add(hers)
    registry.add(same)
    frames = shown(CROPPED)
    before = registry.match_frames(FILE, frames, lambda: 4.0)
    assert {hit.media_id for hit in before} == {hers.id, same.id}
    assert {hit.method for hit in before} == {Method.VIDEO}
    rejected = Negative.imported(FILE, "one").model_copy(update={"media_id": hers.id})
    registry.add_negative(rejected)
    assert [hit.media_id for hit in registry.match_frames(FILE, frames, lambda: 4.0)] == [same.id]
    registry.remove_negative(rejected.id)
    assert registry.match_frames(FILE, frames, lambda: 4.0) == before


def test_a_list_that_holds_the_registered_picture_itself_silences_none_of_its_copies() -> None:
    registry, hers = Registry(), picture("one", HERS)
    registry.add(hers)
    registry.add_negative(Negative.imported(whole(HERS)))
    again = np.asarray(image("chelsea").resize((300, 200)))
    assert [hit.media_id for hit in registry.match(whole(again))] == [hers.id]


def test_a_background_that_is_known_hides_nothing_that_stands_on_it() -> None:
    registry, hers = Registry(), picture("one", HERS)
    registry.add(hers)
    registry.add_negative(Negative.imported(whole(OTHER)))
    code = pdq(HERS)
    box = ContentBox(Box(0.25, 0.25, 0.75, 0.75), code.variants, code.quality)
    hit = registry.match(whole(OTHER), [box])[0]
    assert (hit.media_id, hit.confidence) == (hers.id, Confidence.CERTAIN)
