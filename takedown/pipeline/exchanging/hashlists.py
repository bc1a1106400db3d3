"""Lists of hashes in the shapes that other tools read and write: StopNCII, ThreatExchange, CSV.

Shapes: StopNCII's partner API (``signalType``, ``hashStatus``) and ThreatExchange's signal names as read in
python-threatexchange, ``exchanges/clients/stopncii/api.py`` and ``signal_type/`` (commit baefb4e; a video's MD5 is
``HASH_VIDEO_MD5`` in ``signal_type/md5.py``); CSV has the columns ``signal_type,value``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from takedown.cases.media import Fingerprint, Media, MediaKind


class ListFormat(StrEnum):
    """A shape of list."""

    STOPNCII = "stopncii"
    THREATEXCHANGE = "threatexchange"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Signal:
    """One hash: ``signal_type`` is ours (``pdq``, ``md5``, ``video_md5``, ``sha256``, ``phash``, ``dhash``), in hex."""

    signal_type: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list: its place (from 1), and the signal or the code that says why it couldn't be taken."""

    place: int
    signal: Signal | None = None
    code: str = ""


_VIDEO_MD5 = "video_md5"
_DIGITS = {"pdq": 64, "md5": 32, _VIDEO_MD5: 32, "sha256": 64, "phash": 16, "dhash": 16}
# Banks hold a video by its file's MD5; the codes of its first frame would stand for a picture that nobody registered.
_OF_A_VIDEO = {_VIDEO_MD5: "md5", "sha256": "sha256"}
_OF_A_PICTURE = {name: name for name in _DIGITS if name != _VIDEO_MD5}

_NAMES = {
    ListFormat.STOPNCII: {"pdq": "ImagePDQ", _VIDEO_MD5: "VideoMD5"},
    ListFormat.THREATEXCHANGE: {
        "pdq": "HASH_PDQ",
        "md5": "HASH_MD5",
        _VIDEO_MD5: "HASH_VIDEO_MD5",
        "sha256": "HASH_SHA256",
    },
    ListFormat.CSV: {name: name for name in _DIGITS},
}
_TYPES = {name.lower(): ours for names in _NAMES.values() for ours, name in names.items()}


def signals(media: Media, shape: ListFormat) -> Iterator[Signal]:
    """Return the signals of one picture or video that a list of this shape can hold."""
    return (signal for signal in _of(media.fingerprint, media.kind) if signal.signal_type in _NAMES[shape])


def first_signal(found: Fingerprint) -> Signal:
    """Return the signal that says most of what ``found`` looks like; the only one, of what a list brought."""
    return next(_of(found, MediaKind.IMAGE))


def name_in(shape: ListFormat, signal: Signal) -> str:
    """Return what a list of this shape calls the signal's type."""
    return _NAMES[shape][signal.signal_type]


def written(found: Iterable[Signal], shape: ListFormat) -> str:
    """Return a whole list as text."""
    if shape is ListFormat.CSV:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("signal_type", "value"))
        writer.writerows((signal.signal_type, signal.value) for signal in found)
        return out.getvalue()
    if shape is ListFormat.STOPNCII:
        entries = [{"signalType": name_in(shape, one), "hashValue": one.value, "hashStatus": "Active"} for one in found]
        return json.dumps({"hashRecords": entries}, indent=1) + "\n"
    data = [{"type": name_in(shape, one), "indicator": one.value} for one in found]
    return json.dumps({"data": data}, indent=1) + "\n"


def read(text: str) -> Iterator[Line]:
    """Yield the entries of a list of any of the shapes, told apart by its content; a bad entry has its code.

    Codes: ``not-a-list``, ``unknown-type``, ``bad-value``, ``withdrawn``.
    """
    text = text.lstrip("\ufeff")
    if text.lstrip()[:1] in ("{", "["):
        yield from _from_json(text)
    else:
        yield from _from_csv(text)


def fingerprint(signal: Signal) -> Fingerprint:
    """Return the fingerprint that holds this one signal."""
    return Fingerprint.of({_OF_A_VIDEO.get(signal.signal_type, signal.signal_type): signal.value})


def kind(signal: Signal) -> MediaKind:
    """Return what this one signal stands for."""
    return MediaKind.VIDEO if signal.signal_type == _VIDEO_MD5 else MediaKind.IMAGE


def _of(found: Fingerprint, kind: MediaKind) -> Iterator[Signal]:
    for ours, field in (_OF_A_VIDEO if kind is MediaKind.VIDEO else _OF_A_PICTURE).items():
        value: bytes | None = getattr(found, field)
        if value is not None:
            yield Signal(ours, value.hex())


def _from_json(text: str) -> Iterator[Line]:
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        yield Line(1, code="not-a-list")
        return
    entries = parsed if isinstance(parsed, list) else _entries(parsed)
    if not isinstance(entries, list):
        yield Line(1, code="not-a-list")
        return
    for place, entry in enumerate(entries, start=1):
        yield _json_line(place, entry)


def _entries(parsed: dict[str, Any]) -> object:
    return next((parsed[name] for name in ("hashRecords", "data", "hashes") if name in parsed), None)


def _json_line(place: int, entry: object) -> Line:
    if not isinstance(entry, dict):
        return Line(place, code="not-a-list")
    if _first(entry, "hashStatus").lower() in {"withdrawn", "deleted"}:
        return Line(place, code="withdrawn")
    kind = _first(entry, "signalType", "type", "signal_type")
    return _line(place, kind, _first(entry, "hashValue", "indicator", "value", "hash"))


def _first(entry: dict[str, Any], *names: str) -> str:
    """Return the first text under one of ``names``; what isn't text, however deeply nested, is never spelled out."""
    return next((entry[name] for name in names if isinstance(entry.get(name), str)), "")


def _from_csv(text: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=None))
    try:
        yield from _rows(reader)
    except csv.Error:
        # A cell beyond the library's limit, such as one whose quotation mark is never closed: no more rows are told.
        yield Line(reader.line_num, code="not-a-list")


def _rows(reader: Any) -> Iterator[Line]:
    columns, first = (0, 1), True
    for row in reader:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        names = [cell.lower() for cell in cells]
        if first and {"signal_type", "value"} <= set(names):
            columns = (names.index("signal_type"), names.index("value"))
        else:
            kind, value = (cells[column] if column < len(cells) else "" for column in columns)
            yield _line(reader.line_num, kind, value)
        first = False


def _line(place: int, kind: str, value: str) -> Line:
    ours = _TYPES.get(kind.lower())
    if ours is None:
        return Line(place, code="unknown-type")
    value = value.lower()
    if not re.fullmatch(rf"[0-9a-f]{{{_DIGITS[ours]}}}", value):
        return Line(place, code="bad-value")
    return Line(place, Signal(ours, value))
