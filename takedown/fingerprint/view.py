"""What is seen of an opened file, once the jail's answers were checked and keyed: no pixels, no open descriptors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.box import Box


class Purpose(StrEnum):
    """What a look is for, which says at what scale: to register, to look at first, or to look closer."""

    REGISTER = "register"
    PROBE = "probe"
    CLOSE = "close"


@dataclass(frozen=True, eq=False)
class View:
    """The local codes of a picture or of a region of it.

    Attributes:
        codes: shape (n, 32), keyed codes.
        mirrored: shape (n, 32), those of the same patches in the picture mirrored left to right.
        places: shape (n, 5): x and y as fractions of the whole picture, the angle in radians, the size as a fraction of
            the whole picture's longer side, and how much it looks photographed, 0 to 1 (``local.describe``).
    """

    codes: NDArray[np.uint8]
    mirrored: NDArray[np.uint8]
    places: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True)
class ContentBox:
    """A part of a picture that may be the whole of another: its place, and the PDQ of it alone.

    Attributes:
        box: where it is.
        variants: the 8 dihedral PDQ variants, as ``Fingerprint.pdq_variants``.
        quality: PDQ's.
    """

    box: Box
    variants: tuple[bytes, ...]
    quality: int


@dataclass(frozen=True, eq=False)
class FrameView:
    """A frame of a video.

    Attributes:
        at: its second.
        variants: the 8 dihedral PDQ variants.
        quality: PDQ's.
        view: its local codes, if it was chosen for them and the vault's secret is at hand.
    """

    at: float
    variants: tuple[bytes, ...]
    quality: int
    view: View | None
