"""HTTP Live Streaming (RFC 8216): a master playlist's renditions, or a media playlist's segments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import m3u8
from yarl import URL

from takedown.crawl.bundles.pieces import Lock, Piece, Rendition, Run, rank
from takedown.crawl.net.urls import joined_or_none

_MOST_LINES = 20_000
_LONGEST_LINE = 8_192
_BLOCK = 16
_RANGE = re.compile(r"(\d{1,15})(?:@(\d{1,15}))?")
_AUDIO = ("mp4a", "ac-3", "ec-3", "opus", "flac", "alac", "vorbis", "stpp", "wvtt")
"""How codecs begin that show nothing (RFC 6381)."""
# What the parser raises on lines that break the rules; seen on fuzzed playlists and read in its source.
_BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, m3u8.ParseError)

Range = tuple[int, int]


class NotAPlaylist(Exception):
    """The text can't be read as what it claims to be. Internal: ``playlist`` makes a ``BundleRefused`` of it."""


def parsed(text: str, url: str) -> list[str] | list[Run]:
    """Return a master's renditions as addresses, the best choice first, or the runs of a media playlist.

    Args:
        text: the playlist; lines beyond 20,000 are not read.
        url: where it was, to which its addresses are relative.

    Raises:
        NotAPlaylist: it can't be read.
    """
    lines = (line for line in text.lstrip("\ufeff").splitlines()[:_MOST_LINES] if len(line) <= _LONGEST_LINE)
    try:
        playlist = m3u8.loads("\n".join(lines))
        if playlist.playlists:
            return _renditions(playlist, URL(url))
        return list(_runs(playlist, URL(url)))
    except _BROKEN as problem:
        raise NotAPlaylist from problem


def _renditions(master: Any, base: URL) -> list[str]:
    seen: dict[str, Rendition] = {}
    for variant in master.playlists:
        info = variant.stream_info
        target = joined_or_none(base, variant.uri or "")
        if target is not None and not _only_sound(info.codecs):
            width, height = info.resolution or (0, 0)
            seen.setdefault(target, Rendition(min(width, height), info.bandwidth or 0))
    return sorted(seen, key=lambda target: rank(seen[target]))


def _only_sound(codecs: str | None) -> bool:
    named = [codec.strip().lower() for codec in (codecs or "").split(",") if codec.strip()]
    return bool(named) and all(codec.startswith(_AUDIO) for codec in named)


def _runs(playlist: Any, base: URL) -> Iterator[Run]:
    """Yield the segments in their order, anew from where another initialisation segment holds."""
    placed = list(_placed(playlist.segments))
    for _, group in groupby(placed, key=lambda pair: _identity(pair[0].init_section)):
        members = list(group)
        pieces = [piece for segment, place in members if (piece := _piece(segment, place, base)) is not None]
        if pieces:
            yield Run(_head(members[0][0], base), pieces)


def _placed(segments: Any) -> Iterator[tuple[Any, Range]]:
    """Yield each segment with its bytes; one that doesn't say where it starts follows the one before."""
    end = 0
    for segment in segments:
        place = _range(segment.byterange, end)
        end = sum(place)
        yield segment, place


def _range(text: str | None, follows: int) -> Range:
    if not text:
        return 0, 0
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        raise ValueError
    return int(found[2]) if found[2] else follows, int(found[1])


def _identity(section: Any) -> tuple[str, str]:
    return ("", "") if section is None else (section.uri or "", section.byterange or "")


def _head(segment: Any, base: URL) -> Piece | None:
    section = segment.init_section
    target = joined_or_none(base, section.uri or "") if section is not None else None
    if target is None:
        return None
    return Piece(target, *_range(section.byterange, 0), lock=_lock(segment, base))


def _piece(segment: Any, place: Range, base: URL) -> Piece | None:
    """Return a segment as a piece; ``None``: it says that it isn't there, or is locked in a way that isn't opened."""
    target = joined_or_none(base, segment.uri or "")
    locked = segment.key is not None and segment.key.method != "NONE"
    lock = _lock(segment, base)
    if target is None or segment.gap_tag or (locked and lock is None):
        return None
    return Piece(target, *place, lock=lock)


def _lock(segment: Any, base: URL) -> Lock | None:
    key = segment.key
    if key is None or key.method != "AES-128" or (key.keyformat or "identity") != "identity":
        return None
    target = joined_or_none(base, key.uri or "")
    number = int(key.iv, 16) if key.iv else segment.media_sequence or 0
    return None if target is None else Lock(target, number.to_bytes(_BLOCK, "big"))
