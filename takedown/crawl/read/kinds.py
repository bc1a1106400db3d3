"""What an address or an answer is: a page, media or neither; by content type, then first bytes, then name."""

from __future__ import annotations

import re
from enum import StrEnum
from posixpath import splitext

from yarl import URL

from takedown.crawl.lists import listed

MEDIA_ENDS = listed("""
    .jpg .jpeg .jpe .jfif .pjpeg .png .apng .gif .webp .avif .heic .heif .bmp .tif .tiff .jxl
    .mp4 .m4v .webm .mov .mkv .avi .mpg .mpeg .ogv .3gp .wmv .flv
""")
OTHER_ENDS = listed("""
    .css .js .mjs .map .json .xml .rss .atom .txt .csv .md .pdf .doc .docx .xls .xlsx .ppt .odt .epub .svg .ico
    .zip .rar .7z .gz .bz2 .xz .tar .iso .exe .msi .dmg .apk .deb .rpm .jar .bin .torrent .m3u8 .mpd .ts
    .mp3 .m4a .ogg .oga .opus .flac .wav .woff .woff2 .ttf .otf .eot .wasm .ics .vcf .swf
""")
"""Neither a page nor media; archives and stream playlists are for later adapters."""

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_NOT_MEDIA_TYPES = frozenset({"image/svg+xml", "image/x-icon", "image/vnd.microsoft.icon", "video/mp2t"})
_VAGUE_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain", "application/unknown"})

# First bytes of the picture and film formats; the jail decides what they really are.
_MAGIC = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF....(?:WEBP|AVI )|....ftyp|\x1aE\xdf\xa3|BM....\x00\x00\x00\x00",
    re.DOTALL,
)
# Nothing is ever taken back (``*+``): a row of comments could otherwise be split in 2**n ways before it is refused.
_HTML = re.compile(
    rb"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_HEAD = 1024


class Kind(StrEnum):
    """What something is, as far as a crawl cares."""

    PAGE = "page"
    MEDIA = "media"
    OTHER = "other"
    UNKNOWN = "unknown"
    """Only the answer will tell."""


def kind_of_address(url: str) -> Kind:
    """Return what the end of the address's path promises."""
    end = splitext(URL(url).path)[1].lower()
    if end in MEDIA_ENDS:
        return Kind.MEDIA
    return Kind.OTHER if end in OTHER_ENDS else Kind.UNKNOWN


def kind_of_answer(content_type: str, head: bytes, url: str) -> Kind:
    """Return what an answer is, from its ``Content-Type``, its first bytes and its address; never ``UNKNOWN``."""
    mime = content_type.partition(";")[0].strip().lower()
    if mime in _PAGE_TYPES:
        # A picture served under the wrong name is still a picture.
        return Kind.MEDIA if _MAGIC.match(head) else Kind.PAGE
    if mime.startswith(("image/", "video/")) and mime not in _NOT_MEDIA_TYPES:
        return Kind.MEDIA
    if mime not in _VAGUE_TYPES:
        return Kind.OTHER
    return _kind_of_bytes(head, url)


def _kind_of_bytes(head: bytes, url: str) -> Kind:
    if _MAGIC.match(head):
        return Kind.MEDIA
    if _HTML.match(head[:_HEAD]):
        return Kind.PAGE
    return Kind.MEDIA if kind_of_address(url) is Kind.MEDIA else Kind.OTHER
