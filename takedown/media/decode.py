"""Opens hostile bytes with the one decoder that their first bytes name, after the header passed the limits.

To be called inside a jail only. ``warm_up`` comes first, while files can still be opened.
"""

from __future__ import annotations

import io
import struct
import zlib

import pillow_heif
from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from takedown.jail import Refusal
from takedown.media.sniff import PICTURES, Format, looks_cut, sniff

_PLUGINS = {
    Format.JPEG: ("JPEG", "MPO"),  # a JPEG that carries further pictures opens as MPO
    Format.PNG: ("PNG",),
    Format.GIF: ("GIF",),
    Format.WEBP: ("WEBP",),
    Format.HEIC: ("HEIF",),
    Format.AVIF: ("AVIF",),
}
_MODULES = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)

# What the decoders raise on files that are not what they claim; seen on fuzzed files and read in their source.
UNREADABLE = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, EOFError,
    struct.error, zlib.error,
)  # fmt: skip


def configure() -> None:
    """Set the decoders up: one thread each, no guessing at cut files, no limit but our own."""
    pillow_heif.register_heif_opener(thumbnails=False)
    pillow_heif.options.DECODE_THREADS = 1
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    Image.MAX_IMAGE_PIXELS = None  # it would warn first and refuse at twice the figure; see check_size


def open_picture(content: bytes, max_pixels: int) -> tuple[Image.Image, Format]:
    """Return the first frame, its header read and its pixels not decoded yet, and its format.

    Raises:
        Refusal: ``empty``, ``not-media``, ``too-many-pixels``, ``truncated`` or ``corrupt``. A video is ``not-media``
            here: see ``takedown.media.video``.
    """
    found = sniff(content)
    if found not in PICTURES:
        raise Refusal("not-media")
    if found is Format.WEBP:  # its decoder takes memory for the whole canvas when it merely opens
        check_size(_webp_size(content), max_pixels)
    try:
        picture = Image.open(io.BytesIO(content), formats=_PLUGINS[found])
    except UNREADABLE as problem:
        raise refusal(content, found, problem) from problem
    check_size(picture.size, max_pixels)
    return picture, found


def refusal(content: bytes, found: Format, problem: BaseException) -> Refusal:
    """Return why ``content`` couldn't be decoded: its end is missing, or something else is wrong with it."""
    cut = "truncat" in str(problem).lower() or looks_cut(content, found)
    return Refusal("truncated" if cut else "corrupt")


def check_size(size: tuple[int, int], max_pixels: int) -> None:
    """Refuse what claims more pixels than ``max_pixels``, or none.

    Raises:
        Refusal: ``too-many-pixels`` or ``corrupt``.
    """
    width, height = size
    if width * height > max_pixels:
        raise Refusal("too-many-pixels")
    if width * height == 0:
        raise Refusal("corrupt")


def _webp_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the first chunk (RFC 9649, sections 2.5 to 2.7); 1 x 1 where there is none."""
    kind, body = content[12:16], content[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return 1, 1
