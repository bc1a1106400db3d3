"""From descriptors to keyed codes: without the vault's secret the codes say nothing of the patches they stand for.

Method: RootSIFT (Arandjelovic and Zisserman, 2012), whitened, then the signs of random projections (Charikar, 2002)
along a secret orthonormal frame. Whitening is what lets so few bits tell patches apart: docs/fingerprints.md.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from takedown.fingerprint.local import DESCRIPTOR

BITS = 256
OCTETS = BITS // 8
WHITENING = Path(__file__).with_name("whitening.npy")
"""Mean and whitening matrix of RootSIFT, shape (129, 128), half precision; ``bench/whitening.py`` makes it."""

_SPATIAL, _ANGLES = 4, 8


class Projection:
    """The vault's secret frame: 256 directions in the 128 dimensions of a descriptor.

    Args:
        secret: 32 bytes, of the vault.
    """

    def __init__(self, secret: bytes) -> None:
        # BLAS would start a thread on each processor for a product of a millisecond, and have them wait for one another
        # while the jail's children need the processors.
        threadpool_limits(1, user_api="blas")
        table = np.load(WHITENING).astype(np.float64)
        halves = [_frame(secret + bytes([half])) for half in range(BITS // DESCRIPTOR)]
        self._mean = table[0].astype(np.float32)
        self._frame = (table[1:] @ np.concatenate(halves, axis=1)).astype(np.float32)

    def codes(self, descriptors: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the codes of ``descriptors``, shape (n, 128), as shape (n, 32)."""
        return np.packbits((root(descriptors) - self._mean) @ self._frame > 0, axis=1)


def _frame(secret: bytes) -> NDArray[np.float64]:
    """Return 128 orthonormal directions, shape (128, 128), that depend on ``secret`` alone.

    Not NumPy's own generators: their numbers may change from one version to the next, and stored codes must not.
    """
    count = DESCRIPTOR * DESCRIPTOR
    drawn = np.frombuffer(hashlib.shake_256(secret).digest(2 * count * 8), ">u8").reshape(2, count)
    first, second = (drawn + 0.5) / 2.0**64
    normal = np.sqrt(-2 * np.log(first)) * np.cos(2 * np.pi * second)  # Box and Muller, 1958
    directions, lengths = np.linalg.qr(normal.reshape(DESCRIPTOR, DESCRIPTOR))
    return directions * np.sign(np.diag(lengths))  # libraries differ in the signs


def root(descriptors: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return RootSIFT: each descriptor's share of its sum, and of that the square root; shape (n, 128)."""
    whole = descriptors.astype(np.float32)
    shares: NDArray[np.float32] = whole / np.maximum(whole.sum(axis=1, keepdims=True), 1)
    return np.sqrt(shares)


def mirror(descriptors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the descriptors, shape (n, 128), that the same patches have in the picture mirrored left to right.

    A patch's own frame lies along its orientation, so mirroring turns its rows and its gradients' angles round.
    """
    bins = descriptors.reshape(-1, _SPATIAL, _SPATIAL, _ANGLES)
    turned = bins[:, ::-1][..., -np.arange(_ANGLES) % _ANGLES]
    return np.ascontiguousarray(turned).reshape(-1, DESCRIPTOR)
