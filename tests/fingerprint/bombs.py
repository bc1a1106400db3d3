"""A small file that is much work: 4K frames in which nothing moves are 40 bytes each."""

from __future__ import annotations

import io

import av
import numpy as np

_SIZE = (2304, 4096)
_FIRST, _CYCLE = 17, 16
"""Frames after which what x264 says of each repeats, number included: so they can be copied without end."""


def bomb(frames: int) -> bytes:
    """Return an MP4 of so many frames, 25 a second; some 48 bytes each."""
    blots = np.random.default_rng(1).integers(0, 256, (9, 16, 3), dtype=np.uint8)
    height, width = _SIZE
    picture = av.VideoFrame.from_ndarray(blots.repeat(height // 9, 0).repeat(width // 16, 1), format="rgb24")
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        only_skips = {
            "preset": "ultrafast",
            "threads": "1",
            "x264-params": "keyint=infinite:scenecut=0:bframes=0:ref=1",
        }
        stream = container.add_stream("libx264", rate=25, options=only_skips)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        packets = []
        for number in range(_FIRST + _CYCLE):
            picture.pts = number
            packets += stream.encode(picture)
        packets += stream.encode(None)
        for number in range(frames):
            place = number if number < _FIRST else _FIRST + (number - _FIRST) % _CYCLE
            packet = av.Packet(bytes(packets[place]))
            packet.stream, packet.time_base = stream, packets[place].time_base
            packet.pts = packet.dts = number
            packet.is_keyframe = number == 0
            container.mux(packet)
    return file.getvalue()
