"""Every edit of the measurement: the ways in which pictures travel, and harder ones. All are seeded and made in memory.

None is fitted to a method or to a picture: sizes are shares of the picture's own, places and words are drawn at random.
"""

from __future__ import annotations

import sys
import zlib

import numpy as np

from bench.robustness import edits_camera, edits_hard, edits_light, edits_overlay, edits_screens, edits_shape
from bench.robustness.canvas import Edit, Others, Pixels

_ALL = (
    *edits_light.EDITS,
    *edits_shape.EDITS,
    *edits_overlay.EDITS,
    *edits_screens.EDITS,
    *edits_camera.EDITS,
    *edits_hard.EDITS,
)
ORDINARY = tuple(edit for edit in _ALL if not edit.hard)
HARD = tuple(edit for edit in _ALL if edit.hard)
EDITS = (*ORDINARY, *HARD)


def edited(edit: Edit, rgb: Pixels, seed: int, others: Others) -> bytes:
    """Return the file that a host would serve of ``rgb``, edited; the same for the same seed.

    Args:
        rgb: height x width x 3, from 300 to 4000 pixels a side.
        seed: what to draw from, together with the edit's name.
        others: unrelated photographs, at least one: what collages and screenshots show beside the picture.
    """
    return edit.apply(rgb, np.random.default_rng([seed, zlib.crc32(edit.name.encode())]), others)


def named(names: str) -> list[Edit]:
    """Return the edits of these names or families, with commas between them; end the program where there is none."""
    wanted = set(names.split(","))
    unknown = wanted - {name for edit in EDITS for name in (edit.name, edit.family)}
    if unknown:
        sys.exit(f"No such edit: {', '.join(sorted(unknown))}. There are: {', '.join(edit.name for edit in EDITS)}")
    return [edit for edit in EDITS if edit.name in wanted or edit.family in wanted]
