"""What an address or an answer is: a page, media, what holds or names media, or neither.

By content type, then first bytes, then name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from posixpath import splitext

from yarl import URL

from takedown.crawl.lists import listed

MEDIA_ENDS = listed("""
    .jpg .jpeg .jpe .jfif .pjpeg .png .apng .gif .webp .avif .heic .heif .bmp .tif .tiff .jxl
    .mp4 .m4v .webm .mov .mkv .avi .mpg .mpeg .ogv .3gp .wmv .flv .ts .m2ts .mts .m4s .cmfv
""")
PLAYLIST_ENDS = listed(".m3u8 .mpd")
ARCHIVE_ENDS = listed("""
    .zip .rar .7z .tar .tgz .tbz .tbz2 .txz .gz .bz2 .xz .cbz .cbr .cb7 .cbt
""")
DOCUMENT_ENDS = listed(".pdf")
OTHER_ENDS = listed("""
    .css .js .mjs .map .json .xml .rss .atom .txt .csv .md .doc .docx .xls .xlsx .ppt .odt .epub .svg .ico
    .iso .exe .msi .dmg .apk .deb .rpm .jar .bin .torrent
    .mp3 .m4a .ogg .oga .opus .flac .wav .woff .woff2 .ttf .otf .eot .wasm .ics .vcf .swf
""")
"""Neither a page nor media, nor what holds or names media."""

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_NOT_MEDIA_TYPES = frozenset({"image/svg+xml", "image/x-icon", "image/vnd.microsoft.icon"})
_VAGUE_TYPES = listed("""
    application/octet-stream application/x-octet-stream binary/octet-stream text/plain application/unknown
    application/force-download application/x-force-download application/download application/x-download
""") | {""}
_XML_TYPES = frozenset({"application/xml", "text/xml"})

# First bytes of the picture and film formats; the jail decides what they really are.
_MAGIC = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF....(?:WEBP|AVI )|....ftyp|\x1aE\xdf\xa3|BM....\x00\x00\x00\x00",
    re.DOTALL,
)
_TRANSPORT = re.compile(rb"(?:....)?G.{187}(?:....)?G", re.DOTALL)
_BUNDLE_MAGIC = re.compile(
    rb"(?P<archive>PK\x03\x04|PK\x05\x06|\x1f\x8b\x08|BZh[1-9]1AY&SY|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|.{257}ustar)"
    rb"|(?P<document>%PDF-)"
    rb"|(?P<playlist>(?:\xef\xbb\xbf)?#EXTM3U)",
    re.DOTALL,
)
_MPD = re.compile(rb"<(?:[A-Za-z]\w*:)?MPD[\s>]")
# Nothing is ever taken back (``*+``): a row of comments could otherwise be split in 2**n ways before it is refused.
_HTML = re.compile(
    rb"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 1024


class Kind(StrEnum):
    """What something is, as far as a crawl cares."""

    PAGE = "page"
    MEDIA = "media"
    PLAYLIST = "playlist"
    """Names the segments of a film (HLS, DASH)."""
    ARCHIVE = "archive"
    DOCUMENT = "document"
    OTHER = "other"
    UNKNOWN = "unknown"
    """Only the answer will tell."""


_ENDS = (
    dict.fromkeys(OTHER_ENDS, Kind.OTHER)
    | dict.fromkeys(DOCUMENT_ENDS, Kind.DOCUMENT)
    | dict.fromkeys(ARCHIVE_ENDS, Kind.ARCHIVE)
    | dict.fromkeys(PLAYLIST_ENDS, Kind.PLAYLIST)
    | dict.fromkeys(MEDIA_ENDS, Kind.MEDIA)
)
_TYPES = (
    dict.fromkeys(_PAGE_TYPES, Kind.PAGE)
    | dict.fromkeys(
        listed("""
            application/vnd.apple.mpegurl application/x-mpegurl application/mpegurl audio/mpegurl audio/x-mpegurl
            video/x-mpegurl application/dash+xml video/vnd.mpeg.dash.mpd
        """),
        Kind.PLAYLIST,
    )
    | dict.fromkeys(
        listed("""
            application/zip application/x-zip application/x-zip-compressed application/x-tar application/gzip
            application/x-gzip application/x-gtar application/x-compressed-tar application/x-bzip application/x-bzip2
            application/x-xz application/x-7z-compressed application/vnd.rar application/x-rar application/rar
            application/x-rar-compressed application/vnd.comicbook+zip application/vnd.comicbook-rar application/x-cbz
            application/x-cbr
        """),
        Kind.ARCHIVE,
    )
    | {"application/pdf": Kind.DOCUMENT, "application/x-pdf": Kind.DOCUMENT}
)


def kind_of_address(url: str) -> Kind:
    """Return what the end of the address's path promises."""
    return _ENDS.get(splitext(URL(url).path)[1].lower(), Kind.UNKNOWN)


def kind_of_answer(content_type: str, head: bytes, url: str) -> Kind:
    """Return what an answer is, from its ``Content-Type``, its first bytes and its address; never ``UNKNOWN``."""
    mime = content_type.partition(";")[0].strip().lower()
    kind = _TYPES.get(mime)
    if kind is Kind.PAGE:
        # A picture served under the wrong name is still a picture.
        return Kind.MEDIA if _MAGIC.match(head) else Kind.PAGE
    if kind is not None:
        return kind
    if mime.startswith(("image/", "video/")) and mime not in _NOT_MEDIA_TYPES:
        return Kind.MEDIA
    if mime in _XML_TYPES and _MPD.search(head, 0, _HEAD):
        return Kind.PLAYLIST
    return _kind_of_bytes(head, url) if mime in _VAGUE_TYPES else Kind.OTHER


def _kind_of_bytes(head: bytes, url: str) -> Kind:
    if _MAGIC.match(head) or _TRANSPORT.match(head):
        return Kind.MEDIA
    if (bundle := _BUNDLE_MAGIC.match(head)) is not None:
        return Kind(bundle.lastgroup or Kind.OTHER)
    if _HTML.match(head[:_HEAD]):
        return Kind.PAGE
    if _MPD.search(head, 0, _HEAD):
        return Kind.PLAYLIST
    promised = kind_of_address(url)
    return Kind.OTHER if promised is Kind.UNKNOWN else promised
