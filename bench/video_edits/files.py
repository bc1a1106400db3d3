"""Clips as files in memory, with the encoders that PyAV and Pillow carry, and files as clips."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from bench.video_edits.clip import Clip, Pixels, of_frames


@dataclass(frozen=True, slots=True)
class Coding:
    """How a clip becomes a file.

    Attributes:
        side: the longer side in pixels; 0 leaves the clip's own.
        fps: frames a second; 0 leaves the clip's own.
    """

    container: str = "mp4"
    codec: str = "libx264"
    options: Mapping[str, str] = field(default_factory=lambda: {"preset": "veryfast", "crf": "23"})
    side: int = 0
    fps: float = 0.0


ORIGINAL = Coding()
SOCIAL = Coding(options={"preset": "veryfast", "crf": "28"})
GIF = Coding(container="gif", codec="gif", side=320, fps=10)


def encode(clip: Clip, coding: Coding = ORIGINAL) -> bytes:
    """Return the clip as the bytes of a file."""
    fps = coding.fps or clip.fps
    size = _size(clip.size, coding.side)
    times = [frame / fps for frame in range(max(1, round(clip.seconds * fps)))]
    frames = (_scaled(clip.at(min(time, clip.seconds)), size) for time in times)
    if coding.codec == "gif":
        return _gif([Image.fromarray(frame).quantize(128) for frame in frames], fps)
    file = io.BytesIO()
    with av.open(file, "w", format=coding.container) as out:
        stream = cast("VideoStream", out.add_stream(coding.codec, rate=Fraction(fps).limit_denominator(1001)))
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.options = dict(coding.options)
        stream.codec_context.thread_count = 1
        for frame in frames:
            out.mux(stream.encode(VideoFrame.from_ndarray(frame, "rgb24")))
        out.mux(stream.encode())
    return file.getvalue()


def load(content: bytes, fps: float = 15.0, side: int = 640) -> Clip:
    """Return a video file of one's own as a clip, brought to ``fps`` and scaled to ``side`` at most."""
    frames: list[Pixels] = []
    with av.open(io.BytesIO(content), "r") as file:
        for frame in file.decode(video=0):
            missing = int((frame.time or 0.0) * fps + 1e-6) + 1 - len(frames)
            if missing < 1:
                continue
            rgb: Pixels = np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
            height, width = rgb.shape[:2]
            # Where the file has fewer frames a second, the last one stays.
            frames += frames[-1:] * (missing - 1)
            frames.append(_scaled(rgb, _size((width, height), min(side, max(width, height)))))
    return of_frames(frames, fps)


def _size(size: tuple[int, int], side: int) -> tuple[int, int]:
    """Return even sides, as most encoders ask for."""
    scale = side / max(size) if side else 1.0
    return max(16, round(size[0] * scale / 2) * 2), max(16, round(size[1] * scale / 2) * 2)


def _scaled(frame: Pixels, size: tuple[int, int]) -> Pixels:
    if (frame.shape[1], frame.shape[0]) == size:
        return frame
    how = cv2.INTER_AREA if size[0] < frame.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(frame, size, interpolation=how), np.uint8)


def _gif(frames: list[Image.Image], fps: float) -> bytes:
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], duration=round(1000 / fps), loop=0)
    return file.getvalue()
