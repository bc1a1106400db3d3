"""What a file is, by its first bytes; its name is never asked. Whether it moves, and whether its end is missing.

A playlist, or any other file that names further files, is no medium here: nothing may be opened that wasn't handed in.
"""

from __future__ import annotations

from enum import StrEnum

from takedown.jail import MemorySource, Read, Refusal


class Format(StrEnum):
    """A format that is decoded: pictures, which may move, and videos."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    AVIF = "avif"
    MP4 = "mp4"
    MOV = "mov"
    THREE_GP = "3gp"
    WEBM = "webm"
    MKV = "mkv"
    AVI = "avi"
    FLV = "flv"
    MPEG_PS = "mpeg-ps"
    MPEG_TS = "mpeg-ts"
    MPEG_VIDEO = "mpeg-video"
    OGG = "ogg"


PICTURES = frozenset({Format.JPEG, Format.PNG, Format.GIF, Format.WEBP, Format.HEIC, Format.AVIF})
HEAD = 4096
"""How many first bytes tell the format."""

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

_HEIC_SEQUENCE_BRANDS = {b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"}
_MAGIC = {
    b"\xff\xd8\xff": Format.JPEG,
    b"\x89PNG\r\n\x1a\n": Format.PNG,
    b"GIF87a": Format.GIF,
    b"GIF89a": Format.GIF,
    b"FLV\x01": Format.FLV,
    b"\x00\x00\x01\xba": Format.MPEG_PS,
    b"\x00\x00\x01\xb3": Format.MPEG_VIDEO,
    b"OggS": Format.OGG,
}
_RIFF = {b"WEBP": Format.WEBP, b"AVI ": Format.AVI}
_EBML = b"\x1a\x45\xdf\xa3"
_QUICKTIME_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_SEGMENT_BOXES = {b"styp", b"moof", b"sidx"}  # of fragmented MP4, as HLS and DASH cut it
_TRANSPORT_SYNC = 0x47
_TRANSPORT_PACKETS = ((188, 0), (192, 4))  # a Blu-ray's packets have a time stamp of 4 bytes in front
_TRANSPORT_PACKETS_SEEN = 3
_BOX_HEAD = 8
_LARGE_BOX_HEAD = 16
_BOXES_LOOKED_AT = 10_000
_WEBP_FLAGS = 20


def sniff(content: bytes) -> Format:
    """Return the format of the file whose first bytes, ``HEAD`` at least where there are so many, are ``content``.

    Raises:
        Refusal: ``empty``, or ``not-media``.
    """
    if not content:
        raise Refusal("empty")
    found = next((form for magic, form in _MAGIC.items() if content.startswith(magic)), None)
    found = found or _by_container(content) or _by_boxes(content)
    if found is None:
        raise Refusal("not-media")
    return found


def moves(content: bytes, found: Format) -> bool:
    """Whether a whole file of format ``found`` says that it has more than one frame to be shown one after another."""
    match found:
        case Format.PNG:
            return b"acTL" in content[: content.find(b"IDAT")]
        case Format.GIF:
            return _gif_frames(content) > 1
        case Format.WEBP:
            return content[12:16] == b"VP8X" and len(content) > _WEBP_FLAGS and bool(content[_WEBP_FLAGS] & 2)
        case Format.AVIF:
            return b"avis" in _brands(content)
        case Format.HEIC:
            return bool(_brands(content) & _HEIC_SEQUENCE_BRANDS) and b"moov" in content
        case _:
            return found is not Format.JPEG


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
            return last_box_is_cut(MemorySource(content).read, len(content))
        case _:
            return False


def _by_container(content: bytes) -> Format | None:
    if content[:4] == b"RIFF":
        return _RIFF.get(content[8:12])
    if content.startswith(_EBML):
        return Format.WEBM if b"webm" in content[:64] else Format.MKV
    return Format.MPEG_TS if _is_transport(content) else None


def _by_boxes(content: bytes) -> Format | None:
    box = content[4:8]
    if box == b"ftyp":
        return _by_brands(content)
    if box in _SEGMENT_BOXES:
        return Format.MP4
    return Format.MOV if box in _QUICKTIME_BOXES else None


def _by_brands(content: bytes) -> Format:
    brands = _brands(content)
    if brands & _AVIF_BRANDS:
        return Format.AVIF
    if brands & _HEIC_BRANDS:
        return Format.HEIC
    if content[8:12] == b"qt  ":
        return Format.MOV
    return Format.THREE_GP if content[8:11] in {b"3gp", b"3g2"} else Format.MP4


def _brands(content: bytes) -> set[bytes]:
    """Return the brands of an ISO base media file (ISO/IEC 14496-12, the ``ftyp`` box), major one included."""
    if content[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(content[:4], "big"), 512)
    return {content[8:12]} | {content[at : at + 4] for at in range(16, end - 3, 4)}


def _is_transport(content: bytes) -> bool:
    """Whether the first packets of an MPEG transport stream (ISO/IEC 13818-1) are there."""
    for packet, ahead in _TRANSPORT_PACKETS:
        starts = content[ahead : ahead + packet * _TRANSPORT_PACKETS_SEEN : packet]
        if len(starts) > 1 and set(starts) == {_TRANSPORT_SYNC}:
            return True
    return False


def _gif_frames(content: bytes) -> int:
    """Return how many frames a GIF has (GIF89a, sections 18 to 26), two at most: more is not asked."""
    at, frames = 13 + _gif_colours(content[10:11]), 0
    while at < len(content) and frames <= 1:
        match content[at]:
            case 0x21:  # an extension: a label, then sub-blocks
                at = _after_sub_blocks(content, at + 2)
            case 0x2C:  # an image: its place, its colours, the size of its codes, then sub-blocks
                frames += 1
                at = _after_sub_blocks(content, at + 11 + _gif_colours(content[at + 9 : at + 10]))
            case _:
                break
    return frames


def _gif_colours(flags: bytes) -> int:
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _after_sub_blocks(content: bytes, at: int) -> int:
    while at < len(content) and content[at]:
        at += 1 + content[at]
    return at + 1


def last_box_is_cut(read: Read, size: int) -> bool:
    """Whether the last box of an ISO base media file of ``size`` bytes ends after the file does."""
    at = 0
    for _ in range(_BOXES_LOOKED_AT):
        if at + _BOX_HEAD > size:
            break
        head = read(at, _LARGE_BOX_HEAD)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[_BOX_HEAD:], "big")
        if length < _BOX_HEAD:  # 0: the box runs to the end of the file
            return False
        at += length
    return at != size
