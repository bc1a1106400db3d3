"""Makes the table by which descriptors are whitened, from the photographs that scikit-image and scikit-learn carry.

``python bench/whitening.py`` compares it with the one that is carried; ``--write`` replaces that one, after which every
code that was stored before is another: only together with a new version of ``takedown.fingerprint.kept``.
The table is a mean and a covariance over some 50,000 patches: nothing of any picture can be read from it.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from takedown.fingerprint.keyed import WHITENING, mirror, root

PHOTOGRAPHS = {
    "skimage": (
        "data/astronaut.png",
        "data/camera.png",
        "data/chelsea.png",
        "data/coffee.png",
        "data/coins.png",
        "data/hubble_deep_field.jpg",
        "data/motorcycle_left.png",
        "data/rocket.jpg",
    ),
    "sklearn": ("datasets/images/china.jpg", "datasets/images/flower.jpg"),
}
SIDES = (240, 320, 400, 640)
SMALLEST = 1e-5
"""Added to each variance, so that directions in which descriptors hardly vary aren't blown up."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    table = whitening(np.concatenate([_descriptors(file) for file in _files()]))
    if options.parse_args().write:
        np.save(WHITENING, table.astype(np.float16))
        return
    carried = np.load(WHITENING).astype(np.float32)
    print(
        f"largest difference from the carried table: {np.abs(table - carried).max():.4f} of {np.abs(table).max():.1f}"
    )


def whitening(descriptors: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return shape (129, 128): the mean of RootSIFT, and the matrix that makes its directions alike and independent."""
    roots = root(np.concatenate([descriptors, mirror(descriptors)]))
    variances, directions = np.linalg.eigh(np.cov(roots.T))
    matrix = directions @ np.diag((variances + SMALLEST) ** -0.5) @ directions.T
    return np.concatenate([roots.mean(axis=0)[None], matrix]).astype(np.float32)


def _descriptors(file: Path) -> NDArray[np.uint8]:
    grey = cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        sys.exit(f"{file.name} can't be read")
    sift = cv2.SIFT.create(contrastThreshold=0.02, edgeThreshold=12)
    found = []
    for side in SIDES:
        scale = side / max(grey.shape)
        small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        found.append(sift.detectAndCompute(small, None)[1])
    return np.concatenate(found).astype(np.uint8)


def _files() -> list[Path]:
    return [_folder(package) / name for package, names in PHOTOGRAPHS.items() for name in names]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} isn't installed; make bench installs it")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
