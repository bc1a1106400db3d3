"""Small videos and animations, made in memory from photographs that the wheels of two libraries carry."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import lru_cache

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.fingerprint import photographs

Pixels = NDArray[np.uint8]

CODECS = {
    "mp4": ("mp4", "libx264"),
    "mov": ("mov", "libx264"),
    "3gp": ("3gp", "mpeg4"),
    "webm": ("webm", "libvpx-vp9"),
    "webm-vp8": ("webm", "libvpx"),
    "mkv": ("matroska", "libx264"),
    "avi": ("avi", "mpeg4"),
    "flv": ("flv", "libx264"),
    "mpeg-ps": ("mpeg", "mpeg2video"),
    "mpeg-ts": ("mpegts", "libx264"),
    "mpeg-ts-192": ("mpegts", "libx264"),
    "mpeg-video": ("mpeg2video", "mpeg2video"),
    "mov-mjpeg": ("mov", "mjpeg"),
    "mp4-hevc": ("mp4", "libx265"),
    "mp4-av1": ("mp4", "libsvtav1"),
    "mp4-fragment": ("mp4", "libx264"),
}
FORMATS = (
    {name: name.partition("-")[0] for name in CODECS}
    | {name: name for name in ("mpeg-ps", "mpeg-ts", "mpeg-video")}
    | {"mpeg-ts-192": "mpeg-ts"}
)
_QUIET = {
    "libx264": {"preset": "ultrafast", "crf": "20", "threads": "1"},
    "libx265": {"preset": "ultrafast", "x265-params": "log-level=none:pools=1:frame-threads=1"},
    "libsvtav1": {"preset": "12", "svtav1-params": "lp=1"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8", "b": "1M", "threads": "1"},
    "libvpx": {"deadline": "realtime", "cpu-used": "8", "b": "1M", "threads": "1"},
    "mpeg4": {"b": "2M"},
    "mpeg2video": {"b": "3M"},
    "mjpeg": {"qmin": "3", "qmax": "3"},
}
_PIXELS = {"mjpeg": "yuvj420p"}


def scenes(seconds: float, rate: int, size: tuple[int, int] = (320, 240)) -> list[Pixels]:
    """Return the frames of a film that pans over a photograph for a second, then over the next one."""
    photos = [Image.fromarray(each).resize((size[0] * 3 // 2, size[1])) for each in photographs.scenes()]
    frames = []
    for number in range(int(seconds * rate)):
        photo = photos[number // rate % len(photos)]
        left = (photo.width - size[0]) * (number % rate) // rate
        frames.append(np.asarray(photo.crop((left, 0, left + size[0], size[1]))))
    return frames


def encoded(
    frames: list[Pixels],
    name: str = "mp4",
    *,
    rate: int = 10,
    keys: int = 12,
    aspect: Fraction | None = None,
) -> bytes:
    """Return ``frames`` as a file; ``name`` is one of ``CODECS``."""
    form, codec = CODECS[name]
    height, width = frames[0].shape[:2]
    file = io.BytesIO()
    options = {"movflags": "frag_keyframe+empty_moov"} if name == "mp4-fragment" else {}
    if name == "mpeg-ts-192":
        options = {"mpegts_m2ts_mode": "1"}
    with _usual_scheduling(), av.open(file, "w", format=form, options=options) as container:
        stream = container.add_stream(codec, rate=rate_of(name, rate), options=_QUIET[codec])
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, _PIXELS.get(codec, "yuv420p")
        stream.codec_context.gop_size = keys
        stream.codec_context.thread_count = 1
        if aspect:
            stream.codec_context.sample_aspect_ratio = aspect
        for pixels in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return file.getvalue()


@contextmanager
def _usual_scheduling() -> Iterator[None]:
    """Undo what SVT-AV1 does as root: it makes its caller a real-time process, and so whatever that starts later.

    There one busy loop starves everything else on the machine (``sched(7)``).
    """
    policy, priority = os.sched_getscheduler(0), os.sched_getparam(0)
    try:
        yield
    finally:
        os.sched_setscheduler(0, policy, priority)


def rate_of(name: str, wanted: int = 10) -> int:
    """Return ``wanted``, or what MPEG-2 knows: it has no slow films."""
    return 25 if CODECS[name][1] == "mpeg2video" else wanted


@lru_cache
def film(name: str) -> bytes:
    """Return four seconds of four photographs, in the dress ``name`` of ``CODECS``."""
    return encoded(scenes(4, rate_of(name)), name)


@lru_cache
def animation(form: str) -> bytes:
    """Return two seconds of two photographs as an animated GIF, PNG, WebP or AVIF."""
    frames = [Image.fromarray(pixels) for pixels in scenes(2, 5, (160, 120))]
    file = io.BytesIO()
    frames[0].save(file, form, save_all=True, append_images=frames[1:], duration=200)
    return file.getvalue()


def turned(content: bytes, matrix: tuple[int, int, int, int]) -> bytes:
    """Return the MP4 ``content`` with a, b, c, d in the display matrix of its one track."""
    at = content.index(b"tkhd") + 4 + 40
    a, b, c, d = (number << 16 for number in matrix)
    numbers = np.array([a, b, 0, c, d, 0, 0, 0, 1 << 30], ">i4").tobytes()
    return content[:at] + numbers + content[at + 36 :]


def still(form: str) -> bytes:
    """Return a photograph that doesn't move."""
    file = io.BytesIO()
    Image.fromarray(scenes(1, 1, (160, 120))[0]).save(file, form)
    return file.getvalue()


def sound() -> bytes:
    """Return a second of silence as MP4, without a picture in it."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=8000)
        assert isinstance(stream, av.AudioStream)
        for number in range(8):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            frame.rate, frame.pts = 8000, number * 1024
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()
