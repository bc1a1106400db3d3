"""From descriptors to keyed codes: without the vault's secret the codes say nothing of the patches they stand for.

Method: RootSIFT (Arandjelovic and Zisserman, 2012), then the signs of random projections (Charikar, 2002) along a
secret orthonormal frame.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.local import DESCRIPTOR

BITS = 256
OCTETS = BITS // 8


class Projection:
    """The vault's secret frame: 256 directions in the 128 dimensions of a descriptor.

    Args:
        secret: 32 bytes, of the vault.
    """

    def __init__(self, secret: bytes) -> None:
        random = np.random.default_rng(np.frombuffer(secret, np.uint32))
        halves = [np.linalg.qr(random.standard_normal((DESCRIPTOR, DESCRIPTOR)))[0] for _ in range(BITS // DESCRIPTOR)]
        self._frame = np.concatenate(halves, axis=1).astype(np.float32)

    def codes(self, descriptors: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the codes of ``descriptors``, shape (n, 128), as shape (n, 32)."""
        whole = descriptors.astype(np.float32)
        root = np.sqrt(whole / np.maximum(whole.sum(axis=1, keepdims=True), 1))
        return np.packbits(root @ self._frame > 0, axis=1)


def mirror(descriptors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the descriptors, shape (n, 128), that the same patches have in the picture mirrored left to right.

    A patch's own frame lies along its orientation, so mirroring turns its rows and its gradients' angles round.
    """
    bins = descriptors.reshape(-1, 4, 4, 8)
    turned = bins[:, ::-1][..., -np.arange(8) % 8]
    return np.ascontiguousarray(turned).reshape(-1, DESCRIPTOR)
