"""What runs inside the jail: hostile bytes in, one fingerprint in its fixed form out."""

from __future__ import annotations

import hashlib
import io

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

from takedown.cases.media import PIPELINE, Fingerprint
from takedown.fingerprint import wire
from takedown.fingerprint.pdq import pdq
from takedown.fingerprint.perceptual import dhash, phash
from takedown.jail import Read
from takedown.media.canonical import canonical
from takedown.media.decode import configure

_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 64, 48
_max_pixels = 60_000_000


def prepare(max_pixels: str) -> None:
    """Import and use every decoder once: after this, nothing can be opened any more.

    Args:
        max_pixels: the largest width times height, in digits.
    """
    global _max_pixels  # noqa: PLW0603 - one process, one limit, set once before it is walled in
    _max_pixels = int(max_pixels)
    configure()
    for sample in _samples():
        wire.pack(fingerprint(sample, _SAMPLE_WIDTH * _SAMPLE_HEIGHT))


def work(content: bytes, _read: Read) -> bytes:
    """Return the fingerprint of the picture ``content`` as ``wire.SIZE`` bytes.

    Raises:
        Refusal: ``empty``, ``not-media``, ``video-later``, ``too-many-pixels``, ``truncated`` or ``corrupt``.
    """
    return wire.pack(fingerprint(content, _max_pixels))


def fingerprint(content: bytes, max_pixels: int) -> Fingerprint:
    """Return the fingerprint of ``content``; decodes in this very process, so inside a jail only.

    Raises:
        Refusal: see ``work``.
    """
    picture = canonical(content, max_pixels)
    found = pdq(picture.pixels())
    return Fingerprint(
        pipeline=PIPELINE,
        sha256=hashlib.sha256(content).digest(),
        md5=hashlib.md5(content, usedforsecurity=False).digest(),  # what hash lists hold
        pdq=found.hash,
        pdq_variants=found.variants,
        quality=found.quality,
        phash=phash(picture.image),
        dhash=dhash(picture.image),
        width=picture.width,
        height=picture.height,
        format=picture.format.value,
    )


def _samples() -> list[bytes]:
    """Return a small picture in each format, turned and with a profile, so that each path is walked once."""
    numbers = np.arange(_SAMPLE_WIDTH * _SAMPLE_HEIGHT * 3).reshape(_SAMPLE_HEIGHT, _SAMPLE_WIDTH, 3)
    picture = Image.fromarray((numbers % 256).astype(np.uint8))
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    files = []
    for name in ("JPEG", "PNG", "WEBP", "AVIF", "GIF"):
        file = io.BytesIO()
        own = {} if name == "GIF" else {"exif": exif, "icc_profile": profile}
        picture.save(file, name, **own)
        files.append(file.getvalue())
    file = io.BytesIO()
    pillow_heif.from_pillow(picture).save(file, quality=50)
    return [*files, file.getvalue()]
