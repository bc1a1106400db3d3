"""The fixed form in which a fingerprint leaves the jail: one length, one layout, every field checked on arrival."""

from __future__ import annotations

import struct

from takedown.cases.media import PIPELINE, Fingerprint
from takedown.errors import TakedownError

VERSION = 1

_FORMATS = ("jpeg", "png", "gif", "webp", "heic", "avif")
_LAYOUT = struct.Struct("!BHBBII32s16s256s8s8s")
_BEST = 100


class OutOfForm(TakedownError):
    """What came out of the jail isn't a fingerprint of this version."""


def pack(found: Fingerprint) -> bytes:
    """Return ``found``, complete and fresh, as ``SIZE`` bytes."""
    return _LAYOUT.pack(
        VERSION,
        found.pipeline,
        _FORMATS.index(found.format),
        found.quality,
        found.width,
        found.height,
        found.sha256,
        found.md5,
        b"".join(found.pdq_variants),
        found.phash,
        found.dhash,
    )


def unpack(packed: bytes) -> Fingerprint:
    """Return what ``pack`` packed.

    Raises:
        OutOfForm: another length or version, or a field out of its range.
    """
    if len(packed) != _LAYOUT.size:
        raise OutOfForm
    version, pipeline, form, quality, width, height, sha256, md5, codes, phash, dhash = _LAYOUT.unpack(packed)
    if (
        (version, pipeline) != (VERSION, PIPELINE)
        or form >= len(_FORMATS)
        or quality > _BEST
        or not width
        or not height
    ):
        raise OutOfForm
    variants = tuple(codes[at : at + 32] for at in range(0, len(codes), 32))
    return Fingerprint(
        pipeline=pipeline,
        sha256=sha256,
        md5=md5,
        pdq=variants[0],
        pdq_variants=variants,
        quality=quality,
        phash=phash,
        dhash=dhash,
        width=width,
        height=height,
        format=_FORMATS[form],
    )


SIZE = _LAYOUT.size
