"""Looks as octets: as they cross to another process, and as they are made again from what is kept of a picture."""

from __future__ import annotations

import numpy as np

from takedown.fingerprint import kept
from takedown.fingerprint.keyed import OCTETS
from takedown.fingerprint.view import View

_PLACES = 5
_FLOAT = np.dtype("<f4")
OF_CODE = 2 * OCTETS + _PLACES * _FLOAT.itemsize
"""Octets of one local code with its place."""

_GOLDEN = 0.618034


def octets_of(view: View) -> bytes:
    """Return the arrays of ``view``, one after another: ``OF_CODE`` octets a code."""
    codes = np.ascontiguousarray(view.codes).tobytes() + np.ascontiguousarray(view.mirrored).tobytes()
    return codes + np.ascontiguousarray(view.places, _FLOAT).tobytes()


def view_of(octets: bytes) -> View:
    """Return the look that ``octets_of`` wrote.

    Raises:
        ValueError: it can't be one.
    """
    count, rest = divmod(len(octets), OF_CODE)
    if rest:
        raise ValueError(len(octets))
    read = np.frombuffer(octets, np.uint8)
    codes, mirrored = read[: 2 * OCTETS * count].reshape(2, count, OCTETS)
    places = read[2 * OCTETS * count :].view(_FLOAT).reshape(count, _PLACES).astype(np.float32)
    if not np.isfinite(places).all():
        raise ValueError(count)
    return View(codes, mirrored, places)


def look_of(packed: bytes) -> View | None:
    """Return what ``kept.pack`` packed as a look: where codes lay isn't kept, and is taken to be all over the picture.

    Nor is what a mirrored copy's codes would be: mirrored parts aren't found in it. ``None`` where there is no code.

    Raises:
        ValueError: another version or another length.
    """
    codes = kept.unpack(packed)
    if not len(codes):
        return None
    numbers = np.arange(len(codes))
    photographed = np.clip(codes.weights / kept.damping(codes.codes), 0, 1)
    across, down = (numbers + 0.5) / len(codes), numbers * _GOLDEN % 1
    columns = (across, down, codes.angles, np.exp2(codes.sizes), photographed)
    return View(codes.codes, ~codes.codes, np.stack(columns, axis=1).astype(np.float32))
