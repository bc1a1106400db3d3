"""Everything registered, held in memory while the vault is open; what is looked at is held against all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from takedown.cases.match import Confidence, Hit, Method
from takedown.cases.media import Fingerprint, Media
from takedown.cases.negative import Negative
from takedown.fingerprint import sequence
from takedown.fingerprint.view import ContentBox, FrameView, View
from takedown.matching.asked import Parts
from takedown.matching.bank import TRANSFORMS, Bank, Likeness, Place, likenesses
from takedown.matching.confidence import LOCAL, MIN_CODES, MIN_QUALITY
from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.silence import Silence
from takedown.matching.turns import Turns
from takedown.matching.video import PICTURE, Evidence, Timeline, verdicts

__all__ = ["TRANSFORMS", "Parts", "Registry"]

_ORDER = {word: place for place, word in enumerate(Confidence)}
_METHODS = {Method.EXACT: 0, Method.LOCAL: 2}


@dataclass(frozen=True, slots=True)
class _Held:
    digests: tuple[bytes, ...]
    places: tuple[Place, ...]
    timeline: Timeline


class Registry:
    """The registered pictures and videos of every case, by every signal they have, and the known nuisances.

    Any thread may look and change; who looks sees a change whole or not at all.

    Args:
        kernels: what counts the bits.
        tended: as ``Bank``: for a registry that grows large while it is asked.
    """

    def __init__(self, kernels: Kernels = PLAIN, *, tended: bool = False) -> None:
        self._turns = Turns()
        self._cases: dict[str, str] = {}
        self._held: dict[str, _Held] = {}
        self._digests: defaultdict[bytes, set[str]] = defaultdict(set)
        self._bank = Bank(kernels, tended=tended)
        self._silence = Silence(kernels, tended=tended)

    def __len__(self) -> int:
        return len(self._cases)

    @property
    def has_local(self) -> bool:
        """Whether anything registered has local codes."""
        return self._bank.has_local

    def add(self, media: Media) -> None:
        """Take ``media``; one that is already held is replaced.

        Raises:
            ValueError: its codes were packed by another version.
        """
        frames = sequence.unpack(media.frames) if media.frames else ()
        with self._turns.change():
            self._remove(media.id)
            self._add(media, frames)

    def _add(self, media: Media, frames: Sequence[sequence.KeptFrame]) -> None:
        signals = media.fingerprint
        digests = tuple(digest for digest in (signals.sha256, signals.md5) if digest)
        self._cases[media.id] = media.case_id
        for digest in digests:
            self._digests[digest].add(media.id)
        if not frames:
            self._bank.add(Place(media.id), signals, media.local)
        for frame in frames:
            pdq = frame.pdq if frame.quality >= MIN_QUALITY else None
            self._bank.add(Place(media.id, frame.time), _of_frame(pdq, frame.quality), frame.local)
        places = tuple(Place(media.id, frame.time) for frame in frames) or (Place(media.id),)
        self._held[media.id] = _Held(digests, places, _timeline(frames, media.duration))

    def remove(self, media_id: str) -> None:
        """Forget a picture or video, known or not."""
        with self._turns.change():
            self._remove(media_id)

    def _remove(self, media_id: str) -> None:
        if self._cases.pop(media_id, None) is None:
            return
        held = self._held.pop(media_id)
        for digest in held.digests:
            self._digests[digest].discard(media_id)
            if not self._digests[digest]:
                del self._digests[digest]
        for place in held.places:
            self._bank.remove(place)

    def add_negative(self, negative: Negative, among: Container[str] | None = None) -> None:
        """Take a known nuisance; one that is already held is replaced.

        Args:
            negative: which. among: the only cases that it may reach, as they are when it is asked; by default all.
        """
        with self._turns.change():
            self._silence.add(negative, among)

    def remove_negative(self, negative_id: str) -> None:
        """Forget a known nuisance, known or not."""
        with self._turns.change():
            self._silence.remove(negative_id)

    def settle(self) -> None:
        """Sort what is new into its place, which makes looks faster; looking and changing may go on meanwhile."""
        self._bank.settle()
        self._silence.settle()

    def match(self, probe: Fingerprint, boxes: Iterable[ContentBox] = ()) -> list[Hit]:
        """Return one hit for each media that the whole of a picture, or a content box, may be a copy of; best first."""
        with self._turns.look():
            found = [*self._bank.like_whole(probe.pdq_variants, probe.quality), *self._bank.like_perceptual(probe)]
            standing = self._silence.of_file(found, probe, self._cases)
            for box in boxes:
                # Held against a nuisance as it is: the background that frames it may be one.
                part = probe.model_copy(update={"pdq_variants": box.variants, "quality": box.quality})
                inside = list(self._bank.like_whole(box.variants, box.quality))
                standing += self._silence.of_file(inside, part, self._cases)
            return best_of(self._exact(probe), self._hits(standing))

    def exact(self, probe: Fingerprint) -> list[Hit]:
        """Return one hit for each media that is the very same file."""
        with self._turns.look():
            return best_of(self._exact(probe))

    def match_parts(self, probe: Fingerprint, view: View) -> Parts:
        """Return what the local codes of ``view``, a look at the file ``probe``, say."""
        with self._turns.look():
            seen = self._bank.sights(view, _telling(probe.pdq_variants, probe.quality))
            found = self._silence.of_parts(list(likenesses(seen)), view, self._cases)
            hits = best_of(self._hits(self._silence.of_file(found, probe, self._cases)))
        return Parts(hits, promising=any(sum(sight.worth) >= LOCAL.promising for sight in seen))

    def match_frames(self, probe: Fingerprint, frames: Iterable[FrameView], duration: Callable[[], float]) -> list[Hit]:
        """Return one hit for each media that the video ``probe`` shows or is a copy of, best first.

        Args:
            frames: the chosen ones, in the order of their times; none is held on to.
            duration: gives the seconds of the whole video, once the frames have ended.
        """
        evidence: list[Evidence] = []
        times: list[float] = []
        telling: list[bool] = []
        for frame in frames:
            with self._turns.look():
                evidence += (self._evidence(one, frame.at) for one in self._like(frame))
            times.append(frame.at)
            telling.append(_tells(frame))
        probed = Timeline(tuple(times), tuple(telling), duration())
        with self._turns.look():
            still = [one for one in evidence if self._cases.get(one.media_id) == one.case_id]
            known = self._silence.same_file(probe)
            hits = verdicts(still, probed, self._timeline)
            return [
                hit for hit in hits if not any(self._silence.covers(each, hit.case_id, hit.media_id) for each in known)
            ]

    def _like(self, frame: FrameView) -> list[Likeness]:
        """Return what a frame resembles; one that shows next to nothing resembles too much to say anything."""
        found: list[Likeness] = []
        if frame.quality >= MIN_QUALITY:
            found += self._bank.like_whole(frame.variants, frame.quality)
        if frame.view is not None and len(frame.view) >= MIN_CODES:
            whole = _telling(frame.variants, frame.quality)
            parts = list(self._bank.like_parts(frame.view, whole))
            found += self._silence.of_parts(parts, frame.view, self._cases)
        file = _of_frame(frame.variants[0], frame.quality, frame.variants)
        return self._silence.of_file(found, file, self._cases)

    def _exact(self, probe: Fingerprint) -> Iterator[Hit]:
        for digest in filter(None, (probe.sha256, probe.md5)):
            for media_id in self._digests.get(digest, ()):
                yield Hit(self._cases[media_id], media_id, Confidence.CERTAIN, Method.EXACT, 1.0, 0)

    def _hits(self, found: Iterable[Likeness]) -> Iterator[Hit]:
        """Yield what is said of pictures as it is, and of videos as what a still of them is worth."""
        stills: list[Evidence] = []
        for one in found:
            if self._held[one.place.media_id].timeline.times:
                stills.append(self._evidence(one, 0.0))
            else:
                yield self._hit(one)
        yield from verdicts(stills, PICTURE, self._timeline)

    def _hit(self, one: Likeness) -> Hit:
        media_id = one.place.media_id
        return Hit(
            self._cases[media_id],
            media_id,
            one.confidence,
            one.method,
            one.score,
            one.distance,
            one.transform,
            one.reason,
        )

    def _evidence(self, one: Likeness, time: float) -> Evidence:
        media_id = one.place.media_id
        return Evidence(
            self._cases[media_id],
            media_id,
            time,
            one.place.time,
            one.confidence,
            one.score,
            one.distance,
            one.transform,
            one.reason,
        )

    def _timeline(self, media_id: str) -> Timeline:
        return self._held[media_id].timeline


def best_of(*hits: Iterable[Hit]) -> list[Hit]:
    """Return the best hit of each media, the best first."""
    best: dict[str, Hit] = {}
    for some in hits:
        for hit in some:
            known = best.get(hit.media_id)
            if known is None or _rank(hit) < _rank(known):
                best[hit.media_id] = hit
    return sorted(best.values(), key=_rank)


def _rank(hit: Hit) -> tuple[int, int, float, str]:
    # What the whole picture says comes before what its parts say: those come with a doubt.
    return (_ORDER[hit.confidence], _METHODS.get(hit.method, 1), -hit.score, hit.media_id)


def _telling(variants: tuple[bytes, ...], quality: int) -> tuple[bytes, ...]:
    """Return the PDQ codes of what isn't too plain for them to say anything."""
    return variants if quality >= MIN_QUALITY else ()


def _tells(frame: FrameView) -> bool:
    return frame.quality >= MIN_QUALITY or (frame.view is not None and len(frame.view) >= MIN_CODES)


def _of_frame(pdq: bytes | None, quality: int, variants: tuple[bytes, ...] = ()) -> Fingerprint:
    return Fingerprint(pdq=pdq, quality=quality, pdq_variants=variants)


def _timeline(frames: Sequence[sequence.KeptFrame], duration: float) -> Timeline:
    telling = tuple(frame.quality >= MIN_QUALITY or bool(frame.local) for frame in frames)
    return Timeline(tuple(frame.time for frame in frames), telling, duration)
