"""What the matcher says of a copy, as a line of JSON has it and as a person reads it."""

from __future__ import annotations

from takedown.cases.match import Hit, Match, Span
from takedown.cli.language import words

_MOST_SPANS = 5
_MINUTE, _HOUR = 60, 3600


def found_record(found: Hit | Match) -> dict[str, object]:
    """Return the fields that a hit and a stored match share."""
    return {
        "confidence": found.confidence.value,
        "method": found.method.value,
        "score": found.score,
        "distance": found.distance,
        "transform": found.transform,
        "reason": found.reason,
        "spans": [
            {"start": span.start, "end": span.end, "of_start": span.of_start, "of_end": span.of_end}
            for span in found.spans
        ],
    }


def found_notes(found: Hit | Match) -> list[str]:
    """Return what a person is told beside the confidence word: why it is no higher, and which seconds."""
    notes = [words("match-reason-" + found.reason)] if found.reason else []
    notes += [_seconds(span) for span in found.spans[:_MOST_SPANS]]
    return [*notes, "…"] if len(found.spans) > _MOST_SPANS else notes


def _seconds(span: Span) -> str:
    """Return one stretch in words: where it was found, where it is in the registered video, or both."""
    start, end, of_start, of_end = map(_clock, (span.start, span.end, span.of_start, span.of_end))
    if not span.of_end:
        return words("match-span-here", start=start, end=end)
    if not span.end:
        return words("match-span-there", start=of_start, end=of_end)
    return words("match-span-both", start=start, end=end, ofstart=of_start, ofend=of_end)


def _clock(seconds: float) -> str:
    """Return a place in a video as players show it: ``0:12``, ``1:02:03``."""
    whole = int(seconds)
    minutes, rest = whole // _MINUTE, f"{whole % _MINUTE:02}"
    if whole < _HOUR:
        return f"{minutes}:{rest}"
    return f"{minutes // _MINUTE}:{minutes % _MINUTE:02}:{rest}"
