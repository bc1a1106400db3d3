"""The canonical pipeline, version 1: from a decoder's picture to the RGB pixels that are fingerprinted.

Tools that prepare pictures differently get different bits from the same file, so this order is fixed, versioned
(``takedown.cases.media.PIPELINE``) and described for others in docs/fingerprints.md.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from takedown.media.decode import UNREADABLE, open_picture, refusal
from takedown.media.sniff import Format

LARGE = 1024
"""A side of at least twice this many pixels is reduced to no less than this many."""

_JPEG_SCALES = (8, 4, 2, 1)
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
_DIRECT_MODES = {"L", "RGB", "CMYK"}
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FIRST_SIDEWAYS = 5


@dataclass(frozen=True)
class Canonical:
    """A picture ready for fingerprinting.

    Attributes:
        image: mode RGB, reduced when it was large.
        width: pixels of the whole picture, after the orientation was applied.
        height: the same.
        format: the file's.
    """

    image: Image.Image
    width: int
    height: int
    format: Format

    def pixels(self) -> NDArray[np.uint8]:
        """Return the pixels, shape (height, width, 3)."""
        return np.asarray(self.image, np.uint8)


def canonical(content: bytes, max_pixels: int) -> Canonical:
    """Decode ``content`` and bring it into the canonical form.

    Raises:
        Refusal: ``empty``, ``not-media``, ``too-many-pixels``, ``truncated`` or ``corrupt``.
        MemoryError: it doesn't fit into the jail's memory.
    """
    picture, found = open_picture(content, max_pixels)
    width, height = picture.size
    orientation = _orientation(picture)
    if orientation >= _FIRST_SIDEWAYS:
        width, height = height, width
    try:
        return Canonical(_prepared(picture, orientation), width, height, found)
    except UNREADABLE as problem:
        raise refusal(content, found, problem) from problem


def frame(picture: Image.Image) -> Image.Image:
    """Return the frame at which the decoder of an animation stands, in mode RGB, reduced when it is large."""
    return _flat(_reduced(_eight_bits(picture)), None)


def _orientation(picture: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; as in browsers, one that is broken counts as absent."""
    try:
        found = picture.getexif().get(_ORIENTATION, 1)
    except UNREADABLE:
        return 1
    return found if found in _UPRIGHT else 1


def _prepared(picture: Image.Image, orientation: int) -> Image.Image:
    profile = picture.info.get("icc_profile")
    _decode_small(picture)
    picture.load()
    small = _reduced(_eight_bits(picture))
    if orientation in _UPRIGHT:
        small = small.transpose(_UPRIGHT[orientation])
    return _flat(small, profile)


def _decode_small(picture: Image.Image) -> None:
    """Have a JPEG decoder give half, a quarter or an eighth at once, where the result is still large enough."""
    wanted = min(_factors(picture.size))
    scale = next(s for s in _JPEG_SCALES if s <= wanted)
    width, height = picture.size
    picture.draft("", (-(-width // scale), -(-height // scale)))


def _factors(size: tuple[int, int]) -> tuple[int, int]:
    return max(1, size[0] // LARGE), max(1, size[1] // LARGE)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return ``picture`` in a mode whose numbers are light or ink, 8 bits each: no palette, no 16 bits."""
    if picture.mode.startswith(
        "I"
    ):  # 16 bits of grey, which Pillow's own conversion would cut at 255 instead of scaling
        return Image.fromarray((np.asarray(picture).clip(0, 0xFFFF) >> 8).astype(np.uint8))
    if picture.mode in {"LA", "RGBA"}:
        return picture
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in _DIRECT_MODES else picture.convert("RGB")


def _reduced(picture: Image.Image) -> Image.Image:
    """Return ``picture`` with each side divided, by averaging whole blocks, so that PDQ's cost is bounded."""
    factors = _factors(picture.size)
    return picture if factors == (1, 1) else picture.reduce(factors)


def _flat(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return sRGB: the colours by the embedded profile, what is transparent on white."""
    alpha = picture.getchannel("A") if picture.mode in {"RGBA", "LA"} else None
    opaque = picture.convert(picture.mode.removesuffix("A")) if alpha else picture
    coloured = _to_srgb(opaque, profile).convert("RGB")
    if alpha is None:
        return coloured
    return Image.composite(coloured, Image.new("RGB", coloured.size, "white"), alpha)


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # As browsers do: a profile that is broken, or made for another kind of picture, counts as absent.
        return picture
    return converted if converted is not None else picture
