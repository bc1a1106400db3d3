"""Pictures drawn from a number: soft colours, a few shapes, some grain; each unlike all others."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

SIZE = 320


def drawn(seed: int, size: int = SIZE) -> Image.Image:
    """Return picture number ``seed``."""
    random = np.random.default_rng(seed)
    coarse = Image.fromarray(random.integers(0, 256, (7, 7, 3), dtype=np.uint8))
    picture = coarse.resize((size, size), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(picture)
    for _ in range(6):
        left, top = random.integers(0, size * 3 // 4, 2)
        right, bottom = random.integers(size // 10, size // 3, 2)
        shape = pen.ellipse if random.random() < 0.5 else pen.rectangle
        shape((left, top, left + right, top + bottom), fill=tuple(random.integers(0, 256, 3)))
    grain = random.normal(0, 5, (size, size, 3))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))


def jpeg(seed: int, quality: int = 90, size: int = SIZE) -> bytes:
    return encoded(drawn(seed, size), "JPEG", quality=quality)


def encoded(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def folder_of(folder: Path, seeds: range, size: int = SIZE) -> Path:
    """Write pictures as files into ``folder``; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (folder / f"{seed:03}.jpg").write_bytes(jpeg(seed, size=size))
    return folder


def vast_png(side: int = 30_000) -> bytes:
    """Return a PNG of ``side`` x ``side`` pixels, one bit each, in a few kilobytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))

    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    head = struct.pack("!IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def gif_bomb() -> bytes:
    """Return a GIF whose screen is 65,535 pixels each way, with a frame as large, in a hundred bytes."""
    screen = b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(3) + b"\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x44\x01\x00"
    return screen + frame * 3 + b"\x3b"


def video() -> bytes:
    """Return the beginning of an MP4 file."""
    return struct.pack("!I4s4sI4s4s", 24, b"ftyp", b"isom", 512, b"isom", b"mp41") + b"\x00\x00\x00\x08mdat" + bytes(64)
