"""pHash and dHash as the imagehash library makes them, so that lists of other tools can be matched."""

from __future__ import annotations

from typing import Any

import imagehash
import numpy as np
from PIL import Image


def phash(picture: Image.Image) -> bytes:
    """Return ``imagehash.phash``: 8 bytes, as its 16 hex digits."""
    return _octets(imagehash.phash(picture))


def dhash(picture: Image.Image) -> bytes:
    """Return ``imagehash.dhash``: 8 bytes, as its 16 hex digits."""
    return _octets(imagehash.dhash(picture))


def _octets(found: Any) -> bytes:
    return np.packbits(found.hash.reshape(-1)).tobytes()
