"""Dynamic streaming over HTTP (ISO/IEC 23009-1): the segments of the smallest picture that suffices, by period."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from yarl import URL

from takedown.crawl.bundles.hls import NotAPlaylist
from takedown.crawl.bundles.pieces import Piece, Rendition, Run, rank
from takedown.crawl.net.urls import joined_or_none

_DURATION = re.compile(r"P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?")
_PLACEHOLDER = re.compile(r"\$(?:(RepresentationID|Number|Time|Bandwidth)(?:%0(\d{1,2})[diu])?)?\$")
_RANGE = re.compile(r"(\d{1,15})-(\d{1,15})")
_FORMS = ("SegmentTemplate", "SegmentList", "SegmentBase")
_MOST_PERIODS = 50

Attributes = dict[str, str]


def parsed(text: bytes, url: str) -> list[Run]:
    """Return one run for each period of the presentation; what is encrypted is left out.

    Raises:
        NotAPlaylist: it can't be read.
    """
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as problem:
        raise NotAPlaylist from problem
    if _name(root) != "MPD":
        raise NotAPlaylist
    whole = _seconds(root.get("mediaPresentationDuration", ""))
    runs = [_run([root, period], URL(url), whole) for period in _children(root, "Period")[:_MOST_PERIODS]]
    return [run for run in runs if run is not None]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A representation with all elements around it, the outermost first."""

    path: list[Element]

    @property
    def element(self) -> Element:
        return self.path[-1]

    def rendition(self) -> Rendition:
        width, height = (_number(self.inherited().get(side, "")) for side in ("width", "height"))
        return Rendition(min(width, height) or height, _number(self.element.get("bandwidth", "")))

    def inherited(self) -> Attributes:
        """Return the attributes of the adaptation set, overruled by the representation's."""
        return self.path[-2].attrib | self.element.attrib

    def shows(self) -> bool:
        facts = self.inherited()
        kind = facts.get("mimeType") or facts.get("contentType") or ""
        return kind.startswith("video") or (not kind and "height" in facts)

    def is_locked(self) -> bool:
        return any(_children(element, "ContentProtection") for element in self.path)

    def base(self, url: URL) -> URL | None:
        for element in self.path:
            for base in _children(element, "BaseURL")[:1]:
                target = joined_or_none(url, base.text or "")
                if target is None:
                    return None
                url = URL(target)
        return url

    def form(self) -> tuple[str, Attributes, list[Element]]:
        """Return which form lists its segments, with what the elements around it add, and the form's own elements.

        An inner form overrules an outer one, attribute by attribute and child by child (5.3.9.1).
        """
        found = [child for element in self.path for child in element if _name(child) in _FORMS]
        if not found:
            return "", {}, []
        name = _name(found[-1])
        facts: Attributes = {}
        children: dict[str, list[Element]] = {}
        for form in (form for form in found if _name(form) == name):
            facts |= form.attrib
            children |= {_name(child): _children(form, _name(child)) for child in form}
        return name, facts, [child for group in children.values() for child in group]


def _run(path: list[Element], url: URL, whole: float) -> Run | None:
    pictures = [
        _Picture([*path, adaptation, representation])
        for adaptation in _children(path[-1], "AdaptationSet")
        for representation in _children(adaptation, "Representation")
    ]
    shown = [picture for picture in pictures if picture.shows() and not picture.is_locked()]
    for picture in sorted(shown, key=lambda picture: rank(picture.rendition())):
        base = picture.base(url)
        if base is not None:
            return _segments(picture, base, _seconds(path[-1].get("duration", "")) or whole)
    return None


def _segments(picture: _Picture, base: URL, seconds: float) -> Run | None:
    form, facts, children = picture.form()
    if form == "SegmentTemplate":
        return _by_template(picture, facts, children, base, seconds)
    if form == "SegmentList":
        return _by_list(children, base)
    return Run(None, [Piece(str(base), whole=True)])


def _by_template(
    picture: _Picture, facts: Attributes, children: list[Element], base: URL, seconds: float
) -> Run | None:
    media = facts.get("media", "")
    if not media:
        return None
    names = {"RepresentationID": picture.element.get("id", ""), "Bandwidth": picture.element.get("bandwidth", "")}
    initial = facts.get("initialization", "")
    head = joined_or_none(base, _filled(initial, names)) if initial else None

    def pieces() -> Iterator[Piece]:
        for number, time in _numbered(facts, children, seconds):
            target = joined_or_none(base, _filled(media, names | {"Number": str(number), "Time": str(time)}))
            if target is not None:
                yield Piece(target)

    return Run(None if head is None else Piece(head), pieces())


def _numbered(facts: Attributes, children: list[Element], seconds: float) -> Iterator[tuple[int, int]]:
    """Yield number and time of each segment; without an end where the presentation doesn't tell its length."""
    scale = _number(facts.get("timescale", "")) or 1
    first = _number(facts.get("startNumber", "1"))
    timeline = [child for child in children if _name(child) == "SegmentTimeline"]
    if timeline:
        yield from enumerate(_times(timeline[0], seconds * scale), first)
        return
    length = _number(facts.get("duration", ""))
    most = math.ceil(seconds * scale / length) if seconds and length else None
    for offset in count() if most is None else range(most):
        yield first + offset, offset * length


def _times(timeline: Element, end: float) -> Iterator[int]:
    """Yield when each segment begins (5.3.9.6); one that repeats up to the end does so only where that is known."""
    time = 0
    for entry in _children(timeline, "S"):
        time = _number(entry.get("t", "")) or time
        length = _number(entry.get("d", ""))
        repeats = entry.get("r", "0").strip()
        left = (math.ceil((end - time) / length) if length else 0) if repeats.startswith("-") else _number(repeats) + 1
        for _ in range(max(1, left)):
            yield time
            time += length


def _by_list(children: list[Element], base: URL) -> Run:
    heads = [_ranged(child, "sourceURL", "range", base) for child in children if _name(child) == "Initialization"]
    pieces = [_ranged(child, "media", "mediaRange", base) for child in children if _name(child) == "SegmentURL"]
    return Run(next(iter(heads), None), [piece for piece in pieces if piece is not None])


def _ranged(element: Element, address: str, place: str, base: URL) -> Piece | None:
    href = element.get(address, "")
    target = joined_or_none(base, href) if href else str(base)
    found = _RANGE.fullmatch(element.get(place, ""))
    if target is None:
        return None
    start, last = (int(found[1]), int(found[2])) if found else (0, -1)
    return Piece(target, start, max(0, last - start + 1))


def _filled(template: str, names: Attributes) -> str:
    """Return an address with its placeholders filled in (5.3.9.4.4)."""

    def value(found: re.Match[str]) -> str:
        return names.get(found[1], "").zfill(int(found[2] or 0)) if found[1] else "$"

    return _PLACEHOLDER.sub(value, template)


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if _name(child) == name]


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 18 else 0  # noqa: PLR2004 - digits of what 64 bits hold


def _seconds(text: str) -> float:
    """Return a duration (ISO 8601) in seconds; 0 where there is none."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return 0.0
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return days * 86_400 + hours * 3_600 + minutes * 60 + seconds
