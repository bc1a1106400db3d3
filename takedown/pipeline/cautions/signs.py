"""Signs: a picture that shows next to nothing, or little but words or a drawing, is like many others.

The figures' grounds, measured on 489 photographs and 176 drawn pages, chats, captions and logos: docs/cautions.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from takedown.cases.caution import CautionKind
from takedown.fingerprint.view import View
from takedown.matching.confidence import MIN_CODES

_PHOTOGRAPHED = 4  # the column of ``View.places``
DRAWN = 0.32
"""Where the places of a picture look less photographed than this on average, it is words or a drawing: pages and chats
lay at 0.17 and below, captions on one colour at 0.16 to 0.40, the lowest of the photographs at 0.36."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a picture raises when it is registered, and the figures that say so."""

    kind: CautionKind
    detail: dict[str, object]


def sign_of(view: View, weight: float, quality: int) -> Sign | None:
    """Return what a picture raises, if anything.

    Args:
        view: the look that it is registered by.
        weight: the sum of its local codes' weights, as they would be kept.
        quality: PDQ's.
    """
    lit = float(view.places[:, _PHOTOGRAPHED].mean()) if len(view) else 0.0
    detail: dict[str, object] = {
        "places": len(view),
        "weight": round(weight, 1),
        "photographed": round(lit, 2),
        "quality": quality,
    }
    if len(view) >= MIN_CODES and lit < DRAWN:
        return Sign(CautionKind.TEXTUAL, detail)
    return Sign(CautionKind.PLAIN, detail) if weight < MIN_CODES else None
