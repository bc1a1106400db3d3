"""What a file is, by its first bytes; its name is never asked. And whether its end is missing."""

from __future__ import annotations

from enum import StrEnum

from takedown.jail import Refusal


class Format(StrEnum):
    """A format that is decoded."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    AVIF = "avif"


_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {
    b"heic",
    b"heix",
    b"heim",
    b"heis",
    b"hevc",
    b"hevx",
    b"hevm",
    b"hevs",
    b"mif1",
    b"mif2",
    b"mif3",
    b"msf1",
}

_VIDEO_MAGIC = (b"\x1a\x45\xdf\xa3", b"FLV\x01", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"OggS")
_QUICKTIME_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_TRANSPORT_SYNC, _TRANSPORT_PACKET = 0x47, 188
_BOX_HEAD = 8
_LARGE_BOX_HEAD = 16


def sniff(content: bytes) -> Format:
    """Return the format of ``content``.

    Raises:
        Refusal: ``empty``; ``video-later`` for a video; ``not-media`` for all else.
    """
    if not content:
        raise Refusal("empty")
    found = _still(content)
    if found is not None:
        return found
    raise Refusal("video-later" if _is_video(content) else "not-media")


def looks_cut(content: bytes, found: Format) -> bool:
    """Whether the end of a file of format ``found`` is missing, by the format's own end mark or stated length."""
    match found:
        case Format.JPEG:
            return b"\xff\xd9" not in content
        case Format.PNG:
            return b"IEND" not in content
        case Format.GIF:
            return not content.rstrip(b"\0").endswith(b";")
        case Format.WEBP:
            return int.from_bytes(content[4:8], "little") + _BOX_HEAD > len(content)
        case Format.HEIC | Format.AVIF:
            return _last_box_is_cut(content)


def _still(content: bytes) -> Format | None:
    if content.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return Format.GIF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Format.WEBP
    brands = _brands(content)
    if brands & _AVIF_BRANDS:
        return Format.AVIF
    return Format.HEIC if brands & _HEIC_BRANDS else None


def _brands(content: bytes) -> set[bytes]:
    """Return the brands of an ISO base media file (ISO/IEC 14496-12, the ``ftyp`` box), major one included."""
    if content[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(content[:4], "big"), 512)
    return {content[8:12]} | {content[at : at + 4] for at in range(16, end - 3, 4)}


def _is_video(content: bytes) -> bool:
    if content.startswith(_VIDEO_MAGIC) or content[4:8] == b"ftyp" or content[4:8] in _QUICKTIME_BOXES:
        return True
    if content[:4] == b"RIFF" and content[8:12] == b"AVI ":
        return True
    return len(content) > _TRANSPORT_PACKET and all(content[at] == _TRANSPORT_SYNC for at in (0, _TRANSPORT_PACKET))


def _last_box_is_cut(content: bytes) -> bool:
    at = 0
    while at + _BOX_HEAD <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(content[at + _BOX_HEAD : at + _LARGE_BOX_HEAD], "big")
        elif size == 0:  # the box runs to the end of the file
            return False
        if size < _BOX_HEAD:
            return False
        at += size
    return at != len(content)
