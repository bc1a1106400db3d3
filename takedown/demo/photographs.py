"""Which photographs the demonstration uses, and what people do to pictures before they post them again.

They come with the scikit-image and scikit-learn wheels: people, an animal, objects; freely licensed, and the same
everywhere.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageOps

from takedown.demo.reposts import captioned, moving, on_a_screen
from takedown.errors import TakedownError

_SKIMAGE = ("skimage", "data")
_SKLEARN = ("sklearn", "datasets/images")

REGISTERED: Mapping[str, tuple[str, str, str]] = {
    "astronaut": (*_SKIMAGE, "astronaut.png"),
    "camera": (*_SKIMAGE, "camera.png"),
    "chelsea": (*_SKIMAGE, "chelsea.png"),
    "coffee": (*_SKIMAGE, "coffee.png"),
    "rocket": (*_SKIMAGE, "rocket.jpg"),
    "flower": (*_SKLEARN, "flower.jpg"),
    "china": (*_SKLEARN, "china.jpg"),
}
"""What the made-up person registers. ``china`` is posted nowhere: looking must be able to find nothing."""

_UNRELATED = (
    "motorcycle_left.png",
    "hubble_deep_field.jpg",
    "retina.jpg",
    "coins.png",
    "moon.png",
    "grass.png",
    "gravel.png",
    "brick.png",
    "ihc.png",
    "clock_motion.png",
)
_QUALITY = 90


class DemoNotInstalled(TakedownError):
    """A package of the ``demo`` extra isn't there; ``package``."""


class Edit(StrEnum):
    """What was done to a copy."""

    REENCODED = "reencoded"
    HALVED = "halved"
    MIRRORED = "mirrored"
    TURNED = "turned"
    WEBP = "webp"
    CAPTIONED = "captioned"
    SCREENSHOT = "screenshot"
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy to post: of which photograph, how altered, and under which name in which folder of the host."""

    photograph: str
    edit: Edit
    place: str


def registered() -> dict[str, Path]:
    """Return the files that the person registers, by name, where the wheels put them.

    Raises:
        DemoNotInstalled: scikit-image or scikit-learn isn't there.
    """
    return {name: _find(*where) for name, where in REGISTERED.items()}


def copy_of(photograph: str, edit: Edit) -> bytes:
    """Return an altered copy of a registered photograph, as the bytes of a JPEG, WebP or GIF file."""
    # These files come from a wheel that was checked when it was installed: no jail needed.
    with Image.open(_find(*REGISTERED[photograph])) as picture:
        whole = picture.convert("RGB")
    if edit is Edit.MOVING:
        return moving(whole)
    alter, kind, quality = _EDITS[edit]
    return _encoded(alter(whole), kind, quality)


def unrelated() -> list[bytes]:
    """Return 14 JPEG files that show nothing of what was registered: ten photographs, and parts and mirrors of some."""
    pictures = [_opened(name) for name in _UNRELATED]
    motorcycle, galaxies, eye = pictures[:3]
    width, height = motorcycle.size
    pictures += [
        motorcycle.crop((0, 0, width // 2, height)),
        motorcycle.crop((width // 2, 0, width, height)),
        ImageOps.mirror(galaxies),
        ImageOps.flip(eye),
    ]
    return [_encoded(picture, "JPEG", _QUALITY) for picture in pictures]


def _halved(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)


def _same(picture: Image.Image) -> Image.Image:
    return picture


def _turned(picture: Image.Image) -> Image.Image:
    return picture.transpose(Image.Transpose.ROTATE_90)


_EDITS: Mapping[Edit, tuple[Callable[[Image.Image], Image.Image], str, int]] = {
    Edit.REENCODED: (_same, "JPEG", 60),
    Edit.HALVED: (_halved, "JPEG", 80),
    Edit.MIRRORED: (ImageOps.mirror, "JPEG", 80),
    Edit.TURNED: (_turned, "JPEG", 80),
    Edit.WEBP: (_same, "WEBP", 75),
    Edit.CAPTIONED: (captioned, "JPEG", 80),
    Edit.SCREENSHOT: (on_a_screen, "JPEG", 85),
}


def _opened(name: str) -> Image.Image:
    with Image.open(_find(*_SKIMAGE, name)) as picture:
        return picture.convert("RGB")


def _encoded(picture: Image.Image, kind: str, quality: int) -> bytes:
    memory = io.BytesIO()
    picture.save(memory, kind, quality=quality)
    return memory.getvalue()


def _find(package: str, folder: str, file: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise DemoNotInstalled(package=package)
    return Path(spec.origin).parent / folder / file
