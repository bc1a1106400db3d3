"""The photographs that a measurement takes: folders of the reader's own, or those that two libraries carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image, ImageOps

from bench.robustness.canvas import Pixels, within

_T = TypeVar("_T")

_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
_ORIGINALS = (
    "skimage/data/astronaut.png",
    "skimage/data/camera.png",
    "skimage/data/chelsea.png",
    "skimage/data/coffee.png",
    "skimage/data/coins.png",
    "skimage/data/hubble_deep_field.jpg",
    "skimage/data/ihc.png",
    "skimage/data/motorcycle_left.png",
    "skimage/data/retina.jpg",
    "skimage/data/rocket.jpg",
    "sklearn/datasets/images/china.jpg",
    "sklearn/datasets/images/flower.jpg",
)
# What matchers confuse most: texture, text, signs.
_UNRELATED = (
    "skimage/data/brick.png",
    "skimage/data/cell.png",
    "skimage/data/clock_motion.png",
    "skimage/data/color.png",
    "skimage/data/grass.png",
    "skimage/data/gravel.png",
    "skimage/data/horse.png",
    "skimage/data/logo.png",
    "skimage/data/moon.png",
    "skimage/data/page.png",
    "skimage/data/text.png",
)
_SCENE = ("skimage/data/motorcycle_left.png", "skimage/data/motorcycle_right.png")


@dataclass(frozen=True, slots=True)
class Picture:
    """One file."""

    path: Path

    @property
    def name(self) -> str:
        """Return the folder's and the file's name, for the tables."""
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def content(self) -> bytes:
        """Return the file."""
        return self.path.read_bytes()

    @property
    def rgb(self) -> Pixels:
        """Return the pixels, upright."""
        return _pixels(self.path)


def originals(folder: Path | None, most: int) -> list[Picture]:
    """Return ``most`` pictures, spread over the folder."""
    return spread(_in(folder) if folder else _carried(_ORIGINALS), most)


def spread(found: Sequence[_T], most: int) -> list[_T]:
    """Return at most ``most``, spread over all of them."""
    return list(found[:: max(1, len(found) // max(1, most))][:most])


def unrelated(folder: Path | None, registered: Sequence[Picture]) -> list[Picture]:
    """Return the pictures that aren't registered, so that one folder may be named for both."""
    taken = {picture.path.resolve() for picture in registered}
    return [one for one in (_in(folder) if folder else _carried(_UNRELATED)) if one.path.resolve() not in taken]


def scenes(folder: Path | None) -> list[list[Picture]]:
    """Return the groups of different shots of one scene."""
    return groups_in(folder) if folder else [_carried(_SCENE)]


def groups_in(folder: Path) -> list[list[Picture]]:
    """Return the pictures of each folder that holds two or more."""
    groups: dict[Path, list[Picture]] = {}
    for picture in _in(folder):
        groups.setdefault(picture.path.parent, []).append(picture)
    return [group for group in groups.values() if len(group) > 1]


def beside(pictures: Sequence[Picture], most: int = 40) -> list[Pixels]:
    """Return what collages and screenshots show beside a copy, no larger than a screen."""
    return [np.asarray(within(Image.fromarray(one.rgb), 1200)) for one in spread(pictures, most)]


@lru_cache(maxsize=16)
def _pixels(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def _in(folder: Path) -> list[Picture]:
    return [Picture(file) for file in sorted(folder.rglob("*")) if file.suffix.lower() in _SUFFIXES]


def _carried(names: Sequence[str]) -> list[Picture]:
    return [Picture(_package(name.partition("/")[0]) / name.partition("/")[2]) for name in names]


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        missing = f"{name} isn't installed: pip install takedown[demo], or name folders"
        raise SystemExit(missing)
    return Path(spec.origin).parent
