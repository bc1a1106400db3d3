"""What children that aren't to be trusted answer when they are asked to open a file."""

from __future__ import annotations

from takedown.fingerprint import wire
from takedown.media.sniff import Format


def opened(code: bytes, *, video: bool = False) -> bytes:
    """Return a sound answer: a picture, or a video of unknown length, of which every variant has ``code``."""
    return wire.pack_opened(
        wire.Opened(
            format=Format.MP4 if video else Format.JPEG,
            quality=100,
            width=100,
            height=100,
            variants=(code,) * 8,
            phash=bytes(8),
            dhash=bytes(8),
            moving=video,
            duration=0.0,
            boxes=(),
        )
    )
