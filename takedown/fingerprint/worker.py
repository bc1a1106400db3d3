"""What runs inside the jail: ranges of hostile bytes in, answers in their fixed forms out."""

from __future__ import annotations

import io

import av
import numpy as np
import pillow_heif
from PIL import Image, ImageCms

from takedown.cases.media import Fingerprint
from takedown.fingerprint import wire
from takedown.fingerprint.box import Box
from takedown.fingerprint.held import Held, Limits, open_file, opened
from takedown.fingerprint.view import Purpose
from takedown.jail import MemorySource, Read, Refusal
from takedown.media import decode, video
from takedown.media.canonical import canonical

_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 64, 48


class _Child:
    """What this process keeps from one question to the next: its limits, and the one file that is open."""

    limits = Limits(max_bytes=64 << 20, max_pixels=60_000_000, max_seconds=14_400.0)
    held: Held | None = None


def prepare(max_bytes: str, max_pixels: str, max_seconds: str) -> None:
    """Import and use every decoder once: after this, nothing can be opened any more.

    Args:
        max_bytes: the largest picture file, in digits.
        max_pixels: the largest width times height, in digits.
        max_seconds: how much of a video is worked through, in digits.
    """
    decode.configure()
    video.configure()
    for sample in (*_pictures(), *_videos()):
        read = MemorySource(sample).read
        for question in (
            wire.Open(bytes(wire.TOKEN), len(sample)),
            wire.Look(bytes(wire.TOKEN), Purpose.PROBE, Box(0.0, 0.0, 0.5, 1.0)),
            wire.Next(bytes(wire.TOKEN), Purpose.REGISTER),
        ):
            work(wire.pack_question(question), read)
    _Child.held = None
    _Child.limits = Limits(int(max_bytes), int(max_pixels), float(max_seconds))


def work(payload: bytes, read: Read) -> bytes:
    """Answer one question of ``takedown.fingerprint.wire``; the answer starts with the question's token.

    Raises:
        Refusal: ``empty``, ``not-media``, ``too-large``, ``too-many-pixels``, ``truncated`` or ``corrupt``.
    """
    question = wire.unpack_question(payload)
    if isinstance(question, wire.Open):
        _Child.held = None  # before anything of the next file is there
        _Child.held, found = open_file(read, question.size, _Child.limits)
        return question.token + wire.pack_opened(found)
    if _Child.held is None:
        raise Refusal("empty")
    if isinstance(question, wire.Look):
        return question.token + _Child.held.look(question.purpose, question.region).pack()
    return question.token + wire.pack_batch(_Child.held.next(question.purpose))


def fingerprint(content: bytes, max_pixels: int) -> Fingerprint:
    """Return the fingerprint of a picture, without its digests; decodes in this very process, so inside a jail only.

    Raises:
        Refusal: see ``takedown.media.canonical.canonical``.
    """
    return opened(canonical(content, max_pixels)).fingerprint()


def _pictures() -> list[bytes]:
    """Return a small picture in each format, turned and with a profile, so that each path is walked once."""
    picture = Image.fromarray(_sample(0))
    exif = Image.Exif()
    exif[0x0112] = 6
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    files = []
    for name in ("JPEG", "PNG", "WEBP", "AVIF", "GIF"):
        file = io.BytesIO()
        own = {} if name == "GIF" else {"exif": exif, "icc_profile": profile}
        picture.save(file, name, **own)
        files.append(file.getvalue())
    for name in ("WEBP", "AVIF", "GIF"):
        file = io.BytesIO()
        picture.save(file, name, save_all=True, append_images=[Image.fromarray(_sample(99))], duration=300)
        files.append(file.getvalue())
    file = io.BytesIO()
    pillow_heif.from_pillow(picture).save(file, quality=50)
    return [*files, file.getvalue()]


def _videos() -> list[bytes]:
    """Return a small video: the decoders open no file of their own, but what stands around them in Python may."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = _SAMPLE_WIDTH, _SAMPLE_HEIGHT, "yuv420p"
        stream.codec_context.thread_count = 1
        for number in range(5):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(_sample(number), format="rgb24")))
        container.mux(stream.encode(None))
    return [file.getvalue()]


def _sample(seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    numbers = seed + np.arange(_SAMPLE_WIDTH * _SAMPLE_HEIGHT * 3).reshape(_SAMPLE_HEIGHT, _SAMPLE_WIDTH, 3)
    return (numbers % 256).astype(np.uint8)
