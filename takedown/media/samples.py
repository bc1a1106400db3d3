"""Small files of our own in every format, with which a child uses each decoder once before its walls stand."""

from __future__ import annotations

import io

import av
import numpy as np
import pillow_heif
from PIL import Image, ImageCms

_WIDTH, _HEIGHT = 64, 48


def pictures() -> list[bytes]:
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


def videos() -> list[bytes]:
    """Return a small video: the decoders open no file of their own, but what stands around them in Python may."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        stream.codec_context.thread_count = 1
        for number in range(5):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(_sample(number), format="rgb24")))
        container.mux(stream.encode(None))
    return [file.getvalue()]


def _sample(seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    numbers = seed + np.arange(_WIDTH * _HEIGHT * 3).reshape(_HEIGHT, _WIDTH, 3)
    return (numbers % 256).astype(np.uint8)
