"""Frames of a hostile video: demuxed and decoded by FFmpeg (PyAV), small, upright and in RGB, at the moments wanted.

To be called inside a jail only. The demuxer is the one that the first bytes name, decoders are those listed here, and
nothing but the ranges handed in is ever read: a playlist or a reference to another file opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Literal, NoReturn, cast

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.sidedata.sidedata import Type
from av.stream import Discard, Disposition
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from takedown.jail import Read, Refusal
from takedown.media.ahead import Ahead
from takedown.media.clock import Clock, Times
from takedown.media.decode import UNREADABLE, check_size
from takedown.media.ranges import RangeFile
from takedown.media.sniff import Format, last_box_is_cut

Pixels = NDArray[np.uint8]

LONG_SIDE = 512
"""Frames are reduced to at most this many pixels on the long side."""

_BOXES = "mov,mp4,m4a,3gp,3g2,mj2"
_DEMUXERS = {
    Format.MP4: _BOXES,
    Format.MOV: _BOXES,
    Format.THREE_GP: _BOXES,
    Format.HEIC: _BOXES,
    Format.WEBM: "matroska,webm",
    Format.MKV: "matroska,webm",
    Format.AVI: "avi",
    Format.FLV: "flv",
    Format.MPEG_PS: "mpeg",
    Format.MPEG_TS: "mpegts",
    Format.MPEG_VIDEO: "mpegvideo",
    Format.OGG: "ogg",
}
# By codec, the frames that are left out: those that only show what lies between two others, where a decoder can tell
# them apart without decoding. HEVC calls nearly every frame bidirectional, so there only those that no other needs.
_LEFT_OUT: dict[str, Literal["BIDIR", "NONREF"]] = {
    "h264": "BIDIR",
    "mpeg4": "BIDIR",
    "mpeg2video": "BIDIR",
    "mpeg1video": "BIDIR",
    "hevc": "NONREF",
}
# What a file tells in another encoding refuses nothing: PyAV has to be told so before its version 19, which knows no
# other way. On Python 3.12 and later the locks hold that one.
_LENIENT: dict[str, Any] = {} if int(av.__version__.partition(".")[0]) >= 19 else {"metadata_errors": "replace"}  # noqa: PLR2004
_DECODERS = (
    *_LEFT_OUT, "vp8", "vp9", "libdav1d", "av1", "mjpeg", "theora", "h263", "flv", "vp6", "vp6f", "msmpeg4",
    "msmpeg4v2", "msmpeg4v1", "wmv1", "wmv2", "prores", "dvvideo", "svq1", "svq3", "cinepak",
)  # fmt: skip
_BUFFER = 128 * 1024
_BROKEN = (ValueError, OSError, EOFError, av.error.FFmpegError)
_MISSES = 300
_BYTES_A_SECOND = 100
"""A file that claims to last so long that fewer would do for a second isn't believed."""
_ODDEST_ASPECT = 4
_COVER = Disposition.attached_pic


class Video:
    """An opened video.

    Args:
        read: reads its ranges.
        size: bytes in all.
        found: its format.
        max_pixels: width times height of a frame.
        max_seconds: so much of it is worked through.

    Attributes:
        format: its format.
        duration: seconds, as claimed; 0: unknown.

    Raises:
        Refusal: ``not-media`` without a picture in it, ``too-many-pixels``, ``truncated`` or ``corrupt``.
        MemoryError: it doesn't fit into the jail's memory.
    """

    def __init__(self, read: Read, size: int, found: Format, max_pixels: int, max_seconds: float) -> None:
        self.format = found
        self._read, self._size = read, size
        self._max_seconds = max_seconds
        self._container = self._opened(max_pixels)
        self._stream = self._chosen()
        for other in self._container.streams:
            other.discard = (
                Discard.default if other.index == self._stream.index else Discard.all
            )  # sound isn't even read
        context = self._stream.codec_context
        check_size((context.width or 1, context.height or 1), max_pixels)
        context.thread_count = 1
        context.options = {"skip_loop_filter": "all", "max_pixels": str(max_pixels), "threads": "1"}
        if context.name in _LEFT_OUT:
            context.skip_frame = _LEFT_OUT[context.name]
        self.duration = self._claimed()
        self._reformatter = VideoReformatter()
        self._looked: float | None = None
        self._matrix: tuple[int, ...] | None = None

    def frames(self) -> Iterator[tuple[float, Pixels] | None]:
        """Yield the frames wanted, each with its second from 0 on, as shape (height, width, 3).

        ``None`` comes between them, after each bit of work that gave none, so that the caller can pause. What is broken
        is left out; at a break that can't be passed the video ends.

        Raises:
            Refusal: ``truncated`` or ``corrupt``: there was not one frame.
        """
        clock, times = Clock(self.duration), Times(self._step())
        found = False
        for frame in self._decoded(clock):
            if frame is None:
                yield None
                continue
            at = times.of(frame.time)
            if at > self._max_seconds:
                break
            pixels = self._pixels(frame) if clock.due(at) else None
            found = found or pixels is not None
            yield None if pixels is None else (at, pixels)
        if not found:
            self._refuse()

    def frames_near(self, second: float) -> Iterator[tuple[float, Pixels] | None]:
        """Yield frames as ``frames`` does, from a little before ``second`` on where the file can be entered there.

        Their seconds are those of the file's own clock, whatever it says.
        """
        begins = self._container.start_time or 0
        with suppress(*_BROKEN):
            self._container.seek(begins + int(second * av.time_base))
        for found in self.frames():
            if found is None:
                yield None
                continue
            own = found[0] if self._looked is None else self._looked - begins / av.time_base
            yield max(0.0, own), found[1]

    def _opened(self, max_pixels: int) -> InputContainer:
        demuxer = _DEMUXERS[self.format]
        options = {
            "protocol_whitelist": "",
            "format_whitelist": demuxer,
            "codec_whitelist": ",".join(_DECODERS),
            "max_pixels": str(max_pixels),
            "threads": "1",
        }
        file = RangeFile(self._read, self._size)
        try:
            container = av.open(
                file,
                format=demuxer.partition(",")[0],
                options=options,
                buffer_size=_BUFFER,
                io_open=_open_nothing,
                **_LENIENT,
            )
            return cast("InputContainer", container)
        except (*UNREADABLE, av.error.FFmpegError) as problem:
            self._refuse(problem)

    def _chosen(self) -> VideoStream:
        """Return the largest stream of pictures that isn't a cover."""
        streams = [
            stream
            for stream in self._container.streams.video
            if cast("object", stream.codec_context) is not None and not stream.disposition & _COVER
        ]
        if not streams:
            raise Refusal("not-media")
        known = [stream for stream in streams if stream.codec_context.name in _DECODERS]
        if not known:
            self._refuse()
        return max(known, key=lambda stream: stream.codec_context.width * stream.codec_context.height)

    def _claimed(self) -> float:
        stream, micro = self._stream, self._container.duration
        seconds = float(micro) / 1e6 if micro else 0.0
        if not seconds and stream.duration and stream.time_base:
            seconds = float(stream.duration * stream.time_base)
        return seconds if 0 < seconds * _BYTES_A_SECOND <= self._size else 0.0

    def _step(self) -> float:
        rate = self._stream.average_rate or self._stream.guessed_rate
        return float(1 / rate) if rate and rate > 1 else 0.04

    def _decoded(self, clock: Clock) -> Iterator[VideoFrame | None]:
        """Yield decoded frames, and ``None`` after each packet; packets before a key frame that suffices are passed."""
        ahead, misses = Ahead(self._packets()), 0
        while misses <= _MISSES:
            packet = ahead.next(self._looked, clock.leap())
            frames: list[VideoFrame] = []
            try:
                frames = self._stream.codec_context.decode(packet)
            except _BROKEN as problem:
                _raise_if_memory(problem)
                misses += 1
            if frames:
                misses = 0
            yield from (frame for frame in frames if not frame.is_corrupt)
            yield None
            if packet is None:  # and what the decoder still held has come out
                return

    def _packets(self) -> Iterator[Packet[VideoStream]]:
        """Yield the packets that hold something, up to where the file breaks."""
        try:
            # Empty ones repeat a frame (Ogg), and the last one asks for the rest before a broken end can.
            yield from (packet for packet in self._container.demux(self._stream) if packet.size)
        except _BROKEN as problem:
            _raise_if_memory(problem)

    def _pixels(self, frame: VideoFrame) -> Pixels | None:
        """Return what a frame shows, small and upright; ``None``: it has a form that can't be converted."""
        self._looked = frame.time
        width, height = _displayed(frame.width, frame.height, self._stream)
        scale = min(1.0, LONG_SIDE / max(width, height))
        try:
            small = self._reformatter.reformat(
                frame,
                width=max(1, round(width * scale)),
                height=max(1, round(height * scale)),
                format="rgb24",
                interpolation=Interpolation.AREA if scale < 1 else Interpolation.BILINEAR,
                threads=1,
            )
        except _BROKEN as problem:
            _raise_if_memory(problem)
            return None
        if self._matrix is None:
            # Once: a frame that was asked for its side data is in a circle with it, and stays in memory for long.
            self._matrix = _matrix(frame)
        return _upright(cast("Pixels", small.to_ndarray()), self._matrix)

    def size(self, pixels: Pixels) -> tuple[int, int]:
        """Return width and height at which the video is shown, ``pixels`` being one of its frames."""
        context = self._stream.codec_context
        width, height = _displayed(context.width or 1, context.height or 1, self._stream)
        sideways = (width > height) != (pixels.shape[1] > pixels.shape[0]) and width != height
        return (height, width) if sideways else (width, height)

    def _refuse(self, problem: BaseException | None = None) -> NoReturn:
        if problem is not None:
            _raise_if_memory(problem)
        cut = _DEMUXERS[self.format] == _BOXES and last_box_is_cut(self._read, self._size)
        if self.format is Format.AVI:
            cut = int.from_bytes(self._read(4, 4), "little") + 8 > self._size
        raise Refusal("truncated" if cut else "corrupt") from problem


def configure() -> None:
    """Have FFmpeg say nothing."""
    av.logging.set_level(None)


def _open_nothing(_url: str, _flags: int, _options: dict[str, str]) -> NoReturn:
    raise PermissionError


def _raise_if_memory(problem: BaseException) -> None:
    if isinstance(problem, MemoryError):
        raise problem


def _displayed(width: int, height: int, stream: VideoStream) -> tuple[int, int]:
    """Return the size with square pixels, the longer side kept or widened."""
    aspect = stream.sample_aspect_ratio
    if not aspect or not 1 / _ODDEST_ASPECT <= aspect <= _ODDEST_ASPECT:
        return width, height
    return (round(width * aspect), height) if aspect > 1 else (width, round(height / aspect))


def _matrix(frame: VideoFrame) -> tuple[int, ...]:
    """Return a, b, c, d of the display matrix (ISO/IEC 14496-12, 8.2.2): x' = ax + cy, y' = bx + dy."""
    with suppress(KeyError, ValueError, LookupError):
        numbers = np.frombuffer(bytes(cast("Any", frame.side_data)[Type.DISPLAYMATRIX]), np.int32)
        return tuple(int(numbers[place]) for place in (0, 1, 3, 4))
    return (1, 0, 0, 1)


def _upright(pixels: Pixels, matrix: tuple[int, ...]) -> Pixels:
    a, b, c, d = matrix
    if abs(b) > abs(a):
        pixels, a, d = pixels.swapaxes(0, 1), c, b
    if a < 0:
        pixels = pixels[:, ::-1]
    if d < 0:
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)
