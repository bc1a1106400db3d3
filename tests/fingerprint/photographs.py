"""At least a hundred distinct photographs, cut from those that the scikit-image and scikit-learn wheels carry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]

_NAMES = {
    "skimage": [
        "data/astronaut.png",
        "data/brick.png",
        "data/camera.png",
        "data/cell.png",
        "data/chelsea.png",
        "data/coffee.png",
        "data/coins.png",
        "data/grass.png",
        "data/gravel.png",
        "data/hubble_deep_field.jpg",
        "data/ihc.png",
        "data/moon.png",
        "data/motorcycle_left.png",
        "data/retina.jpg",
        "data/rocket.jpg",
    ],
    "sklearn": ["datasets/images/china.jpg", "datasets/images/flower.jpg"],
}
_WINDOWS = (
    (0.0, 0.0, 0.6, 0.6),
    (0.4, 0.0, 1.0, 0.5),
    (0.0, 0.35, 0.55, 1.0),
    (0.3, 0.3, 1.0, 1.0),
    (0.2, 0.1, 0.9, 0.8),
)


def files() -> list[Path]:
    return [_folder(package) / name for package, names in _NAMES.items() for name in names]


@lru_cache
def whole() -> tuple[Pixels, ...]:
    return tuple(np.asarray(Image.open(file).convert("RGB")) for file in files())


def scenes() -> list[Pixels]:
    """Return those that show people, animals and things, not textures."""
    names = [file.stem for file in files()]
    wanted = ("astronaut", "chelsea", "coffee", "rocket", "china", "flower")
    return [whole()[names.index(name)] for name in wanted]


def many() -> Iterator[Pixels]:
    """Yield the photographs whole, and five windows of each: 102 pictures of many sizes."""
    for photograph in whole():
        yield photograph
        height, width = photograph.shape[:2]
        for left, top, right, bottom in _WINDOWS:
            rows, columns = slice(int(top * height), int(bottom * height)), slice(int(left * width), int(right * width))
            yield np.ascontiguousarray(photograph[rows, columns])


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
