"""From what single frames resemble to what a video is: frames that agree in time, and how much of it they explain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from takedown.cases.match import Confidence, Hit, Method, Span
from takedown.matching.alignment import FASTEST, SLOWEST, Course, Pieces, course

LONGEST = 8.0
"""Seconds that a chosen frame stands for at most, however long nothing moves."""
SHORTEST = 0.2
"""Seconds that it stands for at least."""
GAP = 6.0
"""Seconds without evidence that end a span."""

_WEIGHT = {Confidence.CERTAIN: 1.0, Confidence.LIKELY: 0.8, Confidence.POSSIBLE: 0.3}
_FIRM = (Confidence.CERTAIN, Confidence.LIKELY)
_RANK = {word: place for place, word in enumerate(Confidence)}
_COURSES = 6  # a copy may be cut together from so many parts
_CERTAIN_FRAMES = 3
_LIKELY_FRAMES = 3
_WEAK_FRAMES = 5
_PARTLY = 0.15
_EXPLAINED = 0.3
_HALF = 0.5
_MOSTLY = 0.6
_STRONG = 0.8  # a score that a caption's letters don't reach


@dataclass(frozen=True, slots=True)
class Evidence:
    """One frame that was looked at, and one registered picture or frame of a video that it resembles.

    Attributes:
        time: seconds into what was looked at, 0 for a picture.
        of_time: seconds into the registered video, 0 for a picture.
        confidence: what the two pictures alone are worth.
        score: 0 to 1.
        distance: in bits, where it comes from a code of the whole picture.
        transform: as ``Hit.transform``.
        reason: as ``Hit.reason``.
    """

    case_id: str
    media_id: str
    time: float
    of_time: float
    confidence: Confidence
    score: float
    distance: int = 0
    transform: str = "none"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chosen frames of a video, in order.

    Attributes:
        times: seconds; empty for a picture.
        telling: whether each says anything: a black or plain frame doesn't.
        duration: seconds of the whole video.
    """

    times: tuple[float, ...] = ()
    telling: tuple[bool, ...] = ()
    duration: float = 0.0

    def lasts(self) -> dict[float, float]:
        """Return how long each telling frame stands for: until the next chosen one."""
        ends = (*self.times[1:], max(self.duration, self.times[-1])) if self.times else ()
        return {
            time: min(max(end - time, SHORTEST), LONGEST)
            for time, end, says in zip(self.times, ends, self.telling, strict=True)
            if says
        }


PICTURE = Timeline()


def verdicts(
    evidence: Iterable[Evidence], probe: Timeline, registered: Callable[[str], Timeline] = lambda _: PICTURE
) -> list[Hit]:
    """Return one hit for each registered picture or video that the evidence speaks for, best first.

    Args:
        evidence: of frames that tell something; what rests on frames that aren't telling is left out.
        probe: of what was looked at.
        registered: the timeline of a registered media by its id.
    """
    gathered: defaultdict[str, list[Evidence]] = defaultdict(list)
    for piece in evidence:
        gathered[piece.media_id].append(piece)
    hits = (_verdict(pieces, probe, registered(media_id)) for media_id, pieces in gathered.items())
    found = [hit for hit in hits if hit is not None]
    return sorted(found, key=lambda hit: (_RANK[hit.confidence], -hit.score, hit.media_id))


@dataclass(frozen=True, slots=True)
class _Part:
    """The evidence along one course of the copy; of a picture, which has none, all evidence."""

    pieces: tuple[Evidence, ...]
    line: Course | None = None

    def only(self, *words: Confidence) -> _Part:
        """Return what has one of ``words``."""
        return _Part(tuple(piece for piece in self.pieces if piece.confidence in words), self.line)

    def frames(self) -> int:
        """Return how many frames agree, each of either side counted once."""
        return min(len({piece.time for piece in self.pieces}), len({piece.of_time for piece in self.pieces}))


class _Sides:
    """How long the telling frames of both sides stand."""

    def __init__(self, probe: Timeline, registered: Timeline) -> None:
        self.lasts = probe.lasts() if probe.times else {0.0: 0.0}
        self.of_lasts = registered.lasts() if registered.times else {0.0: 0.0}

    def told(self, pieces: Iterable[Evidence]) -> list[Evidence]:
        """Return the pieces whose two frames tell something, the best of each two frames, in order."""
        best: dict[tuple[float, float], Evidence] = {}
        for piece in sorted(pieces, key=lambda piece: (piece.time, piece.of_time, *_strength(piece))):
            if piece.time in self.lasts and piece.of_time in self.of_lasts:
                best.setdefault((piece.time, piece.of_time), piece)
        return list(best.values())

    def share(self, parts: Sequence[_Part]) -> float:
        """Return how much of the telling seconds of either side the parts explain, whichever is more.

        At the speeds that are played, few registered seconds can't explain many: a caption that stays is no copy of the
        title card whose letters it shares.
        """
        pieces = [piece for part in parts for piece in part.pieces]
        seen = sum(self.lasts[time] for time in {piece.time for piece in pieces})
        of_seen = sum(self.of_lasts[time] for time in {piece.of_time for piece in pieces})
        of_probe = min(seen, of_seen / SLOWEST) / sum(self.lasts.values())
        of_registered = min(of_seen, seen * FASTEST) / sum(self.of_lasts.values())
        return max(of_probe, of_registered)

    def strongly_like(self, parts: Sequence[_Part]) -> float:
        """Return in how much of the telling seconds of the probe a frame resembles a registered one strongly.

        A short clip may lie between two described frames of its original, and resemble one of them throughout.
        """
        times = {piece.time for part in parts for piece in part.pieces if piece.score >= _STRONG}
        return sum(self.lasts[time] for time in times) / sum(self.lasts.values())

    def columns(self, pieces: Sequence[Evidence]) -> Pieces:
        """Return the pieces as columns."""
        rows = [
            (
                piece.time,
                self.lasts[piece.time],
                piece.of_time,
                self.of_lasts[piece.of_time],
                _WEIGHT[piece.confidence] * (0.5 + 0.5 * piece.score),
            )
            for piece in pieces
        ]
        return Pieces(*np.array(rows, np.float64).T)

    def spans(self, part: _Part) -> list[Span]:
        """Return the stretches of a part without a longer gap than ``GAP``."""
        stretches: list[list[Evidence]] = []
        end = -np.inf
        for piece in sorted(part.pieces, key=lambda piece: (piece.time, piece.of_time)):
            if piece.time > end + GAP:
                stretches.append([])
            stretches[-1].append(piece)
            end = max(end, piece.time + self.lasts[piece.time])
        return [self._span(stretch, part.line) for stretch in stretches]

    def _span(self, stretch: Sequence[Evidence], line: Course | None) -> Span:
        start = min(piece.time for piece in stretch)
        end = max(piece.time + self.lasts[piece.time] for piece in stretch)
        of_start = min(piece.of_time for piece in stretch)
        of_end = max(piece.of_time + self.of_lasts[piece.of_time] for piece in stretch)
        if line is not None:
            # Where a registered frame stands for long, the line tells better which of its seconds are shown.
            of_start, of_end = max(of_start, line.at(start)), min(of_end, line.at(end))
        return Span(round(start, 3), round(end, 3), round(of_start, 3), round(max(of_start, of_end), 3))


def _verdict(pieces: list[Evidence], probe: Timeline, registered: Timeline) -> Hit | None:
    sides = _Sides(probe, registered)
    told = sides.told(pieces)
    if not told:
        return None
    if not (probe.times and registered.times):
        return _of_picture(told, sides)
    word, parts = _word(_parts(told, sides), sides)
    best = min((piece for part in parts for piece in part.pieces), key=_strength)
    spans = [span for part in parts for span in sides.spans(part)]
    return _hit(best, word, 0.5 * best.score + 0.5 * sides.share(parts), spans)


def _of_picture(told: list[Evidence], sides: _Sides) -> Hit:
    """Return what a picture is worth of which one side is a video: as much as the frame that fits it best."""
    best = min(told, key=_strength)
    # Weak frames beside a firm one are its neighbours, or chance: they don't say where it is shown.
    shown = _Part(tuple(told)).only(*(_FIRM if best.confidence in _FIRM else Confidence))
    return _hit(best, best.confidence, best.score, sides.spans(shown))


def _parts(told: list[Evidence], sides: _Sides) -> list[_Part]:
    """Return the evidence along each course that the copy takes, the strongest course first."""
    left = told
    parts: list[_Part] = []
    while left and len(parts) < _COURSES:
        line = course(sides.columns(left))
        part = _Part(tuple(left[place] for place in line.places), line)
        parts.append(part)
        # A second of the probe shows one second of the registered video.
        taken = {piece.time for piece in part.pieces}
        left = [piece for piece in left if piece.time not in taken]
    return parts


def _word(parts: list[_Part], sides: _Sides) -> tuple[Confidence, list[_Part]]:
    """Return the word, and the parts of the evidence that earn it.

    One frame alone, however well it fits, may be a title card that many videos show: it counts by the share of either
    video that it explains. Weak frames count where many of them run along one course.
    """
    first = parts[0]
    sure = first.only(Confidence.CERTAIN)
    firm = [part for part in (part.only(*_FIRM) for part in parts) if part.pieces]
    if sure.pieces:
        # However many frames: of two long videos that have ten seconds in common, neither is a copy of the other.
        share = sides.share([sure])
        if share >= _MOSTLY or (share >= _PARTLY and sure.frames() >= _CERTAIN_FRAMES):
            return Confidence.CERTAIN, firm
    if firm:
        frames = max(part.frames() for part in firm)
        explained = sides.share(firm)
        if frames >= _LIKELY_FRAMES or explained >= (_EXPLAINED if frames > 1 else _MOSTLY):
            return Confidence.LIKELY, firm
        if sides.strongly_like(firm) >= _HALF:
            return Confidence.LIKELY, firm
        if first.frames() >= _LIKELY_FRAMES and first.only(*_FIRM).pieces and sides.share([first]) >= _EXPLAINED:
            return Confidence.LIKELY, [first]
    if first.frames() >= _WEAK_FRAMES and sides.share([first]) >= _EXPLAINED:
        return Confidence.LIKELY, [first]
    return Confidence.POSSIBLE, [first]


def _strength(piece: Evidence) -> tuple[int, float, float, float, str]:
    return _RANK[piece.confidence], -piece.score, piece.time, piece.of_time, piece.transform


def _hit(best: Evidence, word: Confidence, score: float, spans: Sequence[Span]) -> Hit:
    return Hit(
        best.case_id,
        best.media_id,
        word,
        Method.VIDEO,
        round(score, 4),
        best.distance,
        best.transform,
        "" if word is Confidence.CERTAIN else best.reason,
        tuple(sorted(spans, key=lambda span: span.start)),
    )
